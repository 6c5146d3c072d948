//! Deleting leaves nothing, and a crash during it leaves nothing that a listing shows.

use std::fs;

use super::Desk;
use super::stage::{Found, Stage};
use crate::store::{AssessmentKey, Loaded, StoreError};

#[test]
fn a_deleted_assessment_is_gone_with_everything_that_was_kept_of_it() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    desk.plant("garbage");
    let (undecided, damaged) = desk.begin_damaged();
    drop(undecided.restore(&damaged.backup.expect("a backup")).expect("restored"));
    assert!(desk.store().delete(&desk.name).expect("deleted").left.is_none());
    assert!(matches!(desk.load(), Loaded::Nothing));
    assert_eq!(fs::read_dir(desk.dir.path().join("data/assessments")).expect("there").count(), 0);
    let again = desk.store().delete(&desk.name).expect_err("nothing there");
    assert!(matches!(again, StoreError::Missing(_)), "{again}");
}

#[test]
fn what_another_window_works_on_is_not_deleted() {
    let desk = Desk::new();
    desk.save(1);
    let (session, _) = desk.begin_sound();
    let error = desk.store().delete(&desk.name).expect_err("locked");
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
    drop(session);
    desk.begin_sound();
}

#[test]
fn a_deletion_cut_short_stays_deleted_and_is_finished_by_the_next_session() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    let dir = desk.path("");
    let key = dir.file_name().and_then(|name| name.to_str()).expect("text").to_owned();
    let shelf = dir.parent().expect("a parent").to_owned();
    let trash = shelf.join(format!(".deleted-{key}"));
    fs::rename(&dir, &trash).expect("as far as the deletion came");
    assert!(matches!(desk.load(), Loaded::Nothing));
    assert!(desk.store().list().expect("readable").is_empty());
    drop(desk.begin_new());
    assert!(!trash.exists());
}

#[cfg(unix)]
#[test]
fn deleting_follows_no_links() {
    let desk = Desk::new();
    desk.save(1);
    let outside = desk.dir.path().join("outside");
    fs::create_dir(&outside).expect("created");
    fs::write(outside.join("precious"), "x").expect("written");
    std::os::unix::fs::symlink(&outside, desk.path("quarantine")).expect("linked");
    assert!(desk.store().delete(&desk.name).expect("deleted").left.is_none());
    assert!(outside.join("precious").exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_what_was_deleted_is_removed_and_not_followed() {
    let desk = Desk::new();
    desk.save(1);
    let outside = desk.dir.path().join("outside");
    fs::create_dir(&outside).expect("created");
    fs::write(outside.join("precious"), "x").expect("written");
    let shelf = desk.dir.path().join("data/assessments");
    for (name, leads_to) in [(".deleted-old", outside.clone()), (".deleted-nowhere", "/nowhere/at/all".into())] {
        std::os::unix::fs::symlink(leads_to, shelf.join(name)).expect("linked");
    }
    desk.save(2);
    assert!(outside.join("precious").exists());
    assert_eq!(fs::read_dir(shelf).expect("there").count(), 1, "only the assessment is there");
}

#[cfg(unix)]
#[test]
fn an_assessment_behind_a_link_is_not_worked_on_and_deleting_it_says_what_is_still_there() {
    let desk = Desk::new();
    desk.save(1);
    let outside = desk.dir.path().join("outside");
    let dir = desk.dir.path().join("data/assessments").join(AssessmentKey::of(&desk.name).as_str());
    fs::rename(&dir, &outside).expect("moved");
    std::os::unix::fs::symlink(&outside, &dir).expect("linked");
    let listed = desk.store().list().expect("readable");
    assert!(matches!(listed[0].summary, Err(StoreError::Linked { .. })), "{listed:?}");
    assert!(matches!(desk.store().begin(&desk.catalog(), &desk.name), Err(StoreError::Linked { .. })));
    let deleted = desk.store().delete(&desk.name).expect("the link is removed");
    let left = deleted.left.expect("what it led to is still there");
    let outside_shown = outside.to_string_lossy().into_owned();
    assert!(left.words().as_str().contains(&outside_shown), "{}", left.words());
    assert_eq!(left.command().as_str(), format!("rm -r {outside_shown}"));
    assert!(desk.store().list().expect("readable").is_empty());
    assert!(outside.join("current.json").exists());
}

#[cfg(unix)]
#[test]
fn no_link_inside_the_data_directory_is_followed() {
    for name in ["", "backups", "quarantine", "current.json", "lock"] {
        let desk = Desk::new();
        desk.save(1);
        desk.save(2);
        let outside = desk.dir.path().join("outside");
        let place = desk.path(name).components().collect::<std::path::PathBuf>();
        if place.exists() {
            fs::rename(&place, &outside).expect("moved");
        } else {
            fs::create_dir(&outside).expect("created");
        }
        std::os::unix::fs::symlink(&outside, &place).expect("linked");
        let error = desk.store().begin(&desk.catalog(), &desk.name).expect_err("refused");
        assert!(matches!(&error, StoreError::Linked { path } if *path == place), "{name}: {error}");
        assert!(error.hint().contains("readlink"), "{}", error.hint());
        let loaded = desk.store().load(&desk.catalog(), &desk.name);
        assert!(matches!(loaded, Err(StoreError::Linked { .. })), "{name}: {loaded:?}");
    }
}

/// Returns a disk that cannot remove anything in `backups`.
fn stuck(desk: &Desk) -> Stage<'_> {
    let stage = Stage::with_saves(desk, &[1, 2, 3]);
    stage.disk.stick("backups");
    stage
}

#[test]
fn what_cannot_be_deleted_is_told_and_the_save_is_gone_and_nothing_is_in_the_way_afterwards() {
    let desk = Desk::new();
    let stage = stuck(&desk);
    let left = stage.store().delete(&desk.name).expect("deleted").left.expect("the backups are stuck");
    assert!(left.words().as_str().starts_with("2 files or folders are still in "), "{}", left.words());
    assert!(left.command().as_str().contains("rm -r /home/me/data/assessments/.deleted-me-"), "{}", left.command());
    let saves = |stage: &Stage<'_>| stage.disk.tree().keys().filter(|path| path.ends_with("current.json")).count();
    assert_eq!((saves(&stage), stage.found()), (0, Found::Nothing));
    stage.save_once(5).expect("the name is free");
    assert_eq!(stage.found(), Found::Answers(5));
    stage.save_once(6).expect("it goes on");
    let left = stage.store().delete(&desk.name).expect("what is left of another one is in nobody's way").left;
    assert!(left.is_some() && stage.found() == Found::Nothing);
    stage.disk.stick("nothing");
    let mut other = Desk::new();
    other.name = crate::assessment::Name::new("other").expect("a name");
    Stage { desk: &other, disk: stage.disk.clone() }.save_once(1).expect("the disk works");
    let left = stage.disk.tree().into_keys().filter(|path| path.to_string_lossy().contains(".deleted-")).count();
    assert_eq!(left, 0, "it is removed as soon as that works");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_or_to_a_file_is_no_assessment() {
    let desk = Desk::new();
    desk.save(1);
    let shelf = desk.dir.path().join("data/assessments");
    for (name, leads_to) in [("a-file", desk.path("current.json")), ("nowhere", "/nowhere/at/all".into())] {
        std::os::unix::fs::symlink(leads_to, shelf.join(name)).expect("linked");
    }
    assert_eq!(desk.store().list().expect("readable").len(), 1);
}

#[test]
fn a_session_deletes_what_it_works_on_or_goes_on_with_it() {
    let desk = Desk::new();
    desk.save(1);
    let (mut session, _) = desk.begin_sound();
    let blocked = desk.path("").with_file_name("away");
    fs::rename(desk.path(""), &blocked).expect("moved");
    assert!(session.delete().is_err(), "there is nothing to delete");
    fs::rename(&blocked, desk.path("")).expect("moved back");
    session.anchor().expect("it goes on");
    assert!(session.delete().expect("deleted").left.is_none());
    assert!(matches!(desk.load(), Loaded::Nothing));
}
