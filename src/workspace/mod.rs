//! Opening, creating and saving an assessment, for both shells.
//!
//! A [`Workspace`] joins a [`Store`] and a [`Catalog`]. It returns the state of a save as data: a [`Condition`], an
//! [`Obstacle`] that allows reading only, or a decision that the person has to make. An [`AssessmentWriter`] saves and
//! retries. This module does not wait, print or know a screen; [`store`](crate::store) makes each save safe.

mod condition;
mod frameworks;
mod points;
mod roll_up;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

use std::fmt;

pub use self::condition::{Condition, Inspection, Obstacle, ReadOnlyAssessment};
pub use self::frameworks::{FrameworkFault, NamedFramework, grouped};
pub use self::points::{AgainOutcome, KeepOutcome};
pub use self::roll_up::{RollUp, RollUpProgress, roll_up};
pub use self::tables::{SharedFolder, TablesRequest, TablesSink, TablesWriter};
pub use self::writer::{AssessmentWriter, SaveOutcome, VersionConflict};
use crate::assessment::{Assessment, Name};
use crate::framework::Catalog;
use crate::store::{Begun, Disk, Fs, Opened, PendingDecision, Session, Store, StoreError};
use crate::text::Clean;

/// The saved assessments and the questions they answer.
#[derive(Debug)]
pub struct Workspace<'w, F: Fs = Disk> {
    store: &'w Store<F>,
    catalog: &'w Catalog,
}

/// The result of opening an assessment for writing.
#[derive(Debug)]
pub enum OpenOutcome<F: Fs = Disk> {
    /// Nothing is saved under this name; the first save creates it.
    New(Session<F>),
    /// The save is sound.
    Ready(Session<F>, Opened),
    /// The person has to decide first: the save was changed outside the program or is damaged.
    Undecided(PendingDecision<F>),
    /// The assessment can be read at most.
    ReadOnly(ReadOnlyAssessment),
}

/// The result of taking over an assessment that was open elsewhere.
#[derive(Debug)]
pub enum TakeOverOutcome<F: Fs = Disk> {
    /// It can be written, and the save is the state that is shown.
    Taken(Box<Session<F>>),
    /// It still cannot be written.
    Refused,
    /// It is free, but the save is another state, or needs a decision, or is gone.
    Changed,
}

/// The result of creating an assessment.
#[derive(Debug)]
pub enum CreateOutcome<F: Fs = Disk> {
    /// It is saved, and open for writing.
    Created(Box<AssessmentWriter<F>>),
    /// An assessment of this name exists.
    NameTaken(Name),
}

/// Whether opening waits until the disk has flushed what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flush {
    /// Before returning.
    First,
    /// Later, by [`AssessmentWriter::save_now`]. Until then the assessment may not be called saved.
    Later,
}

impl<'w, F: Fs> Workspace<'w, F> {
    /// Joins a store and a catalog. Reads nothing.
    #[must_use]
    pub const fn new(store: &'w Store<F>, catalog: &'w Catalog) -> Self {
        Self { store, catalog }
    }

    /// Reads an assessment without locking or writing anything.
    ///
    /// # Errors
    ///
    /// A file that is there cannot be read.
    pub fn inspect(&self, name: &Name) -> Result<Inspection, StoreError> {
        Ok(Inspection::of(self.store.load(self.catalog, name)?))
    }

    /// Opens an assessment for writing, whether it exists or not. This creates its directory and its lock file.
    ///
    /// # Errors
    ///
    /// The disk refuses, and nothing can be read either.
    pub fn open(&self, name: &Name, flush: Flush) -> Result<OpenOutcome<F>, StoreError> {
        let begun = match flush {
            Flush::First => self.store.begin(self.catalog, name),
            Flush::Later => self.store.begin_at_once(self.catalog, name),
        };
        Ok(match begun? {
            Begun::New(session) => OpenOutcome::New(session),
            Begun::Sound(session, opened) => OpenOutcome::Ready(session, opened),
            Begun::Changed(undecided, changed) => {
                OpenOutcome::Undecided(PendingDecision::changed(name.clone(), undecided, changed))
            }
            Begun::Damaged(undecided, damaged) => {
                OpenOutcome::Undecided(PendingDecision::damaged(name.clone(), undecided, damaged))
            }
            Begun::ReadOnly(why, loaded) => OpenOutcome::ReadOnly(ReadOnlyAssessment::of(why, Inspection::of(loaded))),
        })
    }

    /// Opens an assessment for writing that is shown at a revision, once nobody else has it open. If the save is another
    /// state by now, nothing is opened, so that nobody writes over what they have not seen.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    pub fn take_over(&self, name: &Name, revision: u64) -> Result<TakeOverOutcome<F>, StoreError> {
        // Opening creates a lock file, so check for existence first.
        if !self.store.knows(name)? {
            return Ok(TakeOverOutcome::Changed);
        }
        Ok(match self.open(name, Flush::Later)? {
            OpenOutcome::Ready(session, opened) if opened.revision == revision => {
                TakeOverOutcome::Taken(Box::new(session))
            }
            OpenOutcome::ReadOnly(_) => TakeOverOutcome::Refused,
            OpenOutcome::Ready(..) | OpenOutcome::New(_) | OpenOutcome::Undecided(_) => TakeOverOutcome::Changed,
        })
    }

    /// Opens an assessment for writing, and tries again while another window or command has it open. `pause` is called
    /// between two attempts; it should take a twentieth of a second, so that a command is waited for two seconds.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    pub fn open_when_free(&self, name: &Name, pause: impl FnMut()) -> Result<OpenOutcome<F>, StoreError> {
        let is_locked = |outcome: &Result<OpenOutcome<F>, StoreError>| match outcome {
            Ok(OpenOutcome::ReadOnly(read_only)) => matches!(read_only.obstacle, Obstacle::Locked),
            _ => false,
        };
        when_free(|| self.open(name, Flush::First), is_locked, pause)
    }

    /// Creates an assessment and saves it at once, so that it exists even if nothing is answered.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn create(&self, assessment: &Assessment) -> Result<CreateOutcome<F>, StoreError> {
        let name = assessment.name();
        if let Some(saved) = self.store.saved_name(name)? {
            return Ok(CreateOutcome::NameTaken(saved));
        }
        match self.open(name, Flush::First)? {
            OpenOutcome::New(session) => {
                let mut open = AssessmentWriter::new(name.clone(), session);
                open.save_first(assessment)?;
                Ok(CreateOutcome::Created(Box::new(open)))
            }
            // Another window or command was faster.
            _ => Ok(CreateOutcome::NameTaken(name.clone())),
        }
    }
}

/// The number of attempts to get a lock.
const ATTEMPTS: u32 = 40;

/// Repeats an attempt while a lock is taken, a limited number of times. `pause` is called between two attempts.
pub fn when_free<T>(mut attempt: impl FnMut() -> T, is_busy: impl Fn(&T) -> bool, mut pause: impl FnMut()) -> T {
    for _ in 1..ATTEMPTS {
        let outcome = attempt();
        if !is_busy(&outcome) {
            return outcome;
        }
        pause();
    }
    attempt()
}

/// Describes an error of the disk in one line: the cause and the advice first, because a long path at the front would
/// fill a narrow screen.
#[must_use]
pub fn error_line(error: &StoreError) -> Clean {
    let hint = error.hint();
    match std::error::Error::source(error) {
        Some(cause) => Clean::line(&format!("{cause}: {hint} ({error})")),
        None => Clean::line(&format!("{error}: {hint}")),
    }
}

/// Converts notices and the like to lines that are safe to show.
pub fn lines<T: fmt::Display>(items: &[T]) -> Vec<Clean> {
    items.iter().map(|item| Clean::line(&item.to_string())).collect()
}
