//! Draws the buttons of a box.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::{fit, width as width_of, wrap};
use crate::tui::theme::{CURSOR, Theme};
use crate::tui::widget::{Block, Canvas};
use crate::tui::{Button, Target};

/// Returns a button between brackets, behind the cell of the mark. The highlighted one is marked and reversed.
fn button_spans(label: String, is_focused: bool, theme: &Theme) -> Vec<Span<'static>> {
    let (mark, style) = if is_focused { (CURSOR, theme.button) } else { (" ", theme.text) };
    vec![Span::styled(mark, theme.accent), Span::styled(label, style)]
}

/// Returns the rows of a button between brackets that has these cells with its mark. All rows have the same width.
pub(super) fn folded_label(label: &str, cells: u16) -> Vec<String> {
    let lines = wrap(label, usize::from(cells).saturating_sub(5));
    let last = lines.len().saturating_sub(1);
    let wide = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
    let bracketed = |(row, line): (usize, &String)| {
        let (open, close) = (if row == 0 { "[ " } else { "  " }, if row == last { " ]" } else { "  " });
        format!("{open}{}{close}", fit(line, wide))
    };
    lines.iter().enumerate().map(bracketed).collect()
}

/// Draws buttons beside each other at the right.
pub(super) fn button_row(buttons: &[Button], focus: Option<usize>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let wide: usize =
        buttons.iter().map(|button| width_of(&button.label) + 5).sum::<usize>() + 2 * buttons.len().saturating_sub(1);
    let mut x = area.right().saturating_sub(u16::try_from(wide).unwrap_or(u16::MAX)).max(area.x);
    for (position, button) in buttons.iter().enumerate() {
        let cells = u16::try_from(width_of(&button.label) + 5).unwrap_or(u16::MAX);
        let place = Rect { x, width: cells, height: 1, ..area }.intersection(area);
        let label = format!("[ {} ]", button.label);
        canvas.put(Line::from(button_spans(label, focus == Some(position), theme)), place);
        canvas.clickable(place, Target::Do(button.intent));
        x = x.saturating_add(cells + 2);
    }
}

/// Draws buttons with long words below each other.
pub(super) fn button_list(buttons: &[Button], focus: usize, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let rows = buttons.iter().enumerate().map(|(position, button)| {
        let lines = folded_label(&button.label, area.width).into_iter();
        let lines = lines.map(|line| Line::from(button_spans(line, position == focus, theme)));
        (Some(Target::Do(button.intent)), lines.collect())
    });
    let rows: Vec<Block<'_>> = rows.collect();
    canvas.blocks(rows, area);
}
