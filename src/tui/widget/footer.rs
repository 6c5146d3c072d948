//! The keys of the screen in one line, as many as fit; help is always among them.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::{Binding, Intent};

/// What a key does, and the cells of the line where a click does the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) intent: Intent,
    pub(super) cells: Range<u16>,
}

/// The footer of a table of bindings.
pub(super) fn footer(bindings: &[Binding], theme: &Theme, cells: u16) -> (Line<'static>, Vec<Hint>) {
    let cells = usize::from(cells);
    let pinned: usize = bindings.iter().filter(|binding| binding.intent == Intent::Help).map(hint_width).sum();
    let mut used = 1 + pinned;
    let mut spans = vec![Span::raw(" ")];
    let mut keys = Vec::new();
    for (position, binding) in bindings.iter().enumerate().filter(|(_, binding)| !binding.footer.is_empty()) {
        if binding.intent != Intent::Help {
            if used + hint_width(binding) > cells {
                continue;
            }
            used += hint_width(binding);
        }
        let start = spans.iter().map(Span::width).sum();
        keys.extend(clickable(bindings, position, start));
        spans.extend(hints(binding, theme));
    }
    (Line::from(spans), keys)
}

/// Words that go on from the key, such as 0-4, ↑↓ or k/j, stand close to it and mean two keys.
fn goes_on(binding: &Binding) -> bool {
    binding.footer.starts_with(['-', '↓', '→', '/'])
}

/// One hint: the key, the word, and room to the next.
fn hints(binding: &Binding, theme: &Theme) -> [Span<'static>; 2] {
    let space = if goes_on(binding) { "" } else { " " };
    [Span::styled(key(binding), theme.key), Span::styled(format!("{space}{}  ", binding.footer), theme.quiet)]
}

/// What a click on a hint that starts at a cell means: what its key does, or where it stands for two keys, the one
/// that was hit. A hint for five keys is for reading only.
fn clickable(bindings: &[Binding], position: usize, start: usize) -> Vec<Hint> {
    let binding = &bindings[position];
    let hint = |intent: Intent, [start, end]: [usize; 2]| {
        let cell = |at| u16::try_from(at).unwrap_or(u16::MAX);
        Hint { intent, cells: cell(start)..cell(end) }
    };
    let middle = start + width(&key(binding));
    let end = middle + width(&binding.footer);
    match binding.intent {
        Intent::Choose(_) => Vec::new(),
        _ if goes_on(binding) => {
            let other = bindings.get(position + 1).map(|other| hint(other.intent, [middle, end]));
            [hint(binding.intent, [start, middle])].into_iter().chain(other).collect()
        }
        _ => vec![hint(binding.intent, [start, end + 1])],
    }
}

fn key(binding: &Binding) -> String {
    binding.keys.first().map(ToString::to_string).unwrap_or_default()
}

fn hint_width(binding: &Binding) -> usize {
    width(&key(binding)) + width(&binding.footer) + 3
}

#[cfg(test)]
mod tests {
    use super::{Hint, footer};
    use crate::framework::Level;
    use crate::tui::theme::{Glyphs, Palette, Theme};
    use crate::tui::{Intent, Keymap, Mode};

    /// What stands in the cells that mean an intent.
    fn hit(mode: Mode, intent: Intent) -> Option<String> {
        let (line, hints) = footer(Keymap::default().bindings(mode), &Theme::new(Palette::Plain, Glyphs::Unicode), 120);
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
}
