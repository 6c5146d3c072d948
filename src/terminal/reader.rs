//! The thread that reads a terminal that the system cannot watch, such as `/dev/tty` on some systems.
//!
//! Reading blocks, so the thread does nothing else. It sends bytes with the time of reading to the loop, which decodes
//! them. The loop reads any other terminal by itself.

use super::event::{Event, EventSender};
use super::tty::read_blocking;

/// Reads until the loop or the terminal is gone.
pub(super) fn watch(events: &EventSender) {
    while let Some(chunk) = read_blocking() {
        if !events.send(Event::Sent(chunk)) {
            return;
        }
    }
    // If the loop is gone, nobody needs to know.
    let _ = events.send(Event::HungUp);
}
