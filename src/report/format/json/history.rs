//! Points in time as JSON.

use serde::Serialize;

use crate::assessment::Day;
use crate::compare::{History, HistoryRow};
use crate::score::{Fraction, Scorecard};

/// A point in time, or the present state.
#[derive(Debug, Clone, Serialize)]
pub struct PointJson<'h> {
    /// The number; null for the present state.
    number: Option<u32>,
    /// The day of the newest answer; null if it is not known.
    date: Option<String>,
    /// The label; null without one.
    label: Option<&'h str>,
    /// The number of skills that have a level.
    answered: usize,
    /// The exact readiness for the role of the history, in percent, rounded down; null while answers are open.
    readiness: Option<u64>,
}

impl<'h> PointJson<'h> {
    /// Converts a row of a history.
    pub fn of(history: &'h History, row: &'h HistoryRow) -> Self {
        let card = history.role.map(|role| row.evaluation.card(role, history.band));
        Self {
            number: row.number,
            date: row.day.and_then(Day::known).map(|date| date.to_string()),
            label: (!row.label.is_empty()).then(|| row.label.as_str()),
            answered: row.coverage.answered,
            readiness: card.and_then(Scorecard::readiness).map(Fraction::percent),
        }
    }
}
