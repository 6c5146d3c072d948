//! Deleting leaves nothing, and a crash in the middle leaves nothing that anybody sees.

use std::fs;

use super::Desk;
use crate::store::{Loaded, StoreError};

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
