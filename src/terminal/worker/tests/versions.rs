//! Tests with another program that changes the save of an open assessment.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::{answered, name, opened, saved, worker};
use crate::framework::Catalog;
use crate::store::Store;
use crate::terminal::worker::StorageWorker;
use crate::tui::{Effect, Msg, Version};

/// Returns a save with nine answers from another computer.
fn from_elsewhere() -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a directory");
    let current = saved(dir.path());
    let mut worker = worker(dir.path());
    let me = opened(vec![worker.open(&name("me"))]);
    worker.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 9))));
    assert_eq!(worker.finish(), None);
    fs::read(current).expect("it was saved")
}

/// Returns a worker with five unsaved answers, whose save another computer has replaced with nine.
fn in_conflict(dir: &Path) -> StorageWorker {
    let current = saved(dir);
    let mut worker = worker(dir);
    let me = opened(vec![worker.open(&name("me"))]);
    worker.save(Instant::now());
    fs::write(&current, from_elsewhere()).expect("it can be written");
    worker.perform(Effect::Save(me.revision + 1, Box::new(answered(&me.assessment, 5))));
    let messages = worker.save(Instant::now());
    let [Msg::NotSaved(_, reason), Msg::Conflicted(_, conflict)] = messages.as_slice() else {
        unreachable!("expected a conflict, found {messages:?}")
    };
    assert!(reason.as_str().starts_with("another program or computer has changed "), "{reason}");
    assert_eq!(conflict.differences.len(), 4);
    let text = fs::read_to_string(&current).expect("it is there");
    assert_eq!(text.matches("\"level\":2,\"given\"").count(), 9, "nothing is written over");
    worker
}

/// Returns the number of answers in each version that was kept aside.
fn kept_aside(dir: &Path) -> Vec<usize> {
    let backups = Store::open(dir.join("data")).backups(&Catalog::shipped(), &name("me")).expect("readable");
    let aside = backups.iter().filter(|backup| backup.is_kept_aside);
    aside.map(|backup| backup.opened.assessment.coverage().done()).collect()
}

#[test]
fn a_save_that_changes_under_an_open_window_is_gone_on_with_or_kept_as_the_person_decides() {
    for (version, done, aside) in [(Version::Mine, 5, 9), (Version::Theirs, 9, 5)] {
        let dir = tempfile::tempdir().expect("a directory");
        let mut worker = in_conflict(dir.path());
        let messages = worker.perform(Effect::Reconcile(name("me"), version));
        match version {
            Version::Mine => assert!(matches!(messages.as_slice(), [Msg::Saved(..)]), "{messages:?}"),
            Version::Theirs => assert_eq!(opened(messages).assessment.coverage().done(), 9),
        }
        assert_eq!(kept_aside(dir.path()), [aside]);
        assert_eq!(worker.finish(), None);
        assert_eq!(opened(vec![super::worker(dir.path()).open(&name("me"))]).assessment.coverage().done(), done);
    }
}

#[test]
fn whoever_leaves_undecided_finds_their_version_among_the_backups() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut worker = in_conflict(dir.path());
    let unsaved = worker.finish().expect("it is not saved");
    assert!(unsaved.as_str().contains("Your version is kept"), "{unsaved}");
    assert_eq!(kept_aside(dir.path()), [5]);
    assert_eq!(opened(vec![super::worker(dir.path()).open(&name("me"))]).assessment.coverage().done(), 9);
}
