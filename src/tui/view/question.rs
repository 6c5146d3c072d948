//! Draws a question: the statements of a skill, what could show it, and the ranges of the roles.

mod panes;
mod statements;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::statements::Statements;
use super::parts::numbers;
use crate::assessment::{Choice, Entry, Pace, Sureness};
use crate::framework::{BandId, Skill};
use crate::look::{RoleBar, Scale};
use crate::score::Scorecard;
use crate::text::{cut, fit, width};
use crate::tui::theme::{DOT, FLAG, STAR, Theme};
use crate::tui::widget::{Canvas, Grid, LineBuilder, columns, role_bar, sides};
use crate::tui::{App, CurrentAssessment, QuestionScreen};
use crate::words::question_words;

/// The question and everything that its parts need.
struct QuestionView<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a QuestionScreen,
    skill: &'a Skill,
    entry: &'a Entry,
    theme: &'a Theme,
    grid: Grid,
}

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
        view.draw_column(canvas);
    }
}

impl QuestionView<'_> {
    const fn builder(&self, width: u16) -> LineBuilder<'_> {
        LineBuilder { theme: self.theme, width }
    }

    /// Draws everything in one column: the ranges of the roles stand at the bottom, in two columns.
    fn draw_column(&self, canvas: &mut Canvas<'_, '_>) {
        let body = canvas.area;
        let text = Grid::text(body);
        let roles = u16::try_from(self.app.framework().roles().len().div_ceil(2)).unwrap_or(u16::MAX);
        let roles = roles.min(if self.grid.is_narrow() { 2 } else { 4 });
        let ranges = Rect { y: body.bottom().saturating_sub(roles), height: roles, ..text };
        self.two_columns(&mut canvas.part(ranges));
        let show_rows = if body.height >= 26 { SHOW + 2 } else { SHOW };
        let show = Rect { y: ranges.y.saturating_sub(show_rows + 1), height: show_rows, ..text };
        let title = Rect { height: 1, ..text };
        canvas.put(self.title(text.width), title);
        let above = Rect { y: title.bottom(), height: show.y.saturating_sub(title.bottom()), ..body };
        self.draw_statements(above, !self.grid.is_narrow(), canvas);
        canvas.lines(self.below(show.width, show.height), show);
    }

    /// Draws the definition and the statements. Blank rows are spent as there is room.
    fn draw_statements(&self, area: Rect, with_definition: bool, canvas: &mut Canvas<'_, '_>) {
        let text = Grid::text(area);
        let definition = if with_definition {
            self.builder(text.width).paragraph(self.skill.definition.as_str(), self.theme.text)
        } else {
            Vec::new()
        };
        let defined = u16::try_from(definition.len()).unwrap_or(u16::MAX).min(area.height);
        canvas.lines(definition, Rect { height: defined, ..text });
        let room = area.height - defined;
        let statements = Statements { view: self, width: area.width };
        let lead = u16::from(room > 0);
        let below = Rect { y: area.y + defined + lead, height: room - lead, ..area };
        statements.draw(below, canvas);
    }

    /// Returns the skill's name, and its position in the domain and among all.
    fn title(&self, cells: u16) -> Line<'static> {
        let framework = self.app.framework();
        let domain = framework.domain(self.skill.domain);
        let mut inside = framework.skills_of(self.skill.domain);
        let position = inside.position(|skill| skill == self.screen.skill).unwrap_or(0) + 1;
        let count = framework.skills_of(self.skill.domain).count();
        let all = format!("{} of {}", self.screen.skill.index() + 1, framework.skills().len());
        let long = format!("{} {position} of {count} {DOT} {all}", domain.name);
        let fits = width(self.skill.name.as_str()) + 2 + width(&long) <= usize::from(cells);
        let place = if fits && !self.grid.is_narrow() { long } else { all };
        let name = Line::styled(self.skill.name.to_string(), self.theme.strong);
        sides(name, Line::styled(place, self.theme.text), cells)
    }

    /// Returns what could show the level, or what is said about the answer, or in quick mode why this is asked.
    fn below(&self, cells: u16, rows: u16) -> Vec<Line<'static>> {
        let said = self.said(cells);
        let show = self.to_show(cells);
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

    /// Returns what could show a level, behind its label.
    fn to_show(&self, cells: u16) -> Vec<Line<'static>> {
        let label = Span::styled("To show it", self.theme.faint);
        self.builder(cells).labeled(label, 12, self.skill.evidence.as_str(), self.theme.text)
    }

    /// Returns what is said about the answer: why it is asked, marks, evidence, note. Long texts are cut here; they
    /// stand whole where they are written.
    fn said(&self, cells: u16) -> Vec<Line<'static>> {
        let theme = self.theme;
        let mut lines = Vec::new();
        let mut add = |label: &'static str, words: String, style| {
            let room = usize::from(cells).saturating_sub(12);
            let label = Span::styled(fit(label, 12), theme.faint);
            lines.push(Line::from(vec![label, Span::styled(cut(&words.replace('\n', " "), room), style)]));
        };
        if let Some(words) = self.why_asked() {
            add("Why now", words, theme.text);
        }
        let marks = self.marks();
        if !marks.is_empty() {
            add("Marked", marks, theme.text);
        }
        if !self.entry.evidence.is_empty() {
            add("Evidence", self.entry.evidence.to_string(), theme.good);
        }
        if !self.entry.note.is_empty() {
            add("Your note", self.entry.note.to_string(), theme.text);
        }
        lines
    }

    /// Returns the marks of the answer in words.
    fn marks(&self) -> String {
        let mut marks = Vec::new();
        if self.current.assessment().is_worth_another_look(self.screen.skill) {
            marks.push("the statements have changed since: look again".to_owned());
        }
        match self.entry.sureness {
            Sureness::Sure => marks.push("sure".to_owned()),
            Sureness::Unsure => marks.push("unsure".to_owned()),
            Sureness::Unsaid => {}
        }
        if self.entry.star {
            marks.push(format!("{STAR} to grow"));
        }
        if self.entry.flag {
            marks.push(format!("{FLAG} come back"));
        }
        if let Some(goal) = self.entry.goal {
            marks.push(format!("goal {goal}"));
        }
        marks.join(&format!(" {DOT} "))
    }

    /// Returns the reason for the question in quick mode.
    fn why_asked(&self) -> Option<String> {
        if self.current.assessment().pace() == Pace::Full || self.entry.choice != Choice::Unanswered {
            return None;
        }
        let framework = self.app.framework();
        let question = self.current.quick().question?;
        (question.skill == self.screen.skill).then(|| question_words(framework, question))
    }

    fn band(&self) -> BandId {
        self.current.assessment().aim().band
    }

    fn card(&self, position: usize) -> Option<&Scorecard> {
        let role = self.app.framework().roles().nth(position)?;
        Some(self.current.evaluation().card(role, self.band()))
    }

    /// Draws the ranges of the roles at the target band in two columns.
    fn two_columns(&self, canvas: &mut Canvas<'_, '_>) {
        let [left, right] = columns(canvas.area, 3, [None, None]);
        let rows = usize::from(canvas.area.height);
        for (side, column) in [left, right].into_iter().enumerate() {
            let lines = (0..rows).filter_map(|row| self.range(2 * row + side, column.width));
            canvas.lines(lines, column);
        }
    }

    /// Returns the line of a role: its short name, its range as a bar where there is room, and as numbers.
    fn range(&self, position: usize, cells: u16) -> Option<Line<'static>> {
        /// Cells of the numbers.
        const NUMBERS: usize = 8;
        let card = self.card(position)?;
        let framework = self.app.framework();
        let names = if self.grid.is_narrow() { 14 } else { 12 };
        let name = fit(framework.role(card.role).short.as_str(), names);
        let mut spans = vec![Span::styled(format!("{name} "), self.theme.text)];
        let bar = usize::from(cells).saturating_sub(names + 1 + NUMBERS + 1);
        if bar >= 8 && !self.grid.is_narrow() {
            spans.extend(self.bar(card, bar - 1));
        } else {
            spans.push(Span::raw(" ".repeat(bar)));
        }
        spans.push(Span::styled(format!("{:>NUMBERS$}", numbers(card)), self.theme.strong));
        Some(Line::from(spans))
    }

    /// Returns a role's range as a bar that shows what the last answer fixed.
    fn bar(&self, card: &Scorecard, cells: usize) -> Vec<Span<'static>> {
        let before = self.current.before().map(|before| before.card(card.role, card.band));
        let scale = Scale::even(self.app.framework().band(card.band).ready_at, cells);
        match RoleBar::of(card) {
            Some(bar) => role_bar(bar.grown_from(before), scale, self.theme),
            None => vec![Span::styled(fit("not assessed", scale.cells()), self.theme.text)],
        }
    }
}
