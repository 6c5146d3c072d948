//! A question on a small screen: one line for each statement, and the highlighted one in full below.

use ratatui::layout::{Constraint, Layout, Margin};
use ratatui::text::Span;

use super::{Asked, normal};
use crate::framework::LEVELS;
use crate::tui::widget::Canvas;

/// Rows for the highlighted statement; the longest takes four at 56 columns.
const DETAIL: u16 = 4;

pub(super) fn draw(asked: &Asked<'_>, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.area.inner(Margin::new(1, 0));
    let width = area.width;
    let options = u16::try_from(LEVELS + 1).unwrap_or(u16::MAX);
    let roles = asked.app.framework().roles().len().div_ceil(2);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(options),
        Constraint::Length(1),
        Constraint::Length(DETAIL + 1),
        Constraint::Length(u16::try_from(roles).unwrap_or(u16::MAX)),
    ]);
    let [title, about, short, line, detail, ranges] = rows.areas(area);
    canvas.put(asked.title(width), title);
    canvas.lines(asked.definition(width, about.height.into()), about);
    canvas.blocks(asked.short_rows(width), short);
    canvas.put(asked.builder(width).rule(), line);
    let words = asked.builder(width).after(vec![Span::raw("  ")], &asked.highlighted(), asked.theme.strong);
    asked.draw_with_said(words, &mut canvas.part(detail));
    normal::two_columns(asked, &mut canvas.part(ranges));
}
