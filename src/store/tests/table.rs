//! The results of loading and the reaction to each one.

use std::fs;

use super::{Desk, same, time};
use crate::framework::Level;
use crate::store::{Action, Begun, Damage, Loaded, ReadOnly, StoreError};

#[test]
fn nothing_there_starts_new() {
    let desk = Desk::new();
    assert!(matches!(desk.load(), Loaded::Nothing));
    let session = desk.begin_new();
    assert!(matches!(desk.load(), Loaded::Nothing), "an empty directory is still nothing");
    drop(session);
    desk.begin_new();
}

#[test]
fn a_newer_version_is_read_as_far_as_it_makes_sense_and_never_written() {
    let desk = Desk::new();
    desk.save(2);
    let newer = String::from_utf8(desk.current()).expect("text").replace("save/1", "save/2");
    for text in [newer.clone(), newer.replace("\"name\"", "\"title\""), "{\"schema\":\"devrel-ready/save/7\"}".into()] {
        desk.plant(&text);
        let Begun::ReadOnly(ReadOnly::Newer, Loaded::Newer(found)) = desk.begin() else {
            panic!("expected a newer save");
        };
        assert_eq!((found.theirs, found.ours), (if text.contains("save/7") { 7 } else { 2 }, 1));
        assert_eq!(found.opened.is_some(), text.contains("\"name\""));
        assert_eq!(desk.current(), text.as_bytes());
    }
}

#[test]
fn a_change_from_outside_can_be_accepted() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(3);
    let edited = String::from_utf8(desk.current()).expect("text").replacen("\"level\":1", "\"level\":4", 1) + "\n";
    desk.plant(&edited);
    assert!(matches!(desk.load(), Loaded::Changed(_)));
    let (undecided, changed) = desk.begin_changed();
    let skills: Vec<_> = desk.framework.skills().skip(1).take(2).collect();
    assert_eq!(changed.differing, skills, "one answer was edited, one is newer than the backup");
    assert_eq!(changed.backup.as_ref().map(|backup| backup.revision), Some(1));
    assert_eq!(desk.current(), edited.as_bytes(), "nothing happens before the decision");
    let (mut session, opened) = undecided.accept(changed).expect("kept");
    assert_eq!(fs::read(desk.path("quarantine/1.json")).expect("kept before the first save"), edited.as_bytes());
    assert_eq!(opened.assessment.entry(skills[0]).choice.level().map(Level::number), Some(4));
    session.save(&opened.assessment, session.revision() + 1, opened.saved_at).expect("saved");
    drop(session);
    let saved = desk.begin_sound().1.assessment;
    // This save dates the edited answer, so dates are not compared.
    let is_same = |skill| saved.entry(skill).says_the_same(opened.assessment.entry(skill));
    assert!(desk.framework.skills().all(is_same));
}

#[test]
fn a_change_that_cannot_be_kept_is_not_accepted() {
    let desk = Desk::new();
    desk.save(2);
    let edited = String::from_utf8(desk.current()).expect("text").replacen("\"level\":1", "\"level\":4", 1);
    desk.plant(&edited);
    fs::write(desk.path("quarantine"), "a file in the way").expect("written");
    let (undecided, changed) = desk.begin_changed();
    let error = undecided.accept(changed).expect_err("there is no place to keep it");
    assert!(error.reason().as_str().contains("quarantine"), "{}", error.reason());
    assert_eq!(desk.current(), edited.as_bytes());
    desk.begin_changed();
}

#[test]
fn a_change_from_outside_can_be_undone_and_is_kept() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(3);
    let edited = String::from_utf8(desk.current()).expect("text").replacen("\"level\":1", "\"level\":4", 1);
    desk.plant(&edited);
    let (undecided, changed) = desk.begin_changed();
    let backup = changed.backup.expect("a backup of the first session");
    drop(undecided.restore(&backup).expect("restored"));
    assert_eq!(fs::read(desk.path("quarantine/1.json")).expect("kept"), edited.as_bytes());
    let (session, opened) = desk.begin_sound();
    assert!(same(&desk.framework, &opened.assessment, &desk.assessment(2)));
    assert_eq!(session.revision(), 3, "above everything there ever was");
}

#[test]
fn every_kind_of_damage_is_recognized_kept_and_repaired_from_a_backup() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(5);
    let sound = desk.current();
    let half = sound[..sound.len() - 40].to_vec();
    let header_only = sound[..=sound.iter().position(|byte| *byte == b'\n').expect("two lines")].to_vec();
    let mut not_text = sound.clone();
    not_text[200] = 0xff;
    let cases: [(Vec<u8>, &str, Option<u64>); 8] = [
        (Vec::new(), "empty", None),
        (vec![0; 4096], "zeros", None),
        (not_text, "not text", None),
        (vec![b' '; 8 * 1024 * 1024 + 1], "too large", None),
        (half, "breaks off", Some(2)),
        (header_only, "breaks off", Some(2)),
        (b"{\"schema\":\"devrel-ready/save/1\"}\n{\"name\":\"me\"}".to_vec(), "missing", None),
        (b"hello".to_vec(), "no header", None),
    ];
    for (number, (bytes, words, revision)) in (1..).zip(cases) {
        desk.plant(&bytes);
        let (undecided, damaged) = desk.begin_damaged();
        assert!(damaged.damage.to_string().contains(words), "{}", damaged.damage);
        assert_eq!(damaged.revision, revision);
        assert_eq!(desk.current(), bytes, "nothing happens before the decision");
        drop(undecided.restore(&damaged.backup.expect("there is a backup")).expect("restored"));
        assert_eq!(fs::read(desk.path(&format!("quarantine/{number}.json"))).expect("kept"), bytes);
        assert!(matches!(desk.load(), Loaded::Sound(_)));
    }
}

#[test]
fn what_is_still_readable_in_a_damaged_save_is_compared_with_the_backup() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(5);
    let mut bytes = desk.current();
    bytes.truncate(bytes.len() - 100);
    desk.plant(&bytes);
    let Loaded::Damaged(damaged) = desk.load() else { panic!("expected damage") };
    let newer: Vec<_> = desk.framework.skills().skip(2).take(3).collect();
    assert_eq!(damaged.differing, newer, "three answers are newer than the backup");
    assert_eq!(damaged.backup.map(|backup| backup.revision), Some(1));
}

#[test]
fn a_save_that_is_gone_while_its_backups_are_there_is_no_new_start() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(5);
    fs::remove_file(desk.path("current.json")).expect("removed");
    let (undecided, damaged) = desk.begin_damaged();
    assert_eq!(damaged.damage, Damage::Gone);
    drop(undecided.restore(&damaged.backup.expect("there is a backup")).expect("restored"));
    assert!(same(&desk.framework, &desk.begin_sound().1.assessment, &desk.assessment(2)));
}

#[test]
fn a_damaged_backup_gives_way_to_an_older_sound_one() {
    let desk = Desk::new();
    for answered in [2, 3, 4] {
        desk.save(answered);
    }
    desk.plant("");
    fs::write(desk.path("backups/0000000000000002.json"), "torn").expect("written");
    assert_eq!(desk.begin_damaged().1.backup.map(|backup| backup.revision), Some(1));
}

#[test]
fn without_a_backup_a_damaged_save_is_kept_and_work_starts_over() {
    let desk = Desk::new();
    desk.save(2);
    desk.plant("garbage");
    let (undecided, damaged) = desk.begin_damaged();
    assert!(damaged.backup.is_none());
    let mut session = undecided.start_over().expect("kept");
    assert_eq!(desk.current(), b"garbage", "until something takes its place");
    session.save(&desk.assessment(0), 1, time(1)).expect("saved");
    assert_eq!(desk.names_in("quarantine"), ["1.json"]);
    drop(session);
    desk.begin_sound();
}

#[test]
fn looking_at_a_damaged_save_moves_nothing() {
    let desk = Desk::new();
    desk.save(2);
    desk.save(3);
    desk.plant("garbage");
    assert!(matches!(desk.load(), Loaded::Damaged(_)));
    assert_eq!(desk.current(), b"garbage");
    assert_eq!(desk.names_in("quarantine"), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_an_error_and_never_nothing() {
    let desk = Desk::new();
    desk.save(2);
    let current = desk.path("current.json");
    fs::remove_file(&current).expect("removed");
    fs::create_dir(&current).expect("a directory");
    assert_unreadable(&desk);
    fs::remove_dir(&current).expect("removed");
    #[cfg(unix)]
    {
        rustix::fs::mkfifoat(rustix::fs::CWD, &current, rustix::fs::Mode::RUSR).expect("a pipe");
        assert_unreadable(&desk);
        fs::remove_file(&current).expect("removed");
        std::os::unix::fs::symlink("/nowhere/at/all", &current).expect("a link");
        assert_unreadable(&desk);
    }
}

fn assert_unreadable(desk: &Desk) {
    let store = desk.store();
    let load = store.load(&desk.catalog(), &desk.name).expect_err("unreadable");
    let begin = store.begin(&desk.catalog(), &desk.name).expect_err("unreadable");
    for error in [load, begin] {
        let is_told = matches!(error, StoreError::Io { action: Action::Read, .. } | StoreError::Linked { .. });
        assert!(is_told, "{error}");
    }
    let listed = store.list().expect("the directory is readable");
    assert!(listed[0].summary.is_err());
}
