//! The settings of a person: what can be set, reading the settings from TOML, and changing one without touching the
//! rest.
//!
//! [`read()`] returns the settings of a text together with all its problems. Names of keys and modes are only words
//! here; [`keymap`](crate::keymap) interprets them. [`change()`] returns the new text and writes nothing. This module
//! touches no file and knows no shell.

mod change;
mod read;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that finds something else has nothing to go on with")]
mod tests;
mod values;

use crate::diagnostic::Span;
use crate::framework::Language;

pub use change::{Unchangeable, change};
pub use read::read;
pub use values::{BeginWith, BigNumber, Characters, Item, Look, Motion, Mouse, Setting, Settings};

/// The content of a settings file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The look and behavior of the program.
    pub settings: Settings,
    /// The framework for new assessments: an id, or a path.
    pub framework: Option<SpannedText>,
    /// The language of the questions and roles.
    pub language: Option<(Language, Span)>,
    /// The modes that have a table, even an empty one.
    pub modes: Vec<SpannedText>,
    /// The changed keys, in the order of the file.
    pub keys: Vec<KeyChange>,
}

/// The keys that a file gives to one intent in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// The mode.
    pub mode: SpannedText,
    /// The intent.
    pub intent: SpannedText,
    /// The keys that replace the usual ones.
    pub keys: Vec<SpannedText>,
    /// The place of the list of keys.
    pub span: Span,
}

/// A word of a file and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpannedText {
    /// The word, without quotes and escapes.
    pub text: String,
    /// The place of the word.
    pub span: Span,
}
