//! Keeping files aside that are not to be used and not to be lost: damaged ones, and states that somebody else wrote.
//!
//! They are kept as they were found, under numbers, and nothing here ever removes them.

use std::path::{Path, PathBuf};

use super::durable;
use super::error::StoreError;
use super::fs::Fs;
use super::layout::Paths;

/// Moves a file aside, as it is. Only for what cannot be copied: on FAT a power cut may lose what is being moved.
pub(super) fn take<F: Fs>(fs: &F, paths: &Paths, file: &Path) -> Result<(), StoreError> {
    durable::move_to(fs, file, &free(fs, paths)?)
}

/// Keeps bytes aside.
pub(super) fn put<F: Fs>(fs: &F, paths: &Paths, bytes: &[u8]) -> Result<(), StoreError> {
    durable::replace(fs, &free(fs, paths)?, bytes)
}

/// A path in quarantine where nothing stands.
fn free<F: Fs>(fs: &F, paths: &Paths) -> Result<PathBuf, StoreError> {
    let quarantine = &paths.quarantine;
    durable::ensure_dir(fs, quarantine)?;
    durable::tighten(fs, quarantine);
    let taken = durable::paths_in(fs, quarantine)?;
    let mut free = (1_u32..).map(|number| quarantine.join(format!("{number}.json")));
    Ok(free.find(|path| !taken.contains(path)).expect("a directory has fewer files"))
}
