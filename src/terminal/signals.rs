//! The thread that waits for signals, and the meaning of each.

use std::process::exit;
use std::time::Duration;
use std::{io, thread};

use crossterm::terminal::disable_raw_mode;
use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event::{Event, EventSender};

/// The time that the loop may take to end the program. This is longer than the loop waits for the disk.
const GRACE: Duration = Duration::from_secs(5);

/// Signals that are rarely sent to this program but would end it. Signals for faults of the program itself, such as
/// SEGV or BUS, are not among them: the program could not go on after them.
const UNUSUAL: [Signal; 10] = [
    Signal::USR1,
    Signal::USR2,
    Signal::ALARM,
    Signal::ABORT,
    Signal::SYS,
    Signal::TRAP,
    Signal::XCPU,
    Signal::VTALARM,
    Signal::PROF,
    Signal::IO,
];

/// Returns the unusual signals that only Linux has, including its real-time signals.
#[cfg(target_os = "linux")]
fn of_this_system() -> impl Iterator<Item = i32> {
    [Signal::POWER, Signal::STKFLT].map(Signal::as_raw).into_iter().chain(34..=64)
}

#[cfg(not(target_os = "linux"))]
fn of_this_system() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// Starts to collect the usual signals, so that none of them ends the program without restoring the terminal.
///
/// # Errors
///
/// The system refuses.
pub(super) fn collect() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Passes signals to the loop. Collects the unusual ones only from here on, so that the first frame does not wait for
/// so many calls.
pub(super) fn watch(mut signals: Signals, events: &EventSender) {
    let handle = signals.handle();
    for signal in UNUSUAL.map(Signal::as_raw).into_iter().chain(of_this_system()) {
        // A C library may reserve some signals; other programs cannot send those either.
        let _ = handle.add_signal(signal);
    }
    for signal in signals.forever() {
        let (event, is_end) = match signal {
            SIGWINCH => (Event::Resized, false),
            SIGTSTP => (Event::Suspended, false),
            SIGCONT => (Event::Continued, false),
            _ => (Event::Signal(signal), true),
        };
        if is_end {
            // If the system refuses a thread, the loop most likely ends the program by itself.
            let _ = thread::Builder::new().name("end".to_owned()).spawn(move || insist(signal));
        }
        if !events.send(event) {
            return;
        }
    }
}

/// Ends the program if the loop does not, because the terminal blocks its output. Saving does not depend on the loop.
fn insist(signal: i32) {
    thread::sleep(GRACE);
    let _ = disable_raw_mode();
    exit(128 + signal)
}
