//! Reads lists whose entries have distinct ids.

use jsonc_parser::ast::Value;

use crate::framework::{Band, Domain, Preference};
use crate::json::Reader;
use crate::text::Clean;

/// The most bands, domains or roles that a person can tell apart.
const COUNT_LIMIT: usize = 100;

/// Reads a list of 1 to [`COUNT_LIMIT`] entries with distinct ids.
pub(super) fn each<'s, T: Keyed>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    what: &str,
    parse: impl Fn(&mut Reader<'s>, &Value<'s>) -> Option<T>,
) -> Option<Vec<T>> {
    let elements = reader.array(value, what)?;
    if elements.is_empty() || elements.len() > COUNT_LIMIT {
        let message = format!("there are {} of {what}", elements.len());
        reader.problem(value, [&message, &format!("list at least one and at most {COUNT_LIMIT}")]);
        return None;
    }
    list(reader, value, what, parse)
}

/// Reads a list of any length whose entries have distinct ids.
pub(super) fn list<'s, T: Keyed>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    what: &str,
    parse: impl Fn(&mut Reader<'s>, &Value<'s>) -> Option<T>,
) -> Option<Vec<T>> {
    let elements = reader.array(value, what)?;
    let mut parsed: Vec<T> = Vec::with_capacity(elements.len());
    for element in elements {
        let Some(entry) = parse(reader, element) else { continue };
        if parsed.iter().any(|other| other.key() == entry.key()) {
            let message = format!("\"{}\" stands twice in {what}", entry.key());
            reader.problem(element, [&message, "give one of the two another id"]);
        }
        parsed.push(entry);
    }
    (parsed.len() == elements.len()).then_some(parsed)
}

pub(super) trait Keyed {
    fn key(&self) -> &Clean;
}

impl Keyed for Band {
    fn key(&self) -> &Clean {
        &self.key
    }
}

impl Keyed for Domain {
    fn key(&self) -> &Clean {
        &self.key
    }
}

impl Keyed for Clean {
    fn key(&self) -> &Clean {
        self
    }
}

impl Keyed for Preference {
    fn key(&self) -> &Clean {
        &self.key
    }
}
