//! What a damaged save still tells about single answers, and whose it is.
//!
//! Used to say how far a backup is from what was lost, never to load anything: an answer found between
//! garbage may be whole and still be the wrong one.

use super::convert::to_entry;
use super::object::Object;
use super::payload::Answer;
use crate::assessment::Entry;
use crate::framework::{Framework, SkillId};

/// The answers that stand whole in damaged bytes.
pub(in crate::store) fn salvage(bytes: &[u8], framework: &Framework) -> Vec<(SkillId, Entry)> {
    let text = String::from_utf8_lossy(bytes);
    let found = |skill: SkillId| {
        // Inside a text of the person, the quotes would have backslashes before them.
        let pattern = format!("\"{}\":{{", framework.skill(skill).key);
        let start = text.find(&pattern)? + pattern.len() - 1;
        let object = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Object>().next()?.ok()?;
        let mut object = object;
        // What is said counts, not when.
        for date in ["given", "evidence_on"] {
            object.drop_field(date);
        }
        let answer = Answer::from_object(object).ok()?;
        Some((skill, to_entry(&answer)))
    };
    framework.skills().filter_map(found).collect()
}

/// What stands in damaged bytes where the name should be. Whether it is the name is for the caller to check.
pub(in crate::store) fn salvage_name(bytes: &[u8]) -> Option<String> {
    const FIELD: &str = "\"name\":";
    let text = String::from_utf8_lossy(bytes);
    let start = text.find(FIELD)? + FIELD.len();
    serde_json::Deserializer::from_str(&text[start..]).into_iter::<String>().next()?.ok()
}
