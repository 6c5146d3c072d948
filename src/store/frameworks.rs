//! The shelf: the frameworks of the saved assessments, so that each can be opened without its author's files.
//!
//! ```text
//! <data>/frameworks/<digest>.json    a header line like that of a save, then the framework as a bundle
//! ```
//!
//! A framework comes to the shelf with the first save of an assessment of it, before that save. Nothing removes it, and
//! only its translations change: the digest does not cover them, and a save with the files of the author in use brings
//! them up to date. The number in the header says in which order the frameworks came.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::Action;
use super::data_directory::Store;
use super::disk::Disk;
use super::error::StoreError;
use super::find::read_if_there;
use super::format::{SAVE_LIMIT, seal, unseal};
use super::fs::Fs;
use super::{durable, guard};
use crate::diagnostic::Source;
use crate::framework::{Catalog, Framework, FrameworkShelf, bundle_json, read_bundle};
use crate::order::Order as _;
use crate::text::Clean;

/// The shelf of a data directory.
#[derive(Debug, Clone)]
pub struct Shelf<F: Fs = Disk> {
    fs: F,
    dir: PathBuf,
}

/// A framework on the shelf.
#[derive(Debug)]
pub struct ShelvedFramework {
    /// The order in which the frameworks came, from 1.
    pub number: u64,
    /// The framework.
    pub framework: Framework,
}

/// The frameworks on the shelf.
#[derive(Debug, Default)]
pub struct ShelfList {
    /// The frameworks that can be used, in the order in which they came.
    pub frameworks: Vec<ShelvedFramework>,
    /// The files that cannot be used. They stay.
    pub damaged: Vec<PathBuf>,
}

impl<F: Fs> Store<F> {
    /// Returns the shelf. Reads nothing.
    #[must_use]
    pub fn shelf(&self) -> Shelf<F> {
        Shelf::of(&self.fs, &self.root)
    }
}

impl<F: Fs + Send + Sync + 'static> Store<F> {
    /// Returns the catalog with the shelf of this store.
    #[must_use]
    pub fn completing(&self, catalog: Catalog) -> Catalog {
        catalog.with_shelf(Arc::new(self.shelf()))
    }
}

impl<F: Fs> Shelf<F> {
    pub(super) fn of(fs: &F, root: &Path) -> Self {
        Self { fs: fs.clone(), dir: root.join("frameworks") }
    }

    /// Reads all frameworks. A damaged one hides no other one.
    ///
    /// # Errors
    ///
    /// The directory cannot be read.
    pub fn list(&self) -> Result<ShelfList, StoreError> {
        guard::check_path(&self.fs, &self.dir)?;
        let mut list = ShelfList::default();
        for path in durable::paths_in(&self.fs, &self.dir)? {
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            match self.read(&path) {
                Some(shelved) => list.frameworks.push(shelved),
                None => list.damaged.push(path),
            }
        }
        list.frameworks.order_by_key(|shelved| shelved.number);
        Ok(list)
    }

    /// Reads one framework. `None` if there is none or if its file is not as the program wrote it.
    fn read(&self, path: &Path) -> Option<ShelvedFramework> {
        let bytes = read_if_there(&self.fs, path).ok()??;
        let (number, text) = unseal(&bytes).ok()?;
        let bundle = Source::new(&path.to_string_lossy(), text.to_owned());
        let framework = Framework::parse(read_bundle(&bundle).ok()?).ok()?;
        let is_right = !framework.has_shipped_id() && path == self.path(framework.sha256());
        is_right.then_some(ShelvedFramework { number, framework })
    }

    fn path(&self, sha256: &str) -> PathBuf {
        self.dir.join(format!("{sha256}.json"))
    }

    /// Puts a framework on the shelf, unless it is there with the same translations. When this returns, it survives a
    /// crash and a power cut.
    pub(super) fn put(&self, framework: &Framework) -> Result<(), StoreError> {
        let path = self.path(framework.sha256());
        guard::check_path(&self.fs, &self.dir)?;
        let there = self.read(&path);
        // A copy that was read from the shelf may be older than what is there now.
        let is_same = |there: &ShelvedFramework| is_from(framework, &path) || same_files(&there.framework, framework);
        if there.as_ref().is_some_and(is_same) {
            // A process may have been killed before it flushed the file.
            return durable::flush_what_is_there(&self.fs, &path);
        }
        let number = match there {
            Some(there) => there.number,
            None => self.list()?.frameworks.last().map_or(1, |last| last.number + 1),
        };
        let bytes = seal(number, bundle_json(framework).trim_end()).into_bytes();
        if u64::try_from(bytes.len()).is_ok_and(|length| length > SAVE_LIMIT) {
            return Err(StoreError::TooLarge { action: Action::Write, path, limit: SAVE_LIMIT });
        }
        durable::ensure_dir(&self.fs, &self.dir)?;
        durable::tighten(&self.fs, &self.dir);
        // Two windows may bring the same framework at once, and no lock stands between them.
        durable::export_over(&self.fs, &path, &bytes)
    }
}

/// Returns whether a framework was read from this file of the shelf.
fn is_from(framework: &Framework, path: &Path) -> bool {
    let file = Clean::line(&path.to_string_lossy());
    framework.sources().iter().all(|source| source.name.as_str().starts_with(file.as_str()))
}

/// Returns whether two frameworks have the same files, in any order.
fn same_files(a: &Framework, b: &Framework) -> bool {
    let files = |framework: &Framework| -> BTreeMap<String, String> {
        framework.files().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    };
    files(a) == files(b)
}

impl<F: Fs + Send + Sync> FrameworkShelf for Shelf<F> {
    fn find(&self, sha256: &str) -> Option<Framework> {
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        guard::check_path(&self.fs, &self.dir).ok().filter(|()| is_digest)?;
        self.read(&self.path(sha256)).map(|shelved| shelved.framework)
    }

    fn newest(&self, id: &str) -> Option<Framework> {
        let frameworks = self.list().ok()?.frameworks.into_iter();
        let of_id = frameworks.filter(|shelved| shelved.framework.id().as_str() == id);
        of_id.max_by_key(|it| (it.framework.edition(), it.number)).map(|shelved| shelved.framework)
    }
}
