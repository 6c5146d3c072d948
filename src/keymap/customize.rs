//! Builds the tables of bindings from the key changes of a file, or finds the problems in them.
//!
//! A valid table has a key for every intent and one intent for every key. So each mode keeps a key for leaving and a
//! key for help, and typing text never triggers a command.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Binding, Intent, Key, Keymap, Mode, tables};
use crate::diagnostic::ProblemCollector;
use crate::settings::{Config, KeyChange, SpannedText};
use crate::text::{listed, nearest};

impl Keymap {
    /// Returns the usual tables with the changes of a file. Adds what is wrong to `problems`; those bindings stay as
    /// usual.
    pub fn customized(config: &Config, problems: &mut ProblemCollector<'_>) -> Self {
        let mut keymap = Self::default();
        for SpannedText { text, span } in &config.modes {
            if !Mode::ALL.iter().any(|mode| mode.name() == text) {
                let names = Mode::ALL.map(Mode::name);
                problems.add(span, [&format!("there is no mode \"{text}\""), &suggestion(text, &names)]);
            }
        }
        for mode in Mode::ALL {
            let of_mode: Vec<&KeyChange> = config.keys.iter().filter(|it| it.mode.text == mode.name()).collect();
            if !of_mode.is_empty() {
                keymap.changed.push((mode, changed(mode, &of_mode, problems)));
            }
        }
        keymap
    }
}

/// Returns the table of a mode with its changes.
fn changed(mode: Mode, changes: &[&KeyChange], problems: &mut ProblemCollector<'_>) -> Vec<Binding> {
    let mut table: Vec<Binding> = tables::usual(mode).iter().copied().cloned().collect();
    let mut taken: HashMap<Key, Intent> = HashMap::new();
    for binding in &table {
        if !changes.iter().any(|change| change.intent.text == binding.intent.name()) {
            taken.extend(binding.keys.iter().map(|key| (*key, binding.intent)));
        }
    }
    for change in changes {
        let name = change.intent.text.as_str();
        let Some(at) = table.iter().position(|binding| binding.intent.name() == name) else {
            let names: Vec<&str> = tables::usual(mode).iter().map(|binding| binding.intent.name()).collect();
            let message = format!("\"{name}\" means nothing in {}", mode.name());
            problems.add(&change.intent.span, [&message, &suggestion(name, &names)]);
            continue;
        };
        let intent = table[at].intent;
        let mut keys = Vec::new();
        for word in &change.keys {
            let Some(key) = key(mode, word, problems) else { continue };
            match taken.insert(key, intent) {
                None => keys.push(key),
                Some(owner) if gives_up(&mut table, key, owner, changes) => keys.push(key),
                Some(owner) => {
                    let words = already(mode, key, intent, owner);
                    problems.add(&word.span, words.each_ref().map(String::as_str));
                }
            }
        }
        if !keys.is_empty() {
            table[at].keys = Cow::Owned(keys);
        }
    }
    table
}

/// Takes a key from a binding that the file does not change, if it keeps another key or is newer than the first version
/// of the program. Returns whether it did.
///
/// So a file stays valid when a later version gives one of its keys to something else. The menu still does what has no
/// key.
fn gives_up(table: &mut [Binding], key: Key, owner: Intent, changes: &[&KeyChange]) -> bool {
    let is_changed = changes.iter().any(|change| change.intent.text == owner.name());
    let Some(binding) = table.iter_mut().find(|binding| binding.intent == owner && !is_changed) else { return false };
    let rest: Vec<Key> = binding.keys.iter().copied().filter(|other| *other != key).collect();
    let can = rest.len() < binding.keys.len() && (!rest.is_empty() || owner.is_newer());
    if can {
        binding.keys = Cow::Owned(rest);
    }
    can
}

/// Parses the name of a key and checks that the key can be bound in a mode.
fn key(mode: Mode, word: &SpannedText, problems: &mut ProblemCollector<'_>) -> Option<Key> {
    let name = &word.text;
    match Key::parse(name) {
        Ok(Key::Char(_) | Key::Backspace) if mode.is_typing() => {
            let advice = "choose a key that types nothing, such as \"Enter\", \"Esc\" or \"Ctrl-E\"";
            problems.add(&word.span, [&format!("\"{name}\" is for typing in {}", mode.name()), advice]);
            None
        }
        Ok(Key::Enter | Key::Ctrl('j')) if mode == Mode::Note => {
            let advice = "choose a key that types nothing, such as \"Esc\" or \"Ctrl-E\"";
            problems.add(&word.span, [&format!("\"{name}\" begins a line in {}", mode.name()), advice]);
            None
        }
        Ok(key) => Some(key),
        Err(advice) => {
            problems.add(&word.span, [&format!("there is no key \"{name}\""), &advice]);
            None
        }
    }
}

/// Builds the problem for a key that already has a meaning.
fn already(mode: Mode, key: Key, intent: Intent, owner: Intent) -> [String; 2] {
    if owner == intent {
        return [format!("\"{key}\" stands here twice"), "name each key once".to_owned()];
    }
    let (mode, owner) = (mode.name(), owner.name());
    [
        format!("\"{key}\" already means \"{owner}\" in {mode}"),
        format!("choose another key, or give {owner} other keys too, with {owner} = [...]"),
    ]
}

/// Suggests the nearest known name, or lists all.
fn suggestion(name: &str, known: &[&str]) -> String {
    nearest(&name.to_lowercase(), known)
        .map_or_else(|| format!("there are {}", listed(known, "and")), |near| format!("did you mean \"{near}\"?"))
}
