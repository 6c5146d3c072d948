//! Finds the save and the backups of an assessment. Reads only.

use std::path::Path;
use std::sync::Arc;

use super::action::Action;
use super::damage::Damage;
use super::data_directory::Store;
use super::error::{During, StoreError};
use super::format::{
    AnswerEdit, Payload, SAVE_LIMIT, SaveVerdict, VERSION, Writer, judge, one_changed_answer, salvage, to_assessment,
};
use super::fs::{FileKind, Fs};
use super::layout::{Paths, backup_revision, is_believable};
use super::loaded::{AnswerChanged, Changed, Damaged, Loaded, Newer, Opened};
use super::{durable, guard};
use crate::assessment::{Assessment, Entry, Name};
use crate::framework::{Catalog, SkillId};
use crate::order::Order as _;

/// The result of a search, with the data that a session needs.
#[derive(Debug)]
pub(super) struct FoundSave {
    pub(super) loaded: Loaded,
    /// The bytes of the save; `None` if there is no save.
    pub(super) bytes: Option<Vec<u8>>,
    /// The highest revision found. The next save needs a higher one.
    pub(super) highest: u64,
}

/// A search for the files of one assessment.
#[derive(Debug)]
pub(super) struct Finder<'f, F> {
    pub(super) fs: &'f F,
    pub(super) paths: &'f Paths,
    pub(super) catalog: &'f Catalog,
    pub(super) name: &'f Name,
}

impl<F: Fs> Finder<'_, F> {
    pub(super) fn find(&self) -> Result<FoundSave, StoreError> {
        guard::check(self.fs, self.paths)?;
        let current = read_current(self.fs, self.paths)?;
        let backups = match backups(self.fs, self.paths) {
            // Without a save, only the backups tell a loss from a new start. With a save, they are optional.
            Err(error) if current.is_none() => return Err(error),
            backups => backups.unwrap_or_default(),
        };
        let newest = backups.first().copied().unwrap_or_default();
        let Some(bytes) = current else {
            let loaded = match backups.as_slice() {
                [] => Loaded::Nothing,
                backups => self.damaged(Damage::Gone, None, &[], backups),
            };
            return Ok(FoundSave { loaded, bytes: None, highest: newest });
        };
        let (loaded, revision) = self.judge(&bytes, &backups);
        let highest = if is_believable(revision) { newest.max(revision) } else { newest };
        Ok(FoundSave { loaded, bytes: Some(bytes), highest })
    }

    /// Judges bytes beside these backups. Returns the result and the revision in the bytes.
    pub(super) fn judge(&self, bytes: &[u8], backups: &[u64]) -> (Loaded, u64) {
        match judge(bytes) {
            SaveVerdict::Sound { revision, payload } => {
                (Loaded::Sound(self.opened(revision, Writer::Program, *payload)), revision)
            }
            SaveVerdict::Altered { revision, payload } => {
                let edit = edit(bytes, revision, &payload);
                let revision = revision.unwrap_or_default();
                let opened = self.opened(revision, Writer::Somebody, *payload);
                let edit = edit.and_then(|AnswerEdit { key, was, is }| {
                    Some(AnswerChanged { skill: opened.assessment.framework().find_skill(&key)?, was, is })
                });
                let backup = self.newest_sound(backups);
                let differing = match &backup {
                    Some(backup) => differing(&opened.assessment, &backup.assessment),
                    None => Vec::new(),
                };
                (Loaded::Changed(Changed { opened, backup, differing, edit }), revision)
            }
            SaveVerdict::Newer { version, payload } => {
                let opened = payload.map(|payload| self.opened(0, Writer::Program, *payload));
                (Loaded::Newer(Newer { theirs: version, ours: VERSION, opened }), 0)
            }
            SaveVerdict::Damaged { damage, revision } => {
                (self.damaged(damage, revision, bytes, backups), revision.unwrap_or_default())
            }
        }
    }

    fn damaged(&self, damage: Damage, revision: Option<u64>, bytes: &[u8], backups: &[u64]) -> Loaded {
        let backup = self.newest_sound(backups);
        let differing = backup.as_ref().map(|backup| {
            let known = salvage(bytes, backup.assessment.framework()).into_iter();
            let differs = |(skill, entry): &(SkillId, Entry)| !backup.assessment.entry(*skill).says_the_same(entry);
            known.filter(differs).map(|(skill, _)| skill).collect()
        });
        let differing = differing.unwrap_or_default();
        Loaded::Damaged(Damaged { damage, revision, backup, differing })
    }

    fn newest_sound(&self, backups: &[u64]) -> Option<Opened> {
        let (revision, payload) = newest_sound(self.fs, self.paths, backups)?;
        Some(self.opened(revision, Writer::Program, payload))
    }

    fn opened(&self, revision: u64, writer: Writer, payload: Payload) -> Opened {
        opened((revision, writer), payload, self.catalog, self.name)
    }
}

impl<F: Fs> Store<F> {
    /// Loads an assessment without locking or writing anything.
    ///
    /// # Errors
    ///
    /// An existing file cannot be read.
    pub fn load(&self, catalog: &Catalog, name: &Name) -> Result<Loaded, StoreError> {
        let paths = self.paths(name);
        Finder { fs: &self.fs, paths: &paths, catalog, name }.find().map(|found| found.loaded)
    }
}

impl<F: Fs> Store<F> {
    /// Returns the catalog to open earlier states of an assessment with. Its present save decides which edition of a
    /// framework they are read with, so that all states can be compared.
    pub(super) fn catalog_beside(&self, catalog: &Catalog, paths: &Paths) -> Catalog {
        let bytes = read_current(&self.fs, paths).ok().flatten();
        let present = match judge(&bytes.unwrap_or_default()) {
            SaveVerdict::Sound { payload, .. } | SaveVerdict::Altered { payload, .. } => {
                catalog.find(&payload.framework.label())
            }
            SaveVerdict::Newer { .. } | SaveVerdict::Damaged { .. } => None,
        };
        present.map_or_else(|| catalog.clone(), |framework| catalog.using(framework))
    }
}

/// Builds an assessment from the content of its file.
pub(super) fn opened((revision, writer): (u64, Writer), payload: Payload, catalog: &Catalog, name: &Name) -> Opened {
    let saved_at = payload.saved_at;
    let told = to_assessment(payload, (revision, writer), catalog, name);
    Opened { assessment: told.assessment, revision, saved_at, notices: told.notices, kept: Box::new(told.kept) }
}

/// Reads the newest save; `None` only if the path is free.
pub(super) fn read_current<F: Fs>(fs: &F, paths: &Paths) -> Result<Option<Vec<u8>>, StoreError> {
    read_if_there(fs, &paths.current)
}

/// Reads a save; `None` only if the path is free. Refuses a link.
pub(super) fn read_if_there<F: Fs>(fs: &F, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs.look(path).during(Action::Read, path)? {
        None => Ok(None),
        Some(status) if status.kind == FileKind::Link => Err(StoreError::Linked { path: path.to_owned() }),
        Some(status) if status.kind == FileKind::File => {
            fs.read_ordinary(path, SAVE_LIMIT).during(Action::Read, path).map(Some)
        }
        Some(_) => fs.read(path, SAVE_LIMIT).during(Action::Read, path).map(Some),
    }
}

/// Lists the revisions of all backups, newest first.
pub(super) fn backups<F: Fs>(fs: &F, paths: &Paths) -> Result<Vec<u64>, StoreError> {
    let files = durable::paths_in(fs, &paths.backups)?;
    let mut revisions: Vec<u64> = files.iter().filter_map(|path| backup_revision(durable::file_name(path)?)).collect();
    revisions.order_by(|a, b| b.cmp(a));
    Ok(revisions)
}

/// Returns the newest sound backup.
pub(super) fn newest_sound<F: Fs>(fs: &F, paths: &Paths, backups: &[u64]) -> Option<(u64, Payload)> {
    for revision in backups {
        // Backups are optional: an unreadable one stays in place, and the search goes on with an older one.
        let Ok(bytes) = fs.read(&paths.backup(*revision), SAVE_LIMIT) else { continue };
        if let SaveVerdict::Sound { revision, payload } = judge(&bytes) {
            return Some((revision, *payload));
        }
    }
    None
}

/// Returns the changed answer of a save if nothing else changed.
fn edit(bytes: &[u8], revision: Option<u64>, payload: &Payload) -> Option<AnswerEdit> {
    one_changed_answer(str::from_utf8(bytes).ok()?, revision?, payload)
}

/// Returns the skills with different entries; none if the two frameworks differ.
fn differing(a: &Assessment, b: &Assessment) -> Vec<SkillId> {
    if !Arc::ptr_eq(a.framework(), b.framework()) {
        return Vec::new();
    }
    a.framework().skills().filter(|skill| !a.entry(*skill).says_the_same(b.entry(*skill))).collect()
}
