//! Working on one assessment: a session holds the lock, and only a session writes.
//!
//! A session knows what was kept of the file it started from, makes one backup of it before the first save,
//! and saves whole states. When to save, and how to try again, is decided elsewhere.

use jiff::Timestamp;

use super::action::Action;
use super::damage::Damage;
use super::delete::Deleted;
use super::disk::Disk;
use super::error::{During, StoreError};
use super::format::{SAVE_LIMIT, SaveVerdict, Stamp, UnknownFields, encode, judge};
use super::fs::Fs;
use super::hold::Hold;
use super::layout::Paths;
use super::loaded::{Changed, Opened};
use super::{delete, durable, find, quarantine, retention};
use crate::assessment::Assessment;
use crate::clock;

/// The right to write one assessment. Dropping it gives the lock back.
#[derive(Debug)]
pub struct Session<F: Fs = Disk> {
    pub(super) fs: F,
    pub(super) paths: Paths,
    pub(super) kept: Box<UnknownFields>,
    pub(super) revision: u64,
    /// The save that the session started from, until it is kept as a backup.
    pub(super) to_back_up: Option<(u64, Vec<u8>)>,
    pub(super) hold: Hold<F>,
    /// Whether the save that the session started from is known to survive a power cut.
    anchored: bool,
}

/// A save that is on the disk.
#[derive(Debug)]
pub struct Saved {
    /// The revision that survives from now on.
    pub revision: u64,
    /// Why there is no backup of the state before this session, if it could not be made. The save itself is
    /// fine; the backup is tried again with the next one.
    pub backup_problem: Option<StoreError>,
}

/// A session that may not write before the person has decided what becomes of the file.
#[derive(Debug)]
pub struct Undecided<F: Fs = Disk>(pub(super) Session<F>);

impl<F: Fs> Undecided<F> {
    /// Goes on with the file as somebody changed it. A copy is kept in quarantine before anything can take its
    /// place: what we did not understand of it is only there.
    ///
    /// # Errors
    ///
    /// What stands in the way. Nothing is lost; beginning again leads to the same decision.
    pub fn accept(mut self, changed: Changed) -> Result<(Session<F>, Opened), StoreError> {
        self.0.quarantine()?;
        Ok((self.0.working_on(&changed.opened), changed.opened))
    }

    /// Goes on with a backup. The file is kept in quarantine and the backup takes its place on the disk.
    ///
    /// # Errors
    ///
    /// What stands in the way. Nothing is lost; beginning again leads to the same decision.
    pub fn restore(self, backup: &Opened) -> Result<Session<F>, StoreError> {
        let mut session = self.0.working_on(backup);
        session.quarantine()?;
        let revision = session.revision + 1;
        session.save(&backup.assessment, revision, backup.saved_at)?;
        Ok(session)
    }

    /// Goes on with nothing. The file is kept in quarantine and stands where it stood until the first save; backups stay.
    ///
    /// # Errors
    ///
    /// What stands in the way. Nothing is lost; beginning again leads to the same decision.
    pub fn start_over(mut self) -> Result<Session<F>, StoreError> {
        self.0.quarantine()?;
        Ok(self.0)
    }
}

impl<F: Fs> Session<F> {
    /// A session that has the lock and knows of no file yet.
    pub(super) fn new(fs: F, paths: Paths, lock: F::Lock) -> Self {
        let hold = Hold::new(lock);
        Self { fs, paths, kept: Box::default(), revision: 0, to_back_up: None, hold, anchored: false }
    }

    /// The session counting on from the highest revision found.
    pub(super) const fn counting_from(mut self, highest: u64) -> Self {
        self.revision = highest;
        self
    }

    /// The session with a backup to be made of a sound save.
    pub(super) fn backing_up(mut self, before: Option<(u64, Vec<u8>)>) -> Self {
        self.to_back_up = before;
        self
    }

    /// Takes note of the save that is there.
    pub(super) fn knows(&mut self, bytes: Option<&[u8]>) {
        self.hold.knows(bytes);
    }

    /// The session with everything that was kept of a file.
    pub(super) fn working_on(mut self, opened: &Opened) -> Self {
        self.kept.clone_from(&opened.kept);
        self
    }

    /// The newest revision there is. The next save has to have a higher one.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether what the session started from would survive a power cut.
    #[must_use]
    pub const fn is_anchored(&self) -> bool {
        self.anchored
    }

    /// Makes what the session started from survive a power cut, unless that has happened.
    ///
    /// # Errors
    ///
    /// The disk refuses, or the lock is lost. Nothing is overwritten; it can be tried again.
    pub fn anchor(&mut self) -> Result<(), StoreError> {
        if self.anchored {
            return Ok(());
        }
        // Since it was read, somebody may have taken it away.
        self.hold.hold_on(&self.fs, &self.paths)?;
        self.flush_what_is_there()
    }

    /// [`anchor`](Self::anchor) for somebody who has just locked and read.
    pub(super) fn flush_what_is_there(&mut self) -> Result<(), StoreError> {
        // Whoever was deleting may have been killed.
        delete::sweep(&self.fs, &self.paths.shelf);
        durable::anchor(&self.fs, &self.paths)?;
        self.anchored = true;
        Ok(())
    }

    /// Saves a state. When this returns, the state survives a crash and a power cut.
    ///
    /// # Errors
    ///
    /// What stood in the way. The state before is still on the disk, or this one is, but not surely; saving
    /// again starts afresh.
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
            // Backups are removed as well, and nobody else's should be.
            self.hold.hold_on(&self.fs, &self.paths)?;
        }
        let backup_problem = self.back_up().err();
        self.hold.replace(&self.fs, &self.paths, &bytes)?;
        if !self.anchored {
            // The way to the save has to survive too.
            self.flush_what_is_there()?;
        }
        self.revision = revision;
        Ok(Saved { revision, backup_problem })
    }

    /// Goes back to an earlier state, after the present one is kept as a backup. The state keeps the time at which it was
    /// saved.
    ///
    /// # Errors
    ///
    /// What stood in the way. Nothing is lost.
    pub fn go_back_to(mut self, earlier: &Opened) -> Result<Self, StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        self.back_up()?;
        let mut session = self.working_on(earlier);
        session.save(&earlier.assessment, session.revision + 1, earlier.saved_at)?;
        Ok(session)
    }

    /// Keeps a state aside that cannot be saved, because somebody else has changed the file.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn keep_aside(&self, state: &Assessment, saved_at: Timestamp) -> Result<(), StoreError> {
        quarantine::put(&self.fs, &self.paths, &self.encode(state, Stamp { revision: self.revision + 1, saved_at })?)
    }

    /// The bytes of a state.
    pub(super) fn encode(&self, assessment: &Assessment, stamp: Stamp) -> Result<Vec<u8>, StoreError> {
        let path = &self.paths.current;
        encode(assessment, &self.kept, stamp).map_err(|damage| match damage {
            Damage::TooLarge => StoreError::TooLarge { action: Action::Write, path: path.clone(), limit: SAVE_LIMIT },
            damage => StoreError::Unfaithful { path: path.clone(), damage },
        })
    }

    /// Deletes the assessment, like [`Store::delete`](super::Store::delete). Then the session is of no use any more.
    ///
    /// # Errors
    ///
    /// Another window took over, or the disk refuses. Then the session goes on as before.
    pub fn delete(&mut self) -> Result<Deleted, StoreError> {
        // Where a file is open no directory can be renamed everywhere, and our own lock would keep us out.
        self.hold.let_go();
        let deleted = delete::delete(&self.fs, &self.paths);
        if deleted.is_err() {
            // If somebody came between, the next save says so.
            let _ = self.hold.hold_on(&self.fs, &self.paths);
        }
        deleted
    }

    /// Keeps the save that the session started from, once.
    fn back_up(&mut self) -> Result<(), StoreError> {
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

    /// Removes the backups that need not be kept, but never the one just made. One that cannot be read stays: nobody
    /// knows what is in it.
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

    /// Keeps the save aside as it is now, which may not be what was found: an editor may have written it again. Then it
    /// may be replaced.
    fn quarantine(&mut self) -> Result<(), StoreError> {
        self.hold.hold_on(&self.fs, &self.paths)?;
        let Some(bytes) = find::read_current(&self.fs, &self.paths)? else {
            self.hold.knows(None);
            return Ok(());
        };
        if u64::try_from(bytes.len()).is_ok_and(|length| length > SAVE_LIMIT) {
            // There is more of it than was read.
            quarantine::take(&self.fs, &self.paths, &self.paths.current)?;
            self.hold.knows(None);
        } else {
            quarantine::put(&self.fs, &self.paths, &bytes)?;
            self.hold.knows(Some(&bytes));
        }
        Ok(())
    }
}
