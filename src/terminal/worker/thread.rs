//! The thread of the worker: takes jobs from a queue, and saves only the newest of several states.
//!
//! It does not know what is on screen, and reports through the queue of the loop. The loop asks which requests take too
//! long.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use std::{io, iter};

use super::StorageWorker;
use super::deadlines::{Deadlines, DiskRequest};
use crate::terminal::event::{Event, EventSender, spawn};
use crate::terminal::event_loop::Storage;
use crate::text::Clean;
use crate::tui::{Effect, Msg};

/// A job for the worker.
#[derive(Debug)]
pub(in crate::terminal) enum Job {
    /// Perform an effect.
    Perform(Effect),
    /// Save everything, report the result, and end.
    Finish,
}

/// The longest time that the last save may take.
const LAST_SAVE_LIMIT: Duration = Duration::from_secs(3);

/// The name of the thread that saves.
const WORKER: &str = "worker";

/// The time after which a request is overdue.
const LIMIT: Duration = Duration::from_millis(1_500);

/// The connection to the worker.
#[derive(Debug)]
pub(in crate::terminal) struct WorkerThread {
    jobs: Sender<Job>,
    watch: Watchdog,
}

/// The last thing that the worker does, in whatever way the program ends.
#[derive(Debug)]
pub(in crate::terminal) struct LastSave {
    jobs: Sender<Job>,
    /// The reason why something is not saved in the end. The channel closes when the worker ends.
    finished: Receiver<Option<Clean>>,
}

/// Knows which requests take too long. Clones share the same requests.
#[derive(Debug, Clone)]
pub(in crate::terminal) struct Watchdog {
    deadlines: Arc<Mutex<Deadlines>>,
    /// The queue of the loop, which has to know new deadlines. Those of its own it knows.
    events: Option<EventSender>,
}

impl WorkerThread {
    /// Starts a worker in a thread of its own.
    ///
    /// # Errors
    ///
    /// The system refuses a thread.
    pub(in crate::terminal) fn start(worker: StorageWorker, events: &EventSender) -> io::Result<(Self, LastSave)> {
        let watch = Watchdog::new(LIMIT);
        watch.expect_what_is_not_safe(&worker);
        Self::start_with(events, watch, move |jobs, watch, report| work(worker, jobs, watch, report))
    }

    /// Starts a worker in a thread of its own, with a watchdog.
    pub(in crate::terminal) fn start_with(
        events: &EventSender,
        watch: Watchdog,
        worker: impl FnOnce(&Receiver<Job>, &Watchdog, &mut dyn FnMut(Msg)) -> Option<Clean> + Send + 'static,
    ) -> io::Result<(Self, LastSave)> {
        let (jobs, incoming) = channel();
        let (outcome, finished) = channel();
        let watched = Watchdog { events: Some(events.clone()), ..watch.clone() };
        spawn(WORKER, events, move |events| {
            let unsaved = worker(&incoming, &watched, &mut |msg| {
                // If the loop is gone, nobody needs the message.
                let _ = events.send(Event::Report(msg));
            });
            // If the receiver is gone, the result is not needed.
            let _ = outcome.send(unsaved);
        })?;
        Ok((Self { jobs: jobs.clone(), watch }, LastSave { jobs, finished }))
    }
}

impl Storage for WorkerThread {
    fn perform(&self, effect: Effect) {
        self.watch.ordered(match &effect {
            Effect::Save(_, assessment) => DiskRequest::Save(assessment.name().clone()),
            _ => DiskRequest::Other,
        });
        // The worker is gone only when the program is about to end.
        let _ = self.jobs.send(Job::Perform(effect));
    }

    fn next_due(&self) -> Option<Instant> {
        self.watch.deadlines().next_due()
    }

    fn overdue(&self, now: Instant) -> Vec<Msg> {
        self.watch.deadlines().overdue(now)
    }
}

impl LastSave {
    /// Lets the worker finish and waits for it, with a time limit. Returns the reason if something is not saved.
    pub(in crate::terminal) fn finish(&self) -> Option<Clean> {
        // If the worker is gone, the wait ends at once.
        let _ = self.jobs.send(Job::Finish);
        match self.finished.recv_timeout(LAST_SAVE_LIMIT) {
            Ok(unsaved) => unsaved,
            Err(RecvTimeoutError::Timeout) => Some(Clean::line("the disk does not answer")),
            Err(RecvTimeoutError::Disconnected) => Some(ended_by_a_bug()),
        }
    }
}

/// Returns the reason why something is not saved if this thread was to save it and has a bug.
pub(in crate::terminal) fn unsaved_by_this_thread() -> Option<Clean> {
    (thread::current().name() == Some(WORKER)).then(ended_by_a_bug)
}

fn ended_by_a_bug() -> Clean {
    Clean::line("saving ended because of a bug")
}

impl Watchdog {
    pub(in crate::terminal) fn new(limit: Duration) -> Self {
        Self { deadlines: Arc::new(Mutex::new(Deadlines::new(limit))), events: None }
    }

    fn deadlines(&self) -> MutexGuard<'_, Deadlines> {
        self.deadlines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ordered(&self, ordered: DiskRequest) {
        self.deadlines().ordered(ordered, Instant::now());
        if let Some(events) = &self.events {
            // If the loop is gone, nobody waits for the deadline.
            let _ = events.send(Event::DeadlineSet);
        }
    }

    /// Marks requests as done. Call it before reporting their outcome, so that "not saved" never arrives after "saved".
    pub(super) fn done(&self, count: usize) {
        self.deadlines().done(count);
    }

    /// Records a request for an assessment that is open and not flushed yet. Returns how many were recorded.
    fn expect_what_is_not_safe(&self, worker: &StorageWorker) -> usize {
        let unsafe_name = worker.open.as_ref().filter(|open| !open.is_safe()).map(|open| open.name().clone());
        let count = usize::from(unsafe_name.is_some());
        if let Some(name) = unsafe_name {
            self.ordered(DiskRequest::Save(name));
        }
        count
    }
}

/// Takes jobs until [`Job::Finish`]. Returns the reason if something is not saved.
pub(super) fn work(
    mut worker: StorageWorker,
    jobs: &Receiver<Job>,
    watch: &Watchdog,
    mut report: impl FnMut(Msg),
) -> Option<Clean> {
    // The assessment that was opened before the first frame is flushed before anything else is read.
    let mut saves = usize::from(worker.open.as_ref().is_some_and(|open| !open.is_safe()));
    let mut messages = worker.save(Instant::now());
    watch.done(std::mem::take(&mut saves));
    messages.into_iter().for_each(&mut report);
    worker.begin().into_iter().for_each(&mut report);
    loop {
        let first = match next(&worker, jobs) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return worker.finish(),
        };
        for order in first.into_iter().chain(iter::from_fn(|| jobs.try_recv().ok())) {
            match order {
                Job::Perform(effect @ Effect::Save(..)) => {
                    saves += 1;
                    worker.perform(effect).into_iter().for_each(&mut report);
                }
                Job::Perform(effect) => {
                    messages = worker.save(Instant::now());
                    watch.done(std::mem::take(&mut saves));
                    messages.into_iter().for_each(&mut report);
                    messages = worker.perform(effect);
                    watch.done(1);
                    messages.into_iter().for_each(&mut report);
                }
                Job::Finish => return worker.finish(),
            }
        }
        saves += watch.expect_what_is_not_safe(&worker);
        messages = worker.save(Instant::now());
        watch.done(std::mem::take(&mut saves));
        messages.into_iter().for_each(&mut report);
    }
}

/// Waits for a job, or until it is time to try again.
fn next(worker: &StorageWorker, jobs: &Receiver<Job>) -> Result<Job, RecvTimeoutError> {
    match worker.next_attempt() {
        Some(at) => jobs.recv_timeout(at.saturating_duration_since(Instant::now())),
        None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{DiskRequest, Event, Job, Storage as _, Watchdog, WorkerThread};
    use crate::assessment::{Aim, Assessment, Name};
    use crate::framework::Framework;
    use crate::terminal::event;
    use crate::tui::{Effect, Msg};

    #[test]
    fn a_disk_that_hangs_is_told_while_it_hangs_and_saved_is_told_after_it() {
        let framework = Framework::shipped();
        let name = Name::new("me").expect("a name");
        let me = Assessment::new(&framework, name.clone(), Aim { role: None, band: framework.usual_band() });
        let (events, loop_) = event::channel(None).expect("there are descriptors");
        let (disk, hanging) = channel::<()>();
        let service = WorkerThread::start_with(&events, Watchdog::new(Duration::ZERO), move |jobs, watch, report| {
            let Ok(Job::Perform(Effect::Save(revision, assessment))) = jobs.recv() else {
                unreachable!("a save was ordered")
            };
            // The worker hangs until the test lets it go on.
            let _ = hanging.recv();
            watch.done(1);
            report(Msg::Saved(assessment.name().clone(), revision));
            None
        });
        let (service, _last_save) = service.expect("there is a thread");
        service.perform(Effect::Save(7, Box::new(me)));
        let due = service.next_due().expect("a save is in progress");
        let overdue = service.overdue(due);
        let [Msg::NotSaved(unsaved, why)] = overdue.as_slice() else { unreachable!("{overdue:?}") };
        assert!(*unsaved == name && why.as_str().contains("does not answer"), "{why}");
        assert_eq!(service.next_due(), None, "it is told once");
        drop(disk);
        assert!(matches!(loop_.wait(None), Some(Event::Report(Msg::Saved(saved, 7))) if saved == name));
    }

    #[test]
    fn the_loop_is_sent_word_of_a_deadline_that_the_worker_sets() {
        let (events, loop_) = event::channel(None).expect("there are descriptors");
        let watch = Watchdog { events: Some(events), ..Watchdog::new(Duration::ZERO) };
        watch.ordered(DiskRequest::Other);
        assert!(matches!(loop_.wait(None), Some(Event::DeadlineSet)));
    }
}
