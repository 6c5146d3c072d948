//! Holding the lock of an assessment for as long as somebody works on it.
//!
//! A lock keeps others out only while the locked file stands at its path. Whoever removes it, or the directory
//! around it, lets another window lock a new one; then nothing may be replaced any more. If nobody came, the lock
//! is taken anew and the work goes on. What is written, and when, is the session's business.

use sha2::{Digest, Sha256};

use super::error::{Action, During, Lost, StoreError};
use super::fs::Fs;
use super::layout::Paths;
use super::{durable, find};

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

    /// Takes note of the save that stands there.
    pub(super) fn knows(&mut self, bytes: Option<&[u8]>) {
        self.known = bytes.map(digest).into_iter().collect();
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

    /// Replaces the save, unless somebody else may be writing it.
    pub(super) fn replace(&mut self, fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
        let mut replaced = self.try_replace(fs, paths, bytes);
        // Without its directory, a file cannot even be created. Asking only now costs a save nothing.
        if replaced.is_err() && matches!(self.check(fs, paths), Err(StoreError::Lost { .. })) {
            self.take_again(fs, paths)?;
            replaced = self.try_replace(fs, paths, bytes);
        }
        replaced?;
        self.knows(Some(bytes));
        Ok(())
    }

    fn try_replace(&mut self, fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
        let mut reached = false;
        let replaced = durable::replace_if(fs, &paths.current, bytes, || {
            self.check(fs, paths)?;
            reached = true;
            Ok(())
        });
        if reached {
            self.known.push(digest(bytes));
        }
        replaced
    }

    /// Takes a lock that was lost, if nobody else did and what is there is what we left, or nothing. The
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
        let there = find::read_current(fs, paths)?;
        if there.is_some_and(|bytes| !self.known.contains(&digest(&bytes))) {
            return Err(lost(paths, Lost::SavedMeanwhile));
        }
        durable::tighten(fs, &paths.dir);
        // Whoever created the directory again did not flush it.
        durable::anchor(fs, paths)?;
        self.lock = Some(lock);
        Ok(())
    }
}

fn lost(paths: &Paths, lost: Lost) -> StoreError {
    StoreError::Lost { path: paths.current.clone(), lost }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
