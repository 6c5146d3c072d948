//! Reads, writes and measures the terminal of standard input and output directly.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read, write};
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;

/// Most bytes of one read.
const PIECE: usize = 4_096;

/// Most bytes that are read when the terminal is taken.
const WAITING: usize = 64 * 1_024;

/// The size of a terminal if neither it nor the environment tells.
const USUAL_SIZE: Size = Size::new(80, 24);

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
    /// The earliest time at which the first of them may have arrived: later than this, nothing was waiting.
    pub(super) arrived: Instant,
    /// Whether more bytes were waiting.
    pub(super) goes_on: bool,
}

/// Returns the terminal, unless the system cannot watch it. Then a thread has to wait for its input.
pub(super) fn watchable() -> Option<BorrowedFd<'static>> {
    (wait_for(stdin(), PollFlags::IN) != Ready::Unknown).then(stdin)
}

/// Waits for input from a terminal that the system cannot watch, and reads it. Returns `None` when the terminal is gone.
pub(super) fn read_blocking() -> Option<Chunk> {
    let mut bytes = Vec::new();
    while bytes.is_empty() {
        read_piece(stdin(), &mut bytes)?;
    }
    let at = Instant::now();
    Some(Chunk { bytes, at, arrived: at, goes_on: false })
}

/// Reads the input that is waiting now, when the terminal is taken.
pub(super) fn read_what_waits() -> Chunk {
    let mut bytes = Vec::new();
    // If the terminal is gone, the next read notices it.
    let goes_on = read_up_to(stdin(), &mut bytes, WAITING).unwrap_or_default();
    let at = Instant::now();
    Chunk { bytes, at, arrived: at, goes_on }
}

/// Returns whether the terminal is gone.
pub(super) fn is_gone() -> bool {
    wait_for(stdin(), PollFlags::empty()) == Ready::Gone
}

/// Reads while input is waiting, but not much more than a piece. Returns whether more is waiting, or `None` when the
/// terminal is gone and nothing was read.
pub(super) fn read_waiting(input: impl AsFd, bytes: &mut Vec<u8>) -> Option<bool> {
    read_up_to(input, bytes, PIECE)
}

fn read_up_to(input: impl AsFd, bytes: &mut Vec<u8>, most: usize) -> Option<bool> {
    loop {
        match wait_for(&input, PollFlags::IN) {
            Ready::Yes if bytes.len() >= most => return Some(true),
            Ready::Yes => {
                if !read_piece(&input, bytes)? {
                    return Some(false);
                }
            }
            Ready::Gone if bytes.is_empty() => return None,
            Ready::No | Ready::Unknown | Ready::Gone => return Some(false),
        }
    }
}

/// Reads once. Returns whether to read on, or `None` at the end of the input while `bytes` is empty. Waits if another
/// program takes the input that was there.
pub(super) fn read_piece(input: impl AsFd, bytes: &mut Vec<u8>) -> Option<bool> {
    let mut piece = [0; PIECE];
    match read(input, &mut piece) {
        Err(Errno::INTR | Errno::AGAIN) => Some(true),
        // Bytes read before the end still count. The next call finds the end again.
        Ok(0) | Err(_) => (!bytes.is_empty()).then_some(false),
        Ok(count) => {
            bytes.extend_from_slice(&piece[..count]);
            Some(true)
        }
    }
}

/// Whether something can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ready {
    Yes,
    No,
    /// The other side is gone, and no input is left.
    Gone,
    /// The system cannot watch it.
    Unknown,
}

impl Ready {
    fn of(watched: &PollFd<'_>) -> Self {
        let events = watched.revents();
        match () {
            () if events.intersects(PollFlags::IN) => Self::Yes,
            () if events.intersects(PollFlags::HUP | PollFlags::ERR) => Self::Gone,
            () if events.intersects(PollFlags::NVAL) => Self::Unknown,
            () => Self::No,
        }
    }
}

/// Tells whether something can be read now.
fn wait_for(input: impl AsFd, flags: PollFlags) -> Ready {
    let mut watched = [PollFd::new(&input, flags)];
    match poll_until(&mut watched, Some(Duration::ZERO)) {
        Ok(_) => Ready::of(&watched[0]),
        Err(_) => Ready::Unknown,
    }
}

/// Waits until one of two can be read. Returns `None` when time is up. Both are open, so the system can always watch
/// them.
pub(super) fn wait_for_either(
    one: impl AsFd,
    other: Option<BorrowedFd<'_>>,
    limit: Option<Duration>,
) -> Option<[Ready; 2]> {
    let mut watched = vec![PollFd::new(&one, PollFlags::IN)];
    watched.extend(other.map(|other| PollFd::from_borrowed_fd(other, PollFlags::IN)));
    match poll_until(&mut watched, limit) {
        Ok(0) => None,
        Ok(_) => Some([Ready::of(&watched[0]), watched.get(1).map_or(Ready::No, Ready::of)]),
        Err(_) => Some([Ready::No; 2]),
    }
}

/// Polls, and goes on after a signal. Returns how many are ready.
fn poll_until(watched: &mut [PollFd<'_>], limit: Option<Duration>) -> Result<usize, Errno> {
    let end = limit.map(|limit| Instant::now() + limit);
    loop {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let left = left.map(|left| Timespec::try_from(left).expect("no deadline is years away"));
        match poll(watched, left.as_ref()) {
            Err(Errno::INTR) => {}
            polled => return polled,
        }
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
