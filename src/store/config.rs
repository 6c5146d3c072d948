//! The person's settings file: reads it and replaces it.
//!
//! Other modules interpret the text. The file is replaced in one step, and only while it still holds what was read. A
//! link is followed, because people keep settings files elsewhere and link to them.

use std::io;
use std::path::{Path, PathBuf};

use super::action::Action;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::fs::{FileKind, Fs};
use super::outside::{about, read_source_on};
use crate::diagnostic::Source;

/// A settings file, which may not exist yet.
#[derive(Debug, Clone)]
pub struct ConfigFile<F: Fs = Disk> {
    fs: F,
    path: PathBuf,
}

impl ConfigFile {
    /// Returns the file at a path, see [`config_file`](super::config_file). Reads nothing.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self::on(Disk, path)
    }
}

impl<F: Fs> ConfigFile<F> {
    /// Returns the file at a path on any file system.
    #[must_use]
    pub const fn on(fs: F, path: PathBuf) -> Self {
        Self { fs, path }
    }

    /// Returns the path, whether the file exists or not.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) const fn fs(&self) -> &F {
        &self.fs
    }

    /// Reads the text; `None` if there is no file.
    ///
    /// # Errors
    ///
    /// The file is not ordinary, too large, or not UTF-8, or the disk refuses.
    pub fn read(&self) -> Result<Option<Source>, StoreError> {
        match read_source_on(&self.fs, &self.path) {
            Err(StoreError::Io { cause, .. }) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Replaces the text that was read `before`, and returns when the new one would survive a power cut.
    ///
    /// # Errors
    ///
    /// The file is read-only, it no longer holds what was read, or the disk refuses. The file then stays unchanged.
    pub fn replace(&self, before: Option<&Source>, text: &str) -> Result<(), StoreError> {
        let Self { fs, path } = self;
        let is_link =
            matches!(fs.look(path).during(Action::Read, path)?, Some(status) if status.kind == FileKind::Link);
        let target = if is_link { fs.resolve(path).during(Action::Find, path)? } else { path.clone() };
        match fs.look(&target).during(Action::Read, &target)? {
            Some(status) if status.kind != FileKind::File => {
                return Err(StoreError::NotReplaceable { path: target, what: "not an ordinary file" });
            }
            Some(status) if status.read_only => {
                return Err(StoreError::NotReplaceable { path: target, what: "marked as read-only" });
            }
            Some(_) => {}
            None => durable::ensure_dir(fs, durable::parent(&target))?,
        }
        let replaced = durable::export_over_if(fs, &target, text.as_bytes(), || {
            let is_same = self.read()?.as_ref() == before;
            if is_same { Ok(()) } else { Err(StoreError::ChangedMeanwhile(path.clone())) }
        });
        replaced.map_err(|error| about(&target, error))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::ConfigFile;
    use crate::store::StoreError;

    fn dir() -> TempDir {
        TempDir::new().expect("a temporary directory")
    }

    #[test]
    fn a_file_that_is_not_there_is_created_with_its_directory() {
        let dir = dir();
        let file = ConfigFile::at(dir.path().join("a/b/config.toml"));
        assert_eq!(file.read().expect("no error"), None);
        file.replace(None, "one").expect("written");
        let one = file.read().expect("readable").expect("there");
        assert_eq!(one.text, "one");
        file.replace(Some(&one), "two").expect("written");
        assert_eq!(fs::read_to_string(file.path()).expect("there"), "two");
        assert_eq!(fs::read_dir(dir.path().join("a/b")).expect("there").count(), 1, "no temporary file stays");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let dir = dir();
        let file = ConfigFile::at(dir.path().join("config.toml"));
        fs::write(file.path(), "theirs").expect("written");
        let error = file.replace(None, "ours").expect_err("refused");
        assert!(matches!(error, StoreError::ChangedMeanwhile(_)), "{error}");
        let theirs = file.read().expect("readable");
        fs::write(file.path(), "newer").expect("written");
        file.replace(theirs.as_ref(), "ours").expect_err("refused");
        fs::remove_file(file.path()).expect("ours");
        file.replace(theirs.as_ref(), "ours").expect_err("refused");
        assert_eq!(fs::read_dir(dir.path()).expect("there").count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_replaced() {
        let dir = dir();
        let (real, link) = (dir.path().join("dotfiles.toml"), dir.path().join("config.toml"));
        fs::write(&real, "one").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        let file = ConfigFile::at(link.clone());
        let one = file.read().expect("readable");
        file.replace(one.as_ref(), "two").expect("written");
        assert_eq!(fs::read_to_string(&real).expect("there"), "two");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        fs::remove_file(&real).expect("ours");
        assert_eq!(file.read().expect("nothing there"), None);
        assert!(file.replace(None, "three").expect_err("leads nowhere").reason().as_str().contains("cannot find"));
    }

    #[test]
    fn a_file_marked_as_read_only_and_a_directory_are_never_replaced() {
        let dir = dir();
        let file = ConfigFile::at(dir.path().join("config.toml"));
        fs::write(file.path(), "kept").expect("written");
        let mut permissions = fs::metadata(file.path()).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(file.path(), permissions).expect("ours");
        let before = file.read().expect("readable");
        let error = file.replace(before.as_ref(), "new").expect_err("refused");
        assert!(error.reason().as_str().ends_with("it is marked as read-only"), "{error}");
        assert_eq!(fs::read_to_string(file.path()).expect("there"), "kept");
        let error = ConfigFile::at(dir.path().to_owned()).replace(None, "new").expect_err("refused");
        assert!(matches!(error, StoreError::NotReplaceable { .. }), "{error}");
    }
}
