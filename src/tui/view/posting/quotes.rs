//! Quoted lines of a posting with their matched words marked, and what stands beside them.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::assessment::Choice;
use crate::framework::SkillId;
use crate::posting::Quote;
use crate::tui::PostingScreen;
use crate::tui::theme::Theme;
use crate::tui::view::parts::choice_word;
use crate::tui::widget::{LineBuilder, spans_width};

/// Returns the style of a matched word, or of another one.
fn mark(is_match: bool, theme: &Theme) -> Style {
    if is_match { theme.missing.patch(theme.strong) } else { theme.text }
}

/// Returns a text behind a label.
pub(super) fn label(word: &'static str, cells: usize, words: &str, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    builder.labeled(Span::styled(word, builder.theme.text), cells, words, builder.theme.text)
}

/// Returns a whole quote behind a label, with its matched words marked.
pub(super) fn quoted(
    word: &'static str,
    cells: usize,
    lead: &str,
    quote: &Quote,
    builder: LineBuilder<'_>,
) -> Vec<Line<'static>> {
    let gap = " ".repeat(cells.saturating_sub(word.len()));
    let lead = vec![Span::styled(format!("{word}{gap}{lead}"), builder.theme.text)];
    marked_lines(lead, quote, builder)
}

/// Returns a whole quote with its matched words marked. Its other lines are indented by the width of what is before it.
pub(super) fn marked_lines(lead: Vec<Span<'static>>, quote: &Quote, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let indent = spans_width(&lead);
    let mut lead = Some(lead);
    let lines = quote.wrapped(usize::from(builder.width).saturating_sub(indent)).into_iter();
    lines
        .map(|pieces| {
            let mut spans = lead.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(indent))]);
            spans.extend(pieces.into_iter().map(|(words, is_match)| Span::styled(words, mark(is_match, theme))));
            Line::from(spans)
        })
        .collect()
}

/// Says what the person answered and what is wanted, if answers stand beside the posting and may be shown.
pub(super) fn you(screen: &PostingScreen, skill: SkillId) -> Option<String> {
    let own = screen.text().own.as_ref().filter(|own| !own.is_hidden(skill))?;
    let confirmation = screen.confirmation();
    let band = &screen.framework().band(confirmation.band()).name;
    let today = match own.entry(skill).choice {
        Choice::Unanswered => "not answered".to_owned(),
        choice => choice_word(choice),
    };
    let wanted = confirmation.items().iter().find(|item| item.skill == skill);
    let wanted = wanted.map(|item| format!(", wanted {} at {band}", item.level)).unwrap_or_default();
    Some(format!("{today} in \"{}\"{wanted}; nothing is scored yet", own.name()))
}

/// Returns the part of a quote that fits into one row, with its matched words marked.
pub(super) fn quote_row(quote: &Quote, cells: usize, theme: &Theme) -> Vec<Span<'static>> {
    let pieces = quote.within(cells).into_iter();
    pieces.map(|(words, is_match)| Span::styled(words, mark(is_match, theme))).collect()
}
