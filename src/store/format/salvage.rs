//! Recovers single answers and the name from a damaged save.
//!
//! The program compares them with a backup and never loads them: an answer in a damaged file may be whole and still be
//! the wrong one.

use super::answer::Answer;
use super::convert::to_entry;
use super::object::Object;
use crate::assessment::Entry;
use crate::framework::{Framework, SkillId};

/// Returns the whole answers in damaged bytes.
pub(in crate::store) fn salvage(bytes: &[u8], framework: &Framework) -> Vec<(SkillId, Entry)> {
    let text = String::from_utf8_lossy(bytes);
    let found = |skill: SkillId| {
        // In a text of the person, backslashes precede the quotes.
        let pattern = format!("\"{}\":{{", framework.skill(skill).key);
        let start = text.find(&pattern)? + pattern.len() - 1;
        let object = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Object>().next()?.ok()?;
        let mut object = object;
        // Only the content counts, not the date.
        for date in ["given", "evidence_on"] {
            object.drop_field(date);
        }
        let answer = Answer::from_object(object).ok()?;
        Some((skill, to_entry(&answer)))
    };
    framework.skills().filter_map(found).collect()
}

/// Returns the text of the name field in damaged bytes. The caller checks whether it is the name.
pub(in crate::store) fn salvage_name(bytes: &[u8]) -> Option<String> {
    const FIELD: &str = "\"name\":";
    let text = String::from_utf8_lossy(bytes);
    let start = text.find(FIELD)? + FIELD.len();
    serde_json::Deserializer::from_str(&text[start..]).into_iter::<String>().next()?.ok()
}
