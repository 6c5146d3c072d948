//! A posting that a person named, and the role that they made of it.
//!
//! Such roles are in the folder `roles` beside the settings file. Only their owner can read them.

use std::path::{Path, PathBuf};

use super::action::Action;
use super::config::ConfigFile;
use super::data_directory::Store;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::fs::Fs;
use super::outside::{Overwrite, TEXT_LIMIT, check_free_on, export_on};

/// The folder of roles beside the settings file.
const ROLES: &str = "roles";

/// Reads the bytes of a file that a person named, of whatever kind.
///
/// # Errors
///
/// The file is not ordinary, or far too large, or the disk refuses.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bytes_on(&Disk, path)
}

fn read_bytes_on<F: Fs>(fs: &F, path: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = fs.read(path, TEXT_LIMIT).during(Action::Read, path)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > TEXT_LIMIT) {
        return Err(StoreError::TooLarge { action: Action::Read, path: path.to_owned(), limit: TEXT_LIMIT });
    }
    Ok(bytes)
}

impl<F: Fs> Store<F> {
    /// Reads the bytes of a file that a person named, of whatever kind.
    ///
    /// # Errors
    ///
    /// As for [`read_bytes`](fn@read_bytes).
    pub fn read_bytes(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        read_bytes_on(&self.fs, path)
    }
}

/// Returns the path of a role of one's own, by its id.
#[must_use]
pub fn role_file(config_file: &Path, id: &str) -> PathBuf {
    durable::parent(config_file).join(ROLES).join(format!("{id}.json"))
}

/// Writes a role of one's own, and returns when it would survive a power cut.
///
/// # Errors
///
/// The file exists and may not be replaced, or the disk refuses.
pub fn write_role(path: &Path, text: &str, overwrite: Overwrite) -> Result<(), StoreError> {
    write_role_on(&Disk, path, text, overwrite)
}

pub(super) fn write_role_on<F: Fs>(fs: &F, path: &Path, text: &str, overwrite: Overwrite) -> Result<(), StoreError> {
    let folder = durable::parent(path);
    let is_new = fs.look(folder).during(Action::Read, folder)?.is_none();
    durable::ensure_dir(fs, folder)?;
    if is_new {
        durable::tighten(fs, folder);
    }
    export_on(fs, path, text.as_bytes(), overwrite)
}

impl<F: Fs> ConfigFile<F> {
    /// Writes a role of one's own beside the settings, never over another one. Returns its path once it would survive a
    /// power cut.
    ///
    /// # Errors
    ///
    /// The file exists, or the disk refuses.
    pub fn write_role(&self, id: &str, text: &str) -> Result<PathBuf, StoreError> {
        let path = role_file(self.path(), id);
        write_role_on(self.fs(), &path, text, Overwrite::Refuse)?;
        Ok(path)
    }

    /// Returns the path that [`write_role`](Self::write_role) would write to.
    #[must_use]
    pub fn role_path(&self, id: &str) -> PathBuf {
        role_file(self.path(), id)
    }
}

/// Refuses whatever [`write_role`] would refuse at the path, before a person answers questions for nothing.
///
/// # Errors
///
/// The file exists and may not be replaced, the path is a directory or a link, or the disk refuses.
pub fn check_free(path: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    check_free_on(&Disk, path, overwrite).map(|_| ())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{check_free, role_file, write_role};
    use crate::store::{ConfigFile, Overwrite, StoreError};

    #[test]
    fn a_role_is_written_beside_the_settings_and_never_over_another_one() {
        let dir = TempDir::new().expect("a temporary directory");
        let path = role_file(&dir.path().join("config.toml"), "mine");
        assert_eq!(path, dir.path().join("roles/mine.json"));
        check_free(&path, Overwrite::Refuse).expect("nothing is there");
        write_role(&path, "one", Overwrite::Refuse).expect("written");
        for error in [check_free(&path, Overwrite::Refuse), write_role(&path, "two", Overwrite::Refuse)] {
            assert!(matches!(error, Err(StoreError::Exists(_))), "{error:?}");
        }
        assert_eq!(fs::read_to_string(&path).expect("there"), "one");
        write_role(&path, "two", Overwrite::Replace).expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("there"), "two");
    }

    #[cfg(unix)]
    #[test]
    fn where_a_role_cannot_be_written_nobody_is_asked_for_it() {
        let dir = TempDir::new().expect("a temporary directory");
        let [folder, link] = ["folder", "link"].map(|name| dir.path().join(name));
        fs::create_dir(&folder).expect("created");
        std::os::unix::fs::symlink(dir.path().join("elsewhere"), &link).expect("linked");
        for path in [folder, link] {
            for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
                let [checked, written] = [check_free(&path, overwrite), write_role(&path, "one", overwrite)];
                assert!(matches!(checked, Err(StoreError::NotReplaceable { .. })), "{checked:?}");
                assert_eq!(format!("{checked:?}"), format!("{written:?}"));
            }
        }
    }

    #[test]
    fn a_role_of_the_settings_file_is_beside_it_and_never_replaced() {
        let dir = TempDir::new().expect("a temporary directory");
        let settings = ConfigFile::at(dir.path().join("config.toml"));
        let path = settings.write_role("mine", "one").expect("written");
        assert_eq!(path, settings.role_path("mine"));
        let error = settings.write_role("mine", "two").expect_err("it is there");
        assert!(matches!(error, StoreError::Exists(_)), "{error:?}");
        assert_eq!(fs::read_to_string(&path).expect("there"), "one");
        let files = fs::read_dir(dir.path().join("roles")).expect("there").count();
        assert_eq!(files, 1, "no temporary file stays");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_role() {
        use std::os::unix::fs::MetadataExt;
        let dir = TempDir::new().expect("a temporary directory");
        let path = role_file(&dir.path().join("config.toml"), "mine");
        write_role(&path, "one", Overwrite::Refuse).expect("written");
        let mode = |path: &std::path::Path| fs::metadata(path).expect("there").mode() & 0o777;
        assert_eq!((mode(&path), mode(&dir.path().join("roles"))), (0o600, 0o700));
    }
}
