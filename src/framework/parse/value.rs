//! Reads the values that several files of a framework share: ids, lines, and lists of a fixed length.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::json::Reader;
use crate::text::{Clean, LINE_LIMIT, counted};

/// Reads an id: lowercase letters, digits and hyphens, as in file names and web addresses.
pub(super) fn id<'s>(reader: &mut Reader<'s>, value: &Value<'s>, what: &str) -> Option<Clean> {
    let text = reader.words(value, what)?;
    id_text(reader, value, text, what)
}

/// Checks the text of an id: of a value or of a key.
pub(super) fn id_text(reader: &mut Reader<'_>, place: &impl Ranged, text: &str, what: &str) -> Option<Clean> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
        return Some(Clean::line(text));
    }
    let message = format!("{what} \"{text}\" is not an id");
    reader.problem(place, [&message, "use up to 64 lowercase letters, digits and hyphens"]);
    None
}

/// Reads one line of text. It must not be empty, nor longer than the limit for a line.
pub(super) fn line<'s>(reader: &mut Reader<'s>, value: &Value<'s>, what: &str) -> Option<Clean> {
    reader.words(value, what)?;
    reader.string_up_to(value, what, LINE_LIMIT).map(Clean::line)
}

/// Reads a list of exactly `N` entries; `reason` is the advice if the length differs.
pub(super) fn exactly<'v, 's, const N: usize>(
    reader: &mut Reader<'s>,
    value: &'v Value<'s>,
    what: &str,
    reason: &str,
) -> Option<&'v [Value<'s>; N]> {
    let elements = reader.array(value, what)?;
    let exact = <&[Value<'s>; N]>::try_from(elements).ok();
    if exact.is_none() {
        let entries = counted(elements.len(), "entry", "entries");
        let message = format!("{what} has {entries} instead of {N}");
        reader.problem(value, [&message, reason]);
    }
    exact
}
