//! An assessment that is open for writing: its newest unsaved state, and when to save again after a failure.
//!
//! A failed save is tried again with the newest state, first after a tenth of a second, later every five seconds,
//! without limit. The caller decides when to call; this module does not wait.

use std::time::{Duration, Instant};

use super::{KeepOutcome, Workspace, error_line};
use crate::assessment::{Assessment, Name};
use crate::clock;
use crate::framework::Catalog;
use crate::store::{Deleted, Disk, Fs, Opened, OtherVersion, Session, StoreError};
use crate::text::Clean;

const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// An assessment that may be written, and its unsaved state.
#[derive(Debug)]
pub struct AssessmentWriter<F: Fs = Disk> {
    name: Name,
    session: Session<F>,
    unsaved: Option<PendingSave>,
    failure: Option<SaveFailure>,
    /// Whether the person was told that no backup can be made.
    has_warned: bool,
    /// The version of another program or computer, while it prevents saving this one.
    other_version: Option<OtherVersion>,
}

/// A state to save.
#[derive(Debug)]
struct PendingSave {
    revision: u64,
    assessment: Box<Assessment>,
}

#[derive(Debug)]
struct SaveFailure {
    reason: Clean,
    /// Whether another program or computer has changed the file.
    is_conflict: bool,
    wait: Duration,
    again_at: Instant,
}

/// The result of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// There was nothing to save.
    Unchanged,
    /// The state is on the disk and survives a crash and a power cut.
    Saved {
        /// Its revision.
        revision: u64,
        /// The reason why there is no backup of the state before. Only the first save without a backup has it.
        warning: Option<Clean>,
    },
    /// The state is in memory only.
    NotSaved(Clean),
}

/// Two versions of an assessment: the one in memory, and the one that another program or computer saved meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionConflict {
    /// Describes the other version, in whole sentences.
    pub found: Clean,
    /// Whether the version in memory may replace the other one.
    pub can_keep_mine: bool,
    /// Whether the other version can be used.
    pub can_take_theirs: bool,
    /// The differences. Each has a subject, its value in memory, and its value in the other version.
    pub differences: Vec<[Clean; 3]>,
}

impl<F: Fs> AssessmentWriter<F> {
    /// Creates a writer for a session.
    #[must_use]
    pub const fn new(name: Name, session: Session<F>) -> Self {
        Self { name, session, unsaved: None, failure: None, has_warned: false, other_version: None }
    }

    /// Returns its name.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Returns the newest revision on the disk.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.session.revision()
    }

    /// Returns whether there is something to save or to flush.
    #[must_use]
    pub const fn is_dirty(&self) -> bool {
        self.unsaved.is_some() || !self.is_safe()
    }

    /// Returns whether the opened state would survive a power cut.
    #[must_use]
    pub const fn is_safe(&self) -> bool {
        self.session.is_anchored()
    }

    /// Returns why the last save failed, if it did.
    #[must_use]
    pub fn trouble(&self) -> Option<Clean> {
        self.failure.as_ref().map(|failure| failure.reason.clone())
    }

    /// Returns the time of the next attempt, if a save failed.
    #[must_use]
    pub fn next_attempt(&self) -> Option<Instant> {
        self.failure.as_ref().map(|failure| failure.again_at)
    }

    /// Returns the unsaved state with its revision.
    #[must_use]
    pub fn unsaved(&self) -> Option<(u64, &Assessment)> {
        self.unsaved.as_ref().map(|pending| (pending.revision, &*pending.assessment))
    }

    /// Takes a newer state to save. It replaces an older unsaved state.
    pub fn keep(&mut self, revision: u64, assessment: Box<Assessment>) {
        self.unsaved = Some(PendingSave { revision, assessment });
    }

    /// Deletes the assessment. If that fails, the unsaved state stays and can still be saved.
    ///
    /// # Errors
    ///
    /// Another window took over, or the disk refuses.
    pub fn delete(&mut self) -> Result<Deleted, StoreError> {
        self.session.delete()
    }

    /// Saves the state of a revision and keeps it as a point in time, which then has the same revision.
    ///
    /// # Errors
    ///
    /// The reason why it is not kept, for people.
    pub fn keep_point(
        &mut self,
        workspace: &Workspace<'_, F>,
        (revision, assessment): (u64, Box<Assessment>),
        label: &Clean,
    ) -> Result<KeepOutcome, Clean> {
        let newest = self.unsaved.as_ref().map_or(self.revision(), |pending| pending.revision);
        if revision > newest {
            self.keep(revision, assessment.clone());
        }
        if let SaveOutcome::NotSaved(reason) = self.save_now() {
            return Err(reason);
        }
        workspace.keep(&mut self.session, &assessment, label, clock::now()).map_err(|error| error_line(&error))
    }

    /// Deletes a point in time.
    ///
    /// # Errors
    ///
    /// The reason why it is not deleted, for people.
    pub fn delete_point(&mut self, number: u32) -> Result<(), Clean> {
        self.session.delete_point(number).map_err(|error| error_line(&error))
    }

    /// Deletes a rating that is kept with the assessment.
    ///
    /// # Errors
    ///
    /// The reason why it is not deleted, for people.
    pub fn delete_rating(&mut self, number: u32) -> Result<(), Clean> {
        self.session.delete_rating(number).map_err(|error| error_line(&error))
    }

    /// Saves a state as the next revision, once.
    pub(super) fn save_first(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        self.session.save(assessment, self.session.revision() + 1, clock::now()).map(drop)
    }

    /// Saves the newest state, unless a save failed and its waiting time is not over.
    pub fn save_if_due(&mut self, now: Instant) -> SaveOutcome {
        match &self.failure {
            Some(failure) if now < failure.again_at && self.is_dirty() => SaveOutcome::NotSaved(failure.reason.clone()),
            _ => self.save_now(),
        }
    }

    /// Saves the newest state. If there is none, makes sure that the opened state survives a power cut.
    pub fn save_now(&mut self) -> SaveOutcome {
        let saved = match &self.unsaved {
            Some(pending) => self.session.save(&pending.assessment, pending.revision, clock::now()),
            None if self.is_safe() => return SaveOutcome::Unchanged,
            None => {
                return match self.session.anchor() {
                    Ok(()) => {
                        self.failure = None;
                        SaveOutcome::Saved { revision: self.session.revision(), warning: None }
                    }
                    Err(error) => SaveOutcome::NotSaved(self.not_saved(&error)),
                };
            }
        };
        match saved {
            Ok(saved) => {
                self.settled();
                let problem = saved.backup_problem.filter(|_| !std::mem::replace(&mut self.has_warned, true));
                let warning =
                    problem.map(|error| Clean::line(&format!("saved, but without a backup: {}", error_line(&error))));
                SaveOutcome::Saved { revision: saved.revision, warning }
            }
            Err(error) => SaveOutcome::NotSaved(self.not_saved(&error)),
        }
    }

    /// Returns the conflict to decide about, if a version of another program or computer prevents saving.
    pub fn conflict(&mut self, catalog: &Catalog) -> Option<VersionConflict> {
        let mine = &self.unsaved.as_ref()?.assessment;
        if !self.failure.as_ref()?.is_conflict {
            return None;
        }
        // If the other version cannot be read now, there is nothing to decide about.
        self.other_version = self.session.theirs(catalog, &self.name).ok().flatten();
        let theirs = self.other_version.as_ref()?;
        Some(VersionConflict {
            found: theirs.words(mine),
            can_keep_mine: theirs.may_be_replaced(),
            can_take_theirs: theirs.opened().is_some(),
            differences: theirs.differences(mine),
        })
    }

    /// Ends a conflict with the version in memory: saves it, and keeps the other one aside. Does nothing without a
    /// conflict.
    ///
    /// # Errors
    ///
    /// The reason why it is still not saved.
    pub fn keep_mine(&mut self) -> Result<(), Clean> {
        let (Some(theirs), Some(pending)) = (self.other_version.take(), &self.unsaved) else {
            return Ok(());
        };
        match self.session.keep_mine(&theirs, &pending.assessment, pending.revision, clock::now()) {
            Ok(_) => {
                self.settled();
                Ok(())
            }
            Err(error) => Err(self.not_saved(&error)),
        }
    }

    /// Ends a conflict with the other version: returns it, and keeps the one in memory aside. Returns `None` without a
    /// conflict.
    ///
    /// # Errors
    ///
    /// The reason why the other version could not be taken over.
    pub fn take_theirs(&mut self) -> Result<Option<Opened>, Clean> {
        let (Some(theirs), Some(pending)) = (self.other_version.take(), &self.unsaved) else {
            return Ok(None);
        };
        match self.session.take_theirs(theirs, &pending.assessment, pending.revision, clock::now()) {
            Ok(opened) => {
                self.settled();
                Ok(Some(opened))
            }
            Err(error) => Err(self.not_saved(&error)),
        }
    }

    /// Saves for the last time. Keeps a state in conflict aside. Returns the reason if something is not saved.
    pub fn finish(&mut self) -> Option<Clean> {
        let _ = self.save_now();
        let failure = self.failure.as_ref()?;
        let in_conflict = self.unsaved.as_ref().filter(|_| failure.is_conflict);
        match in_conflict.map(|pending| self.session.keep_aside(&pending.assessment, clock::now())) {
            Some(Ok(())) => Some(Clean::line(
                "another program or computer has changed the file. Your version is kept: `devrel-ready backups` lists it",
            )),
            _ => Some(failure.reason.clone()),
        }
    }

    fn settled(&mut self) {
        (self.unsaved, self.failure, self.other_version) = (None, None, None);
    }

    /// Records a failure and when to try again. Returns the reason.
    fn not_saved(&mut self, error: &StoreError) -> Clean {
        let reason = error_line(error);
        let is_conflict = matches!(error, StoreError::ChangedUnderneath(_));
        let wait = self.failure.as_ref().map_or(FIRST_WAIT, |failure| (2 * failure.wait).min(LONGEST_WAIT));
        let again_at = Instant::now() + wait;
        self.failure = Some(SaveFailure { reason: reason.clone(), is_conflict, wait, again_at });
        reason
    }
}
