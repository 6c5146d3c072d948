//! Files that a person names: reading what strangers wrote, and exporting.
//!
//! What is read is ordinary, small, and text; whether it makes sense is for others to say. What is written
//! never replaces anything unless the person said so.

use std::path::Path;

use super::error::{Action, During, StoreError};
use super::fs::{Fs, Kind};
use super::{Disk, durable};
use crate::json::Source;

/// Largest file that is read. The largest format of ours needs a tenth of it.
const SOURCE_LIMIT: u64 = 1024 * 1024;

/// More files than this in a directory are no framework.
const FILE_LIMIT: usize = 1_000;

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and exporting is an error.
    Refuse,
    /// It is replaced, in one step.
    Replace,
}

/// Reads a file that a person named. Its source is called what the person called it.
///
/// # Errors
///
/// It is not an ordinary file, too large, not UTF-8, or the disk refuses.
pub fn read_source(path: &Path) -> Result<Source, StoreError> {
    read_source_on(&Disk, path)
}

/// Reads the files of a framework in a directory that a person named: `framework.json`, `resources.json`, and
/// what is in `roles` and `skills`. The sources are called by paths that the person can open.
///
/// # Errors
///
/// The directory or one of the files cannot be read.
pub fn read_framework_dir(dir: &Path) -> Result<Vec<Source>, StoreError> {
    read_framework_dir_on(&Disk, dir)
}

/// Writes a file that a person asked for. Only they can read it.
///
/// # Errors
///
/// It is there already and may not be replaced, it is a directory or a link, or the disk refuses.
pub fn export(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    export_on(&Disk, path, bytes, overwrite)
}

fn read_source_on<F: Fs>(fs: &F, path: &Path) -> Result<Source, StoreError> {
    let bytes = fs.read(path, SOURCE_LIMIT).during(Action::Read, path)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > SOURCE_LIMIT) {
        return Err(StoreError::TooLarge { action: Action::Read, path: path.to_owned(), limit: SOURCE_LIMIT });
    }
    let text = String::from_utf8(bytes).map_err(|_| StoreError::NotText(path.to_owned()))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Source::new(&path.to_string_lossy(), text))
}

fn read_framework_dir_on<F: Fs>(fs: &F, dir: &Path) -> Result<Vec<Source>, StoreError> {
    let in_dir = fs.list(dir).during(Action::List, dir)?;
    let mut files = Vec::new();
    for name in ["framework.json", "resources.json"] {
        if in_dir.iter().any(|other| other == name) {
            files.push(dir.join(name));
        }
    }
    for name in ["roles", "skills"] {
        let json = |path: &std::path::PathBuf| path.extension().is_some_and(|extension| extension == "json");
        files.extend(durable::paths_in(fs, &dir.join(name))?.into_iter().filter(json));
    }
    if files.len() > FILE_LIMIT {
        return Err(StoreError::TooMany { path: dir.to_owned(), limit: FILE_LIMIT });
    }
    files.iter().map(|file| read_source_on(fs, file)).collect()
}

fn export_on<F: Fs>(fs: &F, path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    let not_replaceable = |what| Err(StoreError::NotReplaceable { path: path.to_owned(), what });
    match fs.look(path).during(Action::Read, path)?.map(|status| status.kind) {
        Some(Kind::Directory) => not_replaceable("a directory"),
        Some(Kind::Link) => not_replaceable("a symbolic link"),
        Some(Kind::Other) => not_replaceable("a pipe, socket or device"),
        Some(Kind::File) if overwrite == Overwrite::Refuse => Err(StoreError::Exists(path.to_owned())),
        Some(Kind::File) => durable::replace(fs, path, bytes),
        None => {
            durable::write_new(fs, path, bytes).inspect_err(|error| {
                // Half an export would look like a whole one. Only what we created may be removed.
                let created = !matches!(error, StoreError::Io { action: Action::Create, .. });
                if created {
                    let _ = fs.remove_file(path);
                }
            })?;
            durable::sync_parent(fs, path)
        }
    }
}
