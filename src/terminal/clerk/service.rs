//! The clerk's thread: orders come in through a queue, and only the newest state of several is saved.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::panicking;
use std::time::{Duration, Instant};
use std::{io, iter};

use super::Clerk;
use crate::terminal::events::{Event, Events, spawn};
use crate::text::Clean;
use crate::tui::{Effect, Msg};

/// What the clerk is told.
#[derive(Debug)]
pub(in crate::terminal) enum Order {
    /// Do this.
    Perform(Effect),
    /// Save what is to be saved, say how that went, and go home.
    Finish,
}

/// Longest time that the last save may take.
const LAST_SAVE: Duration = Duration::from_secs(3);

/// The way to the clerk.
#[derive(Debug)]
pub(in crate::terminal) struct Service {
    orders: Sender<Order>,
    /// Why something is not saved in the end; closed when the clerk has gone.
    finished: Receiver<Option<Clean>>,
}

impl Service {
    /// Gives a clerk a thread.
    ///
    /// # Errors
    ///
    /// The system has no thread left.
    pub(in crate::terminal) fn start(clerk: Clerk, events: &Events) -> io::Result<Self> {
        let (orders, incoming) = channel();
        let (outcome, finished) = channel();
        spawn("clerk", events, move |events| {
            let unsaved = work(clerk, &incoming, |msg| drop(events.send(Event::Report(msg))));
            // If nobody waits any more, nobody wants to know.
            let _ = outcome.send(unsaved);
        })?;
        Ok(Self { orders, finished })
    }

    /// Orders something.
    pub(in crate::terminal) fn perform(&self, effect: Effect) {
        // A clerk who is gone has panicked, and the loop hears of that by itself.
        let _ = self.orders.send(Order::Perform(effect));
    }

    /// Lets the clerk finish and waits for that, but not for ever. Returns why something is not saved.
    pub(in crate::terminal) fn finish(&self) -> Option<Clean> {
        // A clerk who is gone has panicked; then waiting ends at once.
        let _ = self.orders.send(Order::Finish);
        match self.finished.recv_timeout(LAST_SAVE) {
            Ok(unsaved) => unsaved,
            Err(RecvTimeoutError::Timeout) => Some(Clean::line("the disk does not answer")),
            Err(RecvTimeoutError::Disconnected) => Some(Clean::line("saving ended because of a bug")),
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // A bug in the interface is no reason to lose its last change.
        if panicking() {
            let _ = self.finish();
        }
    }
}

/// Takes orders until told to finish. Returns why something is not saved.
pub(super) fn work(mut clerk: Clerk, orders: &Receiver<Order>, mut report: impl FnMut(Msg)) -> Option<Clean> {
    // What was opened before the first frame is made safe before anything else is read.
    clerk.save().into_iter().for_each(&mut report);
    clerk.begin().into_iter().for_each(&mut report);
    loop {
        let first = match next(&clerk, orders) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return clerk.finish(),
        };
        for order in first.into_iter().chain(iter::from_fn(|| orders.try_recv().ok())) {
            match order {
                Order::Perform(effect @ Effect::Save(..)) => clerk.perform(effect).into_iter().for_each(&mut report),
                Order::Perform(effect) => {
                    clerk.save().into_iter().for_each(&mut report);
                    clerk.perform(effect).into_iter().for_each(&mut report);
                }
                Order::Finish => return clerk.finish(),
            }
        }
        clerk.save().into_iter().for_each(&mut report);
    }
}

/// Waits for an order, or until it is time to try again.
fn next(clerk: &Clerk, orders: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
    match clerk.next_attempt() {
        Some(at) => orders.recv_timeout(at.saturating_duration_since(Instant::now())),
        None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}
