//! Draws the points in time, each with its bar, the course of every role, and what happened since the highlighted one.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{COMPARISON_LABEL, gutter, numbers, place_of, read_on, short_day, statement};
use super::preview;
use crate::compare::{Comparison, ComparisonProblem, HistoryRow, RoleCourse};
use crate::look::{RoleBar, Scale, spark};
use crate::text::{cut, listed, width};
use crate::tui::theme::{CHOSEN, TOP, Theme};
use crate::tui::widget::{Block, Canvas, Detail, Grid, LineBuilder, name_within, role_bar, visible};
use crate::tui::{App, CompareScreen, CurrentAssessment, HistoryScreen, Intent, Mode, StateInTime, Target};
use crate::words::{cause_points, change_words, comparison_headline, comparison_lines, history_headline, logged_words};

/// Rows of the detail in a window of 24 rows.
const DETAIL: u16 = 6;

/// The head of the list.
const TITLE: &str = "Point in time";

/// Cells of the number of a point, of its day, of its score, and of how much is answered.
const NUMBER: usize = 6;
const DAY: usize = 11;
const SCORE: usize = 7;
const ANSWERED: usize = 12;

/// The fewest cells of a bar beside labels, and the fewest at all.
const BAR: usize = 20;
const SHORTEST_BAR: usize = 10;

pub(super) fn draw(app: &App, screen: &HistoryScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let theme = canvas.theme;
    let page = Page { app, current, screen, grid };
    let mut body = canvas.area;
    if grid.has_preview() {
        let [left, line, right] = Grid::split(body);
        canvas.vertical_line(line);
        page.preview(&mut canvas.part(preview::inset(right)));
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let builder = canvas.builder(text).at_most(112);
    let [sentence, second] = history_headline(app.framework(), current.history(), !current.damaged_points().is_empty());
    let room = usize::from(text.width);
    canvas.put(Line::styled(sentence.within(room).to_owned(), theme.strong), Rect { height: 1, ..text });
    canvas.put(Line::styled(second.within(room).to_owned(), theme.text), Rect { y: top + 1, height: 1, ..text });
    let mut y = top + 3;
    if !current.knows_points() {
        return canvas
            .put(Line::styled("The points in time are being read.", theme.text), Rect { y, height: 1, ..text });
    }
    if current.points().is_empty() {
        let mut lines = page.damaged(builder);
        lines.extend(builder.paragraph(&page.nothing_kept(), theme.text));
        lines.extend(page.ratings(builder));
        return canvas.lines(lines, Rect { y, height: body.bottom().saturating_sub(y), ..text });
    }
    let columns = Columns::of(&page, text.width);
    let heads = Rect { y, height: 1, ..text };
    y += 1;
    let courses = page.courses(theme);
    let below = u16::try_from(courses.len()).unwrap_or(u16::MAX);
    let rows = u16::try_from(current.history().rows.len()).unwrap_or(u16::MAX);
    let room = body.bottom().saturating_sub(y + DETAIL);
    // The list comes first; the courses stand below it if both fit.
    let has_courses = below > 0 && rows.min(4) + below + 2 <= room;
    let list_room = if has_courses { room - below - 2 } else { room };
    let list = Rect { y, height: rows.min(list_room), ..body };
    canvas.put(page.heading(columns, list.height < rows, theme), heads);
    let seen = visible(screen.cursor, rows.into(), list.height.into());
    let blocks: Vec<Block<'_>> =
        seen.map(|position| (Some(Target::Entry(position)), vec![page.row(position, columns, theme)])).collect();
    canvas.blocks(blocks, list);
    y = list.bottom();
    if has_courses {
        canvas.put(Line::styled("Role by role, point by point", theme.strong), Rect { y: y + 1, height: 1, ..text });
        canvas.lines(courses, Rect { y: y + 2, height: below, ..text });
        y += 2 + below;
    }
    let gap = u16::from(y + DETAIL < body.bottom());
    let area = Rect { y: y + gap, height: body.bottom().saturating_sub(y + gap), ..body };
    page.detail(area, canvas);
}

/// The points and everything that their parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a HistoryScreen,
    grid: Grid,
}

/// The cells of the parts of a row.
#[derive(Clone, Copy)]
struct Columns {
    label: usize,
    scale: Option<Scale>,
    /// Whether there is room for how much is answered.
    has_answered: bool,
}

impl Columns {
    fn of(page: &Page<'_>, cells: u16) -> Self {
        let rows = &page.current.history().rows;
        let widest = rows.iter().map(|row| width(row.label.as_str())).max().unwrap_or(0);
        let has_answered = !page.grid.is_narrow();
        let behind = SCORE + if has_answered { ANSWERED } else { 0 };
        let room = usize::from(cells).saturating_sub(NUMBER + DAY + 2 + behind);
        let bar = if page.grid.is_narrow() { SHORTEST_BAR } else { BAR };
        let label = widest.min(room.saturating_sub(bar)).min(34);
        let bar = room.saturating_sub(label).min(44);
        let ready_at = page.app.framework().band(page.current.history().band).ready_at;
        let scale = (bar >= SHORTEST_BAR).then(|| Scale::even(ready_at, bar - 1));
        Self { label, scale, has_answered }
    }

    const fn bar_from(self) -> usize {
        NUMBER + DAY + self.label + 2
    }
}

impl Page<'_> {
    /// Returns a sentence about each point that cannot be used.
    fn damaged(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let damaged = self.current.damaged_points().iter();
        damaged.flat_map(|point| builder.paragraph(point.as_str(), builder.theme.missing)).collect()
    }

    /// Says who rated the person, and which key shows it.
    fn ratings(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let raters: Vec<&str> = self.current.ratings().iter().map(|(_, rating)| rating.by.as_str()).collect();
        if raters.is_empty() {
            return Vec::new();
        }
        let key = self.app.key(Mode::History, Intent::SideBySide);
        let words = format!("{} rated you; {key} shows it side by side with your answers.", listed(&raters, "and"));
        builder.paragraph(&words, builder.theme.text)
    }

    fn nothing_kept(&self) -> String {
        let [keep, again] = [Intent::KeepPoint, Intent::AnswerAgain].map(|intent| self.app.key(Mode::History, intent));
        format!(
            "A point in time keeps today's answers as they are, so that you can see later what changed. {keep} keeps one \
             now. {again} answers again, and keeps one first."
        )
    }

    /// Returns the row of a state, counted from the newest.
    fn state(&self, position: usize) -> &HistoryRow {
        let rows = &self.current.history().rows;
        &rows[rows.len() - 1 - position.min(rows.len() - 1)]
    }

    /// Returns the heads of the columns. Where not all points have room, they say which one is highlighted.
    fn heading(&self, columns: Columns, is_cut: bool, theme: &Theme) -> Line<'static> {
        let ready_at = self.app.framework().band(self.current.history().band).ready_at;
        let all = self.current.history().rows.len();
        let title =
            if is_cut { format!("Point in time, {}", place_of(self.screen.cursor, all)) } else { TITLE.to_owned() };
        let Some(scale) = columns.scale else { return Line::styled(title, theme.faint) };
        let at = columns.bar_from() + scale.before();
        let words = format!("ready at {ready_at}");
        let words = if title.len() + 2 + words.len() < at { words } else { ready_at.to_string() };
        let gap = at.saturating_sub(title.len() + words.len());
        Line::from(vec![
            Span::styled(title, theme.faint),
            Span::raw(" ".repeat(gap)),
            Span::styled(words, theme.text),
            Span::styled(TOP, theme.strong),
        ])
    }

    fn row(&self, position: usize, columns: Columns, theme: &Theme) -> Line<'static> {
        let row = self.state(position);
        let is_selected = position == self.screen.cursor;
        let mut spans = gutter(is_selected, false, theme);
        let number = row.number.map_or_else(|| "now".to_owned(), |number| number.to_string());
        let state = row.number.map_or(StateInTime::Now, StateInTime::Point);
        let is_marked = self.screen.marked.contains(&state);
        spans.push(Span::styled(number.clone(), theme.entry(is_selected)));
        let mark = if is_marked { CHOSEN } else { " " };
        spans.push(Span::raw(" ".repeat(4_usize.saturating_sub(width(&number)))));
        spans.push(Span::styled(format!("{mark} "), theme.accent));
        let day = row.day.map_or_else(String::new, |day| short_day(&day.to_string(), self.app.today()));
        spans.push(Span::styled(format!("{day:<DAY$}"), theme.text));
        let label = cut(row.label.as_str(), columns.label);
        let filled = columns.label + 2 - width(&label);
        spans.push(Span::styled(format!("{label}{}", " ".repeat(filled)), theme.text));
        let history = self.current.history();
        let card = history.role.map(|role| row.evaluation.card(role, history.band));
        if let (Some(scale), Some(bar)) = (columns.scale, card.and_then(RoleBar::of)) {
            spans.extend(role_bar(bar, scale, theme));
        }
        let score = card.map_or_else(String::new, numbers);
        spans.push(Span::styled(format!("{score:>SCORE$}"), theme.strong));
        if columns.has_answered {
            let answered = format!("{} of {}", row.coverage.done(), row.coverage.skills());
            spans.push(Span::styled(format!("{answered:>ANSWERED$}"), theme.text));
        }
        Line::from(spans)
    }

    /// Returns how each role went, the highest present score first; nothing with fewer than three points.
    fn courses(&self, theme: &Theme) -> Vec<Line<'static>> {
        /// Most roles that are drawn.
        const MOST: usize = 6;
        /// Most states of a course that are drawn, the newest ones.
        const STATES: usize = 12;
        let framework = self.app.framework();
        let Some(courses) = self.current.history().courses(framework) else { return Vec::new() };
        let name = |course: &RoleCourse| width(framework.role(course.role).name.as_str());
        let full = courses.roles.iter().take(MOST).map(name).max().unwrap_or(0);
        let cells = if self.grid.is_narrow() { 14 } else { full.min(40) };
        let line = |course: &RoleCourse| {
            let role = framework.role(course.role);
            let [first, last] = course.first_and_last();
            let style = match course.change() {
                1.. => theme.good,
                0 => theme.text,
                _ => theme.missing,
            };
            let newest = &course.scores[course.scores.len().saturating_sub(STATES)..];
            Line::from(vec![
                Span::styled(name_within(role.name.as_str(), role.short.as_str(), cells), theme.text),
                Span::styled(format!(" {}", spark(newest, courses.ends)), theme.accent),
                Span::styled(format!("   {first} → {last}"), theme.strong),
                Span::styled(format!("   {}", change_words(course)), style),
            ])
        };
        courses.roles.iter().take(MOST).map(line).collect()
    }

    /// Draws what happened since the highlighted point.
    fn detail(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let row = self.state(self.screen.cursor);
        let label = COMPARISON_LABEL;
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let (title, mut lines) = match row.number {
            None => ("Now".to_owned(), self.about_now(label, builder)),
            Some(number) => {
                let words = self.current.point_words(number).as_str().replacen('p', "P", 1);
                (words, self.since(number, label, builder))
            }
        };
        lines.extend(self.damaged(builder));
        lines.extend(self.ratings(builder));
        let enter = self.app.key(Mode::History, Intent::Accept);
        let place = match (row.number, self.screen.marked.len()) {
            (_, 2) if self.grid.is_wide() => format!("{enter} compares the two marked ones"),
            (Some(_), _) if self.grid.is_wide() => format!("{enter} compares it with now"),
            (_, 2) => "two marked".to_owned(),
            _ => String::new(),
        };
        canvas.detail(
            Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &read_on(self.app) },
            area,
        );
    }

    /// Draws what changed since the highlighted point, with both statements of each skill.
    fn preview(&self, canvas: &mut Canvas<'_, '_>) {
        let (area, theme) = (canvas.area, canvas.theme);
        let Some(comparison) = self.state_if_any().and_then(|number| self.compared_with_now(number).ok()) else {
            return;
        };
        let builder = canvas.builder(area);
        let mut lines = vec![Line::styled("What changed since then", theme.strong), Line::default()];
        for cause in &comparison.causes {
            let skill = self.app.framework().skill(cause.skill);
            let name = format!("{}, {}", skill.name, cause_points(cause.tenths));
            lines.push(Line::styled(name, theme.accent));
            lines.extend(statement("Then", skill, cause.before, 9, builder));
            lines.extend(statement("Now", skill, cause.after, 9, builder));
            lines.push(Line::default());
        }
        if comparison.causes.is_empty() {
            lines.extend(builder.paragraph("No level differs.", theme.text));
        }
        canvas.lines(lines, area);
    }

    /// Returns the number of the highlighted point; `None` for the present state.
    fn state_if_any(&self) -> Option<u32> {
        self.current.history().rows.len().checked_sub(1)?;
        self.state(self.screen.cursor).number
    }

    fn compared_with_now(&self, number: u32) -> Result<Comparison, ComparisonProblem> {
        let screen = CompareScreen { before: StateInTime::Point(number), after: StateInTime::Now, cursor: 0 };
        screen.comparison(self.current)
    }

    fn about_now(&self, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let [keep, again] = [Intent::KeepPoint, Intent::AnswerAgain].map(|intent| self.app.key(Mode::History, intent));
        let mut lines =
            builder.labeled(Span::styled(keep, theme.accent), label, "keeps today's answers as a point", theme.text);
        let words = "answers again, with today's answers kept first";
        lines.extend(builder.labeled(Span::styled(again, theme.accent), label, words, theme.text));
        lines
    }

    fn since(&self, number: u32, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let comparison = match self.compared_with_now(number) {
            Ok(comparison) => comparison,
            Err(problem) => {
                return builder.paragraph(&format!("It cannot be compared with now: {problem}."), theme.text);
            }
        };
        let framework = self.app.framework();
        // A row that is folded keeps no double blanks.
        let mut headline = comparison_headline(&comparison).replace("  ", ", ");
        if Some(comparison.role) != self.current.history().role {
            headline = format!("{}: {headline}", framework.role(comparison.role).short);
        }
        let mut lines = builder.labeled(Span::styled("Since then", theme.text), label, &headline, theme.strong);
        let changes: Vec<String> = comparison
            .causes
            .iter()
            .map(|cause| format!("{} {} → {}", framework.skill(cause.skill).short, cause.before, cause.after))
            .collect();
        if !changes.is_empty() {
            lines.extend(builder.labeled(Span::styled("Changed", theme.text), label, &changes.join(", "), theme.text));
        }
        let day = self.current.point(number).map(|point| point.day().latest());
        let log = self.current.assessment().log();
        if let Some(words) = day.and_then(|day| logged_words(log, day, None, self.app.today())) {
            lines.extend(builder.labeled(Span::styled("In the log", theme.text), label, &words, theme.text));
        }
        for line in comparison_lines(framework, self.current.assessment(), &comparison) {
            if line.label != "How sure" {
                lines.extend(builder.labeled(Span::styled(line.label, theme.text), label, &line.words, theme.text));
            }
        }
        lines
    }
}
