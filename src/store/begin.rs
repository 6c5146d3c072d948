//! Begins the work on an assessment: takes its lock, reads the save, and returns how to go on.
//!
//! This module writes no save. The person decides about a changed or damaged one.

use super::action::Action;
use super::data_directory::Store;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::find::Finder;
use super::fs::Fs;
use super::loaded::{Changed, Damaged, Loaded, Opened};
use super::session::{Session, Undecided};
use crate::assessment::{Foreign, Name};
use crate::framework::Catalog;

/// The result of beginning to work on an assessment.
#[derive(Debug)]
pub enum Begun<F: Fs = Disk> {
    /// There is no assessment yet. The first save creates it.
    New(Session<F>),
    /// The save is as the program wrote it.
    Sound(Session<F>, Opened),
    /// Somebody changed the save. The person decides.
    Changed(Undecided<F>, Changed),
    /// The save is damaged. The person decides.
    Damaged(Undecided<F>, Damaged),
    /// The assessment can be shown but not written.
    ReadOnly(ReadOnly, Loaded),
}

/// The reason why an assessment can only be shown.
#[derive(Debug)]
pub enum ReadOnly {
    /// Another window or command works on it.
    Locked,
    /// A newer version wrote it.
    Newer,
    /// It holds answers to other questions. A save would claim that they answer these questions.
    Foreign(Foreign),
    /// The disk is read-only or belongs to somebody else. The error says what failed.
    Refused(StoreError),
}

/// The time at which the store flushes the save that it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flush {
    /// Before anybody sees it.
    First,
    /// After the program has shown it as not saved yet.
    Later,
}

impl<F: Fs> Store<F> {
    /// Begins to work on an assessment, new or existing. Creates only the directory and the lock file. The first save
    /// or the person's decision writes the rest.
    ///
    /// # Errors
    ///
    /// The directory or the lock file cannot be created, an existing file cannot be read, or the disk cannot be
    /// flushed. If the cause is a lack of write access, an existing assessment is returned as read-only instead.
    pub fn begin(&self, catalog: &Catalog, name: &Name) -> Result<Begun<F>, StoreError> {
        self.begin_or_look(catalog, name, Flush::First)
    }

    /// Begins like [`begin`](Self::begin), but does not flush a sound save. The save may not be called saved until
    /// [`Session::anchor`] or a save succeeds.
    ///
    /// # Errors
    ///
    /// As for [`begin`](Self::begin).
    pub fn begin_at_once(&self, catalog: &Catalog, name: &Name) -> Result<Begun<F>, StoreError> {
        self.begin_or_look(catalog, name, Flush::Later)
    }

    fn begin_or_look(&self, catalog: &Catalog, name: &Name, flush: Flush) -> Result<Begun<F>, StoreError> {
        self.begin_to_write(catalog, name, flush).or_else(|error| match self.load(catalog, name) {
            Ok(loaded) if error.is_refusal() && !matches!(loaded, Loaded::Nothing) => {
                Ok(Begun::ReadOnly(ReadOnly::Refused(error), loaded))
            }
            _ => Err(error),
        })
    }

    fn begin_to_write(&self, catalog: &Catalog, name: &Name, flush: Flush) -> Result<Begun<F>, StoreError> {
        let paths = self.paths(name);
        let finder = Finder { fs: &self.fs, paths: &paths, catalog, name };
        durable::ensure_dirs(&self.fs, &paths)?;
        let Some(lock) = self.fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
            return Ok(Begun::ReadOnly(ReadOnly::Locked, finder.find()?.loaded));
        };
        let session = Session::new(self.fs.clone(), paths.clone(), lock);
        let found = finder.find()?;
        if let Some(foreign) = found.loaded.foreign().filter(|_| !matches!(found.loaded, Loaded::Newer(_))) {
            return Ok(Begun::ReadOnly(ReadOnly::Foreign(foreign.clone()), found.loaded));
        }
        let mut session = session.counting_from(found.highest);
        session.knows(found.bytes.as_deref());
        if flush == Flush::First || !matches!(found.loaded, Loaded::Sound(_)) {
            // The person sees this state as saved, so it has to survive a power cut.
            session.flush_what_is_there()?;
        }
        Ok(match found.loaded {
            Loaded::Nothing => Begun::New(session),
            Loaded::Sound(opened) => {
                let before = found.bytes.map(|bytes| (opened.revision, bytes));
                Begun::Sound(session.backing_up(before).working_on(&opened), opened)
            }
            Loaded::Changed(changed) => Begun::Changed(Undecided(session), changed),
            Loaded::Damaged(damaged) => Begun::Damaged(Undecided(session), damaged),
            newer @ Loaded::Newer(_) => Begun::ReadOnly(ReadOnly::Newer, newer),
        })
    }
}
