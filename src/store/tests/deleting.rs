//! Deleting leaves nothing, and a crash in the middle leaves nothing that anybody sees.

use std::fs;

use super::Desk;
use crate::store::{Key, Loaded, StoreError};

#[test]
fn a_deleted_assessment_is_gone_with_everything_that_was_kept_of_it() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    desk.plant("garbage");
    let (undecided, damaged) = desk.begin_damaged();
    drop(undecided.restore(&damaged.backup.expect("a backup")).expect("restored"));
    desk.store().delete(&desk.name).expect("deleted");
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
    desk.store().delete(&desk.name).expect("deleted");
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
fn an_assessment_behind_a_link_is_listed_and_worked_on_and_deleting_it_removes_only_the_link() {
    let desk = Desk::new();
    desk.save(1);
    let outside = desk.dir.path().join("outside");
    let dir = desk.dir.path().join("data/assessments").join(Key::of(&desk.name).as_str());
    fs::rename(&dir, &outside).expect("moved");
    fs::write(outside.join("precious"), "x").expect("written");
    std::os::unix::fs::symlink(&outside, &dir).expect("linked");
    assert_eq!(desk.store().list().expect("readable").len(), 1);
    desk.save(2);
    let (session, _) = desk.begin_sound();
    assert!(matches!(desk.store().delete(&desk.name), Err(StoreError::Locked { .. })));
    drop(session);
    desk.store().delete(&desk.name).expect("deleted");
    assert!(matches!(desk.load(), Loaded::Nothing) && desk.store().list().expect("readable").is_empty());
    for name in ["precious", "current.json", "backups/0000000000000001.json"] {
        assert!(outside.join(name).exists(), "{name}");
    }
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
    session.delete().expect("deleted");
    assert!(matches!(desk.load(), Loaded::Nothing));
}
