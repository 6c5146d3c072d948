//! The cost of loading and beginning, as counts of file calls. They do not depend on the machine.

use std::path::Path;

use super::faults::Watched;
use super::{Desk, same};
use crate::assessment::Name;
use crate::store::roles::read_role_files_on;
use crate::store::{Begun, Session};

fn count(calls: &[String], what: &str) -> usize {
    calls.iter().filter(|call| call.starts_with(what)).count()
}

fn begin_at_once(desk: &Desk, fs: &Watched) -> Session<Watched> {
    match desk.store_on(fs.clone()).begin_at_once(&desk.catalog(), &desk.name) {
        Ok(Begun::Sound(session, _)) => session,
        other => panic!("expected a sound save, found {other:?}"),
    }
}

#[test]
fn a_list_reads_each_save_once_because_the_dates_that_order_it_are_in_them() {
    let mut desk = Desk::new();
    for answered in 1..=6 {
        desk.name = Name::new(&format!("n{answered}")).expect("a name");
        desk.save(answered);
    }
    let fs = Watched::default();
    let list = desk.store_on(fs.clone()).open_newest(&desk.catalog(), 4).expect("readable");
    assert_eq!(list.len(), 4);
    let calls = fs.calls();
    assert_eq!((count(&calls, "read "), count(&calls, "list ")), (6, 1), "{calls:?}");
    // The shelf, and the directory and save of each assessment.
    assert_eq!(count(&calls, "look "), 1 + 2 * 6, "{calls:?}");
    for (listed, opened) in list {
        let summary = listed.summary.expect("sound");
        desk.name = summary.name;
        let opened = opened.expect("sound");
        assert!(same(&desk.framework, &opened.assessment, &desk.assessment(summary.answered)));
    }
}

#[test]
fn without_a_folder_of_roles_a_start_asks_for_it_once() {
    let desk = Desk::new();
    desk.save(1);
    let fs = Watched::default();
    let read = read_role_files_on(&fs, Path::new("/home/ada/.config/devrel-ready/roles"));
    assert!(read.files.is_empty() && read.unreadable.is_empty());
    assert_eq!(fs.calls(), ["list roles"]);
}

#[test]
fn beginning_at_once_reads_once_and_flushes_nothing() {
    let desk = Desk::new();
    desk.save(1);
    let fs = Watched::default();
    let mut session = begin_at_once(&desk, &fs);
    let calls = fs.calls();
    assert_eq!((count(&calls, "read "), count(&calls, "sync")), (1, 0), "{calls:?}");
    assert!(!session.is_anchored());
    session.anchor().expect("the disk works");
    assert!(session.is_anchored() && count(&fs.calls(), "sync-dir") > 3);
    fs.restart(None);
    session.anchor().expect("there is nothing to do");
    assert_eq!(fs.calls(), Vec::<String>::new());
    drop(session);
    assert!(desk.begin_sound().0.is_anchored(), "whoever does not ask for it waits");
}

#[test]
fn whichever_flush_of_anchoring_fails_nothing_is_called_saved() {
    let desk = Desk::new();
    desk.save(1);
    for call in 0.. {
        let fs = Watched::default();
        let mut session = begin_at_once(&desk, &fs);
        fs.restart(Some(call));
        let anchored = session.anchor();
        assert_eq!(anchored.is_ok(), session.is_anchored());
        if !fs.failed() {
            break;
        }
        let calls = fs.calls();
        assert!(anchored.is_err() || !calls[call].starts_with("sync"), "{} was swallowed", calls[call]);
        session.anchor().expect("the disk works again");
    }
}

#[test]
fn a_save_after_beginning_at_once_flushes_the_way_to_it() {
    let desk = Desk::new();
    desk.save(1);
    let fs = Watched::default();
    let mut session = begin_at_once(&desk, &fs);
    session.save(&desk.assessment(2), 2, super::time(2)).expect("saved");
    assert!(session.is_anchored());
    assert!(fs.calls().contains(&"sync-dir assessments".to_owned()));
}
