//! A list that counts everything and keeps the first entries, so that its memory has a limit.

use std::collections::BTreeMap;

/// The most entries that are kept.
const KEPT: usize = 1_000;

/// Counts entries, and keeps those that come first by their places.
#[derive(Debug)]
pub(super) struct FirstFew<T> {
    count: u32,
    first: BTreeMap<(u32, u64), T>,
}

impl<T> Default for FirstFew<T> {
    fn default() -> Self {
        Self { count: 0, first: BTreeMap::new() }
    }
}

impl<T> FirstFew<T> {
    /// Adds an entry. It is built only if it is kept.
    pub(super) fn add(&mut self, place: (u32, u64), entry: impl FnOnce() -> T) {
        self.count += 1;
        self.keep(place, entry);
    }

    fn keep(&mut self, place: (u32, u64), entry: impl FnOnce() -> T) {
        let is_full = self.first.len() >= KEPT;
        if is_full && self.first.last_key_value().is_some_and(|(last, _)| place > *last) {
            return;
        }
        self.first.insert(place, entry());
        if self.first.len() > KEPT {
            self.first.pop_last();
        }
    }

    /// Adds the entries of another list.
    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
        for (place, entry) in other.first {
            self.keep(place, || entry);
        }
    }

    /// Returns the number of all entries, and the first ones.
    pub(super) fn into_parts(self) -> (u32, Vec<T>) {
        (self.count, self.first.into_values().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{FirstFew, KEPT};

    #[test]
    fn everything_is_counted_and_the_first_are_kept_whatever_the_order() {
        let of = |numbers: &mut dyn Iterator<Item = u32>| {
            let mut few = FirstFew::default();
            numbers.for_each(|number| few.add((number, 0), || number));
            few
        };
        let all: Vec<u32> = (0..3_000).collect();
        let mut merged = of(&mut all[1_500..].iter().copied());
        merged.merge(of(&mut all[..1_500].iter().rev().copied()));
        let (count, first) = merged.into_parts();
        assert_eq!((count, first.as_slice()), (3_000, &all[..KEPT]));
    }
}
