//! Draws one role at a band, skill by skill, with the arithmetic of the score.

use ratatui::layout::Margin;
use ratatui::text::{Line, Span};

use super::results::bands;
use crate::assessment::Choice;
use crate::framework::{BandId, Framework, Level, Skill};
use crate::score::{Decimal, FULL_CREDIT, Scorecard, SkillLine, skill_lines};
use crate::text::{cut, fit};
use crate::tui::widget::{Canvas, LevelBar, LineBuilder, rows, visible};
use crate::tui::{App, RoleScreen, Target};
use crate::words::{READINESS, left_out_words, standing_words};

/// Cells of a row apart from the skill's name and its bar.
const FIXED: usize = 32;
/// The widest column of skill names.
const NAME: usize = 40;
/// From this height on, the screen shows the statements in full and explains readiness.
const SPACIOUS: u16 = 36;

pub(super) fn draw(app: &App, screen: &RoleScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let framework = app.framework();
    let card = current.evaluation().card(screen.role, screen.band);
    let skills = skill_lines(framework, current.sheet(), card);
    let area = canvas.area.inner(Margin::new(1, 0));
    let builder = canvas.builder(area);
    let table =
        Table { framework, card, skills: &skills, cursor: screen.cursor, builder, columns: Columns::of(area.width) };
    let below = table.below(area.height);
    let standing = format!("{}. {}", framework.role(screen.role).name, standing_words(framework, card));
    let standing = builder.paragraph(&standing, builder.theme.strong);
    let about = u16::try_from(standing.len()).unwrap_or(2).max(2);
    // The table takes only what it needs, so that the text about the highlighted skill stays close.
    let room = area.height.saturating_sub(3 + about).saturating_sub(u16::try_from(below.len()).unwrap_or(4));
    let listed = u16::try_from(skills.len()).unwrap_or(u16::MAX).min(room);
    let heights = [Some(1), Some(about), Some(1), Some(listed), Some(1), None];
    let [tabs, about, head, list, line, sum] = rows(area, heights);
    bands(framework, screen.band, &mut canvas.part(tabs));
    canvas.lines(standing, about);
    canvas.put(Line::styled(table.heading(), builder.theme.quiet), head);
    let seen = visible(screen.cursor, skills.len(), list.height.into());
    canvas.blocks(seen.map(|position| (Some(Target::Entry(position)), vec![table.row(position)])), list);
    canvas.put(builder.rule_at(screen.cursor, skills.len()), line);
    canvas.lines(below, sum);
}

/// Returns the statements of the level reached and of the target, each with its lead.
fn statements<'s>(skill: &'s Skill, line: &SkillLine<'_>) -> Vec<(&'static str, &'s str)> {
    let statement = |lead, level: Level| (lead, skill.statements[level.index()].as_str());
    let you = line.choice.level().map(|level| statement("You     ", level));
    let is_missing = line.choice.level().is_none_or(|level| level < line.target);
    you.into_iter().chain(is_missing.then(|| statement("Target  ", line.target))).collect()
}

/// The widths of the table's columns.
#[derive(Debug, Clone, Copy)]
struct Columns {
    names: usize,
    /// Cells of the bar for each level; `None` without a bar.
    per_level: Option<usize>,
}

impl Columns {
    fn of(width: u16) -> Self {
        let per_level = match width {
            ..76 => None,
            76..100 => Some(1),
            100..150 => Some(3),
            150.. => Some(6),
        };
        let bar = per_level.map_or(0, |per_level| LevelBar::cells(per_level) + 1);
        Self { names: usize::from(width).saturating_sub(FIXED + bar).min(NAME), per_level }
    }
}

/// The skills of a role, one in each line, and the text about the highlighted one.
struct Table<'a> {
    framework: &'a Framework,
    card: &'a Scorecard,
    skills: &'a [SkillLine<'a>],
    cursor: usize,
    builder: LineBuilder<'a>,
    columns: Columns,
}

impl Table<'_> {
    fn heading(&self) -> String {
        let bar = self.columns.per_level.map_or(0, |per_level| LevelBar::cells(per_level) + 1);
        let skill = fit("Skill", self.columns.names);
        format!("  {skill} {:bar$}{:<10} {:>4} {:>6} {:>6}", "", "Importance", "You", "Target", "Lost")
    }

    /// Returns the line of the skill at a position.
    fn row(&self, position: usize) -> Line<'static> {
        let (theme, columns) = (self.builder.theme, self.columns);
        let (mark, style) = theme.entry(position, self.cursor);
        let line = &self.skills[position];
        let requirement = line.requirement;
        let skill = fit(self.framework.skill(requirement.skill).name.as_str(), columns.names);
        let importance =
            if requirement.is_must_have(self.card.band) { "must-have" } else { requirement.importance.word() };
        let you = match line.choice {
            Choice::Level(level) => level.to_string(),
            Choice::NotApplicable => "n/a".to_owned(),
            Choice::Unanswered => "open".to_owned(),
        };
        let (lost, tone) = match line.choice {
            Choice::Level(_) if line.credit < FULL_CREDIT => (format!("-{}", Decimal::floor(line.lost)), theme.caution),
            Choice::Level(_) => (theme.marks.done.to_owned(), theme.quiet),
            Choice::NotApplicable | Choice::Unanswered => (String::new(), theme.quiet),
        };
        let mut spans = vec![Span::styled(format!("{mark} {skill} "), style)];
        if let Some(per_level) = columns.per_level {
            spans.extend(LevelBar { choice: line.choice, target: line.target }.spans(per_level, theme));
            spans.push(Span::raw(" "));
        }
        let words = format!("{importance:<10} {you:>4} {:>6}", line.target.to_string());
        spans.extend([Span::styled(words, style), Span::styled(format!(" {lost:>6}"), tone)]);
        Line::from(spans)
    }

    /// Returns the statements of the highlighted skill, in full if there is room, and its part in the score.
    fn below(&self, height: u16) -> Vec<Line<'static>> {
        let builder = self.builder;
        let line = self.skills.get(self.cursor);
        let mut below = Vec::new();
        let mut sums = arithmetic(self.framework, self.card, line);
        if let Some(line) = line {
            for (lead, words) in statements(self.framework.skill(line.requirement.skill), line) {
                let room = usize::from(builder.width).saturating_sub(lead.len());
                let words = if height >= SPACIOUS { words } else { &cut(words, room) };
                below.extend(builder.after(vec![Span::styled(lead, builder.theme.quiet)], words, builder.theme.text));
            }
            if height >= SPACIOUS {
                below.push(Line::default());
                sums.push(READINESS.to_owned());
            }
        }
        below.extend(sums.iter().flat_map(|words| builder.paragraph(words, builder.theme.quiet)));
        below
    }
}

/// Returns the arithmetic of the highlighted skill and of the score, so that anyone can check it.
fn arithmetic(framework: &Framework, card: &Scorecard, line: Option<&SkillLine<'_>>) -> Vec<String> {
    let mut words: Vec<String> = line.map(|line| part(framework, line, card.band)).into_iter().collect();
    let (Some(lowest), Some(highest)) = (card.lowest(), card.highest()) else {
        return words;
    };
    let (known, all) = (lowest.numerator, lowest.denominator);
    words.push(match card.readiness() {
        Some(exact) => {
            format!("All skills: {known} of {all} points. 100 × {known} / {all} = {}, rounded down.", exact.percent())
        }
        None => format!(
            "All skills: {known} of {all} points so far, {} at most: between {} and {}.",
            highest.numerator,
            lowest.percent(),
            highest.times_ceil(100)
        ),
    });
    words
}

fn part(framework: &Framework, line: &SkillLine<'_>, band: BandId) -> String {
    let name = &framework.skill(line.requirement.skill).name;
    let (weight, target) = (line.requirement.weight, line.target);
    let most = FULL_CREDIT * u64::from(weight);
    match line.choice {
        Choice::Level(level) => format!(
            "{name}: weight {weight} × {FULL_CREDIT} × {} / {target} = {} of {most} points.",
            level.min(target),
            u64::from(weight) * line.credit
        ),
        Choice::NotApplicable => {
            let must_have = line.requirement.is_must_have(band).then_some(line.requirement.skill);
            let words = left_out_words(framework, must_have.as_slice());
            words.unwrap_or_else(|| format!("{name}: does not apply to you, so it is left out."))
        }
        Choice::Unanswered => format!("{name}: open; between 0 and {most} points (weight {weight} × {FULL_CREDIT})."),
    }
}
