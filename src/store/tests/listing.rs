//! The list of assessments.

use std::fs;

use super::{Desk, time};
use crate::assessment::Name;
use crate::store::{AssessmentKey, Begun, Health, Loaded, StoreError};

#[test]
fn every_assessment_is_listed_by_its_own_name() {
    let mut desk = Desk::new();
    for (answered, name) in (1..).zip(["me", "ME", "Ada Lovelace", "春", "a.b", "nul"]) {
        desk.name = Name::new(name).expect("a name");
        desk.save(answered);
    }
    let list = desk.store().list().expect("readable");
    let mut found: Vec<_> = list
        .iter()
        .map(|listed| listed.summary.as_ref().expect("sound"))
        .map(|summary| (summary.answered, summary.name.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, [(1, "me"), (2, "ME"), (3, "Ada Lovelace"), (4, "春"), (5, "a.b"), (6, "nul")]);
    let me = list[0].summary.as_ref().expect("sound");
    assert_eq!((me.revision, me.not_applicable, &me.health), (1, 1, &Health::Sound));
}

#[test]
fn one_that_cannot_be_read_does_not_hide_the_others() {
    let mut desk = Desk::new();
    desk.save(1);
    desk.name = Name::new("broken").expect("a name");
    desk.plant("garbage");
    desk.name = Name::new("never saved").expect("a name");
    let session = desk.begin_new();
    let shelf = desk.dir.path().join("data/assessments");
    fs::write(shelf.join("a-stray-file"), "x").expect("written");
    fs::create_dir(shelf.join("Not A Key")).expect("created");
    let list = desk.store().list().expect("readable");
    assert_eq!(list.len(), 2, "{list:?}");
    let problems: Vec<_> = list.iter().filter_map(|listed| listed.summary.as_ref().err()).collect();
    assert!(matches!(problems[..], [StoreError::Damaged { .. }]), "{problems:?}");
    drop(session);
}

#[test]
fn a_damaged_save_is_listed_by_its_backup() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    desk.plant("");
    let list = desk.store().list().expect("readable");
    let summary = list[0].summary.as_ref().expect("the backup tells");
    assert_eq!((summary.answered, summary.saved_at), (1, time(1)));
    assert!(matches!(summary.health, Health::Damaged(_)));
}

#[test]
fn a_copied_directory_is_a_problem_and_not_a_second_assessment_of_that_name() {
    let desk = Desk::new();
    desk.save(1);
    let copy = desk.dir.path().join("data/assessments/me-0000000000000000");
    fs::create_dir(&copy).expect("created");
    fs::copy(desk.path("current.json"), copy.join("current.json")).expect("copied");
    let list = desk.store().list().expect("readable");
    let problems: Vec<_> = list.iter().filter_map(|listed| listed.summary.as_ref().err()).collect();
    assert!(matches!(problems[..], [StoreError::Misplaced { .. }]), "{problems:?}");
}

#[test]
fn a_name_is_what_was_asked_for_whatever_the_file_says() {
    let mut desk = Desk::new();
    desk.save(1);
    let bytes = desk.current();
    desk.name = Name::new("other").expect("a name");
    desk.plant(&bytes);
    let Begun::Sound(_, opened) = desk.begin() else { panic!("expected a sound save") };
    assert_eq!(opened.assessment.name(), &desk.name);
}

#[test]
fn a_damaged_save_without_a_backup_can_be_opened_by_the_name_that_is_left_in_it() {
    let mut desk = Desk::new();
    desk.name = Name::new("Ada \"A.\" Lovelace").expect("a name");
    desk.save(3);
    let mut bytes = desk.current();
    bytes.truncate(bytes.len() - 40);
    desk.plant(&bytes);
    let list = desk.store().list().expect("readable");
    assert!(matches!(list[0].summary, Err(StoreError::Damaged { .. })), "{list:?}");
    assert_eq!(list[0].name.as_ref(), Some(&desk.name));
    desk.begin_damaged();
}

#[test]
fn what_has_no_name_of_its_own_can_be_deleted_and_nothing_else_is() {
    let desk = Desk::new();
    desk.save(1);
    let shelf = desk.dir.path().join("data/assessments");
    for (key, bytes) in [("copy", desk.current()), ("empty", Vec::new()), ("torn", b"{\"name\":\"me\"".to_vec())] {
        fs::create_dir(shelf.join(key)).expect("created");
        fs::write(shelf.join(key).join("current.json"), bytes).expect("written");
    }
    let list = desk.store().list().expect("readable");
    let nameless: Vec<&AssessmentKey> =
        list.iter().filter(|listed| listed.name.is_none()).map(|listed| &listed.key).collect();
    assert_eq!((list.len(), nameless.len()), (4, 3), "a name that belongs to another directory is no name");
    for key in nameless {
        assert!(desk.store().delete_key(key).expect("deleted").left.is_none());
    }
    assert_eq!(desk.store().list().expect("readable").len(), 1);
    assert!(matches!(desk.load(), Loaded::Sound(_)));
}

#[test]
fn an_empty_save_without_a_backup_can_be_opened_if_its_name_is_a_usual_one() {
    for (name, told) in [("me", true), ("Ada Lovelace", true), ("me 2", true), ("春", false), ("mE", false)] {
        let mut desk = Desk::new();
        desk.name = Name::new(name).expect("a name");
        desk.plant("");
        let list = desk.store().list().expect("readable");
        assert_eq!(list[0].name, told.then(|| desk.name.clone()));
    }
}
