//! The points in time of an assessment: whole saves that the person kept, each with a number and a label.
//!
//! A point is written like a save and never changes. Only deleting it, or the assessment, removes it. Points are no
//! backups, which the store removes by itself.

use std::cell::OnceCell;

use jiff::Timestamp;

use super::data_directory::Store;
use super::error::StoreError;
use super::find::{self, read_if_there};
use super::format::{SaveVerdict, Stamp, Writer, encode_point, judge};
use super::fs::Fs;
use super::loaded::Opened;
use super::session::{Session, unfit};
use super::{durable, guard, numbered};
use crate::assessment::{Assessment, Name, PointInTime};
use crate::clock::local_day;
use crate::framework::Catalog;
use crate::text::Clean;

/// All points in time of an assessment, in the order of their numbers.
#[derive(Debug, Default)]
pub struct SavedPoints {
    /// The points that can be used.
    pub points: Vec<PointInTime>,
    /// The points that cannot be used. Their files stay.
    pub damaged: Vec<DamagedPoint>,
}

/// A point in time that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedPoint {
    /// Its number.
    pub number: u32,
    /// The reason: short, safe to show, without a full stop.
    pub why: Clean,
}

impl<F: Fs> Store<F> {
    /// Reads all points in time of an assessment, without locking or writing anything. A point that somebody changed or
    /// damaged is told apart and hides no other one.
    ///
    /// # Errors
    ///
    /// The directory cannot be read.
    pub fn points(&self, catalog: &Catalog, name: &Name) -> Result<SavedPoints, StoreError> {
        let paths = self.paths(name);
        guard::check(&self.fs, &paths)?;
        let mut saved = SavedPoints::default();
        let beside = OnceCell::new();
        for number in numbered::numbers(&self.fs, &paths.points)? {
            match self.point((catalog, &beside), name, number) {
                Ok((point, _)) => saved.points.push(point),
                Err(why) => saved.damaged.push(DamagedPoint { number, why }),
            }
        }
        Ok(saved)
    }

    /// Reads one point, with the state to go back to. Fails with what is wrong with it. Finds the catalog beside the
    /// present save when the first point needs it.
    fn point(
        &self,
        (catalog, beside): (&Catalog, &OnceCell<Catalog>),
        name: &Name,
        number: u32,
    ) -> Result<(PointInTime, Opened), Clean> {
        let paths = self.paths(name);
        let bytes = read_if_there(&self.fs, &paths.point(number)).map_err(|error| error.reason())?;
        let (revision, payload) = match judge(&bytes.unwrap_or_default()) {
            SaveVerdict::Sound { revision, payload } => (revision, payload),
            SaveVerdict::Altered { .. } => return Err(Clean::line("somebody has changed it outside the program")),
            SaveVerdict::Newer { .. } => return Err(Clean::line("a newer version of the program wrote it")),
            SaveVerdict::Damaged { damage, .. } => return Err(Clean::line(&damage.to_string())),
        };
        let label = payload.point.as_ref().map(|point| Clean::line(&point.label)).unwrap_or_default();
        let is_shipped = payload.framework.sha256.is_none();
        let catalog = if is_shipped { catalog } else { beside.get_or_init(|| self.catalog_beside(catalog, &paths)) };
        let opened = find::opened((revision, Writer::Program), *payload, catalog, name);
        let kept_on = local_day(opened.saved_at);
        let point = PointInTime { number, label, revision, kept_on, assessment: opened.assessment.clone() };
        Ok((point, opened))
    }

    /// Returns the state of a point, to go back to it. `None` if the point is missing or damaged.
    #[must_use]
    pub fn state_at(&self, catalog: &Catalog, name: &Name, number: u32) -> Option<Opened> {
        self.point((catalog, &OnceCell::new()), name, number).ok().map(|(_, opened)| opened)
    }
}

impl<F: Fs> Session<F> {
    /// Keeps a state as the next point in time and returns its number. When this returns, the point survives a crash
    /// and a power cut. The state has to be the one that is saved, so that the point has its revision.
    ///
    /// # Errors
    ///
    /// The operation failed, and no point was added. The call can be repeated.
    pub fn keep_point(
        &mut self,
        assessment: &Assessment,
        label: &Clean,
        kept_at: Timestamp,
    ) -> Result<u32, StoreError> {
        if let Some(foreign) = assessment.foreign() {
            return Err(StoreError::OtherQuestions { path: self.paths.points.clone(), foreign: foreign.clone() });
        }
        self.hold.hold_on(&self.fs, &self.paths)?;
        let number = numbered::numbers(&self.fs, &self.paths.points)?.last().map_or(1, |last| last + 1);
        let path = self.paths.point(number);
        let stamp = Stamp { revision: self.revision, saved_at: kept_at };
        let bytes = encode_point(assessment, &self.kept, stamp, label).map_err(|damage| unfit(&path, damage))?;
        durable::ensure_dir(&self.fs, &self.paths.points)?;
        durable::tighten(&self.fs, &self.paths.points);
        durable::replace(&self.fs, &path, &bytes)?;
        Ok(number)
    }

    /// Deletes a point in time for good. A missing one is no error.
    ///
    /// # Errors
    ///
    /// The operation failed.
    pub fn delete_point(&mut self, number: u32) -> Result<(), StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        numbered::delete(&self.fs, &self.paths.point(number))
    }
}
