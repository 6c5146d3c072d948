//! The thread that reads the terminal.
//!
//! Reading blocks, so the thread does nothing else. It sends bytes with the time of reading to the loop, which decodes
//! them.

use super::event::{Event, EventSender};
use super::tty::read_chunk;

/// Reads until the loop or the terminal is gone.
pub(super) fn watch(events: &EventSender) {
    while let Some(chunk) = read_chunk() {
        if events.send(Event::Sent(chunk)).is_err() {
            return;
        }
    }
    let _ = events.send(Event::HungUp);
}
