//! A text together with the name a person knows it by.
//!
//! It does not say where the text came from or how to get it again.

use std::borrow::Cow;

use crate::text::Clean;

/// A text and the name a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file name or another name for where the text came from.
    pub name: Clean,
    /// The whole text.
    pub text: Cow<'static, str>,
}

impl Source {
    /// Names a text.
    #[must_use]
    pub fn new(name: &str, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: Clean::line(name), text: text.into() }
    }
}
