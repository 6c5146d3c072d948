//! A point in time: the answers as they were, kept with a number and a label.

use jiff::civil::Date;

use super::Assessment;
use super::given::Day;
use crate::text::Clean;

/// The answers of an assessment as they were when the person kept them.
#[derive(Debug, Clone)]
pub struct PointInTime {
    /// The number, from 1. A later point has a higher number.
    pub number: u32,
    /// The label; empty if the person gave none.
    pub label: Clean,
    /// The revision of the assessment at that time.
    pub revision: u64,
    /// The local day on which the point was kept.
    pub kept_on: Date,
    /// The answers.
    pub assessment: Assessment,
}

impl PointInTime {
    /// Returns the day of the newest answer. If it is not known, the latest possible day: the one on which the point
    /// was kept.
    #[must_use]
    pub fn day(&self) -> Day {
        self.assessment.answered_on().unwrap_or(Day::By(self.kept_on))
    }
}
