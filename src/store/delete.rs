//! Deleting an assessment so that it never comes back half, and saying what is left if not all of it could go.
//!
//! The directory is renamed first, in one step, to a name that no listing shows. Then everything in it that can be
//! removed is removed, the save first. What is left of it, after a crash or because the system refuses, is tried again
//! the next time somebody works on any assessment; it never stands in the way of anything.

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
    /// The part that could not be removed; none if everything is gone.
    pub left: Option<Leftover>,
}

/// The part of a deleted assessment that could not be removed.
#[derive(Debug)]
pub struct Leftover {
    /// What is still there: a directory, or what a link led to.
    path: PathBuf,
    owner: Owner,
    why: Why,
}

#[derive(Debug)]
enum Why {
    /// The assessment was only a link to it.
    BehindALink,
    /// So many files could not be removed, because of this.
    Stuck(usize, Box<StoreError>),
}

impl Leftover {
    /// Describes what is left, where, whose it is, and why. A clause without a full stop.
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

    /// Returns the command that removes it.
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
    /// Deletes an assessment with its backups and everything that was kept of it. If its directory is a link,
    /// the link is deleted, and what it leads to stays.
    ///
    /// # Errors
    ///
    /// There is none, another window or command works on it, or the disk refuses.
    pub fn delete(&self, name: &Name) -> Result<Deleted, StoreError> {
        self.delete_key(&AssessmentKey::of(name))
    }

    /// Deletes what is in a directory of the list, whatever it holds and whatever that is called.
    ///
    /// # Errors
    ///
    /// As for [`delete`](Self::delete).
    pub fn delete_key(&self, key: &AssessmentKey) -> Result<Deleted, StoreError> {
        delete(&self.fs, &Paths::new(&self.root, key))
    }
}

/// Deletes what is there, unless somebody works on it.
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
    // What is left of another one is no reason to keep this one.
    sweep(fs, &paths.shelf);
    // Windows renames no directory in which a file is open.
    let lock = (!cfg!(windows)).then_some(lock);
    let trash = free_trash(fs, paths)?;
    fs.rename(&paths.dir, &trash).during(Action::Remove, &paths.dir)?;
    fs.sync_dir(&paths.shelf).during(Action::Flush, &paths.shelf)?;
    drop(lock);
    Ok(Deleted { left: empty(fs, &trash) })
}

/// Removes a link in the place of a directory. What it leads to is not ours to remove, and the person has to know.
fn delete_link<F: Fs>(fs: &F, paths: &Paths) -> Result<Deleted, StoreError> {
    let target = fs.resolve(&paths.dir).ok();
    fs.remove_file(&paths.dir).during(Action::Remove, &paths.dir)?;
    fs.sync_dir(&paths.shelf).during(Action::Flush, &paths.shelf)?;
    let left = target.map(|path| Leftover { owner: owner(fs, &path), path, why: Why::BehindALink });
    Ok(Deleted { left })
}

/// A name for what is being deleted where nothing stands. What an earlier deletion could not remove may be there.
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

/// Removes as much of a deleted assessment as can be removed, the save first. Returns what is left.
fn empty<F: Fs>(fs: &F, trash: &Path) -> Option<Leftover> {
    // If this fails, it fails again below and is told.
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

/// Removes what is left of deleted assessments, as far as that can be done.
pub(super) fn sweep<F: Fs>(fs: &F, shelf: &Path) {
    let mut left = durable::paths_in(fs, shelf).unwrap_or_default();
    left.retain(|path| durable::file_name(path).is_some_and(|name| name.starts_with(TRASH_PREFIX)));
    // Whoever deleted them may have been killed before flushing. If a power cut took the renaming back after
    // files in there were removed, half an assessment would be back.
    if left.is_empty() || fs.sync_dir(shelf).is_err() {
        return;
    }
    for path in left {
        // What cannot be removed was told when it was deleted.
        let _ = empty(fs, &path);
    }
}
