//! `devrel-ready new-role`: writes a role profile for the framework in use, to be edited.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use serde::Serialize;

use crate::cli::context::{CommandContext, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::Reply;
use crate::framework::{Framework, Importance, Level, RoleId, SkillId};
use crate::store::typed_path;
use crate::text::{Clean, cut};

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
  devrel-ready --framework sre/ new-role \"Incident Lead\" -o sre/roles/incident-lead.json

The file is yours to edit: which skills count, how much, and which level each
band expects. To have it scored with all others, move it into the folder \"roles\"
beside config.toml, or name it with --extra-role. In a framework of your own, put
it into the folder \"roles\" there and its id into the list \"roles\" of
framework.json. `devrel-ready check` tells what does not fit.";

/// A role profile as its file has it.
#[derive(Debug, Serialize)]
struct RoleFile<'f> {
    framework: &'f str,
    id: String,
    name: &'f str,
    short: String,
    summary: String,
    must_have: Vec<&'f str>,
    skills: Vec<RequirementFile<'f>>,
}

#[derive(Debug, Serialize)]
struct RequirementFile<'f> {
    skill: &'f str,
    importance: &'static str,
    targets: Vec<u32>,
}

impl NewRoleArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = context.framework()?;
        let name = Clean::line(&self.name);
        let id = id_of(name.as_str())?;
        if framework.find_role(&id).is_some() {
            let message = format!("there is a role \"{id}\" in the framework \"{}\" already", framework.id());
            return Err(Failure::usage(message, "choose another name"));
        }
        let from = self.from.as_deref().map(|typed| role(framework, typed)).transpose()?;
        let text = json(&profile(framework, (id.clone(), name.as_str()), from));
        let file = typed_path(&self.output.unwrap_or_else(|| PathBuf::from(format!("{id}.json"))))?;
        if file.as_os_str() == "-" {
            return Ok(Reply::exact(text));
        }
        let shown = context.write_file(&file, &text, self.force)?;
        let call = context.program.call();
        let to_use = match context.roles_folder() {
            Ok(folder) => {
                format!("move it into {}, or pass --extra-role {shown}", Clean::file(&folder.to_string_lossy()))
            }
            Err(_) => format!("pass --extra-role {shown}"),
        };
        Ok(Reply::page(format!(
            "Wrote {shown}: the role \"{name}\" for the framework \"{}\". Change it, and check it with `{call} check {shown}`.\n\
             To have it scored with the others, {to_use}.\n",
            framework.id()
        )))
    }
}

fn profile<'f>(framework: &'f Framework, (id, name): (String, &'f str), from: Option<RoleId>) -> RoleFile<'f> {
    let key = |skill: SkillId| framework.skill(skill).key.as_str();
    let (must_have, skills) = if let Some(role) = from.map(|role| framework.role(role)) {
        let must_haves = role.requirements.iter().filter(|it| it.must_have).map(|it| key(it.skill));
        let skills = role.requirements.iter().map(|it| RequirementFile {
            skill: key(it.skill),
            importance: it.importance.word(),
            targets: framework.bands().map(|band| it.target(band).number()).collect(),
        });
        (must_haves.collect(), skills.collect())
    } else {
        let first = |skill: SkillId| framework.skills_of(framework.skill(skill).domain).next() == Some(skill);
        let skills = framework.skills().map(|skill| {
            let importance = if first(skill) { Importance::Core } else { Importance::Helpful };
            let targets = (0..).zip(framework.bands()).map(|(band, _)| target(importance, band));
            RequirementFile { skill: key(skill), importance: importance.word(), targets: targets.collect() }
        });
        (framework.skills().next().map(key).into_iter().collect(), skills.collect())
    };
    let summary = format!("What a {name} does, in one sentence.");
    RoleFile { framework: framework.id().as_str(), id, name, short: cut(name, 12), summary, must_have, skills }
}

/// Returns a target that rises with the bands and never falls.
fn target(importance: Importance, band: u32) -> u32 {
    let first = if importance == Importance::Core { 2 } else { 1 };
    (first + band).min(Level::ALL[4].number())
}

/// Returns the id for a name: lowercase letters, digits and hyphens.
fn id_of(name: &str) -> Result<String, Failure> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(64).collect();
    if id.is_empty() {
        let hint = "use some letters from a to z; the name on screen can be changed in the file";
        return Err(Failure::usage(format!("\"{name}\" has no letter for an id"), hint));
    }
    Ok(id)
}
