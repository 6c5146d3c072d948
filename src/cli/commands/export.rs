//! `devrel-ready export`: writes a report.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use jiff::civil::Date;

use super::example;
use crate::cli::args::day::day_parser;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader::{self, OpenedSubject};
use crate::framework::Medium;
use crate::rating::{Rating, rating_json};
use crate::report::format::json::write_line;
use crate::report::{
    ExportFormat, FORMATS, Form, LogOrder, Notes, Report, ReportRequest, Scope, Timeline, UnknownEnding, log_document,
};
use crate::store::typed_path;
use crate::text::{Clean, counted, listed};
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

    /// Write the document for a review instead: what the log says, as a page, Markdown or text
    #[arg(long, conflicts_with = "with_notes")]
    log: bool,

    /// With --log: only what happened on this day or later
    #[arg(long, value_name = "DATE", requires = "log", value_parser = day_parser())]
    since: Option<Date>,

    /// With --log: the order of the entries
    #[arg(long, value_enum, default_value_t, requires = "log")]
    by: ByOption,

    #[command(flatten)]
    shape: ShapeOptions,

    /// Put your private notes in as well
    #[arg(long)]
    with_notes: bool,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// The options for the other shape of a format.
#[derive(Debug, Args)]
struct ShapeOptions {
    /// With a web page: the verdict, at most five strengths and gaps, and three steps, on one printed page
    #[arg(long, conflicts_with = "log")]
    one_page: bool,

    /// With CSV: begin with the mark by which Excel knows UTF-8
    #[arg(long, conflicts_with = "log")]
    excel: bool,

    /// With JSON: everything in one line, for a file with a report in each line
    #[arg(long, conflicts_with_all = ["log", "one_page", "excel"])]
    compact: bool,
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
  devrel-ready export me -o me.html       A page for a mentor, a manager, paper
  devrel-ready export me --one-page -o page.html
  devrel-ready export me -o me.md         Markdown; .txt gives plain text
  devrel-ready export me -o me.csv        For a spreadsheet, a row a skill
  devrel-ready export me -o me.resume.json
  devrel-ready export me | jq '.results[] | select(.verdict == \"ready\")'
  devrel-ready export answers.json        Scores a file without saving anything
  devrel-ready export me --compact >> all.ndjson
  devrel-ready export me --log --since 2026-06-01 -o review.txt

The same answers give the same bytes, apart from generated_at; set
SOURCE_DATE_EPOCH to fix that too. Evidence is part of a report, notes only with
--with-notes. `devrel-ready schema report` describes the JSON. In CSV, a cell
that begins with = + - or @ gets an apostrophe, so that no spreadsheet runs it.
To put the skills into a resume that you have:
  jq -s '.[0] * {skills: .[1].skills}' resume.json me.resume.json

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

/// Returns the format for a document: the one asked for, that of the file, or the usual one.
pub(crate) fn handout_format(
    asked_for: Option<&'static ExportFormat>,
    file: Option<&Path>,
    usual: &str,
) -> Result<&'static ExportFormat, Failure> {
    let of_file = file.map(|file| ExportFormat::of_file(&file.to_string_lossy()));
    let (of_file, unknown) = match of_file {
        Some(Err(ending)) if asked_for.is_none() => (None, Some(ending)),
        Some(found) => (found.ok().flatten(), None),
        None => (None, None),
    };
    let format = asked_for.or(of_file);
    let format = format.or(ExportFormat::named(usual)).unwrap_or(ExportFormat::for_people());
    if format.takes_handouts() && unknown.is_none() {
        return Ok(format);
    }
    let endings: Vec<String> = FORMATS
        .iter()
        .filter(|format| format.takes_handouts())
        .map(|format| format!(".{}", format.endings[0]))
        .collect();
    let message = match unknown {
        Some(ending) => ending.to_string(),
        None => format!("this document is for people, and {} is not", format.title),
    };
    Err(Failure::usage(message, format!("choose a name that ends in {}", listed(&endings, "or"))))
}

/// Returns the title of the format that the ending of a file stands for, if it is another one.
fn ending_of_another(format: &ExportFormat, file: &Path) -> Option<&'static str> {
    let other = ExportFormat::of_file(&file.to_string_lossy()).ok().flatten()?;
    (other != format).then_some(other.title)
}

impl ExportArgs {
    /// Returns what sets the texts of the report. Plain text is laid out in columns, as on a terminal.
    pub(crate) fn medium(&self) -> Medium {
        let of_file = || ExportFormat::of_file(&self.output.as_ref()?.to_string_lossy()).ok().flatten();
        let is_text = self.format.or_else(of_file).is_some_and(|format| format.name == "text");
        if is_text { Medium::Terminal } else { Medium::File }
    }

    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let output = self.output.as_ref().filter(|file| file.as_os_str() != "-");
        let file = output.map(|file| typed_path(file)).transpose()?;
        if self.log {
            return self.write_log(context, file);
        }
        let generated_at = CommandContext::report_time()?;
        let OpenedSubject { assessment, mut messages, origin, .. } =
            subject_reader::open_or_rating(context, &self.name)?;
        if let Some(rating) = Rating::of(&assessment, CommandContext::today()) {
            return self.write_rating(context, file, (rating, messages));
        }
        let form = self.form(file.as_deref())?;
        subject_reader::refuse_foreign("export", &assessment)?;
        let notes = if self.with_notes { Notes::With } else { Notes::Without };
        let scope = Scope::default();
        let points = subject_reader::points_beside(context, origin.as_ref(), &mut messages)?;
        let ratings = subject_reader::ratings_beside(context, (&assessment, origin.as_ref()), &mut messages)?;
        let kept = origin.map(|origin| Timeline { points: &points, ratings: &ratings, revision: origin.revision });
        let request = ReportRequest { assessment: &assessment, generated_at, notes, effort: None, scope, kept };
        let report = Report::of(request);
        let result = if self.shape.compact { write_line(&report) } else { form.write(&report) };
        let notes = if self.with_notes { "with your notes" } else { "without notes" };
        let about = format!("{}.\nIt holds {}, {notes}.", form.format.title, form.contents());
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::exact(result) });
        };
        if let Some(other) = ending_of_another(form.format, &file) {
            let file = Clean::file(&file.to_string_lossy());
            let _ = writeln!(messages, "note: {file} holds {}, as --format says, and not {other}", form.format.title);
        }
        let _ = writeln!(messages, "{}", self.write(context, &file, &result, &about)?);
        Ok(Reply { messages, ..Reply::default() })
    }

    /// Returns the form that the options and the name of the file ask for.
    fn form(&self, file: Option<&Path>) -> Result<Form, Failure> {
        let flags = [("one-page", self.shape.one_page), ("excel", self.shape.excel)];
        let flags: Vec<&str> = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).collect();
        let format = match (self.format, file) {
            // --format wins over the file ending.
            (Some(format), _) => Some(format),
            (None, Some(file)) => {
                ExportFormat::of_file(&file.to_string_lossy()).map_err(|ending| no_such_format(&ending))?
            }
            (None, None) => None,
        };
        // An option that only one format has asks for that format.
        let format = format.or_else(|| flags.first().and_then(|flag| ExportFormat::with_flag(flag)));
        let format = format.unwrap_or(ExportFormat::usual());
        if let Some(flag) = flags.iter().find(|flag| !format.has_flag(flag)) {
            let owner = ExportFormat::with_flag(flag).unwrap_or(format);
            let message = format!("--{flag} is for {}, and this is {}", owner.title, format.title);
            return Err(Failure::usage(message, format!("leave it out, or pass --format {}", owner.name)));
        }
        if self.shape.compact && format != ExportFormat::usual() {
            let message = format!("--compact is for {}, and this is {}", ExportFormat::usual().title, format.title);
            return Err(Failure::usage(message, "leave it out, or pass --format json"));
        }
        if self.with_notes && !format.may_have_notes {
            let message = format!("{} never holds private notes", format.title);
            return Err(Failure::usage(message, "leave --with-notes out, or choose another format"));
        }
        Ok(Form { format, is_variant: !flags.is_empty() })
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
        let OpenedSubject { assessment, mut messages, .. } = subject_reader::open(context, &self.name)?;
        let order = match self.by {
            ByOption::Skill => LogOrder::BySkill,
            ByOption::Month => LogOrder::ByMonth,
        };
        let document = log_document(&assessment, self.since, order);
        let format = handout_format(self.format, file.as_deref(), "text")?;
        let written = format.write_handout(&document).unwrap_or_default();
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::exact(written) });
        };
        let entries = counted(assessment.log().found(self.since, None).len(), "entry", "entries");
        let about = format!("the document for a review.\nIt holds {entries} of the log.");
        let _ = writeln!(messages, "{}", self.write(context, &file, &written, &about)?);
        Ok(Reply { messages, ..Reply::default() })
    }

    /// Writes a file and returns what to say about it.
    fn write(&self, context: &CommandContext, file: &Path, text: &str, about: &str) -> Result<String, Failure> {
        Ok(format!("Wrote {}: {about}", context.write_file(file, text, self.force)?))
    }
}
