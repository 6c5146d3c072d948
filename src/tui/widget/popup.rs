//! A box in the middle of the screen, over everything else.

use ratatui::layout::{Rect, Size};
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Padding};

use super::Canvas;

/// The meaning of a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Border {
    /// Something to do or to read.
    Plain,
    /// A decision with a loss.
    Warning,
}

/// Draws an empty box of at most this size with a border. Returns the area inside.
pub(in crate::tui) fn popup(canvas: &mut Canvas<'_, '_>, title: &str, size: Size, border: Border) -> Rect {
    let theme = canvas.theme;
    let area = centered(canvas.window(), size);
    let style = match border {
        Border::Plain => theme.accent,
        Border::Warning => theme.missing,
    };
    let block = Block::bordered()
        .border_set(border::PLAIN)
        .border_style(style)
        .title(Line::styled(format!("─ {title} "), theme.strong))
        .padding(Padding::horizontal(1));
    let inside = block.inner(area);
    canvas.cover(area);
    canvas.widget(block, area);
    inside
}

/// Returns the middle of an area, with at most this size. The row of messages and the footer stay free if they can.
fn centered(area: Rect, size: Size) -> Rect {
    let (width, height) = (size.width.min(area.width), size.height.min(area.height));
    let rows = area.height.saturating_sub(if height + 4 <= area.height { 2 } else { 0 });
    let y = area.y + rows.saturating_sub(height).div_ceil(2);
    Rect { x: area.x + (area.width - width) / 2, y, width, height }
}
