//! Points in time: reading, keeping and deleting them for the interface.

use std::sync::Arc;

use super::StorageWorker;
use crate::assessment::{Assessment, Name};
use crate::clock;
use crate::framework::Framework;
use crate::store::Fs;
use crate::text::Clean;
use crate::tui::{Kept, Msg, PointList};
use crate::workspace::{AssessmentWriter, Inspection, KeepOutcome, Workspace, error_line};

impl<F: Fs> StorageWorker<F> {
    /// Reads all points of an assessment. Returns [`Msg::Points`], or a warning.
    pub(super) fn points(&self, name: &Name) -> Msg {
        let today = clock::local_day(clock::now());
        let ratings = self.store.ratings(&self.framework_of(name), name, today);
        match self.store.points(&self.catalog, name).and_then(|saved| Ok((saved, ratings?))) {
            Ok((saved, ratings)) => {
                let damaged = saved.damaged.iter().map(|point| {
                    Clean::line(&format!("Point {} cannot be used: {}. Its file is kept.", point.number, point.why))
                });
                let unusable = ratings.damaged.iter().map(|(number, why)| {
                    Clean::line(&format!("Rating {number} cannot be used: {why}. Its file is kept."))
                });
                let damaged = damaged.chain(unusable).collect();
                let ratings = ratings.newest().into_iter().map(|(number, rating)| (number, rating.clone())).collect();
                Msg::Points(name.clone(), PointList { points: saved.points, damaged, ratings })
            }
            Err(error) => Msg::Warned(error_line(&error)),
        }
    }

    /// Returns the framework of a saved assessment, or the usual one if it cannot be read.
    fn framework_of(&self, name: &Name) -> Arc<Framework> {
        let saved = self.workspace().inspect(name).ok().and_then(Inspection::into_assessment);
        saved.map_or_else(|| Arc::clone(self.catalog.usual()), |assessment| Arc::clone(assessment.framework()))
    }

    /// Keeps the state of a revision as a point, after saving it. Returns [`Msg::Kept`] or [`Msg::NotKept`], and the list.
    pub(super) fn keep_point(&mut self, revision: u64, assessment: Box<Assessment>, label: &Clean) -> Vec<Msg> {
        let name = assessment.name().clone();
        let Self { open, store, catalog, .. } = self;
        let workspace = Workspace::new(store, catalog);
        let kept = match open.as_mut().filter(|open| *open.name() == name) {
            Some(open) => open.keep_point(&workspace, (revision, assessment), label),
            None => Err(not_open()),
        };
        let saved = self.saved_revision(&name);
        let outcome = match kept {
            Ok(KeepOutcome::Kept(number)) => Msg::Kept(name.clone(), Kept::As(number)),
            Ok(KeepOutcome::Unchanged(number)) => Msg::Kept(name.clone(), Kept::Already(number)),
            Ok(KeepOutcome::NothingAnswered) => Msg::NotKept(name.clone(), Clean::line("nothing is answered yet")),
            Err(reason) => Msg::NotKept(name.clone(), reason),
        };
        // The list comes first, so that whoever asked for the point finds it.
        saved.into_iter().chain([self.points(&name), outcome]).collect()
    }

    /// Deletes a point. Returns the list, and then that the point is gone or why it is not.
    pub(super) fn delete_point(&mut self, name: &Name, number: u32) -> Vec<Msg> {
        let deleted = match self.open.as_mut().filter(|open| open.name() == name) {
            Some(open) => open.delete_point(number),
            None => Err(not_open()),
        };
        let outcome = match deleted {
            Ok(()) => Msg::PointDeleted(name.clone(), number),
            Err(reason) => Msg::Warned(Clean::line(&format!("Point {number} is not deleted: {reason}"))),
        };
        vec![self.points(name), outcome]
    }

    /// Deletes a rating. Returns the list, and then that the rating is gone or why it is not.
    pub(super) fn delete_rating(&mut self, name: &Name, number: u32, words: Clean) -> Vec<Msg> {
        let deleted = match self.open.as_mut().filter(|open| open.name() == name) {
            Some(open) => open.delete_rating(number),
            None => Err(not_open()),
        };
        let outcome = match deleted {
            Ok(()) => Msg::RatingDeleted(name.clone(), words),
            Err(reason) => Msg::Warned(Clean::line(&format!("Nothing was deleted, {words} is still there: {reason}"))),
        };
        vec![self.points(name), outcome]
    }

    fn saved_revision(&self, name: &Name) -> Option<Msg> {
        let open = self.open.as_ref().filter(|open| open.name() == name && !open.is_dirty())?;
        Some(Msg::Saved(name.clone(), AssessmentWriter::revision(open)))
    }
}

fn not_open() -> Clean {
    Clean::line("it is not open for writing here")
}
