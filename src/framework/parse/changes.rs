//! Reads the `changes` of `framework.json`: the changes of each edition.

use jsonc_parser::ast::Value;

use super::value::{id, line};
use crate::framework::change::FIRST_CHANGED;
use crate::framework::{Change, ChangeKind, Level, Skill, SkillId};
use crate::json::Reader;
use crate::text::Clean;

/// The edition, skills and roles that the changes refer to.
pub(super) struct ChangeContext<'c> {
    pub(super) edition: u32,
    pub(super) skills: &'c [Skill],
    pub(super) roles: &'c [Clean],
}

/// Reads the list; it may be empty.
pub(super) fn parse<'s>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    context: &ChangeContext<'_>,
) -> Option<Vec<Change>> {
    let elements = reader.array(value, "the list of changes")?;
    let mut changes: Vec<Change> = Vec::with_capacity(elements.len());
    for element in elements {
        let Some(change) = change(reader, element, context) else { continue };
        if comes_from(&changes, &change, &change.key) {
            let message = format!("\"{}\" comes from itself in edition {}", change.key, change.edition);
            let advice = "give a new skill a new id; the old id stays with the old answers";
            reader.problem(element, [&message, advice]);
        }
        changes.push(change);
    }
    Some(changes)
}

/// Returns whether a skill of a change comes from the skill `key`, directly or through other changes of its edition.
fn comes_from(earlier: &[Change], change: &Change, key: &Clean) -> bool {
    let mut to_visit: Vec<&Clean> = change.from.iter().collect();
    let mut seen: Vec<&Clean> = Vec::new();
    while let Some(origin) = to_visit.pop() {
        if origin == key {
            return true;
        }
        if !seen.contains(&origin) {
            seen.push(origin);
            let of_origin = earlier.iter().filter(|it| it.edition == change.edition && it.key == *origin);
            to_visit.extend(of_origin.flat_map(|it| &it.from));
        }
    }
    false
}

fn change<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: &ChangeContext<'_>) -> Option<Change> {
    let mut fields = reader.object(value, "the change")?;
    let edition_value = fields.required(reader, "edition");
    let key_value = fields.required(reader, "skill");
    let kind = fields.required(reader, "what");
    let [role, levels, from] = ["role", "levels", "from"].map(|name| fields.optional(name));
    let why = fields.required(reader, "why").and_then(|value| line(reader, value, "the reason"));
    fields.finish(reader);
    let edition = edition_value
        .and_then(|value| reader.integer(value, "the edition", FIRST_CHANGED..=context.edition.max(FIRST_CHANGED)));
    let words = ChangeKind::ALL.map(ChangeKind::word);
    let kind = kind.and_then(|value| reader.one_of(value, "the kind of change", &words));
    let kind = kind.map(|position| ChangeKind::ALL[position]);
    let key = key_value.and_then(|value| id(reader, value, "the skill's id"));
    let role = match role {
        Some(value) => Some(role_id(reader, value, context)?),
        None => None,
    };
    let levels = levels.map_or_else(|| Some(Level::ALL.to_vec()), |value| level_list(reader, value));
    let from = from.map_or_else(|| Some(Vec::new()), |value| id_list(reader, value));
    let (kind, key) = (kind?, key?);
    let position = context.skills.iter().position(|skill| skill.key == key);
    // A retired skill is gone, and a later edition can have split or renamed a skill.
    let may_be_gone = edition < Some(context.edition) || kind == ChangeKind::Retired;
    if let (None, false, Some(value)) = (position, may_be_gone, key_value) {
        let keys: Vec<&str> = context.skills.iter().map(|skill| skill.key.as_str()).collect();
        reader.unknown(value, "skill", key.as_str(), &keys);
    }
    if (kind == ChangeKind::Targets) != role.is_some() {
        let words = ["a change of targets names a role, and no other change does", "add \"role\" or take it out"];
        reader.problem(value, words);
    }
    let from = from?;
    let (least, most) = kind.origins();
    if from.len() < least || from.len() > most {
        let message = format!("a change of the kind \"{}\" comes from {} skills", kind.word(), from.len());
        let advice = match (least, most) {
            (0, _) => "take \"from\" out",
            (1, _) => "name in \"from\" the one skill that it comes from",
            _ => "name in \"from\" the skills that it joins, two at least",
        };
        reader.problem(value, [&message, advice]);
    }
    let skill = position.map(SkillId::new);
    Some(Change { edition: edition?, skill, key, role, kind, levels: levels?, from, why: why? })
}

fn role_id<'s>(reader: &mut Reader<'s>, value: &Value<'s>, context: &ChangeContext<'_>) -> Option<Clean> {
    let role = id(reader, value, "the role's id")?;
    if !context.roles.contains(&role) {
        reader.unknown(value, "role", role.as_str(), context.roles);
    }
    Some(role)
}

fn level_list<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Vec<Level>> {
    let levels = reader.array(value, "the list of levels")?.iter();
    levels.map(|level| reader.integer(level, "the level", 0..=4).and_then(Level::new)).collect()
}

fn id_list<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Vec<Clean>> {
    let keys = reader.array(value, "the list of skills it came from")?.iter();
    keys.map(|key| id(reader, key, "the skill's id")).collect()
}
