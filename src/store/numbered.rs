//! Files that are named by a number and never change: the points in time and the ratings of an assessment.

use std::path::Path;

use super::action::Action;
use super::durable;
use super::error::{During, StoreError};
use super::fs::Fs;
use super::layout::number_of;
use crate::order::Order as _;

/// Lists the numbers of all files in a directory, lowest first. A missing directory has none.
pub(super) fn numbers<F: Fs>(fs: &F, dir: &Path) -> Result<Vec<u32>, StoreError> {
    let files = durable::paths_in(fs, dir)?;
    let mut numbers: Vec<u32> = files.iter().filter_map(|path| number_of(durable::file_name(path)?)).collect();
    numbers.order();
    Ok(numbers)
}

/// Deletes a file and returns when that would survive a power cut. A missing one is no error.
pub(super) fn delete<F: Fs>(fs: &F, path: &Path) -> Result<(), StoreError> {
    if fs.look(path).during(Action::Read, path)?.is_none() {
        return Ok(());
    }
    durable::remove_if_there(fs, path)?;
    durable::sync_parent(fs, path)
}
