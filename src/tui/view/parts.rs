//! Parts that several screens draw: a role's range, the marks of an answer, the ranges of all roles.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use crate::assessment::{Choice, Entry};
use crate::framework::BandId;
use crate::score::{Scorecard, Verdict};
use crate::text::{fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{LineBuilder, RangeBar};
use crate::tui::{App, CurrentAssessment};
use crate::words::{ENOUGH_TO_GUESS, verdict_words};

/// Returns the area for a page of text: a column of comfortable width, centered if there is room.
pub(super) fn page(area: Rect) -> Rect {
    const WIDTH: u16 = 80;
    let area = area.inner(Margin::new(2, 1));
    let width = area.width.min(WIDTH);
    let down = if area.height > 40 { area.height / 6 } else { 0 };
    Rect { x: area.x + (area.width - width) / 2, y: area.y + down, width, height: area.height - down }
}

/// Returns a score as numbers: exact if it is complete, else the guaranteed range. Takes at most 7 cells.
pub(super) fn range_words(card: &Scorecard, theme: &Theme) -> String {
    let Some((lowest, highest)) = card.lowest().zip(card.highest()) else {
        return "n/a".to_owned();
    };
    match card.readiness() {
        Some(exact) => exact.percent().to_string(),
        None => format!("{}{}{}", lowest.times_floor(100), theme.marks.dash, highest.times_ceil(100)),
    }
}

/// Returns the certainty of a score: the likely score while it is open, the error once it is complete. Takes at most 10
/// cells.
///
/// The error covers only the given answers. Beside an open score it would promise too much.
pub(super) fn sureness_words(current: &CurrentAssessment, card: &Scorecard, theme: &Theme) -> String {
    let guess = card.likely().filter(|_| current.sheet().coverage().answered >= ENOUGH_TO_GUESS);
    match (card.is_complete(), guess, card.error()) {
        (true, _, Some(error)) => format!("{} {error}", theme.marks.plus_minus),
        (false, Some(likely), _) => format!("likely {}", likely.times_nearest(100)),
        _ => String::new(),
    }
}

/// Returns the line of a role: a mark if it leads, its short name, and its range as a bar and as numbers.
pub(super) fn role_range(
    app: &App,
    current: &CurrentAssessment,
    card: &Scorecard,
    builder: LineBuilder<'_>,
) -> Line<'static> {
    const NAME: usize = 12;
    const NUMBERS: usize = 7;
    let theme = builder.theme;
    let leads = stands_out(app, current, card);
    let mark = if leads { theme.marks.leading } else { " " };
    let name = fit(app.framework().role(card.role).short.as_str(), NAME);
    let style = if leads { theme.strong } else { theme.text };
    let cells = usize::from(builder.width).saturating_sub(NAME + NUMBERS + 4);
    let mut spans = vec![Span::styled(format!("{name} "), style)];
    spans.extend(range(app, current, card, builder.at_most(u16::try_from(cells).unwrap_or(0))));
    spans.push(Span::styled(format!(" {:>NUMBERS$} {mark}", range_words(card, theme)), style));
    Line::from(spans)
}

/// Returns whether a role is among the leader and those too close to call, unless all roles are.
pub(super) fn stands_out(app: &App, current: &CurrentAssessment, card: &Scorecard) -> bool {
    let top = &current.ranking(card.band).top;
    top.contains(&card.role) && top.len() < app.framework().roles().len()
}

/// Returns a role's range as a bar with the change of the last answer.
pub(super) fn range(
    app: &App,
    current: &CurrentAssessment,
    card: &Scorecard,
    builder: LineBuilder<'_>,
) -> Vec<Span<'static>> {
    let before = current.before().map(|before| before.card(card.role, card.band));
    match RangeBar::of(card, app.framework().band(card.band).ready_at) {
        Some(range) => range.narrowed_from(before).spans(builder.width, builder.theme),
        None => vec![Span::styled(fit("not assessed", builder.width.into()), builder.theme.quiet)],
    }
}

/// Returns the ranges of all roles at a band, in the framework's order, so that no line moves.
pub(super) fn role_ranges(app: &App, band: BandId, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let Some(current) = app.current() else {
        return Vec::new();
    };
    let cards = app.framework().roles().map(|role| current.evaluation().card(role, band));
    cards.map(|card| role_range(app, current, card, builder)).collect()
}

/// Returns the mark of an answer in a list.
pub(super) fn choice_mark(choice: Choice, theme: &Theme) -> Span<'static> {
    match choice {
        Choice::Level(_) => Span::styled(theme.marks.answered, theme.certain),
        Choice::NotApplicable => Span::styled(theme.marks.not_applicable, theme.quiet),
        Choice::Unanswered => Span::styled(theme.marks.unanswered, theme.quiet),
    }
}

/// Returns the marks of an answer, always four cells: star, flag, evidence, note.
pub(super) fn extra_marks(entry: &Entry, theme: &Theme) -> Vec<Span<'static>> {
    let marks = &theme.marks;
    let shown = [
        (entry.star, marks.star, theme.caution),
        (entry.flag, marks.flag, theme.bad),
        (!entry.evidence.is_empty(), marks.evidence, theme.good),
        (!entry.note.is_empty(), marks.note, theme.text),
    ];
    shown.into_iter().map(|(set, mark, style)| Span::styled(if set { mark } else { " " }, style)).collect()
}

/// Returns the style of a verdict.
pub(super) const fn verdict_style(verdict: Verdict, theme: &Theme) -> ratatui::style::Style {
    match verdict {
        Verdict::Ready => theme.good,
        Verdict::NotYet => theme.caution,
        Verdict::Open | Verdict::NotAssessed => theme.quiet,
    }
}

/// Returns the verdict in at most `cells`. If "borderline" does not fit, only "provisional" remains.
pub(super) fn verdict_within(card: &Scorecard, cells: usize) -> &'static str {
    let words = verdict_words(card);
    if card.provisional && width(words) > cells { "Ready, provisional" } else { words }
}
