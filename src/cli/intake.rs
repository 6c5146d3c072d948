//! The reports of a team as arguments: which files, whose they are, and in which group.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint, value_parser};

use super::context::CommandContext;
use super::output::failure::Failure;
use super::output::progress::{Interruption, while_watched};
use crate::diagnostic::{Problems, Source};
use crate::report::team::{IntakeRules, PeopleRules, PersonSink, Roster, SkippedFile, TakenReports, TeamFiles};
use crate::store::{ReportFiles, read_roster, typed_path};
use crate::text::{Clean, counted};
use crate::workspace::{RollUp, RollUpProgress, roll_up};

/// The most threads without being asked for more.
const USUAL_JOBS: usize = 4;

/// The most skipped files that are named on standard error.
const NAMED_FILES: usize = 10;

#[derive(Debug, Args)]
pub(crate) struct IntakeArgs {
    /// Folders (at any depth), report files, files with a report in each line (.ndjson), or - for standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// Take groups from the first folder of each path, or people and groups from a table with the columns file, person
    /// and group
    #[arg(long, value_name = "folder|FILE.csv", value_hint = ValueHint::FilePath)]
    group: Option<PathBuf>,

    /// In files of lines: the reports with the same value in this field belong to one person, and the newest counts
    #[arg(long, value_name = "FIELD", value_parser = ["name"])]
    person_field: Option<String>,

    /// Fail if anything had to be skipped
    #[arg(long)]
    pub(crate) strict: bool,

    /// Read with so many threads; usually one for each core, at most 4
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=64))]
    jobs: Option<u16>,
}

/// What was read.
#[derive(Debug)]
pub(crate) struct Gathered<S> {
    pub(crate) sink: S,
    pub(crate) files: TeamFiles,
    pub(crate) messages: String,
    /// Blocks an interruption while a file is written.
    pub(crate) interruption: Interruption,
}

impl IntakeArgs {
    /// Reads with one thread, so that people come in the order of their files.
    pub(crate) const fn read_in_order(&mut self) {
        self.jobs = Some(1);
    }

    /// Reads all reports into a sink. Each thread fills one.
    pub(crate) fn gather<S: PersonSink + Send>(
        &self,
        context: &CommandContext,
        interruption: Interruption,
        sink: impl Fn() -> S,
    ) -> Result<Gathered<S>, Failure> {
        let people = PeopleRules { roster: self.roster()?, by_name: self.person_field.is_some() };
        let is_input = |path: &&PathBuf| path.as_os_str() == "-";
        let input = self.paths.iter().any(|path| is_input(&path)).then(|| Box::new(io::stdin()) as Box<_>);
        let named = self.paths.iter().filter(|path| !is_input(path)).map(|path| typed_path(path));
        let files = ReportFiles::find(&named.collect::<Result<Vec<_>, _>>()?)?;
        let framework = context.framework_for_many()?;
        let rules = IntakeRules { framework, today: CommandContext::today(), people };
        let cores = || std::thread::available_parallelism().map_or(1, usize::from).min(USUAL_JOBS);
        let jobs = self.jobs.map_or_else(cores, usize::from);
        let progress = RollUpProgress::default();
        let request = RollUp { files: &files, input, rules: &rules, jobs, progress: &progress };
        let TakenReports { sink, files: read, missing } = while_watched(&progress, || roll_up(request, sink));
        if let (Some(roster), false) = (&rules.people.roster, missing.is_empty()) {
            return Err(of_roster(roster.source(), &missing));
        }
        if read.read == 0 {
            return Err(nothing_found(&read));
        }
        let note = |path: String| format!("note: {} is named twice, and its reports count once\n", Clean::file(&path));
        let messages = files.doubled().map(note).collect();
        Ok(Gathered { sink, files: read, messages, interruption })
    }

    fn roster(&self) -> Result<Option<Roster>, Failure> {
        let Some(path) = self.group.as_ref().filter(|path| path.as_path() != Path::new("folder")) else {
            return Ok(None);
        };
        let source = read_roster(&typed_path(path)?)?;
        match Roster::read(source.clone()) {
            Ok(roster) => Ok(Some(roster)),
            Err(problems) => Err(of_roster(&source, &problems)),
        }
    }
}

fn of_roster(source: &Source, problems: &Problems) -> Failure {
    Failure::Team {
        message: Clean::line(&format!("cannot use the roster {}", source.name)),
        details: problems.iter().map(|problem| Clean::line(&problem.to_string())).collect(),
        hint: Clean::line("mend these lines and try again; nothing was written"),
    }
}

fn nothing_found(files: &TeamFiles) -> Failure {
    let hint = match files.skipped_count {
        0 => "name a folder with reports; `devrel-ready export NAME -o FILE.json` writes one",
        _ => "the lines above say what to do about each; `devrel-ready export NAME -o FILE.json` writes a report",
    };
    Failure::Team {
        message: Clean::line("no report was found"),
        details: skipped_lines(files).collect(),
        hint: Clean::line(hint),
    }
}

/// Names the files that were skipped, up to a limit.
pub(crate) fn skipped_lines(files: &TeamFiles) -> impl Iterator<Item = Clean> {
    let line = |SkippedFile { file, reason }: &SkippedFile| Clean::line(&format!("{file}: {reason}"));
    let more = (files.skipped_count as usize).saturating_sub(files.skipped.len().min(NAMED_FILES));
    let more = (more > 0).then(|| Clean::line(&format!("and {}", counted(more, "more file", "more files"))));
    files.skipped.iter().take(NAMED_FILES).map(line).chain(more)
}

/// Says which files were skipped; as an error if none may be.
pub(crate) fn tell_skipped(messages: &mut String, files: &TeamFiles, is_strict: bool) {
    let skipped = files.skipped_count as usize;
    if skipped == 0 {
        return;
    }
    let (word, why) = if is_strict { ("error", ", which --strict does not allow") } else { ("note", "") };
    let verb = if skipped == 1 { "was" } else { "were" };
    let _ = writeln!(messages, "{word}: {} {verb} skipped{why}", counted(skipped, "file or line", "files or lines"));
    for line in skipped_lines(files) {
        let _ = writeln!(messages, "  {line}");
    }
}
