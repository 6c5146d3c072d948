//! The earlier states of an assessment that can be gone back to: its backups, and the versions that were kept aside.
//!
//! They are numbered from 1: the backups from the newest on, then what was kept aside, again from the newest on.

use std::path::PathBuf;

use jiff::Timestamp;

use super::data_directory::Store;
use super::error::StoreError;
use super::find::{self, Finder};
use super::format::SAVE_LIMIT;
use super::fs::Fs;
use super::loaded::{Changed, Loaded, Opened};
use super::{durable, guard};
use crate::assessment::Name;
use crate::framework::Catalog;

/// An earlier state.
#[derive(Debug)]
pub struct Backup {
    /// The number in its label: the 2 of `me@b2`.
    pub number: usize,
    /// What was saved.
    pub opened: Opened,
    /// The length of its file in bytes.
    pub size: u64,
    /// Whether it was kept aside, because it was changed outside the program or a person went on with another version.
    pub is_kept_aside: bool,
}

impl Backup {
    /// When it was saved.
    #[must_use]
    pub const fn saved_at(&self) -> Timestamp {
        self.opened.saved_at
    }
}

impl<F: Fs> Store<F> {
    /// Lists all states of an assessment that can be restored, without the files that cannot be understood.
    ///
    /// # Errors
    ///
    /// The directories cannot be read.
    pub fn backups(&self, catalog: &Catalog, name: &Name) -> Result<Vec<Backup>, StoreError> {
        let paths = self.paths(name);
        guard::check(&self.fs, &paths)?;
        let regular = find::backups(&self.fs, &paths)?.into_iter().map(|revision| (paths.backup(revision), false));
        let mut aside: Vec<(u32, PathBuf)> = durable::paths_in(&self.fs, &paths.quarantine)?
            .into_iter()
            .filter_map(|path| Some((durable::file_name(&path)?.strip_suffix(".json")?.parse().ok()?, path)))
            .collect();
        aside.sort_by(|a, b| b.cmp(a));
        let aside = aside.into_iter().map(|(_, path)| (path, true));
        let finder = Finder { fs: &self.fs, paths: &paths, catalog, name };
        let readable = regular.chain(aside).filter_map(|(path, is_kept_aside)| {
            let bytes = self.fs.read(&path, SAVE_LIMIT).ok()?;
            match finder.judge(&bytes, &[]).0 {
                Loaded::Sound(opened) | Loaded::Changed(Changed { opened, .. }) => {
                    Some((opened, u64::try_from(bytes.len()).ok()?, is_kept_aside))
                }
                Loaded::Nothing | Loaded::Newer(_) | Loaded::Damaged(_) => None,
            }
        });
        let numbered = readable.zip(1..);
        Ok(numbered
            .map(|((opened, size, is_kept_aside), number)| Backup { number, opened, size, is_kept_aside })
            .collect())
    }
}
