//! A text together with the name that a person knows it by.
//!
//! It does not say where the text came from or how to read it again.

use std::borrow::Cow;

use crate::text::Clean;

/// A text and the name that a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file name, or another name for the origin of the text.
    pub name: Clean,
    /// The whole text.
    pub text: Cow<'static, str>,
}

impl Source {
    /// Creates a source.
    #[must_use]
    pub fn new(name: &str, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: Clean::line(name), text: text.into() }
    }
}
