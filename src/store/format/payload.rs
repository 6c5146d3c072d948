//! The content of a save as the file stores it: ids and texts, without any lookup.
//!
//! Old files depend on these types. The program converts them to its own types and never shares them. Fields of a newer
//! minor version stay in `rest` and are written back.

use jiff::Timestamp;
use serde::Deserialize;

use super::answer::Answer;
use super::at_once;
use super::log::{self, LogRef};
use super::object::{FormatError, Object};
use crate::framework::FrameworkLabel;

/// Everything after the header.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Payload {
    pub(in crate::store) name: String,
    #[serde(deserialize_with = "at_once::object")]
    pub(in crate::store) framework: FrameworkRef,
    #[serde(deserialize_with = "at_once::object")]
    pub(in crate::store) aim: AimRef,
    pub(in crate::store) place: String,
    /// `"quick"`, or `None` for all questions in order. Another word comes from a newer version and is kept.
    #[serde(default, deserialize_with = "at_once::present")]
    pub(in crate::store) pace: Option<String>,
    #[serde(deserialize_with = "at_once::spelled")]
    pub(in crate::store) saved_at: Timestamp,
    #[serde(deserialize_with = "at_once::members")]
    pub(in crate::store) answers: Vec<(String, Answer)>,
    /// The person's wish about each preference, by its id.
    #[serde(default)]
    pub(in crate::store) preferences: Object,
    /// The round of answering again, while the person is in one.
    #[serde(default, deserialize_with = "at_once::object_if_there")]
    pub(in crate::store) again: Option<AgainRef>,
    /// The evidence log. Newer fields of an entry are kept in it.
    #[serde(default)]
    pub(in crate::store) log: Vec<LogRef>,
    /// The name that the assessment moves to. Its directory may have the key of either name.
    #[serde(default, deserialize_with = "at_once::present")]
    pub(in crate::store) moving_to: Option<String>,
    /// The details that make the save a point in time. Other saves have none.
    #[serde(default, deserialize_with = "at_once::object_if_there")]
    pub(in crate::store) point: Option<PointRef>,
    /// The person whom the answers are about, if they are a rating of another person.
    #[serde(default, deserialize_with = "at_once::object_if_there")]
    pub(in crate::store) about: Option<AboutRef>,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The framework that was answered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct FrameworkRef {
    pub(in crate::store) id: String,
    pub(in crate::store) edition: u32,
    /// The digest of its files; `None` for the questions that ship with the program.
    #[serde(default, deserialize_with = "at_once::present")]
    pub(in crate::store) sha256: Option<String>,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The person's aim, as ids.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct AimRef {
    pub(in crate::store) role: Option<String>,
    pub(in crate::store) band: String,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// A round of answering again.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct AgainRef {
    /// The number of the point in time with the former answers.
    pub(in crate::store) point: u32,
    /// The revision of the point.
    pub(in crate::store) revision: u64,
    /// Whether the former answers are hidden.
    #[serde(default)]
    pub(in crate::store) fresh: bool,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The person whom the answers of a rating are about.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct AboutRef {
    pub(in crate::store) name: String,
    /// The rater.
    pub(in crate::store) by: String,
    /// The skills that were asked for.
    pub(in crate::store) skills: Vec<String>,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The details that make a save a point in time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::store) struct PointRef {
    /// The label; empty if the person gave none.
    pub(in crate::store) label: String,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

impl Payload {
    /// Reads a payload. Reads it again field by field if it cannot be read at once.
    pub(super) fn from_text(text: &str) -> Result<Self, FormatError> {
        Self::at_once(text).map_or_else(|| Self::by_fields(text), Ok)
    }

    /// Reads a payload without unknown fields. `None` if there is anything unusual.
    fn at_once(text: &str) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_str(text);
        let payload: Self = at_once::object(&mut json).ok()?;
        json.end().ok()?;
        let is_usual = payload.answers.iter().all(|(_, answer)| answer.contradiction().is_none());
        (is_usual && log::is_in_order(&payload.log)).then_some(payload)
    }

    /// Reads a payload, keeps its unknown fields, and says what is wrong with it.
    fn by_fields(text: &str) -> Result<Self, FormatError> {
        let mut object: Object = serde_json::from_str(text).map_err(|error| {
            let what = if error.is_eof() { "the text breaks off" } else { "the text is not JSON" };
            FormatError::line(&format!("{what} at line {}, column {}", error.line() + 1, error.column()))
        })?;
        let saved_at: String = object.require("saved_at")?;
        let saved_at = saved_at.parse().map_err(|_| FormatError::line("the field \"saved_at\" is not a time"))?;
        let answers = object.require::<Object>("answers")?.into_entries::<Object>();
        let answers = answers.map(|entry| {
            let (key, value) = entry?;
            let answer = Answer::from_object(value)
                .map_err(|misfit| FormatError::line(&format!("in the answer to \"{key}\", {misfit}")))?;
            Ok((key, answer))
        });
        Ok(Self {
            name: object.require("name")?,
            framework: FrameworkRef::from_object(object.require("framework")?)?,
            aim: AimRef::from_object(object.require("aim")?)?,
            place: object.require("place")?,
            pace: object.take("pace")?,
            saved_at,
            answers: answers.collect::<Result<_, FormatError>>()?,
            preferences: object.take("preferences")?.unwrap_or_default(),
            again: object.take::<Object>("again")?.map(AgainRef::from_object).transpose()?,
            log: object.take("log")?.map(log::entries).transpose()?.unwrap_or_default(),
            moving_to: object.take("moving_to")?,
            point: object.take::<Object>("point")?.map(PointRef::from_object).transpose()?,
            about: object.take::<Object>("about")?.map(AboutRef::from_object).transpose()?,
            rest: object,
        })
    }

    pub(super) fn to_text(&self) -> String {
        let mut object = Object::default();
        object.put("name", &self.name);
        object.put("framework", &self.framework.to_object());
        object.put("aim", &self.aim.to_object());
        object.put("place", &self.place);
        if let Some(pace) = &self.pace {
            object.put("pace", pace);
        }
        object.put("saved_at", &self.saved_at.to_string());
        let mut answers = Object::default();
        for (key, answer) in &self.answers {
            answers.put(key, &answer.to_object());
        }
        object.put("answers", &answers);
        if !self.preferences.is_empty() {
            object.put("preferences", &self.preferences);
        }
        if let Some(again) = &self.again {
            object.put("again", &again.to_object());
        }
        if !self.log.is_empty() {
            object.put("log", &self.log.iter().map(LogRef::to_object).collect::<Vec<_>>());
        }
        if let Some(name) = &self.moving_to {
            object.put("moving_to", name);
        }
        if let Some(point) = &self.point {
            object.put("point", &point.to_object());
        }
        if let Some(about) = &self.about {
            object.put("about", &about.to_object());
        }
        object.append(&self.rest);
        serde_json::to_string(&object).expect("an object with text keys is always JSON")
    }
}

impl FrameworkRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        let (id, edition) = (object.require("id")?, object.require("edition")?);
        Ok(Self { id, edition, sha256: object.take("sha256")?, rest: object })
    }

    /// Returns the exact name of the framework.
    pub(in crate::store) fn label(&self) -> FrameworkLabel<'_> {
        FrameworkLabel { id: &self.id, edition: self.edition, sha256: self.sha256.as_deref() }
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("id", &self.id);
        object.put("edition", &self.edition);
        if let Some(sha256) = &self.sha256 {
            object.put("sha256", sha256);
        }
        object.append(&self.rest);
        object
    }
}

impl AimRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        let role = object.take::<Option<String>>("role")?.flatten();
        Ok(Self { role, band: object.require("band")?, rest: object })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("role", &self.role);
        object.put("band", &self.band);
        object.append(&self.rest);
        object
    }
}

impl AgainRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        Ok(Self {
            point: object.require("point")?,
            revision: object.require("revision")?,
            fresh: object.take("fresh")?.unwrap_or_default(),
            rest: object,
        })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("point", &self.point);
        object.put("revision", &self.revision);
        if self.fresh {
            object.put("fresh", &true);
        }
        object.append(&self.rest);
        object
    }
}

impl AboutRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        Ok(Self {
            name: object.require("name")?,
            by: object.require("by")?,
            skills: object.require("skills")?,
            rest: object,
        })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("name", &self.name);
        object.put("by", &self.by);
        object.put("skills", &self.skills);
        object.append(&self.rest);
        object
    }
}

impl PointRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        Ok(Self { label: object.take("label")?.unwrap_or_default(), rest: object })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        if !self.label.is_empty() {
            object.put("label", &self.label);
        }
        object.append(&self.rest);
        object
    }
}

#[cfg(test)]
mod tests {
    use super::Payload;

    const FULL: &str = r#"{"name":"me","framework":{"id":"devrel","edition":2,"sha256":"ab"},"aim":{"role":null,"band":"lead"},"place":"x","pace":"quick","saved_at":"2026-11-26T10:00:00Z","answers":{"x":{"level":2,"evidence":"A \u0041","note":"n","sure":"unsure","star":true,"goal":4,"steps":{"2":{"begun":"2026-11-01","done":"2026-11-20"},"3":{"begun":"2026-11-20"}},"given":{"level":2,"on":"2026-11-25","edition":2,"revision":7},"evidence_on":"2026-11-24"},"y":{"na":true,"flag":true,"given":{"na":true,"by":"2026-11-25","edition":1,"revision":3}},"z":{}},"preferences":{"travel":"yes"},"again":{"point":3,"revision":6,"fresh":true},"log":[{"id":1,"on":"2026-11-20","text":"t","link":"l","skills":["x"]},{"id":2,"on":"2026-11-21","text":"u"}],"moving_to":"you","point":{"label":"the talk"},"about":{"name":"Sam","by":"Kim","skills":["x","y"]}}"#;

    #[test]
    fn a_payload_without_surprises_is_read_at_once() {
        let read = Payload::at_once(FULL);
        assert!(read.is_some());
        assert_eq!(read, Payload::by_fields(FULL).ok());
    }

    #[test]
    fn what_is_read_at_once_is_the_same_as_read_by_fields() {
        let pieces =
            ["", "null", "[]", "{}", "9", "1.0", "-1", "\"", ",", ":", "}", "{", "true", "\\", " ", "\"level\":2,"];
        for (place, _) in FULL.char_indices() {
            for (piece, behind) in pieces.into_iter().flat_map(|piece| [(piece, place), (piece, place + 1)]) {
                let text = [&FULL[..place], piece, &FULL[behind..]].concat();
                if let Some(read) = Payload::at_once(&text) {
                    assert_eq!(Ok(read), Payload::by_fields(&text), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_unusual_is_not_read_at_once() {
        for (usual, unusual) in [
            (r#""place":"x""#, r#""place":"x","new":1"#),
            (r#""place":"x""#, r#""place":"x","place":"x""#),
            (r#""place":"x""#, r#""place":"x","rest":{}"#),
            (r#""band":"lead""#, r#""band":"lead","new":1"#),
            (r#"{"id":"devrel","edition":2,"sha256":"ab"}"#, r#"["devrel",2,"ab"]"#),
            (r#""sha256":"ab""#, r#""sha256":null"#),
            (r#"{"role":null,"band":"lead"}"#, r#"[null,"lead"]"#),
            (r#"{"na":true,"by":"2026-11-25","edition":1,"revision":3}"#, r#"[null,true,null,"2026-11-25",1,3]"#),
            (r#""z":{}"#, r#""z":{"since":1}"#),
            (r#""z":{}"#, r#""z":[]"#),
            (r#""z":{}"#, r#""z":{"level":null}"#),
            (r#""z":{}"#, r#""z":{"level":5}"#),
            (r#""z":{}"#, r#""z":{"level":1,"na":true}"#),
            (r#""z":{}"#, r#""z":{"goal":5}"#),
            (r#""z":{}"#, r#""z":{},"x":{}"#),
            (r#""pace":"quick""#, r#""pace":null"#),
            (r#"{"travel":"yes"}"#, r#"{"travel":"yes","travel":"no"}"#),
            (r#"{"travel":"yes"}"#, "null"),
            (r#""y"]}}"#, r#""y"]}} {}"#),
            (r#""skills":["x","y"]}"#, r#""skills":["x","y"],"new":1}"#),
            (r#""fresh":true"#, r#""fresh":true,"new":1"#),
            (r#""fresh":true"#, r#""fresh":null"#),
            (r#""skills":["x"]}"#, r#""skills":["x"],"new":1}"#),
            (r#""text":"u"}"#, r#""text":"u","link":null}"#),
            (r#"{"id":2,"on""#, r#"{"id":1,"on""#),
            (r#"{"id":1,"on""#, r#"{"id":0,"on""#),
            (r#"{"id":2,"on":"2026-11-21","text":"u"}"#, r#"[2,"2026-11-21","u"]"#),
            (r#"{"label":"the talk"}"#, r#"{"label":"the talk","new":1}"#),
            (r#"{"begun":"2026-11-20"}"#, r#"{"begun":"2026-11-20","new":1}"#),
            (r#"{"begun":"2026-11-20"}"#, r#"["2026-11-20"]"#),
        ] {
            let text = FULL.replacen(usual, unusual, 1);
            assert_ne!(text, FULL, "{usual}");
            assert_eq!(Payload::at_once(&text), None, "{unusual}");
        }
    }
}
