//! The meaning of each key on each screen: one table for each [`Mode`]. The input, the footer, the help and the
//! messages read the same table.
//!
//! A [`Key`] is a key that a person pressed, whatever bytes the terminal sent. This module knows no terminal library. A
//! [`Keymap`] joins the usual tables with the changes of a person. A mode without changes uses a static table, so that
//! an unchanged keymap costs nothing.

mod common;
mod customize;
mod edition_tables;
mod history_tables;
mod home_tables;
mod intent;
mod key;
mod log_tables;
mod mode;
mod names;
mod overlay_tables;
mod posting_tables;
mod preferences;
mod rating_tables;
mod side_tables;
mod tables;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use intent::Intent;
pub use key::Key;
pub use mode::Mode;
pub use preferences::Preferences;

use crate::framework::Level;

/// One line of a table: keys, their intent, and the words for it.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The keys, beginning with the one to show; none if only the menu offers the intent.
    pub keys: Cow<'static, [Key]>,
    /// The intent of the keys.
    pub intent: Intent,
    /// The words in the footer.
    pub footer: Footer,
    /// The words in the menu.
    pub help: &'static str,
}

/// The usual bindings of a mode, in the order of the footer. Tables share the bindings that they have in common.
pub(super) type Table = &'static [&'static Binding];

/// The words of a binding in the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footer {
    /// The binding is in the menu only.
    Absent,
    /// The first key and a word.
    Alone(&'static str),
    /// A word behind the keys of all [counterparts](Intent::counterparts).
    Shared(&'static str),
}

/// Creates a binding in the menu and the footer.
pub(super) const fn shown(keys: &'static [Key], intent: Intent, word: &'static str, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Alone(word), help }
}

/// Creates a binding in the menu and the footer, with one word for all its counterparts.
pub(super) const fn shared(keys: &'static [Key], intent: Intent, word: &'static str, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Shared(word), help }
}

/// Creates a binding in the menu only.
pub(super) const fn quiet(keys: &'static [Key], intent: Intent, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Footer::Absent, help }
}

impl Intent {
    /// Returns the intents that share a word in the footer with this one, including itself, which comes first.
    pub fn counterparts(self) -> Vec<Self> {
        match self {
            Self::Up => vec![self, Self::Down],
            Self::Previous => vec![self, Self::Next],
            Self::Raise => vec![self, Self::Lower],
            Self::Choose(_) => Level::ALL.map(Self::Choose).to_vec(),
            _ => vec![self],
        }
    }

    /// Returns whether the intent changes saved data of an assessment. It may be asked only for a mode that has the
    /// intent.
    pub fn changes_answers(self, mode: Mode) -> bool {
        match self {
            Self::Accept => matches!(mode, Mode::Question | Mode::Rate | Mode::LookAgain | Mode::Log),
            Self::Choose(_) | Self::NotApplicable => matches!(mode, Mode::Question | Mode::Rate | Mode::LookAgain),
            Self::Pace => mode == Mode::Question,
            Self::Clear => {
                matches!(mode, Mode::Question | Mode::Rate | Mode::History | Mode::SideBySide | Mode::Log)
            }
            Self::Mark => mode == Mode::Plan,
            Self::Evidence
            | Self::Note
            | Self::Sureness
            | Self::Star
            | Self::Flag
            | Self::Undo
            | Self::Redo
            | Self::Keep
            | Self::KeepPoint
            | Self::AnswerAgain
            | Self::NewEntry
            | Self::Aim => true,
            _ => false,
        }
    }
}

/// The tables in force.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    /// The tables that a person has changed.
    changed: Vec<(Mode, Vec<Binding>)>,
}

impl Keymap {
    /// Returns the table of a mode, in the order of the footer.
    pub fn bindings(&self, mode: Mode) -> impl DoubleEndedIterator<Item = &Binding> + Clone {
        let changed = self.changed.iter().find(|(other, _)| *other == mode).map(|(_, table)| table.as_slice());
        let usual = if changed.is_some() { &[] } else { tables::usual(mode) };
        usual.iter().copied().chain(changed.unwrap_or_default())
    }

    /// Returns the intent of a key in a mode.
    pub fn intent(&self, mode: Mode, key: Key) -> Option<Intent> {
        self.bindings(mode).find(|binding| binding.keys.contains(&key)).map(|binding| binding.intent)
    }

    /// Returns whether a mode has a binding for an intent.
    pub(crate) fn has(&self, mode: Mode, intent: Intent) -> bool {
        self.bindings(mode).any(|binding| binding.intent == intent)
    }

    /// Returns the name of the first key for an intent in a mode, or an empty text if there is none.
    pub fn name(&self, mode: Mode, intent: Intent) -> String {
        let binding = self.bindings(mode).find(|binding| binding.intent == intent);
        binding.and_then(|binding| binding.keys.first()).map(ToString::to_string).unwrap_or_default()
    }
}
