//! [`Store`] is a data directory: a file system and a path. The sibling modules read and write its files.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::fs::Fs;
use super::layout::{AssessmentKey, Paths};
use crate::assessment::Name;

/// A data directory.
#[derive(Debug, Clone)]
pub struct Store<F: Fs = Disk> {
    pub(super) fs: F,
    pub(super) root: PathBuf,
}

impl Store {
    /// Returns the store in a data directory, see [`data_dir`](super::data_dir). Reads nothing and creates nothing.
    #[must_use]
    pub const fn open(root: PathBuf) -> Self {
        Self::on(Disk, root)
    }
}

impl<F: Fs> Store<F> {
    /// Returns the store in a directory of any file system.
    #[must_use]
    pub const fn on(fs: F, root: PathBuf) -> Self {
        Self { fs, root }
    }

    /// Returns the data directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the paths of one assessment.
    pub(super) fn paths(&self, name: &Name) -> Paths {
        Paths::new(&self.root, &AssessmentKey::of(name))
    }
}
