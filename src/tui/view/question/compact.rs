//! Draws a question on a small screen: one line for each statement, and the highlighted one in full below.

use ratatui::layout::Margin;
use ratatui::text::Span;

use super::{QuestionView, normal};
use crate::framework::LEVELS;
use crate::tui::widget::{Canvas, rows};

/// Rows for the highlighted statement. The longest takes four at 56 columns.
const DETAIL: u16 = 4;

pub(super) fn draw(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.area.inner(Margin::new(1, 0));
    let width = area.width;
    let options = u16::try_from(LEVELS + 1).unwrap_or(u16::MAX);
    let roles = view.app.framework().roles().len().div_ceil(2);
    let roles = u16::try_from(roles).unwrap_or(u16::MAX);
    let heights = [Some(1), None, Some(options), Some(1), Some(DETAIL + 1), Some(roles)];
    let [title, about, short, line, detail, ranges] = rows(area, heights);
    canvas.put(view.title(width), title);
    canvas.lines(view.definition(width, about.height.into()), about);
    canvas.blocks(view.short_rows(width), short);
    canvas.put(view.builder(width).rule(), line);
    let words = view.builder(width).after(vec![Span::raw("  ")], &view.highlighted(), view.theme.strong);
    view.draw_with_answer(words, &mut canvas.part(detail));
    normal::two_columns(view, &mut canvas.part(ranges));
}
