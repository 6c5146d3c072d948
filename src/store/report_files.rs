//! The report files of a team: finds them in folders, and reads their beginnings.
//!
//! Folders are searched at any depth, up to a limit. Links in folders are not followed, and hidden files are left out.
//! This module does not know what a report is.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::action::Action;
use super::disk::Disk;
use super::error::{During, StoreError};
use super::fs::Fs;
use super::outside::{TEXT_LIMIT, text_limit};
use super::report_lines::ReportLines;
use crate::diagnostic::Source;
use crate::order::Order as _;
use crate::text::decoded;

/// The most files of a team.
const MOST_FILES: usize = 1_000_000;

/// The deepest folder that is searched, counted from the one that was named.
const DEEPEST: usize = 32;

/// The bytes of a file that are read first.
const FIRST: u64 = 8 * 1024;

/// A folder with report files.
#[derive(Debug)]
struct ReportFolder {
    /// The path for opening.
    path: PathBuf,
    /// The path as a person would type it.
    shown: PathBuf,
}

/// The report files that some paths lead to, in a fixed order.
#[derive(Debug)]
pub struct ReportFiles {
    folders: Vec<ReportFolder>,
    /// The folder and the name of each file.
    files: Vec<(u32, Box<OsStr>)>,
    /// The paths in the folders that could not be used, each with the reason.
    unusable: Vec<(PathBuf, String)>,
    /// The paths that stand among the others already.
    doubled: Vec<PathBuf>,
    /// The folder that all files are in, as far as the typed paths tell.
    common: Option<PathBuf>,
}

impl ReportFiles {
    /// Finds the files that some paths lead to: each is a file or a folder.
    ///
    /// # Errors
    ///
    /// One of the paths leads nowhere or cannot be read, or there are too many files.
    pub fn find(paths: &[PathBuf]) -> Result<Self, StoreError> {
        let mut found =
            Self { folders: Vec::new(), files: Vec::new(), unusable: Vec::new(), doubled: Vec::new(), common: None };
        let mut named = Vec::with_capacity(paths.len());
        for path in paths {
            let real = Disk.resolve(path).during(Action::Read, path)?;
            let is_folder = fs::metadata(&real).during(Action::Read, path)?.is_dir();
            named.push((real, is_folder, path));
        }
        // The order in which paths are named changes nothing.
        named.order();
        let is_a_folder = |(real, is_folder, _): &(PathBuf, bool, _)| is_folder.then(|| real.clone());
        let folders: BTreeSet<PathBuf> = named.iter().filter_map(is_a_folder).collect();
        let mut seen = BTreeSet::new();
        for (real, is_folder, path) in named {
            let is_inside = real.ancestors().skip(1).any(|above| folders.contains(above));
            if is_inside || !seen.insert(real.clone()) {
                found.doubled.push(path.clone());
                continue;
            }
            let shown = without_dots(path);
            if is_folder {
                found.meet(&shown);
                found.walk(&real, &shown, 0).during(Action::List, path)?;
            } else {
                let (folder, name) = (super::durable::parent(&real), real.file_name().unwrap_or_default());
                let shown = shown.parent().map(Path::to_owned).unwrap_or_default();
                found.meet(&shown);
                found.add(folder, &shown, name);
            }
            if found.files.len() > MOST_FILES {
                return Err(StoreError::TooMany { path: path.clone(), limit: MOST_FILES });
            }
        }
        Ok(found)
    }

    /// Keeps the folder that all paths so far are in.
    fn meet(&mut self, folder: &Path) {
        self.common = Some(match self.common.take() {
            None => folder.to_owned(),
            Some(common) => {
                let same = common.components().zip(folder.components()).take_while(|(one, other)| one == other);
                same.map(|(part, _)| part).collect()
            }
        });
    }

    fn add(&mut self, folder: &Path, shown: &Path, name: &OsStr) {
        if self.folders.last().is_none_or(|last| last.path != folder || last.shown != shown) {
            self.folders.push(ReportFolder { path: folder.to_owned(), shown: shown.to_owned() });
        }
        let folder = u32::try_from(self.folders.len() - 1).unwrap_or(u32::MAX);
        self.files.push((folder, name.into()));
    }

    fn walk(&mut self, folder: &Path, shown: &Path, depth: usize) -> io::Result<()> {
        let (mut names, mut folders) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let mut refuse = |reason: &str| self.unusable.push((shown.join(&name), reason.to_owned()));
            if kind.is_symlink() {
                refuse("it is a link, and links in folders are not followed; name its target to use it");
            } else if kind.is_dir() && depth == DEEPEST {
                refuse("the folder is nested too deeply; name it to use it");
            } else if kind.is_dir() {
                folders.push(name);
            } else if is_report(&name) && kind.is_file() {
                names.push(name);
            } else if is_report(&name) {
                refuse("it is a pipe, socket or device and not a file");
            }
        }
        names.order();
        folders.order();
        for name in names {
            self.add(folder, shown, &name);
        }
        for name in folders {
            if self.files.len() > MOST_FILES {
                return Ok(());
            }
            if let Err(error) = self.walk(&folder.join(&name), &shown.join(&name), depth + 1) {
                self.unusable.push((shown.join(&name), format!("the folder cannot be read: {error}")));
            }
        }
        Ok(())
    }

    /// Returns the number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the path of a file as a person would type it, and that from the folder which all files are in.
    #[must_use]
    pub fn names(&self, number: usize) -> [String; 2] {
        let (folder, name) = &self.files[number];
        let shown = self.folders[*folder as usize].shown.join(&**name);
        let relative = self.common.as_ref().and_then(|common| shown.strip_prefix(common).ok());
        [slashes(&shown), slashes(relative.unwrap_or(&shown))]
    }

    /// Returns whether a file holds a report in each line.
    #[must_use]
    pub fn has_lines(&self, number: usize) -> bool {
        ends_in(&self.files[number].1, LINE_ENDINGS)
    }

    /// Returns what in the folders could not be used, with the reasons.
    pub fn unusable(&self) -> impl Iterator<Item = (String, &str)> {
        self.unusable.iter().map(|(path, reason)| (slashes(path), reason.as_str()))
    }

    /// Returns the paths that stand among the others already. Their reports count once.
    pub fn doubled(&self) -> impl Iterator<Item = String> {
        self.doubled.iter().map(|path| slashes(path))
    }

    fn path(&self, number: usize) -> PathBuf {
        let (folder, name) = &self.files[number];
        self.folders[*folder as usize].path.join(&**name)
    }

    /// Opens a file and reads its beginning, until there is enough of it or the file ends.
    ///
    /// # Errors
    ///
    /// The file cannot be opened or read, or is too long.
    pub fn open(
        &self,
        number: usize,
        bytes: &mut Vec<u8>,
        is_enough: impl Fn(&[u8]) -> bool,
    ) -> Result<OpenReport, StoreError> {
        let path = self.path(number);
        let file = Disk.open(&path).during(Action::Read, &path)?;
        let mut open = OpenReport { file, path };
        bytes.clear();
        let mut more = FIRST;
        loop {
            let before = bytes.len();
            open.file.by_ref().take(more).read_to_end(bytes).during(Action::Read, &open.path)?;
            let has_ended = u64::try_from(bytes.len() - before).is_ok_and(|read| read < more);
            if has_ended || is_enough(bytes) {
                return Ok(open);
            }
            // Each piece is as long as all before it, so that looking through all of them again stays cheap.
            more = u64::try_from(bytes.len()).unwrap_or(TEXT_LIMIT);
            open.check(bytes)?;
        }
    }

    /// Opens a file of lines.
    ///
    /// # Errors
    ///
    /// The file cannot be opened.
    pub fn open_lines(&self, number: usize) -> Result<ReportLines, StoreError> {
        let path = self.path(number);
        let file = Disk.open(&path).during(Action::Read, &path)?;
        Ok(ReportLines::new(Box::new(file)))
    }
}

/// Reads a file of at most the largest size, such as a roster.
///
/// # Errors
///
/// As for [`read_source`](super::read_source).
pub fn read_roster(path: &Path) -> Result<Source, StoreError> {
    let bytes = Disk.read(path, TEXT_LIMIT).during(Action::Read, path)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > TEXT_LIMIT) {
        return Err(StoreError::TooLarge { action: Action::Read, path: path.to_owned(), limit: TEXT_LIMIT });
    }
    let text = decoded(bytes).map_err(|what| StoreError::NotText { path: path.to_owned(), what })?;
    Ok(Source::new(&path.to_string_lossy(), text))
}

/// A file whose beginning was read.
#[derive(Debug)]
pub struct OpenReport {
    file: File,
    path: PathBuf,
}

impl OpenReport {
    /// Reads the rest of the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is too long.
    pub fn read_rest(&mut self, bytes: &mut Vec<u8>) -> Result<(), StoreError> {
        let left = (TEXT_LIMIT + 1).saturating_sub(u64::try_from(bytes.len()).unwrap_or(TEXT_LIMIT));
        self.file.by_ref().take(left).read_to_end(bytes).during(Action::Read, &self.path)?;
        self.check(bytes)
    }

    fn check(&self, bytes: &[u8]) -> Result<(), StoreError> {
        let limit = text_limit(bytes);
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
            return Ok(());
        }
        Err(StoreError::TooLarge { action: Action::Read, path: self.path.clone(), limit })
    }
}

/// The endings of files that hold a report in each line.
const LINE_ENDINGS: &[&str] = &["ndjson", "jsonl"];

fn is_report(name: &OsStr) -> bool {
    ends_in(name, &["json"]) || ends_in(name, LINE_ENDINGS)
}

fn ends_in(name: &OsStr, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Returns a path without dots at its beginning.
fn without_dots(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, Component::CurDir)).collect()
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
