//! Draws a question on 80 by 24: everything in one column, with the roles in two columns at the bottom.

use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use super::QuestionView;
use crate::tui::view::parts::role_ranges;
use crate::tui::widget::{Canvas, columns, height, rows};

/// Lines apart from the statements: title, definition, evidence, answer, a rule and the roles.
const FIXED: u16 = 1 + 2 + 3 + 1 + 1 + 2;

pub(super) fn draw(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let area = canvas.area.inner(Margin::new(1, 0));
    let width = area.width;
    let definition = view.definition(width, 2);
    let statements = view.spaced_statements(Rect { height: area.height.saturating_sub(FIXED), ..area });
    let roles = view.app.framework().roles().len().div_ceil(2);
    let roles = u16::try_from(roles).unwrap_or(u16::MAX);
    let heights = [Some(1), Some(2), Some(height(&statements)), None, Some(1), Some(roles)];
    let [title, about, options, help, line, ranges] = rows(area, heights);
    canvas.put(view.title(width), title);
    canvas.lines(definition, about);
    canvas.blocks(statements, options);
    let room = Rect { height: help.height.saturating_sub(1), ..help };
    view.draw_with_answer(below_statements(view, room), &mut canvas.part(help));
    canvas.put(view.builder(width).rule(), line);
    two_columns(view, &mut canvas.part(ranges));
}

/// Builds the evidence prompt. Adds the hint for choosing if there is room only below the statements.
fn below_statements(view: &QuestionView<'_>, area: Rect) -> Vec<Line<'static>> {
    let room = usize::from(area.height);
    let evidence = view.evidence_prompt(area.width, room);
    let prompt = view.prompt(area.width);
    let mut lines = Vec::new();
    if room > evidence.len() {
        lines.push(Line::default());
    }
    lines.extend(evidence);
    if lines.len() + prompt.len() < room {
        lines.push(Line::default());
        lines.extend(prompt);
    }
    lines.truncate(room);
    lines
}

/// Draws the ranges of the roles at the target band in two columns.
pub(super) fn two_columns(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let [left, right] = columns(canvas.area, 2, [None, None]);
    let band = view.current.assessment().aim().band;
    let mut first = role_ranges(view.app, band, view.builder(left.width));
    let second = first.split_off(first.len().div_ceil(2));
    canvas.lines(first, left);
    canvas.lines(second, right);
}
