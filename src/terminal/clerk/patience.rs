//! How long the disk may take before it is said that it does not answer.
//!
//! A disk that hangs tells nobody, so what was ordered and is not done is written down here with its time. Time comes in
//! as a value; nothing here waits.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::assessment::Name;
use crate::text::Clean;
use crate::tui::Msg;

/// What was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ordered {
    /// That the newest state of an assessment is saved.
    Save(Name),
    /// Anything else.
    Other,
}

/// The orders that are not done, the oldest first.
#[derive(Debug)]
pub(super) struct Patience {
    limit: Duration,
    waiting: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    ordered: Ordered,
    due: Instant,
    is_told: bool,
}

impl Patience {
    /// Nothing is ordered yet. What takes longer than the limit will be told.
    pub(super) const fn new(limit: Duration) -> Self {
        Self { limit, waiting: VecDeque::new() }
    }

    /// Takes note of an order.
    pub(super) fn ordered(&mut self, ordered: Ordered, now: Instant) {
        self.waiting.push_back(Waiting { ordered, due: now + self.limit, is_told: false });
    }

    /// Takes note that so many of the oldest orders are done, well or badly.
    pub(super) fn done(&mut self, count: usize) {
        self.waiting.drain(..count.min(self.waiting.len()));
    }

    /// When the next order is overdue.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.waiting.iter().find(|waiting| !waiting.is_told).map(|waiting| waiting.due)
    }

    /// What there is to tell now. `tell` returns whether it could be told; else it is told later.
    pub(super) fn tell_overdue(&mut self, now: Instant, mut tell: impl FnMut(Msg) -> bool) {
        for waiting in self.waiting.iter_mut().filter(|waiting| !waiting.is_told && waiting.due <= now) {
            waiting.is_told = tell(match &waiting.ordered {
                Ordered::Save(name) => Msg::NotSaved(name.clone(), Clean::line(SILENT)),
                Ordered::Other => Msg::Warned(Clean::line(SILENT)),
            });
            if !waiting.is_told {
                waiting.due = now + RETRY;
            }
        }
    }
}

/// What is said of a disk that hangs.
pub(super) const SILENT: &str = "the disk does not answer; it is waited for";

/// When to try again to tell something to somebody who is busy.
const RETRY: Duration = Duration::from_millis(100);

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Ordered, Patience};
    use crate::assessment::Name;
    use crate::tui::Msg;

    const LIMIT: Duration = Duration::from_secs(2);

    fn save() -> Ordered {
        Ordered::Save(Name::new("me").expect("a name"))
    }

    fn told(patience: &mut Patience, now: Instant) -> Vec<Msg> {
        let mut told = Vec::new();
        patience.tell_overdue(now, |msg| {
            told.push(msg);
            true
        });
        told
    }

    #[test]
    fn a_save_that_takes_too_long_is_told_once() {
        let start = Instant::now();
        let mut patience = Patience::new(LIMIT);
        patience.ordered(save(), start);
        assert_eq!(patience.next_due(), Some(start + LIMIT));
        assert!(told(&mut patience, start + LIMIT / 2).is_empty());
        let said = told(&mut patience, start + LIMIT);
        assert!(matches!(said.as_slice(), [Msg::NotSaved(_, why)] if why.as_str().contains("does not answer")));
        assert!(told(&mut patience, start + 2 * LIMIT).is_empty() && patience.next_due().is_none());
    }

    #[test]
    fn what_is_done_in_time_is_never_told_and_later_orders_have_time_of_their_own() {
        let start = Instant::now();
        let mut patience = Patience::new(LIMIT);
        patience.ordered(Ordered::Other, start);
        patience.ordered(save(), start + LIMIT / 2);
        patience.done(1);
        assert!(told(&mut patience, start + LIMIT).is_empty());
        assert_eq!(told(&mut patience, start + LIMIT * 3 / 2).len(), 1);
        patience.done(1);
        assert_eq!(patience.next_due(), None);
    }

    #[test]
    fn what_could_not_be_told_is_told_later() {
        let start = Instant::now();
        let mut patience = Patience::new(LIMIT);
        patience.ordered(Ordered::Other, start);
        patience.tell_overdue(start + LIMIT, |_| false);
        assert!(told(&mut patience, start + LIMIT).is_empty());
        assert!(matches!(told(&mut patience, start + 2 * LIMIT).as_slice(), [Msg::Warned(_)]));
    }
}
