//! The keys of the screen in one line, as many as fit; help is always among them.

use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::{Binding, Intent};

/// The footer of a table of bindings.
pub(in crate::tui) fn footer(bindings: &[Binding], theme: &Theme, cells: u16) -> Line<'static> {
    let cells = usize::from(cells);
    let pinned: usize = bindings.iter().filter(|binding| binding.intent == Intent::Help).map(hint_width).sum();
    let mut used = 1 + pinned;
    let mut spans = vec![Span::raw(" ")];
    for binding in bindings.iter().filter(|binding| !binding.footer.is_empty()) {
        if binding.intent != Intent::Help {
            if used + hint_width(binding) > cells {
                continue;
            }
            used += hint_width(binding);
        }
        spans.extend(hints(binding, theme));
    }
    Line::from(spans)
}

/// One hint: the key, the word, and room to the next.
fn hints(binding: &Binding, theme: &Theme) -> [Span<'static>; 2] {
    // Words that go on from the key, such as 0-4, ↑↓ or k/j, stand close to it.
    let space = if binding.footer.starts_with(['-', '↓', '→', '/']) { "" } else { " " };
    [Span::styled(key(binding), theme.key), Span::styled(format!("{space}{}  ", binding.footer), theme.quiet)]
}

fn key(binding: &Binding) -> String {
    binding.keys.first().map(ToString::to_string).unwrap_or_default()
}

fn hint_width(binding: &Binding) -> usize {
    width(&key(binding)) + width(&binding.footer) + 3
}
