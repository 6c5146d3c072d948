//! Every file call of each writing operation fails with every error, once and permanently. A state called saved
//! survives a power cut, no data is lost, and the next attempt on a good disk succeeds.

use super::Desk;
use super::model::{Bug, Fault, How};
use super::stage::{Found, Stage};
use crate::store::outside::export_on;
use crate::store::{Begun, ConfigFile, Loaded, Overwrite, ReadOnly, StoreError};

const EINTR: i32 = 4;
const EIO: i32 = 5;
const EACCES: i32 = 13;
const EMFILE: i32 = 24;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EDQUOT: i32 = 122;

const KINDS: [(i32, How); 10] = [
    (EIO, How::Refused),
    (ENOSPC, How::Refused),
    (EDQUOT, How::Refused),
    (EACCES, How::Refused),
    (EROFS, How::Refused),
    (EMFILE, How::Refused),
    (EINTR, How::Refused),
    (ENOSPC, How::Short),
    (EDQUOT, How::Short),
    (EIO, How::Late),
];

const GARBAGE: &[u8] = b"garbage, but somebody's";

/// Plays every fault at every call until a fault is not reached. Returns the number of faults.
fn for_every_fault(mut play: impl FnMut(Fault) -> bool) -> usize {
    let mut faults = 0;
    for (errno, how) in KINDS {
        for for_good in [false, true] {
            for after in 0.. {
                if !play(Fault { after, errno, for_good, how }) {
                    assert!(after > 2, "so few calls tell nothing");
                    break;
                }
                faults += 1;
            }
        }
    }
    faults
}

/// Prints the count. Run `cargo test errors -- --nocapture` to see it.
#[expect(clippy::print_stdout, reason = "the number of faults is what the test is about")]
fn count(what: &str, faults: usize) {
    println!("{what}: {faults} faults");
}

/// Runs an action with a fault. Returns whether the fault occurred, and the result.
fn befallen<T>(stage: &Stage<'_>, fault: Fault, act: impl FnOnce() -> T) -> (bool, T) {
    stage.disk.fail(Some(fault));
    let result = act();
    let failed = stage.disk.failed();
    stage.disk.fail(None);
    (failed, result)
}

#[track_caller]
fn assert_survives(stage: &Stage<'_>, fault: Fault, fine: &[Found]) {
    assert!(fine.contains(&stage.found()), "{fault:?} led to {:?}", stage.found());
    let broken = stage.broken(&stage.disk.crashes_now(), |_, after| fine.contains(&after.found()));
    assert_eq!(broken, [""; 0], "{fault:?}, then a power cut");
}

/// Saves once with a fault, in a session of an assessment with one answer.
fn save_with(desk: &Desk, fault: Fault, bug: Option<Bug>) -> (bool, Result<(), String>) {
    let stage = Stage::with_saves(desk, &[1]);
    let mut session = stage.open().expect("the disk works");
    stage.disk.plant(bug);
    let (failed, saved) = befallen(&stage, fault, || stage.save(&mut session, 2));
    let fine: &[Found] = if saved.is_ok() { &[Found::Answers(2)] } else { &[Found::Answers(1), Found::Answers(2)] };
    let broken = stage.broken(&stage.disk.crashes_now(), |_, after| fine.contains(&after.found()));
    if !fine.contains(&stage.found()) || !broken.is_empty() {
        return (failed, Err(format!("{fault:?}: {saved:?}, but found {:?}; {broken:?}", stage.found())));
    }
    let retried = stage.save(&mut session, 3);
    let litter = stage.disk.tree().into_keys().any(|path| path.to_string_lossy().ends_with("tmp"));
    if retried.is_err() || stage.found() != Found::Answers(3) || litter {
        return (failed, Err(format!("{fault:?}: {retried:?} when the disk worked again; litter: {litter}")));
    }
    drop(session);
    assert_survives(&stage, fault, &[Found::Answers(3)]);
    assert!(stage.bytes("backups/0000000000000001.json").is_some(), "{fault:?}: the backup was given up");
    (failed, Ok(()))
}

#[test]
fn no_fault_of_a_save_is_swallowed_or_loses_anything_and_the_next_save_succeeds() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let (failed, result) = save_with(&desk, fault, None);
        assert_eq!(result, Ok(()));
        failed
    });
    count("save", faults);
}

#[test]
fn a_save_that_ignores_errors_is_caught() {
    let desk = Desk::new();
    let mut caught = 0;
    let faults = for_every_fault(|fault| {
        let (failed, result) = save_with(&desk, fault, Some(Bug::ErrorsIgnored));
        caught += usize::from(result.is_err());
        failed
    });
    assert!(caught > 20, "{caught} of {faults}");
    count(&format!("errors ignored, noticed {caught} times"), faults);
}

#[test]
fn no_fault_of_the_first_start_is_swallowed_and_the_next_one_succeeds() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let stage = Stage::bare(&desk);
        let (failed, saved) = befallen(&stage, fault, || stage.save_once(1));
        let fine: &[Found] = if saved.is_ok() { &[Found::Answers(1)] } else { &[Found::Answers(1), Found::Nothing] };
        assert_survives(&stage, fault, fine);
        stage.save_once(2).expect("the disk works again");
        assert_survives(&stage, fault, &[Found::Answers(2)]);
        failed
    });
    count("first start", faults);
}

#[test]
fn no_fault_of_beginning_makes_an_assessment_look_new_or_changes_it() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let stage = Stage::with_saves(&desk, &[1, 2]);
        let before = stage.disk.tree();
        let (failed, begun) = befallen(&stage, fault, || stage.begin());
        let refused = [EACCES, EROFS].contains(&fault.errno);
        match &begun {
            Err(_) | Ok(Begun::Sound(..)) => {}
            Ok(Begun::ReadOnly(ReadOnly::Refused(_), Loaded::Sound(opened))) => {
                assert!(refused && opened.revision == 2, "{fault:?}");
            }
            other => panic!("{fault:?} led to {other:?}"),
        }
        drop(begun);
        assert_eq!(stage.disk.tree(), before, "{fault:?}");
        stage.save_once(3).expect("the disk works again");
        assert_survives(&stage, fault, &[Found::Answers(3)]);
        failed
    });
    count("begin", faults);
}

#[test]
fn no_fault_of_looking_makes_an_assessment_look_new() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let stage = Stage::with_current(&desk, &[1, 2], GARBAGE);
        let (failed, found) = befallen(&stage, fault, || stage.found());
        let fine = [Found::Else, Found::Damaged { backup: Some(1) }, Found::Damaged { backup: None }];
        assert!(fine.contains(&found), "{fault:?} led to {found:?}");
        assert!(stage.disk.untouched());
        failed
    });
    count("load", faults);
}

#[test]
fn no_fault_of_restoring_or_starting_over_loses_the_damaged_file_or_the_backup() {
    let desk = Desk::new();
    for restore in [true, false] {
        let faults = for_every_fault(|fault| {
            let stage = Stage::with_current(&desk, &[1, 2], GARBAGE);
            let Ok(Begun::Damaged(undecided, damaged)) = stage.begin() else { panic!("expected damage") };
            let backup = damaged.backup.expect("a backup");
            let (failed, decided) = befallen(&stage, fault, || {
                if restore { undecided.restore(&backup).map(drop) } else { undecided.start_over().map(drop) }
            });
            let still = Found::Damaged { backup: Some(1) };
            let fine: &[Found] = match (&decided, restore) {
                (Ok(()), true) => &[Found::Answers(1)],
                (Err(_), true) => &[still, Found::Answers(1)],
                (_, false) => &[still],
            };
            assert_survives(&stage, fault, fine);
            let kept = ["current.json", "quarantine/1.json"].map(|name| stage.bytes(name));
            assert!(kept.contains(&Some(GARBAGE.to_vec())), "{fault:?}: {decided:?} lost the damaged file");
            failed
        });
        count(if restore { "restore" } else { "start over" }, faults);
    }
}

#[test]
fn no_fault_of_accepting_a_changed_file_loses_it_or_writes_over_it_unkept() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let (stage, bytes) = Stage::with_changed(&desk);
        let Ok(Begun::Changed(undecided, changed)) = stage.begin() else { panic!("expected a change") };
        let (failed, saved) = befallen(&stage, fault, || {
            undecided.accept(changed).and_then(|(mut session, _)| stage.save(&mut session, 5))
        });
        let fine: &[Found] = match &saved {
            Ok(()) => &[Found::Answers(5)],
            Err(_) => &[Found::Changed(3), Found::Answers(5)],
        };
        assert_survives(&stage, fault, fine);
        let kept = |stage: &Stage<'_>| {
            ["current.json", "quarantine/1.json"].iter().any(|name| stage.bytes(name).as_ref() == Some(&bytes))
        };
        assert!(kept(&stage), "{fault:?}: {saved:?} lost the changed file");
        let broken = stage.broken(&stage.disk.crashes_now(), |_, after| kept(after));
        assert_eq!(broken, [""; 0], "{fault:?}: {saved:?}, then a power cut");
        failed
    });
    count("accept", faults);
}

#[test]
fn no_fault_of_deleting_leaves_half_an_assessment_or_brings_it_back() {
    let desk = Desk::new();
    let faults = for_every_fault(|fault| {
        let stage = Stage::with_saves(&desk, &[1, 2]);
        let (failed, deleted) = befallen(&stage, fault, || stage.store().delete(&desk.name));
        match deleted {
            Ok(_) => assert_survives(&stage, fault, &[Found::Nothing]),
            Err(_) => assert_survives(&stage, fault, &[Found::Nothing, Found::Answers(2)]),
        }
        match stage.store().delete(&desk.name) {
            Ok(_) => assert_survives(&stage, fault, &[Found::Nothing]),
            // The first call returned an error, so the deletion was not promised.
            Err(StoreError::Missing(_)) => assert_survives(&stage, fault, &[Found::Nothing, Found::Answers(2)]),
            Err(error) => panic!("{fault:?}: {error} when the disk worked again"),
        }
        failed
    });
    count("delete", faults);
}

#[test]
fn no_fault_of_exporting_is_swallowed_or_leaves_half_a_file() {
    let desk = Desk::new();
    let path = std::path::Path::new("/home/report.json");
    let (old, new) = (Some(b"the old report".to_vec()), Some(b"the whole new report".to_vec()));
    for (before, overwrite) in [(&old, Overwrite::Replace), (&None, Overwrite::Replace), (&None, Overwrite::Refuse)] {
        let faults = for_every_fault(|fault| {
            let mut tree = Stage::bare(&desk).disk.tree();
            if before.is_some() {
                tree.insert(path.to_owned(), before.clone());
            }
            let stage = Stage::bare(&desk).on(&tree);
            let export = || export_on(&stage.disk, path, new.as_deref().expect("a report"), overwrite);
            let (failed, exported) = befallen(&stage, fault, export);
            let there = stage.disk.tree().remove(path).flatten();
            match exported {
                Ok(()) => {
                    assert_eq!(there, new, "{fault:?}");
                    let safe = |(_, tree): &(_, super::model::Tree)| tree.get(path) == Some(&new);
                    assert!(stage.disk.crashes_now().states.iter().all(safe), "{fault:?}, then a power cut");
                }
                Err(_) => assert!(there == new || there == *before, "{fault:?} leaves {there:?}"),
            }
            export_on(&stage.disk, path, b"again", Overwrite::Replace).expect("the disk works again");
            let names: Vec<_> = stage.disk.tree().into_keys().collect();
            assert_eq!(names, ["/home", "/home/report.json"].map(std::path::PathBuf::from), "{fault:?}");
            failed
        });
        count("export", faults);
    }
}

#[test]
fn a_full_disk_keeps_the_save_before_and_takes_the_next_one_once_there_is_room() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[3]);
    let mut session = stage.open().expect("the disk works");
    stage.disk.set_full(true);
    let error = stage.save(&mut session, 5).expect_err("nothing fits");
    assert!(error.hint().contains("free some space"), "{error}");
    assert_eq!(stage.found(), Found::Answers(3));
    stage.disk.set_full(false);
    stage.save(&mut session, 5).expect("there is room");
    assert_eq!(stage.found(), Found::Answers(5));
}

#[test]
fn an_error_of_saving_settings_names_the_settings_file_and_no_temporary_file() {
    let desk = Desk::new();
    let path = std::path::Path::new("/home/config.toml");
    let faults = for_every_fault(|fault| {
        let stage = Stage::bare(&desk);
        let file = ConfigFile::on(stage.disk.clone(), path.to_owned());
        file.replace(None, "old").expect("the disk works");
        let before = file.read().expect("the disk works");
        let (failed, replaced) = befallen(&stage, fault, || file.replace(before.as_ref(), "new"));
        if let Err(error) = replaced {
            let reason = error.reason();
            assert!(reason.as_str().contains(" /home/config.toml: "), "{reason}");
        }
        failed
    });
    count("settings", faults);
}
