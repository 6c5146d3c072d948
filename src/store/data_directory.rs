//! [`Store`] is a data directory: a file system and a path. The files beside this one read and write what is in it.

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
    /// The store in a data directory, see [`data_dir`](super::data_dir). Nothing is read, and nothing is created before
    /// the first assessment is.
    #[must_use]
    pub const fn open(root: PathBuf) -> Self {
        Self::on(Disk, root)
    }
}

impl<F: Fs> Store<F> {
    /// The store in a directory of any file system.
    #[must_use]
    pub const fn on(fs: F, root: PathBuf) -> Self {
        Self { fs, root }
    }

    /// The data directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The paths of one of its assessments.
    pub(super) fn paths(&self, name: &Name) -> Paths {
        Paths::new(&self.root, &AssessmentKey::of(name))
    }
}
