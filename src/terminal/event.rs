//! Everything that can wake the loop, through one channel.
//!
//! The channel is bounded: when it is full, senders block, and memory does not grow.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::tty::Chunk;
use crate::tui::Msg;

/// An event from outside the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// The terminal sent bytes.
    Sent(Chunk),
    /// The terminal may have another size.
    Resized,
    /// Ctrl-Z or another program asks for a stop.
    Suspended,
    /// The program goes on after a stop.
    Continued,
    /// A signal asks the program to end.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// The worker sends a message.
    Report(Msg),
}

pub(super) type EventSender = SyncSender<Event>;

/// Most events that wait in the channel.
const CAPACITY: usize = 1_024;

pub(super) fn channel() -> (EventSender, Receiver<Event>) {
    sync_channel(CAPACITY)
}

/// Starts a thread that sends events.
pub(super) fn spawn(
    name: &str,
    events: &EventSender,
    work: impl FnOnce(&EventSender) + Send + 'static,
) -> io::Result<()> {
    let events = events.clone();
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&events)).map(drop)
}
