//! Reads `resources.json`: things to read or watch, by id.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;

use super::value::line;
use crate::framework::Resource;
use crate::json::{Reader, SCHEMA_KEY};
use crate::text::Clean;

/// The resources by their ids; `None` for one with a fault.
pub(super) type Resources = BTreeMap<String, Option<Resource>>;

pub(super) fn parse<'s>(reader: &mut Reader<'s>, root: &Value<'s>) -> Option<Resources> {
    let mut fields = reader.object(root, "the list of resources")?;
    fields.allow_schema(reader);
    let mut resources = Resources::new();
    for (entry, key) in fields.entries().filter(|(_, key)| *key != SCHEMA_KEY) {
        if Clean::line(key).is_empty() {
            reader.problem(&entry.name, ["the id of the resource is empty", "write the id that skills name"]);
        }
        resources.insert(key.to_owned(), resource(reader, &entry.value, key));
    }
    Some(resources)
}

fn resource<'s>(reader: &mut Reader<'s>, value: &Value<'s>, key: &str) -> Option<Resource> {
    let mut fields = reader.object(value, "the resource")?;
    let title = fields.required(reader, "title").and_then(|value| line(reader, value, "the title"));
    let url = fields.required(reader, "url");
    fields.finish(reader);
    let url = address(reader, url?)?;
    Some(Resource { key: Clean::line(key), title: title?, url })
}

/// Reads a web address.
pub(super) fn address<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Clean> {
    let url = line(reader, value, "the address")?;
    let rest = url.as_str().strip_prefix("https://");
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
        let message = format!("the address \"{url}\" is not a web address");
        reader.problem(value, [&message, "write an address that starts with https://"]);
        return None;
    }
    Some(url)
}
