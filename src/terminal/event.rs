//! Everything that can wake the loop, through one channel.
//!
//! The channel is bounded: when more comes in than can be taken, whoever sends waits, and memory does not grow.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::tty::Chunk;
use crate::tui::Msg;

/// Something happened outside.
#[derive(Debug)]
pub(super) enum Event {
    /// The terminal sent bytes.
    Sent(Chunk),
    /// The terminal may have another size.
    Resized,
    /// Somebody wants the program to stop for a while.
    Suspended,
    /// The program goes on after a stop.
    Continued,
    /// A signal asks for the end.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// The worker reports.
    Report(Msg),
    /// A thread has panicked; the terminal is given back already.
    Broken,
}

pub(super) type EventSender = SyncSender<Event>;

/// As many events as wait at most.
const CAPACITY: usize = 1_024;

pub(super) fn channel() -> (EventSender, Receiver<Event>) {
    sync_channel(CAPACITY)
}

/// Starts a thread that feeds the loop. If it panics, the loop hears of it.
pub(super) fn spawn(
    name: &str,
    events: &EventSender,
    work: impl FnOnce(&EventSender) + Send + 'static,
) -> io::Result<()> {
    let alarm = Alarm(events.clone());
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&alarm.0)).map(drop)
}

/// Tells the loop when its thread panics, which nobody else would.
struct Alarm(EventSender);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            // Without a loop there is nobody left to tell.
            let _ = self.0.send(Event::Broken);
        }
    }
}
