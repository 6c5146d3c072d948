//! `devrel-ready new-role`: writes a role profile for the framework in use, to be edited.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use crate::cli::context::{CommandContext, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::framework::{Framework, RoleDraft};
use crate::store::{holds_framework, typed_path};
use crate::text::{Clean, shell_path};

/// Begin a role profile for the framework in use
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct NewRoleArgs {
    /// The name of the role
    #[arg(id = "title", value_name = "NAME")]
    name: String,

    /// Copy the skills of this role
    #[arg(id = "role", long = "from", value_name = "ROLE")]
    from: Option<String>,

    /// Write to this file; without it, the file is called like the role
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Replace the file if it is there already
    #[arg(long)]
    force: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready new-role \"Staff Advocate\" --from advocate
  devrel-ready --framework sre/ new-role \"Incident Lead\" \\
    -o sre/roles/incident-lead.json

The file is yours to edit: which skills count, how much, and which level each
band expects. To have it scored with all others, move it into the folder \"roles\"
beside config.toml, or name it with --extra-role. In a framework of your own,
put it into the folder \"roles\" there and its id into the list \"roles\" of
framework.json. `devrel-ready check` tells what does not fit.";

impl NewRoleArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = context.framework()?;
        let name = Clean::line(&self.name);
        let id = id_of(framework, &name)?;
        let from = self.from.as_deref().map(|typed| role(framework, typed)).transpose()?;
        let text = RoleDraft::begin(framework, (id.clone(), name.clone()), from).file(framework);
        let file = typed_path(&self.output.unwrap_or_else(|| PathBuf::from(format!("{id}.json"))))?;
        if file.as_os_str() == "-" {
            return Ok(Reply::exact(text));
        }
        let shown = context.write_file(&file, &text, self.force)?;
        let typed = shell_path(shown.as_str());
        let call = context.program.call();
        let to_use = match context.roles_folder() {
            _ if is_part_of_a_framework(&file) => {
                format!("add \"{id}\" to the list \"roles\" of the framework.json beside its folder")
            }
            Ok(folder) => {
                format!("move it into {}, or pass --extra-role {typed}", Clean::file(&folder.to_string_lossy()))
            }
            Err(_) => format!("pass --extra-role {typed}"),
        };
        Ok(Reply::page(format!(
            "Wrote {shown}: the role \"{name}\" for the framework \"{}\". Change it, and check it with `{call} check {typed}`.\n\
             To have it scored with the others, {to_use}.\n",
            framework.id()
        )))
    }
}

/// Returns whether a file is in the folder of the roles of a framework, which lists them.
fn is_part_of_a_framework(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| folder.file_name().is_some_and(|name| name == "roles"));
    // Without folders before it, the framework is in the present one.
    let above = folder.and_then(Path::parent).map(|dir| if dir == Path::new("") { Path::new(".") } else { dir });
    above.is_some_and(holds_framework)
}

/// Returns the id for the name of a role.
pub(crate) fn id_of(framework: &Framework, name: &Clean) -> Result<String, Failure> {
    framework.new_role_id(name).map_err(|fault| Failure::usage(fault.to_string(), fault.hint()))
}
