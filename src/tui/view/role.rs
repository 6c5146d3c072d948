//! One role at a band, skill by skill, with the arithmetic that makes the score.

use ratatui::layout::{Constraint, Layout, Margin};
use ratatui::text::{Line as TextLine, Span};

use super::results::bands;
use crate::assessment::Choice;
use crate::framework::Framework;
use crate::report::{Decimal, standing_words};
use crate::score::{Line, Scorecard, lines};
use crate::text::fit;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, indented, rule, sides, visible};
use crate::tui::{App, RoleScreen, Spot};

/// Cells of a row beside the skill's name.
const FIXED: usize = 36;
/// The widest skill's name that is not cut.
const NAME: usize = 40;
/// Below this height the sentence that defines readiness stays in the help.
const ROOMY: u16 = 20;

pub(super) fn draw(app: &App, screen: &RoleScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(sitting) = app.sitting() else { return };
    let theme = canvas.theme;
    let framework = app.framework();
    let card = sitting.scores().card(screen.role, screen.band);
    let lines = lines(framework, sitting.sheet(), card);
    let area = canvas.area.inner(Margin::new(1, 0));
    let names = usize::from(area.width).saturating_sub(FIXED).min(NAME);
    let mut sums = arithmetic(framework, card, lines.get(screen.cursor));
    if area.height >= ROOMY {
        sums.push(DEFINITION.to_owned());
    }
    let below: Vec<TextLine<'_>> =
        sums.iter().flat_map(|words| indented(Vec::new(), &Span::styled(words, theme.quiet), area.width)).collect();
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(u16::try_from(below.len()).unwrap_or(4)),
    ]);
    let [tabs, about, head, table, line, sum] = rows.areas(area);
    bands(framework, screen.band, &mut canvas.part(tabs));
    let standing = format!("{}. {}", framework.role(screen.role).name, standing_words(framework, card));
    canvas.lines(indented(Vec::new(), &Span::styled(standing, theme.strong), area.width), about);
    let seen = visible(screen.cursor, lines.len(), table.height.into());
    let position = format!("{} of {}", screen.cursor + 1, lines.len());
    let heading = TextLine::styled(heading(names), theme.quiet);
    canvas.put(sides(heading, TextLine::styled(position, theme.quiet), head.width), head);
    let rows = seen.map(|position| {
        let row = row(framework, &lines[position], position == screen.cursor, (theme, names));
        (Some(Spot::Entry(position)), vec![row])
    });
    canvas.blocks(rows, table);
    canvas.put(rule(theme, area.width, (0, 1)), line);
    canvas.lines(below, sum);
}

fn heading(names: usize) -> String {
    format!("  {} {:<10} {:>4} {:>7} {:>6}", fit("Skill", names), "Importance", "You", "Target", "Lost")
}

fn row(framework: &Framework, line: &Line<'_>, here: bool, (theme, names): (&Theme, usize)) -> TextLine<'static> {
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let requirement = line.requirement;
    let skill = fit(framework.skill(requirement.skill).name.as_str(), names);
    let importance = if requirement.must_have { "must-have" } else { requirement.importance.word() };
    let you = match line.choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    };
    let lost = match line.choice {
        Choice::Level(_) if line.credit < 12 => format!("-{}", Decimal::floor(line.lost)),
        Choice::Level(_) => theme.marks.done.to_owned(),
        Choice::NotApplicable | Choice::Unanswered => String::new(),
    };
    let words = format!("{mark} {skill} {importance:<10} {you:>4} {:>7} {lost:>6}", line.target.to_string());
    TextLine::styled(words, style)
}

/// How readiness is defined.
const DEFINITION: &str = "Readiness is the importance-weighted average of how much of each target you have reached; \
                          levels above a target add nothing.";

/// The highlighted skill's part in the score, and the score itself, so that anyone can redo it.
fn arithmetic(framework: &Framework, card: &Scorecard, line: Option<&Line<'_>>) -> Vec<String> {
    let mut words: Vec<String> = line.map(|line| part(framework, line)).into_iter().collect();
    let (Some(lowest), Some(highest)) = (card.lowest(), card.highest()) else {
        return words;
    };
    let (known, all) = (lowest.numerator, lowest.denominator);
    words.push(match card.readiness() {
        Some(exact) => {
            format!("All skills: {known} of {all} points. 100 x {known} / {all} = {}, rounded down.", exact.percent())
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

fn part(framework: &Framework, line: &Line<'_>) -> String {
    let name = &framework.skill(line.requirement.skill).name;
    let (weight, target) = (line.requirement.weight, line.target);
    let most = 12 * weight;
    match line.choice {
        Choice::Level(level) => format!(
            "{name}: weight {weight} x 12 x {} / {target} = {} of {most} points.",
            level.min(target),
            u64::from(weight) * line.credit
        ),
        Choice::NotApplicable => format!("{name}: does not apply to you, so it is left out."),
        Choice::Unanswered => format!("{name}: open; between 0 and {most} points (weight {weight} x 12)."),
    }
}
