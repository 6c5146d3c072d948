//! Deadlines of the requests to the disk.
//!
//! A disk that hangs reports nothing. [`Deadlines`] records each request with its time and reports those that are
//! overdue. Time comes in as a value; this module does not wait.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::assessment::Name;
use crate::text::Clean;
use crate::tui::Msg;

/// A request to the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DiskRequest {
    /// Save the newest state of an assessment.
    Save(Name),
    /// Anything else.
    Other,
}

/// The requests in progress, the oldest first.
#[derive(Debug)]
pub(super) struct Deadlines {
    limit: Duration,
    waiting: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    ordered: DiskRequest,
    due: Instant,
    is_reported: bool,
}

impl Deadlines {
    /// Creates an empty list. A request is overdue after `limit`.
    pub(super) const fn new(limit: Duration) -> Self {
        Self { limit, waiting: VecDeque::new() }
    }

    /// Records a request.
    pub(super) fn ordered(&mut self, ordered: DiskRequest, now: Instant) {
        self.waiting.push_back(Waiting { ordered, due: now + self.limit, is_reported: false });
    }

    /// Removes the `count` oldest requests, which have succeeded or failed.
    pub(super) fn done(&mut self, count: usize) {
        self.waiting.drain(..count.min(self.waiting.len()));
    }

    /// Returns the time at which the next request is overdue.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.waiting.iter().find(|waiting| !waiting.is_reported).map(|waiting| waiting.due)
    }

    /// Returns a message for every request that is overdue, once.
    pub(super) fn overdue(&mut self, now: Instant) -> Vec<Msg> {
        let overdue = self.waiting.iter_mut().filter(|waiting| !waiting.is_reported && waiting.due <= now);
        let messages = overdue.map(|waiting| {
            waiting.is_reported = true;
            match &waiting.ordered {
                DiskRequest::Save(name) => Msg::NotSaved(name.clone(), Clean::line(SILENT)),
                DiskRequest::Other => Msg::Warned(Clean::line(SILENT)),
            }
        });
        messages.collect()
    }
}

/// The message about a disk that hangs.
pub(super) const SILENT: &str = "the disk does not answer; the program keeps waiting for it";

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Deadlines, DiskRequest};
    use crate::assessment::Name;
    use crate::tui::Msg;

    const LIMIT: Duration = Duration::from_secs(2);

    fn save() -> DiskRequest {
        DiskRequest::Save(Name::new("me").expect("a name"))
    }

    #[test]
    fn a_save_that_takes_too_long_is_reported_once() {
        let start = Instant::now();
        let mut deadlines = Deadlines::new(LIMIT);
        deadlines.ordered(save(), start);
        assert_eq!(deadlines.next_due(), Some(start + LIMIT));
        assert!(deadlines.overdue(start + LIMIT / 2).is_empty());
        let messages = deadlines.overdue(start + LIMIT);
        assert!(matches!(messages.as_slice(), [Msg::NotSaved(_, why)] if why.as_str().contains("does not answer")));
        assert!(deadlines.overdue(start + 2 * LIMIT).is_empty() && deadlines.next_due().is_none());
    }

    #[test]
    fn what_is_done_in_time_is_never_told_and_later_orders_have_time_of_their_own() {
        let start = Instant::now();
        let mut deadlines = Deadlines::new(LIMIT);
        deadlines.ordered(DiskRequest::Other, start);
        deadlines.ordered(save(), start + LIMIT / 2);
        deadlines.done(1);
        assert!(deadlines.overdue(start + LIMIT).is_empty());
        assert_eq!(deadlines.overdue(start + LIMIT * 3 / 2).len(), 1);
        deadlines.done(1);
        assert_eq!(deadlines.next_due(), None);
    }
}
