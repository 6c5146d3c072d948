//! Every state that a power cut could leave after each writing operation. Acknowledged data exists, and every file is
//! whole.

use super::Desk;
use super::model::crash::Crashes;
use super::model::{Bug, Fault, How};
use super::stage::{Found, Stage};
use crate::assessment::Name;
use crate::store::outside::export_on;
use crate::store::tests::time;
use crate::store::{AssessmentKey, Begun, Overwrite, StoreError};

const GARBAGE: &[u8] = b"garbage, but somebody's";

/// Asserts that the claim holds in every state and that there are enough states.
#[track_caller]
fn assert_safe(stage: &Stage<'_>, what: &str, claim: impl Fn(usize, &Stage<'_>) -> bool) {
    let crashes = stage.disk.crashes();
    let broken = stage.broken(&crashes, claim);
    let Crashes { combinations, states } = &crashes;
    count(what, *combinations, states.len());
    assert!(*combinations > 10 && states.len() > 2, "{what}: too few states to tell anything");
    assert_eq!(broken, [""; 0], "{what}: {} of {} states", broken.len(), states.len());
}

/// Prints the counts. Run `cargo test crashes -- --nocapture` to see them.
#[expect(clippy::print_stdout, reason = "the number of states is what the test is about")]
fn count(what: &str, combinations: usize, states: usize) {
    println!("{what}: {combinations} combinations, {states} different states");
}

/// Saves twice in a session that found one save, and acknowledges each.
fn two_saves(stage: &Stage<'_>) {
    let mut session = stage.open().expect("the disk works");
    for answered in [2, 3] {
        stage.save(&mut session, answered).expect("the disk works");
        stage.disk.acknowledge();
    }
}

fn old_or_new(acknowledged: usize, after: &Stage<'_>) -> bool {
    let backed_up = || after.bytes("backups/0000000000000001.json").is_some();
    matches!(after.found(), Found::Answers(n) if n == acknowledged + 1 || n == acknowledged + 2)
        && (acknowledged == 0 || backed_up())
}

#[test]
fn a_power_cut_at_any_moment_of_a_save_leaves_the_old_or_the_new_state_and_the_backup() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[1]);
    two_saves(&stage);
    assert_safe(&stage, "save", old_or_new);
}

#[test]
fn each_careless_way_to_save_is_caught() {
    let desk = Desk::new();
    for bug in [Bug::NoFileFlush, Bug::NoFlushAfterRename, Bug::NoDirectoryFlush, Bug::TruncateInPlace, Bug::MoveAside]
    {
        let stage = Stage::with_saves(&desk, &[1]);
        stage.disk.plant(Some(bug));
        two_saves(&stage);
        let crashes = stage.disk.crashes();
        let broken = stage.broken(&crashes, old_or_new);
        assert!(!broken.is_empty(), "{bug:?} was not noticed in {} states", crashes.states.len());
        count(
            &format!("{bug:?}, of which {} break the promise", broken.len()),
            crashes.combinations,
            crashes.states.len(),
        );
    }
}

#[test]
fn a_power_cut_at_the_first_start_leaves_nothing_or_the_first_save() {
    let desk = Desk::new();
    let stage = Stage::bare(&desk);
    stage.save_once(1).expect("the disk works");
    stage.disk.acknowledge();
    assert_safe(&stage, "first start", |acknowledged, after| match after.found() {
        Found::Nothing => acknowledged == 0,
        found => found == Found::Answers(1),
    });
}

#[test]
fn a_power_cut_while_the_sixth_backup_is_made_leaves_five() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &(1..=6).collect::<Vec<_>>());
    stage.save_once(7).expect("the disk works");
    stage.disk.acknowledge();
    assert_safe(&stage, "sixth backup", |acknowledged, after| {
        let backups = after.store().backups(&desk.catalog(), &desk.name).expect("the disk works");
        let found = after.found();
        backups.len() >= 5 && (found == Found::Answers(7) || (acknowledged == 0 && found == Found::Answers(6)))
    });
}

/// Returns whether any file contains exactly these bytes.
fn holds(after: &Stage<'_>, bytes: &[u8]) -> bool {
    after.disk.tree().into_values().flatten().any(|file| file == bytes)
}

#[test]
fn a_power_cut_while_one_of_two_versions_is_gone_on_with_loses_neither() {
    let desk = Desk::new();
    for takes_theirs in [false, true] {
        let theirs = Stage::with_saves(&desk, &[1, 9]).bytes("current.json").expect("saved");
        let stage = Stage::with_saves(&desk, &[1]);
        let mut session = stage.open().expect("the disk works");
        stage.disk.meanwhile(0, &stage.path("current.json"), &theirs);
        let mine = desk.assessment(3);
        let error = session.save(&mine, 2, time(3)).expect_err("somebody else has saved");
        assert!(matches!(error, StoreError::ChangedUnderneath(_)), "{error}");
        let other = session.theirs(&desk.catalog(), &desk.name).expect("readable").expect("there");
        let expected = if takes_theirs {
            drop(session.take_theirs(other, &mine, 2, time(3)).expect("the disk works"));
            9
        } else {
            drop(session.keep_mine(&other, &mine, 2, time(3)).expect("the disk works"));
            3
        };
        stage.disk.acknowledge();
        let mine = stage.bytes("current.json").filter(|_| !takes_theirs).or_else(|| stage.bytes("quarantine/1.json"));
        let mine = mine.expect("mine is kept");
        // Before the other version came, this one was not on the disk.
        assert_safe(&stage, "two versions", |acknowledged, after| {
            let found = after.found();
            let kept = holds(after, &mine) && holds(after, &theirs);
            match acknowledged {
                0 => [1, 3, 9].map(Found::Answers).contains(&found) && (found != Found::Answers(3) || kept),
                _ => found == Found::Answers(expected) && kept,
            }
        });
    }
}

fn garbage_is_kept(after: &Stage<'_>) -> bool {
    ["current.json", "quarantine/1.json"].iter().any(|name| after.bytes(name).as_deref() == Some(GARBAGE))
}

#[test]
fn a_power_cut_while_a_backup_is_restored_loses_neither_the_damaged_file_nor_the_backup() {
    let desk = Desk::new();
    let stage = Stage::with_current(&desk, &[1, 2], GARBAGE);
    let Ok(Begun::Damaged(undecided, damaged)) = stage.begin() else { panic!("expected damage") };
    drop(undecided.restore(&damaged.backup.expect("a backup")).expect("the disk works"));
    stage.disk.acknowledge();
    assert_safe(&stage, "restore", |acknowledged, after| {
        let fine = match after.found() {
            Found::Damaged { backup } => acknowledged == 0 && backup == Some(1),
            found => found == Found::Answers(1),
        };
        fine && garbage_is_kept(after)
    });
}

#[test]
fn a_power_cut_while_starting_over_loses_neither_the_damaged_file_nor_the_backups() {
    let desk = Desk::new();
    for saves in [&[1][..], &[1, 2]] {
        let stage = Stage::with_current(&desk, saves, GARBAGE);
        let Ok(Begun::Damaged(undecided, _)) = stage.begin() else { panic!("expected damage") };
        let mut session = undecided.start_over().expect("the disk works");
        stage.disk.acknowledge();
        stage.save(&mut session, 5).expect("the disk works");
        stage.disk.acknowledge();
        let backup = (saves.len() > 1).then_some(1);
        assert_safe(&stage, "start over", |acknowledged, after| {
            let fine = match after.found() {
                Found::Damaged { backup: offered } => acknowledged < 2 && offered == backup,
                Found::Nothing => acknowledged < 2 && backup.is_none(),
                found => acknowledged > 0 && found == Found::Answers(5),
            };
            fine && garbage_is_kept(after)
        });
    }
}

#[test]
fn a_power_cut_while_a_changed_file_is_accepted_and_saved_over_never_loses_it() {
    let desk = Desk::new();
    let (stage, bytes) = Stage::with_changed(&desk);
    let Ok(Begun::Changed(undecided, changed)) = stage.begin() else { panic!("expected a change") };
    let (mut session, _) = undecided.accept(changed).expect("the disk works");
    stage.disk.acknowledge();
    stage.save(&mut session, 5).expect("the disk works");
    stage.disk.acknowledge();
    assert_safe(&stage, "accept", |acknowledged, after| {
        let fine = match after.found() {
            Found::Changed(answers) => acknowledged < 2 && answers == 3,
            found => acknowledged > 0 && found == Found::Answers(5),
        };
        fine && ["current.json", "quarantine/1.json"].iter().any(|name| after.bytes(name).as_ref() == Some(&bytes))
    });
}

fn whole_or_gone(acknowledged: usize, after: &Stage<'_>) -> bool {
    match after.found() {
        Found::Nothing => {
            let listed = after.store().list().expect("the disk works");
            listed.iter().all(|listed| listed.key != AssessmentKey::of(&after.desk.name))
        }
        found => {
            let backup = after.bytes("backups/0000000000000001.json").is_some();
            acknowledged == 0 && found == Found::Answers(2) && backup
        }
    }
}

#[test]
fn a_power_cut_while_an_assessment_is_deleted_leaves_it_whole_or_not_at_all() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[1, 2]);
    assert!(stage.store().delete(&desk.name).expect("the disk works").left.is_none());
    stage.disk.acknowledge();
    assert_safe(&stage, "delete", whole_or_gone);
}

#[test]
fn a_power_cut_while_a_file_is_exported_leaves_the_old_or_the_new_one() {
    let desk = Desk::new();
    let path = std::path::Path::new("/home/report.json");
    let exported = |after: &Stage<'_>| after.disk.tree().remove(path).flatten();
    let old = Some(b"the old report".to_vec());
    for (before, overwrite) in [(None, Overwrite::Refuse), (None, Overwrite::Replace), (old, Overwrite::Replace)] {
        let mut tree = Stage::bare(&desk).disk.tree();
        if let Some(before) = &before {
            tree.insert(path.to_owned(), Some(before.clone()));
        }
        let stage = Stage::bare(&desk).on(&tree);
        export_on(&stage.disk, path, b"the whole new report", overwrite).expect("the disk works");
        stage.disk.acknowledge();
        assert_safe(&stage, "export", |acknowledged, after| match exported(after) {
            Some(bytes) if bytes == b"the whole new report" => true,
            // On FAT a new file may have a name before it has content.
            Some(empty) if before.is_none() && empty.is_empty() => acknowledged == 0,
            old => acknowledged == 0 && old == before,
        });
    }
}

/// Returns a fault that ends the program before call number `after`. Later calls have no effect.
fn kill(after: usize) -> Fault {
    Fault { after, errno: 5, for_good: true, how: How::Refused }
}

#[test]
fn what_a_killed_program_left_survives_a_power_cut_once_the_next_session_has_found_it() {
    let desk = Desk::new();
    let (mut combinations, mut states) = (0, 0);
    for saves in [&[][..], &[1]] {
        for after in 0.. {
            let stage = Stage::with_saves(&desk, saves);
            stage.disk.fail(Some(kill(after)));
            let done = stage.save_once(2).is_ok();
            stage.disk.fail(None);
            let found = match stage.begin().expect("the disk works again") {
                Begun::New(_) => 0,
                Begun::Sound(_, opened) => opened.assessment.coverage().answered,
                other => panic!("call {after} led to {other:?}"),
            };
            let crashes = stage.disk.crashes_now();
            combinations += crashes.combinations;
            states += crashes.states.len();
            let broken = stage.broken(&crashes, |_, after| match after.found() {
                Found::Nothing => found == 0,
                other => other == Found::Answers(found),
            });
            assert_eq!(broken, [""; 0], "killed at call {after}");
            stage.save_once(3).expect("the disk works again");
            let crashes = stage.disk.crashes_now();
            combinations += crashes.combinations;
            states += crashes.states.len();
            let broken = stage.broken(&crashes, |_, after| {
                let kept = found == 0
                    || after.disk.tree().keys().any(|path| {
                        path.parent() == Some(&after.path("backups")) && !path.to_string_lossy().contains("tmp")
                    });
                after.found() == Found::Answers(3) && kept
            });
            assert_eq!(broken, [""; 0], "killed at call {after}, then saved");
            if done {
                break;
            }
        }
    }
    count("killed, then a power cut", combinations, states);
}

#[test]
fn a_deletion_that_was_killed_and_then_cut_short_again_leaves_the_assessment_whole_or_not_at_all() {
    let desk = Desk::new();
    let mut other = Desk::new();
    other.name = Name::new("somebody else").expect("a name");
    let mut crashes = Crashes::default();
    for after in 0.. {
        let stage = Stage::with_saves(&desk, &[1, 2]);
        Stage { desk: &other, disk: stage.disk.clone() }.save_once(4).expect("the disk works");
        let stage = stage.flushed();
        stage.disk.fail(Some(kill(after)));
        let done = stage.store().delete(&desk.name).is_ok();
        stage.disk.fail(None);
        // The next session of any assessment removes the leftovers.
        drop(Stage { desk: &other, disk: stage.disk.clone() }.begin().expect("the disk works again"));
        let now = stage.disk.crashes();
        let broken = stage.broken(&now, |_, after| whole_or_gone(0, after));
        assert_eq!(broken, [""; 0], "killed at call {after}");
        crashes.combinations += now.combinations;
        crashes.states.extend(now.states);
        if done {
            break;
        }
    }
    count("killed while deleting, then a power cut", crashes.combinations, crashes.states.len());
}
