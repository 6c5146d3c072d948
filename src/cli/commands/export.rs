//! `devrel-ready export`: writes a report.

use std::fmt::Write;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use super::example;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::report::{ExportFormat, FORMATS, Notes, Report, ReportRequest, Scope, UnknownEnding};
use crate::store::{Overwrite, export, typed_path};
use crate::text::{Clean, listed};

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

    /// Put your private notes in as well
    #[arg(long)]
    with_notes: bool,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready export me -o me.json
  devrel-ready export me -o me.txt        For people; --format text does the same
  devrel-ready export me | jq '.results[] | select(.verdict == \"ready\")'
  devrel-ready export answers.json        Scores a file without saving anything

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
        let generated_at = CommandContext::report_time()?;
        let file = self.output.filter(|file| file.as_os_str() != "-").map(|file| typed_path(&file)).transpose()?;
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
        let subject_reader::OpenedSubject { assessment, mut messages, .. } = subject_reader::open(context, &self.name)?;
        subject_reader::refuse_foreign("export", &assessment)?;
        let notes = if self.with_notes { Notes::With } else { Notes::Without };
        let scope = Scope::default();
        let request = ReportRequest { assessment: &assessment, generated_at, notes, effort: None, scope };
        let report = Report::of(request);
        let result = format.write(&report);
        let Some(file) = file else {
            return Ok(Reply { messages, ..Reply::exact(result) });
        };
        let overwrite = if self.force { Overwrite::Replace } else { Overwrite::Refuse };
        match context.store() {
            Ok(store) => store.export(&file, result.as_bytes(), overwrite)?,
            // Without a home directory there are no saves to protect, and a file can still be scored.
            Err(_) => export(&file, result.as_bytes(), overwrite)?,
        }
        let shown = Clean::file(&file.to_string_lossy());
        let ExportFormat { title, contents, .. } = format;
        let notes = if self.with_notes { "with your notes" } else { "without notes" };
        let _ = writeln!(messages, "Wrote {shown}: {title}.\nIt holds {contents}, {notes}.");
        Ok(Reply { messages, ..Reply::default() })
    }
}
