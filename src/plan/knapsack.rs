//! The covering knapsack: the least effort that brings a given number of units of credit.
//!
//! `least(i, need)` is the least cost of bringing `need` units with the candidates from `i` on:
//!
//! ```text
//! least(i, need) = min over the levels candidate i may end at:  cost + least(i + 1, need - gain)
//! ```
//!
//! The code keeps only one row at a time, and one byte for the best level of every place. Of equal levels it keeps the
//! highest, so ties go to earlier candidates. This module does not know must-haves: they limit the end levels of the
//! candidates.

use super::candidate::{Candidate, Choosable};
use crate::framework::{Framework, Level};

/// The effort, then the number of skills raised. One number makes comparisons and additions cheap. At most 2,000 skills
/// with an effort of at most 4,000 each stay far below the limits of both parts.
pub(super) type Cost = u64;

/// A cost above that of any plan, with room for additions.
const UNREACHABLE: Cost = Cost::MAX / 4;
const TOUCHED_BITS: u32 = 16;

/// The least costs of every number of units up to the needed one.
pub(super) struct Table {
    /// The values of `least(0, need)`, which never fall as `need` grows.
    least: Vec<Cost>,
    /// The options of every candidate, with the position of the best one for every need.
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

    /// Returns the end level of each candidate in the best plan that brings `need`.
    pub(super) fn ends(&self, mut need: usize) -> Vec<Level> {
        let end = |(options, best): &(Vec<Choosable>, Vec<u8>)| {
            let option = options[usize::from(best[need])];
            need = need.saturating_sub(option.gain);
            option.level
        };
        self.chosen.iter().map(end).collect()
    }

    /// Returns the most units that cost no more than `effort`.
    pub(super) fn most_within(&self, effort: u32) -> usize {
        self.least.partition_point(|cost| effort_of(*cost) <= u64::from(effort)).saturating_sub(1)
    }
}

/// Returns the row without candidates: it brings 0 units, at no cost.
pub(super) fn nothing_yet(needed: usize) -> Vec<Cost> {
    let mut row = vec![UNREACHABLE; needed + 1];
    row[0] = 0;
    row
}

/// Returns the effort in a cost.
pub(super) const fn effort_of(cost: Cost) -> u64 {
    cost >> TOUCHED_BITS
}

/// Adds a candidate. Returns the least cost of every need, and the position of the option that gives it.
pub(super) fn with_candidate(row: &[Cost], options: &[Choosable]) -> (Vec<Cost>, Vec<u8>) {
    let mut least = vec![Cost::MAX; row.len()];
    let mut best = vec![0; row.len()];
    for (position, option) in (0..).zip(options) {
        let cost = (Cost::from(option.effort) << TOUCHED_BITS) + Cost::from(option.effort > 0);
        // This option alone meets a need up to its gain; above that, the other candidates bring the rest.
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
