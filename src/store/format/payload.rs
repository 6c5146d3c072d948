//! The content of a save as the file stores it: ids and texts, without any lookup.
//!
//! Old files depend on these types. The program converts them to its own types and never shares them. Fields of a newer
//! minor version stay in `rest` and are written back.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::at_once;
use super::object::{FormatError, Object};

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
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The framework that was answered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct FrameworkRef {
    pub(in crate::store) id: String,
    pub(in crate::store) edition: u32,
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

/// The person's entry for one skill. The file omits empty fields.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::store) struct Answer {
    #[serde(deserialize_with = "at_once::present")]
    pub(in crate::store) level: Option<u32>,
    #[serde(rename = "na")]
    pub(in crate::store) not_applicable: bool,
    pub(in crate::store) evidence: String,
    pub(in crate::store) note: String,
    #[serde(deserialize_with = "at_once::present")]
    pub(in crate::store) sure: Option<Sure>,
    pub(in crate::store) star: bool,
    pub(in crate::store) flag: bool,
    #[serde(deserialize_with = "at_once::present")]
    pub(in crate::store) goal: Option<u32>,
    #[serde(deserialize_with = "at_once::object_if_there")]
    pub(in crate::store) given: Option<GivenRef>,
    #[serde(deserialize_with = "at_once::spelled_if_there")]
    pub(in crate::store) evidence_on: Option<Date>,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// The date of an answer. It repeats the answer, because older versions keep the date when they change the answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct GivenRef {
    #[serde(default, deserialize_with = "at_once::present")]
    pub(in crate::store) level: Option<u32>,
    #[serde(default, rename = "na")]
    pub(in crate::store) not_applicable: bool,
    /// The day; `None` if only the latest possible day is known.
    #[serde(default, deserialize_with = "at_once::spelled_if_there")]
    pub(in crate::store) on: Option<Date>,
    /// The latest possible day, if the day is not known.
    #[serde(default, deserialize_with = "at_once::spelled_if_there")]
    pub(in crate::store) by: Option<Date>,
    pub(in crate::store) edition: u32,
    pub(in crate::store) revision: u64,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
}

/// How sure the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::store) enum Sure {
    Sure,
    Unsure,
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
        payload.answers.iter().all(|(_, answer)| answer.contradiction().is_none()).then_some(payload)
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
        object.append(&self.rest);
        serde_json::to_string(&object).expect("an object with text keys is always JSON")
    }
}

impl FrameworkRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        Ok(Self { id: object.require("id")?, edition: object.require("edition")?, rest: object })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        object.put("id", &self.id);
        object.put("edition", &self.edition);
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

impl Answer {
    pub(super) fn from_object(mut object: Object) -> Result<Self, FormatError> {
        let answer = Self {
            level: object.take("level")?,
            not_applicable: object.take("na")?.unwrap_or_default(),
            evidence: object.take("evidence")?.unwrap_or_default(),
            note: object.take("note")?.unwrap_or_default(),
            sure: object.take("sure")?,
            star: object.take("star")?.unwrap_or_default(),
            flag: object.take("flag")?.unwrap_or_default(),
            goal: object.take("goal")?,
            given: object.take::<Object>("given")?.map(GivenRef::from_object).transpose()?,
            evidence_on: take_day(&mut object, "evidence_on")?,
            rest: object,
        };
        answer.contradiction().map_or(Ok(answer), Err)
    }

    /// Returns why no person can have given the answer, if so.
    fn contradiction(&self) -> Option<FormatError> {
        match self.level {
            Some(_) if self.not_applicable => Some(FormatError::line("there is a level although it does not apply")),
            Some(level) if level > 4 => Some(FormatError::line(&format!("there is no level {level}"))),
            _ if self.goal.is_some_and(|goal| goal > 4) => Some(FormatError::line("there is no level for the goal")),
            _ => None,
        }
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        if let Some(level) = self.level {
            object.put("level", &level);
        }
        if self.not_applicable {
            object.put("na", &true);
        }
        for (key, text) in [("evidence", &self.evidence), ("note", &self.note)] {
            if !text.is_empty() {
                object.put(key, text);
            }
        }
        if let Some(sure) = self.sure {
            object.put("sure", &sure);
        }
        for (key, mark) in [("star", self.star), ("flag", self.flag)] {
            if mark {
                object.put(key, &true);
            }
        }
        if let Some(goal) = self.goal {
            object.put("goal", &goal);
        }
        if let Some(given) = &self.given {
            object.put("given", &given.to_object());
        }
        put_day(&mut object, "evidence_on", self.evidence_on);
        object.append(&self.rest);
        object
    }

    /// Returns the answer with its key, as in a save.
    pub(super) fn to_member(&self, key: &str) -> String {
        let mut object = Object::default();
        object.put(key, &self.to_object());
        let object = serde_json::to_string(&object).expect("an object with text keys is always JSON");
        object[1..object.len() - 1].to_owned()
    }

    /// Returns whether all fields are empty, those of a newer version included.
    pub(super) fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl GivenRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        Ok(Self {
            level: object.take("level")?,
            not_applicable: object.take("na")?.unwrap_or_default(),
            on: take_day(&mut object, "on")?,
            by: take_day(&mut object, "by")?,
            edition: object.require("edition")?,
            revision: object.require("revision")?,
            rest: object,
        })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        if let Some(level) = self.level {
            object.put("level", &level);
        }
        if self.not_applicable {
            object.put("na", &true);
        }
        put_day(&mut object, "on", self.on);
        put_day(&mut object, "by", self.by);
        object.put("edition", &self.edition);
        object.put("revision", &self.revision);
        object.append(&self.rest);
        object
    }
}

fn take_day(object: &mut Object, key: &str) -> Result<Option<Date>, FormatError> {
    let Some(text) = object.take::<String>(key)? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| FormatError::line(&format!("the field \"{key}\" is not a day")))
}

fn put_day(object: &mut Object, key: &str, day: Option<Date>) {
    if let Some(day) = day {
        object.put(key, &day.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::Payload;

    const FULL: &str = r#"{"name":"me","framework":{"id":"devrel","edition":2},"aim":{"role":null,"band":"lead"},"place":"x","pace":"quick","saved_at":"2026-11-26T10:00:00Z","answers":{"x":{"level":2,"evidence":"A \u0041","note":"n","sure":"unsure","star":true,"goal":4,"given":{"level":2,"on":"2026-11-25","edition":2,"revision":7},"evidence_on":"2026-11-24"},"y":{"na":true,"flag":true,"given":{"na":true,"by":"2026-11-25","edition":1,"revision":3}},"z":{}},"preferences":{"travel":"yes"}}"#;

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
            (r#"{"id":"devrel","edition":2}"#, r#"["devrel",2]"#),
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
            (r#"{"travel":"yes"}}"#, r#"{"travel":"yes"}} {}"#),
        ] {
            let text = FULL.replacen(usual, unusual, 1);
            assert_ne!(text, FULL, "{usual}");
            assert_eq!(Payload::at_once(&text), None, "{unusual}");
        }
    }
}
