//! The day of an answer, and its edition of the questions.
//!
//! This module reads no clock: its callers pass the day.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;

use crate::text::date_words;

/// The day of an answer: exact, or the latest possible one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// The exact day.
    On(Date),
    /// This day or an earlier one, known from the save or the report with the answer.
    By(Date),
}

impl Day {
    /// Returns the exact day. `None` if only the latest possible day is known.
    #[must_use]
    pub const fn known(self) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::By(_) => None,
        }
    }

    /// Returns the latest possible day.
    #[must_use]
    pub const fn latest(self) -> Date {
        match self {
            Self::On(date) | Self::By(date) => date,
        }
    }

    /// Returns the day. Of a day after today nothing is known but that it was by today.
    #[must_use]
    pub fn not_after(self, today: Date) -> Self {
        if self.latest() > today { Self::By(today) } else { self }
    }

    /// Returns the day as the time of an event, in words: `on 1 May 2026`, or `by 1 May 2026`.
    #[must_use]
    pub fn when(self) -> String {
        let on = if self.known().is_some() { "on " } else { "" };
        format!("{on}{self}")
    }

    /// Returns the time from the day on, in words: `since 1 May 2026`, or `since 1 May 2026 or earlier`.
    #[must_use]
    pub fn since(self) -> String {
        let or_earlier = if self.known().is_some() { "" } else { " or earlier" };
        format!("since {}{or_earlier}", date_words(self.latest()))
    }

    /// Returns the newest of several days. Of an exact day and an equal latest possible day, it returns the exact one.
    #[must_use]
    pub fn newest(days: impl Iterator<Item = Self>) -> Option<Self> {
        days.max_by_key(|day| (day.latest(), day.known().is_some()))
    }
}

/// Returns the day a calendar year before. What is of an earlier day is older than a year.
#[must_use]
pub fn a_year_before(today: Date) -> Date {
    today.saturating_sub(Span::new().years(1))
}

/// Writes the day in words: `1 May 2026`, or `by 1 May 2026`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = if self.known().is_some() { "" } else { "by " };
        write!(f, "{by}{}", date_words(self.latest()))
    }
}

/// Returns the day of an assessment's newest answer, in words. It may be unknown although there are answers.
#[must_use]
pub fn day_words(newest: Option<Day>, has_answers: bool) -> String {
    match newest {
        Some(day) => day.to_string(),
        None if has_answers => "day not known".to_owned(),
        None => "no answer yet".to_owned(),
    }
}

/// The day, edition and revision of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Given {
    /// The day of the answer, in the person's time zone.
    pub day: Day,
    /// The edition of the questions.
    pub edition: u32,
    /// The first revision of the assessment with the answer; 0 if the answer came from a file.
    pub revision: u64,
}

impl Given {
    /// The edition of an answer to statements that were changed without a new edition. It is earlier than all others.
    pub const OTHER_WORDS: u32 = 0;

    /// Returns the date of an answer to the statements that an edition had before they were changed without a new one.
    #[must_use]
    pub const fn to_other_words(self, edition: u32) -> Self {
        if self.edition == edition { Self { edition: Self::OTHER_WORDS, ..self } } else { self }
    }

    /// Returns the day of the answer, in words.
    #[must_use]
    pub fn day_words(self) -> String {
        self.day.to_string()
    }
}

/// The day, edition and revision that date a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The present day, in the person's time zone.
    pub today: Date,
    /// The edition of the questions.
    pub edition: u32,
    /// The next revision of the assessment, which will have the change.
    pub revision: u64,
}

impl Moment {
    /// Returns the date of an answer given now.
    #[must_use]
    pub const fn given(self) -> Given {
        Given { day: Day::On(self.today), edition: self.edition, revision: self.revision }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Day, day_words};

    const MAY: Date = date(2026, 5, 1);
    const JUNE: Date = date(2026, 6, 30);

    #[test]
    fn a_day_is_read_with_its_month_as_a_word() {
        assert_eq!(Day::On(MAY).to_string(), "1 May 2026");
        assert_eq!(Day::By(JUNE).to_string(), "by 30 Jun 2026");
        assert_eq!([Day::On(MAY), Day::By(MAY)].map(Day::when), ["on 1 May 2026", "by 1 May 2026"]);
        assert_eq!([Day::On(MAY), Day::By(MAY)].map(Day::since), ["since 1 May 2026", "since 1 May 2026 or earlier"]);
        assert_eq!(day_words(Some(Day::On(MAY)), true), "1 May 2026");
        assert_eq!((day_words(None, false), day_words(None, true)), ("no answer yet".into(), "day not known".into()));
    }

    #[test]
    fn the_newest_day_is_the_latest_and_a_known_one_before_one_known_at_the_latest() {
        let newest = |days: &[Day]| Day::newest(days.iter().copied());
        assert_eq!(newest(&[]), None);
        assert_eq!(newest(&[Day::On(JUNE), Day::On(MAY)]), Some(Day::On(JUNE)));
        assert_eq!(newest(&[Day::On(MAY), Day::By(JUNE)]), Some(Day::By(JUNE)));
        assert_eq!(newest(&[Day::On(MAY), Day::By(MAY)]), Some(Day::On(MAY)));
        assert_eq!(newest(&[Day::By(MAY), Day::On(MAY)]), Some(Day::On(MAY)));
    }

    #[test]
    fn a_day_is_never_later_than_today() {
        assert_eq!(Day::On(JUNE).not_after(MAY), Day::By(MAY));
        assert_eq!(Day::By(MAY).not_after(JUNE), Day::By(MAY));
    }
}
