//! Tests of the whole store, on the real disk and on a model disk. Each test has its own directory.

mod conflicts;
mod cost;
mod crashes;
mod damage;
mod dates;
mod deleting;
mod editions;
mod errors;
mod faults;
mod foreign;
mod frameworks;
mod holding;
mod listing;
mod machine;
#[path = "../../../tests/shared/model/mod.rs"]
mod model;
mod points;
mod private;
mod ratings;
mod report_files;
mod sessions;
mod stage;
mod table;
mod unknown;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

use super::{AssessmentKey, Begun, Changed, Damaged, Fs, Loaded, Opened, Session, Store, Undecided};
use crate::assessment::{Aim, Assessment, Choice, Edit, Entry, Moment, Name, StepMark, Sureness};
use crate::framework::{Catalog, Framework, Level};
use crate::text::Clean;

/// The moment of all answers here.
const MOMENT: Moment = Moment { today: date(2026, 5, 1), edition: 2, revision: 1 };

/// A separate data directory, a framework, and a person called "me".
struct Desk {
    dir: TempDir,
    framework: Arc<Framework>,
    name: Name,
}

impl Desk {
    fn new() -> Self {
        let name = Name::new("me").expect("a name");
        Self { dir: TempDir::new().expect("a temporary directory"), framework: Framework::shipped(), name }
    }

    fn catalog(&self) -> Catalog {
        Catalog::of(Arc::clone(&self.framework))
    }

    fn store(&self) -> Store {
        Store::open(self.dir.path().join("data"))
    }

    fn store_on<F: Fs>(&self, fs: F) -> Store<F> {
        Store::on(fs, self.dir.path().join("data"))
    }

    /// Returns a path in the directory of the assessment.
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join("data/assessments").join(AssessmentKey::of(&self.name).as_str()).join(name)
    }

    fn current(&self) -> Vec<u8> {
        fs::read(self.path("current.json")).expect("there is a save")
    }

    fn plant(&self, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path("")).expect("a directory");
        fs::write(self.path("current.json"), bytes).expect("a file");
    }

    fn names_in(&self, dir: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(dir)) else { return Vec::new() };
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn begin(&self) -> Begun {
        self.store().begin(&self.catalog(), &self.name).expect("the disk works")
    }

    fn load(&self) -> Loaded {
        self.store().load(&self.catalog(), &self.name).expect("the disk works")
    }

    fn begin_new(&self) -> Session {
        match self.begin() {
            Begun::New(session) => session,
            other => panic!("expected nothing, found {other:?}"),
        }
    }

    fn begin_sound(&self) -> (Session, Opened) {
        match self.begin() {
            Begun::Sound(session, opened) => (session, opened),
            other => panic!("expected a sound save, found {other:?}"),
        }
    }

    fn begin_changed(&self) -> (Undecided, Changed) {
        match self.begin() {
            Begun::Changed(undecided, changed) => (undecided, changed),
            other => panic!("expected a changed save, found {other:?}"),
        }
    }

    fn begin_damaged(&self) -> (Undecided, Damaged) {
        match self.begin() {
            Begun::Damaged(undecided, damaged) => (undecided, damaged),
            other => panic!("expected a damaged save, found {other:?}"),
        }
    }

    /// Returns an assessment with `answered` answers and one entry with all fields.
    fn assessment(&self, answered: usize) -> Assessment {
        let framework = &self.framework;
        let role = framework.roles().next();
        let band = framework.bands().next_back().expect("shipped");
        let mut me = Assessment::new(framework, self.name.clone(), Aim { role, band });
        for (skill, level) in framework.skills().take(answered).zip(Level::ALL.into_iter().cycle()) {
            me.edit(skill, Edit::Choose(Choice::Level(level)), MOMENT);
        }
        let last = framework.skills().next_back().expect("shipped");
        let full = Entry {
            choice: Choice::NotApplicable,
            evidence: Clean::line("https://example.org/\"quoted\""),
            note: Clean::note("one\ntwo \\ é 日本 👩\u{200d}💻"),
            sureness: Sureness::Unsure,
            star: true,
            flag: true,
            goal: Some(Level::ALL[4]),
            steps: vec![
                StepMark { to: Level::ALL[3], begun: Some(MOMENT.today), done: None },
                StepMark { to: Level::ALL[4], begun: None, done: Some(MOMENT.today) },
            ],
            given: Some(MOMENT.given()),
            evidence_on: Some(MOMENT.today),
        };
        me.restore_entry(last, full);
        me.set_place(last);
        me
    }

    /// Saves an assessment with `answered` answers in its own session.
    fn save(&self, answered: usize) {
        let mut session = match self.begin() {
            Begun::New(session) | Begun::Sound(session, _) => session,
            other => panic!("expected to be able to write, found {other:?}"),
        };
        let next = session.revision() + 1;
        session.save(&self.assessment(answered), next, time(answered)).expect("saved");
    }
}

fn time(second: usize) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + i64::try_from(second).expect("small")).expect("in this century")
}

/// Returns whether two assessments have the same content. Ignores the undo history.
fn same(framework: &Framework, a: &Assessment, b: &Assessment) -> bool {
    let entries = framework.skills().all(|skill| a.entry(skill) == b.entry(skill));
    entries && (a.name(), a.aim(), a.place(), a.retired()) == (b.name(), b.aim(), b.place(), b.retired())
}
