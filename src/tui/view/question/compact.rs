//! Draws a question on a small screen: one line for each statement, and the highlighted one in full below.

use ratatui::layout::Margin;
use ratatui::text::Span;

use super::{Asked, normal};
use crate::framework::LEVELS;
use crate::tui::widget::{Canvas, rows};

/// Rows for the highlighted statement. The longest takes four at 56 columns.
const DETAIL: u16 = 4;

pub(super) fn draw(asked: &Asked<'_>, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.area.inner(Margin::new(1, 0));
    let width = area.width;
    let options = u16::try_from(LEVELS + 1).unwrap_or(u16::MAX);
    let roles = asked.app.framework().roles().len().div_ceil(2);
    let roles = u16::try_from(roles).unwrap_or(u16::MAX);
    let heights = [Some(1), None, Some(options), Some(1), Some(DETAIL + 1), Some(roles)];
    let [title, about, short, line, detail, ranges] = rows(area, heights);
    canvas.put(asked.title(width), title);
    canvas.lines(asked.definition(width, about.height.into()), about);
    canvas.blocks(asked.short_rows(width), short);
    canvas.put(asked.builder(width).rule(), line);
    let words = asked.builder(width).after(vec![Span::raw("  ")], &asked.highlighted(), asked.theme.strong);
    asked.draw_with_answer(words, &mut canvas.part(detail));
    normal::two_columns(asked, &mut canvas.part(ranges));
}
