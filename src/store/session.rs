//! The work on one assessment: a session holds the lock, and only a session writes saves.
//!
//! A session keeps unknown content of its file, makes one backup before the first save, and saves whole states. The
//! caller decides when to save and when to try again.

use std::path::Path;

use jiff::Timestamp;

use super::action::Action;
use super::damage::Damage;
use super::delete::Deleted;
use super::disk::Disk;
use super::error::{During, StoreError};
use super::format::{SAVE_LIMIT, SaveVerdict, Stamp, UnknownFields, encode, judge};
use super::frameworks::Shelf;
use super::fs::Fs;
use super::hold::Hold;
use super::layout::Paths;
use super::loaded::{Changed, Opened};
use super::{delete, durable, find, quarantine, retention};
use crate::assessment::Assessment;
use crate::clock;
use crate::text::Clean;

/// The right to write one assessment. Dropping it releases the lock.
#[derive(Debug)]
pub struct Session<F: Fs = Disk> {
    pub(super) fs: F,
    pub(super) paths: Paths,
    pub(super) kept: Box<UnknownFields>,
    pub(super) revision: u64,
    /// The save at the start of the session, until its backup exists.
    pub(super) to_back_up: Option<(u64, Vec<u8>)>,
    pub(super) hold: Hold<F>,
    /// Whether the save at the start of the session would survive a power cut.
    anchored: bool,
    /// The digest of the framework that is known to be on the shelf.
    shelved: Option<String>,
}

/// A completed save.
#[derive(Debug)]
pub struct Saved {
    /// The revision on the disk.
    pub revision: u64,
    /// The reason why the backup of the earlier state failed. The save itself is complete, and the next save tries the
    /// backup again.
    pub backup_problem: Option<StoreError>,
}

/// A session that may not write until the person has decided about the file.
#[derive(Debug)]
pub struct Undecided<F: Fs = Disk>(pub(super) Session<F>);

impl<F: Fs> Undecided<F> {
    /// Goes on with the changed file. First copies it to quarantine, because only the file holds the parts that the
    /// program did not understand.
    ///
    /// # Errors
    ///
    /// The operation failed. No data is lost, and beginning again leads to the same decision.
    pub fn accept(mut self, changed: Changed) -> Result<(Session<F>, Opened), StoreError> {
        self.0.quarantine()?;
        Ok((self.0.working_on(&changed.opened), changed.opened))
    }

    /// Returns the folder where a rejected file is kept, for people.
    pub(super) fn kept_aside(&self) -> String {
        Clean::file(&self.0.paths.quarantine.to_string_lossy()).to_string()
    }

    /// Goes on with a backup. Keeps the file in quarantine and replaces it by the backup.
    ///
    /// # Errors
    ///
    /// The operation failed. No data is lost, and beginning again leads to the same decision.
    pub fn restore(self, backup: &Opened) -> Result<Session<F>, StoreError> {
        let mut session = self.0.working_on(backup);
        session.quarantine()?;
        let revision = session.revision + 1;
        session.save(&backup.assessment, revision, backup.saved_at)?;
        Ok(session)
    }

    /// Goes on without answers. Keeps the file in quarantine. The first save takes its place; backups stay.
    ///
    /// # Errors
    ///
    /// The operation failed. No data is lost, and beginning again leads to the same decision.
    pub fn start_over(mut self) -> Result<Session<F>, StoreError> {
        self.0.quarantine()?;
        Ok(self.0)
    }
}

/// Builds the error for a state that cannot be encoded.
pub(super) fn unfit(path: &Path, damage: Damage) -> StoreError {
    match damage {
        Damage::TooLarge => StoreError::TooLarge { action: Action::Write, path: path.to_owned(), limit: SAVE_LIMIT },
        damage => StoreError::Unfaithful { path: path.to_owned(), damage },
    }
}

impl<F: Fs> Session<F> {
    /// Creates a session that holds the lock and knows no file yet.
    pub(super) fn new(fs: F, paths: Paths, lock: F::Lock) -> Self {
        let hold = Hold::new(lock);
        Self { fs, paths, kept: Box::default(), revision: 0, to_back_up: None, hold, anchored: false, shelved: None }
    }

    /// Returns the session with the highest revision found.
    pub(super) const fn counting_from(mut self, highest: u64) -> Self {
        self.revision = highest;
        self
    }

    /// Returns the session with a sound save to back up.
    pub(super) fn backing_up(mut self, before: Option<(u64, Vec<u8>)>) -> Self {
        self.to_back_up = before;
        self
    }

    /// Records the save on the disk.
    pub(super) fn knows(&mut self, bytes: Option<&[u8]>) {
        self.hold.knows(bytes);
    }

    /// Returns the session with the unknown content of a file.
    pub(super) fn working_on(mut self, opened: &Opened) -> Self {
        self.kept.clone_from(&opened.kept);
        self
    }

    /// Returns the newest revision. The next save must have a higher one.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns whether the save at the start of the session would survive a power cut.
    #[must_use]
    pub const fn is_anchored(&self) -> bool {
        self.anchored
    }

    /// Makes the save at the start of the session survive a power cut, unless it already does.
    ///
    /// # Errors
    ///
    /// The disk refuses, or the lock is lost. Nothing is overwritten, and the call can be repeated.
    pub fn anchor(&mut self) -> Result<(), StoreError> {
        if self.anchored {
            return Ok(());
        }
        // The lock may have been lost since the save was read.
        self.hold.hold_on(&self.fs, &self.paths)?;
        self.flush_what_is_there()
    }

    /// Does the same as [`anchor`](Self::anchor), right after locking and reading.
    pub(super) fn flush_what_is_there(&mut self) -> Result<(), StoreError> {
        // A process may have been killed while it deleted an assessment.
        delete::sweep(&self.fs, &self.paths.shelf);
        durable::anchor(&self.fs, &self.paths)?;
        self.anchored = true;
        Ok(())
    }

    /// Saves a state. When this returns, the state survives a crash and a power cut.
    ///
    /// # Errors
    ///
    /// The operation failed. The disk holds the earlier state or this one. A new save starts afresh.
    pub fn save(&mut self, assessment: &Assessment, revision: u64, saved_at: Timestamp) -> Result<Saved, StoreError> {
        let path = &self.paths.current;
        if let Some(foreign) = assessment.foreign() {
            return Err(StoreError::OtherQuestions { path: path.clone(), foreign: foreign.clone() });
        }
        if revision <= self.revision {
            return Err(StoreError::Older { path: path.clone(), saved: self.revision, asked: revision });
        }
        let bytes = self.encode(assessment, Stamp { revision, saved_at })?;
        if self.to_back_up.is_some() {
            // The backup step also removes backups, so the lock has to be held.
            self.hold.hold_on(&self.fs, &self.paths)?;
        }
        self.shelve(assessment)?;
        let backup_problem = self.back_up().err();
        self.hold.replace(&self.fs, &self.paths, &bytes)?;
        if !self.anchored {
            // The directories above the save have to survive too.
            self.flush_what_is_there()?;
        }
        self.revision = revision;
        Ok(Saved { revision, backup_problem })
    }

    /// Puts the framework of an assessment on the shelf, once, so that no save names a framework that nobody has.
    fn shelve(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        let framework = assessment.framework();
        let Some(sha256) = framework.label().sha256 else { return Ok(()) };
        if self.shelved.as_deref() != Some(sha256) {
            Shelf::of(&self.fs, &self.paths.root).put(framework)?;
            self.shelved = Some(sha256.to_owned());
        }
        Ok(())
    }

    /// Goes back to an earlier state after a backup of the present one. The state keeps its original save time.
    ///
    /// # Errors
    ///
    /// The operation failed. No data is lost.
    pub fn go_back_to(mut self, earlier: &Opened) -> Result<Self, StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        self.back_up()?;
        let mut session = self.working_on(earlier);
        session.save(&earlier.assessment, session.revision + 1, earlier.saved_at)?;
        Ok(session)
    }

    /// Keeps aside a state that cannot be saved because somebody else has changed the file.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn keep_aside(&self, state: &Assessment, saved_at: Timestamp) -> Result<(), StoreError> {
        quarantine::put(&self.fs, &self.paths, &self.encode(state, Stamp { revision: self.revision + 1, saved_at })?)
    }

    /// Encodes a state.
    pub(super) fn encode(&self, assessment: &Assessment, stamp: Stamp) -> Result<Vec<u8>, StoreError> {
        encode(assessment, &self.kept, stamp).map_err(|damage| unfit(&self.paths.current, damage))
    }

    /// Deletes the assessment, like [`Store::delete`](super::Store::delete). Do not use the session afterwards.
    ///
    /// # Errors
    ///
    /// Another window took over, or the disk refuses. The session then goes on as before.
    pub fn delete(&mut self) -> Result<Deleted, StoreError> {
        // Some systems cannot rename a directory with an open file, and our own lock would block the deletion.
        self.hold.let_go();
        let deleted = delete::delete(&self.fs, &self.paths);
        if deleted.is_err() {
            // If another window took the lock, the next save reports it.
            let _ = self.hold.hold_on(&self.fs, &self.paths);
        }
        deleted
    }

    /// Backs up the save at the start of the session, once.
    pub(super) fn back_up(&mut self) -> Result<(), StoreError> {
        let Some((revision, bytes)) = &self.to_back_up else {
            return Ok(());
        };
        durable::ensure_dir(&self.fs, &self.paths.backups)?;
        durable::tighten(&self.fs, &self.paths.backups);
        let backup = self.paths.backup(*revision);
        let there = self.fs.look(&backup).during(Action::Read, &backup)?.is_some();
        let same = there && self.fs.read(&backup, SAVE_LIMIT).is_ok_and(|there| there == *bytes);
        if same {
            durable::flush_what_is_there(&self.fs, &backup)?;
        } else {
            durable::replace(&self.fs, &backup, bytes)?;
        }
        let kept = *revision;
        self.to_back_up = None;
        self.prune_backups(kept)
    }

    /// Removes the backups that are no longer needed, but never the one just made. An unreadable backup stays, because
    /// its content is unknown.
    fn prune_backups(&self, just_made: u64) -> Result<(), StoreError> {
        let sound = find::backups(&self.fs, &self.paths)?.into_iter().filter_map(|revision| {
            let bytes = self.fs.read(&self.paths.backup(revision), SAVE_LIMIT).ok()?;
            match judge(&bytes) {
                SaveVerdict::Sound { payload, .. } => Some((revision, clock::local_day(payload.saved_at))),
                _ => None,
            }
        });
        let sound: Vec<_> = sound.collect();
        let kept = retention::kept(&sound);
        for (revision, _) in sound.iter().filter(|(revision, _)| *revision != just_made && !kept.contains(revision)) {
            durable::remove_if_there(&self.fs, &self.paths.backup(*revision))?;
        }
        Ok(())
    }

    /// Keeps the current save aside, so that it may be replaced. An editor may have changed it since it was read.
    fn quarantine(&mut self) -> Result<(), StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        let Some(bytes) = find::read_current(&self.fs, &self.paths)? else {
            self.hold.knows(None);
            return Ok(());
        };
        if u64::try_from(bytes.len()).is_ok_and(|length| length > SAVE_LIMIT) {
            // The file is longer than the bytes that were read.
            quarantine::take(&self.fs, &self.paths, &self.paths.current)?;
            self.hold.knows(None);
        } else {
            quarantine::put(&self.fs, &self.paths, &bytes)?;
            self.hold.knows(Some(&bytes));
        }
        Ok(())
    }
}
