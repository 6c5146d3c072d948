//! A box in the middle of the screen, over whatever is there.

use ratatui::layout::{Constraint, Layout, Rect, Size};
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

/// Clears a box of at most this size and draws its border. Returns the area inside.
pub(in crate::tui) fn popup(canvas: &mut Canvas<'_, '_>, title: &str, size: Size) -> Rect {
    let theme = canvas.theme;
    let [row] =
        Layout::vertical([Constraint::Max(size.height)]).flex(ratatui::layout::Flex::Center).areas(canvas.window());
    let [area] = Layout::horizontal([Constraint::Max(size.width)]).flex(ratatui::layout::Flex::Center).areas(row);
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
