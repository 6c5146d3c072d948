//! `devrel-ready roles`: describes the roles and their expectations.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use crate::cli::context::{CommandContext, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::{FrameworkJson, json};
use crate::cli::output::reply::Reply;
use crate::cli::output::table::{self, Align};
use crate::framework::{Framework, Requirement, Role, RoleId};
use crate::text::push_paragraph;
use crate::words::{band_words, own_role_words};

/// Read what the roles are and expect
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct RolesArgs {
    /// The id or name of a role, to read all it expects
    role: Option<String>,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready roles
  devrel-ready roles advocate
  devrel-ready roles --json | jq -r '.roles[].id'";

#[derive(Debug, Serialize)]
struct RolesJson<'f> {
    framework: FrameworkJson<'f>,
    bands: Vec<BandJson<'f>>,
    roles: Vec<RoleJson<'f>>,
}

#[derive(Debug, Serialize)]
struct BandJson<'f> {
    id: &'f str,
    name: &'f str,
    ready_at: u32,
}

#[derive(Debug, Serialize)]
struct RoleJson<'f> {
    id: &'f str,
    name: &'f str,
    summary: &'f str,
    must_have: Vec<&'f str>,
    skills: Vec<RequirementJson<'f>>,
    /// The file of a role that is not the framework's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<RoleFileJson<'f>>,
}

#[derive(Debug, Serialize)]
struct RoleFileJson<'f> {
    file: &'f str,
    sha256: &'f str,
}

#[derive(Debug, Serialize)]
struct RequirementJson<'f> {
    skill: &'f str,
    importance: &'static str,
    weight: u32,
    /// The targets of the bands, the lowest band first.
    targets: Vec<u32>,
}

impl RolesArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = context.framework()?;
        let role = self.role.as_deref().map(|typed| role(framework, typed)).transpose()?;
        Ok(match (role, self.json) {
            (Some(role), true) => Reply::exact(json(&role_part(framework, framework.role(role)))),
            (Some(role), false) => Reply::page(one(framework, role)),
            (None, true) => Reply::exact(json(&page(framework))),
            (None, false) => Reply::page(all(context, framework)),
        })
    }
}

fn page(framework: &Framework) -> RolesJson<'_> {
    let bands = framework.bands().map(|band| {
        let band = framework.band(band);
        BandJson { id: band.key.as_str(), name: band.name.as_str(), ready_at: band.ready_at }
    });
    RolesJson {
        framework: FrameworkJson::of(framework),
        bands: bands.collect(),
        roles: framework.roles().map(|role| role_part(framework, framework.role(role))).collect(),
    }
}

fn role_part<'f>(framework: &'f Framework, role: &'f Role) -> RoleJson<'f> {
    let skill = |requirement: &Requirement| framework.skill(requirement.skill).key.as_str();
    let must_haves = role.requirements.iter().filter(|requirement| requirement.must_have);
    let skills = role.requirements.iter().map(|requirement| RequirementJson {
        skill: skill(requirement),
        importance: requirement.importance.word(),
        weight: requirement.weight,
        targets: framework.bands().map(|band| requirement.target(band).number()).collect(),
    });
    RoleJson {
        id: role.key.as_str(),
        name: role.name.as_str(),
        summary: role.summary.as_str(),
        must_have: must_haves.map(skill).collect(),
        skills: skills.collect(),
        extra: role.file.as_ref().map(|file| RoleFileJson { file: file.name().as_str(), sha256: file.sha256() }),
    }
}

fn all(context: &CommandContext, framework: &Framework) -> String {
    let mut text = format!("{}, edition {}\n", framework.name(), framework.edition());
    for id in framework.roles() {
        let role = framework.role(id);
        let _ = writeln!(text, "\n{} ({})", role.name, role.key);
        push_paragraph(&mut text, 2, role.summary.as_str());
        if let Some(words) = own_role_words(role) {
            push_paragraph(&mut text, 2, &words);
        }
        let must_haves = role.requirements.iter().filter(|requirement| requirement.must_have);
        let names: Vec<&str> = must_haves.map(|it| framework.skill(it.skill).name.as_str()).collect();
        if !names.is_empty() {
            push_paragraph(&mut text, 2, &format!("Must-haves: {}.", names.join(", ")));
        }
    }
    text.push_str("\nBands\n");
    for id in framework.bands() {
        let band = framework.band(id);
        push_paragraph(&mut text, 2, &format!("{} ({}). {}", band.name, band.key, band_words(framework, id)));
    }
    let command = context.command_about(framework, "roles ROLE");
    let _ = writeln!(text, "\n`{command}` shows what a role expects of each skill.");
    text
}

fn one(framework: &Framework, id: RoleId) -> String {
    let role = framework.role(id);
    let mut text = format!("{} ({})\n", role.name, role.key);
    push_paragraph(&mut text, 2, role.summary.as_str());
    if let Some(words) = own_role_words(role) {
        push_paragraph(&mut text, 2, &words);
    }
    text.push('\n');
    let bands = || framework.bands().map(|band| framework.band(band));
    let mut columns = vec![Align::Left, Align::Left];
    columns.extend(bands().map(|_| Align::Right));
    let mut head = vec!["Skill".to_owned(), "Importance".to_owned()];
    head.extend(bands().map(|band| band.name.to_string()));
    let rows = role.requirements.iter().map(|requirement| {
        let must_have = if requirement.must_have { ", must-have" } else { "" };
        let mut row = vec![
            framework.skill(requirement.skill).key.to_string(),
            format!("{}{must_have}", requirement.importance.word()),
        ];
        row.extend(framework.bands().map(|band| requirement.target(band).to_string()));
        row
    });
    text += &table::draw(&columns, &std::iter::once(head).chain(rows).collect::<Vec<_>>());
    text.push('\n');
    let bars: Vec<String> = bands().map(|band| format!("{} at {}", band.name, band.ready_at)).collect();
    push_paragraph(&mut text, 0, &format!("The numbers are levels. Ready, in percent: {}.", bars.join(", ")));
    text
}
