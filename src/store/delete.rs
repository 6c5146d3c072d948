//! Deleting an assessment so that it never comes back half.
//!
//! The directory is renamed first, in one step, to a name that no listing shows. Whatever a crash leaves of
//! it then is removed the next time somebody works on any assessment.

use std::path::Path;

use super::error::{Action, During, StoreError};
use super::fs::Fs;
use super::layout::{Key, Paths, TRASH_PREFIX};
use super::{Store, durable};
use crate::assessment::Name;

impl<F: Fs> Store<F> {
    /// Deletes an assessment with its backups and everything that was kept of it. If its directory is a link,
    /// the link is deleted, and what it leads to stays.
    ///
    /// # Errors
    ///
    /// There is none, another window works on it, or the disk refuses.
    pub fn delete(&self, name: &Name) -> Result<(), StoreError> {
        self.delete_key(&Key::of(name))
    }

    /// Deletes what is in a directory of the list, whatever it holds and whatever that is called.
    ///
    /// # Errors
    ///
    /// As for [`delete`](Self::delete).
    pub fn delete_key(&self, key: &Key) -> Result<(), StoreError> {
        delete(&self.fs, &Paths::new(&self.root, key))
    }
}

/// Deletes what is there, unless somebody works on it.
pub(super) fn delete<F: Fs>(fs: &F, paths: &Paths) -> Result<(), StoreError> {
    if fs.look(&paths.dir).during(Action::Read, &paths.dir)?.is_none() {
        return Err(StoreError::Missing(paths.dir.clone()));
    }
    let Some(lock) = fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
        return Err(StoreError::Locked { action: Action::Remove, path: paths.dir.clone() });
    };
    sweep(fs, &paths.shelf)?;
    // Windows renames no directory in which a file is open.
    let lock = (!cfg!(windows)).then_some(lock);
    fs.rename(&paths.dir, &paths.trash).during(Action::Remove, &paths.dir)?;
    fs.sync_dir(&paths.shelf).during(Action::Flush, &paths.shelf)?;
    drop(lock);
    // It is deleted by now; what is left of it is swept away with the next one.
    let _ = durable::remove_tree(fs, &paths.trash);
    Ok(())
}

/// Removes what is left of deleted assessments.
pub(super) fn sweep<F: Fs>(fs: &F, shelf: &Path) -> Result<(), StoreError> {
    let mut left = durable::paths_in(fs, shelf)?;
    left.retain(|path| durable::file_name(path).is_some_and(|name| name.starts_with(TRASH_PREFIX)));
    if left.is_empty() {
        return Ok(());
    }
    // Whoever deleted them may have been killed before flushing. If a power cut took the renaming back after
    // files in there were removed, half an assessment would be back.
    fs.sync_dir(shelf).during(Action::Flush, shelf)?;
    left.iter().try_for_each(|path| durable::remove_tree(fs, path))
}
