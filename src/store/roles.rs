//! Reads the role files in the folder of a person's settings. A file that cannot be read stops no other one.

use std::path::Path;

use super::disk::Disk;
use super::durable;
use super::error::StoreError;
use super::fs::Fs;
use super::outside::read_source_on;
use crate::diagnostic::{Problem, Source};
use crate::text::Clean;

/// The largest number of role files that are read.
const FILE_LIMIT: usize = 50;

/// The role files of a folder.
#[derive(Debug, Default)]
pub struct RoleFiles {
    /// The files that can be read, in the order of their names.
    pub files: Vec<Source>,
    /// Why others cannot be read.
    pub unreadable: Vec<Problem>,
}

/// Reads the files in a folder whose names end in `.json`, except hidden ones. A missing folder has none. A link to a
/// file is followed, as for the settings.
#[must_use]
pub fn read_role_files(dir: &Path) -> RoleFiles {
    read_role_files_on(&Disk, dir)
}

pub(super) fn read_role_files_on<F: Fs>(fs: &F, dir: &Path) -> RoleFiles {
    let mut read = RoleFiles::default();
    let paths = match durable::paths_in(fs, dir) {
        Ok(paths) => paths,
        Err(error) => {
            read.unreadable.push(unreadable(dir, &error));
            return read;
        }
    };
    let is_hidden = |path: &Path| path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let is_role = |path: &Path| path.extension().is_some_and(|ending| ending == "json") && !is_hidden(path);
    for (position, path) in paths.into_iter().filter(|path| is_role(path)).enumerate() {
        if position == FILE_LIMIT {
            let error = StoreError::TooMany { path: dir.to_owned(), limit: FILE_LIMIT };
            read.unreadable.push(unreadable(dir, &error));
            break;
        }
        match read_source_on(fs, &path) {
            Ok(source) => read.files.push(source),
            Err(error) => read.unreadable.push(unreadable(&path, &error)),
        }
    }
    read
}

fn unreadable(path: &Path, error: &StoreError) -> Problem {
    Problem::with_file(&Clean::line(&path.to_string_lossy()), [error.reason().as_str(), error.hint().as_ref()])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::read_role_files;
    use crate::text::Clean;

    fn names(files: &[crate::diagnostic::Source]) -> Vec<String> {
        files.iter().map(|file| file.name.as_str().rsplit('/').next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_missing_folder_has_no_roles_and_a_file_in_its_place_is_told() {
        let dir = TempDir::new().expect("a temporary directory");
        let roles = dir.path().join("roles");
        let read = read_role_files(&roles);
        assert!(read.files.is_empty() && read.unreadable.is_empty());
        fs::write(&roles, "x").expect("written");
        let told = read_role_files(&roles).unreadable;
        assert_eq!(told.iter().map(|it| &it.file).collect::<Vec<_>>(), [&Clean::line(&roles.to_string_lossy())]);
    }

    #[test]
    fn only_json_counts_and_what_cannot_be_read_stops_no_other_file() {
        let dir = TempDir::new().expect("a temporary directory");
        for (name, bytes) in [("b.json", &b"{}"[..]), ("a.json", b"{}"), ("c.json", b"\xff"), ("README.md", b"x")] {
            fs::write(dir.path().join(name), bytes).expect("written");
        }
        fs::write(dir.path().join(".hidden.json"), "{}").expect("written");
        fs::create_dir(dir.path().join("d.json")).expect("created");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("a.json"), dir.path().join("link.json")).expect("linked");
            rustix::fs::mkfifoat(rustix::fs::CWD, dir.path().join("pipe.json"), rustix::fs::Mode::RUSR)
                .expect("a pipe");
        }
        let read = read_role_files(dir.path());
        let expected: &[&str] = if cfg!(unix) { &["a.json", "b.json", "link.json"] } else { &["a.json", "b.json"] };
        assert_eq!(names(&read.files), expected);
        assert_eq!(read.unreadable.len(), if cfg!(unix) { 3 } else { 2 }, "{:?}", read.unreadable);
    }

    #[test]
    fn beyond_fifty_files_the_rest_is_not_read_and_told() {
        let dir = TempDir::new().expect("a temporary directory");
        for number in 0..60 {
            fs::write(dir.path().join(format!("{number:02}.json")), "{}").expect("written");
        }
        let read = read_role_files(dir.path());
        assert_eq!((read.files.len(), read.unreadable.len()), (50, 1));
        assert!(read.unreadable[0].message.as_str().contains("more than 50 files"), "{}", read.unreadable[0].message);
    }
}
