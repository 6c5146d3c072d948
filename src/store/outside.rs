//! Files that a person names: reads files of others, and exports.
//!
//! This module reads only ordinary, small text files and does not interpret them. An export replaces a file only if the
//! person permits it.

use std::io;
use std::path::Path;

use super::action::Action;
use super::data_directory::Store;
use super::disk::Disk;
use super::durable;
use super::error::{During, StoreError};
use super::format::SAVE_LIMIT;
use super::fs::{FileKind, Fs};
use super::layout::shelf;
use crate::diagnostic::Source;
use crate::text::decoded;

/// The largest file of others that is read. The largest format that people write needs a tenth of it.
const SOURCE_LIMIT: u64 = 1024 * 1024;

/// The largest text that is read at all. Everything the program writes fits: saves, and reports with long notes.
pub const TEXT_LIMIT: u64 = SAVE_LIMIT;

/// Returns the size limit in bytes for a text with this start.
#[must_use]
pub fn text_limit(bytes: &[u8]) -> u64 {
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let start = String::from_utf8_lossy(&start[..start.len().min(100)]);
    let start: String = start.chars().filter(|c| !c.is_whitespace()).collect();
    let is_ours = OURS.iter().any(|ours| start.starts_with(ours));
    if is_ours { TEXT_LIMIT } else { SOURCE_LIMIT }
}

/// The starts of the largest texts that the program writes, without blanks.
const OURS: [&str; 4] = [
    "{\"schema\":\"devrel-ready/report/",
    "{\"schema\":\"devrel-ready/save/",
    "{\"schema\":\"devrel-ready/framework/",
    "{\"schema\":\"devrel-ready/request/",
];

/// The largest number of files in a framework directory.
const FILE_LIMIT: usize = 1_000;

/// The largest size of all files of a framework together, so that it fits into one file of ours.
const FRAMEWORK_LIMIT: u64 = TEXT_LIMIT / 2;

/// The files of a framework that a person named.
#[derive(Debug)]
pub enum FrameworkFiles {
    /// The files of a folder.
    Folder(Vec<Source>),
    /// One file that holds all of them, if it is a bundle.
    Bundle(Source),
}

/// The treatment of an existing file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Keep it and return an error.
    Refuse,
    /// Replace it in one step.
    Replace,
}

/// Reads a file that a person named. The source has the same name.
///
/// # Errors
///
/// The file is not ordinary, too large, or not UTF-8, or the disk refuses.
pub fn read_source(path: &Path) -> Result<Source, StoreError> {
    read_source_on(&Disk, path)
}

/// Reads a framework from a directory that a person named: `framework.json`, `resources.json`, `terms.json`, and the
/// files in `editions`, `lang`, `roles` and `skills`. The names of the sources are paths that the person can open.
///
/// # Errors
///
/// The directory or one of the files cannot be read.
pub fn read_framework_dir(dir: &Path) -> Result<Vec<Source>, StoreError> {
    read_framework_dir_on(&Disk, dir)
}

/// Returns whether a folder holds a `framework.json`.
#[must_use]
pub fn holds_framework(dir: &Path) -> bool {
    Disk.look(&dir.join("framework.json")).is_ok_and(|status| status.is_some())
}

/// Reads a framework that a person named: a folder, the `framework.json` in it, or a bundle.
///
/// # Errors
///
/// As for [`read_framework_dir`] and [`read_source`].
pub fn read_framework_files(path: &Path) -> Result<FrameworkFiles, StoreError> {
    if path.file_name().is_some_and(|name| name == "framework.json") {
        return read_framework_dir(durable::parent(path)).map(FrameworkFiles::Folder);
    }
    match read_source(path) {
        Ok(source) => Ok(FrameworkFiles::Bundle(source)),
        Err(StoreError::Io { cause, .. }) if cause.kind() == io::ErrorKind::IsADirectory => {
            read_framework_dir(path).map(FrameworkFiles::Folder)
        }
        Err(error) => Err(error),
    }
}

/// Writes a file that a person asked for. Only they can read it.
///
/// # Errors
///
/// The file exists and may not be replaced, the path is a directory or a link, or the disk refuses.
pub fn export(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    export_on(&Disk, path, bytes, overwrite)
}

impl<F: Fs> Store<F> {
    /// Reads a file like [`read_source`].
    ///
    /// # Errors
    ///
    /// As for [`read_source`].
    pub fn read_file(&self, path: &Path) -> Result<Source, StoreError> {
        read_source_on(&self.fs, path)
    }

    /// Exports like [`export`](fn@export), but never into the directories of assessments: a report could replace a save
    /// there or lie among the backups.
    ///
    /// # Errors
    ///
    /// As for [`export`](fn@export), or the path is in such a directory.
    pub fn export(&self, path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
        if self.is_among_saves(path) {
            return Err(StoreError::AmongSaves(path.to_owned()));
        }
        export_on(&self.fs, path, bytes, overwrite)
    }

    /// Returns whether a path is in the directory of all assessments, or in an assessment behind a link.
    pub(super) fn is_among_saves(&self, path: &Path) -> bool {
        // A missing directory is not inside another one, and the export reports it.
        let Ok(parent) = self.fs.resolve(durable::parent(path)) else { return false };
        let saves = shelf(&self.root);
        let linked = durable::paths_in(&self.fs, &saves).unwrap_or_default();
        let mut kept = std::iter::once(saves).chain(linked).filter_map(|dir| self.fs.resolve(&dir).ok());
        kept.any(|dir| parent.starts_with(dir))
    }
}

pub(super) fn read_source_on<F: Fs>(fs: &F, path: &Path) -> Result<Source, StoreError> {
    let bytes = fs.read(path, TEXT_LIMIT).during(Action::Read, path)?;
    let limit = text_limit(&bytes);
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(StoreError::TooLarge { action: Action::Read, path: path.to_owned(), limit });
    }
    let text = decoded(bytes).map_err(|what| StoreError::NotText { path: path.to_owned(), what })?;
    Ok(Source::new(&path.to_string_lossy(), text))
}

fn read_framework_dir_on<F: Fs>(fs: &F, dir: &Path) -> Result<Vec<Source>, StoreError> {
    let in_dir = fs.list(dir).during(Action::List, dir)?;
    let mut files = Vec::new();
    for name in ["framework.json", "resources.json", "terms.json"] {
        if in_dir.iter().any(|other| other == name) {
            files.push(dir.join(name));
        }
    }
    for name in ["editions", "lang", "roles", "skills"] {
        let json = |path: &std::path::PathBuf| path.extension().is_some_and(|extension| extension == "json");
        files.extend(durable::paths_in(fs, &dir.join(name))?.into_iter().filter(json));
    }
    if files.len() > FILE_LIMIT {
        return Err(StoreError::TooMany { path: dir.to_owned(), limit: FILE_LIMIT });
    }
    let mut length = 0;
    let mut sources = Vec::with_capacity(files.len());
    for file in files {
        let source = read_source_on(fs, &file)?;
        length += u64::try_from(source.text.len()).unwrap_or(u64::MAX);
        if length > FRAMEWORK_LIMIT {
            return Err(StoreError::TooLarge { action: Action::Read, path: dir.to_owned(), limit: FRAMEWORK_LIMIT });
        }
        sources.push(source);
    }
    Ok(sources)
}

/// Returns whether a file is at a path that an export may write to. Refuses a path that it may not write to.
pub(super) fn check_free_on<F: Fs>(fs: &F, path: &Path, overwrite: Overwrite) -> Result<bool, StoreError> {
    let not_replaceable = |what| Err(StoreError::NotReplaceable { path: path.to_owned(), what });
    match fs.look(path).during(Action::Export, path)?.map(|status| status.kind) {
        Some(FileKind::Directory) => not_replaceable("a directory"),
        Some(FileKind::Link) => not_replaceable("a symbolic link"),
        Some(FileKind::Other) => not_replaceable("a pipe, socket or device"),
        Some(FileKind::File) if overwrite == Overwrite::Refuse => Err(StoreError::Exists(path.to_owned())),
        there => Ok(there.is_some()),
    }
}

pub(super) fn export_on<F: Fs>(fs: &F, path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), StoreError> {
    let is_there = check_free_on(fs, path, overwrite)?;
    if is_there || overwrite == Overwrite::Replace {
        return durable::export_over(fs, path, bytes).map_err(|error| about(path, error));
    }
    durable::export_new(fs, path, bytes).map_err(|error| match error {
        // Another process created the file first.
        StoreError::Io { cause, .. } if cause.kind() == io::ErrorKind::AlreadyExists => {
            StoreError::Exists(path.to_owned())
        }
        error => about(path, error),
    })
}

/// Changes an error to name the file that the person asked for instead of the temporary file.
pub(super) fn about(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Io { cause, .. } => StoreError::Io { action: Action::Export, path: path.to_owned(), cause },
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{Overwrite, export, read_framework_dir, read_source};
    use crate::framework::Framework;
    use crate::store::{Store, StoreError};

    fn dir() -> TempDir {
        TempDir::new().expect("a temporary directory")
    }

    #[test]
    fn a_text_file_is_read_under_the_name_it_was_given() {
        let dir = dir();
        let path = dir.path().join("role.json");
        fs::write(&path, "\u{feff}{}").expect("written");
        let source = read_source(&path).expect("readable");
        assert_eq!(source.text, "{}");
        assert_eq!(source.name.as_str(), path.to_str().expect("text"));
    }

    #[test]
    fn what_is_no_small_text_file_is_refused_with_words() {
        let dir = dir();
        let path = dir.path().join("x.json");
        let reason = || read_source(&path).expect_err("refused").reason().to_string();
        assert!(reason().contains("cannot read"), "{}", reason());
        fs::write(&path, vec![b' '; 1024 * 1024 + 1]).expect("written");
        assert!(reason().ends_with("larger than 1 MiB"), "{}", reason());
        fs::write(&path, vec![b' '; 1024 * 1024]).expect("written");
        assert!(read_source(&path).is_ok(), "the limit itself is fine");
        fs::write(&path, b"\xff\xfe{\0}\0").expect("written");
        assert!(reason().ends_with("it is UTF-16 text and not UTF-8"), "{}", reason());
        fs::write(&path, b"\xff").expect("written");
        assert!(reason().ends_with("not UTF-8 text"), "{}", reason());
        let error = read_source(dir.path()).expect_err("a directory");
        assert_eq!(error.hint(), "name a file, not a directory");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_not_opened() {
        let dir = dir();
        let pipe = dir.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).expect("a pipe");
        for path in [pipe.as_path(), "/dev/zero".as_ref()] {
            let error = read_source(path).expect_err("refused");
            assert!(error.reason().as_str().contains("pipe, socket or device"), "{}", error.reason());
        }
    }

    #[test]
    fn a_framework_directory_is_read_with_paths_that_can_be_opened() {
        let dir = dir();
        for source in Framework::shipped().sources() {
            let path = dir.path().join(source.name.as_str());
            fs::create_dir_all(path.parent().expect("a parent")).expect("created");
            fs::write(path, source.text.as_bytes()).expect("written");
        }
        fs::write(dir.path().join("README.md"), "x").expect("written");
        fs::write(dir.path().join("roles/notes.txt"), "x").expect("written");
        let sources = read_framework_dir(dir.path()).expect("readable");
        assert_eq!(sources.len(), Framework::shipped().sources().len());
        assert!(sources.iter().all(|source| fs::exists(source.name.as_str()).is_ok_and(|exists| exists)));
        let framework = Framework::parse(sources).expect("the shipped framework");
        assert_eq!(framework.skills().len(), Framework::shipped().skills().len());
        assert!(read_framework_dir(&dir.path().join("nowhere")).is_err());
    }

    #[test]
    fn an_export_replaces_nothing_unless_told_to() {
        let dir = dir();
        let path = dir.path().join("report.md");
        export(&path, b"one", Overwrite::Refuse).expect("exported");
        let error = export(&path, b"two", Overwrite::Refuse).expect_err("there already");
        assert!(error.to_string().ends_with("already exists"), "{error}");
        assert!(error.hint().contains("--force"));
        assert_eq!(fs::read(&path).expect("there"), b"one");
        export(&path, b"two", Overwrite::Replace).expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(fs::read_dir(dir.path()).expect("there").count(), 1, "no temporary file stays");
    }

    #[test]
    fn an_export_removes_no_file_that_a_person_could_have() {
        let dir = dir();
        let path = dir.path().join("report.md");
        let theirs = dir.path().join(".report.md.devrel-ready.tmp");
        fs::write(&theirs, "precious").expect("written");
        for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
            export(&path, b"one", overwrite).expect("exported");
        }
        assert_eq!(fs::read(&theirs).expect("there"), b"precious");
        assert_eq!(fs::read_dir(dir.path()).expect("there").count(), 2, "no temporary file stays");
    }

    #[test]
    fn an_export_never_lands_among_the_saves_whatever_way_leads_there() {
        let dir = dir();
        let store = Store::open(dir.path().join("data"));
        let saves = dir.path().join("data/assessments/me-0/backups");
        store.export(&dir.path().join("first.md"), b"x", Overwrite::Refuse).expect("there is no data directory yet");
        fs::create_dir_all(&saves).expect("created");
        let save = dir.path().join("data/assessments/me-0/current.json");
        fs::write(&save, "precious").expect("written");
        let mut ways = vec![save.clone(), saves.join("x.md"), dir.path().join("data/assessments/x.md")];
        ways.push(saves.join("../current.json"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(saves.parent().expect("a parent"), dir.path().join("link")).expect("linked");
            ways.push(dir.path().join("link/current.json"));
            let elsewhere = dir.path().join("elsewhere");
            fs::create_dir(&elsewhere).expect("created");
            std::os::unix::fs::symlink(&elsewhere, dir.path().join("data/assessments/me-1")).expect("linked");
            ways.push(elsewhere.join("current.json"));
        }
        for path in &ways {
            for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
                let error = store.export(path, b"x", overwrite).expect_err("refused");
                assert!(matches!(error, StoreError::AmongSaves(_)), "{error}");
            }
        }
        assert_eq!(fs::read(&save).expect("there"), b"precious");
        assert_eq!(fs::read_dir(&saves).expect("there").count(), 0);
        store.export(&dir.path().join("data/report.md"), b"x", Overwrite::Refuse).expect("nothing is saved there");
    }

    #[test]
    fn an_export_may_have_the_longest_name_there_is() {
        let dir = dir();
        for letter in ["x", "é", "\u{1f469}"] {
            let path = dir.path().join(letter.repeat(255 / letter.len()));
            for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
                export(&path, b"one", overwrite).expect("exported");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn directories_and_links_are_never_replaced_and_exports_are_private() {
        use std::os::unix::fs::{MetadataExt, symlink};
        let dir = dir();
        let (victim, link) = (dir.path().join("victim"), dir.path().join("link"));
        export(&victim, b"precious", Overwrite::Refuse).expect("exported");
        assert_eq!(fs::metadata(&victim).expect("there").mode() & 0o777, 0o600);
        symlink(&victim, &link).expect("linked");
        for path in [dir.path(), &link] {
            for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
                let error = export(path, b"x", overwrite).expect_err("refused");
                assert!(matches!(error, StoreError::NotReplaceable { .. }), "{error}");
            }
        }
        assert_eq!(fs::read(&victim).expect("there"), b"precious");
    }
}
