//! Draws one role at a band, skill by skill, those that cost most first, and what the highlighted one means.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{
    LABEL, SHORT_LABEL, choice_word, from_word, gutter, legend, outcome, place_of, points, practice, read_on, statement,
};
use super::preview;
use crate::assessment::Choice;
use crate::framework::{Framework, Level, Skill};
use crate::look::SkillBar;
use crate::plan::PlanTo;
use crate::score::{FULL_CREDIT, Scorecard, SkillLine, by_loss};
use crate::text::width as text_width;
use crate::tui::theme::{DONE, Theme};
use crate::tui::widget::{
    Block, Canvas, Detail, Grid, LineBuilder, name_within, sides, skill_bar, skill_cells, spans_width, visible,
};
use crate::tui::{App, CurrentAssessment, RoleScreen, Target};
use crate::words::{SHORT_OWN_ROLE, explain, left_out_words, score_against_bar};

/// Rows of the detail in a window of 24 rows.
const DETAIL: u16 = 8;

pub(super) fn draw(app: &App, screen: &RoleScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let framework = app.framework();
    let card = current.evaluation().card(screen.role, screen.band);
    let skills = by_loss(framework, current.sheet(), card);
    let page = Page { app, current, framework, card, skills: &skills, screen, grid };
    let mut body = canvas.area;
    let has_pane = grid.is_wide() && grid.is_tall();
    if has_pane {
        let [left, right] = preview::beside(body, grid, 36, canvas);
        page.pane(right, canvas);
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(body);
    canvas.put(page.title(text.width, canvas.theme), Rect { y: top, height: 1, ..text });
    let below_title = if grid.is_narrow() {
        let words = outcome(framework, card, text.width.into(), canvas.theme);
        canvas.put(Line::from(words), Rect { y: top + 1, height: 1, ..text });
        top + 3
    } else {
        top + 2
    };
    let columns = Columns::of(text.width, grid);
    canvas.put(Line::styled(columns.heading(), canvas.theme.faint), Rect { y: below_title, height: 1, ..text });
    let list_top = below_title + 1;
    let detail_rows = if has_pane {
        // The pane shows the statements, and below the list stands the arithmetic.
        9.min(body.height / 4)
    } else {
        DETAIL.max(body.height.saturating_sub(30)).min(body.height / 2)
    };
    let room = body.bottom().saturating_sub(list_top + detail_rows);
    let rows = u16::try_from(skills.len()).unwrap_or(u16::MAX).min(room);
    let list = Rect { y: list_top, height: rows, ..body };
    let seen = visible(screen.cursor, skills.len(), list.height.into());
    let blocks: Vec<Block<'_>> =
        seen.map(|position| (Some(Target::Entry(position)), vec![page.row(position, columns, canvas.theme)])).collect();
    canvas.blocks(blocks, list);
    // With room to spare, the detail begins below a blank row.
    let gap = u16::from(list.bottom() + detail_rows < body.bottom());
    let detail = Rect { y: list.bottom() + gap, height: body.bottom().saturating_sub(list.bottom() + gap), ..body };
    page.detail(detail, has_pane, canvas);
}

/// The widths of the columns.
#[derive(Debug, Clone, Copy)]
struct Columns {
    names: usize,
    each: usize,
    is_narrow: bool,
}

impl Columns {
    fn of(width: u16, grid: Grid) -> Self {
        let each = if grid.is_wide() { 3 } else { 2 };
        let fixed = skill_cells(each) + 2 + if grid.is_narrow() { 19 } else { 40 };
        let names = usize::from(width).saturating_sub(fixed).clamp(12, 42);
        Self { names, each, is_narrow: grid.is_narrow() }
    }

    fn heading(self) -> String {
        let (names, bar) = (self.names + 1, skill_cells(self.each) + 1);
        if self.is_narrow {
            return format!("{:names$}{:bar$}{:>5}{:>7}{:>7}", "", "0 to 4", "you", "target", "lost");
        }
        format!(
            "{:names$}{:bar$}{:>4}{:>8}  {:<15}{:>8}",
            "What costs most first", "0 to 4", "you", "target", "importance", "lost"
        )
    }
}

/// The role and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    framework: &'a Framework,
    card: &'a Scorecard,
    skills: &'a [SkillLine<'a>],
    screen: &'a RoleScreen,
    grid: Grid,
}

impl Page<'_> {
    /// Returns the name of the role with its score.
    fn title(&self, width: u16, theme: &Theme) -> Line<'static> {
        let (role, band) = (self.framework.role(self.card.role), self.framework.band(self.card.band));
        let score = score_against_bar(self.card);
        let name = Span::styled(role.name.to_string(), theme.strong);
        let own = Span::styled(if role.file.is_some() { SHORT_OWN_ROLE } else { "" }, theme.faint);
        if self.grid.is_narrow() {
            let fits = |used: usize| used + 2 + text_width(&score) <= usize::from(width);
            let name = if fits(name.width()) { name } else { Span::styled(role.short.to_string(), theme.strong) };
            let own = Some(own).filter(|own| fits(name.width() + own.width()));
            let named: Vec<Span<'_>> = [Some(name), own].into_iter().flatten().collect();
            return sides(Line::from(named), Line::styled(score, theme.strong), width);
        }
        let mut spans = vec![name, own, Span::raw("  "), Span::styled(format!("{score}, "), theme.text)];
        let used = spans_width(&spans);
        spans.extend(outcome(self.framework, self.card, usize::from(width).saturating_sub(used), theme));
        let used = spans_width(&spans);
        let has_room = used + 2 + text_width(band.name.as_str()) <= usize::from(width);
        let right = if has_room { band.name.to_string() } else { String::new() };
        sides(Line::from(spans), Line::styled(right, theme.faint), width)
    }

    /// Returns the kept goal of a skill, while it is not reached.
    fn goal(&self, line: &SkillLine<'_>) -> Option<Level> {
        self.current.assessment().entry(line.requirement.skill).goal_ahead()
    }

    fn line(&self) -> Option<&SkillLine<'_>> {
        self.skills.get(self.screen.cursor)
    }

    fn row(&self, position: usize, columns: Columns, theme: &Theme) -> Line<'static> {
        let line = &self.skills[position];
        let requirement = line.requirement;
        let is_selected = position == self.screen.cursor;
        let is_must_have = requirement.is_must_have(self.card.band);
        let is_missed = self.card.must_haves.iter().any(|it| it.skill == requirement.skill && it.rules_out_ready());
        let skill = self.framework.skill(requirement.skill);
        let mut spans = gutter(is_selected, is_missed && columns.is_narrow, theme);
        let name = name_within(skill.name.as_str(), skill.short.as_str(), columns.names);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        let filled = columns.names + 1 - text_width(name.trim_end());
        spans.push(Span::raw(" ".repeat(filled)));
        let bar = SkillBar::against(line.choice, line.target).towards(self.goal(line));
        spans.extend(skill_bar(bar, columns.each, theme));
        let you = choice_word(line.choice);
        let lost = match line.choice {
            Choice::Level(_) if line.credit >= FULL_CREDIT => DONE.to_owned(),
            Choice::NotApplicable => String::new(),
            Choice::Level(_) | Choice::Unanswered => format!("−{}", points(line.lost)),
        };
        let target = line.target.to_string();
        if columns.is_narrow {
            spans.push(Span::styled(format!("{you:>5}{target:>7}{lost:>8}"), theme.text));
            return Line::from(spans);
        }
        spans.push(Span::styled(format!("{you:>5}{target:>8}  "), theme.text));
        let importance = if is_must_have { "must-have" } else { requirement.importance.word() };
        let mark = if is_missed { "! " } else { "" };
        if is_missed {
            spans.push(Span::styled(mark, theme.missing));
        }
        let cells = 15 - mark.len();
        spans.push(Span::styled(format!("{importance:<cells$}{lost:>8}"), theme.text));
        Line::from(spans)
    }

    /// Returns the part of the highlighted skill in the score, and the whole score.
    fn arithmetic(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let sums = self.line().map(|line| explain::skill(self.framework, line)).into_iter();
        let blocked = self.line().filter(|line| line.choice == Choice::NotApplicable).and_then(|line| {
            let is_must_have = line.requirement.is_must_have(self.card.band).then_some(line.requirement.skill);
            left_out_words(self.framework, is_must_have.as_slice())
        });
        let words = sums.chain(blocked).chain(explain::readiness_in_short(self.card));
        words.flat_map(|words| builder.paragraph(&words, theme.text)).collect()
    }

    /// Returns how every other number of the role comes about, for a window with room to spare.
    fn all_arithmetic(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let parts = explain::everything(self.framework, self.current.sheet(), self.card).into_iter().skip(1);
        parts
            .flat_map(|(heading, paragraphs)| {
                let words = paragraphs.iter().flat_map(|words| builder.paragraph(words, builder.theme.text));
                let lines: Vec<Line<'_>> = words.collect();
                [Line::default(), preview::titled(heading, builder.theme)].into_iter().chain(lines)
            })
            .collect()
    }

    /// Returns the highlighted skill's statements, own and asked for, and its next step.
    fn meaning(&self, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let Some(line) = self.line() else { return Vec::new() };
        let skill = self.framework.skill(line.requirement.skill);
        let mut lines = Vec::new();
        if let Some(level) = line.choice.level() {
            lines.extend(statement("You", skill, level, label, builder));
        }
        if line.choice.level().is_none_or(|level| level < line.target) {
            lines.extend(statement("Target", skill, line.target, label, builder));
        }
        if let Some(goal) = self.goal(line).filter(|goal| *goal != line.target) {
            lines.extend(statement("Goal", skill, goal, label, builder));
        }
        lines.extend(self.next(skill, label, builder));
        lines
    }

    /// Returns the next step of the highlighted skill, if the way to ready has one.
    fn next(&self, skill: &Skill, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let Some(line) = self.line() else { return Vec::new() };
        let plan = self.current.plan(self.card.role, self.card.band, PlanTo::WithMargin);
        let Some(plan) = plan else { return Vec::new() };
        let mut steps = plan.steps.iter().zip(plan.shown_gains());
        let Some((step, gain)) = steps.find(|(step, _)| step.skill == line.requirement.skill) else {
            return Vec::new();
        };
        let words = format!("{} → {} gains {gain} points, effort {}", from_word(step), step.to, step.effort);
        let mut lines = builder.labeled(Span::styled("Next", theme.text), label, &words, theme.gain);
        lines.extend(practice(skill, step, label, builder));
        lines
    }

    /// Draws what stands under the list.
    fn detail(&self, area: Rect, has_pane: bool, canvas: &mut Canvas<'_, '_>) {
        let Some(line) = self.line() else { return };
        let theme = canvas.theme;
        let label = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL - 2 };
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let skill = self.framework.skill(line.requirement.skill);
        let mut lines = Vec::new();
        if !has_pane {
            lines.extend(self.meaning(label, builder));
            lines.push(Line::default());
            lines.push(preview::titled("Arithmetic", theme));
        }
        lines.extend(self.arithmetic(builder));
        if !has_pane {
            lines.push(Line::default());
        }
        lines.extend(legend(self.current, builder));
        if has_pane && area.height > 14 {
            lines.extend(self.all_arithmetic(builder));
        }
        let name = if self.grid.is_narrow() { &skill.short } else { &skill.name };
        let title = if has_pane { "Arithmetic" } else { name.as_str() };
        // In a narrow window the name and the hint fill the rule.
        let place = if self.grid.is_narrow() { String::new() } else { place_of(self.screen.cursor, self.skills.len()) };
        let (from, key) = (if has_pane { 0 } else { self.app.scroll() }, read_on(self.app));
        if has_pane {
            canvas.titled_rule(
                title,
                "",
                Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area },
            );
            let below = Grid::text(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area });
            canvas.lines(lines, below);
        } else {
            canvas.detail(Detail { title, place: &place, lines, from, key: &key }, area);
        }
    }

    /// Draws the pane at the right: all statements, own and asked for marked, and the next step.
    fn pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(line) = self.line() else { return };
        let theme = canvas.theme;
        let skill = self.framework.skill(line.requirement.skill);
        let builder = canvas.builder(area);
        let place = place_of(self.screen.cursor, self.skills.len());
        let room = usize::from(area.width).saturating_sub(text_width(&place) + 1);
        // In a narrow pane the name has all the room.
        let (room, place) =
            if text_width(skill.short.as_str()) <= room { (room, place) } else { (area.width.into(), String::new()) };
        let title = sides(
            Line::styled(
                name_within(skill.name.as_str(), skill.short.as_str(), room).trim_end().to_owned(),
                theme.strong,
            ),
            Line::styled(place, theme.faint),
            area.width,
        );
        let mut lines = vec![title, Line::default()];
        lines.extend(preview::statements(self.app, skill, line.choice.level(), Some(line.target), builder));
        lines.push(Line::default());
        lines.extend(self.next(skill, SHORT_LABEL - 1, builder));
        let inside = Rect { height: area.height.saturating_sub(1), ..area };
        let hidden = canvas.scrolled_lines(lines, self.app.scroll(), inside);
        if hidden > 0 {
            let words = format!("{}: {hidden} more lines", read_on(self.app));
            canvas.put(Line::styled(words, theme.text), Rect { y: inside.bottom(), height: 1, ..area });
        }
    }
}
