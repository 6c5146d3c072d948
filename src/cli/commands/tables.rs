//! `devrel-ready tables`: writes the reports of a team as tables, for engines that take SQL.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use clap::{Args, ValueEnum, ValueHint};

use crate::cli::context::CommandContext;
use crate::cli::intake::{Gathered, IntakeArgs, tell_skipped};
use crate::cli::output::failure::Failure;
use crate::cli::output::progress::Interruption;
use crate::cli::output::reply::Reply;
use crate::cli::output::status::ExitStatus;
use crate::report::team::{Manifest, PersonNames, Table, TableForm};
use crate::store::{Overwrite, StoreError, typed_path};
use crate::text::{Clean, counted, listed};
use crate::workspace::{TablesRequest, TablesWriter};

/// Write the reports of a team as tables, for SQL
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct TablesArgs {
    #[command(flatten)]
    intake: IntakeArgs,

    /// The folder to create
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: PathBuf,

    /// The form of the tables
    #[arg(long, value_enum, default_value_t)]
    format: FormOption,

    /// Name people; otherwise each run gives them new numbers
    #[arg(long)]
    names: bool,

    /// Replace the tables if they are there already
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum FormOption {
    /// Comma-separated values with a header
    #[default]
    Csv,
    /// A JSON object in each line
    Ndjson,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready tables reports/ -o tables
  devrel-ready tables reports/ -o tables --names --format ndjson
  zstd -dc all.ndjson.zst | devrel-ready tables - -o tables
  cd tables && duckdb team.db < schema.sql

The folder gets the tables people, answers, results and targets, schema.sql with
their types, questions about the team in sql/, and manifest.json, which says what
each column means. All results are computed from the answers. docs/teams.md shows
how DuckDB, SQLite, PostgreSQL and Spark take them.

Tables are personal data, also without names. Evidence and notes are not in them.
In CSV, a text that begins with = + - or @ gets an apostrophe, so that no
spreadsheet runs it; NDJSON has each text as it is. `devrel-ready schema tables`
describes manifest.json.";

impl TablesArgs {
    pub(crate) fn run(mut self, context: &CommandContext) -> Result<Reply, Failure> {
        let target = typed_path(&self.output)?;
        let shown = Clean::file(&self.output.to_string_lossy());
        let framework = Arc::clone(context.framework()?);
        let generated_at = CommandContext::report_time()?;
        let form = match self.format {
            FormOption::Csv => TableForm::Csv,
            FormOption::Ndjson => TableForm::Ndjson,
        };
        let names = if self.names { PersonNames::Names } else { PersonNames::Pseudonyms };
        if self.names {
            // With names the order tells nothing, and one thread keeps it the same in each run.
            self.intake.read_in_order();
        }
        let overwrite = if self.force { Overwrite::Replace } else { Overwrite::Refuse };
        let folder = context.store()?.begin_folder(&target, &Manifest::file_names(), overwrite)?;
        let request = TablesRequest { framework: Arc::clone(&framework), form, names, today: CommandContext::today() };
        let (writer, folder) = TablesWriter::begin(request, folder)?;
        let interruption = Interruption::prepare();
        interruption.removing({
            let folder = Arc::clone(&folder);
            move || drop(folder.lock().unwrap_or_else(PoisonError::into_inner).take())
        });
        let gathered = self.intake.gather(context, interruption, || writer.sink());
        let Gathered { sink, files, mut messages, interruption } = match gathered {
            Ok(gathered) => gathered,
            Err(failure) => {
                // Nothing stays of what was begun.
                drop(folder.lock().unwrap_or_else(PoisonError::into_inner).take());
                return Err(failure);
            }
        };
        sink.finish();
        if self.intake.strict && files.skipped_count > 0 {
            drop(folder.lock().unwrap_or_else(PoisonError::into_inner).take());
            tell_skipped(&mut messages, &files, true);
            let _ = writeln!(messages, "Nothing was written.");
            return Ok(Reply { messages, status: ExitStatus::Failed, ..Reply::default() });
        }
        let tables = writer.finish()?;
        tell_skipped(&mut messages, &files, false);
        let manifest = Manifest { framework, form, names, files, generated_at, tables };
        let held = interruption.hold();
        if let Some(mut folder) = folder.lock().unwrap_or_else(PoisonError::into_inner).take() {
            for (name, text) in manifest.files_beside() {
                let number = folder.create(&name)?;
                folder.write(number, text.as_bytes())?;
            }
            folder.finish()?;
        }
        drop(held);
        let _ = writeln!(messages, "Wrote {shown}: {}, as {}.\n{}", rows_words(&manifest), form.title(), names.notice());
        Ok(Reply { messages, ..Reply::default() })
    }
}

/// Returns the tables with the numbers of their rows in words.
fn rows_words(manifest: &Manifest) -> String {
    let words = |it: &crate::report::team::ManifestTable| {
        let rows = usize::try_from(it.rows).unwrap_or(usize::MAX);
        match it.table {
            Table::People => counted(rows, "person", "people"),
            Table::Answers => counted(rows, "answer", "answers"),
            Table::Results => counted(rows, "result", "results"),
            Table::Targets => counted(rows, "target", "targets"),
        }
    };
    listed(&manifest.tables.iter().map(words).collect::<Vec<_>>(), "and")
}
