//! A person and a model disk: what is played on it, and what is found there afterwards.

use std::path::{Path, PathBuf};

use super::model::crash::Crashes;
use super::model::{Model, Tree};
use super::{Desk, same, time};
use crate::store::{AssessmentKey, Begun, Damage, Damaged, Loaded, Session, Store, StoreError};

/// The data directory. Its parent is there only if a test says so.
const ROOT: &str = "/home/me/data";

/// A model disk with somebody who works on it.
pub(super) struct Stage<'d> {
    pub(super) desk: &'d Desk,
    pub(super) disk: Model,
}

/// What a person who opens the assessment gets to see. Answers are told by how many there are, and they are
/// the same in every other respect too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Answers(usize),
    Damaged { backup: Option<usize> },
    Changed(usize),
    Else,
}

impl<'d> Stage<'d> {
    /// A computer on which the program was never started.
    pub(super) fn bare(desk: &'d Desk) -> Self {
        Self { desk, disk: Model::with_dirs(&["/home"]) }
    }

    /// A disk on which each of these was saved in a session of its own, all of it flushed.
    pub(super) fn with_saves(desk: &'d Desk, saves: &[usize]) -> Self {
        let stage = Self::bare(desk);
        for answered in saves {
            stage.save_once(*answered).expect("the disk works");
        }
        stage.flushed()
    }

    /// A disk on which a number of answers was saved last, and then became these bytes.
    pub(super) fn with_current(desk: &'d Desk, saves: &[usize], bytes: &[u8]) -> Self {
        let stage = Self::with_saves(desk, saves);
        let mut tree = stage.disk.tree();
        tree.insert(stage.path("current.json"), Some(bytes.to_vec()));
        stage.on(&tree)
    }

    /// The same disk with everything flushed.
    pub(super) fn flushed(&self) -> Self {
        self.on(&self.disk.tree())
    }

    /// The same person on another disk.
    pub(super) fn on(&self, tree: &Tree) -> Self {
        Self { desk: self.desk, disk: Model::holding(tree) }
    }

    pub(super) fn store(&self) -> Store<Model> {
        Store::on(self.disk.clone(), PathBuf::from(ROOT))
    }

    /// A disk with a save of three answers that somebody changed, and the bytes of it.
    pub(super) fn with_changed(desk: &'d Desk) -> (Self, Vec<u8>) {
        let stage = Self::with_saves(desk, &[3]);
        let text = String::from_utf8(stage.bytes("current.json").expect("it was saved")).expect("text");
        // Not an answer of this person's any more, and nothing that the next save would write.
        let bytes = text.replace("\"flag\":true", "\"flag\":false").into_bytes();
        let mut tree = stage.disk.tree();
        tree.insert(stage.path("current.json"), Some(bytes.clone()));
        (stage.on(&tree), bytes)
    }

    /// A path in the directory of the assessment.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        Path::new(ROOT).join("assessments").join(AssessmentKey::of(&self.desk.name).as_str()).join(name)
    }

    pub(super) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.disk.tree().remove(&self.path(name)).flatten()
    }

    pub(super) fn begin(&self) -> Result<Begun<Model>, StoreError> {
        self.store().begin(&self.desk.catalog(), &self.desk.name)
    }

    /// The session to write in, for where nothing has to be decided.
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

    /// Saves in a session of its own.
    pub(super) fn save_once(&self, answered: usize) -> Result<(), StoreError> {
        self.save(&mut self.open()?, answered)
    }

    pub(super) fn found(&self) -> Found {
        match self.store().load(&self.desk.catalog(), &self.desk.name) {
            Ok(Loaded::Sound(opened)) => self.count(&opened.assessment).map_or(Found::Else, Found::Answers),
            // On FAT a new file may have its name before it begins somewhere. Then there is nothing.
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

    /// How many answers there are, if all of them are as this person gave them.
    fn count(&self, assessment: &crate::assessment::Assessment) -> Option<usize> {
        let answered = assessment.coverage().answered;
        same(&self.desk.framework, assessment, &self.desk.assessment(answered)).then_some(answered)
    }

    /// That work can go on here: whatever was lost is decided, and a save succeeds and is found again.
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

    /// The states that break the claim, out of all that a power cut could leave. In each, work has to go on.
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
