//! Beginning to work on an assessment takes its lock, reads the save, and returns how to go on.
//!
//! No save is written here. The person decides about a changed or damaged one.

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

/// What beginning to work on an assessment led to.
#[derive(Debug)]
pub enum Begun<F: Fs = Disk> {
    /// There was nothing; the first save creates it.
    New(Session<F>),
    /// The save is as we wrote it.
    Sound(Session<F>, Opened),
    /// Somebody changed the save: the person decides.
    Changed(Undecided<F>, Changed),
    /// The save is damaged: the person decides.
    Damaged(Undecided<F>, Damaged),
    /// Nothing can be written; this is what can be looked at.
    ReadOnly(ReadOnly, Loaded),
}

/// Why an assessment can only be looked at.
#[derive(Debug)]
pub enum ReadOnly {
    /// Another window or command works on it.
    Locked,
    /// A newer version wrote it.
    Newer,
    /// It holds answers to other questions. Saving it would say that these were answered.
    Foreign(Foreign),
    /// The disk is read-only or somebody else's: this is what stood in the way of working on it.
    Refused(StoreError),
}

/// When what was found is made to survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flush {
    /// Before anybody sees it.
    First,
    /// After it was shown as not saved yet.
    Later,
}

impl<F: Fs> Store<F> {
    /// Begins to work on an assessment, be it there or new. Nothing of it is written before the first save or
    /// the person's decision; only the directory and the lock file are created.
    ///
    /// # Errors
    ///
    /// The directory or the lock file cannot be created, a file that is there cannot be read, or the disk cannot
    /// be flushed. If that is so because nothing may be written there, what is there is looked at instead.
    pub fn begin(&self, catalog: &Catalog, name: &Name) -> Result<Begun<F>, StoreError> {
        self.begin_or_look(catalog, name, Flush::First)
    }

    /// [`begin`](Self::begin) without waiting for the disk, if the save is sound. Until [`Session::anchor`] or a
    /// save has come back, what was found may not be called saved.
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
            // What is shown from here on counts as saved, so it has to survive as if we had saved it.
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
