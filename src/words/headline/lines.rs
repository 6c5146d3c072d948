//! The lines of a headline, as data.

use crate::plan::Plan;
use crate::score::{Decimal, MustHave, Scorecard, Tenths};
use crate::text::{counted, width};
use crate::words::points_against_bar;

/// Three lines on a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The first line, without a period.
    pub sentence: Said,
    /// The two lines below it.
    pub rows: Vec<HeadlineRow>,
    /// The settled score of the role in the first line, if there is one.
    pub score: Option<SettledScore>,
    /// Whether the leader is ready.
    pub is_ready: bool,
}

/// A text, and a shorter one for a narrow window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub full: String,
    /// The shorter text; the same if there is none.
    pub short: String,
}

impl Said {
    /// Returns the full text if it fits in these cells, else the shorter one.
    #[must_use]
    pub fn within(&self, cells: usize) -> &str {
        if width(&self.full) <= cells { &self.full } else { &self.short }
    }
}

/// A line below the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineRow {
    /// The label; empty if the text stands alone.
    pub label: &'static str,
    /// The text.
    pub text: Said,
}

/// A score that no open answer can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledScore {
    /// The readiness in percent, rounded down.
    pub percent: u64,
    /// The score where ready begins, in percent.
    pub ready_at: u32,
}

impl From<String> for Said {
    fn from(full: String) -> Self {
        Self { short: full.clone(), full }
    }
}

impl From<&str> for Said {
    fn from(full: &str) -> Self {
        full.to_owned().into()
    }
}

impl Said {
    pub(in crate::words) fn new(full: impl Into<String>, short: impl Into<String>) -> Self {
        Self { full: full.into(), short: short.into() }
    }

    /// Puts words before both texts.
    pub(in crate::words) fn after(self, words: &str) -> Self {
        Self { full: format!("{words}{}", self.full), short: format!("{words}{}", self.short) }
    }

    /// Puts a sentence before both texts, its shorter form before the shorter text.
    pub(in crate::words) fn after_sentence(self, sentence: &Self) -> Self {
        let [full, short] = [(&sentence.full, self.full), (&sentence.short, self.short)]
            .map(|(first, second)| format!("{first} {second}"));
        Self { full, short }
    }
}

impl Headline {
    /// Returns the score as words beside the first line. Once ready, the second line says it.
    pub fn shown_score(&self) -> Option<String> {
        let score = self.score.filter(|_| !self.is_ready)?;
        Some(points_against_bar(score.percent, score.ready_at))
    }

    /// Adds where the person began to the line with the score, once ready.
    #[must_use]
    pub fn with_beginning(mut self, words: &str) -> Self {
        if let Some(row) = self.rows.first_mut().filter(|row| row.label.is_empty()) {
            row.text.full = format!("{}. {words}", row.text.full);
        }
        self
    }

    /// Returns the three lines as they are printed, each of them complete.
    pub fn lines(&self) -> Vec<String> {
        let score = self.shown_score().map_or_else(String::new, |score| format!("{score}. "));
        let rows = self.rows.iter().map(|row| match row.label {
            "" => row.text.full.clone(),
            label => format!("{label}: {}", row.text.full),
        });
        std::iter::once(format!("{score}{}", self.sentence.full)).chain(rows).collect()
    }
}

/// Creates a line below the first.
pub(super) fn row(label: &'static str, text: impl Into<Said>) -> HeadlineRow {
    HeadlineRow { label, text: text.into() }
}

/// Returns the must-haves that an answer leaves below their floor.
pub(super) fn missed(card: &Scorecard) -> impl Iterator<Item = &MustHave> {
    card.must_haves.iter().filter(|must_have| must_have.met() == Some(false) && !must_have.is_left_out())
}

/// Returns the steps and the effort of a plan.
pub(super) fn way(plan: &Plan) -> String {
    format!("{}, effort {}", counted(plan.steps.len(), "step", "steps"), plan.effort())
}

/// Returns tenths without a decimal that is 0.
pub(super) fn tenths(tenths: Tenths) -> String {
    if tenths.0.is_multiple_of(10) { (tenths.0 / 10).to_string() } else { Decimal::from(tenths).to_string() }
}
