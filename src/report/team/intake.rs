//! Takes reports one by one: the fast reader first, the careful one for everything else, and the person behind each.
//!
//! An intake is fed with places and bytes; it opens no file. Several intakes can share the files out, and are merged
//! afterwards: the result depends neither on the order of the files nor on how they were shared out.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::first_few::FirstFew;
use super::people::{Identity, PeopleRules};
use super::place::ReportPlace;
use super::{PersonReport, Roster, SkippedFile, TeamFiles};
use crate::assessment::a_year_before;
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::Framework;
use crate::report::{BeginningReader, BriefReport, Reading, read};
use crate::score::Evaluation;
use crate::team::{Member, TeamTally};
use crate::text::{Clean, decoded};

/// A receiver for the answers of each person.
pub trait PersonSink {
    /// Takes the answers of a person.
    fn take(&mut self, person: PersonReport);

    /// Adds what another sink has taken.
    fn merge(&mut self, other: Self);
}

impl PersonSink for TeamTally {
    fn take(&mut self, person: PersonReport) {
        let member = person.into_member(self.framework());
        self.add(member);
    }

    fn merge(&mut self, other: Self) {
        Self::merge(self, other);
    }
}

impl PersonReport {
    /// Returns the member of a team, with all results computed again.
    #[must_use]
    pub fn into_member(self, framework: &Arc<Framework>) -> Member {
        let Self { person, group, report } = self;
        let BriefReport { aim, sheet, wants, .. } = report;
        Member { person, group, aim, evaluation: Evaluation::of(framework, sheet), wants }
    }
}

/// Everything that the reading of reports depends on.
#[derive(Debug)]
pub struct IntakeRules {
    /// The questions and role profiles. Answers of another framework are skipped.
    pub framework: Arc<Framework>,
    /// No day of an answer is later than today.
    pub today: Date,
    /// The rules that tell people apart.
    pub people: PeopleRules,
}

/// Reads reports and passes the answers of each person on.
#[derive(Debug)]
pub struct Intake<'r, S> {
    rules: &'r IntakeRules,
    fast: BeginningReader<'r>,
    sink: S,
    read: u32,
    older_than_a_year: u32,
    skipped: FirstFew<SkippedFile>,
    replaced: FirstFew<Clean>,
    /// The newest answers so far of each person whose reports are joined.
    joined: BTreeMap<Clean, Newest>,
    /// The rows of the roster whose files were seen.
    used_rows: Vec<bool>,
}

/// The newest answers of a person.
#[derive(Debug)]
struct Newest {
    /// The day of the newest answer, the time of the report, and the place: the first of equal ones counts.
    age: (Option<Date>, Option<Timestamp>, Reverse<(u32, u64)>),
    file: Clean,
    person: PersonReport,
}

/// The result of an intake.
#[derive(Debug)]
pub struct TakenReports<S> {
    /// The sink with the answers of everybody.
    pub sink: S,
    /// The files behind it.
    pub files: TeamFiles,
    /// A problem for each row of the roster whose file was not there.
    pub missing: Problems,
}

impl<'r, S: PersonSink> Intake<'r, S> {
    /// Returns an intake that passes people on to a sink.
    pub fn new(rules: &'r IntakeRules, sink: S) -> Self {
        let rows = rules.people.roster.as_ref().map_or(0, Roster::len);
        Self {
            rules,
            fast: BeginningReader::new(&rules.framework, rules.today),
            sink,
            read: 0,
            older_than_a_year: 0,
            skipped: FirstFew::default(),
            replaced: FirstFew::default(),
            joined: BTreeMap::new(),
            used_rows: vec![false; rows],
        }
    }

    /// Takes a report of which at least everything before its results is there. Returns false if the careful reader has
    /// to look at the whole of it.
    pub fn take_beginning(&mut self, place: &ReportPlace<'_>, beginning: &[u8]) -> bool {
        match self.fast.read(beginning) {
            Some(report) => {
                self.take(place, report);
                true
            }
            None => false,
        }
    }

    /// Takes a whole report, or skips it with the reason.
    pub fn take_whole(&mut self, place: &ReportPlace<'_>, bytes: Vec<u8>) {
        let text = match decoded(bytes) {
            Ok(text) => text,
            Err(what) => return self.skip(place, &format!("it is {what}")),
        };
        if text.starts_with("{\"schema\":\"devrel-ready/save/") {
            let reason = "this is a save of the program and not a report; `devrel-ready export` writes one";
            return self.skip(place, reason);
        }
        let source = Source::new(place.shown, text);
        match self.careful(&source) {
            Ok(report) => self.take(place, report),
            Err(reason) => self.skip(place, &reason),
        }
    }

    /// Skips a report with a reason.
    pub fn skip(&mut self, place: &ReportPlace<'_>, reason: &str) {
        self.mark_row(place);
        self.skipped.add(place.order(), || SkippedFile { file: place.words(), reason: Clean::line(reason) });
    }

    fn careful(&self, source: &Source) -> Result<BriefReport, String> {
        let Reading { assessment, newer, generated_at, .. } =
            read(&self.rules.framework, source, self.rules.today).map_err(|problems| reason(&problems))?;
        if let Some(problem) = newer {
            return Err(of_problem(&problem));
        }
        if let Some(foreign) = assessment.foreign() {
            return Err(foreign.to_string());
        }
        Ok(BriefReport::of(&assessment, generated_at))
    }

    fn mark_row(&mut self, place: &ReportPlace<'_>) {
        for row in self.rules.people.rows(place).into_iter().flatten() {
            self.used_rows[row.number] = true;
        }
    }

    fn take(&mut self, place: &ReportPlace<'_>, report: BriefReport) {
        self.mark_row(place);
        let Identity { person, group, joins } = self.rules.people.identity(place, &report);
        let report = PersonReport { person, group, report };
        if !joins {
            return self.pass_on(report);
        }
        let BriefReport { answered_on, generated_at, .. } = &report.report;
        let age = (*answered_on, generated_at.as_str().parse().ok(), Reverse(place.order()));
        self.join(Newest { age, file: place.words(), person: report });
    }

    fn join(&mut self, mut newest: Newest) {
        match self.joined.get_mut(&newest.person.person) {
            None => drop(self.joined.insert(newest.person.person.clone(), newest)),
            Some(known) => {
                if newest.age > known.age {
                    std::mem::swap(known, &mut newest);
                }
                let (.., Reverse(order)) = newest.age;
                self.replaced.add(order, || newest.file);
            }
        }
    }

    fn pass_on(&mut self, person: PersonReport) {
        self.read += 1;
        let a_year_ago = a_year_before(self.rules.today);
        self.older_than_a_year += u32::from(person.report.not_after().is_some_and(|day| day < a_year_ago));
        self.sink.take(person);
    }

    /// Adds what another intake has taken by the same rules.
    pub fn merge(&mut self, other: Self) {
        self.read += other.read;
        self.older_than_a_year += other.older_than_a_year;
        self.skipped.merge(other.skipped);
        self.replaced.merge(other.replaced);
        for newest in other.joined.into_values() {
            self.join(newest);
        }
        for (used, more) in self.used_rows.iter_mut().zip(other.used_rows) {
            *used |= more;
        }
        self.sink.merge(other.sink);
    }

    /// Passes on the newest answers of the people whose reports are joined, and returns everything.
    pub fn finish(mut self) -> TakenReports<S> {
        for newest in std::mem::take(&mut self.joined).into_values() {
            self.pass_on(newest.person);
        }
        let roster = self.rules.people.roster.as_ref();
        let missing = roster.map(|roster| roster.missing(&self.used_rows)).unwrap_or_default();
        let (skipped_count, skipped) = self.skipped.into_parts();
        let (replaced_count, replaced) = self.replaced.into_parts();
        let files = TeamFiles {
            read: self.read,
            skipped,
            skipped_count,
            replaced,
            replaced_count,
            older_than_a_year: self.older_than_a_year,
        };
        TakenReports { sink: self.sink, files, missing }
    }
}

/// Returns the problems of a report in one line.
fn reason(problems: &Problems) -> String {
    let Some(first) = problems.first() else { return String::new() };
    match problems.count().saturating_sub(first.count) {
        0 => of_problem(first),
        1 => format!("{}, and 1 more problem", of_problem(first)),
        more => format!("{}, and {more} more problems", of_problem(first)),
    }
}

fn of_problem(problem: &Problem) -> String {
    let Problem { line, column, message, advice, .. } = problem;
    match line {
        0 => format!("{message}; {advice}"),
        _ => format!("line {line}, column {column}: {message}; {advice}"),
    }
}
