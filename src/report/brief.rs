//! The part of a report that matters for a team: the answers, without texts.
//!
//! The fast reader and the careful one give the same.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::assessment::{Aim, Assessment, Day, Sheet};
use crate::framework::Level;
use crate::text::Clean;

/// A report without its texts and results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefReport {
    /// The name of the assessment.
    pub name: Clean,
    /// The role and band that the person aims at.
    pub aim: Aim,
    /// The answers.
    pub sheet: Sheet,
    /// The skills that the person wants to grow, one flag for each skill.
    pub wants: Vec<bool>,
    /// The level that the person wants to get to, for each skill.
    pub goals: Vec<Option<Level>>,
    /// The day of the newest answer, if it is known.
    pub answered_on: Option<Date>,
    /// The time of the report as it is written there. Empty for a file of answers.
    pub generated_at: Clean,
    /// The edition of the questions that were answered.
    pub edition: u32,
}

impl BriefReport {
    /// Returns what matters of answers that were read with care. `generated_at` is the time of the report.
    #[must_use]
    pub fn of(assessment: &Assessment, generated_at: Clean) -> Self {
        let framework = assessment.framework();
        Self {
            name: Clean::line(assessment.name().as_str()),
            aim: assessment.aim(),
            sheet: assessment.sheet(),
            wants: framework.skills().map(|skill| assessment.entry(skill).star).collect(),
            goals: framework.skills().map(|skill| assessment.entry(skill).goal).collect(),
            answered_on: assessment.answered_on().and_then(Day::known),
            generated_at,
            edition: assessment.file_edition(),
        }
    }

    /// Returns a day that no answer is newer than: that of the newest answer or, if it is unknown, of the report.
    #[must_use]
    pub fn not_after(&self) -> Option<Date> {
        let written = || self.generated_at.as_str().parse::<Timestamp>().ok();
        self.answered_on.or_else(|| Some(written()?.to_zoned(TimeZone::UTC).date()))
    }
}
