//! The steps of a plan that a person has begun or done.
//!
//! A mark changes no level; only the next answer does.

use jiff::civil::Date;

use crate::framework::Level;
use crate::order::Order as _;

/// A step of a plan with its mark: raising one skill to a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepMark {
    /// The level that the step leads to.
    pub to: Level,
    /// The day on which the person marked the step as begun. `None` if it was marked as done at once.
    pub begun: Option<Date>,
    /// The day on which the person marked the step as done. `None` until then.
    pub done: Option<Date>,
}

/// The progress of a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StepProgress {
    /// The step has no mark.
    #[default]
    Open,
    /// The person is working on it.
    Begun,
    /// The person has done it.
    Done,
}

impl StepProgress {
    /// Returns the next progress: open, begun, done, and open again.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Open => Self::Begun,
            Self::Begun => Self::Done,
            Self::Done => Self::Open,
        }
    }
}

impl StepMark {
    /// Returns the progress that the mark says.
    #[must_use]
    pub const fn progress(&self) -> StepProgress {
        if self.done.is_some() { StepProgress::Done } else { StepProgress::Begun }
    }

    /// Returns the marks after one of them is set. Marks stand in the order of their levels. A step that is done keeps
    /// the day on which it was begun.
    #[must_use]
    pub fn after_setting(marks: &[Self], to: Level, progress: StepProgress, today: Date) -> Vec<Self> {
        let former = marks.iter().find(|mark| mark.to == to).copied();
        let begun = former.and_then(|mark| mark.begun);
        let mark = match progress {
            StepProgress::Open => None,
            StepProgress::Begun => Some(Self { to, begun: begun.or(Some(today)), done: None }),
            StepProgress::Done => Some(Self { to, begun, done: former.and_then(|mark| mark.done).or(Some(today)) }),
        };
        let mut marks: Vec<Self> = marks.iter().copied().filter(|mark| mark.to != to).chain(mark).collect();
        marks.order_by_key(|mark| mark.to);
        marks
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{StepMark, StepProgress};
    use crate::framework::Level;

    const MAY: Date = date(2026, 5, 1);
    const JUNE: Date = date(2026, 6, 30);

    #[test]
    fn a_step_is_begun_then_done_and_keeps_both_days() {
        let two = Level::ALL[2];
        let begun = StepMark::after_setting(&[], two, StepProgress::Begun, MAY);
        assert_eq!(begun, [StepMark { to: two, begun: Some(MAY), done: None }]);
        let done = StepMark::after_setting(&begun, two, StepProgress::Done, JUNE);
        assert_eq!(done, [StepMark { to: two, begun: Some(MAY), done: Some(JUNE) }]);
        assert_eq!(StepMark::after_setting(&done, two, StepProgress::Done, MAY), done, "marking twice changes no day");
        assert_eq!(StepMark::after_setting(&done, two, StepProgress::Open, JUNE), []);
    }

    #[test]
    fn marks_stand_in_the_order_of_their_levels() {
        let three = StepMark::after_setting(&[], Level::ALL[3], StepProgress::Begun, MAY);
        let both = StepMark::after_setting(&three, Level::ALL[1], StepProgress::Done, JUNE);
        assert_eq!(both.iter().map(|mark| mark.to.number()).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(both[0].begun, None, "it was done at once");
    }
}
