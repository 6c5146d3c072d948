//! The computer of a scripted person: the program's storage worker on a disk in memory.
//!
//! The worker does at once, and in the same order, what its thread would do. Time is a value that changes only when
//! the person waits, so no result depends on the speed of a test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::framework::Catalog;
use devrel_ready::store::{AssessmentKey, ConfigFile, Store};
use devrel_ready::terminal::StorageWorker;
use devrel_ready::tui::{Effect, HomeRow, Msg, TextDocument};

use crate::model::{Fault, How, Model, Tree};

/// The working directory of the program. Reports are written there.
const HOME: &str = "/home/ada";

/// The data directory.
pub(crate) const DATA_DIR: &str = "/home/ada/.local/share/devrel-ready";

/// The settings file.
pub(crate) const CONFIG: &str = "/home/ada/.config/devrel-ready/config.toml";

/// A disk and the worker that writes to it.
pub(crate) struct Computer {
    pub(crate) disk: Model,
    catalog: Catalog,
    worker: StorageWorker<Model>,
    now: Instant,
}

/// The behavior of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disk {
    Works,
    /// Nothing more fits on it.
    Full,
    /// No call succeeds.
    Broken,
    /// Every call is refused.
    Forbidden,
}

impl Computer {
    /// Starts the worker on a disk.
    pub(crate) fn new(disk: Model, catalog: Catalog) -> Self {
        let worker = worker(&disk, &catalog);
        Self { disk, catalog, worker, now: Instant::now() }
    }

    /// Returns a disk on which the program was never started.
    pub(crate) fn bare_disk() -> Model {
        Model::with_dirs(&["/home", HOME])
    }

    /// Returns a disk with only a settings file.
    pub(crate) fn disk_with_config(config: &str) -> Model {
        let dirs = Path::new(CONFIG).ancestors().skip(1).filter(|dir| dir.parent().is_some());
        let mut tree: Tree = dirs.map(|dir| (dir.to_owned(), None)).collect();
        tree.insert(CONFIG.into(), Some(config.into()));
        Model::holding(&tree)
    }

    /// Kills the worker and starts another one.
    pub(crate) fn restart(&mut self) {
        self.worker = worker(&self.disk, &self.catalog);
    }

    /// Returns the saved assessments in the words of the first screen.
    pub(crate) fn list_first(&mut self, rows: u16) -> Vec<HomeRow> {
        self.worker.list_first(rows.into()).expect("the disk works")
    }

    pub(crate) fn open(&mut self, name: &Name) -> Msg {
        self.worker.open(name)
    }

    /// Performs an effect. A relative path starts in the home directory.
    pub(crate) fn perform(&mut self, mut effect: Effect) -> Vec<Msg> {
        if let Effect::Export(export) = &mut effect {
            export.path = Path::new(HOME).join(&export.path).to_string_lossy().into_owned();
        }
        if let Effect::Read(path, _) | Effect::Write(TextDocument { file: path, .. }, _) = &mut effect {
            *path = Path::new(HOME).join(&*path).to_string_lossy().into_owned();
        }
        let mut messages = match effect {
            Effect::Save(..) => Vec::new(),
            _ => self.worker.save(self.now),
        };
        messages.extend(self.worker.perform(effect));
        messages.extend(self.worker.save(self.now));
        messages
    }

    /// Lets time pass until a failed save is tried again.
    pub(crate) fn wait(&mut self) -> Vec<Msg> {
        self.now = self.worker.next_attempt().map_or(self.now, |at| at.max(self.now));
        self.worker.save(self.now)
    }

    /// Saves for the last time.
    pub(crate) fn finish(&mut self) {
        let _ = self.worker.finish();
    }

    /// Changes how the disk behaves from now on.
    pub(crate) fn disk_is(&self, disk: Disk) {
        let errno = match disk {
            Disk::Works | Disk::Full => None,
            Disk::Broken => Some(5),
            Disk::Forbidden => Some(13),
        };
        self.disk.set_full(disk == Disk::Full);
        self.disk.fail(errno.map(|errno| Fault { after: 0, errno, for_good: true, how: How::Refused }));
    }

    /// Makes another program replace a file right before the next call.
    pub(crate) fn replace(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        self.disk.meanwhile(0, path.as_ref(), bytes.as_ref());
    }

    /// Returns the path of a save.
    pub(crate) fn save_of(name: &Name) -> PathBuf {
        Path::new(DATA_DIR).join("assessments").join(AssessmentKey::of(name).as_str()).join("current.json")
    }

    /// Returns the text of a file, or an empty text if the file does not exist.
    pub(crate) fn text(&self, path: impl AsRef<Path>) -> String {
        let bytes = self.disk.tree().remove(path.as_ref()).flatten().unwrap_or_default();
        String::from_utf8(bytes).expect("all written files are text")
    }

    /// Returns the files in the home directory, by name.
    pub(crate) fn reports(&self) -> BTreeMap<String, String> {
        let tree = self.disk.tree();
        let files = tree.iter().filter(|(path, bytes)| path.parent() == Some(Path::new(HOME)) && bytes.is_some());
        let names = files.filter_map(|(path, _)| path.file_name()?.to_str());
        names.map(|name| (name.to_owned(), self.text(Path::new(HOME).join(name)))).collect()
    }

    /// Returns the saved assessments, read from the disk.
    pub(crate) fn saved(&self) -> BTreeMap<Name, Assessment> {
        // The disk may be set to fail. A copy of it does not.
        let store = store(&Model::holding(&self.disk.tree()));
        let list = store.open_newest(&self.catalog, usize::MAX).expect("it can be read");
        let assessments = list.into_iter().filter_map(|(_, opened)| opened).map(|opened| opened.assessment);
        assessments.map(|assessment| (assessment.name().clone(), assessment)).collect()
    }
}

fn store(disk: &Model) -> Store<Model> {
    Store::on(disk.clone(), DATA_DIR.into())
}

fn worker(disk: &Model, catalog: &Catalog) -> StorageWorker<Model> {
    let settings = ConfigFile::on(disk.clone(), CONFIG.into());
    StorageWorker::new(store(disk), catalog.clone()).keeping_settings_in(settings)
}
