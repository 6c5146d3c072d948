//! A new folder of files for a person who writes a framework. A folder that is there is left alone.

use std::io;
use std::path::Path;

use super::action::Action;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::fs::Fs;

/// Creates a folder with these files, each named by a path below it.
///
/// # Errors
///
/// Something is there already, or the disk refuses.
pub fn create_folder(dir: &Path, files: &[(String, String)]) -> Result<(), StoreError> {
    create_folder_on(&Disk, dir, files)
}

fn create_folder_on<F: Fs>(fs: &F, dir: &Path, files: &[(String, String)]) -> Result<(), StoreError> {
    let taken = || Err(StoreError::Exists(dir.to_owned()));
    if fs.look(dir).during(Action::Create, dir)?.is_some() {
        return taken();
    }
    match fs.create_dir(dir) {
        // Another program was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return taken(),
        created => created.during(Action::Create, dir)?,
    }
    for (name, text) in files {
        let path = dir.join(name);
        durable::ensure_dir(fs, durable::parent(&path))?;
        durable::export_new(fs, &path, text.as_bytes())?;
    }
    durable::sync_parent(fs, dir)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::create_folder;
    use crate::store::StoreError;

    #[test]
    fn a_folder_is_created_once_and_never_filled_when_it_is_there() {
        let dir = TempDir::new().expect("a temporary directory");
        let files = [("a.json".to_owned(), "1".to_owned()), ("roles/b.json".to_owned(), "2".to_owned())];
        let new = dir.path().join("new");
        create_folder(&new, &files).expect("created");
        assert_eq!(fs::read_to_string(new.join("roles/b.json")).expect("there"), "2");
        fs::write(new.join("a.json"), "mine").expect("written");
        fs::create_dir(dir.path().join("empty")).expect("created");
        fs::write(dir.path().join("file"), "x").expect("written");
        for there in ["new", "empty", "file"] {
            let error = create_folder(&dir.path().join(there), &files).expect_err("refused");
            assert!(matches!(error, StoreError::Exists(_)), "{error}");
        }
        assert_eq!(fs::read_to_string(new.join("a.json")).expect("there"), "mine");
        assert_eq!(fs::read_dir(dir.path().join("empty")).expect("there").count(), 0);
        assert!(create_folder(&dir.path().join("no/where"), &files).is_err(), "the folder around it is not there");
    }
}
