//! Reads the `preferences` of `framework.json`: statements about what a person would like to do.

use jsonc_parser::ast::Value;

use super::list::list;
use super::value::{id, line};
use crate::framework::{Preference, WorkShare};
use crate::json::Reader;
use crate::text::{Clean, width};

/// The widest short name, in columns.
const SHORT_LIMIT: usize = 22;

/// Reads the list; it may be empty. `roles` are the ids of the framework's roles in order.
pub(super) fn parse<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Vec<Preference>> {
    list(reader, value, "the preferences", |reader, entry| preference(reader, entry, roles))
}

fn preference<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Preference> {
    let mut fields = reader.object(value, "the preference")?;
    let key = fields.required(reader, "id").and_then(|value| id(reader, value, "the preference's id"));
    let short = fields.required(reader, "short").and_then(|value| short(reader, value));
    let statement = fields.required(reader, "statement").and_then(|value| line(reader, value, "the statement"));
    let shares = fields.required(reader, "roles").and_then(|value| shares(reader, value, roles));
    fields.finish(reader);
    Some(Preference { key: key?, short: short?, statement: statement?, shares: shares? })
}

fn short<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Clean> {
    let short = line(reader, value, "the preference's short name")?;
    if width(short.as_str()) > SHORT_LIMIT {
        reader.problem(value, ["the short name is longer than 22 characters", "say the matter in a word or two"]);
        return None;
    }
    Some(short)
}

fn shares<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Vec<Option<WorkShare>>> {
    let words = WorkShare::ALL.map(WorkShare::word);
    let fields = reader.object(value, "the roles of the preference")?;
    let mut shares = vec![None; roles.len()];
    for (entry, key) in fields.entries() {
        let share = reader.one_of(&entry.value, "the share", &words).map(|position| WorkShare::ALL[position]);
        match roles.iter().position(|role| role.as_str() == key) {
            Some(position) => shares[position] = share,
            None => reader.unknown(&entry.name, "role", key, roles),
        }
    }
    Some(shares)
}
