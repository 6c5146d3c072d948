//! Draws the footer of a box: the keys stand in the last row of the window.

use ratatui::layout::Rect;

use crate::tui::App;
use crate::tui::widget::{Canvas, FooterEntry, footer_entries};

/// Draws the keys of a box that do something now in the footer of the window.
pub(super) fn foot(app: &App, canvas: &mut Canvas<'_, '_>) {
    let entries = footer_entries(app.offered(app.mode()));
    footer_below(&entries, canvas);
}

/// Draws entries in the footer of the window.
pub(super) fn footer_below(entries: &[FooterEntry], canvas: &mut Canvas<'_, '_>) {
    let window = canvas.window();
    let area = Rect { x: 1, y: window.bottom().saturating_sub(1), width: window.width.saturating_sub(1), height: 1 };
    canvas.footer(entries, area);
}
