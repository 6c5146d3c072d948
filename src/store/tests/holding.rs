//! A lock keeps nobody out after its file was removed. A session notices this before it replaces a file.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;

use super::stage::{Found, Stage};
use super::{Desk, time};
use crate::store::{Begun, Fs, Loaded, Lost, ReadOnly, Session, StoreError};

fn save(desk: &Desk, session: &mut Session, answered: usize) -> Result<(), StoreError> {
    session.save(&desk.assessment(answered), session.revision() + 1, time(answered)).map(drop)
}

#[track_caller]
fn assert_lost(saved: Result<(), StoreError>, wanted: Lost) {
    match saved {
        Err(StoreError::Lost { lost, .. }) => assert_eq!(lost, wanted),
        other => panic!("expected a lost lock, found {other:?}"),
    }
}

#[track_caller]
fn assert_changed(saved: &Result<(), StoreError>) {
    assert!(matches!(saved, Err(StoreError::ChangedUnderneath(_))), "{saved:?}");
}

fn answers(desk: &Desk) -> usize {
    match desk.load() {
        Loaded::Sound(opened) => opened.assessment.coverage().answered,
        other => panic!("expected a sound save, found {other:?}"),
    }
}

fn dir(desk: &Desk) -> PathBuf {
    desk.path("lock").parent().expect("a parent").to_owned()
}

#[test]
fn a_lock_file_that_was_removed_is_locked_anew_if_nobody_else_came() {
    let desk = Desk::new();
    desk.save(1);
    let (mut session, _) = desk.begin_sound();
    for answered in [2, 3] {
        fs::remove_file(desk.path("lock")).expect("removed");
        save(&desk, &mut session, answered).expect("saved");
        assert_eq!(answers(&desk), answered);
        assert!(matches!(desk.begin(), Begun::ReadOnly(ReadOnly::Locked, _)), "others are kept out again");
    }
}

#[test]
fn a_window_that_came_in_over_a_removed_lock_is_not_written_over() {
    let desk = Desk::new();
    desk.save(1);
    let (mut first, _) = desk.begin_sound();
    save(&desk, &mut first, 2).expect("saved");
    fs::remove_file(desk.path("lock")).expect("removed");
    let (mut second, _) = desk.begin_sound();
    save(&desk, &mut second, 7).expect("saved");
    for _ in 0..2 {
        assert_lost(save(&desk, &mut first, 3), Lost::TakenOver);
    }
    save(&desk, &mut second, 8).expect("the second window has the lock");
    drop(second);
    for _ in 0..2 {
        assert_changed(&save(&desk, &mut first, 3));
    }
    assert_eq!(answers(&desk), 8);
    assert!(desk.names_in("").iter().all(|name| !name.contains("tmp")), "{:?}", desk.names_in(""));
    drop(first);
    desk.begin_sound();
}

#[test]
fn a_window_that_only_looked_gives_the_lock_back_and_saving_goes_on() {
    let desk = Desk::new();
    desk.save(1);
    let (mut first, _) = desk.begin_sound();
    fs::remove_file(desk.path("lock")).expect("removed");
    let (second, _) = desk.begin_sound();
    assert_lost(save(&desk, &mut first, 3), Lost::TakenOver);
    drop(second);
    save(&desk, &mut first, 3).expect("saved");
    assert_eq!(answers(&desk), 3);
}

#[test]
fn a_removed_directory_is_not_created_behind_the_persons_back_and_saving_goes_on_once_it_is_there() {
    let desk = Desk::new();
    for (fresh, removed) in [(true, dir(&desk)), (false, dir(&desk)), (false, desk.dir.path().join("data"))] {
        desk.save(1);
        let (mut session, _) = desk.begin_sound();
        if !fresh {
            save(&desk, &mut session, 2).expect("saved");
        }
        fs::remove_dir_all(&removed).expect("removed");
        for _ in 0..2 {
            assert_lost(save(&desk, &mut session, 3), Lost::Removed);
            assert!(!removed.exists());
        }
        fs::create_dir_all(dir(&desk)).expect("created");
        save(&desk, &mut session, 4).expect("saved");
        assert_eq!(answers(&desk), 4);
        assert!(matches!(desk.begin(), Begun::ReadOnly(ReadOnly::Locked, _)), "others are kept out again");
    }
}

#[test]
fn somebody_who_began_anew_after_the_directory_was_removed_is_not_written_over() {
    let desk = Desk::new();
    desk.save(1);
    let (mut first, _) = desk.begin_sound();
    save(&desk, &mut first, 2).expect("saved");
    fs::rename(dir(&desk), desk.dir.path().join("away")).expect("moved");
    let mut second = desk.begin_new();
    assert_lost(save(&desk, &mut first, 3), Lost::TakenOver);
    save(&desk, &mut second, 9).expect("saved");
    drop(second);
    assert_changed(&save(&desk, &mut first, 3));
    assert_eq!(answers(&desk), 9);
    fs::rename(dir(&desk), desk.dir.path().join("other")).expect("moved");
    fs::rename(desk.dir.path().join("away"), dir(&desk)).expect("moved back");
    save(&desk, &mut first, 3).expect("saved");
    assert_eq!(answers(&desk), 3);
}

#[test]
fn nothing_is_kept_aside_or_moved_without_the_lock() {
    let desk = Desk::new();
    desk.save(1);
    desk.plant("garbage");
    let (undecided, _) = desk.begin_damaged();
    fs::remove_file(desk.path("lock")).expect("removed");
    let (second, _) = desk.begin_damaged();
    assert_lost(undecided.start_over().map(drop), Lost::TakenOver);
    assert_eq!(desk.current(), b"garbage");
    drop(second);
}

#[test]
fn what_is_saved_into_a_directory_created_again_survives_a_power_cut() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[1]);
    let mut session = stage.open().expect("the disk works");
    let path = stage.path("lock");
    let dir = path.parent().expect("a parent");
    stage.disk.rename(dir, "/home/away".as_ref()).expect("the disk works");
    stage.disk.create_dir(dir).expect("the disk works");
    stage.save(&mut session, 2).expect("the disk works");
    let broken = stage.broken(&stage.disk.crashes_now(), |_, after| after.found() == Found::Answers(2));
    assert_eq!(broken, [""; 0]);
}
