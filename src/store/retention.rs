//! Selects the backups to keep: the newest five, and the last one of each of five days.
//!
//! Newer means a higher revision. A wrong clock affects only the day of a backup.

use std::collections::{BTreeMap, BTreeSet};

use crate::order::Order as _;
use jiff::civil::Date;

/// The number of newest backups to keep, whatever their day.
const NEWEST: usize = 5;

/// The number of days whose last backup is kept.
const DAYS: usize = 5;

/// Returns the revisions to keep. Each backup comes with the local day on which it was saved.
pub(super) fn kept(backups: &[(u64, Date)]) -> BTreeSet<u64> {
    let mut revisions: Vec<u64> = backups.iter().map(|(revision, _)| *revision).collect();
    revisions.order_by(|a, b| b.cmp(a));
    let mut last_of_day = BTreeMap::new();
    for (revision, day) in backups {
        let last = last_of_day.entry(*day).or_insert(*revision);
        *last = (*last).max(*revision);
    }
    let of_days = last_of_day.into_values().rev().take(DAYS);
    revisions.into_iter().take(NEWEST).chain(of_days).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::kept;

    fn kept_of(backups: impl IntoIterator<Item = (u64, Date)>) -> Vec<u64> {
        kept(&backups.into_iter().collect::<Vec<_>>()).into_iter().collect()
    }

    fn day(day: i8) -> Date {
        date(2026, 11, day)
    }

    #[test]
    fn many_backups_of_one_day_never_push_out_the_last_of_the_days_before() {
        let earlier = (1..=8).map(|number| (number, day(i8::try_from(number).expect("small"))));
        let today = (100..120).map(|number| (number, day(20)));
        assert_eq!(kept_of(earlier.chain(today)), [5, 6, 7, 8, 115, 116, 117, 118, 119]);
    }

    #[test]
    fn of_each_day_the_last_one_is_kept() {
        let two_a_day = (0..20_u64).map(|number| (number, day(i8::try_from(1 + number / 2).expect("small"))));
        assert_eq!(kept_of(two_a_day), [11, 13, 15, 16, 17, 18, 19]);
    }

    #[test]
    fn the_newest_are_those_with_the_highest_revisions_whatever_the_clock_says() {
        let backwards = (0..10_u64).map(|number| (number, day(i8::try_from(20 - number).expect("small"))));
        let kept = kept_of(backwards);
        assert!([5, 6, 7, 8, 9].iter().all(|revision| kept.contains(revision)), "{kept:?}");
        assert_eq!(kept.len(), 10);
    }
}
