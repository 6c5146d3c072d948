//! The earlier states of an assessment that a person can go back to: its backups, and the versions kept aside.
//!
//! Numbers start at 1. The backups come first, then the versions kept aside. Each group starts with the newest.

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
use crate::order::Order as _;

/// An earlier state.
#[derive(Debug)]
pub struct Backup {
    /// The number in its label, such as the 2 in `me@b2`.
    pub number: usize,
    /// The saved state.
    pub opened: Opened,
    /// The length of its file in bytes.
    pub size: u64,
    /// Whether the state was kept aside: it was changed outside the program, or a person chose another version.
    pub is_kept_aside: bool,
}

impl Backup {
    /// Returns the time of the save.
    #[must_use]
    pub const fn saved_at(&self) -> Timestamp {
        self.opened.saved_at
    }
}

impl<F: Fs> Store<F> {
    /// Lists all states of an assessment that can be restored. Skips files that cannot be understood.
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
        aside.order_by(|a, b| b.cmp(a));
        let aside = aside.into_iter().map(|(_, path)| (path, true));
        let catalog = &self.catalog_beside(catalog, &paths);
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
