//! Pieces that several screens draw: the headline, the numbers of a score, the outcome, the bands, the step of a plan.

use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::assessment::Choice;
use crate::framework::{Band, BandId, Framework, Level, Skill};
use crate::look::{Cell, Glyphs, big_number};
use crate::plan::Step;
use crate::score::{Fraction, Scorecard};
use crate::text::{cut, width};
use crate::tui::theme::{CLOSE, TOP, Theme, WARNING};
use crate::tui::widget::{Canvas, LineBuilder, sides, spans_width};
use crate::tui::{App, CurrentAssessment, Intent, Target};
use crate::words::{Headline, OutcomeKind, Said, error_words, outcome_words};

pub(super) use crate::words::score_words as numbers;

/// Cells of the labels before a text.
pub(super) const LABEL: usize = 14;
/// Cells of the labels in a narrow window.
pub(super) const SHORT_LABEL: usize = 11;
/// Cells of the labels of a comparison, which are longer.
pub(super) const COMPARISON_LABEL: usize = 17;
/// Columns of the big number, and of the space behind it.
const NUMBER: u16 = 10;
/// Rows of a headline.
pub(super) const HEADLINE: u16 = 4;

/// Returns the numbers of a role in a list: with the error if there is room, and marked if it is too close to call.
pub(super) fn numbers_of(current: &CurrentAssessment, card: &Scorecard, with_error: bool) -> String {
    let top = &current.ranking(card.band).top;
    let is_close = top.len() > 1 && top.contains(&card.role) && card.is_complete();
    let close = if is_close { format!("{CLOSE} ") } else { String::new() };
    let error = card.readiness().and(card.error()).map(error_words).filter(|words| with_error && !words.is_empty());
    let error = error.map(|words| format!(" {words}")).unwrap_or_default();
    format!("{close}{}{error}", numbers(card))
}

/// Returns what is in the way of a role, in at most these cells if that is possible.
pub(super) fn outcome(framework: &Framework, card: &Scorecard, cells: usize, theme: &Theme) -> Vec<Span<'static>> {
    let words = outcome_words(framework, card);
    let style = match words.kind {
        OutcomeKind::Good => theme.ready,
        OutcomeKind::Missing => theme.missing,
        OutcomeKind::Open => theme.text,
    };
    let (lead, rest) = words.parts_within(cells);
    let gap = if rest.is_empty() { "" } else { " " };
    vec![Span::styled(lead.to_owned(), style), Span::styled(format!("{gap}{rest}"), theme.text)]
}

/// Returns the cells that the shortest words about each of some roles need.
pub(super) fn narrowest_outcome<'c>(framework: &Framework, cards: impl Iterator<Item = &'c Scorecard>) -> usize {
    cards.map(|card| width(&outcome_words(framework, card).within(0))).max().unwrap_or(0).max(8)
}

/// Draws the headline: the big number if there is one, the sentence, and two lines. It takes [`HEADLINE`] rows, so that
/// nothing below moves.
pub(super) fn headline(headline: &Headline, with_number: bool, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let strong = if headline.is_ready { theme.ready } else { theme.strong };
    let score = headline.score.filter(|_| with_number);
    let mut text = area;
    if let Some(score) = score {
        let style = if headline.is_ready { theme.good } else { theme.text };
        let digits = big_number(score.percent);
        let wide = u16::try_from(width(&digits[0])).unwrap_or(NUMBER);
        // The style of a whole line would reach into the text beside it.
        let mut lines: Vec<Line<'_>> = digits.into_iter().map(|row| Line::from(Span::styled(row, style))).collect();
        lines.push(Line::from(Span::styled(format!("of {}", score.ready_at), theme.faint)));
        canvas.lines(lines, area);
        let used = (wide + 3).max(NUMBER).min(area.width);
        text = Rect { x: area.x + used, width: area.width - used, ..area };
    }
    let said = |said: &Said, room: usize| said.within(room).to_owned();
    let builder = canvas.builder(text);
    let room = usize::from(text.width);
    // Without the big number, the score stands in the sentence.
    let lead = headline.shown_score().filter(|_| score.is_none());
    let lead = lead.map(|score| format!("{score}. ")).unwrap_or_default();
    let sentence = format!("{lead}{}", said(&headline.sentence, room.saturating_sub(width(&lead))));
    let mut lines = builder.paragraph(&sentence, strong);
    let rows = usize::from(HEADLINE.min(area.height));
    for (position, row) in headline.rows.iter().enumerate() {
        let label =
            if area.width < 66 && !row.label.is_empty() { format!("{}: ", row.label) } else { row.label.to_owned() };
        let cells = match row.label {
            "" => 0,
            _ if area.width < 66 => width(&label),
            label => LABEL.max(width(label) + 1),
        };
        let style = if row.label == "In the way" { theme.missing } else { theme.text };
        let words = said(&row.text, room.saturating_sub(cells));
        // A text that has no further row ends in a mark, so that it does not read as another statement.
        let is_last_row = lines.len() + headline.rows.len() - position >= rows;
        let words = if is_last_row { cut(&words, room.saturating_sub(cells)) } else { words };
        lines.extend(builder.labeled(Span::styled(label, style), cells, &words, theme.text));
    }
    canvas.lines(lines, Rect { height: HEADLINE.min(area.height), ..text });
}

/// Draws the present band between arrows, and the top of the line where ready begins.
pub(super) fn band_line(framework: &Framework, band: BandId, line_at: u16, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let Band { name, ready_at, .. } = framework.band(band);
    let (left, right) = if framework.bands().len() == 1 { ("", "") } else { ("‹ ", " ›") };
    let words = Line::from(vec![
        Span::styled(left, theme.accent),
        Span::styled(name.to_string(), theme.strong),
        Span::styled(right, theme.accent),
    ]);
    let cells = u16::try_from(words.width()).unwrap_or(u16::MAX).min(area.width);
    canvas.put(words, area);
    let (before, after) = (2.min(cells), cells.saturating_sub(2));
    canvas.clickable(Rect { width: before, ..area }, Target::Do(Intent::Previous));
    canvas.clickable(Rect { x: area.x + before, width: after, ..area }, Target::Do(Intent::Next));
    let ready = format!("ready at {ready_at}");
    let wide = u16::try_from(width(&ready)).unwrap_or(u16::MAX);
    let x = line_at.saturating_sub(wide);
    if x > area.x + cells {
        canvas.put(Span::styled(ready, theme.text), Rect { x, width: wide, ..area });
    }
    canvas.put(Span::styled(TOP, theme.strong), Rect { x: line_at, width: 1, ..area });
}

/// Returns the mark of an answer as one short word: the level, `n/a`, or `open`.
pub(super) fn choice_word(choice: Choice) -> String {
    match choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    }
}

/// Returns points with one decimal.
pub(super) fn points(points: Fraction) -> String {
    let tenths = points.times_nearest(10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Returns the first columns of a row: the mark of the selection, and the mark of a missing must-have.
pub(super) fn gutter(is_selected: bool, is_missing: bool, theme: &Theme) -> Vec<Span<'static>> {
    vec![
        Span::styled(if is_selected { " ▌" } else { "  " }, theme.accent),
        Span::styled(if is_missing { WARNING } else { " " }, theme.missing),
    ]
}

/// Returns a heading with words at the right.
pub(super) fn heading(left: &str, right: &str, width_of: u16, theme: &Theme) -> Line<'static> {
    let right = Line::styled(right.to_owned(), theme.faint);
    sides(Line::styled(left.to_owned(), theme.strong), right, width_of)
}

/// Returns the title of a step: its skill, and the levels it climbs.
pub(super) fn step_title(skill: &Skill, step: &Step) -> String {
    step_levels(skill.name.as_str(), step)
}

/// Returns a name of the skill of a step, and the levels it climbs.
pub(super) fn step_levels(name: &str, step: &Step) -> String {
    format!("{name}, {} → {}", from_word(step), step.to)
}

/// Returns the level from which a step starts. An open answer has none.
pub(super) fn from_word(step: &Step) -> String {
    if step.assumed { "?".to_owned() } else { step.from.to_string() }
}

/// Returns what a step means: the statement to reach, what to do, what to read. An address is never cut.
pub(super) fn practice(skill: &Skill, step: &Step, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let mut lines = Vec::new();
    let mut section = |lead: &str, words: &str, style| {
        lines.extend(builder.labeled(Span::styled(lead.to_owned(), theme.text), label, words, style));
    };
    section("To reach", skill.statements[step.to.index()].as_str(), theme.strong);
    for (position, action) in skill.actions[step.from.index()].iter().enumerate() {
        section(if position == 0 { "To do" } else { "" }, action.as_str(), theme.text);
    }
    for (position, resource) in skill.resources.iter().enumerate() {
        section(if position == 0 { "To read" } else { "" }, resource.title.as_str(), theme.text);
        section("", resource.url.as_str(), theme.accent);
    }
    lines
}

/// Returns the statement of a level behind a label such as `You, 2`.
pub(super) fn statement(
    lead: &str,
    skill: &Skill,
    level: Level,
    label: usize,
    builder: LineBuilder<'_>,
) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let lead = Span::styled(format!("{lead}, {level}"), theme.text);
    builder.labeled(lead, label, skill.statements[level.index()].as_str(), theme.text)
}

/// Returns what the segments of the bar of a skill mean.
pub(super) fn legend(current: &CurrentAssessment, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let parts = [
        (Cell::Reached, "reached"),
        (Cell::Missing, "missing up to the target"),
        (Cell::AboveTarget, "beyond the target, which adds nothing to the score"),
        (Cell::Open, "still open"),
        (Cell::Gain, "up to a goal you kept"),
    ];
    let has_goals = current.assessment().goal_sheet().is_some();
    let parts = parts.into_iter().filter(|(cell, _)| has_goals || *cell != Cell::Gain);
    let mut lines = Vec::new();
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (cell, words) in parts {
        let used = spans_width(&spans);
        if used > 0 && used + 4 + width(words) > usize::from(builder.width) {
            lines.push(Line::from(std::mem::take(&mut spans)));
        } else if used > 0 {
            spans.push(Span::raw("  "));
        }
        spans.push(Span::styled(Glyphs::Unicode.of(cell), theme.cell(cell)));
        spans.push(Span::styled(format!(" {words}"), theme.text));
    }
    lines.push(Line::from(spans));
    lines
}

/// Returns the name of the key that reads on in the text below a list.
pub(super) fn read_on(app: &App) -> String {
    app.key(app.mode_below(), Intent::PageDown)
}

/// Returns `3 of 28`.
pub(super) fn place_of(position: usize, count: usize) -> String {
    format!("{} of {count}", position + 1)
}

/// Returns the widths of the columns of skill names: full names if the longest fits, else short ones.
pub(super) fn widest<'n>(names: impl Iterator<Item = &'n str>, most: usize) -> usize {
    names.map(width).max().unwrap_or(0).min(most)
}

/// Returns a day in words without this year, and of other years only the month, so that it takes 9 cells at most.
pub(super) fn short_day(words: &str, today: Date) -> String {
    let Some((day, year)) = words.rsplit_once(' ') else { return words.to_owned() };
    match year.parse::<i16>() {
        Ok(year) if year == today.year() => day.to_owned(),
        Ok(year) => format!("{} {year}", day.rsplit(' ').next().unwrap_or(day)),
        Err(_) => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::short_day;

    #[test]
    fn a_short_day_keeps_what_tells_it_apart() {
        let today = date(2026, 11, 26);
        assert_eq!(short_day("2 Nov 2026", today), "2 Nov");
        assert_eq!(short_day("by 26 Nov 2026", today), "by 26 Nov");
        assert_eq!(short_day("by 26 Nov 2025", today), "Nov 2025");
        assert_eq!(short_day("day not known", today), "day not known");
    }
}
