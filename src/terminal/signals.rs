//! The thread that waits for signals, and what each of them means.

use std::process::exit;
use std::time::Duration;
use std::{io, thread};

use crossterm::terminal::disable_raw_mode;
use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event::{Event, EventSender};

/// How long the loop may take to end the program. Longer than it waits for the disk.
const GRACE: Duration = Duration::from_secs(5);

/// Signals that nobody sends to this program on purpose, but that would end it. A signal for a fault of the program's
/// own, such as SEGV or BUS, cannot be caught in a way that lets the program go on.
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

/// Those that only Linux has, with its real-time signals.
#[cfg(target_os = "linux")]
fn of_this_system() -> impl Iterator<Item = i32> {
    [Signal::POWER, Signal::STKFLT].map(Signal::as_raw).into_iter().chain(34..=64)
}

#[cfg(not(target_os = "linux"))]
fn of_this_system() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// Begins to collect the usual signals, so that from now on none of them ends the program with the terminal in disorder.
///
/// # Errors
///
/// The system refuses.
pub(super) fn collect() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Passes signals to the loop. The unusual ones are collected from here on, because the first frame does not wait for so
/// many calls.
pub(super) fn watch(mut signals: Signals, events: &EventSender) {
    let handle = signals.handle();
    for signal in UNUSUAL.map(Signal::as_raw).into_iter().chain(of_this_system()) {
        // A C library may keep some for itself; then no other program can send them either.
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
            // Without a thread for it there is nobody to insist, and the loop most likely needs nobody.
            let _ = thread::Builder::new().name("end".to_owned()).spawn(move || insist(signal));
        }
        if events.send(event).is_err() {
            return;
        }
    }
}

/// Ends the program if the loop does not, because the terminal takes no output and holds it up. Saving does not
/// depend on the loop.
fn insist(signal: i32) {
    thread::sleep(GRACE);
    let _ = disable_raw_mode();
    exit(128 + signal)
}
