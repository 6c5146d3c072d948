//! Finding out what there is of an assessment. Reads only; whatever it finds stays as it is.

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

/// What was found, with what a session needs of it.
#[derive(Debug)]
pub(super) struct FoundSave {
    pub(super) loaded: Loaded,
    /// The bytes of the save, if there is one.
    pub(super) bytes: Option<Vec<u8>>,
    /// The highest revision seen anywhere; the next save has to be above.
    pub(super) highest: u64,
}

/// The one who looks.
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
            // Without a save, backups are what tells a loss from a new start. With one, they are an offer.
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

    /// What bytes are, and which revision they say they are, beside these backups.
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
    /// Looks at an assessment without locking or writing anything.
    ///
    /// # Errors
    ///
    /// A file that is there cannot be read.
    pub fn load(&self, catalog: &Catalog, name: &Name) -> Result<Loaded, StoreError> {
        let paths = self.paths(name);
        Finder { fs: &self.fs, paths: &paths, catalog, name }.find().map(|found| found.loaded)
    }
}

/// An assessment out of what its file says.
pub(super) fn opened((revision, writer): (u64, Writer), payload: Payload, catalog: &Catalog, name: &Name) -> Opened {
    let saved_at = payload.saved_at;
    let told = to_assessment(payload, (revision, writer), catalog, name);
    Opened { assessment: told.assessment, revision, saved_at, notices: told.notices, kept: Box::new(told.kept) }
}

/// The bytes of the newest save; `None` only if nothing stands there.
pub(super) fn read_current<F: Fs>(fs: &F, paths: &Paths) -> Result<Option<Vec<u8>>, StoreError> {
    read_if_there(fs, &paths.current)
}

/// The bytes of a save; `None` only if nothing stands there. A link is refused and not followed.
pub(super) fn read_if_there<F: Fs>(fs: &F, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs.look(path).during(Action::Read, path)? {
        None => Ok(None),
        Some(status) if status.kind == FileKind::Link => Err(StoreError::Linked { path: path.to_owned() }),
        Some(_) => fs.read(path, SAVE_LIMIT).during(Action::Read, path).map(Some),
    }
}

/// The revisions of all backups, newest first.
pub(super) fn backups<F: Fs>(fs: &F, paths: &Paths) -> Result<Vec<u64>, StoreError> {
    let files = durable::paths_in(fs, &paths.backups)?;
    let mut revisions: Vec<u64> = files.iter().filter_map(|path| backup_revision(durable::file_name(path)?)).collect();
    revisions.sort_unstable_by(|a, b| b.cmp(a));
    Ok(revisions)
}

/// The newest backup that is as we wrote it.
pub(super) fn newest_sound<F: Fs>(fs: &F, paths: &Paths, backups: &[u64]) -> Option<(u64, Payload)> {
    for revision in backups {
        // A backup is an offer: one that cannot be read stays where it is, and an older one is offered.
        let Ok(bytes) = fs.read(&paths.backup(*revision), SAVE_LIMIT) else { continue };
        if let SaveVerdict::Sound { revision, payload } = judge(&bytes) {
            return Some((revision, *payload));
        }
    }
    None
}

/// The one answer that was changed in a save, if that is all.
fn edit(bytes: &[u8], revision: Option<u64>, payload: &Payload) -> Option<AnswerEdit> {
    one_changed_answer(str::from_utf8(bytes).ok()?, revision?, payload)
}

/// The skills with different entries; none if the two belong to different frameworks.
fn differing(a: &Assessment, b: &Assessment) -> Vec<SkillId> {
    if !Arc::ptr_eq(a.framework(), b.framework()) {
        return Vec::new();
    }
    a.framework().skills().filter(|skill| !a.entry(*skill).says_the_same(b.entry(*skill))).collect()
}
