//! Which key means what on which screen: one table for each [`Mode`], read by the keys themselves, the footer, the help
//! and the messages.
//!
//! Nothing here knows a terminal library: a [`Key`] is what a person pressed, whatever bytes came for it. A [`Keymap`]
//! is the usual tables with the person's changes. A mode without changes is a static table, so an unchanged keymap costs
//! nothing.

mod common;
mod customize;
mod intent;
mod key;
mod mode;
mod names;
mod overlay_tables;
mod preferences;
mod tables;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use intent::Intent;
pub use key::Key;
pub use mode::Mode;
pub use preferences::Preferences;

use crate::framework::Level;

/// One line of a table: keys that mean the same, what they mean, and how that is said.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The keys, the one to show first.
    pub keys: Cow<'static, [Key]>,
    /// The intent of the keys.
    pub intent: Intent,
    /// Whether and how it is shown in the footer.
    pub footer: Footer,
    /// The sentence in the help.
    pub help: &'static str,
}

/// The words of a binding in the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footer {
    /// Nothing: it is in the help.
    Absent,
    /// Its key and a word.
    Alone(&'static str),
    /// A word behind the keys of all its [counterparts](Intent::counterparts).
    Shared(&'static str),
}

/// A binding in the help and the footer.
pub(super) const fn shown(keys: &'static [Key], intent: Intent, word: &'static str, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Alone(word), help }
}

/// A binding in the help and the footer, where one word tells its counterparts, too.
pub(super) const fn shared(keys: &'static [Key], intent: Intent, word: &'static str, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Shared(word), help }
}

/// A binding in the help only.
pub(super) const fn quiet(keys: &'static [Key], intent: Intent, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Absent, help }
}

impl Intent {
    /// The intents that share a word in the footer with this one, itself first.
    pub fn counterparts(self) -> Vec<Self> {
        match self {
            Self::Up => vec![self, Self::Down],
            Self::Previous => vec![self, Self::Next],
            Self::Raise => vec![self, Self::Lower],
            Self::Choose(_) => Level::ALL.map(Self::Choose).to_vec(),
            _ => vec![self],
        }
    }

    /// Whether it changes what is saved of an assessment, in a mode that knows it.
    pub fn changes_answers(self, mode: Mode) -> bool {
        match self {
            Self::Accept | Self::Choose(_) | Self::NotApplicable | Self::Clear | Self::Pace => mode == Mode::Question,
            Self::Evidence
            | Self::Note
            | Self::Sureness
            | Self::Star
            | Self::Flag
            | Self::Undo
            | Self::Redo
            | Self::Keep
            | Self::Aim => true,
            _ => false,
        }
    }
}

/// The tables in force.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    /// The tables of modes that are not as usual.
    changed: Vec<(Mode, Vec<Binding>)>,
}

impl Keymap {
    /// The table of a mode.
    pub fn bindings(&self, mode: Mode) -> &[Binding] {
        let changed = self.changed.iter().find(|(other, _)| *other == mode);
        changed.map_or_else(|| tables::usual(mode), |(_, table)| table)
    }

    /// Returns the intent of a key in a mode.
    pub fn intent(&self, mode: Mode, key: Key) -> Option<Intent> {
        self.bindings(mode).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.intent)
    }

    /// Whether a mode knows an intent.
    pub(crate) fn has(&self, mode: Mode, intent: Intent) -> bool {
        self.bindings(mode).iter().any(|binding| binding.intent == intent)
    }

    /// The name of the key to speak of for an intent in a mode; empty if there is none.
    pub fn name(&self, mode: Mode, intent: Intent) -> String {
        let binding = self.bindings(mode).iter().find(|binding| binding.intent == intent);
        binding.and_then(|binding| binding.keys.first()).map(ToString::to_string).unwrap_or_default()
    }
}
