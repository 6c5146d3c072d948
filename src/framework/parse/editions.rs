//! Reads `editions/N.json`: the statements of an earlier edition, to show beside the current ones.

use jsonc_parser::ast::{ObjectProp, Value};

use super::skills::statements;
use super::value::id_text;
use crate::diagnostic::{Problems, Source};
use crate::framework::earlier::{EarlierEdition, Statements};
use crate::framework::late::Late;
use crate::json::{Document, Reader};

/// Returns the earlier editions among the files of a framework, without reading them.
pub(in crate::framework) fn earlier(sources: &[Source], current: u32) -> Vec<EarlierEdition> {
    let numbered = sources.iter().filter_map(|source| Some((number(source)?, source.clone())));
    let late = |(number, source): (u32, Source)| {
        let read = move || parse(&source, number, current).unwrap_or_default();
        EarlierEdition { number, statements: Late::new(read) }
    };
    numbered.map(late).collect()
}

/// Returns the edition in the name of a file. `None` if the name is not that of an edition file.
pub(super) fn number(source: &Source) -> Option<u32> {
    let (folder, file) = source.name.as_str().rsplit_once('/')?;
    let is_edition = folder == "editions" || folder.ends_with("/editions");
    file.strip_suffix(".json").filter(|_| is_edition)?.parse().ok()
}

/// Reads the statements of an edition earlier than `current`.
pub(super) fn parse(source: &Source, number: u32, current: u32) -> Result<Statements, Problems> {
    let document = Document::parse(source)?;
    let mut reader = Reader::new(source);
    let found = statements_of(&mut reader, &document.root, [number, current]);
    reader.into_problems().or_value(found)
}

fn statements_of<'s>(reader: &mut Reader<'s>, root: &Value<'s>, [number, current]: [u32; 2]) -> Option<Statements> {
    let mut fields = reader.object(root, "the edition")?;
    fields.allow_schema(reader);
    let edition_value = fields.required(reader, "edition")?;
    let listed = fields.required(reader, "statements")?;
    fields.finish(reader);
    let edition = reader.integer(edition_value, "the edition", 1..=1_000_000)?;
    if edition != number || edition >= current {
        let message = format!("the file is named after edition {number} and holds edition {edition}");
        let advice = format!("keep statements of editions below {current}, each in a file named after its number");
        reader.problem(edition_value, [&message, &advice]);
    }
    let entries = reader.object(listed, "the list of statements")?;
    let of_skill = |(entry, key): (&ObjectProp<'s>, &str)| {
        let key = id_text(reader, &entry.name, key, "the skill's id");
        let five = statements(reader, &entry.value)?;
        Some((key?, five))
    };
    Some(entries.entries().filter_map(of_skill).collect())
}
