//! Whose the directories of an assessment are, and that no link leads out of them.
//!
//! Whoever owns a directory can change everything in it, and a link lets files be written where somebody else wants
//! them. The data directory itself is the person's choice: it may be a link, and it may be shared.

use std::path::Path;

use super::action::Action;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs, Owner};
use super::layout::Paths;

/// Refuses what lies inside the data directory and is a link or another user's.
pub(super) fn check<F: Fs>(fs: &F, paths: &Paths) -> Result<(), StoreError> {
    for dir in [&paths.shelf, &paths.dir, &paths.backups, &paths.quarantine] {
        check_path(fs, dir)?;
    }
    for file in [&paths.current, &paths.lock] {
        if kind(fs, file)? == Some(FileKind::Link) {
            return Err(StoreError::Linked { path: file.clone() });
        }
    }
    Ok(())
}

/// Refuses a path that is a link or another user's. What belongs to root is no danger: root can do everything anyway.
pub(super) fn check_path<F: Fs>(fs: &F, path: &Path) -> Result<(), StoreError> {
    match fs.look(path).during(Action::Read, path)? {
        Some(status) if status.kind == FileKind::Link => Err(StoreError::Linked { path: path.to_owned() }),
        Some(status) if matches!(status.owner, Owner::Other(_)) => {
            Err(StoreError::Foreign { path: path.to_owned(), owner: status.owner })
        }
        _ => Ok(()),
    }
}

fn kind<F: Fs>(fs: &F, path: &Path) -> Result<Option<FileKind>, StoreError> {
    Ok(fs.look(path).during(Action::Read, path)?.map(|status| status.kind))
}
