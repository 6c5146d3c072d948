//! Reads the `preferences` of `framework.json`: statements about what a person would like to do.

use jsonc_parser::ast::Value;

use super::list::list;
use super::value::{SHORT_PREFERENCE, id, line, line_up_to};
use crate::framework::{Preference, WorkShare};
use crate::json::Reader;
use crate::text::Clean;

/// Reads the list; it may be empty. `roles` are the ids of the framework's roles in order.
pub(super) fn parse<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Vec<Preference>> {
    list(reader, value, "the preferences", |reader, entry| preference(reader, entry, roles))
}

fn preference<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Preference> {
    let mut fields = reader.object(value, "the preference")?;
    let key = fields.required(reader, "id").and_then(|value| id(reader, value, "the preference's id"));
    let short = fields.required(reader, "short").and_then(|value| line_up_to(reader, value, &SHORT_PREFERENCE));
    let statement = fields.required(reader, "statement").and_then(|value| line(reader, value, "the statement"));
    let shares = fields.required(reader, "roles").and_then(|value| shares(reader, value, roles));
    fields.finish(reader);
    Some(Preference { key: key?, short: short?, statement: statement?, shares: shares? })
}

fn shares<'s>(reader: &mut Reader<'s>, value: &Value<'s>, roles: &[Clean]) -> Option<Vec<Option<WorkShare>>> {
    let words = WorkShare::ALL.map(WorkShare::word);
    let fields = reader.object(value, "the list of roles of the preference")?;
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
