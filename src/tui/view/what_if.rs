//! Draws the levels being tried out: the skills at the left, the roles at the right, and a banner that says so.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use super::parts::{range_words, verdict_style, verdict_within};
use super::results::bands;
use crate::assessment::Choice;
use crate::framework::{RoleId, SkillId};
use crate::score::{Evaluation, Scorecard};
use crate::text::{counted, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, LevelBar, LineBuilder, RangeBar, columns, rows, shortened, sides, visible};
use crate::tui::{App, CurrentAssessment, Intent, Mode, Target, WhatIfScreen};
use crate::words::leading_words;

/// The widest column of skills.
const SKILLS: u16 = 84;

/// The space between skills and roles.
const GAP: u16 = 3;
/// From this width on, the skills of the role have bars.
const BARS: u16 = 62;
/// Cells of such a bar for each level.
const PER_LEVEL: usize = 3;
/// The widest column of roles.
const ROLES: u16 = 100;

pub(super) fn draw(app: &App, screen: &WhatIfScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let theme = canvas.theme;
    let area = canvas.area.inner(Margin::new(1, 0));
    let [tabs, banner, body] = rows(area, [Some(1), Some(1), None]);
    let evaluation = Evaluation::of(app.framework(), screen.tried.clone());
    let trying = Trying { app, current, screen, theme, evaluation };
    bands(app.framework(), screen.band, &mut canvas.part(tabs));
    canvas.put(trying.banner(), banner);
    let roles = ROLES.min(body.width * 9 / 20);
    let skills = SKILLS.min(body.width.saturating_sub(roles + GAP));
    let [left, right] = columns(body, GAP, [Some(skills), Some(roles)]);
    canvas.blocks(trying.skills(left), left);
    canvas.lines(trying.roles(right), right);
}

/// The answers, the levels being tried out, and the evaluation of these levels.
struct Trying<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a WhatIfScreen,
    theme: &'a Theme,
    evaluation: Evaluation,
}

impl Trying<'_> {
    /// Returns the banner that tells tried levels from answers.
    fn banner(&self) -> Line<'static> {
        let words = match self.screen.changed(self.app.framework(), self.current).len() {
            0 => {
                let [raise, lower] = [Intent::Raise, Intent::Lower].map(|intent| self.app.key(Mode::WhatIf, intent));
                format!("WHAT IF  {raise} and {lower} raise and lower levels. Nothing is saved.")
            }
            count => {
                format!("WHAT IF  {}. Nothing is saved.", counted(count, "skill is changed", "skills are changed"))
            }
        };
        Line::styled(words, self.theme.caution)
    }

    /// Returns a heading and the visible skills.
    fn skills(&self, area: Rect) -> Vec<Block<'static>> {
        let (screen, theme) = (self.screen, self.theme);
        let skills: Vec<SkillId> = self.app.framework().skills().collect();
        let seen = visible(screen.cursor, skills.len(), usize::from(area.height).saturating_sub(1));
        let skill = format!("  Skill, {} of {}", screen.cursor + 1, skills.len());
        let role = &self.app.framework().role(screen.role).short;
        let bar = bar_cells(area.width);
        let levels = [
            format!("you, of what {role} asks for{:bar$}", ""),
            format!("of {role}'s target{:bar$}", ""),
            "of target".to_owned(),
        ];
        let fits = |words: &String| width(&skill) + 2 + width(words) <= area.width.into();
        let level = levels.into_iter().find(fits).unwrap_or_default();
        let heading = sides(Line::styled(skill, theme.quiet), Line::styled(level, theme.quiet), area.width);
        let rows = seen.map(|position| {
            let row = self.skill(position, skills[position], area.width);
            (Some(Target::Entry(position)), vec![row])
        });
        std::iter::once((None, vec![heading])).chain(rows).collect()
    }

    /// Returns the line of the skill at a position, with its tried level.
    fn skill(&self, position: usize, skill: SkillId, width: u16) -> Line<'static> {
        let (screen, theme) = (self.screen, self.theme);
        let (today, tried) = (self.current.sheet().choice(skill), screen.tried.choice(skill));
        let changed = today != tried;
        let usual = if changed { theme.caution } else { theme.text };
        let (mark, style) = theme.entry_in(usual, position, screen.cursor);
        let listed = self.app.framework().role(screen.role).requirement(skill);
        let target = listed.map(|listed| listed.target(screen.band));
        let from = if changed { format!("{} → ", word(today)) } else { String::new() };
        let of = target.map_or_else(String::new, |target| format!(" of {target}"));
        let mut right = vec![Span::styled(format!("{from}{}{of}", word(tried)), style)];
        if bar_cells(width) > 0 {
            right.push(Span::raw(" "));
            right.extend(match target {
                Some(target) => LevelBar { choice: tried, target }.spans(PER_LEVEL, theme),
                None => vec![Span::raw(" ".repeat(LevelBar::cells(PER_LEVEL)))],
            });
        }
        let name = &self.app.framework().skill(skill).name;
        sides(Line::styled(format!("{mark} {name}"), style), Line::from(right), width)
    }

    /// Returns each role with its score today and as tried, the difference, and who would lead.
    fn roles(&self, area: Rect) -> Vec<Line<'static>> {
        let framework = self.app.framework();
        let roomy = usize::from(area.height) >= 4 * framework.roles().len() + 4;
        let mut lines = Vec::new();
        for role in framework.roles() {
            lines.extend(self.role(role, area));
            if roomy {
                lines.push(Line::default());
            }
        }
        let leading = leading_words(framework, self.evaluation.ranking(self.screen.band));
        lines.extend(LineBuilder { theme: self.theme, width: area.width }.paragraph(&leading, self.theme.strong));
        shortened(lines, area.height, self.theme)
    }

    fn role(&self, role: RoleId, area: Rect) -> Vec<Line<'static>> {
        let (framework, theme, band) = (self.app.framework(), self.theme, self.screen.band);
        let (today, tried) = (self.current.evaluation().card(role, band), self.evaluation.card(role, band));
        let style =
            if self.evaluation.ranking(self.screen.band).top.contains(&role) { theme.strong } else { theme.text };
        let (before, after) = (range_words(today, theme), range_words(tried, theme));
        let moved = difference(today, tried);
        let numbers = if before == after && moved.is_empty() {
            Line::styled(after, theme.quiet)
        } else {
            Line::styled(format!("{before} → {after}"), theme.strong)
        };
        let name = Line::styled(framework.role(role).short.to_string(), style);
        let now = if today.verdict == tried.verdict { "" } else { "now " };
        let room = usize::from(area.width).saturating_sub(2 + width(now));
        let verdict =
            Line::styled(format!("  {now}{}", verdict_within(tried, room)), verdict_style(tried.verdict, theme));
        let mut lines =
            vec![sides(name, numbers, area.width), sides(verdict, Line::styled(moved, theme.cursor), area.width)];
        if area.height >= 16
            && let Some(bar) = RangeBar::of(tried, framework.band(band).ready_at)
        {
            lines.insert(1, Line::from(bar.spans(area.width, theme)));
        }
        lines
    }
}

/// Returns the cells of a skill's bar and the space before it, in a column of this width.
const fn bar_cells(width: u16) -> usize {
    if width >= BARS { LevelBar::cells(PER_LEVEL) + 1 } else { 0 }
}

fn word(choice: Choice) -> String {
    match choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    }
}

/// Returns the change of the score: exact if it is complete, else the likely one. Empty without a change.
fn difference(today: &Scorecard, tried: &Scorecard) -> String {
    let shown = |card: &Scorecard| {
        let exact = card.readiness().map(crate::score::Fraction::percent);
        exact.or_else(|| card.likely().map(|likely| likely.times_nearest(100)))
    };
    let (Some(before), Some(after)) = (shown(today), shown(tried)) else {
        return String::new();
    };
    let word = if tried.is_complete() { "" } else { "likely " };
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => format!("{word}+{}", after - before),
        std::cmp::Ordering::Less => format!("{word}-{}", before - after),
        std::cmp::Ordering::Equal => String::new(),
    }
}
