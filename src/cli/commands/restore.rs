//! `devrel-ready restore`: goes back to a point in time or a backup, and keeps the present state as a backup.

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};

use crate::assessment::StateLabel;
use crate::cli::args::state_ref::StateRef;
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditOutcome, EditSession, Purpose, open_for_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader::state_of;
use crate::clock::local_words;
use crate::words::coverage_words;

/// Go back to a point in time or a backup, and keep the present state
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct RestoreArgs {
    /// The assessment and the point or backup, as in me@2 or me@b1
    #[arg(value_name = "NAME@LABEL", value_parser = StringValueParser::new().try_map(|text| StateRef::parse_strictly(&text)))]
    earlier: StateRef,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready history me                 See which points in time there are
  devrel-ready backups me                 See which backups there are
  devrel-ready show me@b2                 See what is in one
  devrel-ready restore me@2               Go back to the second point
  devrel-ready restore me@b2              Go back to a backup

After the @ stands the number of a point, its label, a day (the newest point on
or before it), or the label of a backup. The present state is kept as a backup
first, so `restore` can be taken back the same way; the labels of the backups
may be others then. Points in time stay. Nothing happens while a window has the
assessment open.";

impl RestoreArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let StateRef { name, label } = &self.earlier;
        let Some(name) = &context.known(name)? else { return Err(context.no_assessment(name)?) };
        let started = open_for_edit(context, Purpose::RESTORE, name)?;
        // From here on, the lock keeps other programs from adding or removing backups and points.
        let earlier = &state_of(context, "restore", name, label)?;
        let session = match started {
            EditOutcome::Ready(EditSession { session, .. }) => session.go_back_to(earlier)?,
            EditOutcome::Undecided(pending) => pending.go_back_to(earlier)?,
        };
        drop(session);
        let coverage = coverage_words(earlier.assessment.coverage());
        let backups = context.program.command("backups", name);
        let state = match label {
            StateLabel::Backup(_) => format!("as it was saved on {}", local_words(earlier.saved_at)),
            _ => format!("as it was at point {label}, kept on {}", local_words(earlier.saved_at)),
        };
        let result =
            format!("\"{name}\" is {state}: {coverage}.\nWhat was there before is kept; `{backups}` lists it.\n");
        Ok(Reply::page(result))
    }
}
