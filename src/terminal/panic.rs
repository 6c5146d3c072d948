//! Ends the program after a panic in any thread: restores the terminal, reports the place, and lets the worker save.
//!
//! The hook does all of it and never returns, because the program is built without unwinding: nothing is dropped after
//! a panic, and no other thread could react to it.
//!
//! The message of a panic is not shown, because it may quote what a person wrote. The place is enough to find the bug.

use std::io::{self, Write};
use std::panic::{Location, set_hook};
use std::process::exit;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::guard;
use super::worker::{LastSave, unsaved_by_this_thread};
use crate::text::{Clean, Filter};

/// The exit code that Rust uses for a panic.
const CODE: i32 = 101;

/// The last save, while something may have to be saved. Whoever performs it holds the lock until it is done.
static LAST_SAVE: Mutex<Option<LastSave>> = Mutex::new(None);

/// Installs a hook that ends the program after a panic. The terminal is restored, what was accepted is saved, and a
/// line tells the place of the bug.
pub fn end_in_order_after_a_panic() {
    set_hook(Box::new(|panic| {
        guard::give_back();
        // If standard error is closed, there is nowhere to report it.
        let _ = say_where(io::stderr().lock(), panic.location());
        if let Some(reason) = unsaved_by_this_thread() {
            end(Some(&reason));
        }
        // The lock is held until the process is gone, so that the main thread cannot end it before everything is saved.
        let last_save = last_save();
        end(last_save.as_ref().and_then(LastSave::finish).as_ref());
    }));
}

/// Lets the worker save in the end, also after a panic.
pub(super) fn expect_last_save(last: LastSave) {
    *last_save() = Some(last);
}

/// Lets the worker save and waits for it, with a time limit. Returns the reason if something is not saved.
pub(super) fn save_for_the_last_time() -> Option<Clean> {
    let mut last_save = last_save();
    let unsaved = last_save.as_ref().and_then(LastSave::finish);
    *last_save = None;
    unsaved
}

fn last_save() -> MutexGuard<'static, Option<LastSave>> {
    LAST_SAVE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(unsaved: Option<&Clean>) -> ! {
    if let Some(reason) = unsaved {
        let _ = say_unsaved(io::stderr().lock(), reason);
    }
    exit(CODE)
}

fn say_where(out: impl Write, location: Option<&Location<'_>>) -> io::Result<()> {
    let place = location.map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let mut out = Filter::new(out);
    writeln!(
        out,
        "devrel-ready: stopped by a bug at {place}. Answers that were shown as saved are safe; please report this line."
    )
}

fn say_unsaved(mut out: impl Write, reason: &Clean) -> io::Result<()> {
    writeln!(out, "devrel-ready: the newest changes are not saved: {reason}")
}

#[cfg(test)]
mod tests {
    use std::env::{current_exe, var};
    use std::io::{Write, stderr};
    use std::panic::Location;
    use std::process::Command;
    use std::time::Duration;
    use std::{iter, thread};

    use super::super::event;
    use super::super::event_loop::Storage as _;
    use super::super::worker::{Job, Watchdog, WorkerThread};
    use super::{end_in_order_after_a_panic, expect_last_save, say_unsaved, say_where};
    use crate::text::Clean;
    use crate::tui::Effect;

    #[test]
    fn a_bug_is_reported_with_its_place_and_nothing_else() {
        let mut out = Vec::new();
        say_where(&mut out, Some(Location::caller())).expect("writing to memory does not fail");
        let line = String::from_utf8(out).expect("text");
        assert!(line.contains("terminal/panic.rs:"), "{line}");
        assert_eq!(line.matches('\n').count(), 1);
    }

    #[test]
    fn a_bug_in_any_thread_ends_the_program_after_the_last_save() {
        for whose in ["main", "reader"] {
            let said = said_after_a_bug_in(whose);
            assert!(said.contains("1 saved in the end") && !said.contains("not saved"), "{whose}: {said}");
        }
    }

    #[test]
    fn a_bug_in_the_worker_says_what_is_not_saved() {
        let said = said_after_a_bug_in("worker");
        assert!(said.contains("the newest changes are not saved: saving ended because of a bug"), "{said}");
    }

    #[test]
    fn a_disk_that_refuses_after_a_bug_is_told() {
        let mut out = Vec::new();
        say_unsaved(&mut out, &Clean::line("the disk is full")).expect("writing to memory does not fail");
        assert!(String::from_utf8_lossy(&out).ends_with("the newest changes are not saved: the disk is full\n"));
    }

    /// Runs [`program`] in a process of its own. Returns what it says.
    fn said_after_a_bug_in(whose: &str) -> String {
        let mut command = Command::new(current_exe().expect("the tests run"));
        command.args(["--ignored", "--exact", "terminal::panic::tests::program", "--nocapture"]);
        let output = command.env("DEVREL_READY_BUG_IN", whose).output().expect("the tests can be started again");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(101), "{said}");
        assert_eq!(said.matches("stopped by a bug at src/terminal/panic.rs:").count(), 1, "{said}");
        assert!(!said.contains("on purpose"), "{said}");
        said
    }

    #[test]
    #[ignore = "a program that breaks on purpose; other tests start it"]
    fn program() {
        let Ok(whose) = var("DEVREL_READY_BUG_IN") else { return };
        end_in_order_after_a_panic();
        let (events, _loop) = event::channel(None).expect("there are descriptors");
        let watch = Watchdog::new(Duration::from_secs(3_600));
        let has_bug = whose == "worker";
        let started = WorkerThread::start_with(&events, watch, move |jobs, _, _| {
            let taken = iter::from_fn(|| jobs.recv().ok()).take_while(|job| matches!(job, Job::Perform(_)));
            let saved = taken.inspect(|_| assert!(!has_bug, "broken on purpose")).count();
            writeln!(stderr(), "{saved} saved in the end").expect("standard error is read");
            None
        });
        let (storage, last_save) = started.expect("there is a thread");
        expect_last_save(last_save);
        storage.perform(Effect::Close);
        assert!(whose != "main", "broken on purpose");
        if whose == "reader" {
            event::spawn("reader", &events, |_| unreachable!("broken on purpose")).expect("there is a thread");
        }
        loop {
            thread::park();
        }
    }
}
