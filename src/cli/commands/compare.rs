//! `devrel-ready compare`: what changed between two states, why, and whether a different day would explain it.

mod drawn;
mod forget;
mod json;
mod rated;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::assessment::{Day, Name, PointInTime, StateLabel};
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::{CommandContext, band, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::table::{self, Align};
use crate::cli::subject_reader::{self, OpenedSubject, SavedState};
use crate::compare::{Comparison, ComparisonProblem, ComparisonRequest, Side, aim_of};
use crate::diagnostic::Source;
use crate::framework::Framework;
use crate::text::push_paragraph;
use crate::words::{
    apart_words, cause_points, compared_words, comparison_headline, comparison_lines, logged_lines, logged_words,
    told_apart,
};

/// Compare two states: what changed, why, and whether it is real
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
pub(crate) struct CompareArgs {
    /// The earlier state: a saved assessment, NAME@2, a file, or - for standard input
    #[arg(value_name = "BEFORE", value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// The later state; without it, the first one is compared with what its assessment is now. Or ratings, each a file
    #[arg(value_name = "AFTER", value_parser = Subject::parser(), value_hint = HINT)]
    after: Vec<Subject>,

    /// With a rating: keep it beside the assessment
    #[arg(long)]
    keep: bool,

    /// Compare with the ratings that are kept beside the assessment
    #[arg(long)]
    kept: bool,

    /// With three ratings or more: show the median and the range, without names
    #[arg(long, conflicts_with_all = ["json", "sheet"])]
    together: bool,

    /// With a rating: write a sheet for a conversation to this file: a page, Markdown or text, as its name ends
    #[arg(long, value_name = "FILE.md", value_hint = clap::ValueHint::FilePath, conflicts_with = "json")]
    sheet: Option<PathBuf>,

    /// With --sheet: replace the file if it is there already
    #[arg(long, requires = "sheet")]
    force: bool,

    /// Delete a rating that is kept beside the assessment, after asking: its number, or the name of the rater
    #[arg(long, value_name = "RATER", conflicts_with_all = ["keep", "kept", "together", "sheet", "json", "after"])]
    forget: Option<String>,

    /// With --forget: do not ask
    #[arg(long, requires = "forget")]
    yes: bool,

    /// Look at this role instead of the one aimed at
    #[arg(long)]
    role: Option<String>,

    /// Judge by this band instead of the one aimed at
    #[arg(long)]
    band: Option<String>,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready compare me                 The newest point in time against now
  devrel-ready compare me@1               The first point against now
  devrel-ready compare me@1 me@3
  devrel-ready compare may.json me        A report against a saved assessment
  devrel-ready compare me@2026-05-01 --json | jq .change
  devrel-ready compare Sam sam-by-kim.json         A rating beside yours
  devrel-ready compare Sam sam-by-kim.json --keep  The same, and keep it
  devrel-ready compare Sam sam-by-kim.json --sheet talk.md
  devrel-ready compare Sam --kept --together       Three raters, without names
  devrel-ready compare Sam --forget Kim            Delete what was kept

The number is the change of the readiness for one role, over the skills that
have a level in both states. Its causes are the skills with another level; they
add up to it. The error comes from the answers that were given again: what was
carried over adds no doubt. Within noise, probably real and real say how the
change compares with it. The schema of the JSON is printed by `schema
comparison`.

A rating is what another person answered to a request from `invite`. It is set
beside your answers and never mixed with them or their scores.";

/// The two states, ready to be compared.
struct Compared {
    before: OpenedSubject,
    after: OpenedSubject,
}

impl CompareArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        if let Some(rater) = &self.forget {
            return forget::run(&self.name, rater, self.yes, context);
        }
        let subjects = std::iter::once(&self.name).chain(&self.after);
        if subjects.filter(|subject| **subject == Subject::Input).count() > 1 {
            let hint = "write one of them to a file";
            return Err(Failure::usage("both states come from standard input, which can be read once", hint));
        }
        let mut sources = self.after.iter().map(subject_reader::source_of).collect::<Result<Vec<_>, _>>()?;
        let needs_ratings = self.keep || self.kept || self.together || self.sheet.is_some() || sources.len() > 1;
        if needs_ratings || sources.iter().flatten().any(rated::is_rating) {
            if let Some((Subject::Saved(name), _)) =
                self.after.iter().zip(&sources).find(|(_, source)| source.is_none())
            {
                let message = format!("\"{name}\" is no rating, and a rating is needed here");
                return Err(Failure::usage(
                    message,
                    "name the file of each rating; two states are compared without these options",
                ));
            }
            let sources: Vec<Source> = sources.into_iter().flatten().collect();
            return rated::run(&self, context, &sources);
        }
        let second = self.after.first().map(|subject| (subject, sources.pop().flatten()));
        let compared = Compared::open(context, &self.name, second)?;
        let (before, after) = (&compared.before.assessment, &compared.after.assessment);
        let messages = compared.messages();
        let aim = aim_of(before, after);
        let framework = after.framework();
        let role = self.role.as_deref().map(|typed| role(framework, typed)).transpose()?;
        let band = self.band.as_deref().map(|typed| band(framework, typed)).transpose()?;
        let band = band.or(aim.map(|(_, band)| band)).unwrap_or(after.aim().band);
        let Some(role) = role.or(aim.map(|(role, _)| role)) else {
            return Err(compared.refused(&ComparisonProblem::NothingShared));
        };
        let [first, second] = compared.sides();
        let request = ComparisonRequest { before: first, after: second, role, band };
        let comparison = Comparison::of(&request).map_err(|problem| compared.refused(&problem))?;
        if self.json {
            return Ok(Reply { messages, ..Reply::exact(json::page(&compared, &comparison, None)) });
        }
        let result = match context.target.page() {
            Some(mut page) => {
                drawn::comparison(&mut page, &compared, &comparison);
                Printed::Drawn(page)
            }
            None => Printed::Page(as_text(&compared, &comparison)),
        };
        Ok(Reply { result, messages, ..Reply::default() })
    }
}

impl Compared {
    /// Opens both states. The source of the second one has been read already, if it is no saved assessment.
    fn open(
        context: &CommandContext,
        first: &Subject,
        second: Option<(&Subject, Option<Source>)>,
    ) -> Result<Self, Failure> {
        let opened = subject_reader::open(context, first)?;
        if let Some((second, source)) = second {
            let after = match source {
                Some(source) => subject_reader::open_source(context, source),
                None => subject_reader::open(context, second),
            };
            return Ok(Self { before: opened, after: after? });
        }
        match &opened.origin {
            Some(SavedState { name, label: Some(_), .. }) => {
                let after = subject_reader::open(context, &Subject::Saved(name.clone()))?;
                Ok(Self { before: opened, after })
            }
            Some(SavedState { name, label: None, .. }) => {
                let newest = newest_point(context, name)?;
                let origin = SavedState {
                    name: name.clone(),
                    revision: newest.revision,
                    label: Some(StateLabel::Number(newest.number)),
                    kept_on: Some(newest.kept_on),
                };
                let assessment = newest.assessment;
                let before = OpenedSubject { assessment, messages: String::new(), newer: None, origin: Some(origin) };
                Ok(Self { before, after: opened })
            }
            None => Err(Failure::usage(
                "a file has to be compared with something",
                "name the other state too, as in `devrel-ready compare may.json me`",
            )),
        }
    }

    /// Returns the two sides. Only states of one assessment know which answers were given again in between.
    fn sides(&self) -> [Side<'_>; 2] {
        let origin = |opened: &OpenedSubject| opened.origin.as_ref().map(|origin| origin.name.clone());
        let is_one = origin(&self.before).is_some() && origin(&self.before) == origin(&self.after);
        [&self.before, &self.after].map(|opened| Side {
            assessment: &opened.assessment,
            revision: opened.origin.as_ref().map(|origin| origin.revision).filter(|_| is_one),
        })
    }

    /// Says what the log has between the two states: how many entries, and those of the skills with another level. Only
    /// between states of one assessment.
    fn logged(&self, comparison: &Comparison) -> Vec<(&'static str, String)> {
        let [first, _] = self.sides();
        let is_now = matches!(&self.after.origin, Some(SavedState { label: None, .. }));
        let day = |opened: &OpenedSubject| opened.assessment.answered_on().map(Day::latest);
        let kept_on = |opened: &OpenedSubject| opened.origin.as_ref().and_then(|origin| origin.kept_on);
        let days = (day(&self.before), day(&self.after).filter(|_| !is_now));
        // Points with the same answers lie as far apart as the days on which they were kept.
        let days = if days.0 == days.1 { (kept_on(&self.before), kept_on(&self.after)) } else { days };
        let (Some(from), until) = days else { return Vec::new() };
        if first.revision.is_none() {
            return Vec::new();
        }
        let log = self.after.assessment.log();
        let framework = self.framework();
        let skills = comparison.causes.iter().map(|cause| framework.skill(cause.skill).key.as_str());
        let entries = logged_lines(log, from, until, &skills.collect::<Vec<_>>()).into_iter();
        let words = logged_words(log, from, until, CommandContext::today());
        let count = words.into_iter().map(|words| ("In the log", words));
        count.chain(entries.map(|[day, text]| ("From your log", format!("{day} {text}")))).collect()
    }

    fn framework(&self) -> &Framework {
        self.after.assessment.framework()
    }

    fn messages(&self) -> String {
        let (before, after) = (&self.before.messages, &self.after.messages);
        if before == after { after.clone() } else { format!("{before}{after}") }
    }

    /// Names the assessment, and each state by the day of its answers.
    fn names(&self) -> (String, [String; 2]) {
        let name = |opened: &OpenedSubject| opened.assessment.name().to_string();
        let day = |opened: &OpenedSubject| match &opened.origin {
            Some(SavedState { label: None, .. }) => "now".to_owned(),
            _ => opened.assessment.answered_words(),
        };
        let (first, second) = (name(&self.before), name(&self.after));
        let days = [day(&self.before), day(&self.after)];
        if first == second {
            let number = |opened: &OpenedSubject| match opened.origin.as_ref()?.label.as_ref()? {
                StateLabel::Number(number) => Some(*number),
                _ => None,
            };
            return (first, told_apart(days, [number(&self.before), number(&self.after)]));
        }
        let [before, after] = days;
        (format!("{first} and {second}"), [format!("{first}, {before}"), format!("{second}, {after}")])
    }

    fn refused(&self, problem: &ComparisonProblem) -> Failure {
        let hint = match problem {
            ComparisonProblem::OtherQuestions { .. } => "compare two that answer the same questions",
            _ => "name another role with --role, or answer more first",
        };
        let name = self.after.assessment.name().clone();
        Failure::Refused { verb: "compare", name, why: problem.to_string(), hint: hint.to_owned() }
    }
}

fn newest_point(context: &CommandContext, name: &Name) -> Result<PointInTime, Failure> {
    let points = context.store()?.points(context.catalog(), name)?.points.pop();
    points.ok_or_else(|| {
        let (keep, again) = (context.program.command("keep", name), context.program.command("again", name));
        let hint = format!("`{keep}` keeps the present answers as one, and `{again}` does before you answer again");
        let why = "no point in time is kept yet".to_owned();
        Failure::Refused { verb: "compare", name: name.clone(), why, hint }
    })
}

fn as_text(compared: &Compared, comparison: &Comparison) -> String {
    let framework = compared.framework();
    let (name, days) = compared.names();
    let days = [days[0].as_str(), days[1].as_str()];
    let mut text = format!("{name}: {}\n\n", compared_words(framework, comparison, days));
    push_paragraph(&mut text, 0, &comparison_headline(comparison));
    if !comparison.causes.is_empty() {
        let _ = write!(text, "\n{}", causes(framework, comparison));
    }
    text.push('\n');
    for line in comparison_lines(framework, &compared.after.assessment, comparison) {
        push_paragraph(&mut text, 0, &format!("{}: {}", line.label, line.words));
    }
    for (label, words) in compared.logged(comparison) {
        push_paragraph(&mut text, 0, &format!("{label}: {words}"));
    }
    text
}

fn causes(framework: &Framework, comparison: &Comparison) -> String {
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    let head = ["Why", "then", "now", "points", ""].map(str::to_owned).to_vec();
    let rows = comparison.causes.iter().map(|cause| {
        vec![
            framework.skill(cause.skill).name.to_string(),
            cause.before.to_string(),
            cause.after.to_string(),
            cause_points(cause.tenths),
            apart_words(cause.is_two_or_more()).to_owned(),
        ]
    });
    let total = ["together", "", "", &comparison.change.to_string(), ""].map(str::to_owned).to_vec();
    let rows: Vec<_> = std::iter::once(head).chain(rows).chain(std::iter::once(total)).collect();
    table::draw(&columns, &rows)
}
