//! Replaces a file so that a crash at any moment leaves the whole old file or the whole new one.
//!
//! The order of the calls guarantees this, so do not change it. A failed file is never flushed again, because the
//! second flush may succeed without the bytes. A retry starts with a fresh file.

use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::action::Action;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs};
use super::guard;
use super::layout::Paths;
use crate::order::Order as _;

/// Replaces `target` by `bytes` and returns when they would survive a power cut. Replaces a link and does not follow
/// it.
pub(super) fn replace<F: Fs>(fs: &F, target: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    place(fs, Way { target, temp: temp_of_ours(target), name: put_in_place }, bytes, || Ok(()))
}

/// Does the same as [`replace`] in a directory that the store does not own.
pub(super) fn export_over<F: Fs>(fs: &F, target: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    export_over_if(fs, target, bytes, || Ok(()))
}

/// Does the same as [`export_over`], but calls `may` right before the rename and stops at its error.
pub(super) fn export_over_if<F: Fs>(
    fs: &F,
    target: &Path,
    bytes: &[u8],
    may: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    sweep_exports(fs, parent(target));
    place(fs, Way { target, temp: temp_among_others(target), name: put_in_place }, bytes, may)
}

/// Creates `target` with all of `bytes` in a directory that the store does not own, and returns when they would survive
/// a power cut. An existing file stays and is an error.
pub(super) fn export_new<F: Fs>(fs: &F, target: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    sweep_exports(fs, parent(target));
    let mut named = false;
    let name = |fs: &F, from: &Path, to: &Path| {
        fs.rename_new(from, to)?;
        named = true;
        Ok(Exchanged::No)
    };
    let placed = place(fs, Way { target, temp: temp_among_others(target), name }, bytes, || Ok(()));
    if placed.is_err() && named {
        // The caller reports that there is no file, so none may stay.
        let _ = fs.remove_file(target);
    }
    placed
}

/// The target of a write, and how to reach it.
struct Way<'w, R> {
    target: &'w Path,
    temp: PathBuf,
    /// The function that gives the file its name.
    name: R,
}

/// Whether the replaced file now has the temporary name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchanged {
    Yes,
    No,
}

/// Gives a file its name and replaces an existing file. Exchanges the two where possible: on FAT a renamed file has no
/// content until the next flush, and a plain rename has already destroyed the old file.
fn put_in_place<F: Fs>(fs: &F, temp: &Path, target: &Path) -> io::Result<Exchanged> {
    if fs.look(target)?.is_some_and(|status| status.kind == FileKind::File) {
        match fs.exchange(temp, target) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::Unsupported) => {}
            exchanged => return exchanged.map(|()| Exchanged::Yes),
        }
    }
    fs.rename(temp, target).map(|()| Exchanged::No)
}

fn place<F: Fs>(
    fs: &F,
    Way { target, temp, name }: Way<'_, impl FnOnce(&F, &Path, &Path) -> io::Result<Exchanged>>,
    bytes: &[u8],
    may: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // A crash may have left a temporary file. A link in its place is removed, not followed.
    remove_if_there(fs, &temp)?;
    let mut temp_holds_old = false;
    let placed = write_new(fs, &temp, bytes).and_then(|file| {
        may()?;
        let exchanged = name(fs, &temp, target).during(Action::Move, target)?;
        let flushed = flush_renamed(fs, &file, target);
        if flushed.is_err() && exchanged == Exchanged::Yes {
            // The new file may have no content yet, so the old one gets its name back.
            temp_holds_old = fs.exchange(&temp, target).is_err();
        }
        flushed?;
        if exchanged == Exchanged::Yes { remove_if_there(fs, &temp) } else { Ok(()) }
    });
    placed.inspect_err(|_| {
        // The first error is reported. If the temporary file stays, the next attempt removes it.
        if !temp_holds_old {
            let _ = fs.remove_file(&temp);
        }
    })?;
    sync_parent(fs, target)
}

/// Creates a file with these bytes and flushes it. Does not flush its name.
pub(super) fn write_new<F: Fs>(fs: &F, path: &Path, bytes: &[u8]) -> Result<F::File, StoreError> {
    let mut file = fs.create_new(path).during(Action::Create, path)?;
    fs.mark_in_use(&file);
    fs.write(&mut file, bytes).during(Action::Write, path)?;
    fs.sync(&file).during(Action::Flush, path)?;
    Ok(file)
}

/// Flushes a file again under its new name. On FAT only this call writes where the file begins. A flush of the
/// directory writes an empty file of that name.
pub(super) fn flush_renamed<F: Fs>(fs: &F, file: &F::File, path: &Path) -> Result<(), StoreError> {
    fs.sync(file).during(Action::Flush, path)
}

/// Moves a file to a free name in another directory, and returns when the move would survive a power cut.
pub(super) fn move_to<F: Fs>(fs: &F, from: &Path, to: &Path) -> Result<(), StoreError> {
    fs.rename_new(from, to).during(Action::Move, from)?;
    // The path may not be a file, and the store can move what it cannot open.
    if let Ok(file) = fs.open(to) {
        flush_renamed(fs, &file, to)?;
    }
    sync_parent(fs, to)?;
    sync_parent(fs, from)
}

/// Removes temporary files that killed exports left in a directory. Removes only files with a name that no person
/// chooses and that no running program has open. A file that cannot be removed stays and does no harm.
fn sweep_exports<F: Fs>(fs: &F, dir: &Path) {
    for name in names_in(fs, dir).unwrap_or_default() {
        if name.to_str().is_some_and(is_temp_of_an_export) {
            let path = dir.join(name);
            if fs.is_left_over(&path) {
                let _ = fs.remove_file(&path);
            }
        }
    }
}

/// Returns whether [`temp_among_others`] makes such names.
pub(super) fn is_temp_of_an_export(name: &str) -> bool {
    let middle = name.strip_prefix('.').and_then(|name| name.strip_suffix(".tmp"));
    middle.and_then(|middle| middle.rsplit_once(".devrel-ready-")).is_some_and(|(start, token)| {
        !start.is_empty() && token.len() == 16 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Flushes the directory that contains a file.
pub(super) fn sync_parent<F: Fs>(fs: &F, path: &Path) -> Result<(), StoreError> {
    let parent = parent(path);
    fs.sync_dir(parent).during(Action::Flush, parent)
}

/// Flushes an existing file and its name. A process may have been killed before it flushed them.
pub(super) fn flush_what_is_there<F: Fs>(fs: &F, path: &Path) -> Result<(), StoreError> {
    if fs.look(path).during(Action::Read, path)?.is_some_and(|status| status.kind == FileKind::File) {
        let file = fs.open(path).during(Action::Read, path)?;
        flush_renamed(fs, &file, path)?;
    }
    sync_parent(fs, path)
}

/// Makes the save of an assessment, its directories and the path to them survive a power cut. All of them exist, but a
/// process may have been killed before it flushed them.
pub(super) fn anchor<F: Fs>(fs: &F, paths: &Paths) -> Result<(), StoreError> {
    flush_what_is_there(fs, &paths.current)?;
    for dir in [&paths.shelf, &paths.root] {
        fs.sync_dir(dir).during(Action::Flush, dir)?;
    }
    for dir in paths.root.ancestors().skip(1).filter(|dir| !dir.as_os_str().is_empty()) {
        match fs.sync_dir(dir) {
            // The program created nothing in directories that it may not read or write.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {}
            result => result.during(Action::Flush, dir)?,
        }
    }
    Ok(())
}

/// Removes a file or link. A missing file is no error.
pub(super) fn remove_if_there<F: Fs>(fs: &F, path: &Path) -> Result<(), StoreError> {
    match fs.remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).during(Action::Remove, path),
        _ => Ok(()),
    }
}

/// Creates the directories of an assessment if needed, and closes them to other users.
pub(super) fn ensure_dirs<F: Fs>(fs: &F, paths: &Paths) -> Result<(), StoreError> {
    ensure_dir(fs, &paths.root)?;
    for dir in [&paths.shelf, &paths.dir] {
        guard::check_path(fs, dir)?;
        ensure_dir(fs, dir)?;
        tighten(fs, dir);
    }
    guard::check(fs, paths)
}

/// Closes a directory to others. Use it only for directories that the store names: a directory that the person named or
/// linked may be shared on purpose.
pub(super) fn tighten<F: Fs>(fs: &F, dir: &Path) {
    // File systems without modes refuse, as on many memory cards. The person chose the place, and a save there is
    // better than none.
    let _ = fs.tighten(dir);
}

/// Creates a directory, with its parents, unless it is there. What was created would survive a power cut.
pub(super) fn ensure_dir<F: Fs>(fs: &F, dir: &Path) -> Result<(), StoreError> {
    if fs.look(dir).during(Action::Read, dir)?.is_some() {
        return Ok(());
    }
    if let Some(parent) = dir.parent() {
        ensure_dir(fs, parent)?;
    }
    match fs.create_dir(dir) {
        // Another window may create it at the same moment.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        result => result.during(Action::Create, dir)?,
    }
    sync_parent(fs, dir)
}

/// A path that could not be removed, and the cause.
#[derive(Debug)]
pub(super) struct RemovalFailure {
    pub(super) path: PathBuf,
    pub(super) cause: StoreError,
}

/// Removes a file, or a directory with as much of its content as possible. Removes a link without following it, because
/// the store does not own the target. A path that another window removes at the same time is no error.
pub(super) fn remove_tree<F: Fs>(fs: &F, path: &Path) -> Vec<RemovalFailure> {
    let stuck = |path: &Path, cause| vec![RemovalFailure { path: path.to_owned(), cause }];
    let inside = match fs.look(path).during(Action::Read, path) {
        Ok(Some(status)) if status.kind == FileKind::Directory => paths_in(fs, path),
        Ok(_) => return remove_if_there(fs, path).err().map(|cause| stuck(path, cause)).unwrap_or_default(),
        Err(cause) => return stuck(path, cause),
    };
    let inside = match inside {
        Ok(inside) => inside,
        Err(cause) => return stuck(path, cause),
    };
    let left: Vec<RemovalFailure> = inside.iter().flat_map(|inside| remove_tree(fs, inside)).collect();
    if !left.is_empty() {
        return left;
    }
    match fs.remove_dir(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            stuck(path, StoreError::Io { action: Action::Remove, path: path.to_owned(), cause: error })
        }
        _ => Vec::new(),
    }
}

/// Lists the paths in a directory, in order. A missing directory has none.
pub(super) fn paths_in<F: Fs>(fs: &F, dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut names = names_in(fs, dir)?;
    names.order();
    Ok(names.into_iter().map(|name| dir.join(name)).collect())
}

/// Lists the names in a directory, in no particular order. A missing directory has none.
pub(super) fn names_in<F: Fs>(fs: &F, dir: &Path) -> Result<Vec<OsString>, StoreError> {
    match fs.list(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        names => names.during(Action::List, dir),
    }
}

/// Returns the last part of a path if it is text. The store uses no other names.
pub(super) fn file_name(path: &Path) -> Option<&str> {
    path.file_name().and_then(|name| name.to_str())
}

/// Returns the directory of a file. A bare name is in the current directory.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns the temporary path in a directory of the store, where only the lock holder writes. It is always the same, so
/// that the next save removes what a crash left.
pub(super) fn temp_of_ours(target: &Path) -> PathBuf {
    temp_beside(target, ".devrel-ready.tmp")
}

/// Returns the temporary path in a directory of somebody else. Each process has its own name, which no person chooses,
/// so that two exports to the same file do not collide.
pub(super) fn temp_among_others(target: &Path) -> PathBuf {
    /// The keys of a hasher are the only randomness in the standard library.
    static TOKEN: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    temp_beside(target, &format!(".devrel-ready-{:016x}.tmp", *TOKEN))
}

fn temp_beside(target: &Path, end: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // The target's name may already have the maximum length.
    let start: String = name.chars().take(48).collect();
    target.with_file_name(format!(".{start}{end}"))
}
