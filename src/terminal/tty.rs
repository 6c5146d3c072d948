//! Reads, writes and measures the terminal of standard input and output directly.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read, write};
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;

const IMMEDIATELY: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// Most bytes of one read.
const PIECE: usize = 4_096;

/// Most bytes that are read when the terminal is taken.
const WAITING: usize = 64 * 1_024;

/// The size of a terminal if neither it nor the environment tells.
const USUAL_SIZE: Size = Size::new(80, 24);

/// Held during a read, so that input from before the terminal was taken is not mistaken for later input.
static READING: Mutex<()> = Mutex::new(());

/// Writes, and waits if another program has made the terminal nonblocking.
pub(super) fn write_patiently(bytes: &[u8]) -> io::Result<usize> {
    loop {
        match write(stdout(), bytes) {
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                // The next write reports the same errors as poll.
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
    /// The time at which they were read.
    pub(super) at: Instant,
    /// Whether more bytes were waiting.
    pub(super) goes_on: bool,
}

/// Waits for input and reads what is there. Returns `None` when the terminal is gone.
pub(super) fn read_chunk() -> Option<Chunk> {
    loop {
        let ready = wait_for(PollFlags::IN, None);
        let mut bytes = Vec::new();
        let reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
        let goes_on = match ready {
            Ready::Gone => return None,
            // This read blocks, but there is no other way to read this terminal.
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

/// Reads the input that is waiting now.
pub(super) fn read_what_waits() -> Chunk {
    let mut bytes = Vec::new();
    let _reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
    // If the terminal is gone, the next read notices it.
    let goes_on = read_waiting(&mut bytes, WAITING).unwrap_or_default();
    Chunk { bytes, at: Instant::now(), goes_on }
}

/// Returns whether the terminal is gone.
pub(super) fn is_gone() -> bool {
    wait_for(PollFlags::empty(), Some(&IMMEDIATELY)) == Ready::Gone
}

/// Reads while input is waiting, until there are at least `most` bytes. Returns whether more is waiting, or `None` when
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

/// Reads once. Returns whether to read on, or `None` when the terminal is gone and `bytes` is empty.
fn read_piece(bytes: &mut Vec<u8>) -> Option<bool> {
    let mut piece = [0; PIECE];
    match read(stdin(), &mut piece) {
        Err(Errno::INTR | Errno::AGAIN) => Some(true),
        // Bytes read before the end still count. The next call finds the end again.
        Ok(0) | Err(_) => (!bytes.is_empty()).then_some(false),
        Ok(count) => {
            bytes.extend_from_slice(&piece[..count]);
            Some(true)
        }
    }
}

/// The state of standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ready {
    Yes,
    No,
    /// The terminal is gone, and no input is left.
    Gone,
    /// The system cannot watch this terminal.
    Unknown,
}

/// Waits for input until time is up.
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
    let events = watched[0].revents();
    match () {
        () if events.intersects(PollFlags::IN) => Ready::Yes,
        () if events.intersects(PollFlags::HUP | PollFlags::ERR) => Ready::Gone,
        () if events.intersects(PollFlags::NVAL) => Ready::Unknown,
        () => Ready::No,
    }
}

/// Returns the number of rows of the terminal.
#[must_use]
pub fn rows() -> usize {
    size().height.into()
}

/// Returns the number of columns of the terminal.
#[must_use]
pub fn columns() -> usize {
    size().width.into()
}

/// Returns the size of the terminal: its own answer, else the environment, else the usual size.
pub(super) fn size() -> Size {
    let reported = tcgetwinsize(stdout()).map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row));
    known_size(reported, |name| std::env::var(name).ok())
}

/// Completes a size in which 0 stands for unknown.
fn known_size(reported: Size, variable: impl Fn(&str) -> Option<String>) -> Size {
    let or_else = |reported: u16, name: &str, usual: u16| {
        let named = || variable(name).and_then(|number| number.trim().parse().ok()).filter(|number| *number > 0);
        if reported > 0 { reported } else { named().unwrap_or(usual) }
    };
    Size {
        width: or_else(reported.width, "COLUMNS", USUAL_SIZE.width),
        height: or_else(reported.height, "LINES", USUAL_SIZE.height),
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
