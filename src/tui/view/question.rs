//! Draws a question: the statements of a skill, what could show it, and the ranges of the roles.

mod panes;
mod pieces;
mod statements;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use self::pieces::QuestionView;
use super::parts::{numbers, read_on};
use crate::text::{counted, cut, fit};
use crate::tui::widget::{Canvas, Grid, columns, sides};
use crate::tui::{App, QuestionScreen};

/// Rows of what could show a level.
const SHOW: u16 = 2;

pub(super) fn draw(app: &App, screen: &QuestionScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let skill = app.framework().skill(screen.skill);
    let entry = current.assessment().entry(screen.skill);
    let grid = Grid::of(canvas.window());
    let view = QuestionView { app, current, screen, skill, entry, theme: canvas.theme, grid };
    if view.has_panes() {
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
    let roles = if view.is_rating() { 0 } else { roles.min(if view.grid.is_narrow() { 2 } else { 4 }) };
    let ranges = Rect { y: body.bottom().saturating_sub(roles), height: roles, ..text };
    two_columns(view, &mut canvas.part(ranges));
    let show_rows = if body.height >= 26 { SHOW + 2 } else { SHOW };
    let show = Rect { y: ranges.y.saturating_sub(show_rows + 1), height: show_rows + 1, ..text };
    let title = Rect { height: 1, ..text };
    canvas.put(view.title(text.width), title);
    // The blank row above what could show a level stays.
    let above = Rect { y: title.bottom(), height: show.y.saturating_sub(title.bottom() + 1), ..body };
    statements::draw(view, above, !view.grid.is_narrow(), canvas);
    below(view, show, canvas);
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

/// Draws what could show the level and what is said about the answer. The last row of the area is blank if the rest has
/// room above it. What has no room can be scrolled to.
fn below(view: &QuestionView<'_>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let [show, said] = [view.to_show(area.width), said(view, area.width)];
    let why = view.why_asked().map(|words| about("Why now", &words, view.theme.text, area.width, view));
    let room = usize::from(area.height);
    if show.len() + said.len() <= room {
        let why = why.filter(|_| show.len() + said.len() < room);
        return canvas.lines(show.into_iter().chain(why).chain(said), area);
    }
    // The words of the person go before the hint.
    let lines = if said.is_empty() { show } else { said.into_iter().chain(show).collect() };
    let text = Rect { height: area.height.saturating_sub(1), ..area };
    let hidden = canvas.scrolled_lines(lines, view.app.scroll(), text);
    if hidden > 0 {
        let words = format!("{}: {}", read_on(view.app), counted(hidden, "more line", "more lines"));
        let hint = sides(Line::default(), Line::styled(words, view.theme.text), area.width);
        canvas.put(hint, Rect { y: text.bottom(), height: 1, ..area });
    }
}

/// Returns what is said about the answer: marks, evidence, note. Long texts are cut here; they stand whole where they
/// are written.
fn said(view: &QuestionView<'_>, cells: u16) -> Vec<Line<'static>> {
    let theme = view.theme;
    let marks = view.marks();
    let texts = [
        ("Marked", marks.as_str(), theme.text),
        (if view.is_rating() { "You saw" } else { "Evidence" }, view.evidence(), theme.good),
        ("Your note", view.note(), theme.text),
    ];
    let texts = texts.into_iter().filter(|(_, words, _)| !words.is_empty());
    let before = view
        .before()
        .into_iter()
        .flat_map(|words| view.builder(cells).labeled(Span::styled("Before", theme.faint), 12, &words, theme.text));
    before.chain(texts.map(|(label, words, style)| about(label, words, style, cells, view))).collect()
}

/// Returns one line behind a label.
fn about(label: &str, words: &str, style: Style, cells: u16, view: &QuestionView<'_>) -> Line<'static> {
    let room = usize::from(cells).saturating_sub(12);
    let label = Span::styled(fit(label, 12), view.theme.faint);
    Line::from(vec![label, Span::styled(cut(&words.replace('\n', " "), room), style)])
}
