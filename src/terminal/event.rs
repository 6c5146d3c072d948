//! Everything that can wake the loop: input from the terminal, and events that other threads put into a queue.
//!
//! The loop reads the terminal by itself. A thread that reads would have to wake the loop for each key, which takes long
//! on an idle machine. A thread that sends an event rings a bell, which the loop watches together with the terminal.
//!
//! The queue is bounded: when it is full, senders block, and memory does not grow.

use std::cell::Cell;
use std::io::{self, Write};
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::tty::{Chunk, Ready, read_piece, read_waiting, wait_for_either};
use crate::tui::Msg;

/// An event from outside the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// The terminal sent bytes, which the loop or a thread has read.
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
    /// A request to the disk has a deadline that the loop does not know.
    DeadlineSet,
}

/// Most events that wait in the queue.
const CAPACITY: usize = 1_024;

/// Sends events to the loop. Clones feed the same loop.
#[derive(Debug, Clone)]
pub(super) struct EventSender {
    queue: SyncSender<Event>,
    bell: Arc<UnixStream>,
}

/// The sources of events: the terminal and the queue.
#[derive(Debug)]
pub(super) struct Events<'terminal> {
    queue: Receiver<Event>,
    bell: UnixStream,
    /// The terminal, if the system can watch it.
    terminal: Option<BorrowedFd<'terminal>>,
    /// Whether the last read left input behind.
    has_more: Cell<bool>,
    /// The last time at which no input was waiting.
    quiet: Cell<Instant>,
}

/// Creates a queue for a loop that reads a terminal. Without a terminal, a thread has to send its bytes.
///
/// # Errors
///
/// The system has no descriptors left.
pub(super) fn channel(terminal: Option<BorrowedFd<'_>>) -> io::Result<(EventSender, Events<'_>)> {
    let (sender, queue) = sync_channel(CAPACITY);
    let (ringing, bell) = UnixStream::pair()?;
    for end in [&ringing, &bell] {
        end.set_nonblocking(true)?;
    }
    let sender = EventSender { queue: sender, bell: Arc::new(ringing) };
    let events = Events { queue, bell, terminal, has_more: Cell::new(false), quiet: Cell::new(Instant::now()) };
    Ok((sender, events))
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

impl EventSender {
    /// Sends an event, and waits while the queue is full. Returns whether the loop still runs.
    pub(super) fn send(&self, event: Event) -> bool {
        let is_sent = self.queue.send(event).is_ok();
        // A bell that takes no more has been rung, and the loop has yet to answer.
        let _ = (&*self.bell).write(&[0]);
        is_sent
    }
}

impl Events<'_> {
    /// Returns whether the loop reads the terminal.
    pub(super) const fn reads_terminal(&self) -> bool {
        self.terminal.is_some()
    }

    /// Waits for an event. Returns `None` when the time of the deadline has come.
    pub(super) fn wait(&self, deadline: Option<Instant>) -> Option<Event> {
        loop {
            if let Some(event) = self.next_waiting() {
                return Some(event);
            }
            let ready = wait_for_either(&self.bell, self.terminal, Some(Duration::ZERO)).or_else(|| {
                let limit = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
                let ready = wait_for_either(&self.bell, self.terminal, limit);
                // Input that is waited for is noticed when it arrives.
                self.quiet.set(Instant::now());
                ready
            });
            let [rung, input] = ready?;
            if rung == Ready::Yes {
                // A bell that is not empty yet wakes this once more, for nothing.
                let _ = read_piece(&self.bell, &mut Vec::new());
            }
            let event = match input {
                Ready::No => None,
                Ready::Yes | Ready::Gone => self.read(),
                Ready::Unknown => Some(Event::HungUp),
            };
            if event.is_some() {
                return event;
            }
        }
    }

    /// Returns an event that need not be waited for.
    pub(super) fn next_waiting(&self) -> Option<Event> {
        match self.queue.try_recv() {
            Ok(event) => Some(event),
            // All threads that could send an event have ended.
            Err(TryRecvError::Disconnected) => Some(Event::HungUp),
            Err(TryRecvError::Empty) => self.has_more.take().then(|| self.read()).flatten(),
        }
    }

    fn read(&self) -> Option<Event> {
        let mut bytes = Vec::new();
        let Some(goes_on) = read_waiting(self.terminal?, &mut bytes) else { return Some(Event::HungUp) };
        self.has_more.set(goes_on);
        let (at, arrived) = (Instant::now(), self.quiet.get());
        if !goes_on {
            self.quiet.set(at);
        }
        (!bytes.is_empty()).then_some(Event::Sent(Chunk { bytes, at, arrived, goes_on }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;
    use std::time::{Duration, Instant};

    use super::{CAPACITY, Event, channel, spawn};

    fn bytes_of(event: Option<Event>) -> (Vec<u8>, bool) {
        match event {
            Some(Event::Sent(chunk)) => (chunk.bytes, chunk.goes_on),
            other => unreachable!("the terminal sent bytes: {other:?}"),
        }
    }

    #[test]
    fn bytes_that_wait_are_one_event_and_a_long_input_says_that_it_goes_on() {
        let (mut person, terminal) = UnixStream::pair().expect("there are descriptors");
        let (_sender, events) = channel(Some(terminal.as_fd())).expect("there are descriptors");
        for piece in ["a", "bc"] {
            person.write_all(piece.as_bytes()).expect("there is room");
        }
        assert_eq!(bytes_of(events.wait(None)), (b"abc".to_vec(), false));
        assert!(events.next_waiting().is_none());
        person.write_all(&[b'x'; 10_000]).expect("there is room");
        let (first, goes_on) = bytes_of(events.wait(None));
        assert!(goes_on);
        let (second, goes_on) = bytes_of(events.next_waiting());
        assert!(goes_on);
        let (third, goes_on) = bytes_of(events.next_waiting());
        assert!(!goes_on && events.next_waiting().is_none());
        assert_eq!(first.len() + second.len() + third.len(), 10_000);
    }

    #[test]
    fn input_that_came_while_nobody_looked_may_have_come_as_early_as_that() {
        let (mut person, terminal) = UnixStream::pair().expect("there are descriptors");
        let (_sender, events) = channel(Some(terminal.as_fd())).expect("there are descriptors");
        let arrived = || match events.wait(None) {
            Some(Event::Sent(chunk)) => (chunk.arrived, chunk.at),
            other => unreachable!("the terminal sent bytes: {other:?}"),
        };
        person.write_all(b"a").expect("there is room");
        let (_, first) = arrived();
        let drawn = Instant::now();
        person.write_all(&[b'x'; 10_000]).expect("there is room");
        for _ in 0..3 {
            let (earliest, _) = arrived();
            assert!(earliest >= first && earliest < drawn);
        }
        assert!(events.wait(Some(Instant::now())).is_none());
        person.write_all(b"b").expect("there is room");
        assert!(arrived().0 >= drawn);
    }

    #[test]
    fn a_thread_wakes_the_loop_and_none_of_its_events_is_lost() {
        let (_person, terminal) = UnixStream::pair().expect("there are descriptors");
        let (sender, events) = channel(Some(terminal.as_fd())).expect("there are descriptors");
        let count = 20 * CAPACITY;
        let send = move |sender: &super::EventSender| assert!((0..count).all(|_| sender.send(Event::Resized)));
        spawn("many", &sender, send).expect("there is a thread");
        let patience = Some(Instant::now() + Duration::from_secs(20));
        assert!((0..count).all(|_| matches!(events.wait(patience), Some(Event::Resized))));
        let soon = Instant::now() + Duration::from_millis(5);
        assert!(events.wait(Some(soon)).is_none(), "there is nothing else");
        assert!(Instant::now() >= soon);
    }

    #[test]
    fn a_terminal_that_is_gone_is_told_after_its_last_bytes() {
        let (mut person, terminal) = UnixStream::pair().expect("there are descriptors");
        let (_sender, events) = channel(Some(terminal.as_fd())).expect("there are descriptors");
        person.write_all(b"q").expect("there is room");
        drop(person);
        assert_eq!(bytes_of(events.wait(None)).0, b"q");
        assert!(matches!(events.wait(None), Some(Event::HungUp)));
    }

    #[test]
    fn without_a_terminal_only_threads_send_events() {
        let (sender, events) = channel(None).expect("there are descriptors");
        assert!(!events.reads_terminal());
        assert!(sender.send(Event::Continued));
        assert!(matches!(events.wait(None), Some(Event::Continued)));
        assert!(events.next_waiting().is_none());
    }
}
