//! Holds the lock of an assessment during the work on it.
//!
//! A lock keeps others out only while its path leads to the locked file. If that file or its directory is removed,
//! another window can lock a new one, and this session may no longer replace the save. If the lock is free, the session
//! takes it again and goes on. The session decides what to write, and when.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::action::Action;
use super::error::{During, Lost, StoreError};
use super::fs::Fs;
use super::layout::Paths;
use super::swap::{self, ReplacePolicy};
use super::{durable, find, quarantine};

/// A lock, and the saves that its holder wrote or read.
#[derive(Debug)]
pub(super) struct Hold<F: Fs> {
    /// `None` if the lock was lost and could not be taken again.
    lock: Option<F::Lock>,
    /// The saves that may be on the disk if nobody else wrote: the last one, and those that failed so late that they
    /// may still be there.
    known: Vec<[u8; 32]>,
}

impl<F: Fs> Hold<F> {
    pub(super) const fn new(lock: F::Lock) -> Self {
        Self { lock: Some(lock), known: Vec::new() }
    }

    /// Records the save on the disk, which may now be replaced.
    pub(super) fn knows(&mut self, bytes: Option<&[u8]>) {
        self.known = bytes.map(digest).into_iter().collect();
    }

    /// Records that these bytes may be replaced too, because a copy exists elsewhere.
    pub(super) fn may_replace(&mut self, bytes: &[u8]) {
        self.known.push(digest(bytes));
    }

    /// Checks that the lock still keeps others out.
    fn check(&self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        let held = match &self.lock {
            Some(lock) => fs.holds(lock, &paths.lock).during(Action::Lock, &paths.lock)?,
            None => false,
        };
        if held { Ok(()) } else { Err(lost(paths, Lost::TakenOver)) }
    }

    /// Releases the lock for now.
    pub(super) fn let_go(&mut self) {
        self.lock = None;
    }

    /// Checks that the lock still keeps others out, and takes the lock again if it is lost and free.
    pub(super) fn hold_on(&mut self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        match self.check(fs, paths) {
            Err(StoreError::Lost { .. }) => self.take_again(fs, paths),
            checked => checked,
        }
    }

    /// Replaces the save, unless somebody else may be writing it or has written it.
    pub(super) fn replace(&mut self, fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
        let mut replaced = swap::replace(fs, &paths.current, bytes, &mut Writer { hold: self, fs, paths, bytes });
        // Without its directory, no file can be created. This order costs a good save nothing.
        if replaced.is_err() && matches!(self.check(fs, paths), Err(StoreError::Lost { .. })) {
            self.take_again(fs, paths)?;
            replaced = swap::replace(fs, &paths.current, bytes, &mut Writer { hold: self, fs, paths, bytes });
        }
        replaced?;
        self.knows(Some(bytes));
        Ok(())
    }

    /// Takes a lost lock again, if nobody else did. The save must be missing or known. Does not create the directory
    /// anew: it may have been removed on purpose.
    fn take_again(&mut self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        // The old lock keeps nobody out. On network file systems where files change their numbers, it would block this
        // session.
        self.lock = None;
        if fs.look(&paths.dir).during(Action::Read, &paths.dir)?.is_none() {
            return Err(lost(paths, Lost::Removed));
        }
        let Some(lock) = fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
            return Err(lost(paths, Lost::TakenOver));
        };
        durable::tighten(fs, &paths.dir);
        // Another process may have created the directory again without a flush.
        durable::anchor(fs, paths)?;
        self.lock = Some(lock);
        // Another window may have held the lock meanwhile and saved.
        let there = find::read_current(fs, paths)?;
        if there.is_some_and(|bytes| !self.known.contains(&digest(&bytes))) {
            return Err(StoreError::ChangedUnderneath(paths.current.clone()));
        }
        Ok(())
    }
}

/// A save in progress.
struct Writer<'w, F: Fs> {
    hold: &'w mut Hold<F>,
    fs: &'w F,
    paths: &'w Paths,
    bytes: &'w [u8],
}

impl<F: Fs> ReplacePolicy for Writer<'_, F> {
    fn may_write(&self) -> Result<(), StoreError> {
        self.hold.check(self.fs, self.paths)
    }

    fn is_ours(&self, bytes: &[u8]) -> bool {
        self.hold.known.contains(&digest(bytes))
    }

    fn about_to_write(&mut self) {
        self.hold.known.push(digest(self.bytes));
    }

    fn keep(&self, path: &Path) -> Result<(), StoreError> {
        quarantine::take(self.fs, self.paths, path)
    }
}

fn lost(paths: &Paths, lost: Lost) -> StoreError {
    StoreError::Lost { path: paths.current.clone(), lost }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
