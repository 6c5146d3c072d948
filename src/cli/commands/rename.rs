//! `devrel-ready rename`: gives an assessment another name, with its points in time and backups.

use clap::Args;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::commands::copy::{name_taken, new_name};
use crate::cli::context::CommandContext;
use crate::cli::editing::{Purpose, open_ready};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::store::RenameOutcome;

/// Give a saved assessment another name
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct RenameArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Its new name
    #[arg(value_name = "NEW-NAME")]
    to: String,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready rename me 'Ada Lovelace'

Everything moves with it in one step: answers, points in time, backups and
whatever was kept aside. A crash leaves either the old name or the new one.
Nothing happens while a window has the assessment open.";

impl RenameArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let to = new_name("rename", &name, &self.to)?;
        if to == name {
            return Ok(Reply::page(format!("\"{name}\" has that name already.\n")));
        }
        if context.known(&to)?.is_some_and(|saved| saved != name) {
            return Err(name_taken("rename", &name, &to));
        }
        let (session, opened) = open_ready(context, Purpose::RENAME, &name)?;
        match context.store()?.rename(session, &opened, &to)? {
            RenameOutcome::Renamed(_) => Ok(Reply::page(format!("\"{name}\" is called \"{to}\" now.\n"))),
            RenameOutcome::Taken(_) => Err(name_taken("rename", &name, &to)),
        }
    }
}
