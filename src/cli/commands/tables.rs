//! `devrel-ready tables`: writes the reports of a team as tables, for engines that take SQL.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use clap::{Args, ValueEnum, ValueHint};
use jiff::Timestamp;

use crate::cli::context::CommandContext;
use crate::cli::intake::{Gathered, IntakeArgs, skipped_lines, tell_skipped};
use crate::cli::output::failure::Failure;
use crate::cli::output::progress::Interruption;
use crate::cli::output::reply::Reply;
use crate::report::team::{ManifestTable, PersonNames, SqlTable, TableForm, TablesManifest};
use crate::store::{NewFolder, Overwrite, StoreError, typed_path};
use crate::text::{Clean, counted, listed};
use crate::workspace::{SharedFolder, TablesRequest, TablesWriter};

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
their types, questions about the team in sql/, and manifest.json, which says
what each column means. All results are computed from the answers. docs/teams.md
shows how DuckDB, SQLite, PostgreSQL and Spark take them.

Tables are personal data, also without names. Evidence and notes are not in
them. In CSV, a text that begins with = + - or @ gets an apostrophe, so that no
spreadsheet runs it; NDJSON has each text as it is. `devrel-ready schema tables`
describes manifest.json.";

impl TablesArgs {
    pub(crate) fn run(mut self, context: &CommandContext) -> Result<Reply, Failure> {
        let target = typed_path(&self.output)?;
        let framework = context.framework_for_many()?;
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
        let request = TablesRequest { framework, form, names, today: CommandContext::today() };
        let store = context.store()?;
        let interruption = Interruption::prepare();
        let (writer, folder) = interruption.beginning(|| {
            let folder = store.begin_folder(&target, &TablesManifest::file_names(), overwrite)?;
            let (writer, folder) = TablesWriter::begin(request, folder)?;
            let begun = Arc::clone(&folder);
            Ok::<_, StoreError>(((writer, folder), move || drop(taken(&begun))))
        })?;
        let reply = self.write(context, writer, interruption, &folder, generated_at);
        // Nothing stays of what is not finished, and an interruption that comes now has nothing to clear away.
        drop(taken(&folder));
        reply
    }

    fn write(
        &self,
        context: &CommandContext,
        writer: TablesWriter,
        interruption: Interruption,
        folder: &SharedFolder,
        generated_at: Timestamp,
    ) -> Result<Reply, Failure> {
        let Gathered { sink, files, mut messages, interruption } =
            self.intake.gather(context, interruption, || writer.sink())?;
        sink.finish();
        if self.intake.strict && files.skipped_count > 0 {
            let count = files.skipped_count as usize;
            let verb = if count == 1 { "was" } else { "were" };
            let what = counted(count, "file or line", "files or lines");
            return Err(Failure::Team {
                message: Clean::line(&format!("{what} {verb} skipped, which --strict does not allow")),
                details: skipped_lines(&files).collect(),
                hint: Clean::line("mend or remove what is named, or leave --strict out; nothing was written"),
            });
        }
        tell_skipped(&mut messages, &files, false);
        let manifest = writer.finish(files, generated_at)?;
        let held = interruption.hold();
        if let Some(mut folder) = taken(folder) {
            for (name, text) in manifest.files_beside() {
                let number = folder.create(&name)?;
                folder.write(number, text.as_bytes())?;
            }
            folder.finish()?;
        }
        drop(held);
        let shown = Clean::file(&self.output.to_string_lossy());
        let (rows, form, notice) = (rows_words(&manifest), manifest.form.title(), manifest.names.notice());
        let _ = writeln!(messages, "Wrote {shown}: {rows}, as {form}.\n{notice}");
        Ok(Reply { messages, ..Reply::default() })
    }
}

/// Takes the folder out of its place. Dropping it removes what is not finished.
fn taken(folder: &SharedFolder) -> Option<NewFolder> {
    folder.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Returns the tables with the numbers of their rows in words.
fn rows_words(manifest: &TablesManifest) -> String {
    let words = |it: &ManifestTable| {
        let rows = usize::try_from(it.rows).unwrap_or(usize::MAX);
        match it.table {
            SqlTable::People => counted(rows, "person", "people"),
            SqlTable::Answers => counted(rows, "answer", "answers"),
            SqlTable::Results => counted(rows, "result", "results"),
            SqlTable::Targets => counted(rows, "target", "targets"),
        }
    };
    listed(&manifest.tables.iter().map(words).collect::<Vec<_>>(), "and")
}
