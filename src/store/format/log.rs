//! The entries of the evidence log as a save stores them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use super::at_once;
use super::object::{FormatError, Object};
use crate::assessment::LogEntry;
use crate::text::Clean;

/// An entry of the evidence log. The file omits empty fields.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store) struct LogRef {
    pub(in crate::store) id: u32,
    pub(in crate::store) on: Date,
    pub(in crate::store) text: String,
    pub(in crate::store) link: String,
    pub(in crate::store) skills: Vec<String>,
    pub(in crate::store) rest: Object,
}

/// An entry as it is read in one pass.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogFields {
    id: u32,
    #[serde(deserialize_with = "at_once::spelled")]
    on: Date,
    text: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    skills: Vec<String>,
}

impl<'de> Deserialize<'de> for LogRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let LogFields { id, on, text, link, skills } = at_once::object(deserializer)?;
        Ok(Self { id, on, text, link, skills, rest: Object::default() })
    }
}

/// Reads the entries of a log and keeps their unknown fields.
pub(super) fn entries(objects: Vec<Object>) -> Result<Vec<LogRef>, FormatError> {
    let entries: Vec<LogRef> = objects.into_iter().map(LogRef::from_object).collect::<Result<_, FormatError>>()?;
    let mut numbers = BTreeSet::new();
    match entries.iter().map(|entry| entry.id).find(|id| *id == 0 || !numbers.insert(*id)) {
        None => Ok(entries),
        Some(0) => Err(FormatError::line("the number of a log entry is 0")),
        Some(id) => Err(FormatError::line(&format!("two entries of the log have the number {id}"))),
    }
}

/// Returns whether the entries have the numbers and the order in which the program writes them.
pub(super) fn is_in_order(entries: &[LogRef]) -> bool {
    entries.first().is_none_or(|first| first.id > 0) && entries.is_sorted_by(|before, after| before.id < after.id)
}

impl LogRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        let on: String = object.require("on")?;
        Ok(Self {
            id: object.require("id")?,
            on: on.parse().map_err(|_| FormatError::line("the field \"on\" of a log entry is not a day"))?,
            text: object.require("text")?,
            link: object.take("link")?.unwrap_or_default(),
            skills: object.take("skills")?.unwrap_or_default(),
            rest: object,
        })
    }

    pub(super) fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("id", &self.id);
        object.put("on", &self.on.to_string());
        object.put("text", &self.text);
        if !self.link.is_empty() {
            object.put("link", &self.link);
        }
        if !self.skills.is_empty() {
            object.put("skills", &self.skills);
        }
        object.append(&self.rest);
        object
    }

    /// Converts a core entry, and adds the fields of a newer version if the entry is as it was read.
    pub(super) fn of(entry: &LogEntry, kept: &[Self]) -> Self {
        let rest = kept.iter().find(|it| it.to_entry() == *entry).map(|it| it.rest.clone()).unwrap_or_default();
        Self {
            id: entry.id,
            on: entry.on,
            text: entry.text.as_str().to_owned(),
            link: entry.link.as_str().to_owned(),
            skills: entry.skills.iter().map(|key| key.as_str().to_owned()).collect(),
            rest,
        }
    }

    pub(super) fn to_entry(&self) -> LogEntry {
        LogEntry {
            id: self.id,
            on: self.on,
            text: Clean::line(&self.text),
            link: Clean::line(&self.link),
            skills: self.skills.iter().map(|key| Clean::line(key)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::entries;

    fn read(text: &str) -> Result<usize, String> {
        let objects = serde_json::from_str(&format!("[{text}]")).expect("they are objects");
        entries(objects).map(|entries| entries.len()).map_err(|error| error.to_string())
    }

    #[test]
    fn each_entry_has_a_number_of_its_own_from_1() {
        let log =
            |ids: [u32; 2]| read(&ids.map(|id| format!(r#"{{"id":{id},"on":"2026-11-20","text":"t"}}"#)).join(","));
        assert_eq!(log([2, 1]), Ok(2));
        assert_eq!(log([3, 3]), Err("two entries of the log have the number 3".to_owned()));
        assert_eq!(log([1, 0]), Err("the number of a log entry is 0".to_owned()));
    }
}
