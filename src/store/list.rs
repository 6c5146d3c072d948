//! Lists the assessments with short summaries. Needs no framework and writes nothing.

use std::cmp::Ordering;
use std::io;
use std::path::Path;

use super::damage::Damage;
use super::data_directory::Store;
use super::error::StoreError;
use super::format::{Payload, SaveVerdict, VERSION, Writer, answered_on, judge, salvage_name};
use super::fs::Fs;
use super::layout::{AssessmentKey, CURRENT, Paths, shelf};
use super::loaded::{Health, Opened, Summary};
use super::{durable, find, guard};
use crate::assessment::Name;
use crate::framework::Catalog;
use crate::order::Order as _;
use crate::text::Clean;

/// One assessment of the list.
#[derive(Debug)]
pub struct ListEntry {
    /// The name of the directory.
    pub key: AssessmentKey,
    /// The name that opens the assessment. `None` if only its key can delete it: the directory is a copy of another
    /// one, or so damaged that its name is lost.
    pub name: Option<Name>,
    /// The summary, or the reason why there is none.
    pub summary: Result<Summary, StoreError>,
}

/// One assessment of the list, with its answers if its save is sound.
pub type OpenedEntry = (ListEntry, Option<Opened>);

/// The result of reading a save once.
struct Glance {
    summary: Summary,
    /// The content of the save, if it is sound.
    payload: Option<Box<Payload>>,
}

impl<F: Fs> Store<F> {
    /// Lists all assessments, those answered last first and those of the same day by name. An unreadable one does not
    /// hide the others.
    ///
    /// # Errors
    ///
    /// The data directory itself cannot be read. If it is missing, the list is empty.
    pub fn list(&self) -> Result<Vec<ListEntry>, StoreError> {
        Ok(self.entries(self.keys()?).map(|(listed, _)| listed).collect())
    }

    /// Returns the first entries of [`list`](Self::list), with the answers of sound saves. Reads every save once.
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn open_newest(&self, catalog: &Catalog, count: usize) -> Result<Vec<OpenedEntry>, StoreError> {
        Ok(self.open_newest_of_few(catalog, usize::MAX, count)?.unwrap_or_default())
    }

    /// Returns what [`open_newest`](Self::open_newest) does. `None`, without reading a save, if there may be more than
    /// `few` assessments.
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn open_newest_of_few(
        &self,
        catalog: &Catalog,
        few: usize,
        count: usize,
    ) -> Result<Option<Vec<OpenedEntry>>, StoreError> {
        let keys = self.keys()?;
        if keys.len() > few {
            return Ok(None);
        }
        let with_answers = self.entries(keys).take(count).map(|(listed, payload)| {
            let summary = listed.summary.as_ref().ok();
            let opened = summary.zip(payload).map(|(summary, payload)| {
                find::opened((summary.revision, Writer::Program), *payload, catalog, &summary.name)
            });
            (listed, opened)
        });
        Ok(Some(with_answers.collect()))
    }

    /// Returns the keys of all directories of assessments, in no particular order. A directory may turn out to hold
    /// none.
    fn keys(&self) -> Result<Vec<AssessmentKey>, StoreError> {
        let path = shelf(&self.root);
        guard::check_path(&self.fs, &path)?;
        let names = durable::names_in(&self.fs, &path)?;
        Ok(names.iter().filter_map(|name| AssessmentKey::from_dir_name(name.to_str()?)).collect())
    }

    /// Returns the entries in the order of the list. Reads every save, because the saves contain the dates.
    fn entries(&self, keys: Vec<AssessmentKey>) -> impl Iterator<Item = (ListEntry, Option<Box<Payload>>)> + use<F> {
        let path = shelf(&self.root);
        let mut entries = Vec::new();
        for key in keys {
            let entry = match self.glance(&key) {
                Ok(Glance { summary, payload }) => {
                    (ListEntry { key, name: Some(summary.name.clone()), summary: Ok(summary) }, payload)
                }
                // A session that never saved leaves a directory without an assessment.
                Err(StoreError::Missing(_)) => continue,
                Err(_) if self.is_stray_file(&path.join(key.as_str())) => continue,
                Err(error) => (ListEntry { name: self.salvaged_name(&key), key, summary: Err(error) }, None),
            };
            entries.push(entry);
        }
        entries.order_by(|(a, _), (b, _)| in_order(a, b));
        entries.into_iter()
    }

    /// Returns whether the path is a file or a link to one, and so cannot be an assessment. The list shows a link to a
    /// directory with its error.
    fn is_stray_file(&self, path: &Path) -> bool {
        self.fs.look(&path.join(CURRENT)).is_err_and(|error| error.kind() == io::ErrorKind::NotADirectory)
    }

    /// Returns the summary of one assessment. Fails if there is none, if the disk refuses, or if a damaged or newer
    /// save contains no summary.
    fn glance(&self, key: &AssessmentKey) -> Result<Glance, StoreError> {
        let paths = Paths::new(&self.root, key);
        guard::check_path(&self.fs, &paths.dir).map_err(|error| match self.fs.look(&paths.current) {
            // A link without a target is not an assessment.
            Ok(None) => StoreError::Missing(paths.dir.clone()),
            _ => error,
        })?;
        let mut sound = None;
        let summary = match find::read_current(&self.fs, &paths)?.map(|bytes| judge(&bytes)) {
            Some(SaveVerdict::Sound { revision, payload }) => {
                let summary = summary(key, revision, &payload, Health::Sound);
                sound = Some(payload);
                summary
            }
            Some(SaveVerdict::Altered { revision, payload }) => {
                summary(key, revision.unwrap_or_default(), &payload, Health::Changed)
            }
            Some(SaveVerdict::Newer { version, payload: Some(payload) }) => {
                summary(key, 0, &payload, Health::Newer(version))
            }
            Some(SaveVerdict::Newer { version, payload: None }) => {
                return Err(StoreError::Newer { path: paths.current, theirs: version, ours: VERSION });
            }
            Some(SaveVerdict::Damaged { damage, .. }) => self.peek_backup(key, &paths, damage)?,
            None => self.peek_backup(key, &paths, Damage::Gone)?,
        };
        let summary = summary.map_err(|damage| StoreError::Damaged { path: paths.current, damage })?;
        if AssessmentKey::of(&summary.name) == *key {
            Ok(Glance { summary, payload: sound })
        } else {
            Err(StoreError::Misplaced { path: paths.dir, name: summary.name.clean().clone() })
        }
    }

    /// Recovers the name of an unreadable assessment from its save or its directory.
    fn salvaged_name(&self, key: &AssessmentKey) -> Option<Name> {
        let paths = Paths::new(&self.root, key);
        let is_ours = guard::check_path(&self.fs, &paths.dir).is_ok();
        let bytes = is_ours.then(|| find::read_current(&self.fs, &paths).ok().flatten()).flatten();
        let told = bytes.and_then(|bytes| salvage_name(&bytes));
        // The name is right only if the directory has its key.
        let right = |name: &Name| AssessmentKey::of(name) == *key;
        told.into_iter().chain(key.guesses()).filter_map(|name| Name::new(&name).ok()).find(right)
    }

    /// Returns the summary of the newest sound backup.
    fn peek_backup(
        &self,
        key: &AssessmentKey,
        paths: &Paths,
        damage: Damage,
    ) -> Result<Result<Summary, Damage>, StoreError> {
        let backups = find::backups(&self.fs, paths)?;
        if backups.is_empty() && damage == Damage::Gone {
            return Err(StoreError::Missing(paths.dir.clone()));
        }
        Ok(match find::newest_sound(&self.fs, paths, &backups) {
            Some((revision, payload)) => summary(key, revision, &payload, Health::Damaged(damage)),
            None => Err(damage),
        })
    }
}

/// Compares by the newest answer, newest first. Uses the dates in the saves, because the time of a file may only show
/// when it was copied. Without answers, the day of the save counts. Unreadable entries come last.
fn in_order(a: &ListEntry, b: &ListEntry) -> Ordering {
    let day = |listed: &ListEntry| listed.summary.as_ref().ok().map(Summary::day);
    let name = |listed: &ListEntry| listed.name.as_ref().map(|name| name.as_str().to_owned());
    day(b).cmp(&day(a)).then_with(|| name(a).cmp(&name(b))).then_with(|| a.key.cmp(&b.key))
}

/// Returns the name in a save that fits its directory: the one that the assessment moves to, if the directory has been
/// renamed already.
fn name_in<'p>(payload: &'p Payload, key: &AssessmentKey) -> &'p str {
    let moved = |to: &&str| Name::new(to).is_ok_and(|to| AssessmentKey::of(&to) == *key);
    payload.moving_to.as_deref().filter(moved).unwrap_or(&payload.name)
}

fn summary(key: &AssessmentKey, revision: u64, payload: &Payload, health: Health) -> Result<Summary, Damage> {
    let name =
        Name::new(name_in(payload, key)).map_err(|problem| Damage::Garbled(Clean::line(&problem.to_string())))?;
    let writer = if health == Health::Changed { Writer::Somebody } else { Writer::Program };
    let answers = || payload.answers.iter().map(|(_, answer)| answer);
    Ok(Summary {
        name,
        revision,
        saved_at: payload.saved_at,
        answered_on: answered_on(payload, revision, writer),
        framework: Clean::line(&payload.framework.id),
        edition: payload.framework.edition,
        sha256: payload.framework.sha256.clone(),
        role: payload.aim.role.as_deref().map(Clean::line),
        band: Clean::line(&payload.aim.band),
        answered: answers().filter(|answer| answer.level.is_some()).count(),
        not_applicable: answers().filter(|answer| answer.not_applicable).count(),
        health,
    })
}
