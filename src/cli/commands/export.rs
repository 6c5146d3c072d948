//! `devrel-ready export`: writes a report.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use jiff::civil::Date;

use super::example;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::rating::{Rating, rating_json};
use crate::report::{
    ExportFormat, FORMATS, LogOrder, Notes, Report, ReportRequest, Scope, UnknownEnding, log_document,
};
use crate::store::{Overwrite, export, typed_path};
use crate::text::{COLUMNS, Clean, counted, fold_page, listed};
use crate::words::not_anonymous_words;

/// Write a report, to standard output or a file
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct ExportArgs {
    /// A saved assessment, a file of answers or a report, or - for standard input
    #[arg(value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// The form of the report; usually the one that the name of the file asks for, or else JSON
    #[arg(long, value_parser = format_parser())]
    format: Option<&'static ExportFormat>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Write the document for a review instead: what the log says, as text
    #[arg(long, conflicts_with_all = ["format", "with_notes"])]
    log: bool,

    /// With --log: only what happened on this day or later
    #[arg(long, value_name = "DATE", requires = "log")]
    since: Option<Date>,

    /// With --log: the order of the entries
    #[arg(long, value_enum, default_value_t, requires = "log")]
    by: ByOption,

    /// Put your private notes in as well
    #[arg(long)]
    with_notes: bool,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// The order of a review document.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ByOption {
    /// By the skills that the entries show
    #[default]
    Skill,
    /// By the month, the newest first
    Month,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready export me -o me.json
  devrel-ready export me -o me.txt        For people; --format text does the same
  devrel-ready export me | jq '.results[] | select(.verdict == \"ready\")'
  devrel-ready export answers.json        Scores a file without saving anything
  devrel-ready export me --log --since 2026-06-01 -o review.txt

The same answers give the same bytes, apart from generated_at; set
SOURCE_DATE_EPOCH to fix that too. Evidence is part of a report, notes only with
--with-notes. `devrel-ready schema report` describes the format.

",
    example::answers_file!(),
    "A report can be read back wherever an answers file can."
);

/// Reads the name of a format. Help and completions list what each holds.
fn format_parser() -> impl TypedValueParser<Value = &'static ExportFormat> {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.description()));
    PossibleValuesParser::new(values)
        .map(|name| ExportFormat::named(&name).expect("the parser allows these names only"))
}

/// Builds the usage error for a file ending that no report has. `--format` allows any ending.
fn no_such_format(ending: &UnknownEnding) -> Failure {
    let options: Vec<String> = FORMATS.iter().map(|format| format!("--format {}", format.name)).collect();
    Failure::usage(ending.to_string(), format!("{}, or pass {}", ending.hint(), listed(&options, "or")))
}

impl ExportArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let output = self.output.as_ref().filter(|file| file.as_os_str() != "-");
        let file = output.map(|file| typed_path(file)).transpose()?;
        if self.log {
            return self.write_log(context, file);
        }
        let generated_at = CommandContext::report_time()?;
        let format = match (self.format, &file) {
            // --format wins over the file ending.
            (Some(format), _) => format,
            (None, Some(file)) => {
                let asked_for =
                    ExportFormat::of_file(&file.to_string_lossy()).map_err(|ending| no_such_format(&ending))?;
                asked_for.unwrap_or(ExportFormat::usual())
            }
            (None, None) => ExportFormat::usual(),
        };
        let subject_reader::OpenedSubject { assessment, mut messages, .. } =
            subject_reader::open_or_rating(context, &self.name)?;
        if let Some(rating) = Rating::of(&assessment, CommandContext::today()) {
            return self.write_rating(context, file, (rating, messages));
        }
        subject_reader::refuse_foreign("export", &assessment)?;
        let notes = if self.with_notes { Notes::With } else { Notes::Without };
        let scope = Scope::default();
        let request = ReportRequest { assessment: &assessment, generated_at, notes, effort: None, scope };
        let report = Report::of(request);
        let result = format.write(&report);
        let ExportFormat { title, contents, .. } = format;
        let notes = if self.with_notes { "with your notes" } else { "without notes" };
        let about = format!("{title}.\nIt holds {contents}, {notes}.");
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::exact(result) });
        };
        let _ = writeln!(messages, "{}", self.write(context, &file, &result, &about)?);
        Ok(Reply { messages, ..Reply::default() })
    }

    /// Writes the rating that a saved assessment about another person holds.
    fn write_rating(
        &self,
        context: &CommandContext,
        file: Option<PathBuf>,
        (rating, mut messages): (Rating, String),
    ) -> Result<Reply, Failure> {
        if self.format.is_some_and(|format| format.name != ExportFormat::usual().name) {
            return Err(Failure::usage("a rating is written as JSON only", "leave --format out"));
        }
        let who_sees_it = not_anonymous_words(&rating.about);
        if rating.count() == 0 {
            let name = rating.about.clone();
            let (why, hint) = ("nothing is rated yet".to_owned(), "rate one skill at least".to_owned());
            return Err(Failure::Refused { verb: "export a rating of", name, why, hint });
        }
        let _ = writeln!(messages, "{who_sees_it}");
        let rating = if self.with_notes { rating } else { rating.without_notes() };
        let text = rating_json(&rating);
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::exact(text) });
        };
        if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            return Err(Failure::usage("a rating is written as JSON only", "choose a name that ends in .json"));
        }
        let skills = counted(rating.count(), "skill", "skills");
        let about = format!("the rating of {} by {}, {skills}.", rating.about, rating.by);
        let _ = writeln!(messages, "{}", self.write(context, &file, &text, &about)?);
        Ok(Reply { messages, ..Reply::default() })
    }

    /// Writes the document for a review.
    fn write_log(&self, context: &CommandContext, file: Option<PathBuf>) -> Result<Reply, Failure> {
        let subject_reader::OpenedSubject { assessment, mut messages, .. } = subject_reader::open(context, &self.name)?;
        let order = match self.by {
            ByOption::Skill => LogOrder::BySkill,
            ByOption::Month => LogOrder::ByMonth,
        };
        let document = log_document(&assessment, self.since, order);
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::page(document) });
        };
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if !["", "txt", "text", "md"].contains(&ending.as_str()) {
            let message = format!("the document for a review is text, so it cannot be written as .{ending}");
            return Err(Failure::usage(message, "choose a name that ends in .txt or .md"));
        }
        let entries = counted(assessment.log().found(self.since, None).len(), "entry", "entries");
        let about = format!("the document for a review.\nIt holds {entries} of the log.");
        let _ = writeln!(messages, "{}", self.write(context, &file, &fold_page(&document, COLUMNS), &about)?);
        Ok(Reply { messages, ..Reply::default() })
    }

    /// Writes a file and returns what to say about it.
    fn write(&self, context: &CommandContext, file: &Path, text: &str, about: &str) -> Result<String, Failure> {
        let overwrite = if self.force { Overwrite::Replace } else { Overwrite::Refuse };
        match context.store() {
            Ok(store) => store.export(file, text.as_bytes(), overwrite)?,
            // Without a home directory there are no saves to protect, and a file can still be scored.
            Err(_) => export(file, text.as_bytes(), overwrite)?,
        }
        Ok(format!("Wrote {}: {about}", Clean::file(&file.to_string_lossy())))
    }
}
