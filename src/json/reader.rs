//! Takes values out of a document and collects every problem on the way.
//!
//! Each method returns `None` after it has recorded a problem. The caller then goes on with the rest of the file, so
//! that a person sees all problems at once.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, Value};
use jsonc_parser::common::Ranged;

use super::number::whole;
use crate::diagnostic::{ProblemCollector, Problems, Source};
use crate::text::{Clean, grouped, listed, nearest};

/// Most problems in a list. A file of junk could hold a hundred thousand.
const PROBLEM_LIMIT: usize = 100;

/// The key that tells editors which schema a file follows.
pub(crate) const SCHEMA_KEY: &str = "$schema";

/// Reads values of one source, keeps the first hundred problems, and counts the rest.
#[derive(Debug)]
pub(crate) struct Reader<'s> {
    problems: ProblemCollector<'s>,
}

impl<'s> Reader<'s> {
    /// Creates a reader that has found nothing wrong yet.
    pub(crate) const fn new(source: &'s Source) -> Self {
        Self { problems: ProblemCollector::new(source, PROBLEM_LIMIT) }
    }

    /// Returns all problems. The last one sums up those beyond the limit.
    pub(crate) fn into_problems(self) -> Problems {
        self.problems.finish()
    }

    /// Records a problem at a value.
    pub(crate) fn problem(&mut self, node: &impl Ranged, words: [&str; 2]) {
        let range = node.range();
        self.problems.add(&(range.start..range.end), words);
    }

    /// Returns the fields of an object. Records a problem for each key that stands twice.
    pub(crate) fn object<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<Fields<'v, 's>> {
        let Value::Object(object) = value else {
            self.expected(value, what, "an object in braces");
            return None;
        };
        let mut seen = BTreeSet::new();
        for property in &object.properties {
            let name = key(&property.name);
            if !seen.insert(name) {
                let message = format!("the key \"{name}\" stands twice");
                self.problem(&property.name, [&message, "keep one of the two, so that it is clear which counts"]);
            }
        }
        Some(Fields { object, taken: Vec::new() })
    }

    /// Returns the elements of an array.
    pub(crate) fn array<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v [Value<'s>]> {
        if let Value::Array(array) = value {
            return Some(&array.elements);
        }
        self.expected(value, what, "a list in square brackets");
        None
    }

    /// Returns a text.
    pub(crate) fn string<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v str> {
        if let Value::StringLit(text) = value {
            return Some(&text.value);
        }
        self.expected(value, what, "text in quotes");
        None
    }

    /// Returns a text of at most `limit` characters, so that nothing of it is cut off later.
    pub(crate) fn string_up_to<'v>(&mut self, value: &'v Value<'s>, what: &str, limit: usize) -> Option<&'v str> {
        let text = self.string(value, what)?;
        let length = text.chars().count();
        if length > limit {
            let [length, limit] = [length, limit].map(grouped);
            self.problem(value, [&format!("{what} has {length} characters"), &format!("shorten it to {limit}")]);
            return None;
        }
        Some(text)
    }

    /// Returns a text of which something can be seen.
    pub(crate) fn words<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v str> {
        let text = self.string(value, what)?;
        if Clean::line(text).is_empty() {
            self.problem(value, [&format!("{what} is empty"), "write what a reader should see here"]);
            return None;
        }
        Some(text)
    }

    /// Returns a whole number within bounds.
    pub(crate) fn integer(&mut self, value: &Value<'s>, what: &str, bounds: RangeInclusive<u32>) -> Option<u32> {
        let number = match value {
            Value::NumberLit(number) => whole(number.value),
            _ => None,
        };
        if let Some(number) = number
            && bounds.contains(&number)
        {
            return Some(number);
        }
        let wanted = format!("a whole number from {} to {}", bounds.start(), bounds.end());
        self.expected(value, what, &wanted);
        None
    }

    /// Records that a value has the wrong type, with the advice of the caller.
    pub(crate) fn unexpected(&mut self, value: &Value<'s>, what: &str, advice: &str) {
        self.problem(value, [&format!("{what} is {}", found(value)), advice]);
    }

    /// Returns a boolean.
    pub(crate) fn boolean(&mut self, value: &Value<'s>, what: &str) -> Option<bool> {
        if let Value::BooleanLit(boolean) = value {
            return Some(boolean.value);
        }
        self.expected(value, what, "true or false");
        None
    }

    /// Returns the position in `known` of one of the known words.
    pub(crate) fn one_of<S: AsRef<str>>(&mut self, value: &Value<'s>, what: &str, known: &[S]) -> Option<usize> {
        let text = self.string(value, what)?;
        let found = known.iter().position(|word| word.as_ref() == text);
        if found.is_none() {
            self.unknown(value, what, text, known);
        }
        found
    }

    /// Records that `text` is not one of the `known` words, and suggests the nearest.
    pub(crate) fn unknown<S: AsRef<str>>(&mut self, node: &impl Ranged, what: &str, text: &str, known: &[S]) {
        // Looking for the nearest word is slow, and a file can hold many unknown words.
        if self.problems.is_full() {
            self.problems.count_unlisted();
            return;
        }
        let advice = nearest(text, known).map_or_else(
            || match known.len() {
                0 => "take it out".to_owned(),
                1..=16 => format!("use {}", listed(known, "or")),
                _ if what == "skill" => "`devrel-ready skills` lists the known ones".to_owned(),
                _ => "check how it is written".to_owned(),
            },
            |near| format!("did you mean \"{near}\"?"),
        );
        self.problem(node, [&format!("unknown {what} \"{text}\""), &advice]);
    }

    fn expected(&mut self, value: &Value<'s>, what: &str, wanted: &str) {
        self.unexpected(value, what, &format!("write {wanted}"));
    }
}

/// Names the type of a value, or its number.
fn found(value: &Value<'_>) -> String {
    match value {
        Value::StringLit(_) => "text".to_owned(),
        Value::NumberLit(number) => format!("the number {}", number.value),
        Value::BooleanLit(_) => "true or false".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::NullKeyword(_) => "null".to_owned(),
    }
}

/// The fields of one object, taken one by one. Fields that are never taken are unknown.
#[derive(Debug)]
pub(crate) struct Fields<'v, 's> {
    object: &'v Object<'s>,
    taken: Vec<&'static str>,
}

impl<'v, 's> Fields<'v, 's> {
    /// Returns the value of a field that may be missing.
    pub(crate) fn optional(&mut self, name: &'static str) -> Option<&'v Value<'s>> {
        self.taken.push(name);
        self.object.get(name).map(|property| &property.value)
    }

    /// Returns the value of a field, or records that the field is missing.
    pub(crate) fn required(&mut self, reader: &mut Reader<'s>, name: &'static str) -> Option<&'v Value<'s>> {
        let value = self.optional(name);
        if value.is_none() {
            let start = self.object.range.start;
            let brace = jsonc_parser::common::Range::new(start, start + 1);
            reader.problem(&brace, [&format!("the field \"{name}\" is missing"), "add it to this object"]);
        }
        value
    }

    /// Allows `"$schema"` in the outermost object. It names the schema for editors and has no other effect.
    pub(crate) fn allow_schema(&mut self, reader: &mut Reader<'s>) {
        if let Some(value) = self.optional(SCHEMA_KEY) {
            reader.string(value, "\"$schema\"");
        }
    }

    /// Returns every key with its value, for objects whose keys are data.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'v ObjectProp<'s>, &'v str)> + use<'v, 's> {
        self.object.properties.iter().map(|property| (property, key(&property.name)))
    }

    /// Records a problem for every field that was not taken.
    pub(crate) fn finish(self, reader: &mut Reader<'s>) {
        for property in &self.object.properties {
            let name = key(&property.name);
            if !self.taken.contains(&name) {
                let known: Vec<&str> = self.taken.iter().copied().filter(|name| *name != SCHEMA_KEY).collect();
                reader.unknown(&property.name, "field", name, &known);
            }
        }
    }
}

fn key<'v>(name: &'v ObjectPropName<'_>) -> &'v str {
    match name {
        ObjectPropName::String(text) => &text.value,
        ObjectPropName::Word(word) => word.value,
    }
}
