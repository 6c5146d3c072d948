//! Draws the preferences: each statement with what the person says.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{gutter, place_of};
use crate::assessment::Wish;
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder, spans_width, visible};
use crate::tui::{App, Target, WishesScreen};
use crate::words::PREFERENCES;

/// Cells of what the person says.
const SAID: u16 = 12;

pub(super) fn draw(app: &App, screen: WishesScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let body = canvas.area;
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let builder = canvas.builder(text).at_most(100);
    let mut above = vec![Line::styled("What you would like to do", theme.strong)];
    above.extend(builder.paragraph(PREFERENCES, theme.text));
    let used = u16::try_from(above.len()).unwrap_or(u16::MAX) + 1;
    canvas.lines(above, text);
    let framework = app.framework();
    let statements = LineBuilder { theme, width: builder.width.saturating_sub(SAID + 2) };
    let rows: Vec<Vec<Line<'static>>> = framework
        .preferences()
        .enumerate()
        .map(|(position, preference)| {
            let is_selected = position == screen.cursor;
            let said = current.assessment().wish(preference);
            let (words, style) = match said {
                Some(Wish::Yes) => ("yes", theme.ready),
                Some(Wish::No) => ("no", theme.strong),
                Some(Wish::NotSure) => ("not sure", theme.text),
                None => ("no answer", theme.faint),
            };
            let lines =
                statements.paragraph(framework.preference(preference).statement.as_str(), theme.entry(is_selected));
            let lines = lines.into_iter().enumerate().map(|(row, line)| {
                let mut spans = gutter(is_selected, false, theme);
                if row == 0 {
                    spans.push(Span::styled("‹ ", theme.accent));
                    spans.push(Span::styled(words, style));
                    spans.push(Span::styled(" ›", theme.accent));
                }
                let column = spans_width(&spans[2..]);
                spans.push(Span::raw(" ".repeat((usize::from(SAID) + 2).saturating_sub(column))));
                spans.extend(line.spans);
                Line::from(spans)
            });
            lines.collect()
        })
        .collect();
    let list = Rect { y: text.y + used, height: text.height.saturating_sub(used), ..body };
    let tight: usize = rows.iter().map(Vec::len).sum();
    let is_spaced = tight + rows.len() <= usize::from(list.height) + 1;
    let count = rows.len();
    // The highlighted statement stays in view, whatever the heights of the others.
    let first = visible(screen.cursor, count, fitting(&rows, list.height.into()));
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for (position, lines) in rows.into_iter().enumerate().skip(first.start) {
        blocks.push((Some(Target::Entry(position)), lines));
        if is_spaced {
            blocks.push((None, vec![Line::default()]));
        }
    }
    canvas.blocks(blocks, list);
    if first.len() < count {
        let at = Rect { y: text.y, x: text.right().saturating_sub(12), width: 12, height: 1 };
        canvas.put(Line::styled(format!("{:>12}", place_of(screen.cursor, count)), theme.faint), at);
    }
}

/// Returns how many entries fit into some rows, if all were as tall as the tallest.
fn fitting(rows: &[Vec<Line<'_>>], room: usize) -> usize {
    let total: usize = rows.iter().map(Vec::len).sum();
    if total <= room {
        return rows.len();
    }
    let tallest = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    (room / tallest).max(1)
}
