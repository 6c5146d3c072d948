//! The covering knapsack: the least effort that brings so many units of credit.
//!
//! `least(i, need)` is the least cost of bringing `need` units with the candidates from `i` on:
//!
//! ```text
//! least(i, need) = min over the levels candidate i may end at:  cost + least(i + 1, need - gain)
//! ```
//!
//! Only one row of it is kept at a time, and for every place the level that was best, one byte. The highest level
//! among equals is kept, so ties go to candidates that stand earlier. Nothing here knows what a must-have is: that
//! is in the levels a candidate may end at.

use super::candidate::{Candidate, Choosable};
use crate::framework::{Framework, Level};

/// Effort first, then the number of skills touched: one number, so that comparing and adding is cheap. At most
/// 2,000 skills with an effort of at most 4,000 each stay far below the limits of both parts.
pub(super) type Cost = u64;

/// More than any plan can cost, with room to add to it.
const UNREACHABLE: Cost = Cost::MAX / 4;
const TOUCHED_BITS: u32 = 16;

/// What it takes to bring every number of units up to the one asked for.
pub(super) struct Table {
    /// `least(0, need)`, never falling as `need` grows.
    least: Vec<Cost>,
    /// For every candidate its options, and for every need the position of the best.
    chosen: Vec<(Vec<Choosable>, Vec<u8>)>,
}

impl Table {
    pub(super) fn of(framework: &Framework, candidates: &[Candidate], needed: usize) -> Self {
        let mut least = nothing_yet(needed);
        let mut chosen = Vec::with_capacity(candidates.len());
        for candidate in candidates.iter().rev() {
            let options = candidate.options(framework);
            let (with, best) = with_candidate(&least, &options);
            least = with;
            chosen.push((options, best));
        }
        chosen.reverse();
        Self { least, chosen }
    }

    /// The level each candidate ends at in the best plan that brings `need`.
    pub(super) fn ends(&self, mut need: usize) -> Vec<Level> {
        let end = |(options, best): &(Vec<Choosable>, Vec<u8>)| {
            let option = options[usize::from(best[need])];
            need = need.saturating_sub(option.gain);
            option.level
        };
        self.chosen.iter().map(end).collect()
    }

    /// The most units that cost no more than `effort`.
    pub(super) fn most_within(&self, effort: u32) -> usize {
        self.least.partition_point(|cost| effort_of(*cost) <= u64::from(effort)).saturating_sub(1)
    }
}

/// The row of no candidates at all: nothing can be brought, and that is free.
pub(super) fn nothing_yet(needed: usize) -> Vec<Cost> {
    let mut row = vec![UNREACHABLE; needed + 1];
    row[0] = 0;
    row
}

/// The effort in a cost.
pub(super) const fn effort_of(cost: Cost) -> u64 {
    cost >> TOUCHED_BITS
}

/// One more candidate: the least cost of every need, and the position of the option that gives it.
pub(super) fn with_candidate(row: &[Cost], options: &[Choosable]) -> (Vec<Cost>, Vec<u8>) {
    let mut least = vec![Cost::MAX; row.len()];
    let mut best = vec![0; row.len()];
    for (position, option) in (0..).zip(options) {
        let cost = (Cost::from(option.effort) << TOUCHED_BITS) + Cost::from(option.effort > 0);
        // A need up to the gain is met by this option alone; above it, the rest has to bring what is left.
        let alone = option.gain.min(row.len());
        let rest = std::iter::repeat_n(&row[0], alone).chain(row);
        for ((least, best), rest) in least.iter_mut().zip(&mut best).zip(rest) {
            if rest + cost < *least {
                (*least, *best) = (rest + cost, position);
            }
        }
    }
    (least, best)
}
