//! Only the person can read the files, and a file planted beside a save does no harm.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use super::{Desk, time};
use crate::store::{Begun, Loaded, ReadOnly, StoreError};

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).expect("there").mode() & 0o777
}

fn assert_private(dir: &Path) {
    assert_eq!(mode(dir), 0o700, "{}", dir.display());
    for entry in fs::read_dir(dir).expect("readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { assert_private(&path) } else { assert_eq!(mode(&path), 0o600, "{}", path.display()) }
    }
}

#[test]
fn everything_is_closed_to_others_whatever_the_umask() {
    // The umask belongs to the whole process. Other tests run with it meanwhile and do not depend on it.
    let before = rustix::process::umask(rustix::fs::Mode::empty());
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    desk.plant("garbage");
    let (undecided, damaged) = desk.begin_damaged();
    drop(undecided.restore(&damaged.backup.expect("a backup")).expect("restored"));
    rustix::process::umask(before);
    fs::set_permissions(desk.path("quarantine/1.json"), fs::Permissions::from_mode(0o600)).expect("ours");
    assert_private(&desk.dir.path().join("data"));
}

#[test]
fn directories_that_were_open_to_others_are_closed() {
    let desk = Desk::new();
    desk.save(1);
    let dirs = [desk.path(""), desk.dir.path().join("data/assessments")];
    for dir in &dirs {
        fs::set_permissions(dir, fs::Permissions::from_mode(0o777)).expect("ours");
    }
    drop(desk.begin_sound());
    for dir in &dirs {
        assert_eq!(mode(dir), 0o700);
    }
}

#[test]
fn what_a_crash_or_an_enemy_left_in_the_place_of_the_temporary_file_is_harmless() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    let temp = desk.path(".current.json.devrel-ready.tmp");
    fs::write(&temp, "half a save").expect("written");
    session.save(&desk.assessment(1), 1, time(1)).expect("saved");
    let victim = desk.dir.path().join("victim");
    fs::write(&victim, "precious").expect("written");
    symlink(&victim, &temp).expect("linked");
    session.save(&desk.assessment(2), 2, time(2)).expect("saved");
    assert_eq!(fs::read(&victim).expect("there"), b"precious");
    assert_eq!(desk.names_in(""), ["current.json", "lock"]);
    drop(session);
    assert_eq!(desk.begin_sound().1.revision, 2);
}

#[test]
fn a_data_directory_that_a_link_leads_to_is_as_open_as_it_was() {
    let desk = Desk::new();
    let [data, outside] = ["data", "outside"].map(|name| desk.dir.path().join(name));
    fs::create_dir(&outside).expect("created");
    symlink(&outside, &data).expect("linked");
    fs::set_permissions(&outside, fs::Permissions::from_mode(0o755)).expect("ours");
    desk.save(1);
    desk.save(2);
    assert_eq!((mode(&outside), mode(&outside.join("assessments"))), (0o755, 0o700));
}

#[test]
fn a_directory_of_another_user_is_refused_with_words() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    for dir in ["backups", ""] {
        let dir = desk.path(dir);
        // Only root can give directories away.
        if std::os::unix::fs::chown(&dir, Some(4_242), None).is_err() {
            return;
        }
        for error in [
            desk.store().begin(&desk.catalog(), &desk.name).expect_err("refused"),
            desk.store().load(&desk.catalog(), &desk.name).expect_err("refused"),
        ] {
            assert!(error.to_string().ends_with("it belongs to another user (number 4242)"), "{error}");
            // Only root reaches this line.
            assert!(error.hint().contains("without sudo"), "{}", error.hint());
        }
        std::os::unix::fs::chown(&dir, Some(0), None).expect("given back");
    }
    desk.begin_sound();
}

/// Returns whether file modes restrict the current user. They do not restrict root.
fn modes_count(dir: &Path) -> bool {
    fs::set_permissions(dir, fs::Permissions::from_mode(0o500)).expect("ours");
    let counts = fs::write(dir.join("probe"), "").is_err();
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).expect("ours");
    counts
}

#[test]
fn what_may_be_read_and_not_written_can_be_looked_at() {
    let desk = Desk::new();
    desk.save(2);
    if !modes_count(desk.dir.path()) {
        return;
    }
    fs::set_permissions(desk.path("lock"), fs::Permissions::from_mode(0o400)).expect("ours");
    match desk.begin() {
        Begun::ReadOnly(ReadOnly::Refused(error), Loaded::Sound(opened)) => {
            assert_eq!(opened.revision, 1);
            assert!(error.reason().as_str().contains("cannot lock"), "{}", error.reason());
        }
        other => panic!("expected to be able to look, found {other:?}"),
    }
    fs::remove_file(desk.path("current.json")).expect("removed");
    let begun = desk.store().begin(&desk.catalog(), &desk.name);
    assert!(matches!(begun, Err(StoreError::Io { .. })), "where nothing is, nothing can be looked at: {begun:?}");
}
