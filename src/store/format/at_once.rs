//! Reads a payload in one pass, which takes a fifth of the work of reading it field by field.
//!
//! The functions here are for the `Deserialize` implementations of [`payload`](super::payload). Those refuse everything
//! that this version of the program would not write: a field that it does not know, a field that stands twice, an array
//! in place of an object. A refusal has no reason. The other way to read a payload keeps unknown fields and gives
//! reasons.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a value that may be missing but not `null`.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads a value from its spelling in a string.
pub(super) fn spelled<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(Spelled(PhantomData))
}

/// Reads a value from its spelling in a string, which may be missing.
pub(super) fn spelled_if_there<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<Option<T>, D::Error> {
    spelled(deserializer).map(Some)
}

/// Reads an object in braces. By itself, a derived implementation would take an array as well.
pub(super) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Braces(PhantomData))
}

/// Reads an object in braces, which may be missing.
pub(super) fn object_if_there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    object(deserializer).map(Some)
}

/// Reads an object whose values are objects in braces, in the order of the file.
pub(super) fn members<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<(String, T)>, D::Error> {
    deserializer.deserialize_map(Members(PhantomData))
}

struct Spelled<T>(PhantomData<T>);

impl<T: FromStr> Visitor<'_> for Spelled<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::custom("another spelling"))
    }
}

struct Braces<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Braces<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// An object in braces.
struct InBraces<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InBraces<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer).map(Self)
    }
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members: Self::Value = Vec::new();
        while let Some((key, InBraces(value))) = map.next_entry()? {
            members.push((key, value));
        }
        let keys = || members.iter().map(|(key, _)| key.as_str());
        // A few keys are compared faster than sorted.
        let stands_twice = if members.len() > FEW {
            keys().collect::<BTreeSet<_>>().len() < members.len()
        } else {
            keys().enumerate().any(|(count, key)| keys().take(count).any(|other| other == key))
        };
        if stands_twice { Err(A::Error::custom("a key stands twice")) } else { Ok(members) }
    }
}

/// The number of keys that are compared one by one.
const FEW: usize = 50;
