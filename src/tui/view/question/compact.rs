//! A question on a small screen: one line for each statement, and the highlighted one in full below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Span, Text};

use super::{Asked, normal};
use crate::framework::LEVELS;
use crate::tui::widget::{indented, rule};

/// Rows for the highlighted statement; the longest takes four at 56 columns.
const DETAIL: u16 = 4;

pub(super) fn draw(asked: &Asked<'_>, frame: &mut Frame<'_>, area: Rect) {
    let area = area.inner(Margin::new(1, 0));
    let width = area.width;
    let options = u16::try_from(LEVELS + 1).unwrap_or(u16::MAX);
    let roles = asked.app.framework().roles().len().div_ceil(2);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(options),
        Constraint::Length(1),
        Constraint::Length(DETAIL),
        Constraint::Length(1),
        Constraint::Length(u16::try_from(roles).unwrap_or(u16::MAX)),
    ]);
    let [title, about, short, line, detail, said, ranges] = rows.areas(area);
    frame.render_widget(asked.title(width), title);
    frame.render_widget(Text::from(asked.definition(width, about.height.into())), about);
    frame.render_widget(Text::from(asked.short_rows(width)), short);
    frame.render_widget(rule(asked.theme, width, (0, 1)), line);
    let words = Span::styled(asked.highlighted().to_owned(), asked.theme.strong);
    frame.render_widget(Text::from(indented(vec![Span::raw("  ")], &words, width)), detail);
    frame.render_widget(asked.said(width), said);
    normal::two_columns(asked, frame, ranges);
}
