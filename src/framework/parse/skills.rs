//! Reads `skills/DOMAIN.json`: the skills of one domain.

use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};

use super::resources::Resources;
use super::value::{SHORT_SKILL, exactly, id, line, line_up_to};
use crate::framework::late::Late;
use crate::framework::{DomainId, LEVELS, Resource, Skill, SkillTexts};
use crate::json::Reader;
use crate::text::Clean;

pub(super) struct SkillContext<'c> {
    pub(super) domain: DomainId,
    /// The resources; `None` if their file is missing or not readable.
    pub(super) resources: Option<&'c Resources>,
}

/// Reads the skills, each with the place of its id.
pub(super) fn parse<'s>(
    reader: &mut Reader<'s>,
    root: &Value<'s>,
    context: &SkillContext<'_>,
) -> Option<Vec<(Skill, Range)>> {
    let list = listed(reader, root)?;
    let elements = reader.array(list, "the file of skills")?;
    if elements.is_empty() {
        reader.problem(list, ["the domain has no skills", "add one, or take the domain out of framework.json"]);
    }
    Some(elements.iter().filter_map(|element| skill(reader, element, context)).collect())
}

/// Returns the list itself: the whole file, or the `skills` of an object that can also name a schema.
fn listed<'v, 's>(reader: &mut Reader<'s>, root: &'v Value<'s>) -> Option<&'v Value<'s>> {
    let Value::Object(_) = root else { return Some(root) };
    let mut fields = reader.object(root, "the file of skills")?;
    fields.allow_schema(reader);
    let list = fields.required(reader, "skills");
    fields.finish(reader);
    list
}

fn skill<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: &SkillContext<'_>) -> Option<(Skill, Range)> {
    let mut fields = reader.object(value, "the skill")?;
    let key_value = fields.required(reader, "id");
    let key = key_value.and_then(|value| id(reader, value, "the skill's id"));
    let name = fields.required(reader, "name").and_then(|value| line(reader, value, "the skill's name"));
    let short = fields.optional("short");
    let about = fields.optional("levels_about");
    let definition = fields.required(reader, "definition").and_then(|value| line(reader, value, "the definition"));
    let levels = fields.required(reader, "levels").and_then(|value| statements(reader, value));
    let evidence = fields.required(reader, "evidence").and_then(|value| line(reader, value, "the evidence"));
    let actions = fields.required(reader, "actions").and_then(|value| actions(reader, value));
    let resources = fields.required(reader, "resources").and_then(|value| resources(reader, value, context));
    fields.finish(reader);
    let short = match short {
        Some(value) => line_up_to(reader, value, &SHORT_SKILL),
        None => name.clone(),
    };
    let about = match about {
        Some(value) => Some(statements(reader, value)?),
        None => None,
    };
    let texts = SkillTexts {
        definition: definition?,
        statements: levels?,
        statements_about: about,
        evidence: evidence?,
        actions: actions?,
        resources: resources?,
    };
    let texts = Late::new(move || texts);
    let skill = Skill { key: key?, name: name?, short: short?, domain: context.domain, texts };
    Some((skill, key_value?.range()))
}

pub(super) fn statements<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[Clean; LEVELS]> {
    let reason = "write one statement for each of the levels 0 to 4";
    let statements: &[Value<'s>; LEVELS] = exactly(reader, value, "the list of statements", reason)?;
    let mut lines: Vec<Clean> = Vec::with_capacity(LEVELS);
    for statement in statements {
        let text = line(reader, statement, "the statement")?;
        if lines.contains(&text) {
            reader.problem(statement, ["two levels have the same statement", "say what sets this level apart"]);
        }
        lines.push(text);
    }
    lines.try_into().ok()
}

pub(super) fn actions<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[Vec<Clean>; LEVELS - 1]> {
    let reason = "write one list for each step from level 0 to 4";
    let steps: &[Value<'s>; LEVELS - 1] = exactly(reader, value, "the list of actions", reason)?;
    let mut lists = Vec::with_capacity(LEVELS - 1);
    for step in steps {
        let actions = reader.array(step, "the list of actions of a step")?;
        if actions.is_empty() {
            reader.problem(step, ["a step has no action", "say at least one thing that a person can do"]);
        }
        lists.push(actions.iter().filter_map(|action| line(reader, action, "the action")).collect());
    }
    lists.try_into().ok()
}

fn resources<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: &SkillContext<'_>) -> Option<Vec<Resource>> {
    let keys = reader.array(value, "the list of resources")?;
    let mut found = Vec::with_capacity(keys.len());
    for key_value in keys {
        let key = reader.string(key_value, "the resource")?;
        let Some(resources) = context.resources else { continue };
        if let Some(resource) = resources.get(key) {
            found.extend(resource.clone());
        } else {
            let known: Vec<&str> = resources.keys().map(String::as_str).collect();
            reader.unknown(key_value, "resource", key, &known);
        }
    }
    Some(found)
}
