//! The person's own settings: what can be set, reading them from TOML, and changing one without touching the rest.
//!
//! [`read()`] returns what a text says together with everything that is wrong with it. Keys are only words here,
//! because what a key or a mode is called is the business of the interface that has them. [`change()`] writes
//! nothing: it returns the new text. Nothing here touches a file or knows a shell.

mod change;
mod read;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that finds something else has nothing to go on with")]
mod tests;
mod values;

use crate::diagnostic::Span;

pub use change::{Unchangeable, change};
pub use read::read;
pub use values::{Characters, Item, Look, Motion, Mouse, Setting, Settings};

/// What a file of settings says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// How the program looks and behaves.
    pub settings: Settings,
    /// The modes that have a table, even an empty one.
    pub modes: Vec<Word>,
    /// The keys that are to be others, in the order of the file.
    pub keys: Vec<KeyChange>,
}

/// Other keys for one intent in one mode, as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// The mode.
    pub mode: Word,
    /// The intent.
    pub intent: Word,
    /// The keys that take the place of the usual ones.
    pub keys: Vec<Word>,
    /// Where the list of keys stands.
    pub span: Span,
}

/// A word of a file, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, as it was meant.
    pub text: String,
    /// Its place.
    pub span: Span,
}
