//! Which assessments there are, each in short, without a framework and without writing anything.

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
use crate::text::Clean;

/// One assessment of the list.
#[derive(Debug)]
pub struct ListEntry {
    /// The name of its directory.
    pub key: AssessmentKey,
    /// The name it can be opened by. None if it can only be deleted, by its key: then it is a copy of another one,
    /// or so damaged that its name is lost.
    pub name: Option<Name>,
    /// The assessment in short, or why there is nothing to tell.
    pub summary: Result<Summary, StoreError>,
}

/// What one reading of a save tells.
struct Glance {
    summary: Summary,
    /// What the save says, if it is sound.
    payload: Option<Box<Payload>>,
}

impl<F: Fs> Store<F> {
    /// All assessments, the one answered last first and those of the same day by name. One that cannot be read does not
    /// hide the others.
    ///
    /// # Errors
    ///
    /// The data directory itself cannot be read. No directory is no error: the list is empty.
    pub fn list(&self) -> Result<Vec<ListEntry>, StoreError> {
        Ok(self.entries()?.map(|(listed, _)| listed).collect())
    }

    /// The first entries of [`list`](Self::list), each with its answers if its save is sound. Every save is read once.
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn open_newest(&self, catalog: &Catalog, count: usize) -> Result<Vec<(ListEntry, Option<Opened>)>, StoreError> {
        let entries = self.entries()?;
        let with_answers = entries.take(count).map(|(listed, payload)| {
            let summary = listed.summary.as_ref().ok();
            let opened = summary.zip(payload).map(|(summary, payload)| {
                find::opened((summary.revision, Writer::Program), *payload, catalog, &summary.name)
            });
            (listed, opened)
        });
        Ok(with_answers.collect())
    }

    /// How many assessments there are at most: what has no directory name of ours is left out, but nothing is read.
    ///
    /// # Errors
    ///
    /// As for [`list`](Self::list).
    pub fn count(&self) -> Result<usize, StoreError> {
        let names = durable::names_in(&self.fs, &shelf(&self.root))?;
        Ok(names.iter().filter_map(|name| AssessmentKey::from_dir_name(name.to_str()?)).count())
    }

    /// What stands in the data directory, in the order of the list. The dates that decide it are in the saves, so every
    /// save is read.
    fn entries(&self) -> Result<impl Iterator<Item = (ListEntry, Option<Box<Payload>>)>, StoreError> {
        let mut entries = Vec::new();
        let path = shelf(&self.root);
        guard::check_path(&self.fs, &path)?;
        for name in durable::names_in(&self.fs, &path)? {
            let Some(key) = name.to_str().and_then(AssessmentKey::from_dir_name) else { continue };
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
        entries.sort_by(|(a, _), (b, _)| in_order(a, b));
        Ok(entries.into_iter())
    }

    /// Whether something of this name is a file, or a link to one, and so cannot be an assessment. A link to a directory
    /// is listed with what is wrong with it.
    fn is_stray_file(&self, path: &Path) -> bool {
        self.fs.look(&path.join(CURRENT)).is_err_and(|error| error.kind() == io::ErrorKind::NotADirectory)
    }

    /// One assessment in short. There can be none, the disk can refuse, and a save can be damaged or newer in a way that
    /// leaves nothing to tell.
    fn glance(&self, key: &AssessmentKey) -> Result<Glance, StoreError> {
        let paths = Paths::new(&self.root, key);
        guard::check_path(&self.fs, &paths.dir).map_err(|error| match self.fs.look(&paths.current) {
            // A link that leads nowhere is no assessment.
            Ok(None) => StoreError::Missing(paths.dir.clone()),
            _ => error,
        })?;
        let mut sound = None;
        let summary = match find::read_current(&self.fs, &paths)?.map(|bytes| judge(&bytes)) {
            Some(SaveVerdict::Sound { revision, payload }) => {
                let summary = summary(revision, &payload, Health::Sound);
                sound = Some(payload);
                summary
            }
            Some(SaveVerdict::Altered { revision, payload }) => {
                summary(revision.unwrap_or_default(), &payload, Health::Changed)
            }
            Some(SaveVerdict::Newer { version, payload: Some(payload) }) => {
                summary(0, &payload, Health::Newer(version))
            }
            Some(SaveVerdict::Newer { version, payload: None }) => {
                return Err(StoreError::Newer { path: paths.current, theirs: version, ours: VERSION });
            }
            Some(SaveVerdict::Damaged { damage, .. }) => self.peek_backup(&paths, damage)?,
            None => self.peek_backup(&paths, Damage::Gone)?,
        };
        let summary = summary.map_err(|damage| StoreError::Damaged { path: paths.current, damage })?;
        if AssessmentKey::of(&summary.name) == *key {
            Ok(Glance { summary, payload: sound })
        } else {
            Err(StoreError::Misplaced { path: paths.dir, name: summary.name.clean().clone() })
        }
    }

    /// The name of an assessment that cannot be read, if what is left of it tells: the save, or the directory.
    fn salvaged_name(&self, key: &AssessmentKey) -> Option<Name> {
        let paths = Paths::new(&self.root, key);
        let is_ours = guard::check_path(&self.fs, &paths.dir).is_ok();
        let bytes = is_ours.then(|| find::read_current(&self.fs, &paths).ok().flatten()).flatten();
        let told = bytes.and_then(|bytes| salvage_name(&bytes));
        // It is the right one only if the directory is called after it.
        let right = |name: &Name| AssessmentKey::of(name) == *key;
        told.into_iter().chain(key.guesses()).filter_map(|name| Name::new(&name).ok()).find(right)
    }

    /// The newest sound backup in short.
    fn peek_backup(&self, paths: &Paths, damage: Damage) -> Result<Result<Summary, Damage>, StoreError> {
        let backups = find::backups(&self.fs, paths)?;
        if backups.is_empty() && damage == Damage::Gone {
            return Err(StoreError::Missing(paths.dir.clone()));
        }
        Ok(match find::newest_sound(&self.fs, paths, &backups) {
            Some((revision, payload)) => summary(revision, &payload, Health::Damaged(damage)),
            None => Err(damage),
        })
    }
}

/// The newest answers first, by the dates in the saves: the time of a file says only when it was copied here. Where
/// nothing is answered yet, the day of the save stands in. What cannot be read comes last.
fn in_order(a: &ListEntry, b: &ListEntry) -> Ordering {
    let day = |listed: &ListEntry| listed.summary.as_ref().ok().map(Summary::day);
    let name = |listed: &ListEntry| listed.name.as_ref().map(|name| name.as_str().to_owned());
    day(b).cmp(&day(a)).then_with(|| name(a).cmp(&name(b))).then_with(|| a.key.cmp(&b.key))
}

fn summary(revision: u64, payload: &Payload, health: Health) -> Result<Summary, Damage> {
    let name = Name::new(&payload.name).map_err(|problem| Damage::Garbled(Clean::line(&problem.to_string())))?;
    let writer = if health == Health::Changed { Writer::Somebody } else { Writer::Program };
    let answers = || payload.answers.iter().map(|(_, answer)| answer);
    Ok(Summary {
        name,
        revision,
        saved_at: payload.saved_at,
        answered_on: answered_on(payload, revision, writer),
        framework: Clean::line(&payload.framework.id),
        edition: payload.framework.edition,
        role: payload.aim.role.as_deref().map(Clean::line),
        band: Clean::line(&payload.aim.band),
        answered: answers().filter(|answer| answer.level.is_some()).count(),
        not_applicable: answers().filter(|answer| answer.not_applicable).count(),
        health,
    })
}
