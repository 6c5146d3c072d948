//! Checks that the directories of an assessment belong to the user and that no link leads out of them.
//!
//! The owner of a directory can change everything in it, and a link can redirect files to another place. The person
//! chooses the data directory itself: it may be a link, and it may be shared.

use std::path::Path;

use super::action::Action;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs, Owner};
use super::layout::Paths;

/// Refuses links and directories of other users inside the data directory.
pub(super) fn check<F: Fs>(fs: &F, paths: &Paths) -> Result<(), StoreError> {
    for dir in [&paths.shelf, &paths.dir, &paths.backups, &paths.points, &paths.ratings, &paths.quarantine] {
        check_path(fs, dir)?;
    }
    for file in [&paths.current, &paths.lock] {
        if kind(fs, file)? == Some(FileKind::Link) {
            return Err(StoreError::Linked { path: file.clone() });
        }
    }
    Ok(())
}

/// Refuses a path that is a link or belongs to another user. Accepts root, who can do everything anyway.
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
