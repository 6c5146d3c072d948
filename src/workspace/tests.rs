//! Tests of the workspace in a real directory: its result for every condition of a save.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{Condition, CreateOutcome, Flush, Inspection, Obstacle, OpenOutcome, ReadOnlyAssessment, Workspace};
use crate::assessment::{Aim, Assessment, Name};
use crate::framework::Catalog;
use crate::store::{Action, Damage, ReadOnly, Store, StoreError};

/// A data directory with one sound save, called "me".
struct Place {
    dir: TempDir,
    catalog: Catalog,
    store: Store,
}

fn me() -> Name {
    Name::new("me").expect("a plain name")
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open(dir.path().join("data"));
        let place = Self { dir, catalog: Catalog::shipped(), store };
        let CreateOutcome::Created(_) = place.create() else { unreachable!("the name is free") };
        place
    }

    fn create(&self) -> CreateOutcome {
        let aim = Aim { role: None, band: self.catalog.usual().usual_band() };
        let assessment = Assessment::new(self.catalog.usual(), me(), aim);
        self.workspace().create(&assessment).expect("the disk works")
    }

    fn workspace(&self) -> Workspace<'_> {
        Workspace::new(&self.store, &self.catalog)
    }

    fn inspect(&self) -> Inspection {
        self.workspace().inspect(&me()).expect("readable")
    }

    fn current(&self) -> PathBuf {
        let parent = self.dir.path().join("data/assessments");
        let mut directories = fs::read_dir(parent).expect("there is one");
        directories.next().expect("there is one").expect("readable").path().join("current.json")
    }

    fn change(&self, change: impl FnOnce(String) -> String) {
        let text = fs::read_to_string(self.current()).expect("it was saved");
        fs::write(self.current(), change(text)).expect("written");
    }
}

#[test]
fn every_condition_of_a_save_is_told_apart() {
    let place = Place::new();
    assert!(matches!(place.inspect(), Inspection { condition: Condition::Sound, shown: Some(_) }));
    place.change(|text| text.replacen("established", "lead", 1));
    let changed = place.inspect();
    assert!(matches!(changed, Inspection { condition: Condition::ChangedOutside(_), shown: Some(_) }), "{changed:?}");
    place.change(|_| String::new());
    assert!(matches!(place.inspect(), Inspection { condition: Condition::Damaged(Damage::Empty), shown: None }));
    fs::remove_file(place.current()).expect("removed");
    assert!(matches!(place.inspect(), Inspection { condition: Condition::Missing, shown: None }));
}

#[test]
fn a_name_is_taken_once() {
    assert!(matches!(Place::new().create(), CreateOutcome::NameTaken(name) if name == me()));
}

#[test]
fn a_save_that_was_changed_or_damaged_waits_for_a_decision() {
    let place = Place::new();
    place.change(|_| "torn".to_owned());
    let outcome = place.workspace().open(&me(), Flush::First).expect("the disk works");
    assert!(matches!(outcome, OpenOutcome::Undecided(_)), "{outcome:?}");
}

#[test]
fn a_lock_is_waited_for_and_not_without_limit() {
    let place = Place::new();
    let holder = place.workspace().open(&me(), Flush::First).expect("the disk works");
    let mut pauses = 0;
    let outcome = place.workspace().open_when_free(&me(), || pauses += 1).expect("the disk works");
    let OpenOutcome::ReadOnly(read_only) = outcome else { unreachable!("it is locked") };
    assert!(matches!(read_only.obstacle, Obstacle::Locked));
    assert_eq!(pauses + 1, super::ATTEMPTS);
    let (mut holder, mut pauses) = (Some(holder), 0);
    let outcome = place.workspace().open_when_free(&me(), || {
        pauses += 1;
        holder.take();
    });
    assert!(matches!(outcome, Ok(OpenOutcome::Ready(..))));
    assert_eq!(pauses, 1, "the lock is free after the first pause");
}

#[test]
fn the_reason_for_reading_only_names_the_obstacle() {
    let place = Place::new();
    let cause = std::io::ErrorKind::ReadOnlyFilesystem.into();
    let refused = ReadOnly::Refused(StoreError::Io { action: Action::Lock, path: "/x".into(), cause });
    for (why, words) in [(refused, "the disk is read-only"), (ReadOnly::Locked, "another window or command")] {
        let read_only = ReadOnlyAssessment::of(why, place.inspect());
        assert!(read_only.reason().as_str().contains(words), "{read_only:?}");
        assert!(read_only.inspection.shown.is_some());
    }
}
