//! `devrel-ready backups`: lists the backups of an assessment.

use clap::Args;
use serde::Serialize;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::Reply;
use crate::cli::output::table::{self, Align};
use crate::clock::local_words;
use crate::store::Backup;

/// List the backups of an assessment
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct BackupsArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready backups me
  devrel-ready show me@b1                 See what is in one
  devrel-ready restore me@b1              Go back to it

A backup is made of what each session started from; kept are the newest five and
the last of each of five days. Below them are versions that were kept aside,
because they were changed outside the program or because you went on with
another version; those are never removed. With --json each has: label, saved_at,
answered, not_applicable, bytes, kept_aside.";

/// One backup, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
struct BackupRow {
    label: String,
    saved_at: String,
    answered: usize,
    not_applicable: usize,
    bytes: u64,
    kept_aside: bool,
}

impl BackupsArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let name = &context.known(&self.name)?.unwrap_or(self.name);
        let backups = context.store()?.backups(context.catalog(), name)?;
        if backups.is_empty() && !context.is_saved(name)? {
            return Err(context.no_assessment(name)?);
        }
        if self.json {
            let rows: Vec<BackupRow> = backups.iter().map(row).collect();
            return Ok(Reply::exact(json(&rows)));
        }
        if backups.is_empty() {
            let messages =
                format!("There is no backup of \"{name}\" yet. One is made with the first change of each session.\n");
            return Ok(Reply { messages, ..Reply::default() });
        }
        let restore = context.program.command("restore", format!("{name}@b1"));
        let messages = format!("To go back to the first one type `{restore}`; the present state is kept.\n");
        Ok(Reply { messages, ..Reply::page(as_text(&backups)) })
    }
}

fn row(backup: &Backup) -> BackupRow {
    let coverage = backup.opened.assessment.coverage();
    BackupRow {
        label: label(backup),
        saved_at: backup.saved_at().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        answered: coverage.answered,
        not_applicable: coverage.not_applicable,
        bytes: backup.size,
        kept_aside: backup.is_kept_aside,
    }
}

fn label(backup: &Backup) -> String {
    format!("b{}", backup.number)
}

fn as_text(backups: &[Backup]) -> String {
    let columns = [Align::Left, Align::Left, Align::Right, Align::Right, Align::Left];
    let head = ["Label", "Saved", "Answered", "Bytes", "What it is"].map(str::to_owned).to_vec();
    let cells = backups.iter().map(|backup| {
        let what = if backup.is_kept_aside { "kept aside" } else { "backup" };
        let coverage = backup.opened.assessment.coverage();
        vec![
            label(backup),
            local_words(backup.saved_at()),
            format!("{} of {}", coverage.done(), coverage.skills()),
            backup.size.to_string(),
            what.to_owned(),
        ]
    });
    table::draw(&columns, &std::iter::once(head).chain(cells).collect::<Vec<_>>())
}
