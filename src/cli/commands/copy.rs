//! `devrel-ready copy`: saves the present answers under another name too.

use clap::Args;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::workspace::{Condition, Inspection, Workspace};

/// Copy the answers of a saved assessment to a new one
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct CopyArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// The name of the copy
    #[arg(value_name = "NEW-NAME")]
    to: String,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready copy me 'me at Acme'

The copy has the same answers with the same dates, evidence and notes. Points in
time and backups stay with the original.";

impl CopyArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let to = new_name("copy", &name, &self.to)?;
        let store = context.store()?;
        let Inspection { condition, shown } = Workspace::new(&store, context.catalog()).inspect(&name)?;
        let (Condition::Sound, Some(opened)) = (condition, shown) else {
            let hint = format!("`{}` shows what can be done", context.program.open(&name));
            let why = "its save was changed outside the program or is damaged".to_owned();
            return Err(Failure::Refused { verb: "copy", name, why, hint });
        };
        crate::cli::subject_reader::refuse_foreign("copy", &opened.assessment)?;
        if store.copy(context.catalog(), &opened, &to)? {
            Ok(Reply::page(format!("\"{to}\" has the answers of \"{name}\" now.\n")))
        } else {
            Err(name_taken("copy", &name, &to))
        }
    }
}

/// Checks the new name of an assessment.
pub(crate) fn new_name(verb: &'static str, name: &Name, to: &str) -> Result<Name, Failure> {
    Name::for_new(to).map_err(|problem| {
        Failure::usage(format!("cannot {verb} \"{name}\" to \"{to}\": {problem}"), "choose another name")
    })
}

/// Builds the error for a name that another assessment has.
pub(crate) fn name_taken(verb: &'static str, name: &Name, to: &Name) -> Failure {
    let why = format!("there is an assessment called \"{to}\" already");
    Failure::Refused { verb, name: name.clone(), why, hint: "choose another name".to_owned() }
}
