//! Writes a folder that is there as a whole or not at all.
//!
//! The files are written into a hidden folder beside it, which gets the name at the end. Dropping a folder that is not
//! finished removes it. Only a new name, an empty folder, or one with nothing but the same kind of files is written to.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::action::Action;
use super::data_directory::Store;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs};
use super::outside::Overwrite;

/// A folder that is being written.
#[derive(Debug)]
pub struct NewFolder {
    target: PathBuf,
    temp: PathBuf,
    files: Vec<(PathBuf, File)>,
    /// Whether the target holds files that are replaced.
    replaces: bool,
    is_finished: bool,
}

impl Store {
    /// Begins a folder. An existing one is replaced if that is asked for and it holds nothing but files with these names.
    ///
    /// # Errors
    ///
    /// The path is taken, or in a directory of assessments, or the disk refuses.
    pub fn begin_folder(&self, path: &Path, names: &[String], overwrite: Overwrite) -> Result<NewFolder, StoreError> {
        if self.is_among_saves(path) {
            return Err(StoreError::AmongSaves(path.to_owned()));
        }
        NewFolder::begin(path, names, overwrite)
    }
}

impl NewFolder {
    fn begin(path: &Path, names: &[String], overwrite: Overwrite) -> Result<Self, StoreError> {
        let taken = |why: String| StoreError::FolderTaken { path: path.to_owned(), why };
        let (target, replaces) = match Disk.look(path).during(Action::Create, path)?.map(|status| status.kind) {
            None => (path.to_owned(), false),
            Some(FileKind::Directory) => {
                let target = Disk.resolve(path).during(Action::Create, path)?;
                let inside = durable::paths_in(&Disk, &target)?;
                if !inside.is_empty() && overwrite == Overwrite::Refuse {
                    return Err(StoreError::Exists(path.to_owned()));
                }
                if let Some(other) = foreign(&target, &inside, names) {
                    return Err(taken(format!("it holds {}, which would be lost", other.display())));
                }
                (target, !inside.is_empty())
            }
            Some(FileKind::Link) => return Err(taken("it is a symbolic link".to_owned())),
            Some(FileKind::File) => return Err(taken("it is a file".to_owned())),
            Some(FileKind::Other) => return Err(taken("it is a pipe, socket or device".to_owned())),
        };
        if target.file_name().is_none() {
            return Err(taken("it is no name for a folder".to_owned()));
        }
        sweep(durable::parent(&target));
        let temp = durable::temp_among_others(&target);
        Disk.create_dir(&temp).during(Action::Create, path)?;
        Ok(Self { target, temp, files: Vec::new(), replaces, is_finished: false })
    }

    /// Creates an empty file in the folder, and returns its number. The name may be a path of folders.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn create(&mut self, name: &str) -> Result<usize, StoreError> {
        let path = self.temp.join(name);
        durable::ensure_dir(&Disk, durable::parent(&path))?;
        let file = Disk.create_new(&path).during(Action::Export, &self.target.join(name))?;
        Disk.mark_in_use(&file);
        self.files.push((self.target.join(name), file));
        Ok(self.files.len() - 1)
    }

    /// Writes to the end of a file.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn write(&mut self, number: usize, bytes: &[u8]) -> Result<(), StoreError> {
        let (path, file) = &mut self.files[number];
        Disk.write(file, bytes).during(Action::Export, path)
    }

    /// Gives the folder its name, and returns when everything would survive a power cut.
    ///
    /// # Errors
    ///
    /// The disk refuses, or something has taken the name meanwhile. Then nothing new is there.
    pub fn finish(mut self) -> Result<(), StoreError> {
        for (path, file) in &self.files {
            Disk.sync(file).during(Action::Flush, path)?;
        }
        Disk.sync_dir(&self.temp).during(Action::Flush, &self.target)?;
        if self.replaces {
            self.replace()?;
        } else {
            // An empty folder of that name is replaced; anything else is an error.
            Disk.rename(&self.temp, &self.target).during(Action::Export, &self.target)?;
        }
        self.is_finished = true;
        durable::sync_parent(&Disk, &self.target)
    }

    /// Puts the new files in the place of the old ones, which are removed. If that fails, the old ones stay.
    fn replace(&self) -> Result<(), StoreError> {
        match Disk.exchange(&self.temp, &self.target) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let old = self.temp.with_extension("old");
                Disk.rename(&self.target, &old).during(Action::Move, &self.target)?;
                if let Err(error) = Disk.rename(&self.temp, &self.target) {
                    Disk.rename(&old, &self.target).during(Action::Move, &old)?;
                    return Err(error).during(Action::Export, &self.target);
                }
                remove(&old)
            }
            exchanged => {
                exchanged.during(Action::Export, &self.target)?;
                remove(&self.temp)
            }
        }
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if !self.is_finished {
            // If something stays, the next run removes it.
            let _ = durable::remove_tree(&Disk, &self.temp);
        }
    }
}

fn remove(folder: &Path) -> Result<(), StoreError> {
    match durable::remove_tree(&Disk, folder).into_iter().next() {
        Some(failure) => Err(failure.cause),
        None => Ok(()),
    }
}

/// Returns the first path in a folder, at any depth, that is none of these names.
fn foreign(folder: &Path, inside: &[PathBuf], names: &[String]) -> Option<PathBuf> {
    let is_known = |path: &Path| names.iter().any(|name| folder.join(name) == path);
    inside.iter().find_map(|path| match Disk.look(path).ok().flatten()?.kind {
        FileKind::File if is_known(path) => None,
        FileKind::Directory => {
            foreign(folder, &durable::paths_in(&Disk, path).unwrap_or_else(|_| vec![path.clone()]), names)
        }
        _ => Some(path.clone()),
    })
}

/// Removes what killed runs left in a directory: folders with a name that no person chooses, whose files no running
/// program has open.
fn sweep(dir: &Path) {
    for name in durable::names_in(&Disk, dir).unwrap_or_default() {
        if !name.to_str().is_some_and(durable::is_temp_of_an_export) {
            continue;
        }
        let inside = durable::paths_in(&Disk, &dir.join(&name)).unwrap_or_default();
        let is_file = |path: &&PathBuf| {
            Disk.look(path).is_ok_and(|status| status.is_some_and(|status| status.kind == FileKind::File))
        };
        let mut files = inside.iter().filter(is_file).peekable();
        if files.peek().is_some() && files.all(|path| Disk.is_left_over(path)) {
            let _ = durable::remove_tree(&Disk, &dir.join(&name));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::NewFolder;
    use crate::store::{Overwrite, StoreError};

    const NAMES: [&str; 3] = ["a.csv", "b.csv", "sql/c.sql"];

    fn begin(path: &Path, overwrite: Overwrite) -> Result<NewFolder, StoreError> {
        NewFolder::begin(path, &NAMES.map(str::to_owned), overwrite)
    }

    fn write(path: &Path, overwrite: Overwrite, text: &str) -> Result<(), StoreError> {
        let mut folder = begin(path, overwrite)?;
        for name in ["a.csv", "sql/c.sql"] {
            let number = folder.create(name)?;
            folder.write(number, text.as_bytes())?;
        }
        folder.finish()
    }

    fn read(path: &Path) -> [String; 2] {
        ["a.csv", "sql/c.sql"].map(|name| fs::read_to_string(path.join(name)).expect("it is there"))
    }

    #[test]
    fn a_new_name_and_an_empty_folder_get_everything_at_once() {
        let dir = TempDir::new().expect("a temporary directory");
        for name in ["new", "empty"] {
            let path = dir.path().join(name);
            if name == "empty" {
                fs::create_dir(&path).expect("created");
            }
            let mut folder = begin(&path, Overwrite::Refuse).expect("it is free");
            let number = folder.create("a.csv").expect("created");
            folder.write(number, b"x").expect("written");
            assert!(!path.join("a.csv").exists(), "nothing is there before the end");
            drop(folder);
            assert_eq!(path.exists(), name == "empty", "nothing stays of what is not finished");
            write(&path, Overwrite::Refuse, "one").expect("written");
            assert_eq!(read(&path), ["one", "one"]);
        }
        assert_eq!(fs::read_dir(dir.path()).expect("there").count(), 2, "no temporary folder stays");
    }

    #[test]
    fn files_are_replaced_only_if_asked_for_and_never_those_of_others() {
        let dir = TempDir::new().expect("a temporary directory");
        let path = dir.path().join("out");
        write(&path, Overwrite::Refuse, "one").expect("written");
        fs::write(path.join("b.csv"), "old").expect("written");
        assert!(matches!(write(&path, Overwrite::Refuse, "two"), Err(StoreError::Exists(_))));
        write(&path, Overwrite::Replace, "two").expect("replaced");
        assert_eq!((read(&path), path.join("b.csv").exists()), (["two", "two"].map(str::to_owned), false));
        for theirs in ["notes.txt", "sql/mine.sql"] {
            fs::write(path.join(theirs), "precious").expect("written");
            let error = write(&path, Overwrite::Replace, "three").expect_err("refused").to_string();
            assert!(error.contains(theirs.rsplit('/').next().unwrap_or_default()), "{error}");
            fs::remove_file(path.join(theirs)).expect("removed");
        }
        assert_eq!(read(&path), ["two", "two"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_links_are_not_written_over_and_the_folder_is_private() {
        use std::os::unix::fs::{MetadataExt, symlink};
        let dir = TempDir::new().expect("a temporary directory");
        fs::create_dir(dir.path().join("real")).expect("created");
        symlink("real", dir.path().join("link")).expect("linked");
        fs::write(dir.path().join("file"), "x").expect("written");
        for name in ["link", "file"] {
            let error = write(&dir.path().join(name), Overwrite::Replace, "x").expect_err("refused");
            assert!(matches!(error, StoreError::FolderTaken { .. }), "{error}");
        }
        let path = dir.path().join("out");
        write(&path, Overwrite::Refuse, "x").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.join("a.csv"))), (0o700, 0o600));
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_another_run_writes_stays() {
        let dir = TempDir::new().expect("a temporary directory");
        let left = dir.path().join(".out.devrel-ready-0123456789abcdef.tmp");
        fs::create_dir_all(left.join("sql")).expect("created");
        fs::write(left.join("a.csv"), "half").expect("written");
        let mut other = begin(&dir.path().join("other"), Overwrite::Refuse).expect("it is free");
        other.create("a.csv").expect("created");
        write(&dir.path().join("out"), Overwrite::Refuse, "x").expect("written");
        assert!(!left.exists());
        other.finish().expect("it is still there");
    }
}
