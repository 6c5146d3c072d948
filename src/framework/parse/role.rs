//! Reads `roles/ROLE.json`: the profile of one role.

use std::collections::HashMap;
use std::mem::replace;

use jsonc_parser::ast::Value;

use super::value::{SHORT_ROLE, id, line, line_up_to};
use crate::framework::role::RoleTexts;
use crate::framework::{Importance, Level, Requirement, Role, Skill, SkillId};
use crate::json::Reader;
use crate::text::Clean;
use crate::text::counted;

#[derive(Clone, Copy)]
pub(super) struct RoleContext<'c> {
    /// The id of the framework.
    pub(super) framework: &'c Clean,
    pub(super) skills: &'c SkillKeys<'c>,
    /// Whether a skill with an id is defined, even with a fault.
    pub(super) is_defined: &'c dyn Fn(&str) -> bool,
    pub(super) bands: usize,
    /// The weights of core, important and helpful skills.
    pub(super) weights: [u32; 3],
}

/// The skills by their ids.
pub(super) struct SkillKeys<'c> {
    skills: &'c [Skill],
    numbers: HashMap<&'c str, SkillId>,
}

impl<'c> SkillKeys<'c> {
    pub(super) fn of(skills: &'c [Skill]) -> Self {
        let mut numbers = HashMap::with_capacity(skills.len());
        for (number, skill) in skills.iter().enumerate() {
            numbers.entry(skill.key.as_str()).or_insert(SkillId::new(number));
        }
        Self { skills, numbers }
    }

    fn find(&self, key: &str) -> Option<SkillId> {
        self.numbers.get(key).copied()
    }

    fn key(&self, skill: SkillId) -> &'c Clean {
        &self.skills[skill.index()].key
    }

    fn keys(&self) -> Vec<&'c str> {
        self.skills.iter().map(|skill| skill.key.as_str()).collect()
    }

    fn len(&self) -> usize {
        self.skills.len()
    }
}

/// Reads the role. `None` if any part is wrong, so that the program never scores a half-read profile.
pub(super) fn parse<'s>(reader: &mut Reader<'s>, root: &Value<'s>, context: RoleContext<'_>) -> Option<Role> {
    let mut fields = reader.object(root, "the role")?;
    fields.allow_schema(reader);
    let framework = fields.optional("framework").map(|value| named_framework(reader, value, context));
    let key = fields.required(reader, "id").and_then(|value| id(reader, value, "the role's id"));
    let name = fields.required(reader, "name").and_then(|value| line(reader, value, "the role's name"));
    let short = fields.required(reader, "short").and_then(|value| line_up_to(reader, value, &SHORT_ROLE));
    let summary = fields.required(reader, "summary").and_then(|value| line(reader, value, "the role's summary"));
    let must_have = fields.required(reader, "must_have");
    let skills = fields.required(reader, "skills");
    fields.finish(reader);

    let requirements = skills.and_then(|value| requirements(reader, value, context));
    let mut requirements = requirements?;
    let marked = must_have.and_then(|value| mark_must_haves(reader, value, &mut requirements, context));
    marked?;
    framework.unwrap_or(Some(()))?;
    let texts = RoleTexts { key: key?, name: name?, short: short?, summary: summary? };
    Some(Role::new(texts, requirements, context.skills.len()))
}

/// Checks the id of the framework that the role is for.
fn named_framework<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: RoleContext<'_>) -> Option<()> {
    let named = id(reader, value, "the framework's id")?;
    if named == *context.framework {
        return Some(());
    }
    let message = format!("the role is for the framework \"{named}\", and this is \"{}\"", context.framework);
    reader.problem(value, [&message, "pass that framework with --framework, or change the id here"]);
    None
}

fn requirements<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: RoleContext<'_>) -> Option<Vec<Requirement>> {
    let elements = reader.array(value, "the list of skills")?;
    if elements.is_empty() {
        reader.problem(value, ["the role lists no skills", "list the skills that count for it"]);
        return None;
    }
    let mut listed: Vec<Requirement> = Vec::with_capacity(elements.len());
    let mut is_listed = vec![false; context.skills.len()];
    for element in elements {
        let Some(requirement) = requirement(reader, element, context) else { continue };
        if replace(&mut is_listed[requirement.skill.index()], true) {
            let message = format!("the skill \"{}\" is listed twice", context.skills.key(requirement.skill));
            reader.problem(element, [&message, "keep one of the two"]);
            continue;
        }
        listed.push(requirement);
    }
    (listed.len() == elements.len()).then_some(listed)
}

fn requirement<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: RoleContext<'_>) -> Option<Requirement> {
    let mut fields = reader.object(value, "the role's skill")?;
    let skill = fields.required(reader, "skill").and_then(|value| skill(reader, value, context));
    let words = Importance::ALL.map(Importance::word);
    let importance = fields.required(reader, "importance").and_then(|value| reader.one_of(value, "importance", &words));
    let targets = fields.required(reader, "targets").and_then(|value| targets(reader, value, context.bands));
    fields.finish(reader);
    let importance = importance?;
    Some(Requirement {
        skill: skill?,
        importance: Importance::ALL[importance],
        weight: context.weights[importance],
        must_have: false,
        targets: targets?,
    })
}

fn skill<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: RoleContext<'_>) -> Option<SkillId> {
    let key = reader.string(value, "the skill")?;
    let found = context.skills.find(key);
    if found.is_none() && !(context.is_defined)(key) {
        reader.unknown(value, "skill", key, &context.skills.keys());
    }
    found
}

fn targets<'s>(reader: &mut Reader<'s>, value: &Value<'s>, bands: usize) -> Option<Vec<Level>> {
    let elements = reader.array(value, "the list of targets")?;
    if elements.len() != bands {
        let [targets, bands] = [counted(elements.len(), "target", "targets"), counted(bands, "band", "bands")];
        let message = format!("the role's skill has {targets} for {bands}");
        reader.problem(value, [&message, "give one target from 1 to 4 for each band"]);
        return None;
    }
    let levels = elements.iter().map(|target| reader.integer(target, "the target", 1..=4).and_then(Level::new));
    levels.collect()
}

fn mark_must_haves<'s>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    requirements: &mut [Requirement],
    context: RoleContext<'_>,
) -> Option<()> {
    for element in reader.array(value, "the list of must-haves")? {
        let must_have = skill(reader, element, context)?;
        let listed = requirements.iter_mut().find(|requirement| requirement.skill == must_have);
        let Some(requirement) = listed else {
            reader.problem(element, ["this must-have is not among the role's skills", "list it there as core"]);
            return None;
        };
        if requirement.must_have {
            let message = format!("the must-have \"{}\" stands twice", context.skills.key(must_have));
            reader.problem(element, [&message, "keep one of the two"]);
        }
        requirement.must_have = true;
    }
    Some(())
}
