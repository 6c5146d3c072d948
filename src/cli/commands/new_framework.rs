//! `devrel-ready new-framework`: writes the files of a new framework, to be changed by its author.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::context::CommandContext;
use crate::cli::framework_choice::{ChosenBy, FrameworkChoice};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::framework::Framework;
use crate::store::{StoreError, create_folder, typed_path};
use crate::text::{Clean, counted, shell_path};

/// Begin a framework of your own: a small example, or a copy
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct NewFrameworkArgs {
    /// The folder to create; its name becomes the id
    #[arg(value_hint = ValueHint::DirPath)]
    dir: PathBuf,

    /// Copy this framework instead of the example: an id, a folder or a bundle
    #[arg(long, value_name = "ID|PATH", value_hint = ValueHint::AnyPath)]
    from: Option<std::ffi::OsString>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready new-framework sre
  devrel-ready check sre/
  devrel-ready --framework sre/ me
  devrel-ready new-framework ours --from devrel

The example has two domains, four skills and two roles of a bicycle shop. Change
its words, take skills away and add others; `devrel-ready check` says what does
not fit. When people have answered, let \"edition\" rise with every change of a
meaning, and list it in \"changes\"; `devrel-ready check --since` helps. A folder
that is there already is never written into.";

impl NewFrameworkArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let dir = typed_path(&self.dir)?;
        let id = id_of(&dir)?;
        let files = match self.from {
            None => {
                let example = Framework::example().expect("a test reads the same files");
                example.files_called(&id)
            }
            Some(named) => {
                let choice = FrameworkChoice { named, by: ChosenBy::Argument, from: PathBuf::new() };
                choice.find(context.catalog())?.files_called(&id)
            }
        };
        create_folder(&dir, &files).map_err(|error| match error {
            StoreError::Exists(path) => {
                let message = format!("cannot create {}: it is there already", path.display());
                Failure::Framework {
                    message: Clean::line(&message),
                    drawn: String::new(),
                    hint: Clean::line("choose another name; nothing was changed"),
                }
            }
            error => error.into(),
        })?;
        let shown = Clean::file(&self.dir.to_string_lossy());
        let typed = shell_path(shown.as_str());
        let count = counted(files.len(), "file", "files");
        let call = context.program.call();
        Ok(Reply::page(format!(
            "Wrote {count} to {shown}, the framework \"{id}\".\n\
             Change them, and check them with `{call} check {typed}`.\n\
             Use it with `{call} --framework {typed}`.\n"
        )))
    }
}

/// Returns the id for a folder: its name in lowercase letters, digits and hyphens.
fn id_of(dir: &std::path::Path) -> Result<String, Failure> {
    let name = dir.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    if name.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        let message = format!("\"{name}\" cannot be an id, which has letters from a to z, digits and hyphens");
        return Err(Failure::usage(message, "choose such a name for the folder, as in sre"));
    }
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(64).collect();
    if id.is_empty() {
        return Err(Failure::usage(
            "the name of the folder cannot be an id",
            "use some letters from a to z, as in sre",
        ));
    }
    if id == Framework::SHIPPED_ID {
        let message = format!("no other framework can be called \"{id}\"");
        return Err(Failure::usage(message, "choose another name for the folder"));
    }
    Ok(id)
}
