//! The only door to the disk: saving, loading, locking, backing up, keeping damaged files.
//!
//! A [`Store`] is a data directory. Looking at an assessment ([`Store::load`], [`Store::list`]) writes
//! nothing; working on one ([`Store::begin`]) takes its lock and returns a [`Session`], the only thing that
//! writes. What is found on the disk is data, and a [`StoreError`] means that the disk refused.
//!
//! ```text
//! <data>/assessments/<key>/current.json    the newest save: a header line, then JSON
//!                          lock            locked while a window works on the assessment
//!                          backups/        saves that sessions started from: the newest five, and one of each of
//!                                          five days
//!                          quarantine/     files that were damaged or changed by others, as they were found
//! ```
//!
//! The person's settings are one file ([`ConfigFile`]), usually in a directory of its own.
//!
//! Every file call goes through [`Fs`]. No clock is read here and no order depends on one: revisions count. Links inside
//! the data directory are not followed, and directories of other users are not used.
//! Nothing here knows a terminal, and nothing tries twice; that is up to the caller.

mod advice;
mod backups;
mod config;
mod conflict;
mod decision;
mod delete;
mod disk;
mod durable;
mod error;
mod find;
mod format;
mod fs;
mod guard;
mod hold;
mod layout;
mod limits;
mod list;
mod loaded;
mod location;
mod naming;
mod outside;
mod owner;
mod quarantine;
mod retention;
mod saved_file;
mod session;
mod swap;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that finds something else has nothing to go on with")]
mod tests;

use std::path::{Path, PathBuf};

pub use self::backups::Backup;
pub use self::config::ConfigFile;
pub use self::conflict::OtherVersion;
pub use self::decision::{PendingDecision, Resolution, Resumed};
pub use self::delete::{Deleted, Leftover};
pub use self::disk::{Disk, Held};
pub use self::error::{Action, Lost, StoreError};
pub use self::fs::{Fs, Kind, Owner, Status};
pub use self::layout::Key;
pub use self::limits::size_limits_are_errors;
pub use self::list::ListEntry;
pub use self::loaded::{AnswerChanged, Changed, Damage, Damaged, Health, Loaded, Newer, Notice, Opened, Summary};
pub use self::location::{config_file, data_dir, typed_path};
pub use self::outside::{Overwrite, TEXT_LIMIT, export, read_framework_dir, read_source, text_limit};
pub use self::saved_file::{is_save, read_save};
pub use self::session::{Begun, ReadOnly, Saved, Session, Undecided};

use self::error::During;
use self::find::Finder;
use self::format::Vocabulary;
use self::layout::Paths;
use crate::assessment::Name;
use crate::framework::Framework;

/// A data directory.
#[derive(Debug, Clone)]
pub struct Store<F: Fs = Disk> {
    fs: F,
    root: PathBuf,
}

impl Store {
    /// The store in a data directory, see [`data_dir`]. Nothing is read, and nothing is created before the
    /// first assessment is.
    #[must_use]
    pub const fn open(root: PathBuf) -> Self {
        Self::on(Disk, root)
    }
}

impl<F: Fs> Store<F> {
    /// The store in a directory of any file system.
    #[must_use]
    pub const fn on(fs: F, root: PathBuf) -> Self {
        Self { fs, root }
    }

    /// The data directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Looks at an assessment without locking or writing anything.
    ///
    /// # Errors
    ///
    /// A file that is there cannot be read.
    pub fn load(&self, framework: &Framework, name: &Name) -> Result<Loaded, StoreError> {
        let paths = self.paths(name);
        Finder { fs: &self.fs, paths: &paths, framework, name }.find().map(|found| found.loaded)
    }

    /// Whether there is anything of an assessment, in whatever state. Nothing is opened or written.
    ///
    /// # Errors
    ///
    /// The disk does not tell.
    pub fn knows(&self, name: &Name) -> Result<bool, StoreError> {
        let paths = self.paths(name);
        let current = self.fs.look(&paths.current).during(Action::Read, &paths.current)?;
        Ok(current.is_some() || !find::backups(&self.fs, &paths)?.is_empty())
    }

    /// Begins to work on an assessment, be it there or new. Nothing of it is written before the first save or
    /// the person's decision; only the directory and the lock file are created.
    ///
    /// # Errors
    ///
    /// The directory or the lock file cannot be created, a file that is there cannot be read, or the disk cannot
    /// be flushed. If that is so because nothing may be written there, what is there is looked at instead.
    pub fn begin(&self, framework: &Framework, name: &Name) -> Result<Begun<F>, StoreError> {
        self.begin_or_look(framework, name, Flush::First)
    }

    /// [`begin`](Self::begin) without waiting for the disk, if the save is sound. Until [`Session::anchor`] or a
    /// save has come back, what was found may not be called saved.
    ///
    /// # Errors
    ///
    /// As for [`begin`](Self::begin).
    pub fn begin_at_once(&self, framework: &Framework, name: &Name) -> Result<Begun<F>, StoreError> {
        self.begin_or_look(framework, name, Flush::Later)
    }

    fn begin_or_look(&self, framework: &Framework, name: &Name, flush: Flush) -> Result<Begun<F>, StoreError> {
        self.begin_to_write(framework, name, flush).or_else(|error| match self.load(framework, name) {
            Ok(loaded) if error.is_refusal() && !matches!(loaded, Loaded::Nothing) => {
                Ok(Begun::ReadOnly(ReadOnly::Refused(error), loaded))
            }
            _ => Err(error),
        })
    }

    fn begin_to_write(&self, framework: &Framework, name: &Name, flush: Flush) -> Result<Begun<F>, StoreError> {
        let paths = self.paths(name);
        let finder = Finder { fs: &self.fs, paths: &paths, framework, name };
        durable::ensure_dirs(&self.fs, &paths)?;
        let Some(lock) = self.fs.try_lock(&paths.lock).during(Action::Lock, &paths.lock)? else {
            return Ok(Begun::ReadOnly(ReadOnly::Locked, finder.find()?.loaded));
        };
        let session = Session::new(self.fs.clone(), paths.clone(), Vocabulary::of(framework), lock);
        let found = finder.find()?;
        if let Some(foreign) = found.loaded.foreign().filter(|_| !matches!(found.loaded, Loaded::Newer(_))) {
            return Ok(Begun::ReadOnly(ReadOnly::Foreign(foreign.clone()), found.loaded));
        }
        let mut session = session.counting_from(found.highest);
        session.knows(found.bytes.as_deref());
        if flush == Flush::First || !matches!(found.loaded, Loaded::Sound(_)) {
            // What is shown from here on counts as saved, so it has to survive as if we had saved it.
            session.flush_what_is_there()?;
        }
        Ok(match found.loaded {
            Loaded::Nothing => Begun::New(session),
            Loaded::Sound(opened) => {
                let before = found.bytes.map(|bytes| (opened.revision, bytes));
                Begun::Sound(session.backing_up(before).working_on(&opened), opened)
            }
            Loaded::Changed(changed) => Begun::Changed(Undecided(session), changed),
            Loaded::Damaged(damaged) => Begun::Damaged(Undecided(session), damaged),
            newer @ Loaded::Newer(_) => Begun::ReadOnly(ReadOnly::Newer, newer),
        })
    }

    fn paths(&self, name: &Name) -> Paths {
        Paths::new(&self.root, &Key::of(name))
    }
}

/// When what was found is made to survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flush {
    /// Before anybody sees it.
    First,
    /// After it was shown as not saved yet.
    Later,
}
