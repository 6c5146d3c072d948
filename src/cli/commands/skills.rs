//! `devrel-ready skills`: describes the skills and their levels.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use crate::cli::context::{self, CommandContext};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::{FrameworkJson, ResourceJson, json};
use crate::cli::output::reply::Reply;
use crate::framework::{Framework, Level, Skill, SkillId};
use crate::text::{counted, push_item, push_paragraph};

/// Read what is asked: the skills and their levels
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct SkillsArgs {
    /// The id or name of a skill, to read its levels and what leads from one to the next
    skill: Option<String>,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready skills
  devrel-ready skills technical-writing
  devrel-ready skills --json | jq -r '.domains[].skills[].id'";

#[derive(Debug, Serialize)]
struct SkillsJson<'f> {
    framework: FrameworkJson<'f>,
    prompt: &'f str,
    levels: Vec<&'f str>,
    domains: Vec<DomainJson<'f>>,
}

#[derive(Debug, Serialize)]
struct DomainJson<'f> {
    id: &'f str,
    name: &'f str,
    summary: &'f str,
    skills: Vec<SkillJson<'f>>,
}

#[derive(Debug, Serialize)]
struct SkillJson<'f> {
    id: &'f str,
    name: &'f str,
    domain: &'f str,
    definition: &'f str,
    /// The statements of the levels 0 to 4.
    statements: Vec<&'f str>,
    evidence: &'f str,
    /// Actions that lead from each level to the next.
    actions: Vec<Vec<&'f str>>,
    resources: Vec<ResourceJson<'f>>,
}

impl SkillsArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = context.framework()?;
        let skill = self.skill.as_deref().map(|key| context::skill(context, framework, key)).transpose()?;
        Ok(match (skill, self.json) {
            (Some(skill), true) => Reply::exact(json(&skill_part(framework, framework.skill(skill)))),
            (Some(skill), false) => Reply::page(one(framework, skill)),
            (None, true) => Reply::exact(json(&page(framework))),
            (None, false) => Reply::page(all(context, framework)),
        })
    }
}

fn page(framework: &Framework) -> SkillsJson<'_> {
    let domains = framework.domains().map(|id| {
        let domain = framework.domain(id);
        DomainJson {
            id: domain.key.as_str(),
            name: domain.name.as_str(),
            summary: domain.summary.as_str(),
            skills: framework.skills_of(id).map(|skill| skill_part(framework, framework.skill(skill))).collect(),
        }
    });
    SkillsJson {
        framework: FrameworkJson::of(framework),
        prompt: framework.prompt().as_str(),
        levels: Level::ALL.map(|level| framework.level_name(level).as_str()).to_vec(),
        domains: domains.collect(),
    }
}

fn skill_part<'f>(framework: &'f Framework, skill: &'f Skill) -> SkillJson<'f> {
    let step = |actions: &'f Vec<_>| actions.iter().map(AsRef::as_ref).collect();
    let resources = skill.resources.iter();
    SkillJson {
        id: skill.key.as_str(),
        name: skill.name.as_str(),
        domain: framework.domain(skill.domain).key.as_str(),
        definition: skill.definition.as_str(),
        statements: skill.statements.iter().map(AsRef::as_ref).collect(),
        evidence: skill.evidence.as_str(),
        actions: skill.actions.iter().map(step).collect(),
        resources: resources.map(|it| ResourceJson { title: it.title.as_str(), url: it.url.as_str() }).collect(),
    }
}

fn all(context: &CommandContext, framework: &Framework) -> String {
    let mut text = format!("{}, edition {}: ", framework.name(), framework.edition());
    let skills = counted(framework.skills().len(), "skill", "skills");
    let _ = writeln!(text, "{skills} in {}", counted(framework.domains().len(), "domain", "domains"));
    for id in framework.domains() {
        let domain = framework.domain(id);
        let _ = writeln!(text, "\n{}", domain.name);
        push_paragraph(&mut text, 0, domain.summary.as_str());
        for skill in framework.skills_of(id) {
            let skill = framework.skill(skill);
            let _ = writeln!(text, "\n  {} ({})", skill.name, skill.key);
            push_paragraph(&mut text, 4, skill.definition.as_str());
        }
    }
    let command = context.command_about(framework, "skills SKILL");
    let _ = writeln!(text, "\n`{command}` shows the five levels of a skill.");
    text
}

fn one(framework: &Framework, id: SkillId) -> String {
    let skill = framework.skill(id);
    let mut text = format!("{} ({}), {}\n", skill.name, skill.key, framework.domain(skill.domain).name);
    push_paragraph(&mut text, 2, skill.definition.as_str());
    text.push('\n');
    push_paragraph(&mut text, 0, framework.prompt().as_str());
    for (level, statement) in Level::ALL.into_iter().zip(&skill.statements) {
        let _ = writeln!(text, "\n  {level}  {}", framework.level_name(level));
        push_paragraph(&mut text, 5, statement.as_str());
    }
    text.push('\n');
    push_paragraph(&mut text, 0, &format!("What could show it: {}.", skill.evidence));
    for (step, actions) in (0..).zip(&skill.actions) {
        let _ = writeln!(text, "\nFrom {step} to {}", step + 1);
        for action in actions {
            push_item(&mut text, action.as_str());
        }
    }
    if !skill.resources.is_empty() {
        text.push_str("\nTo read on\n");
        for resource in &skill.resources {
            push_item(&mut text, resource.title.as_str());
            let _ = writeln!(text, "    {}", resource.url);
        }
    }
    push_roles(&mut text, framework, id);
    text
}

fn push_roles(text: &mut String, framework: &Framework, id: SkillId) {
    text.push_str("\nExpected\n");
    for role in framework.roles().map(|role| framework.role(role)) {
        let Some(requirement) = role.requirement(id) else { continue };
        let targets: Vec<String> = framework
            .bands()
            .map(|band| format!("{} {}", framework.band(band).name, requirement.target(band)))
            .collect();
        let _ = writeln!(text, "  {}, {}: {}", role.name, requirement.importance.word(), targets.join(", "));
    }
}
