//! A person and a model disk: plays operations on the disk and reads the result.

use std::path::{Path, PathBuf};

use super::model::crash::Crashes;
use super::model::{Model, Tree};
use super::{Desk, same, time};
use crate::store::{AssessmentKey, Begun, Damage, Damaged, Loaded, Session, Store, StoreError};

/// The data directory. Its parent exists only if a test creates it.
const ROOT: &str = "/home/me/data";

/// A model disk and the person who works on it.
pub(super) struct Stage<'d> {
    pub(super) desk: &'d Desk,
    pub(super) disk: Model,
}

/// The state that a person sees after opening the assessment. The number of answers identifies it, and the rest of the
/// content is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Answers(usize),
    Damaged { backup: Option<usize> },
    Changed(usize),
    Else,
}

impl<'d> Stage<'d> {
    /// Returns a computer on which the program never ran.
    pub(super) fn bare(desk: &'d Desk) -> Self {
        Self { desk, disk: Model::with_dirs(&["/home"]) }
    }

    /// Returns a disk with one session for each of these saves, all flushed.
    pub(super) fn with_saves(desk: &'d Desk, saves: &[usize]) -> Self {
        let stage = Self::bare(desk);
        for answered in saves {
            stage.save_once(*answered).expect("the disk works");
        }
        stage.flushed()
    }

    /// Returns a disk with these saves whose newest save is replaced by `bytes`.
    pub(super) fn with_current(desk: &'d Desk, saves: &[usize], bytes: &[u8]) -> Self {
        let stage = Self::with_saves(desk, saves);
        let mut tree = stage.disk.tree();
        tree.insert(stage.path("current.json"), Some(bytes.to_vec()));
        stage.on(&tree)
    }

    /// Returns the same disk with everything flushed.
    pub(super) fn flushed(&self) -> Self {
        self.on(&self.disk.tree())
    }

    /// Returns the same person on another disk.
    pub(super) fn on(&self, tree: &Tree) -> Self {
        Self { desk: self.desk, disk: Model::holding(tree) }
    }

    pub(super) fn store(&self) -> Store<Model> {
        Store::on(self.disk.clone(), PathBuf::from(ROOT))
    }

    /// Returns a disk with a changed save of three answers, and its bytes.
    pub(super) fn with_changed(desk: &'d Desk) -> (Self, Vec<u8>) {
        let stage = Self::with_saves(desk, &[3]);
        let text = String::from_utf8(stage.bytes("current.json").expect("it was saved")).expect("text");
        // This differs from the person's answers and from the next save.
        let bytes = text.replace("\"flag\":true", "\"flag\":false").into_bytes();
        let mut tree = stage.disk.tree();
        tree.insert(stage.path("current.json"), Some(bytes.clone()));
        (stage.on(&tree), bytes)
    }

    /// Returns a path in the directory of the assessment.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        Path::new(ROOT).join("assessments").join(AssessmentKey::of(&self.desk.name).as_str()).join(name)
    }

    pub(super) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.disk.tree().remove(&self.path(name)).flatten()
    }

    pub(super) fn begin(&self) -> Result<Begun<Model>, StoreError> {
        self.store().begin(&self.desk.catalog(), &self.desk.name)
    }

    /// Begins a session that needs no decision.
    pub(super) fn open(&self) -> Result<Session<Model>, StoreError> {
        match self.begin()? {
            Begun::New(session) | Begun::Sound(session, _) => Ok(session),
            other => panic!("expected to be able to write, found {other:?}"),
        }
    }

    /// Saves a number of answers as the next revision.
    pub(super) fn save(&self, session: &mut Session<Model>, answered: usize) -> Result<(), StoreError> {
        let next = session.revision() + 1;
        session.save(&self.desk.assessment(answered), next, time(answered)).map(drop)
    }

    /// Saves in a separate session.
    pub(super) fn save_once(&self, answered: usize) -> Result<(), StoreError> {
        self.save(&mut self.open()?, answered)
    }

    pub(super) fn found(&self) -> Found {
        match self.store().load(&self.desk.catalog(), &self.desk.name) {
            Ok(Loaded::Sound(opened)) => self.count(&opened.assessment).map_or(Found::Else, Found::Answers),
            // On FAT a new file may have a name before it has content. Then there is no save.
            Ok(Loaded::Nothing | Loaded::Damaged(Damaged { damage: Damage::Empty, backup: None, .. })) => {
                Found::Nothing
            }
            Ok(Loaded::Damaged(damaged)) => {
                Found::Damaged { backup: damaged.backup.and_then(|backup| self.count(&backup.assessment)) }
            }
            Ok(Loaded::Changed(changed)) => Found::Changed(changed.opened.assessment.coverage().answered),
            _ => Found::Else,
        }
    }

    /// Returns the number of answers if all of them match this person's.
    fn count(&self, assessment: &crate::assessment::Assessment) -> Option<usize> {
        let answered = assessment.coverage().answered;
        same(&self.desk.framework, assessment, &self.desk.assessment(answered)).then_some(answered)
    }

    /// Returns whether work can go on: any decision is made, and a save succeeds and is found again.
    fn goes_on(&self) -> bool {
        let session = match self.begin() {
            Ok(Begun::New(session) | Begun::Sound(session, _)) => Ok(session),
            Ok(Begun::Damaged(undecided, damaged)) => match damaged.backup {
                Some(backup) => undecided.restore(&backup),
                None => undecided.start_over(),
            },
            Ok(Begun::Changed(undecided, changed)) => undecided.accept(changed).map(|(session, _)| session),
            _ => return false,
        };
        session.is_ok_and(|mut session| self.save(&mut session, 20).is_ok()) && self.found() == Found::Answers(20)
    }

    /// Returns the states after a power cut that break the claim or in which work cannot go on.
    pub(super) fn broken(&self, crashes: &Crashes, claim: impl Fn(usize, &Stage<'_>) -> bool) -> Vec<String> {
        let broken = crashes.states.iter().filter_map(|(acknowledged, tree)| {
            let after = self.on(tree);
            let found = after.found();
            let holds = claim(*acknowledged, &after);
            (!holds || !after.goes_on()).then(|| {
                let names: Vec<_> = tree.iter().map(|(path, it)| (path, it.as_ref().map(Vec::len))).collect();
                format!("{acknowledged} acknowledged, found {found:?} in {names:?}")
            })
        });
        broken.collect()
    }
}
