//! A box in the middle of the screen, over everything else.

use ratatui::layout::{Rect, Size};
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Padding};

use super::Canvas;
use crate::tui::theme::Glyphs;

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws an empty box of at most this size with a border. Returns the area inside.
pub(in crate::tui) fn popup(canvas: &mut Canvas<'_, '_>, title: &str, size: Size) -> Rect {
    let theme = canvas.theme;
    let area = centered(canvas.window(), size);
    let border = if theme.glyphs() == Glyphs::Ascii { ASCII_BORDER } else { border::ROUNDED };
    let block = Block::bordered()
        .border_set(border)
        .border_style(theme.quiet)
        .title(Line::styled(format!(" {title} "), theme.strong))
        .padding(Padding::horizontal(1));
    let inside = block.inner(area);
    canvas.cover(area);
    canvas.put(block, area);
    inside
}

/// Returns the middle of an area, with at most this size.
fn centered(area: Rect, size: Size) -> Rect {
    let (width, height) = (size.width.min(area.width), size.height.min(area.height));
    Rect { x: area.x + (area.width - width).div_ceil(2), y: area.y + (area.height - height).div_ceil(2), width, height }
}
