//! Saving, loading, locking and backing up.

use super::{Desk, MOMENT, same, time};
use crate::assessment::{Edit, Entry};
use crate::store::{Begun, Loaded, ReadOnly, Session, StoreError};
use crate::text::{Clean, NOTE_LIMIT};

#[test]
fn what_is_saved_is_loaded_again() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    assert_eq!(session.revision(), 0);
    let me = desk.assessment(7);
    assert_eq!(session.save(&me, 3, time(1)).expect("saved").revision, 3);
    drop(session);
    let (session, opened) = desk.begin_sound();
    assert!(same(&desk.framework, &opened.assessment, &me));
    assert_eq!((opened.revision, opened.saved_at, session.revision()), (3, time(1), 3));
    assert_eq!(opened.notices, []);
}

#[test]
fn the_file_is_a_header_line_and_readable_json() {
    let desk = Desk::new();
    desk.save(2);
    let text = String::from_utf8(desk.current()).expect("text");
    let (header, payload) = text.split_once('\n').expect("two lines");
    assert!(header.starts_with(r#"{"schema":"devrel-ready/save/1","revision":1,"length":"#), "{header}");
    assert!(payload.starts_with(r#"{"name":"me","framework":{"id":"devrel","edition":"#), "{payload}");
    assert!(payload.contains(r#""saved_at":"2027-01-15T08:00:02Z""#), "{payload}");
    assert_eq!(payload.matches("{\"level\"").count(), 4, "two answers, each repeated with its date");
    let given = r#""given":{"level":0,"on":"2026-05-01","edition":2,"revision":1}"#;
    assert!(payload.contains(given), "{payload}");
}

#[test]
fn a_session_can_move_to_the_thread_that_saves() {
    fn moves<T: Send + 'static>() {}
    moves::<Session>();
    moves::<StoreError>();
    moves::<crate::assessment::Assessment>();
}

#[test]
fn a_second_window_can_only_look_until_the_first_is_closed() {
    let desk = Desk::new();
    desk.save(2);
    let (first, _) = desk.begin_sound();
    match desk.begin() {
        Begun::ReadOnly(ReadOnly::Locked, Loaded::Sound(opened)) => assert_eq!(opened.revision, 1),
        other => panic!("expected to be locked out, found {other:?}"),
    }
    assert!(matches!(desk.load(), Loaded::Sound(_)), "looking needs no lock");
    drop(first);
    desk.begin_sound();
}

#[test]
fn an_older_state_never_replaces_a_newer_one() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    session.save(&desk.assessment(2), 5, time(1)).expect("saved");
    for revision in [4, 5] {
        let error = session.save(&desk.assessment(1), revision, time(2)).expect_err("older");
        assert!(matches!(error, StoreError::Older { saved: 5, .. }), "{error}");
    }
    drop(session);
    assert_eq!(desk.begin_sound().1.revision, 5);
}

#[test]
fn a_session_keeps_the_state_it_started_from_once() {
    let desk = Desk::new();
    desk.save(1);
    let before = desk.current();
    assert_eq!(desk.names_in("backups"), [""; 0], "there was nothing to back up");
    let (mut session, _) = desk.begin_sound();
    assert_eq!(desk.names_in("backups"), [""; 0], "looking around backs nothing up");
    for answered in 2..5 {
        let saved = session.save(&desk.assessment(answered), session.revision() + 1, time(answered)).expect("saved");
        assert!(saved.backup_problem.is_none());
    }
    assert_eq!(desk.names_in("backups"), ["0000000000000001.json"]);
    assert_eq!(std::fs::read(desk.path("backups/0000000000000001.json")).expect("there"), before);
}

/// Begins a session and saves with the given time.
fn save_at(desk: &Desk, second: usize) {
    let mut open = match desk.begin() {
        Begun::New(open) | Begun::Sound(open, _) => open,
        other => panic!("expected to be able to write, found {other:?}"),
    };
    open.save(&desk.assessment(1), open.revision() + 1, time(second)).expect("saved");
}

#[test]
fn the_newest_five_backups_are_kept_whatever_the_clock_says_and_the_last_of_each_of_five_days() {
    const DAY: usize = 24 * 60 * 60;
    let desk = Desk::new();
    for day in 0..7 {
        save_at(&desk, day * DAY);
        save_at(&desk, day * DAY + 1);
    }
    for session in 0..10 {
        // The clock runs backwards.
        save_at(&desk, 8 * DAY - session);
    }
    // The last save has no backup yet. Odd revisions are not the last ones of their day.
    let last_of_days = [8, 10, 12, 14];
    let newest = [19, 20, 21, 22, 23];
    let names = desk.names_in("backups");
    for revision in last_of_days.into_iter().chain(newest) {
        assert!(names.contains(&format!("{revision:016}.json")), "{revision} in {names:?}");
    }
    assert_eq!(names.len(), 9, "{names:?}");
}

#[test]
fn a_backup_that_nobody_can_read_is_not_removed() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    std::fs::write(desk.path("backups/0000000000000001.json"), "torn").expect("written");
    for answered in 3..12 {
        desk.save(answered);
    }
    assert_eq!(std::fs::read(desk.path("backups/0000000000000001.json")).expect("kept"), b"torn");
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_the_save_is_fine() {
    let desk = Desk::new();
    desk.save(1);
    std::fs::write(desk.path("backups"), "a file in the way").expect("written");
    let (mut session, _) = desk.begin_sound();
    let saved = session.save(&desk.assessment(2), 2, time(2)).expect("saved");
    assert!(saved.backup_problem.is_some());
    std::fs::remove_file(desk.path("backups")).expect("removed");
    let saved = session.save(&desk.assessment(3), 3, time(3)).expect("saved");
    assert!(saved.backup_problem.is_none());
    assert_eq!(desk.names_in("backups"), ["0000000000000001.json"], "the state before the session");
}

#[test]
fn a_disk_that_refuses_is_an_error_and_the_next_attempt_can_succeed() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    std::fs::create_dir(desk.path("current.json")).expect("a directory in the way");
    let error = session.save(&desk.assessment(1), 1, time(1)).expect_err("a directory is in the way");
    assert!(error.reason().as_str().contains("cannot read"), "{}", error.reason());
    assert_eq!(desk.names_in(""), ["current.json", "lock"], "no temporary file stays behind");
    std::fs::remove_dir(desk.path("current.json")).expect("removed");
    session.save(&desk.assessment(1), 1, time(1)).expect("saved");
}

#[test]
fn looking_writes_nothing() {
    let desk = Desk::new();
    assert!(matches!(desk.load(), Loaded::Nothing));
    assert!(desk.store().list().expect("readable").is_empty());
    assert!(!desk.dir.path().join("data").exists());
}

#[test]
fn a_copy_of_an_older_save_counts_on_above_its_backups_and_is_backed_up_itself() {
    let desk = Desk::new();
    desk.save(1);
    let old = desk.current();
    for answered in 2..14 {
        desk.save(answered);
    }
    desk.plant(&old);
    let (mut session, opened) = desk.begin_sound();
    assert_eq!((opened.revision, session.revision()), (1, 12));
    session.save(&desk.assessment(3), 13, time(3)).expect("saved");
    assert!(desk.names_in("backups").contains(&"0000000000000001.json".to_owned()));
    assert_eq!(desk.names_in("backups").len(), 6);
}

#[test]
fn a_note_whose_cut_falls_inside_an_emoji_is_saved() {
    let desk = Desk::new();
    let mut me = desk.assessment(1);
    let note = Clean::note(&("x".repeat(NOTE_LIMIT - 2) + "\u{1f469}\u{200d}\u{1f4bb}"));
    me.edit(me.place(), Edit::Note(note), MOMENT);
    desk.begin_new().save(&me, 1, time(1)).expect("saved");
    desk.begin_sound();
}

#[test]
fn a_save_larger_than_what_would_be_loaded_is_refused_before_it_touches_the_disk() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    session.save(&desk.assessment(1), 1, time(1)).expect("saved");
    let before = desk.current();
    let mut me = desk.assessment(1);
    for number in 0..300 {
        let entry = Entry { note: Clean::note(&"\u{65e5}".repeat(NOTE_LIMIT)), ..Entry::default() };
        me.retire(Clean::line(&format!("skill-{number}")), entry);
    }
    let error = session.save(&me, 2, time(2)).expect_err("too large");
    assert!(matches!(error, StoreError::TooLarge { .. }), "{error}");
    assert_eq!(error.hint(), "export the log and delete its oldest entries, or shorten the longest notes");
    assert_eq!(desk.current(), before);
}

#[test]
fn a_revision_that_would_not_be_believed_when_loading_is_refused() {
    let desk = Desk::new();
    let mut session = desk.begin_new();
    session.save(&desk.assessment(1), 1, time(1)).expect("saved");
    let before = desk.current();
    let error = session.save(&desk.assessment(2), u64::MAX, time(2)).expect_err("no such revision");
    assert!(matches!(error, StoreError::Unfaithful { .. }), "{error}");
    assert_eq!(desk.current(), before);
}

#[test]
fn a_file_that_claims_the_highest_revision_there_is_does_not_end_all_saving() {
    let desk = Desk::new();
    desk.save(1);
    desk.save(2);
    for revision in ["4503599627370496", "9007199254740991", "9007199254740992"] {
        std::fs::write(desk.path(&format!("backups/{revision}.json")), "").expect("written");
    }
    desk.save(3);
    desk.save(4);
    assert_eq!(desk.begin_sound().1.revision, 4);
    let high =
        String::from_utf8(desk.current()).expect("text").replace("\"revision\":4", "\"revision\":9007199254740992");
    desk.plant(high);
    let (undecided, changed) = desk.begin_changed();
    let (mut session, opened) = undecided.accept(changed).expect("kept");
    assert_eq!(session.revision(), 3, "the highest that can be believed, which is a backup");
    for answered in 1..3 {
        session.save(&desk.assessment(answered), session.revision() + 1, opened.saved_at).expect("saved");
    }
}
