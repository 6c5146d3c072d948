//! Draws the levels being tried out: the roles with what would change, and below them every skill.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{band_line, choice_word, gutter, narrowest_outcome, numbers, outcome, place_of, points, widest};
use super::preview;
use crate::assessment::Choice;
use crate::framework::{RoleId, SkillId};
use crate::look::{RoleBar, Scale, SkillBar};
use crate::score::{Evaluation, Fraction, Scorecard, SkillLine, Verdict, skill_lines};
use crate::text::{counted, fit, width};
use crate::tui::theme::{JOINED, Theme};
use crate::tui::widget::{Block, Canvas, Grid, name_within, role_bar, skill_bar, skill_cells, visible};
use crate::tui::{App, CurrentAssessment, Intent, Mode, Target, WhatIfScreen};

pub(super) fn draw(app: &App, screen: &WhatIfScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let framework = app.framework();
    let rows = app.what_if_rows(current, screen);
    let lines = [current.evaluation(), &screen.tried]
        .map(|evaluation| skill_lines(framework, evaluation.sheet(), evaluation.card(screen.role, screen.band)));
    let trying = Trying { app, current, screen, lines, rows: &rows, grid };
    let mut body = canvas.area;
    if grid.has_preview() {
        let [left, line, right] = Grid::split(body);
        canvas.vertical_line(line);
        trying.preview(&mut canvas.part(preview::inset(right)));
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(body);
    canvas.put(trying.headline(text.width.into(), theme), Rect { y: top, height: 1, ..text });
    let roles = Roles::of(&trying, body.width);
    let mut y = top + 2;
    let line_at = body.x + u16::try_from(3 + roles.names + roles.scale.before()).unwrap_or(u16::MAX);
    band_line(framework, screen.band, line_at, Rect { y, height: 1, ..text }, canvas);
    y += 1;
    let order: Vec<RoleId> = current.ranking(screen.band).order.clone();
    let is_airy = grid.is_airy() && order.len() <= 6;
    let most = usize::from(body.height / 3).max(4);
    let shown =
        visible(trying.position(&order), order.len(), if is_airy { order.len() } else { order.len().min(most) });
    let mut lines = Vec::new();
    for position in shown {
        if is_airy && !lines.is_empty() {
            lines.push(roles.joined(theme));
        }
        lines.push(trying.role(order[position], &roles, theme));
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    canvas.lines(lines, Rect { y, height, ..body });
    y += height + 1;
    let list = Rect { y: y + 1, height: body.bottom().saturating_sub(y + 2), ..body };
    canvas.put(trying.heading(list.width, theme), Rect { y, height: 1, ..body });
    let seen = visible(screen.cursor, rows.len(), list.height.into());
    let below = rows.len() - seen.end;
    let blocks: Vec<Block<'_>> =
        seen.map(|position| (Some(Target::Entry(position)), vec![trying.skill(position, list.width, theme)])).collect();
    canvas.blocks(blocks, list);
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..text };
    let more = if below > 0 { format!(", {} for more", app.key(Mode::WhatIf, Intent::Down)) } else { String::new() };
    let place = format!("{}{more}", place_of(screen.cursor, rows.len()));
    let line = crate::tui::widget::sides(
        Line::styled(trying.remark(), theme.text),
        Line::styled(place, theme.faint),
        foot.width,
    );
    canvas.put(line, foot);
}

/// The answers, the levels being tried out, and what they would lead to.
struct Trying<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a WhatIfScreen,
    /// The arithmetic of the role today, and with what is tried out.
    lines: [Vec<SkillLine<'a>>; 2],
    rows: &'a [SkillId],
    grid: Grid,
}

/// The columns of the list of roles.
struct Roles {
    names: usize,
    has_full_names: bool,
    scale: Scale,
    numbers: usize,
    outcome: usize,
}

/// Cells of the difference of two scores.
const MOVED: usize = 5;

impl Roles {
    fn of(trying: &Trying<'_>, cells: u16) -> Self {
        let framework = trying.app.framework();
        let band = trying.screen.band;
        let order = &trying.current.ranking(band).order;
        let numbers = order.iter().map(|role| width(&trying.numbers(*role))).max().unwrap_or(0).max(11);
        let full = widest(framework.roles().map(|role| framework.role(role).name.as_str()), 60);
        let has_full_names = trying.grid.is_wide() && full <= 34;
        let short = widest(framework.roles().map(|role| framework.role(role).short.as_str()), 20).max(11);
        let names = match (has_full_names, trying.grid.is_narrow()) {
            (true, _) => full + 3,
            (false, false) => short + 3,
            (false, true) => short + 1,
        };
        let cards = order.iter().map(|role| trying.screen.tried.card(*role, band));
        let outcome = if trying.grid.is_narrow() { narrowest_outcome(framework, cards) } else { 14 };
        let fixed = 3 + names + 1 + 1 + numbers + 1 + MOVED + 2 + outcome + 1 + usize::from(trying.grid.is_narrow());
        let bar = usize::from(cells).saturating_sub(fixed).clamp(5, 60);
        let ready_at = framework.band(trying.screen.band).ready_at;
        Self { names, has_full_names, scale: Scale::even(ready_at, bar), numbers, outcome }
    }

    fn joined(&self, theme: &Theme) -> Line<'static> {
        let before = 3 + self.names + self.scale.before();
        Line::from(vec![Span::raw(" ".repeat(before)), Span::styled(JOINED, theme.faint)])
    }
}

impl<'a> Trying<'a> {
    /// Returns the position of the role that the screen is about.
    fn position(&self, order: &[RoleId]) -> usize {
        order.iter().position(|role| *role == self.screen.role).unwrap_or(0)
    }

    /// Says what the changes would lead to.
    fn headline(&self, room: usize, theme: &Theme) -> Line<'static> {
        let framework = self.app.framework();
        let changed = self.screen.changed(framework, self.current);
        if changed.is_empty() {
            let [raise, lower] = [Intent::Raise, Intent::Lower].map(|intent| self.app.key(Mode::WhatIf, intent));
            return Line::styled(format!("{raise} and {lower} try other levels; nothing is saved"), theme.strong);
        }
        let effort: u32 = changed.iter().map(|skill| self.effort(*skill)).sum();
        let count = counted(changed.len(), "change", "changes");
        let lead = if effort > 0 { format!("{count}, effort {effort}") } else { count };
        let role = framework.role(self.screen.role);
        let (today, tried) = (self.card(self.current.evaluation()), self.card(&self.screen.tried));
        let words = match (today.verdict, tried.verdict) {
            (Verdict::Ready, Verdict::Ready) if tried.provisional => "would still be ready, provisionally",
            (_, Verdict::Ready) if tried.provisional => "would be ready, provisionally",
            (before, Verdict::Ready) if before != Verdict::Ready => "would be ready",
            (Verdict::Ready, Verdict::Ready) => "would still be ready",
            (Verdict::Ready, _) => "would not be ready any more",
            (_, Verdict::Open) => "would still be open",
            _ => "would not be ready yet",
        };
        let style = if tried.verdict == Verdict::Ready { theme.ready } else { theme.strong };
        let long = format!("With {lead}: {} {words}", role.name);
        let short = format!("{lead}: {} {words}", role.short);
        Line::styled(if width(&long) <= room { long } else { short }, style)
    }

    /// Returns the effort of a raised level.
    fn effort(&self, skill: SkillId) -> u32 {
        let from = self.current.sheet().choice(skill).level().map_or(0, crate::framework::Level::index);
        let to = self.screen.choice(skill).level().map_or(0, crate::framework::Level::index);
        self.app.framework().effort().iter().take(to).skip(from).sum()
    }

    fn card<'e>(&self, evaluation: &'e Evaluation) -> &'e Scorecard {
        evaluation.card(self.screen.role, self.screen.band)
    }

    /// Returns the line of a role: the bar with what would be gained, the numbers, and what is in the way.
    fn role(&self, role: RoleId, roles: &Roles, theme: &Theme) -> Line<'static> {
        let (framework, band) = (self.app.framework(), self.screen.band);
        let (today, tried) = (self.current.evaluation().card(role, band), self.screen.tried.card(role, band));
        let named = framework.role(role);
        let name = if roles.has_full_names { &named.name } else { &named.short };
        let style = if role == self.screen.role { theme.strong } else { theme.text };
        let mut spans = vec![Span::raw("   ")];
        spans.push(Span::styled(fit(name.as_str(), roles.names - 1), style));
        spans.push(Span::raw(" "));
        let bar = match (today.readiness(), tried.readiness()) {
            (Some(before), Some(after)) if after > before => Some(RoleBar::at(before).would_reach(before, after)),
            _ => RoleBar::of(tried),
        };
        match bar {
            Some(bar) => spans.extend(role_bar(bar, roles.scale, theme)),
            None => spans.push(Span::raw(" ".repeat(roles.scale.cells()))),
        }
        let (words, cells) = (self.numbers(role), roles.numbers);
        let moved = difference(today, tried);
        spans.push(Span::styled(format!(" {words:>cells$} "), theme.strong));
        spans.push(Span::styled(format!("{moved:>MOVED$}  "), theme.gain));
        spans.extend(outcome(framework, tried, roles.outcome, theme));
        Line::from(spans)
    }

    /// Returns the numbers of a role today and with what is tried out. In a narrow window a range stands alone.
    fn numbers(&self, role: RoleId) -> String {
        let band = self.screen.band;
        let (today, tried) = (self.current.evaluation().card(role, band), self.screen.tried.card(role, band));
        let (before, after) = (numbers(today), numbers(tried));
        let is_alone = before == after || self.grid.is_narrow() && !tried.is_complete();
        if is_alone { after } else { format!("{before} → {after}") }
    }

    fn heading(&self, cells: u16, theme: &Theme) -> Line<'static> {
        let role = &self.app.framework().role(self.screen.role).short;
        let names = self.names(cells) + 1;
        let bar = skill_cells(self.each());
        let bar = bar + 2 + self.levels();
        let last = if self.grid.is_narrow() { "points".to_owned() } else { format!("for {role}") };
        let words = format!("   {:names$}{:<bar$}{last}", "Skill", "today, what if");
        Line::styled(words, theme.faint)
    }

    const fn each(&self) -> usize {
        if self.grid.is_wide() { 3 } else { 2 }
    }

    /// Returns the cells of the levels, such as `open → 4`.
    const fn levels(&self) -> usize {
        if self.grid.is_narrow() { 8 } else { 9 }
    }

    fn names(&self, cells: u16) -> usize {
        let remark = if self.grid.is_narrow() { 12 } else { 26 };
        let levels = 2 + self.levels();
        usize::from(cells).saturating_sub(3 + 1 + skill_cells(self.each()) + levels + remark + 1).min(40)
    }

    /// Returns the line of a skill with its tried level.
    fn skill(&self, position: usize, cells: u16, theme: &Theme) -> Line<'static> {
        let framework = self.app.framework();
        let skill = self.rows[position];
        let is_selected = position == self.screen.cursor;
        let (today, tried) = (self.current.sheet().choice(skill), self.screen.choice(skill));
        let named = framework.skill(skill);
        let column = self.names(cells);
        let name = name_within(named.name.as_str(), named.short.as_str(), column);
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(column + 1 - width(name.trim_end()))));
        let target = framework.role(self.screen.role).requirement(skill).map(|it| it.target(self.screen.band));
        let bar = target.map_or_else(|| SkillBar::of(today), |target| SkillBar::against(today, target));
        spans.extend(skill_bar(bar.trying(tried), self.each(), theme));
        let levels = if today == tried {
            choice_word(today)
        } else {
            format!("{} → {}", choice_word(today), choice_word(tried))
        };
        let wide = self.levels();
        spans.push(Span::styled(format!("  {levels:<wide$}"), if today == tried { theme.text } else { theme.strong }));
        spans.extend(self.worth(skill, today, tried, theme));
        Line::from(spans)
    }

    /// Returns what a tried level brings to the role, or what there is to gain.
    fn worth(&self, skill: SkillId, today: Choice, tried: Choice, theme: &Theme) -> Vec<Span<'static>> {
        let line = |lines: &Vec<SkillLine<'a>>| lines.iter().find(|line| line.requirement.skill == skill).copied();
        let [Some(before), Some(after)] = self.lines.each_ref().map(line) else {
            return Vec::new();
        };
        if today == tried {
            let lost = before.lost.numerator > 0;
            let words = if lost { format!("{} to gain", points(before.lost)) } else { String::new() };
            let goal = self.current.assessment().entry(skill).goal_ahead().map(|goal| format!("goal {goal}"));
            let words = match goal {
                Some(goal) if words.is_empty() || self.grid.is_narrow() => goal,
                Some(goal) => format!("{words}, {goal}"),
                None => words,
            };
            return vec![Span::styled(words, theme.text)];
        }
        let (gained, lost) = (before.lost >= after.lost, points(apart(before.lost, after.lost)));
        let sign = if gained { "+" } else { "−" };
        let moved = if lost == "0.0" { String::new() } else { format!("{sign}{lost}  ") };
        let mut spans = vec![Span::styled(moved, if gained { theme.gain } else { theme.missing })];
        let floor = before.requirement.floor(self.screen.band);
        let is_must_have = before.requirement.is_must_have(self.screen.band);
        let meets = |choice: Choice| choice.level().is_some_and(|level| level >= floor);
        let above = tried.level().is_some_and(|level| level > before.target);
        let words = match () {
            () if lost == "0.0" && above => "adds nothing".to_owned(),
            () if self.grid.is_narrow() => String::new(),
            () if is_must_have && meets(tried) && !meets(today) => "meets the must-have".to_owned(),
            () if is_must_have && meets(today) && !meets(tried) => "misses the must-have".to_owned(),
            () if above => format!("its target is {}", before.target),
            () => String::new(),
        };
        spans.push(Span::styled(words, theme.text));
        spans
    }

    /// Returns what has to be said about the tried levels.
    fn remark(&self) -> String {
        let changed = self.screen.changed(self.app.framework(), self.current).len();
        if changed == 0 || self.grid.is_narrow() {
            return "Nothing here is saved.".to_owned();
        }
        let keep = self.app.key(Mode::WhatIf, Intent::Keep);
        format!("Nothing here is saved. {keep} keeps raised levels as goals.")
    }

    /// Draws the statements of the highlighted skill in the preview of a wide window.
    fn preview(&self, canvas: &mut Canvas<'_, '_>) {
        let (area, theme) = (canvas.area, canvas.theme);
        let Some(skill) = self.rows.get(self.screen.cursor).copied() else { return };
        let named = self.app.framework().skill(skill);
        let builder = canvas.builder(area);
        let mut lines = vec![Line::styled(named.name.to_string(), theme.strong)];
        lines.extend(builder.paragraph(named.definition.as_str(), theme.text));
        lines.push(Line::default());
        let target =
            self.app.framework().role(self.screen.role).requirement(skill).map(|it| it.target(self.screen.band));
        let own = self.current.sheet().choice(skill).level();
        lines.extend(preview::statements(self.app, named, own, target, builder));
        let tried = self.screen.choice(skill);
        if let Some(level) = tried.level().filter(|_| tried != self.current.sheet().choice(skill)) {
            lines.push(Line::default());
            lines.push(Line::styled(format!("Tried: {level}"), theme.gain));
            if let Some(before) = level.number().checked_sub(1).and_then(crate::framework::Level::new) {
                lines.push(preview::titled("To get there", theme));
                for action in &named.actions[before.index()] {
                    lines.extend(builder.paragraph(action.as_str(), theme.text));
                }
            }
        }
        canvas.lines(lines, area);
    }
}

/// Returns the distance of two losses.
fn apart(a: Fraction, b: Fraction) -> Fraction {
    let [larger, smaller] = if a >= b { [a, b] } else { [b, a] };
    // Both have the denominator of the role, unless a skill was left out.
    if larger.denominator == smaller.denominator {
        return Fraction { numerator: larger.numerator - smaller.numerator, ..larger };
    }
    let numerator = (larger.numerator * smaller.denominator).saturating_sub(smaller.numerator * larger.denominator);
    Fraction { numerator, denominator: larger.denominator * smaller.denominator }
}

/// Returns the change of the score: exact if it is complete, else the likely one. Empty without a change.
fn difference(today: &Scorecard, tried: &Scorecard) -> String {
    let shown = |card: &Scorecard| card.readiness().or_else(|| card.likely());
    let (Some(before), Some(after)) = (shown(today), shown(tried)) else {
        return String::new();
    };
    let tenths = [before, after].map(|score| i64::try_from(score.times_nearest(1_000)).unwrap_or(0));
    match tenths[1] - tenths[0] {
        0 => String::new(),
        moved => {
            let (sign, size) = (if moved > 0 { "+" } else { "−" }, moved.unsigned_abs());
            format!("{sign}{}.{}", size / 10, size % 10)
        }
    }
}
