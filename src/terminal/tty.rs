//! The terminal of standard input and output: written to and read directly, and asked for its size by the system.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read, write};
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;

const IMMEDIATELY: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// As much is read in one piece.
const PIECE: usize = 4_096;

/// As much is read of what waits when the terminal is taken.
const WAITING: usize = 64 * 1_024;

/// The size of a terminal that does not tell, and whose environment does not either.
const USUAL_SIZE: Size = Size::new(80, 24);

/// Held while something is read, so that what waited before the terminal was taken cannot be taken for what came after.
static READING: Mutex<()> = Mutex::new(());

/// Writes, waiting for a terminal that another program has told not to wait.
pub(super) fn write_patiently(bytes: &[u8]) -> io::Result<usize> {
    loop {
        match write(stdout(), bytes) {
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                // Whatever poll has to say, the next write says it too.
                let _ = poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None);
            }
            written => return Ok(written?),
        }
    }
}

/// Bytes that were read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) bytes: Vec<u8>,
    /// When they were read.
    pub(super) at: Instant,
    /// Whether more was waiting behind them.
    pub(super) goes_on: bool,
}

/// Waits for input and reads it, with what waits behind it. `None` when the terminal is gone.
pub(super) fn read_chunk() -> Option<Chunk> {
    loop {
        let ready = wait_for(PollFlags::IN, None);
        let mut bytes = Vec::new();
        let reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
        let goes_on = match ready {
            Ready::Gone => return None,
            // Nobody else can wait while this waits, but it is the only way left.
            Ready::Unknown => {
                drop(reading);
                read_piece(&mut bytes)?;
                false
            }
            Ready::Yes | Ready::No => read_waiting(&mut bytes, PIECE)?,
        };
        if !bytes.is_empty() {
            return Some(Chunk { bytes, at: Instant::now(), goes_on });
        }
    }
}

/// Reads what waits at the moment. Everything else is read later than that.
pub(super) fn read_what_waits() -> Chunk {
    let mut bytes = Vec::new();
    let _reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
    // A terminal that is gone is noticed by the next read.
    let goes_on = read_waiting(&mut bytes, WAITING).unwrap_or_default();
    Chunk { bytes, at: Instant::now(), goes_on }
}

/// Whether the terminal is gone already.
pub(super) fn is_gone() -> bool {
    wait_for(PollFlags::empty(), Some(&IMMEDIATELY)) == Ready::Gone
}

/// Reads as long as something waits, until there are at least so many bytes. Returns whether more waits; `None` when
/// the terminal is gone and nothing was read.
fn read_waiting(bytes: &mut Vec<u8>, most: usize) -> Option<bool> {
    loop {
        match wait_for(PollFlags::IN, Some(&IMMEDIATELY)) {
            Ready::Yes if bytes.len() >= most => return Some(true),
            Ready::Yes => {
                if !read_piece(bytes)? {
                    return Some(false);
                }
            }
            Ready::Gone if bytes.is_empty() => return None,
            Ready::No | Ready::Unknown | Ready::Gone => return Some(false),
        }
    }
}

/// Reads once. Returns whether the terminal can be read further; `None` when it is gone and nothing was read before.
fn read_piece(bytes: &mut Vec<u8>) -> Option<bool> {
    let mut piece = [0; PIECE];
    match read(stdin(), &mut piece) {
        Err(Errno::INTR | Errno::AGAIN) => Some(true),
        // What was read before the end still counts; the next call finds the end again.
        Ok(0) | Err(_) => (!bytes.is_empty()).then_some(false),
        Ok(count) => {
            bytes.extend_from_slice(&piece[..count]);
            Some(true)
        }
    }
}

/// Whether something waits on standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ready {
    Yes,
    No,
    /// Nothing waits any more, and nothing will.
    Gone,
    /// The system cannot watch this terminal.
    Unknown,
}

/// Waits for something on standard input until time is up.
fn wait_for(flags: PollFlags, timeout: Option<&Timespec>) -> Ready {
    let input = stdin();
    let mut watched = [PollFd::new(&input, flags)];
    loop {
        match poll(&mut watched, timeout) {
            Err(Errno::INTR) => {}
            Err(_) => return Ready::Unknown,
            Ok(_) => break,
        }
    }
    let told = watched[0].revents();
    match () {
        () if told.intersects(PollFlags::IN) => Ready::Yes,
        () if told.intersects(PollFlags::HUP | PollFlags::ERR) => Ready::Gone,
        () if told.intersects(PollFlags::NVAL) => Ready::Unknown,
        () => Ready::No,
    }
}

/// The rows of the terminal.
#[must_use]
pub fn rows() -> usize {
    size().height.into()
}

/// The size of the terminal. Where it does not tell, the environment does; and where that does not, it is the usual one.
pub(super) fn size() -> Size {
    let told = tcgetwinsize(stdout()).map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row));
    known_size(told, |name| std::env::var(name).ok())
}

/// Completes a size: a number that is 0 is not known.
fn known_size(told: Size, variable: impl Fn(&str) -> Option<String>) -> Size {
    let or_else = |told: u16, name: &str, usual: u16| {
        let named = || variable(name).and_then(|number| number.trim().parse().ok()).filter(|number| *number > 0);
        if told > 0 { told } else { named().unwrap_or(usual) }
    };
    Size {
        width: or_else(told.width, "COLUMNS", USUAL_SIZE.width),
        height: or_else(told.height, "LINES", USUAL_SIZE.height),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::known_size;

    #[test]
    fn a_size_that_the_terminal_does_not_tell_is_that_of_the_environment_or_the_usual_one() {
        let variables = |columns, lines| {
            move |name: &str| match name {
                "COLUMNS" => Some(String::from(columns)),
                "LINES" => Some(String::from(lines)),
                _ => None,
            }
        };
        let cases = [
            ((100, 30), ("90", "20"), (100, 30)),
            ((1, 1), ("90", "20"), (1, 1)),
            ((0, 0), ("90", "20"), (90, 20)),
            ((0, 30), ("90", "20"), (90, 30)),
            ((0, 0), ("", "0"), (80, 24)),
            ((0, 0), ("wide", "-3"), (80, 24)),
        ];
        for ((width, height), (columns, lines), (known_width, known_height)) in cases {
            let known = known_size(Size::new(width, height), variables(columns, lines));
            assert_eq!(known, Size::new(known_width, known_height), "{width}x{height}, {columns}x{lines}");
        }
    }
}
