//! Takes values out of a document and collects every problem on the way.
//!
//! Each method answers `None` when it has recorded a problem, so a caller goes on with the rest of the file
//! and a person sees everything that is wrong at once.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, Value};
use jsonc_parser::common::Ranged;

use super::number::whole;
use crate::diagnostic::{ProblemCollector, Problems, Source};
use crate::text::{grouped, listed, nearest};

/// As many problems as a person will read in one go; a file of junk could hold a hundred thousand.
const PROBLEM_LIMIT: usize = 100;

/// The key that tells editors which schema a file follows.
pub(crate) const SCHEMA_KEY: &str = "$schema";

/// Reads values of one source, keeps the first hundred problems, and counts the rest.
#[derive(Debug)]
pub(crate) struct Reader<'s> {
    problems: ProblemCollector<'s>,
}

impl<'s> Reader<'s> {
    /// A reader that has found nothing wrong yet.
    pub(crate) const fn new(source: &'s Source) -> Self {
        Self { problems: ProblemCollector::new(source, PROBLEM_LIMIT) }
    }

    /// Everything that was wrong; the last problem sums up those beyond the limit.
    pub(crate) fn into_problems(self) -> Problems {
        self.problems.finish()
    }

    /// Records a problem at a value.
    pub(crate) fn problem(&mut self, node: &impl Ranged, words: [&str; 2]) {
        let range = node.range();
        self.problems.add(&(range.start..range.end), words);
    }

    /// The fields of an object; a key that stands twice is a problem.
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

    /// The elements of an array.
    pub(crate) fn array<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v [Value<'s>]> {
        if let Value::Array(array) = value {
            return Some(&array.elements);
        }
        self.expected(value, what, "a list in square brackets");
        None
    }

    /// A text.
    pub(crate) fn string<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v str> {
        if let Value::StringLit(text) = value {
            return Some(&text.value);
        }
        self.expected(value, what, "text in quotes");
        None
    }

    /// A text of at most so many characters, so that nothing of it is cut off later.
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

    /// A text that is not empty.
    pub(crate) fn words<'v>(&mut self, value: &'v Value<'s>, what: &str) -> Option<&'v str> {
        let text = self.string(value, what)?;
        if text.trim().is_empty() {
            self.problem(value, [&format!("{what} is empty"), "write what a reader should see here"]);
            return None;
        }
        Some(text)
    }

    /// A whole number within bounds.
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

    /// Records that a value is not what was wanted, in the words of the caller.
    pub(crate) fn unexpected(&mut self, value: &Value<'s>, what: &str, advice: &str) {
        self.problem(value, [&format!("{what} is {}", found(value)), advice]);
    }

    /// True or false.
    pub(crate) fn boolean(&mut self, value: &Value<'s>, what: &str) -> Option<bool> {
        if let Value::BooleanLit(boolean) = value {
            return Some(boolean.value);
        }
        self.expected(value, what, "true or false");
        None
    }

    /// One of the known words, as its position in `known`.
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
        // Looking for the nearest word takes longer than anything else here, and a file can hold many words.
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

/// Names what stands in a place.
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

/// The fields of one object, taken one by one; what nobody takes is unknown.
#[derive(Debug)]
pub(crate) struct Fields<'v, 's> {
    object: &'v Object<'s>,
    taken: Vec<&'static str>,
}

impl<'v, 's> Fields<'v, 's> {
    /// The value of a field that may be missing.
    pub(crate) fn optional(&mut self, name: &'static str) -> Option<&'v Value<'s>> {
        self.taken.push(name);
        self.object.get(name).map(|property| &property.value)
    }

    /// The value of a field that must be there.
    pub(crate) fn required(&mut self, reader: &mut Reader<'s>, name: &'static str) -> Option<&'v Value<'s>> {
        let value = self.optional(name);
        if value.is_none() {
            let start = self.object.range.start;
            let brace = jsonc_parser::common::Range::new(start, start + 1);
            reader.problem(&brace, [&format!("the field \"{name}\" is missing"), "add it to this object"]);
        }
        value
    }

    /// Allows `"$schema"`, which names the schema for editors and means nothing here. For the outermost object.
    pub(crate) fn allow_schema(&mut self, reader: &mut Reader<'s>) {
        if let Some(value) = self.optional(SCHEMA_KEY) {
            reader.string(value, "\"$schema\"");
        }
    }

    /// Every key with its value, for objects whose keys are data.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'v ObjectProp<'s>, &'v str)> + use<'v, 's> {
        self.object.properties.iter().map(|property| (property, key(&property.name)))
    }

    /// Reports every field that nobody asked for.
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
