//! Standard output as the terminal that it is: written to directly, and asked for its size by the system.

use std::io::{self, Write};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, write};
use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

use super::custody;

/// Writes to the terminal as long as it is taken. Afterwards everything is accepted and nothing written.
#[derive(Debug)]
pub(super) struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if custody::is_taken() { write_patiently(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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

/// The rows of the terminal; none if it does not tell.
#[must_use]
pub fn rows() -> usize {
    size().height.into()
}

/// The size of the terminal; nothing at all if it does not tell.
pub(super) fn size() -> Size {
    tcgetwinsize(stdout()).map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row))
}
