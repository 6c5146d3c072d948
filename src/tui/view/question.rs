//! Draws a question: the statements of a skill, what could show it, and the ranges of the roles.

mod panes;
mod pieces;
mod statements;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::pieces::QuestionView;
use super::parts::numbers;
use crate::text::{cut, fit};
use crate::tui::widget::{Canvas, Grid, columns};
use crate::tui::{App, QuestionScreen};

/// Rows of what could show a level.
const SHOW: u16 = 2;

pub(super) fn draw(app: &App, screen: &QuestionScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let skill = app.framework().skill(screen.skill);
    let entry = current.assessment().entry(screen.skill);
    let grid = Grid::of(canvas.window());
    let view = QuestionView { app, current, screen, skill, entry, theme: canvas.theme, grid };
    if grid.is_wide() && grid.is_tall() {
        panes::draw(&view, canvas);
    } else {
        column(&view, canvas);
    }
}

/// Draws everything in one column: the ranges of the roles stand at the bottom, in two columns.
fn column(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let body = canvas.area;
    let text = Grid::text(body);
    let roles = u16::try_from(view.app.framework().roles().len().div_ceil(2)).unwrap_or(u16::MAX);
    let roles = roles.min(if view.grid.is_narrow() { 2 } else { 4 });
    let ranges = Rect { y: body.bottom().saturating_sub(roles), height: roles, ..text };
    two_columns(view, &mut canvas.part(ranges));
    let show_rows = if body.height >= 26 { SHOW + 2 } else { SHOW };
    let show = Rect { y: ranges.y.saturating_sub(show_rows + 1), height: show_rows, ..text };
    let title = Rect { height: 1, ..text };
    canvas.put(view.title(text.width), title);
    let above = Rect { y: title.bottom(), height: show.y.saturating_sub(title.bottom()), ..body };
    statements::draw(view, above, !view.grid.is_narrow(), canvas);
    canvas.lines(below(view, show.width, show.height), show);
}

/// Draws the ranges of the roles at the target band in two columns.
fn two_columns(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let [left, right] = columns(canvas.area, 3, [None, None]);
    let rows = usize::from(canvas.area.height);
    for (side, column) in [left, right].into_iter().enumerate() {
        let lines = (0..rows).filter_map(|row| range(view, 2 * row + side, column.width));
        canvas.lines(lines, column);
    }
}

/// Returns the line of a role: its short name, its range as a bar where there is room, and as numbers.
fn range(view: &QuestionView<'_>, position: usize, cells: u16) -> Option<Line<'static>> {
    /// Cells of the numbers.
    const NUMBERS: usize = 8;
    let card = view.card(position)?;
    let framework = view.app.framework();
    let names = if view.grid.is_narrow() { 14 } else { 12 };
    let name = fit(framework.role(card.role).short.as_str(), names);
    let mut spans = vec![Span::styled(format!("{name} "), view.theme.text)];
    let bar = usize::from(cells).saturating_sub(names + 1 + NUMBERS + 1);
    if bar >= 8 && !view.grid.is_narrow() {
        spans.extend(view.bar(card, bar - 1));
    } else {
        spans.push(Span::raw(" ".repeat(bar)));
    }
    spans.push(Span::styled(format!("{:>NUMBERS$}", numbers(card)), view.theme.strong));
    Some(Line::from(spans))
}

/// Returns what could show the level, or what is said about the answer, or in quick mode why this is asked.
fn below(view: &QuestionView<'_>, cells: u16, rows: u16) -> Vec<Line<'static>> {
    let said = said(view, cells);
    let show = view.to_show(cells);
    let room = usize::from(rows);
    let mut lines: Vec<Line<'static>> = if said.len() + show.len() <= room {
        show.into_iter().chain(said).collect()
    } else if said.is_empty() {
        show
    } else {
        // What the person wrote goes before the hint.
        show.into_iter().take(room.saturating_sub(said.len())).chain(said).collect()
    };
    lines.truncate(room);
    lines
}

/// Returns what is said about the answer: why it is asked, marks, evidence, note. Long texts are cut here; they
/// stand whole where they are written.
fn said(view: &QuestionView<'_>, cells: u16) -> Vec<Line<'static>> {
    let theme = view.theme;
    let mut lines = Vec::new();
    let mut add = |label: &'static str, words: String, style| {
        let room = usize::from(cells).saturating_sub(12);
        let label = Span::styled(fit(label, 12), theme.faint);
        lines.push(Line::from(vec![label, Span::styled(cut(&words.replace('\n', " "), room), style)]));
    };
    if let Some(words) = view.why_asked() {
        add("Why now", words, theme.text);
    }
    let marks = view.marks();
    if !marks.is_empty() {
        add("Marked", marks, theme.text);
    }
    if !view.entry.evidence.is_empty() {
        add("Evidence", view.entry.evidence.to_string(), theme.good);
    }
    if !view.entry.note.is_empty() {
        add("Your note", view.entry.note.to_string(), theme.text);
    }
    lines
}
