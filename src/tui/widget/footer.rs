//! Draws the keys of a screen in one line, as many as fit. The menu is always among them.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::{Binding, Footer, Intent, Key};

/// The most entries of a footer.
const MOST: usize = 7;

/// The intent of a key, and the cells to click for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) intent: Intent,
    pub(super) cells: Range<u16>,
}

/// One or several keys with one word.
#[derive(Debug, Clone)]
pub(in crate::tui) struct FooterEntry {
    /// The intent of each key.
    intents: Vec<Intent>,
    /// The keys in the order of the intents, or fewer if there are too many to name.
    keys: Vec<String>,
    word: String,
}

/// Returns the entries of a table, in its order.
pub(in crate::tui) fn footer_entries<'b>(bindings: impl Iterator<Item = &'b Binding>) -> Vec<FooterEntry> {
    let bindings: Vec<&Binding> = bindings.collect();
    bindings.iter().filter_map(|binding| FooterEntry::of(binding, &bindings)).collect()
}

/// Builds the footer, and its clickable cells. What does not fit is left out: first the way out, then from the right
/// before the menu.
pub(super) fn footer(entries: &[FooterEntry], theme: &Theme, cells: u16, gap: usize) -> (Line<'static>, Vec<Hint>) {
    let mut shown: Vec<&FooterEntry> = entries.iter().collect();
    let fits = |shown: &[&FooterEntry]| {
        let used: usize = shown.iter().map(|entry| entry.width() + gap).sum();
        shown.len() <= MOST && used <= usize::from(cells) + gap
    };
    while !fits(&shown) && shown.len() > 1 {
        let dropped = shown.iter().position(|entry| entry.is(Intent::Quit));
        let dropped = dropped.or_else(|| shown.iter().rposition(|entry| !entry.is(Intent::Help)));
        shown.remove(dropped.unwrap_or(0));
    }
    let (mut spans, mut hints, mut start) = (Vec::new(), Vec::new(), 0);
    for entry in shown {
        if start > 0 {
            spans.push(Span::raw(" ".repeat(gap)));
            start += gap;
        }
        hints.extend(entry.hints(start));
        spans.extend(entry.spans(theme));
        start += entry.width();
    }
    (Line::from(spans), hints)
}

impl FooterEntry {
    /// Creates an entry with words of its own.
    pub(in crate::tui) fn new(intent: Intent, key: String, word: &str) -> Self {
        Self { intents: vec![intent], keys: vec![key], word: word.to_owned() }
    }

    /// Returns the entry of a binding, if it is shown in the footer.
    fn of(binding: &Binding, bindings: &[&Binding]) -> Option<Self> {
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
        Some(Self { intents, keys: joined_names(&keys), word: word.to_owned() })
    }

    /// Gives the entry of an intent another word.
    pub(in crate::tui) fn name(&mut self, intent: Intent, word: &str) {
        if self.is(intent) {
            word.clone_into(&mut self.word);
        }
    }

    fn is(&self, intent: Intent) -> bool {
        self.intents[..] == [intent]
    }

    /// Returns the cells of the entry.
    fn width(&self) -> usize {
        width(&self.keys.concat()) + 1 + width(&self.word)
    }

    fn spans(&self, theme: &Theme) -> [Span<'static>; 2] {
        [Span::styled(self.keys.concat(), theme.key), Span::styled(format!(" {}", self.word), theme.text)]
    }

    /// Returns the clickable cells of an entry that starts at a cell. The word belongs to the last key. If not every
    /// key is named, nothing can be clicked.
    fn hints(&self, start: usize) -> Vec<Hint> {
        if self.keys.len() != self.intents.len() {
            return Vec::new();
        }
        let cell = |at| u16::try_from(at).unwrap_or(u16::MAX);
        let mut hints = Vec::new();
        let mut at = start;
        for (intent, key) in self.intents.iter().zip(&self.keys) {
            let end = at + width(key);
            hints.push(Hint { intent: *intent, cells: cell(at)..cell(end) });
            at = end;
        }
        if let Some(last) = hints.last_mut() {
            last.cells.end = cell(at + 1 + width(&self.word));
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

    use super::{Hint, footer, footer_entries};
    use crate::diagnostic::Source;
    use crate::framework::Level;
    use crate::tui::theme::{Glyphs, Palette, Theme};
    use crate::tui::{Intent, Keymap, Mode, Preferences};

    fn drawn(keymap: &Keymap, mode: Mode) -> (Line<'static>, Vec<Hint>) {
        let entries = footer_entries(keymap.bindings(mode));
        footer(&entries, &Theme::new(Palette::Plain, Glyphs::Unicode), 120, 2)
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
        assert_eq!(hit(Mode::Results, Intent::NextPlace).as_deref(), Some("Tab next place"));
        assert_eq!(hit(Mode::Question, Intent::Accept).as_deref(), Some("Enter choose"));
    }

    #[test]
    fn a_hint_for_two_keys_means_the_one_that_is_hit() {
        assert_eq!(hit(Mode::Role, Intent::Up).as_deref(), Some("↑"));
        assert_eq!(hit(Mode::Role, Intent::Down).as_deref(), Some("↓ skill"));
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
        assert!(line(&keymap, Mode::Pick).contains("↑/n choose"));
        assert!(line(&keymap, Mode::Plan).contains("+- effort"), "its keys are as usual");
    }
}
