//! The additions to the present answers in a report: the change since a point in time, and the views of other people.

use crate::assessment::{Assessment, Day, Name, PointInTime};
use crate::compare::{Comparison, ComparisonRequest, NoiseWord, Side};
use crate::framework::{BandId, RoleId};
use crate::rating::{Agreement, RatedPair, Rating};

/// The points in time and ratings that are kept beside a saved assessment.
#[derive(Debug, Clone, Copy)]
pub struct Timeline<'r> {
    /// The points in time that can be used, in the order of their numbers.
    pub points: &'r [PointInTime],
    /// The kept ratings, one for each rater.
    pub ratings: &'r [Rating],
    /// The present revision of the assessment. It tells which answers were given again.
    pub revision: u64,
}

/// The change since the newest point in time.
#[derive(Debug, Clone)]
pub struct Since {
    /// The number of the point.
    pub number: u32,
    /// The name of the assessment.
    pub name: Name,
    /// The newest edition of the questions that it has answers to.
    pub edition: u32,
    /// The day of its answers.
    pub day: Day,
    /// The change.
    pub comparison: Comparison,
}

/// Returns the newest edition of the questions that an assessment has answers to.
pub(super) fn newest_edition(assessment: &Assessment) -> u32 {
    let framework = assessment.framework();
    let editions = framework.skills().filter_map(|skill| Some(assessment.entry(skill).given?.edition));
    editions.max().unwrap_or_else(|| framework.edition())
}

impl Since {
    /// Compares the newest point since which something was answered again with the present state; without one, the newest
    /// point. Points that answer other questions are left out.
    pub(super) fn of(assessment: &Assessment, kept: Timeline<'_>, role: RoleId, band: BandId) -> Option<Self> {
        let compared = || kept.points.iter().rev().filter_map(|point| Self::at(assessment, kept, point, (role, band)));
        compared().find(|since| since.comparison.word != NoiseWord::NotGivenAgain).or_else(|| compared().next())
    }

    fn at(
        assessment: &Assessment,
        kept: Timeline<'_>,
        point: &PointInTime,
        (role, band): (RoleId, BandId),
    ) -> Option<Self> {
        let before = Side { assessment: &point.assessment, revision: Some(point.revision) };
        let after = Side { assessment, revision: Some(kept.revision) };
        let comparison = Comparison::of(&ComparisonRequest { before, after, role, band }).ok()?;
        let (number, day, then) = (point.number, point.day(), &point.assessment);
        Some(Self { number, name: then.name().clone(), edition: newest_edition(then), day, comparison })
    }
}

/// The view of another person, beside the own answers.
#[derive(Debug, Clone)]
pub struct SecondView {
    /// The rating.
    pub rating: Rating,
    /// The agreement of both, with the targets of the role and band in focus.
    pub agreement: Agreement,
}

impl SecondView {
    /// Most skills that a report lists.
    const MOST: usize = 10;

    /// Sets a rating beside the answers. The rater's notes stay out unless notes go in.
    pub(super) fn of(
        assessment: &Assessment,
        rating: &Rating,
        aim: Option<(RoleId, BandId)>,
        with_notes: bool,
    ) -> Self {
        let agreement = Agreement::of(assessment, rating, aim);
        let rating = if with_notes { rating.clone() } else { rating.clone().without_notes() };
        Self { rating, agreement }
    }

    /// Returns the skills that both see differently, the largest difference first.
    pub fn differing(&self) -> impl Iterator<Item = &RatedPair> {
        self.agreement.items.iter().filter(|pair| pair.difference() != 0).take(Self::MOST)
    }
}
