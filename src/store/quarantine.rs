//! Keeps files aside that must not be used or lost: damaged files, and states that somebody else wrote.
//!
//! The files have numbers as names and keep their content. This module never removes them.

use std::path::{Path, PathBuf};

use super::durable;
use super::error::StoreError;
use super::fs::Fs;
use super::layout::Paths;

/// Moves a file aside. Only for files that cannot be copied: on FAT a power cut may lose the moved file.
pub(super) fn take<F: Fs>(fs: &F, paths: &Paths, file: &Path) -> Result<(), StoreError> {
    durable::move_to(fs, file, &free(fs, paths)?)
}

/// Writes bytes to a new file in quarantine.
pub(super) fn put<F: Fs>(fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
    durable::replace(fs, &free(fs, paths)?, bytes)
}

/// Returns a free path in quarantine.
fn free<F: Fs>(fs: &F, paths: &Paths) -> Result<PathBuf, StoreError> {
    let quarantine = &paths.quarantine;
    durable::ensure_dir(fs, quarantine)?;
    durable::tighten(fs, quarantine);
    let taken = durable::paths_in(fs, quarantine)?;
    let mut free = (1_u32..).map(|number| quarantine.join(format!("{number}.json")));
    Ok(free.find(|path| !taken.contains(path)).expect("a directory has fewer files"))
}
