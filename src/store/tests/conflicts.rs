//! Another program replaces the save while it is open here. Each change is noticed, and no data is lost.

use super::stage::{Found, Stage};
use super::{Desk, same, time};
use crate::store::durable;
use crate::store::{Begun, Loaded, StoreError};

/// Returns the save of the other program: nine answers.
fn theirs(desk: &Desk) -> Vec<u8> {
    Stage::with_saves(desk, &[1, 9]).bytes("current.json").expect("saved")
}

fn holds(stage: &Stage<'_>, bytes: &[u8]) -> bool {
    stage.disk.tree().into_values().flatten().any(|file| file == bytes)
}

/// Saves repeatedly. Each time, another program replaces the save before another call. Returns how often its data was
/// lost.
fn lost(desk: &Desk, prepare: impl Fn(&Stage<'_>), save: impl Fn(&Stage<'_>) -> Result<(), StoreError>) -> usize {
    let theirs = theirs(desk);
    let mut lost = 0;
    for call in 0.. {
        let stage = Stage::with_saves(desk, &[1]);
        prepare(&stage);
        stage.disk.meanwhile(call, &stage.path("current.json"), &theirs);
        let saved = save(&stage);
        if stage.disk.is_undisturbed() {
            assert!(call > 5, "a save makes more calls than {call}");
            break;
        }
        lost += usize::from(!holds(&stage, &theirs));
        if let Err(error) = saved {
            assert!(matches!(error, StoreError::ChangedUnderneath(_)), "call {call}: {error}");
            assert_eq!(stage.found(), Found::Answers(9), "call {call}: theirs stays in its place");
            let temporary = stage.disk.tree().into_keys().any(|path| path.to_string_lossy().ends_with(".tmp"));
            assert!(!temporary, "call {call} leaves a temporary file");
        }
    }
    lost
}

fn session_and_save(stage: &Stage<'_>) -> Result<(), StoreError> {
    // Beginning and the backup make calls too, so there are more calls than in a save.
    match stage.begin()? {
        Begun::Sound(mut session, opened) => {
            let next = session.revision() + 1;
            let answered = opened.assessment.coverage().answered;
            session.save(&stage.desk.assessment(answered + 1), next, time(2)).map(drop)
        }
        other => panic!("expected a sound save, found {other:?}"),
    }
}

#[test]
fn whenever_somebody_else_replaces_the_save_what_they_wrote_is_never_lost() {
    let desk = Desk::new();
    assert_eq!(lost(&desk, |_| {}, session_and_save), 0);
}

/// Checks that the test above can fail.
#[test]
fn a_save_that_does_not_compare_loses_what_others_wrote() {
    let desk = Desk::new();
    let careless = |stage: &Stage<'_>| durable::replace(&stage.disk, &stage.path("current.json"), b"mine");
    assert!(lost(&desk, |_| {}, careless) > 2);
    // Without exchange, there is one gap: between the comparison, the exchange attempt, and the rename.
    assert_eq!(lost(&desk, |stage| stage.disk.forbid_exchange(), session_and_save), 2);
}

#[test]
fn a_save_that_appears_while_the_first_one_is_being_made_is_not_written_over() {
    let desk = Desk::new();
    let theirs = theirs(&desk);
    let mut session = desk.begin_new();
    desk.plant(&theirs);
    let error = session.save(&desk.assessment(2), 1, time(2)).expect_err("somebody else was faster");
    assert!(matches!(error, StoreError::ChangedUnderneath(_)), "{error}");
    assert_eq!(desk.current(), theirs);
}

#[test]
fn mine_is_kept_and_theirs_is_a_backup_that_can_be_gone_back_to() {
    let desk = Desk::new();
    desk.save(1);
    let (mut session, _) = desk.begin_sound();
    desk.plant(theirs(&desk));
    let mine = desk.assessment(3);
    session.save(&mine, 2, time(3)).expect_err("changed");
    let theirs = session.theirs(&desk.catalog(), &desk.name).expect("readable").expect("there");
    assert_eq!(theirs.opened().map(|opened| opened.assessment.coverage().answered), Some(9));
    assert_eq!(theirs.differences(&mine).len(), 6, "of 9 and 3 answers");
    session.keep_mine(&theirs, &mine, 2, time(3)).expect("saved");
    session.save(&desk.assessment(4), 3, time(4)).expect("it goes on");
    drop(session);
    let backups = desk.store().backups(&desk.catalog(), &desk.name).expect("readable");
    let kept = backups.iter().find(|backup| backup.is_kept_aside).expect("theirs is kept");
    assert_eq!(kept.opened.assessment.coverage().answered, 9);
    let (session, _) = desk.begin_sound();
    drop(session.go_back_to(&kept.opened).expect("restored"));
    let Loaded::Sound(opened) = desk.load() else { panic!("expected a sound save") };
    assert!(same(&desk.framework, &opened.assessment, &desk.assessment(9)));
    let backups = desk.store().backups(&desk.catalog(), &desk.name).expect("readable");
    assert_eq!(backups[0].opened.assessment.coverage().answered, 4, "the state before is kept");
}

#[test]
fn theirs_is_gone_on_with_and_mine_is_kept() {
    let desk = Desk::new();
    desk.save(1);
    let (mut session, _) = desk.begin_sound();
    for changed_by_hand in [false, true] {
        let mut theirs = theirs(&desk);
        if changed_by_hand {
            let text = String::from_utf8(theirs).expect("text");
            theirs = text.replace("\"flag\":true", "\"flag\":false").into_bytes();
        }
        desk.plant(&theirs);
        let revision = session.revision() + 1;
        session.save(&desk.assessment(3), revision, time(3)).expect_err("changed");
        let theirs = session.theirs(&desk.catalog(), &desk.name).expect("readable").expect("there");
        let opened = session.take_theirs(theirs, &desk.assessment(3), revision, time(3)).expect("taken over");
        assert_eq!(opened.assessment.coverage().answered, 9);
        let revision = session.revision() + 1;
        session.save(&desk.assessment(10), revision, time(4)).expect("it goes on");
    }
    drop(session);
    let backups = desk.store().backups(&desk.catalog(), &desk.name).expect("readable");
    let aside: Vec<usize> = backups
        .iter()
        .filter(|backup| backup.is_kept_aside)
        .map(|backup| backup.opened.assessment.coverage().answered)
        .collect();
    assert!(aside.iter().filter(|answered| **answered == 3).count() == 2, "{aside:?}");
}

#[test]
fn a_file_that_is_no_save_can_only_be_put_aside_and_a_newer_one_stays_where_it_is() {
    let desk = Desk::new();
    desk.save(1);
    let newer = String::from_utf8(desk.current()).expect("text").replacen("save/1", "save/9", 1);
    let (mut session, _) = desk.begin_sound();
    let mine = desk.assessment(3);
    desk.plant("garbage");
    session.save(&mine, 2, time(3)).expect_err("changed");
    let theirs = session.theirs(&desk.catalog(), &desk.name).expect("readable").expect("there");
    assert!(theirs.opened().is_none() && theirs.may_be_replaced());
    session.keep_mine(&theirs, &mine, 2, time(3)).expect("saved");
    assert_eq!(std::fs::read(desk.path("quarantine/1.json")).expect("kept"), b"garbage");
    desk.plant(newer);
    session.save(&desk.assessment(4), 3, time(4)).expect_err("changed");
    let theirs = session.theirs(&desk.catalog(), &desk.name).expect("readable").expect("there");
    assert!(theirs.opened().is_none() && !theirs.may_be_replaced());
}
