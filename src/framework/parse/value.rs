//! Reads the values that several files of a framework share: ids, lines, and lists of a fixed length.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::framework::Language;
use crate::json::Reader;
use crate::text::{Clean, LINE_LIMIT, counted, width};

/// A name for narrow places: the most columns it may have, and what to say of a wider one.
pub(super) struct ShortName {
    pub(super) what: &'static str,
    pub(super) columns: usize,
    pub(super) advice: &'static str,
}

/// The short name of a skill.
pub(super) const SHORT_SKILL: ShortName =
    ShortName { what: "the skill's short name", columns: 22, advice: "shorten it for lists on narrow screens" };
/// The short name of a role.
pub(super) const SHORT_ROLE: ShortName =
    ShortName { what: "the role's short name", columns: 12, advice: "shorten it for narrow screens" };
/// The short name of a preference.
pub(super) const SHORT_PREFERENCE: ShortName =
    ShortName { what: "the preference's short name", columns: 22, advice: "say the matter in a word or two" };

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

/// Reads a short name.
pub(super) fn line_up_to<'s>(reader: &mut Reader<'s>, value: &Value<'s>, limit: &ShortName) -> Option<Clean> {
    let short = line(reader, value, limit.what)?;
    if width(short.as_str()) > limit.columns {
        let message = format!("the short name is longer than {} characters", limit.columns);
        reader.problem(value, [&message, limit.advice]);
        return None;
    }
    Some(short)
}

/// Reads the tag of a language.
pub(super) fn language<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Language> {
    let tag = reader.string(value, "the language")?;
    let language = Language::new(tag);
    if language.is_none() {
        let message = format!("the language \"{tag}\" is no tag");
        reader.problem(value, [&message, "write a tag such as \"de\" or \"pt-BR\""]);
    }
    language
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
