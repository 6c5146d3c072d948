//! Holding the lock of an assessment for as long as somebody works on it.
//!
//! A lock keeps others out only while the locked file stands at its path. Whoever removes it, or the directory
//! around it, lets another window lock a new one; then nothing may be replaced any more. If nobody came, the lock
//! is taken anew and the work goes on. What is written, and when, is the session's business.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::action::Action;
use super::error::{During, Lost, StoreError};
use super::fs::Fs;
use super::layout::Paths;
use super::swap::{self, ReplacePolicy};
use super::{durable, find, quarantine};

/// A lock, and which saves are known to come from whoever held it.
#[derive(Debug)]
pub(super) struct Hold<F: Fs> {
    /// None if it was lost and could not be taken again.
    lock: Option<F::Lock>,
    /// The saves that may stand there if nobody else wrote: the last one, and those that failed so late that they
    /// may be there nevertheless.
    known: Vec<[u8; 32]>,
}

impl<F: Fs> Hold<F> {
    pub(super) const fn new(lock: F::Lock) -> Self {
        Self { lock: Some(lock), known: Vec::new() }
    }

    /// Takes note of the save that stands there, which may be replaced from now on.
    pub(super) fn knows(&mut self, bytes: Option<&[u8]>) {
        self.known = bytes.map(digest).into_iter().collect();
    }

    /// Takes note that these bytes may be replaced as well, because they are kept elsewhere.
    pub(super) fn may_replace(&mut self, bytes: &[u8]) {
        self.known.push(digest(bytes));
    }

    /// Makes sure that the lock still keeps others out.
    fn check(&self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        let held = match &self.lock {
            Some(lock) => fs.holds(lock, &paths.lock).during(Action::Lock, &paths.lock)?,
            None => false,
        };
        if held { Ok(()) } else { Err(lost(paths, Lost::TakenOver)) }
    }

    /// Gives the lock back for now.
    pub(super) fn let_go(&mut self) {
        self.lock = None;
    }

    /// Makes sure that the lock still keeps others out, and takes the lock again if it is lost and free.
    pub(super) fn hold_on(&mut self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        match self.check(fs, paths) {
            Err(StoreError::Lost { .. }) => self.take_again(fs, paths),
            checked => checked,
        }
    }

    /// Replaces the save, unless somebody else may be writing it or has written it.
    pub(super) fn replace(&mut self, fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
        let mut replaced = swap::replace(fs, &paths.current, bytes, &mut Writer { hold: self, fs, paths, bytes });
        // Without its directory, a file cannot even be created. Asking only now costs a save nothing.
        if replaced.is_err() && matches!(self.check(fs, paths), Err(StoreError::Lost { .. })) {
            self.take_again(fs, paths)?;
            replaced = swap::replace(fs, &paths.current, bytes, &mut Writer { hold: self, fs, paths, bytes });
        }
        replaced?;
        self.knows(Some(bytes));
        Ok(())
    }

    /// Takes a lock that was lost, if nobody else did. What is there has to be what we left, or nothing. The
    /// directory is not created anew: who removed it may have meant to.
    fn take_again(&mut self, fs: &F, paths: &Paths) -> Result<(), StoreError> {
        // It keeps nobody out any more. Where files change their numbers, as on some network file systems, it
        // would keep us out.
        self.lock = None;
        if fs.look(&paths.dir).during(Action::Read, &paths.dir)?.is_none() {
            return Err(lost(paths, Lost::Removed));
        }
        let Some(lock) = fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
            return Err(lost(paths, Lost::TakenOver));
        };
        durable::tighten(fs, &paths.dir);
        // Whoever created the directory again did not flush it.
        durable::anchor(fs, paths)?;
        self.lock = Some(lock);
        // Whoever had the lock meanwhile may have saved.
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
