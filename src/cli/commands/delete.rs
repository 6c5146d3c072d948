//! `devrel-ready delete`: deletes a saved assessment for good, after asking.

use clap::Args;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::conversation::confirm::asked;
use crate::cli::editing::when_free;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, can_ask};
use crate::store::{AssessmentKey, Deleted, StoreError};

/// Delete a saved assessment, its points in time and its backups
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct DeleteArgs {
    /// The saved assessment; or its directory, if that is all that `list` can tell
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready delete me
  devrel-ready export me --with-notes -o me.json && devrel-ready delete me --yes

There is no way back: points in time and backups are deleted too. Without a
terminal to ask on, --yes is needed.";

impl DeleteArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let store = context.store()?;
        let saved = context.known(&self.name)?;
        let key = match &saved {
            Some(saved) => AssessmentKey::of(saved),
            None => unreadable_save(context, &self.name)?,
        };
        let name = saved.as_ref().unwrap_or(&self.name);
        if !self.yes {
            if !can_ask() {
                let message = format!("cannot ask whether to delete \"{name}\": there is no terminal");
                return Err(Failure::usage(message, "pass --yes to delete without being asked"));
            }
            if !asked(&format!("Delete \"{name}\" with all its answers, points in time and backups?\n"))? {
                return Ok(Reply { messages: "Nothing was deleted.\n".to_owned(), ..Reply::default() });
            }
        }
        match when_free(|| store.delete_key(&key), |deleted| matches!(deleted, Err(StoreError::Locked { .. })))? {
            Deleted { left: None } => Ok(Reply { messages: format!("Deleted \"{name}\".\n"), ..Reply::default() }),
            Deleted { left: Some(left) } => {
                Err(Failure::LeftBehind { name: name.clone(), left: left.words(), command: left.command() })
            }
        }
    }
}

/// Returns the key of a listed directory whose save has no readable name.
fn unreadable_save(context: &CommandContext, directory: &Name) -> Result<AssessmentKey, Failure> {
    let listed = context.store()?.list()?.into_iter().find(|it| it.key.as_str() == directory.as_str());
    match listed.filter(|it| it.name.is_none()) {
        Some(listed) => Ok(listed.key),
        None => Err(context.no_assessment(directory)?),
    }
}
