//! Deletes an assessment so that no part of it comes back, and reports the files that could not be removed.
//!
//! One step renames the directory to a name that no listing shows. Then its files are removed, the save first. A crash
//! or a refusal can leave some of them. The next work on any assessment tries to remove them again, and a failure has
//! no effect on that work.

use std::path::{Path, PathBuf};

use super::action::{Action, Shown};
use super::advice::quoted;
use super::data_directory::Store;
use super::durable::RemovalFailure;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs, Owner};
use super::layout::{AssessmentKey, CURRENT, Paths, TRASH_PREFIX};
use super::{durable, guard};
use crate::assessment::Name;
use crate::text::Clean;

/// The result of deleting an assessment.
#[derive(Debug)]
#[must_use]
pub struct Deleted {
    /// The part that could not be removed; `None` if everything is gone.
    pub left: Option<Leftover>,
}

/// The part of a deleted assessment that could not be removed.
#[derive(Debug)]
pub struct Leftover {
    /// The remaining directory, or the target of a removed link.
    path: PathBuf,
    owner: Owner,
    why: Why,
}

#[derive(Debug)]
enum Why {
    /// The assessment was only a link to it.
    BehindALink,
    /// The number of files that could not be removed, and the first cause.
    Stuck(usize, Box<StoreError>),
}

impl Leftover {
    /// Describes what is left, its path, its owner, and the cause. Returns a clause without a full stop.
    #[must_use]
    pub fn words(&self) -> Clean {
        let path = Shown(&self.path);
        let words = match &self.why {
            Why::BehindALink => {
                format!(
                    "only the link to it was removed; its answers are still in {path}, which belongs to {}",
                    self.owner
                )
            }
            Why::Stuck(count, cause) => {
                let files = if *count == 1 {
                    "1 file or folder is".to_owned()
                } else {
                    format!("{count} files or folders are")
                };
                let cause = cause.cause();
                format!("{files} still in {path}, which belongs to {} ({cause})", self.owner)
            }
        };
        Clean::line(&words)
    }

    /// Returns the command that removes the rest.
    #[must_use]
    pub fn command(&self) -> Clean {
        let path = quoted(&self.path);
        let command = match (&self.why, self.owner) {
            (_, Owner::Root | Owner::Other(_)) => format!("sudo rm -r {path}"),
            (Why::BehindALink, Owner::Us) => format!("rm -r {path}"),
            (Why::Stuck(..), Owner::Us) => format!("chmod -R u+rwx {path} && rm -r {path}"),
        };
        Clean::line(&command)
    }
}

impl<F: Fs> Store<F> {
    /// Deletes an assessment with its backups and all files that were kept. If its directory is a link, only the link
    /// is deleted.
    ///
    /// # Errors
    ///
    /// There is no such assessment, another window or command works on it, or the disk refuses.
    pub fn delete(&self, name: &Name) -> Result<Deleted, StoreError> {
        self.delete_key(&AssessmentKey::of(name))
    }

    /// Deletes a directory of the list, whatever it holds.
    ///
    /// # Errors
    ///
    /// As for [`delete`](Self::delete).
    pub fn delete_key(&self, key: &AssessmentKey) -> Result<Deleted, StoreError> {
        delete(&self.fs, &Paths::new(&self.root, key))
    }
}

/// Deletes an assessment, unless another window or command works on it.
pub(super) fn delete<F: Fs>(fs: &F, paths: &Paths) -> Result<Deleted, StoreError> {
    guard::check_path(fs, &paths.shelf)?;
    match fs.look(&paths.dir).during(Action::Read, &paths.dir)? {
        None => return Err(StoreError::Missing(paths.dir.clone())),
        Some(status) if status.kind == FileKind::Link => return delete_link(fs, paths),
        Some(status) if matches!(status.owner, Owner::Other(_)) => {
            return Err(StoreError::Foreign { path: paths.dir.clone(), owner: status.owner });
        }
        Some(_) => {}
    }
    let Some(lock) = fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
        return Err(StoreError::Locked { action: Action::Remove, path: paths.dir.clone() });
    };
    // A leftover of another assessment must not prevent this deletion.
    sweep(fs, &paths.shelf);
    // Windows cannot rename a directory that contains an open file.
    let lock = (!cfg!(windows)).then_some(lock);
    let trash = free_trash(fs, paths)?;
    fs.rename(&paths.dir, &trash).during(Action::Remove, &paths.dir)?;
    fs.sync_dir(&paths.shelf).during(Action::Flush, &paths.shelf)?;
    drop(lock);
    Ok(Deleted { left: empty(fs, &trash) })
}

/// Removes a link in the place of a directory. The store does not own the target, so the result names it.
fn delete_link<F: Fs>(fs: &F, paths: &Paths) -> Result<Deleted, StoreError> {
    let target = fs.resolve(&paths.dir).ok();
    fs.remove_file(&paths.dir).during(Action::Remove, &paths.dir)?;
    fs.sync_dir(&paths.shelf).during(Action::Flush, &paths.shelf)?;
    let left = target.map(|path| Leftover { owner: owner(fs, &path), path, why: Why::BehindALink });
    Ok(Deleted { left })
}

/// Returns a free name for the directory to delete. An earlier deletion may have left files under the usual one.
fn free_trash<F: Fs>(fs: &F, paths: &Paths) -> Result<PathBuf, StoreError> {
    let taken = durable::paths_in(fs, &paths.shelf)?;
    let usual = std::iter::once(paths.trash.clone());
    let others = (2_u32..).map(|number| {
        let mut name = paths.trash.clone().into_os_string();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    });
    Ok(usual.chain(others).find(|path| !taken.contains(path)).expect("a directory has fewer entries"))
}

/// Removes as much of a deleted assessment as possible, the save first. Returns what is left.
fn empty<F: Fs>(fs: &F, trash: &Path) -> Option<Leftover> {
    // If this fails, the next call fails too and reports the error.
    let _ = durable::remove_if_there(fs, &trash.join(CURRENT));
    let mut stuck = durable::remove_tree(fs, trash);
    let count = stuck.len();
    let RemovalFailure { path, cause } = stuck.drain(..).next()?;
    let owner = path.parent().map_or(Owner::Us, |folder| owner(fs, folder));
    Some(Leftover { path: trash.to_owned(), owner, why: Why::Stuck(count, Box::new(cause)) })
}

fn owner<F: Fs>(fs: &F, path: &Path) -> Owner {
    fs.look(path).ok().flatten().map_or(Owner::Us, |status| status.owner)
}

/// Removes the rest of deleted assessments, as far as possible.
pub(super) fn sweep<F: Fs>(fs: &F, shelf: &Path) {
    let mut left = durable::paths_in(fs, shelf).unwrap_or_default();
    left.retain(|path| durable::file_name(path).is_some_and(|name| name.starts_with(TRASH_PREFIX)));
    // A process may have been killed between the rename and the flush. If files were removed and a power cut then undid
    // the rename, half an assessment would come back.
    if left.is_empty() || fs.sync_dir(shelf).is_err() {
        return;
    }
    for path in left {
        // The deletion has already reported what it could not remove.
        let _ = empty(fs, &path);
    }
}
