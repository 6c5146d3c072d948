//! The clerk's thread: orders come in through a queue, and only the newest state of several is saved.
//!
//! A second thread watches how long the clerk takes. Neither knows what is on screen; both report through the channel of
//! the loop.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::panicking;
use std::time::{Duration, Instant};
use std::{io, iter};

use super::Clerk;
use super::deadlines::{Deadlines, Request};
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

/// The time after which a request is overdue.
const LIMIT: Duration = Duration::from_millis(1_500);

/// The way to the clerk.
#[derive(Debug)]
pub(in crate::terminal) struct Service {
    orders: Sender<Order>,
    watch: Watchdog,
    /// Why something is not saved in the end; closed when the clerk has gone.
    finished: Receiver<Option<Clean>>,
}

/// Reports requests that take too long. Clones share the same requests.
#[derive(Debug, Clone)]
pub(super) struct Watchdog(Arc<(Mutex<Deadlines>, Condvar)>);

impl Service {
    /// Gives a clerk a thread.
    ///
    /// # Errors
    ///
    /// The system has no thread left.
    pub(in crate::terminal) fn start(clerk: Clerk, events: &Events) -> io::Result<Self> {
        let watch = Watchdog::new(LIMIT);
        watch.expect_what_is_not_safe(&clerk);
        Self::start_with(events, watch, move |orders, watch, report| work(clerk, orders, watch, report))
    }

    /// Starts a worker and a watchdog in threads of their own.
    pub(super) fn start_with(
        events: &Events,
        watch: Watchdog,
        worker: impl FnOnce(&Receiver<Order>, &Watchdog, &mut dyn FnMut(Msg)) -> Option<Clean> + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, incoming) = channel();
        let (outcome, finished) = channel();
        let watched = watch.clone();
        spawn("clerk", events, move |events| {
            let unsaved = worker(&incoming, &watched, &mut |msg| drop(events.send(Event::Report(msg))));
            // If nobody waits any more, nobody wants to know.
            let _ = outcome.send(unsaved);
        })?;
        let watching = watch.clone();
        spawn("watch", events, move |events| watching.tell_what_is_overdue(events))?;
        Ok(Self { orders, watch, finished })
    }

    /// Orders something.
    pub(in crate::terminal) fn perform(&self, effect: Effect) {
        self.watch.ordered(match &effect {
            Effect::Save(_, assessment) => Request::Save(assessment.name().clone()),
            _ => Request::Other,
        });
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

impl Watchdog {
    pub(super) fn new(limit: Duration) -> Self {
        Self(Arc::new((Mutex::new(Deadlines::new(limit)), Condvar::new())))
    }

    fn deadlines(&self) -> MutexGuard<'_, Deadlines> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ordered(&self, ordered: Request) {
        let mut deadlines = self.deadlines();
        let was_idle = deadlines.next_due().is_none();
        deadlines.ordered(ordered, Instant::now());
        drop(deadlines);
        if was_idle {
            self.0.1.notify_one();
        }
    }

    /// Marks requests as done. Call it before reporting their outcome, so that "not saved" never arrives after "saved".
    pub(super) fn done(&self, count: usize) {
        self.deadlines().done(count);
    }

    /// Records a request for an assessment that is open and not flushed yet. Returns how many were recorded.
    fn expect_what_is_not_safe(&self, clerk: &Clerk) -> usize {
        let unsafe_name = clerk.desk.as_ref().filter(|desk| !desk.is_safe()).map(|desk| desk.name().clone());
        let count = usize::from(unsafe_name.is_some());
        if let Some(name) = unsafe_name {
            self.ordered(Request::Save(name));
        }
        count
    }

    /// Reports overdue requests for as long as the program runs.
    fn tell_what_is_overdue(&self, events: &Events) {
        let mut deadlines = self.deadlines();
        loop {
            // Waiting here for a loop that is busy would make it wait for us.
            deadlines.tell_overdue(Instant::now(), |msg| events.try_send(Event::Report(msg)).is_ok());
            deadlines = match deadlines.next_due() {
                Some(due) => {
                    let time = due.saturating_duration_since(Instant::now());
                    self.0.1.wait_timeout(deadlines, time).map_or_else(|error| error.into_inner().0, |waited| waited.0)
                }
                None => self.0.1.wait(deadlines).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}

/// Takes orders until told to finish. Returns why something is not saved.
pub(super) fn work(
    mut clerk: Clerk,
    orders: &Receiver<Order>,
    watch: &Watchdog,
    mut report: impl FnMut(Msg),
) -> Option<Clean> {
    // What was opened before the first frame is made safe before anything else is read.
    let mut saves = usize::from(clerk.desk.as_ref().is_some_and(|desk| !desk.is_safe()));
    let mut told = clerk.save();
    watch.done(std::mem::take(&mut saves));
    told.into_iter().for_each(&mut report);
    clerk.begin().into_iter().for_each(&mut report);
    loop {
        let first = match next(&clerk, orders) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return clerk.finish(),
        };
        for order in first.into_iter().chain(iter::from_fn(|| orders.try_recv().ok())) {
            match order {
                Order::Perform(effect @ Effect::Save(..)) => {
                    saves += 1;
                    clerk.perform(effect).into_iter().for_each(&mut report);
                }
                Order::Perform(effect) => {
                    told = clerk.save();
                    watch.done(std::mem::take(&mut saves));
                    told.into_iter().for_each(&mut report);
                    told = clerk.perform(effect);
                    watch.done(1);
                    told.into_iter().for_each(&mut report);
                }
                Order::Finish => return clerk.finish(),
            }
        }
        saves += watch.expect_what_is_not_safe(&clerk);
        told = clerk.save();
        watch.done(std::mem::take(&mut saves));
        told.into_iter().for_each(&mut report);
    }
}

/// Waits for an order, or until it is time to try again.
fn next(clerk: &Clerk, orders: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
    match clerk.next_attempt() {
        Some(at) => orders.recv_timeout(at.saturating_duration_since(Instant::now())),
        None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{channel, sync_channel};
    use std::time::Duration;

    use super::{Event, Order, Service, Watchdog};
    use crate::assessment::{Aim, Assessment, Name};
    use crate::framework::Framework;
    use crate::tui::{Effect, Msg};

    #[test]
    fn a_disk_that_hangs_is_told_while_it_hangs_and_saved_is_told_after_it() {
        let framework = Framework::shipped();
        let name = Name::new("me").expect("a name");
        let me = Assessment::new(&framework, name.clone(), Aim { role: None, band: framework.usual_band() });
        let (events, loop_) = sync_channel(16);
        let (disk, hanging) = channel::<()>();
        let service = Service::start_with(&events, Watchdog::new(Duration::ZERO), move |orders, watch, report| {
            let Ok(Order::Perform(Effect::Save(revision, assessment))) = orders.recv() else {
                unreachable!("a save was ordered")
            };
            // It hangs until it is let go.
            let _ = hanging.recv();
            watch.done(1);
            report(Msg::Saved(assessment.name().clone(), revision));
            None
        });
        let service = service.expect("there is a thread");
        service.perform(Effect::Save(7, Box::new(me)));
        let Ok(Event::Report(Msg::NotSaved(unsaved, why))) = loop_.recv() else { unreachable!("it hangs") };
        assert!(unsaved == name && why.as_str().contains("does not answer"), "{why}");
        drop(disk);
        assert!(matches!(loop_.recv(), Ok(Event::Report(Msg::Saved(saved, 7))) if saved == name));
    }
}
