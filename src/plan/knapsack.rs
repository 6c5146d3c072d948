//! The covering knapsack: the least effort that brings a given number of units of credit.
//!
//! `least(i, need)` is the least cost of bringing `need` units with the candidates from `i` on:
//!
//! ```text
//! least(i, need) = min over the levels candidate i may end at:  cost + least(i + 1, need - gain)
//! ```
//!
//! The code keeps only one row at a time, and one byte for the best level of every place. Of equal levels it keeps the
//! highest, so ties go to earlier candidates. For one need it computes only the needs that can be left at each candidate:
//! no less than if all candidates before gave everything, and no more than all candidates after can give. This module does
//! not know must-haves: they limit the end levels of the candidates.

use std::ops::RangeInclusive;

use super::candidate::{Candidate, Choosable};
use crate::framework::{Framework, Level};

/// The effort, then the number of skills raised. One number makes comparisons and additions cheap. At most 2,000 skills
/// with an effort of at most 4,000 each stay far below the limits of both parts.
pub(super) type Cost = u64;

/// A cost above that of any plan, with room for additions.
const UNREACHABLE: Cost = Cost::MAX / 4;
const TOUCHED_BITS: u32 = 16;

/// The least costs of some needs.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The first need.
    first: usize,
    /// The cost of each need from the first on. Those after the last are unreachable, or more than is needed.
    costs: Vec<Cost>,
    /// The most units that the candidates can bring.
    most: usize,
}

/// The best option of a candidate for some needs.
struct Best {
    options: Vec<Choosable>,
    /// The first need.
    first: usize,
    /// The position of the best option for each need from the first on.
    positions: Vec<u8>,
}

/// The least costs of every number of units up to the needed one.
pub(super) struct Table {
    /// The values of `least(0, need)`, which never fall as `need` grows.
    least: Row,
    chosen: Vec<Best>,
}

impl Table {
    /// Computes every need up to the needed one.
    pub(super) fn of(framework: &Framework, candidates: &[Candidate], needed: usize) -> Self {
        Self::with(framework, candidates, (needed, |_| needed))
    }

    /// Computes what one need takes.
    pub(super) fn for_one(framework: &Framework, candidates: &[Candidate], needed: usize) -> Self {
        Self::with(framework, candidates, (needed, |gain_before| gain_before))
    }

    /// Computes the rows from the last candidate to the first. `given` says how many units the candidates before one may
    /// give, by how many they can give at most.
    fn with(
        framework: &Framework,
        candidates: &[Candidate],
        (needed, given): (usize, impl Fn(usize) -> usize),
    ) -> Self {
        let mut before: usize = candidates.iter().map(Candidate::most).sum();
        let mut least = Row::without_candidates();
        let mut chosen = Vec::with_capacity(candidates.len());
        for candidate in candidates.iter().rev() {
            before -= candidate.most();
            let options = candidate.options(framework);
            let needs = least.needs(candidate, needed, given(before));
            let first = *needs.start();
            let (with, positions) = least.with_candidate(&options, needs);
            least = with;
            chosen.push(Best { options, first, positions });
        }
        chosen.reverse();
        Self { least, chosen }
    }

    /// Returns the end level of each candidate in the best plan that brings `need`.
    pub(super) fn ends(&self, mut need: usize) -> Vec<Level> {
        let end = |best: &Best| {
            // Out of reach, everything is raised.
            let position = best.positions.get(need.wrapping_sub(best.first)).copied().unwrap_or(0);
            let option = best.options[usize::from(position)];
            need = need.saturating_sub(option.gain);
            option.level
        };
        self.chosen.iter().map(end).collect()
    }

    /// Returns the most units that cost no more than `effort`.
    pub(super) fn most_within(&self, effort: u32) -> usize {
        let within = self.least.costs.partition_point(|cost| effort_of(*cost) <= u64::from(effort));
        within.saturating_sub(1)
    }
}

/// Returns the effort in a cost.
pub(super) const fn effort_of(cost: Cost) -> u64 {
    cost >> TOUCHED_BITS
}

impl Row {
    /// Returns the row without candidates: it brings 0 units, at no cost.
    pub(super) fn without_candidates() -> Self {
        Self { first: 0, costs: vec![0], most: 0 }
    }

    /// Returns the least cost of a need.
    pub(super) fn cost(&self, need: usize) -> Cost {
        need.checked_sub(self.first).and_then(|at| self.costs.get(at)).copied().unwrap_or(UNREACHABLE)
    }

    /// Returns the needs to compute when a candidate is added: at most what is needed and what can be reached, and at
    /// least what is left if the candidates that are still missing give that much.
    pub(super) fn needs(&self, candidate: &Candidate, needed: usize, missing: usize) -> RangeInclusive<usize> {
        needed.saturating_sub(missing)..=needed.min(self.most + candidate.most())
    }

    /// Adds a candidate. Returns the least cost of some needs, and the position of the option that gives each.
    pub(super) fn with_candidate(&self, options: &[Choosable], needs: RangeInclusive<usize>) -> (Self, Vec<u8>) {
        let (first, end) = (*needs.start(), needs.end() + 1);
        let mut costs = vec![UNREACHABLE; end.saturating_sub(first)];
        let mut best = vec![0; costs.len()];
        for (position, option) in (0..).zip(options) {
            let cost = (Cost::from(option.effort) << TOUCHED_BITS) + Cost::from(option.effort > 0);
            // This option alone meets a need up to its gain; above that, the other candidates bring the rest.
            let alone = option.gain.saturating_sub(first).min(costs.len());
            let (costs_alone, costs_more) = costs.split_at_mut(alone);
            let (best_alone, best_more) = best.split_at_mut(alone);
            let take = |least: &mut Cost, best: &mut u8, rest: Cost| {
                if rest + cost < *least {
                    (*least, *best) = (rest + cost, position);
                }
            };
            let nothing_left = self.cost(0);
            for (least, best) in costs_alone.iter_mut().zip(best_alone) {
                take(least, best, nothing_left);
            }
            let left = (first + alone).saturating_sub(option.gain);
            let rest = left.checked_sub(self.first).and_then(|at| self.costs.get(at..)).unwrap_or_default();
            for ((least, best), rest) in costs_more.iter_mut().zip(best_more).zip(rest) {
                take(least, best, *rest);
            }
        }
        let most = self.most + options.first().map_or(0, |option| option.gain);
        (Self { first, costs, most }, best)
    }
}
