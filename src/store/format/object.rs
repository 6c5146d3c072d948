//! A JSON object that keeps its values as text until a caller takes them.
//!
//! Values that no caller takes are written back letter by letter: numbers keep their digits and objects their order.
//! The parser refuses a duplicate key, because readers disagree about which one counts.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::text::Clean;

/// The reason why a text is not a save. Short, safe to show, and without a full stop.
pub(in crate::store) type FormatError = Clean;

/// Keys and values in the order of the file.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Object(Vec<(String, Box<RawValue>)>);

impl Object {
    /// Takes a field out of the object; `None` if there is no such field.
    pub(super) fn take<T: DeserializeOwned>(&mut self, key: &str) -> Result<Option<T>, FormatError> {
        let Some(place) = self.0.iter().position(|(other, _)| other == key) else {
            return Ok(None);
        };
        let (_, value) = self.0.remove(place);
        let parsed = serde_json::from_str(value.get());
        parsed.map(Some).map_err(|error| FormatError::line(&format!("the field \"{key}\" is odd: {error}")))
    }

    /// Drops a field without parsing it.
    pub(super) fn drop_field(&mut self, key: &str) {
        self.0.retain(|(other, _)| other != key);
    }

    /// Takes a required field out of the object.
    pub(super) fn require<T: DeserializeOwned>(&mut self, key: &str) -> Result<T, FormatError> {
        self.take(key)?.ok_or_else(|| FormatError::line(&format!("the field \"{key}\" is missing")))
    }

    /// Adds a field at the end.
    pub(super) fn put<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        let value = to_raw_value(value).expect("texts, numbers and objects with text keys are always JSON");
        self.0.push((key.to_owned(), value));
    }

    /// Adds the fields of another object at the end, except those that already exist.
    pub(super) fn append(&mut self, other: &Self) {
        let new: Vec<_> = other.0.iter().filter(|(key, _)| !self.has(key)).cloned().collect();
        self.0.extend(new);
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(other, _)| other == key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns every key with its value as text.
    pub(super) fn raw_entries(self) -> impl Iterator<Item = (String, Box<RawValue>)> {
        self.0.into_iter()
    }

    /// Returns every key with its value, parsed as one type.
    pub(super) fn into_entries<T: DeserializeOwned>(self) -> impl Iterator<Item = Result<(String, T), FormatError>> {
        self.0.into_iter().map(|(key, value)| match serde_json::from_str(value.get()) {
            Ok(value) => Ok((key, value)),
            Err(error) => Err(FormatError::line(&format!("the entry \"{key}\" is odd: {error}"))),
        })
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        let fields = |object: &Self| object.0.len();
        let pairs = self.0.iter().zip(&other.0);
        fields(self) == fields(other) && pairs.into_iter().all(|(a, b)| a.0 == b.0 && a.1.get() == b.1.get())
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut fields = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("the key \"{key}\" stands twice")));
            }
            fields.push((key, value));
        }
        Ok(Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn what_nobody_takes_is_written_back_letter_by_letter() {
        let text = r#"{"a":1,"n":1.10e+400,"z":{"$serde_json::private::Number":"7"},"b":[ 1, {"y":0, "x":-0.0}],"s":"\u0041\/"}"#;
        let mut object: Object = serde_json::from_str(text).expect("an object");
        assert_eq!(object.take::<u8>("a"), Ok(Some(1)));
        assert_eq!(object.take::<u8>("a"), Ok(None));
        let written = serde_json::to_string(&object).expect("JSON");
        assert_eq!(written, text.replace(r#""a":1,"#, ""));
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        assert!(serde_json::from_str::<Object>(r#"{"a":1,"a":1}"#).is_err());
        assert!(serde_json::from_str::<Object>(r#"{"a":1,"\u0061":1}"#).is_err());
    }
}
