//! `devrel-ready delete`: removes a saved assessment for good, after asking.

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::output::{Reply, ask, can_ask};
use super::subject::name_parser;
use crate::assessment::Name;

/// Delete a saved assessment and its backups
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct Delete {
    /// The saved assessment
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

There is no way back: backups are deleted too. Without a terminal to ask on, --yes is needed.";

impl Delete {
    pub(super) fn run(self, context: &Context) -> Result<Reply, Failure> {
        let name = &self.name;
        if !context.is_saved(name)? {
            return Err(context.no_assessment(name)?);
        }
        if !self.yes {
            if !can_ask() {
                let message = format!("cannot ask whether to delete \"{name}\": there is no terminal");
                return Err(Failure::usage(message, "pass --yes to delete without being asked"));
            }
            let question = format!("Delete \"{name}\" with all its answers and backups? [y/N] ");
            let typed = ask(&question).map_err(Failure::Input)?;
            if !matches!(typed.trim().to_lowercase().as_str(), "y" | "yes") {
                return Ok(Reply { talk: "Nothing was deleted.\n".to_owned(), ..Reply::default() });
            }
        }
        context.store()?.delete(name)?;
        Ok(Reply { talk: format!("Deleted \"{name}\".\n"), ..Reply::default() })
    }
}
