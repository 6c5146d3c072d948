//! `devrel-ready bundle`: writes a framework as one file.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::context::CommandContext;
use crate::cli::framework_choice::{ChosenBy, FrameworkChoice};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::framework::{Framework, bundle_json};
use crate::store::typed_path;
use crate::text::{listed, shell_path};

/// Put a framework into one file, to send it
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct BundleArgs {
    /// The folder of the framework, or the id of one that is used
    #[arg(value_name = "DIR|ID", value_hint = ValueHint::DirPath)]
    named: std::ffi::OsString,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready bundle sre/ -o sre.json
  devrel-ready --framework sre.json me
  devrel-ready check sre.json

The file holds the texts of all files of the framework, letter by letter, and
can be used wherever its folder can. A framework has at most 1,000 files of 1
MiB each and 4 MiB in all, 100 domains, bands and roles each, and 2,000 skills.";

impl BundleArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let choice = FrameworkChoice { named: self.named, by: ChosenBy::Argument, from: PathBuf::new() };
        let framework = choice.find(context.catalog())?;
        let text = bundle_json(&framework);
        let left_out = left_out_words(&framework);
        let Some(file) = self.output.as_ref().filter(|file| file.as_os_str() != "-") else {
            return Ok(Reply { messages: left_out, ..Reply::exact(text) });
        };
        let file = typed_path(file)?;
        let shown = context.write_file(&file, &text, self.force)?;
        let typed = shell_path(shown.as_str());
        let messages = format!(
            "Wrote {shown}: the framework \"{}\", edition {}.\nUse it with `{} --framework {typed}`.\n{left_out}",
            framework.id(),
            framework.edition(),
            context.program.call()
        );
        Ok(Reply { messages, ..Reply::default() })
    }
}

/// Says that roles of the person's own are not part of the framework; empty without one.
fn left_out_words(framework: &Framework) -> String {
    let names: Vec<&str> = framework.extra_roles().map(|(_, role, _)| role.name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [name] => {
            format!("note: \"{name}\" is a role of your own and not in it; send its file as well if it is needed\n")
        }
        names => {
            let names = listed(names, "and");
            format!("note: {names} are roles of your own and not in it; send their files as well if they are needed\n")
        }
    }
}
