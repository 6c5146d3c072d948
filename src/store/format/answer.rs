//! The answer to one skill as a save stores it, with the date of the answer and the marks of plan steps.

use jiff::civil::Date;
use serde::Deserialize;

use super::at_once;
use super::object::{FormatError, Object};

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
    #[serde(deserialize_with = "at_once::members")]
    pub(in crate::store) steps: Vec<(String, StepRef)>,
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

/// The sureness of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::store) enum Sure {
    Sure,
    Unsure,
}

/// The mark of one plan step. Its key is the level that the step leads to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::store) struct StepRef {
    #[serde(deserialize_with = "at_once::spelled_if_there")]
    pub(in crate::store) begun: Option<Date>,
    #[serde(deserialize_with = "at_once::spelled_if_there")]
    pub(in crate::store) done: Option<Date>,
    #[serde(skip)]
    pub(in crate::store) rest: Object,
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
            steps: object.take::<Object>("steps")?.map(steps).transpose()?.unwrap_or_default(),
            given: object.take::<Object>("given")?.map(GivenRef::from_object).transpose()?,
            evidence_on: take_day(&mut object, "evidence_on")?,
            rest: object,
        };
        answer.contradiction().map_or(Ok(answer), Err)
    }

    /// Returns why no person can have given the answer, if so.
    pub(super) fn contradiction(&self) -> Option<FormatError> {
        match self.level {
            Some(_) if self.not_applicable => Some(FormatError::line("there is a level although it does not apply")),
            Some(level) if level > 4 => Some(FormatError::line(&format!("there is no level {level}"))),
            _ if self.goal.is_some_and(|goal| goal > 4) => Some(FormatError::line("there is no level for the goal")),
            _ => None,
        }
    }

    pub(super) fn to_object(&self) -> Object {
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
        if !self.steps.is_empty() {
            let mut steps = Object::default();
            for (level, step) in &self.steps {
                steps.put(level, &step.to_object());
            }
            object.put("steps", &steps);
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

fn steps(object: Object) -> Result<Vec<(String, StepRef)>, FormatError> {
    let steps = object.into_entries::<Object>();
    steps.map(|entry| entry.and_then(|(level, step)| Ok((level, StepRef::from_object(step)?)))).collect()
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

impl StepRef {
    fn from_object(mut object: Object) -> Result<Self, FormatError> {
        let [begun, done] = ["begun", "done"].map(|key| take_day(&mut object, key));
        Ok(Self { begun: begun?, done: done?, rest: object })
    }

    fn to_object(&self) -> Object {
        let mut object = Object::default();
        put_day(&mut object, "begun", self.begun);
        put_day(&mut object, "done", self.done);
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
