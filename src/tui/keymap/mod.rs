//! Which key means what, read by the keys themselves, the footer, the help and the messages.
//!
//! A [`Keymap`] is the usual tables with what the person changed. A mode without changes is the static table, so a
//! keymap that nobody changed costs nothing.

mod customize;
mod names;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::{Intent, Key, Mode, keys};

/// One line of a table: keys that mean the same, what they mean, and how that is said.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The keys, the one to show first.
    pub keys: Cow<'static, [Key]>,
    /// What they mean.
    pub intent: Intent,
    /// The word in the footer; empty if it is not shown there.
    pub footer: Cow<'static, str>,
    /// The sentence in the help.
    pub help: &'static str,
}

pub(super) const fn shown(keys: &'static [Key], intent: Intent, footer: &'static str, help: &'static str) -> Binding {
    Binding { keys: Cow::Borrowed(keys), intent, footer: Cow::Borrowed(footer), help }
}

pub(super) const fn quiet(keys: &'static [Key], intent: Intent, help: &'static str) -> Binding {
    shown(keys, intent, "", help)
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
        changed.map_or_else(|| keys::usual(mode), |(_, table)| table)
    }

    /// What a key means in a mode.
    pub fn intent(&self, mode: Mode, key: Key) -> Option<Intent> {
        self.bindings(mode).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.intent)
    }

    /// Whether a mode knows an intent.
    pub(super) fn has(&self, mode: Mode, intent: Intent) -> bool {
        self.bindings(mode).iter().any(|binding| binding.intent == intent)
    }

    /// The name of the key to speak of for an intent in a mode; empty if there is none.
    pub fn name(&self, mode: Mode, intent: Intent) -> String {
        let binding = self.bindings(mode).iter().find(|binding| binding.intent == intent);
        binding.and_then(|binding| binding.keys.first()).map(ToString::to_string).unwrap_or_default()
    }
}
