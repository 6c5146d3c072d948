//! Sorting for the places where the size of the program matters more than speed.
//!
//! The sort of the standard library is compiled again for every type and every comparison, which takes about five
//! thousand bytes each time. This one sorts positions, then moves each item once. It is stable and as fast to a
//! constant factor.

use std::cmp::Ordering;

/// Sorting for slices, without a copy of the algorithm for each type.
pub(crate) trait Order<T> {
    /// Sorts by a comparison. Equal items keep their order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key. Items with equal keys keep their order.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts from the least to the greatest.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from = sorted_positions(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        // Each cycle of items that take each other's places is moved by swaps.
        for start in 0..from.len() {
            let mut to = start;
            while from[to] != start {
                let next = std::mem::replace(&mut from[to], to);
                self.swap(to, next);
                to = next;
            }
            from[to] = to;
        }
    }
}

/// Returns for each place the position of the item that belongs there.
fn sorted_positions(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::Order;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(items: Vec<(u8, String)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.order_by_key(|(number, _)| Reverse(*number));
            theirs.sort_by_key(|(number, _)| Reverse(*number));
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
