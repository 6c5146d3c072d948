//! Draws two states beside each other: both scores, and the skills that made the difference.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{COMPARISON_LABEL, gutter, place_of, read_on, short_day, statement};
use super::preview;
use crate::assessment::Choice;
use crate::compare::{Cause, Comparison};
use crate::look::{RoleBar, Scale, SkillBar};
use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::widget::{
    Block, Canvas, Detail, Grid, LineBuilder, name_within, role_bar, skill_bar, skill_cells, visible,
};
use crate::tui::{App, CompareScreen, CurrentAssessment, StateInTime, Target};
use crate::words::{
    apart_words, cause_points, compared_words, comparison_headline, comparison_lines, logged_lines, logged_words,
    short_compared_words, short_comparison_headline,
};

/// Rows of the detail in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 6;
const SHORT_DETAIL: u16 = 4;

/// Cells of the levels then and now, and of the points.
const LEVELS: usize = 12;
const SHORT_LEVELS: usize = 10;
const POINTS: usize = 10;

pub(super) fn draw(app: &App, screen: &CompareScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let theme = canvas.theme;
    let mut body = canvas.area;
    if !current.knows_points() {
        let words = "The points in time are being read.";
        return canvas.put(Line::styled(words, theme.text), Rect { height: 1, ..Grid::text(body) });
    }
    let comparison = match screen.comparison(current) {
        Ok(comparison) => comparison,
        Err(problem) => {
            let words = format!("These two cannot be compared: {problem}.");
            return canvas.lines(canvas.builder(Grid::text(body)).paragraph(&words, theme.text), Grid::text(body));
        }
    };
    let page = Page { app, current, screen, grid, comparison: &comparison };
    let has_pane = grid.is_wide() && grid.is_tall();
    if has_pane {
        let [left, right] = preview::beside(body, grid, 44, canvas);
        page.pane(right, canvas);
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let builder = canvas.builder(text).at_most(112);
    let (headline, about) = page.headline(text.width.into());
    canvas.put(Line::styled(headline, theme.strong), Rect { height: 1, ..text });
    canvas.put(Line::styled(about, theme.text), Rect { y: top + 1, height: 1, ..text });
    let scores = Rect { y: top + 3, height: 2, ..text };
    canvas.lines(page.scores(text.width, theme), scores);
    let heads = Rect { y: scores.bottom() + 1, height: 1, ..text };
    let columns = Columns::of(text.width, grid);
    if comparison.causes.is_empty() {
        canvas.lines(builder.paragraph("No level differs.", theme.text), heads);
    } else {
        canvas.put(Line::styled(columns.heading(), theme.faint), heads);
    }
    let count = comparison.causes.len();
    let detail_rows = if grid.is_narrow() { SHORT_DETAIL } else { DETAIL };
    let room = body.bottom().saturating_sub(heads.bottom() + detail_rows + 1);
    let height = u16::try_from(count).unwrap_or(u16::MAX).min(room);
    let list = Rect { y: heads.bottom(), height, ..body };
    let seen = visible(screen.cursor, count, height.into());
    let blocks: Vec<Block<'_>> =
        seen.map(|position| (Some(Target::Entry(position)), vec![page.row(position, columns, theme)])).collect();
    canvas.blocks(blocks, list);
    let mut y = list.bottom();
    if count > 0 {
        canvas.put(columns.total(&comparison, theme), Rect { y, height: 1, ..text });
        y += 1;
    }
    let gap = u16::from(y + detail_rows < body.bottom());
    let area = Rect { y: y + gap, height: body.bottom().saturating_sub(y + gap), ..body };
    page.detail(area, has_pane, canvas);
}

/// The comparison and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a CompareScreen,
    grid: Grid,
    comparison: &'a Comparison,
}

/// The cells of the columns.
#[derive(Clone, Copy)]
struct Columns {
    names: usize,
    levels: usize,
    is_narrow: bool,
    /// Whether there is room for the words about a change by two levels.
    has_words: bool,
}

impl Columns {
    fn of(cells: u16, grid: Grid) -> Self {
        let levels = if grid.is_narrow() { SHORT_LEVELS } else { LEVELS };
        let fixed = 2 + skill_cells(2) + levels + POINTS;
        let words = 2 + width(apart_words(true));
        let room = usize::from(cells).saturating_sub(fixed);
        let has_words = !grid.is_narrow() && room >= 22 + words;
        let names = if has_words { room - words } else { room }.clamp(12, 36);
        Self { names, levels, is_narrow: grid.is_narrow(), has_words }
    }

    fn heading(self) -> String {
        let (names, bar) = (self.names + 2, skill_cells(2));
        let cells = self.levels;
        let levels = if self.is_narrow { format!("{:cells$}", "") } else { format!("{:>7}{:>5}", "then", "now") };
        // The words about the bar are a cell longer than the bar.
        format!("{:names$}{:bar$}{}{:>POINTS$}", "Why", "then and now", &levels[1..], "points")
    }

    fn total(self, comparison: &Comparison, theme: &Theme) -> Line<'static> {
        let cells = self.names + 2 + skill_cells(2) + self.levels + POINTS;
        let change = comparison.change.to_string();
        let gap = cells.saturating_sub("together".len() + width(&change));
        Line::from(vec![
            Span::styled("together", theme.text),
            Span::raw(" ".repeat(gap)),
            Span::styled(change, theme.strong),
        ])
    }
}

impl Page<'_> {
    /// Returns the days of both states, for a row or for a sentence.
    fn days(&self, short: bool) -> [String; 2] {
        let days = self.current.days_of([self.screen.before, self.screen.after]);
        if short { days.map(|words| short_day(&words, self.app.today())) } else { days }
    }

    /// Returns the change in words, and the two states that are compared.
    fn headline(&self, room: usize) -> (String, String) {
        let (framework, days) = (self.app.framework(), self.days(false));
        let days = [days[0].as_str(), days[1].as_str()];
        let fitting = |full: String, short: String| if width(&full) <= room { full } else { short };
        let change = fitting(comparison_headline(self.comparison), short_comparison_headline(self.comparison));
        let about = fitting(
            compared_words(framework, self.comparison, days),
            short_compared_words(framework, self.comparison, days),
        );
        (change, about)
    }

    fn scores(&self, cells: u16, theme: &Theme) -> Vec<Line<'static>> {
        let days = self.days(self.grid.is_narrow());
        let label = days.iter().map(|day| width(day)).max().unwrap_or(0) + 3;
        let bar = usize::from(cells).saturating_sub(label + 10).min(40);
        let scale = Scale::even(self.app.framework().band(self.comparison.band).ready_at, bar.max(12) - 1);
        let line = |(day, readiness): (String, crate::score::Fraction)| {
            let mut spans = vec![Span::styled(format!("{day:<label$}"), theme.text)];
            spans.extend(role_bar(RoleBar::at(readiness), scale, theme));
            spans.push(Span::styled(format!("{:>7}", readiness.percent()), theme.strong));
            Line::from(spans)
        };
        days.into_iter().zip(self.comparison.readiness).map(line).collect()
    }

    fn row(&self, position: usize, columns: Columns, theme: &Theme) -> Line<'static> {
        let cause = &self.comparison.causes[position];
        let is_selected = position == self.screen.cursor;
        let skill = self.app.framework().skill(cause.skill);
        let mut spans = gutter(is_selected, false, theme);
        let name = name_within(skill.name.as_str(), skill.short.as_str(), columns.names);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(columns.names + 2 - width(name.trim_end()))));
        let bar = SkillBar::of(Choice::Level(cause.after)).since(Choice::Level(cause.before));
        spans.extend(skill_bar(bar, 2, theme));
        let levels = if columns.is_narrow {
            format!("{:>SHORT_LEVELS$}", format!("{} → {}", cause.before, cause.after))
        } else {
            format!("{:>7}{:>5}", cause.before, cause.after)
        };
        spans.push(Span::styled(levels, theme.text));
        spans.push(Span::styled(format!("{:>POINTS$}", cause_points(cause.tenths)), points_style(cause, theme)));
        if columns.has_words && cause.is_two_or_more() {
            spans.push(Span::styled(format!("  {}", apart_words(true)), theme.text));
        }
        Line::from(spans)
    }

    fn cause(&self) -> Option<&Cause> {
        self.comparison.causes.get(self.screen.cursor)
    }

    /// Draws the other roles, the basis, and what does not count, and without a pane both statements.
    fn detail(&self, area: Rect, has_pane: bool, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let label = COMPARISON_LABEL;
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let framework = self.app.framework();
        let mut lines = Vec::new();
        for line in comparison_lines(framework, self.current.assessment(), self.comparison) {
            lines.extend(builder.labeled(Span::styled(line.label, theme.text), label, &line.words, theme.text));
        }
        let log = self.current.assessment().log();
        let days = self.screen.days(self.current);
        if let Some(words) = days.and_then(|(from, until)| logged_words(log, from, until, self.app.today())) {
            lines.extend(builder.labeled(Span::styled("In the log", theme.text), label, &words, theme.text));
        }
        if !has_pane {
            lines.extend(self.statements(label, builder));
        }
        let title = match (has_pane, self.grid.is_narrow()) {
            (true, _) => "Other roles and basis",
            (false, false) => "Other roles, basis, both statements",
            (false, true) => "Other roles, basis",
        };
        let place = if self.comparison.causes.is_empty() {
            String::new()
        } else {
            place_of(self.screen.cursor, self.comparison.causes.len())
        };
        let detail = Detail { title, place: &place, lines, from: self.app.scroll(), key: &read_on(self.app) };
        canvas.detail(detail, area);
    }

    /// Returns the statements then and now of the highlighted skill.
    fn statements(&self, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let Some(cause) = self.cause() else { return Vec::new() };
        let skill = self.app.framework().skill(cause.skill);
        let mut lines = vec![Line::default(), preview::titled(skill.name.as_str(), builder.theme)];
        lines.extend(statement("Then", skill, cause.before, label, builder));
        lines.extend(statement("Now", skill, cause.after, label, builder));
        lines.extend(self.logged(cause, builder));
        lines
    }

    /// Returns the entries of the log that show the highlighted skill, below their heading; nothing without one.
    fn logged(&self, cause: &Cause, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let Some((from, until)) = self.screen.days(self.current) else { return Vec::new() };
        let key = self.app.framework().skill(cause.skill).key.as_str();
        let entries = logged_lines(self.current.assessment().log(), from, until, &[key]);
        let head = (!entries.is_empty()).then(|| Line::styled("From your log since then", builder.theme.accent));
        let entries = entries.into_iter().flat_map(|[day, text]| {
            builder.after(vec![Span::styled(format!("{day}  "), builder.theme.text)], &text, builder.theme.text)
        });
        head.into_iter().chain(entries).collect()
    }

    /// Draws the pane at the right: the highlighted skill with both statements, its evidence, and what it changed for
    /// each role.
    fn pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(cause) = self.cause() else { return };
        let theme = canvas.theme;
        let builder = canvas.builder(area);
        let framework = self.app.framework();
        let skill = framework.skill(cause.skill);
        let days = self.days(false);
        let mut lines = vec![Line::styled(skill.name.to_string(), theme.strong), Line::default()];
        for (word, level, day) in [("Then", cause.before, &days[0]), ("Now", cause.after, &days[1])] {
            let day = if day == "now" { String::new() } else { format!(", {day}") };
            lines.push(Line::styled(format!("{word}, {level}{day}"), theme.accent));
            lines.extend(builder.paragraph(skill.statements[level.index()].as_str(), theme.text));
            lines.push(Line::default());
        }
        let entry = match self.screen.after {
            StateInTime::Now => self.current.assessment().entry(cause.skill).clone(),
            StateInTime::Point(number) => {
                self.current.point(number).map(|point| point.assessment.entry(cause.skill).clone()).unwrap_or_default()
            }
        };
        if !entry.evidence.is_empty() {
            lines.push(Line::styled("Evidence", theme.accent));
            lines.extend(builder.paragraph(entry.evidence.as_str(), theme.text));
            lines.push(Line::default());
        }
        let logged = self.logged(cause, builder);
        if !logged.is_empty() {
            lines.extend(logged);
            lines.push(Line::default());
        }
        lines.push(Line::styled("What it changed", theme.accent));
        for role in framework.roles() {
            let words = self.changed_for(role, cause);
            let name = &framework.role(role).name;
            let gap = usize::from(area.width).saturating_sub(width(name.as_str()) + width(&words) + 1).max(1);
            lines.push(Line::from(vec![
                Span::styled(name.to_string(), theme.text),
                Span::raw(" ".repeat(gap)),
                Span::styled(words, theme.strong),
            ]));
        }
        canvas.lines(lines, area);
    }

    /// Returns the points that the highlighted change made for a role.
    fn changed_for(&self, role: crate::framework::RoleId, cause: &Cause) -> String {
        let sides = [self.screen.before, self.screen.after].map(|state| self.current.side(state));
        let [Some(before), Some(after)] = sides else { return String::new() };
        let request = crate::compare::ComparisonRequest { before, after, role, band: self.comparison.band };
        let other = Comparison::of(&request).ok();
        let found = other.and_then(|other| other.causes.iter().find(|it| it.skill == cause.skill).map(|it| it.tenths));
        match found {
            None | Some(0) => "nothing".to_owned(),
            Some(tenths) => cause_points(tenths),
        }
    }
}

const fn points_style(cause: &Cause, theme: &Theme) -> ratatui::style::Style {
    match cause.tenths {
        1.. => theme.good,
        0 => theme.text,
        _ => theme.missing,
    }
}
