//! `devrel-ready restore`: goes back to a backup, and keeps the current state as a backup.

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};

use crate::cli::args::backup_ref::BackupRef;
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditOutcome, EditSession, open_for_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::clock::local_words;
use crate::words::coverage_words;

/// Go back to a backup, and keep the present state
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct RestoreArgs {
    /// The assessment and the label of the backup, as in me@b1
    #[arg(value_name = "NAME@LABEL", value_parser = StringValueParser::new().try_map(|text| BackupRef::parse_strictly(&text)))]
    earlier: BackupRef,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready backups me                 See which there are
  devrel-ready show me@b2                 See what is in one
  devrel-ready restore me@b2              Go back to it

The present state is kept first, so `restore` can be taken back the same way; the
labels may be others then. Nothing happens while a window has the assessment open.";

impl RestoreArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let BackupRef { name, number } = &self.earlier;
        let store = context.store()?;
        let Some(name) = &context.known(name)? else { return Err(context.no_assessment(name)?) };
        let started = open_for_edit(context, name)?;
        // From here on, the lock keeps other programs from adding or removing backups.
        let backups = store.backups(&context.catalog, name)?;
        let Some(backup) = backups.into_iter().find(|backup| backup.number == *number) else {
            let hint = format!("`{}` lists those there are", context.program.command("backups", name));
            let why = format!("there is no backup b{number}");
            return Err(Failure::Refused { verb: "restore", name: name.clone(), why, hint });
        };
        let earlier = &backup.opened;
        let session = match started {
            EditOutcome::Ready(EditSession { session, .. }) => session.go_back_to(earlier)?,
            EditOutcome::Undecided(pending) => pending.go_back_to(earlier)?,
        };
        drop(session);
        let time = local_words(earlier.saved_at);
        let coverage = coverage_words(earlier.assessment.coverage());
        let backups = context.program.command("backups", name);
        let result = format!(
            "\"{name}\" is as it was saved on {time}: {coverage}.\nWhat was there before is kept; `{backups}` lists it.\n"
        );
        Ok(Reply::page(result))
    }
}
