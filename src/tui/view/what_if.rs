//! Trying levels out: the skills at the left, the roles moving at the right, and no doubt which of the two it is.

use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};

use super::parts::{range_words, verdict_style};
use super::results::bands;
use crate::assessment::Choice;
use crate::framework::{RoleId, SkillId};
use crate::report::{leading_words, verdict_words};
use crate::score::{Ranking, Scorecard, Scores};
use crate::text::{fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, LevelBar, RangeBar, indented, shortened, sides, visible};
use crate::tui::{App, Intent, Mode, Sitting, Spot, WhatIfScreen};

/// The widest that the column of skills becomes.
const SKILLS: u16 = 84;
/// From this width on, the skills of the role have bars.
const BARS: u16 = 62;
/// Cells of such a bar for each level.
const PER_LEVEL: usize = 3;
/// The widest that the column of roles becomes.
const ROLES: u16 = 100;

pub(super) fn draw(app: &App, screen: &WhatIfScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(sitting) = app.sitting() else { return };
    let theme = canvas.theme;
    let area = canvas.area.inner(Margin::new(1, 0));
    let rows = Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)]);
    let [tabs, banner, body] = rows.areas(area);
    canvas.put(tried_words(app, sitting, screen, theme), banner);
    bands(app.framework(), screen.band, &mut canvas.part(tabs));
    let roles = ROLES.min(body.width * 9 / 20);
    let columns = Layout::horizontal([Constraint::Max(SKILLS), Constraint::Length(roles)]).spacing(3);
    let [left, right] = columns.areas(body);
    canvas.blocks(skills(app, sitting, screen, (theme, left)), left);
    let tried = Tried::of(app, screen);
    canvas.lines(tried.roles(app, sitting, screen, (theme, right)), right);
}

/// Says that this is not the answers.
fn tried_words(app: &App, sitting: &Sitting, screen: &WhatIfScreen, theme: &Theme) -> Line<'static> {
    let words = match screen.changed(app.framework(), sitting).len() {
        0 => {
            let [raise, lower] = [Intent::Raise, Intent::Lower].map(|intent| app.key(Mode::WhatIf, intent));
            format!("WHAT IF  {raise} and {lower} raise and lower levels. Nothing is saved.")
        }
        1 => "WHAT IF  1 skill is changed. Nothing is saved.".to_owned(),
        count => format!("WHAT IF  {count} skills are changed. Nothing is saved."),
    };
    Line::styled(words, theme.caution)
}

fn skills(app: &App, sitting: &Sitting, screen: &WhatIfScreen, (theme, area): (&Theme, Rect)) -> Vec<Block<'static>> {
    let skills: Vec<SkillId> = app.framework().skills().collect();
    let seen = visible(screen.cursor, skills.len(), usize::from(area.height).saturating_sub(1));
    let row = |position: usize| {
        let row = skill(app, sitting, screen, (skills[position], position == screen.cursor, theme, area));
        (Some(Spot::Entry(position)), vec![row])
    };
    let bar = bar_cells(area.width);
    let skill = format!("  Skill, {} of {}", screen.cursor + 1, skills.len());
    let role = &app.framework().role(screen.role).short;
    let levels = [
        format!("you, of what {role} asks for{:bar$}", ""),
        format!("of {role}'s target{:bar$}", ""),
        "of target".to_owned(),
    ];
    let fits = |words: &String| width(&skill) + 2 + width(words) <= area.width.into();
    let level = levels.into_iter().find(fits).unwrap_or_default();
    let heading = sides(Line::styled(skill, theme.quiet), Line::styled(level, theme.quiet), area.width);
    std::iter::once((None, vec![heading])).chain(seen.map(row)).collect()
}

/// Cells of a skill's bar with the space before it, in a column so wide.
const fn bar_cells(width: u16) -> usize {
    if width >= BARS { LevelBar::cells(PER_LEVEL) + 1 } else { 0 }
}

fn skill(
    app: &App,
    sitting: &Sitting,
    screen: &WhatIfScreen,
    (skill, here, theme, area): (SkillId, bool, &Theme, Rect),
) -> Line<'static> {
    let (today, tried) = (sitting.sheet().choice(skill), screen.tried.choice(skill));
    let changed = today != tried;
    let style = match (here, changed) {
        (true, _) => theme.cursor,
        (false, true) => theme.caution,
        (false, false) => theme.text,
    };
    let mark = if here { theme.marks.cursor } else { " " };
    let role = app.framework().role(screen.role);
    let target = role.requirement(skill).map_or(String::new(), |listed| format!(" of {}", listed.target(screen.band)));
    let from = if changed { format!("{} → ", word(today)) } else { String::new() };
    let bar = bar_cells(area.width);
    let name = &app.framework().skill(skill).name;
    let mut right = vec![Span::styled(format!("{from}{}{target}", word(tried)), style)];
    if bar > 0 {
        let listed = role.requirement(skill).map(|listed| listed.target(screen.band));
        right.push(Span::raw(" "));
        right.extend(match listed {
            Some(target) => LevelBar { choice: tried, target }.spans(PER_LEVEL, theme),
            None => vec![Span::raw(" ".repeat(LevelBar::cells(PER_LEVEL)))],
        });
    }
    sides(Line::styled(format!("{mark} {name}"), style), Line::from(right), area.width)
}

fn word(choice: Choice) -> String {
    match choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    }
}

/// The scores of what is being tried.
struct Tried {
    scores: Scores,
    ranking: Ranking,
}

impl Tried {
    fn of(app: &App, screen: &WhatIfScreen) -> Self {
        let scores = Scores::of(app.framework(), &screen.tried);
        let ranking = Ranking::of(app.framework(), &screen.tried, &scores, screen.band);
        Self { scores, ranking }
    }

    /// Each role today and as tried, with the difference, and who would lead.
    fn roles(
        &self,
        app: &App,
        sitting: &Sitting,
        screen: &WhatIfScreen,
        (theme, area): (&Theme, Rect),
    ) -> Vec<Line<'static>> {
        let framework = app.framework();
        let roomy = usize::from(area.height) >= 4 * framework.roles().len() + 4;
        let mut lines = Vec::new();
        for role in framework.roles() {
            lines.extend(self.role(app, sitting, screen, (role, theme, area)));
            if roomy {
                lines.push(Line::default());
            }
        }
        let leading = leading_words(framework, &self.ranking);
        lines.extend(indented(Vec::new(), &Span::styled(leading, theme.strong), area.width));
        shortened(lines, area.height, theme)
    }

    fn role(
        &self,
        app: &App,
        sitting: &Sitting,
        screen: &WhatIfScreen,
        (role, theme, area): (RoleId, &Theme, Rect),
    ) -> Vec<Line<'static>> {
        let (today, tried) = (sitting.scores().card(role, screen.band), self.scores.card(role, screen.band));
        let name = fit(app.framework().role(role).short.as_str(), 12);
        let style = if self.ranking.top.contains(&role) { theme.strong } else { theme.text };
        let (before, after) = (range_words(today, theme), range_words(tried, theme));
        let moved = difference(today, tried);
        let numbers = if before == after && moved.is_empty() {
            Line::styled(after, theme.quiet)
        } else {
            Line::styled(format!("{before} → {after}"), theme.strong)
        };
        let first = sides(Line::styled(name, style), numbers, area.width);
        let now = if today.verdict == tried.verdict { "" } else { "now " };
        let verdict = format!("{now}{}", verdict_words(tried));
        let verdict = Line::styled(format!("  {verdict}"), verdict_style(tried.verdict, theme));
        let second = sides(verdict, Line::styled(moved, theme.cursor), area.width);
        let mut lines = vec![first, second];
        if area.height >= 16
            && let Some(bar) = RangeBar::of(tried, app.framework().band(screen.band).ready_at)
        {
            lines.insert(1, Line::from(bar.spans(area.width, theme)));
        }
        lines
    }
}

/// How the shown score moves: the exact one once complete, the likely one before. Empty if it stays.
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
