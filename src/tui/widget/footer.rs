//! Draws the keys of the screen in one line, as many as fit. The keys for going back and for help are always among
//! them.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::{Binding, Footer, Intent, Key};

/// The intent of a key, and the cells to click for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) intent: Intent,
    pub(super) cells: Range<u16>,
}

/// Cells between two entries.
const GAP: usize = 2;

/// Builds the footer for a table of bindings, and its clickable cells.
pub(super) fn footer(bindings: &[Binding], theme: &Theme, cells: u16) -> (Line<'static>, Vec<Hint>) {
    let entries: Vec<Entry> = bindings.iter().filter_map(|binding| Entry::of(binding, bindings)).collect();
    let pinned: usize = entries.iter().filter(|entry| entry.is_pinned()).map(Entry::width).sum();
    let mut used = pinned;
    let mut spans = Vec::new();
    let mut hints = Vec::new();
    for entry in entries {
        if !entry.is_pinned() {
            if used + entry.width() > usize::from(cells) + GAP {
                continue;
            }
            used += entry.width();
        }
        hints.extend(entry.hints(spans.iter().map(Span::width).sum()));
        spans.extend(entry.spans(theme));
    }
    (Line::from(spans), hints)
}

/// One or several keys with one word.
struct Entry {
    /// The intent of each key.
    intents: Vec<Intent>,
    /// The keys in the order of the intents, or fewer if there are too many to name.
    keys: Vec<String>,
    word: &'static str,
}

impl Entry {
    /// Returns the entry of a binding, if it is shown in the footer.
    fn of(binding: &Binding, bindings: &[Binding]) -> Option<Self> {
        let (intents, word) = match binding.footer {
            Footer::Absent => return None,
            Footer::Alone(word) => (vec![binding.intent], word),
            Footer::Shared(word) => (binding.intent.counterparts(), word),
        };
        let first_key = |intent: &Intent| {
            let of_intent = bindings.iter().find(|other| other.intent == *intent);
            of_intent.and_then(|other| other.keys.first()).copied()
        };
        let keys: Vec<Key> = intents.iter().filter_map(first_key).collect();
        Some(Self { intents, keys: joined_names(&keys), word })
    }

    /// Returns whether the entry is shown however little room there is.
    fn is_pinned(&self) -> bool {
        matches!(self.intents[..], [Intent::Help | Intent::Back])
    }

    /// Returns the cells of the entry, including the gap after it.
    fn width(&self) -> usize {
        width(&self.keys.concat()) + 1 + width(self.word) + GAP
    }

    fn spans(&self, theme: &Theme) -> [Span<'static>; 2] {
        let word = format!(" {}{:GAP$}", self.word, "");
        [Span::styled(self.keys.concat(), theme.key), Span::styled(word, theme.quiet)]
    }

    /// Returns the clickable cells of an entry that starts at a cell. The word belongs to the last key. If not every
    /// key is named, nothing can be clicked.
    fn hints(&self, start: usize) -> Vec<Hint> {
        if self.keys.len() != self.intents.len() {
            return Vec::new();
        }
        let cell = |at| u16::try_from(at).unwrap_or(u16::MAX);
        let mut hints = Vec::new();
        let mut start = start;
        for (intent, key) in self.intents.iter().zip(&self.keys) {
            let end = start + width(key);
            hints.push(Hint { intent: *intent, cells: cell(start)..cell(end) });
            start = end;
        }
        if let Some(last) = hints.last_mut() {
            last.cells.end = cell(start + 1 + width(self.word));
        }
        hints
    }
}

/// Joins the names of keys: arrows and signs side by side, letters with a slash, a row of digits as the first and the
/// last.
fn joined_names(keys: &[Key]) -> Vec<String> {
    let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let digits: Option<Vec<u32>> = names.iter().map(|name| name.parse().ok()).collect();
    if let [first, .., last] = names.as_slice()
        && names.len() > 2
        && digits.is_some_and(|digits| digits.windows(2).all(|pair| pair[0] + 1 == pair[1]))
    {
        return vec![first.clone(), format!("-{last}")];
    }
    let apart = if names.iter().any(|name| name.contains(char::is_alphanumeric)) { "/" } else { "" };
    let separated = |(position, name): (usize, String)| if position == 0 { name } else { format!("{apart}{name}") };
    names.into_iter().enumerate().map(separated).collect()
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::{Hint, footer};
    use crate::diagnostic::Source;
    use crate::framework::Level;
    use crate::tui::theme::{Glyphs, Palette, Theme};
    use crate::tui::{Intent, Keymap, Mode, Preferences};

    fn drawn(keymap: &Keymap, mode: Mode) -> (Line<'static>, Vec<Hint>) {
        footer(keymap.bindings(mode), &Theme::new(Palette::Plain, Glyphs::Unicode), 120)
    }

    /// Returns the text of the cells to click for an intent.
    fn hit(mode: Mode, intent: Intent) -> Option<String> {
        let (line, hints) = drawn(&Keymap::default(), mode);
        let cells: Vec<char> = line.spans.iter().flat_map(|span| span.content.chars()).collect();
        let Hint { cells: range, .. } = hints.into_iter().find(|hint| hint.intent == intent)?;
        Some(cells[range.start.into()..range.end.into()].iter().collect())
    }

    #[test]
    fn a_click_on_a_hint_means_its_key() {
        assert_eq!(hit(Mode::Results, Intent::Plan).as_deref(), Some("p plan"));
        assert_eq!(hit(Mode::Question, Intent::Accept).as_deref(), Some("Enter choose"));
    }

    #[test]
    fn a_hint_for_two_keys_means_the_one_that_is_hit() {
        assert_eq!(hit(Mode::Role, Intent::Up).as_deref(), Some("↑"));
        assert_eq!(hit(Mode::Role, Intent::Down).as_deref(), Some("↓ move"));
        assert_eq!(hit(Mode::Role, Intent::Next).as_deref(), Some("→ band"));
        assert_eq!(hit(Mode::WhatIf, Intent::Lower).as_deref(), Some("- level"));
    }

    #[test]
    fn a_hint_for_all_levels_answers_nothing() {
        assert_eq!(hit(Mode::Question, Intent::Choose(Level::ALL[0])), None);
    }

    #[test]
    fn a_word_for_several_keys_names_the_keys_in_force() {
        let text = "[keys.pick]\ndown = [\"n\"]\n[keys.question]\nchoose-2 = [\"b\"]\n[keys.plan]\ngoals = [\"d\"]\n";
        let keymap = Preferences::read(&Source::new("config.toml", text)).expect("it is right").keymap;
        let line = |keymap: &Keymap, mode| drawn(keymap, mode).0.to_string();
        assert!(line(&Keymap::default(), Mode::Question).contains("0-4 answer"));
        assert!(line(&keymap, Mode::Question).contains("0/1/b/3/4 answer"));
        assert!(line(&keymap, Mode::Pick).contains("↑/n move"));
        assert!(line(&keymap, Mode::Plan).contains("+- effort"), "its keys are as usual");
    }
}
