//! The numbers and words beside a bar, for every command that draws roles.

use crate::cli::output::drawn::DrawnLine;
use crate::look::Tone;
use crate::score::Scorecard;
use crate::words::{ENOUGH_TO_GUESS, OutcomeKind, OutcomeWords, error_words, likely_percent};

/// From these columns on, names are written in full.
pub(crate) const WIDE: usize = 110;

/// From these columns on, two lists stand side by side, and errors beside their scores.
pub(crate) const MEDIUM: usize = 76;

/// The columns of the marks before a name.
pub(crate) const GUTTER: usize = 2;

/// Returns the error of a complete score, or else the likely score if there are enough answers.
pub(crate) fn around_words(card: &Scorecard, answered: usize) -> String {
    match (card.is_complete(), card.error(), likely_percent(card)) {
        (true, Some(error), _) => error_words(error),
        (false, _, Some(likely)) if answered >= ENOUGH_TO_GUESS => format!("likely {likely}"),
        _ => String::new(),
    }
}

/// Adds the words that say what is in the way, in at most these columns if that is possible.
pub(crate) fn outcome_in(line: DrawnLine, outcome: &OutcomeWords, room: usize) -> DrawnLine {
    let tone = match outcome.kind {
        OutcomeKind::Good => Tone::Good,
        OutcomeKind::Missing => Tone::Missing,
        OutcomeKind::Open => Tone::Text,
    };
    let (lead, rest) = outcome.parts_within(room);
    let line = line.text(tone, lead);
    if rest.is_empty() { line } else { line.text(Tone::Text, &format!(" {rest}")) }
}
