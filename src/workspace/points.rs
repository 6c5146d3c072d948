//! Keeping points in time, answering again, and ending it: one policy for both shells.

use jiff::Timestamp;

use super::Workspace;
use crate::assessment::{AnsweringAgain, Assessment, Choice, PointInTime};
use crate::store::{Fs, Session, StoreError};
use crate::text::Clean;

/// The result of keeping a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepOutcome {
    /// The answers are kept as the point of this number.
    Kept(u32),
    /// Nothing changed since the newest point, which has this number.
    Unchanged(u32),
    /// Nothing is answered, so there is nothing to keep.
    NothingAnswered,
}

/// The result of beginning to answer again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgainOutcome {
    /// The round has begun. The former answers are the point of this number.
    Begun(u32),
    /// The person is in a round already, which began with the point of this number.
    Resumed(u32),
    /// Nothing is answered, so nothing can be answered again.
    NothingAnswered,
}

impl<F: Fs> Workspace<'_, F> {
    /// Keeps the saved state as a point in time, unless the newest point holds the same answers. A label makes a new
    /// point in any case.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn keep(
        &self,
        session: &mut Session<F>,
        assessment: &Assessment,
        label: &Clean,
        now: Timestamp,
    ) -> Result<KeepOutcome, StoreError> {
        if !is_anything_answered(assessment) {
            return Ok(KeepOutcome::NothingAnswered);
        }
        let newest = self.store.points(self.catalog, assessment.name())?.points.pop();
        match newest.filter(|point| label.is_empty() && holds_the_same(point, assessment)) {
            Some(point) => Ok(KeepOutcome::Unchanged(point.number)),
            None => session.keep_point(assessment, label, now).map(KeepOutcome::Kept),
        }
    }

    /// Begins a round of answering again and saves it: keeps the present state as a point first. An interrupted round
    /// goes on.
    ///
    /// # Errors
    ///
    /// The disk refuses. The answers are as before.
    pub fn begin_again(
        &self,
        session: &mut Session<F>,
        assessment: &mut Assessment,
        hides_former: bool,
        now: Timestamp,
    ) -> Result<AgainOutcome, StoreError> {
        if let Some(again) = assessment.again() {
            return Ok(AgainOutcome::Resumed(again.point));
        }
        let point = match self.keep(session, assessment, &Clean::default(), now)? {
            KeepOutcome::Kept(point) | KeepOutcome::Unchanged(point) => point,
            KeepOutcome::NothingAnswered => return Ok(AgainOutcome::NothingAnswered),
        };
        let revision = session.revision();
        assessment.set_again(Some(AnsweringAgain { point, revision, hides_former }));
        let first = assessment.still_to_give().next();
        if let Some(first) = first {
            assessment.set_place(first);
        }
        session.save(assessment, revision + 1, now)?;
        Ok(AgainOutcome::Begun(point))
    }
}

fn is_anything_answered(assessment: &Assessment) -> bool {
    assessment.framework().skills().any(|skill| assessment.entry(skill).choice != Choice::Unanswered)
}

/// Returns whether nothing about the answers changed since a point.
fn holds_the_same(point: &PointInTime, assessment: &Assessment) -> bool {
    assessment.framework().skills().all(|skill| point.assessment.entry(skill) == assessment.entry(skill))
}
