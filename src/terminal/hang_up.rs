//! The thread that notices when the terminal is gone: a closed window, a lost connection.
//!
//! It asks for no input, so only an error or a hang-up wakes it.

use std::io;
use std::os::fd::IntoRawFd;
use std::os::unix::net::UnixStream;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{dup2_stdin, stdin};

use super::events::{Event, Events};

const IMMEDIATELY: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// Waits for the end of the terminal.
pub(super) fn watch(events: &Events) {
    if wait(None) {
        // The reader of keys would find the end of input over and over, at full speed.
        let _ = silence_input();
        let _ = events.send(Event::HungUp);
    }
}

/// Whether the terminal is gone already.
pub(super) fn has_happened() -> bool {
    wait(Some(&IMMEDIATELY))
}

/// Waits until the terminal is gone or time is up. A system that cannot watch terminals like this says so at
/// once; that is no hang-up.
fn wait(timeout: Option<&Timespec>) -> bool {
    let input = stdin();
    let mut watched = [PollFd::new(&input, PollFlags::empty())];
    loop {
        match poll(&mut watched, timeout) {
            Err(Errno::INTR) => {}
            Err(_) | Ok(0) => return false,
            Ok(_) => return watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR),
        }
    }
}

/// Puts something in the place of the input that never says anything.
fn silence_input() -> io::Result<()> {
    let (silent, other) = UnixStream::pair()?;
    dup2_stdin(&silent)?;
    // Closing the other end would be the end of input again.
    let _: i32 = other.into_raw_fd();
    Ok(())
}
