//! The covering knapsack: the least effort that brings a given number of units of credit, and its reverse.
//!
//! `least(i, need)` is the least cost of bringing `need` units with the skills from `i` on:
//!
//! ```text
//! least(i, need) = min over the end levels of skill i:  cost + least(i + 1, need - gain)
//! ```
//!
//! The code keeps only one row at a time, and one byte for the best end level of every place. Of equal levels it keeps the
//! highest, so ties go to earlier skills. It computes only the needs that can be left at each skill: no less than if all
//! skills before gave the most, and no more than if they gave the least.
//!
//! A table of all end levels would grow with the square of the skills. So a [`Rate`] first leaves out the end levels that
//! no plan within a bound of effort has. Nearly always the best plan is within the first bound; where it is not, the search
//! doubles what it adds to the bound. The rate never decides between plans, only the table does.

use std::ops::RangeInclusive;

use super::end_level::{EndLevel, EndLevels, least, most, most_units};
use super::rate::Rate;

/// The effort, then the number of skills raised. One number makes comparisons and additions cheap. At most 2,000 skills
/// with an effort of at most 4,000 each stay far below the limits of both parts.
type Cost = u64;

/// A cost above that of any plan, with room for additions.
const UNREACHABLE: Cost = Cost::MAX / 4;
const TOUCHED_BITS: u32 = 16;

/// Returns the end level of each skill in the plan that brings the needed units for the least effort. Ties go to fewer
/// skills, then to earlier ones. Without such a plan, every skill ends at its highest level.
pub(super) fn cheapest(skills: &[EndLevels], needed: usize) -> Vec<EndLevel> {
    let needed = needed.min(most_units(skills));
    let rate = Rate::for_units(skills, needed);
    let (bound, mut more) = (rate.least_effort(skills, needed), 0);
    loop {
        let left = rate.left(skills, needed, bound + more);
        let table = Table::of(&left, needed..=needed);
        if table.effort(needed) <= bound + more {
            return table.plan(needed);
        }
        more = 2 * more + 1;
    }
}

/// Returns the end level of each skill in the plan that brings the most units within an effort. Ties go to less effort,
/// then as for [`cheapest`]. Each skill can stay where it is.
pub(super) fn most_within(skills: &[EndLevels], effort: u32) -> Vec<EndLevel> {
    let rate = Rate::for_effort(skills, effort.into());
    let (bound, mut less) = (rate.most_units(skills, effort.into()), 0);
    loop {
        let lowest = bound.saturating_sub(less);
        let left = rate.left(skills, lowest, effort.into());
        let table = Table::of(&left, lowest..=bound);
        let reached = (lowest..=bound).rev().find(|units| table.effort(*units) <= effort.into());
        if let Some(units) = reached.or((lowest == 0).then_some(0)) {
            return table.plan(units);
        }
        less = 2 * less + 1;
    }
}

fn cost(level: &EndLevel) -> Cost {
    (Cost::from(level.effort) << TOUCHED_BITS) + Cost::from(level.effort > 0)
}

/// The least costs of some needs.
struct Row {
    /// The first need.
    first: usize,
    /// The cost of each need from the first on. Those after the last are unreachable, or more than is needed.
    costs: Vec<Cost>,
    /// The most units that the skills can bring.
    most: usize,
}

/// The best end level of a skill for some needs.
struct Best {
    /// The first need.
    first: usize,
    /// The position of the best end level for each need from the first on.
    positions: Vec<u8>,
}

/// The least costs of some numbers of units, with the plan of each.
struct Table<'s> {
    skills: &'s [EndLevels],
    /// The units and the cost that the skills with only one end level add to every plan.
    fixed: (usize, Cost),
    /// The least costs of the other skills.
    least: Row,
    best: Vec<Best>,
}

impl<'s> Table<'s> {
    /// Computes the rows from the last skill to the first.
    fn of(skills: &'s [EndLevels], needs: RangeInclusive<usize>) -> Self {
        let (open, fixed): (Vec<&EndLevels>, Vec<&EndLevels>) = skills.iter().partition(|levels| levels.len() > 1);
        let fixed: (usize, Cost) = (
            fixed.iter().map(|levels| most(levels)).sum(),
            fixed.iter().filter_map(|levels| levels.first()).map(cost).sum(),
        );
        let needs = needs.start().saturating_sub(fixed.0)..=needs.end().saturating_sub(fixed.0);
        let mut most_before: usize = open.iter().map(|levels| most(levels)).sum();
        let mut least_before: usize = open.iter().map(|levels| least(levels)).sum();
        let mut row = Row { first: 0, costs: vec![0], most: 0 };
        let mut best = Vec::with_capacity(open.len());
        for levels in open.iter().rev() {
            most_before -= most(levels);
            least_before -= least(levels);
            let first = needs.start().saturating_sub(most_before);
            let last = needs.end().saturating_sub(least_before).min(row.most + most(levels));
            let (with, positions) = row.with_skill(levels, first..=last);
            row = with;
            best.push(Best { first, positions });
        }
        best.reverse();
        Self { skills, fixed, least: row, best }
    }

    /// Returns the least effort that brings so many units.
    fn effort(&self, units: usize) -> u64 {
        (self.least.cost(units.saturating_sub(self.fixed.0)) + self.fixed.1) >> TOUCHED_BITS
    }

    /// Returns the end level of each skill in the best plan that brings so many units.
    fn plan(&self, units: usize) -> Vec<EndLevel> {
        let mut units = units.saturating_sub(self.fixed.0);
        let mut best = self.best.iter();
        let end = |levels: &EndLevels| {
            if let [only] = levels[..] {
                return only;
            }
            let best = best.next().expect("every skill with more end levels has one");
            let position = best.positions.get(units.wrapping_sub(best.first)).copied().unwrap_or(0);
            let end = levels[usize::from(position)];
            units = units.saturating_sub(end.gain);
            end
        };
        self.skills.iter().map(end).collect()
    }
}

impl Row {
    /// Returns the least cost of a need.
    fn cost(&self, need: usize) -> Cost {
        need.checked_sub(self.first).and_then(|at| self.costs.get(at)).copied().unwrap_or(UNREACHABLE)
    }

    /// Adds a skill. Returns the least cost of some needs, and the position of the end level that gives each.
    fn with_skill(&self, levels: &[EndLevel], needs: RangeInclusive<usize>) -> (Self, Vec<u8>) {
        let (first, end) = (*needs.start(), needs.end() + 1);
        let mut costs = vec![UNREACHABLE; end.saturating_sub(first)];
        let mut best = vec![0; costs.len()];
        for (position, level) in (0..).zip(levels) {
            let cost = cost(level);
            // This skill alone meets a need up to its gain; above that, the other skills bring the rest.
            let alone = level.gain.saturating_sub(first).min(costs.len());
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
            let left = (first + alone).saturating_sub(level.gain);
            let rest = left.checked_sub(self.first).and_then(|at| self.costs.get(at..)).unwrap_or_default();
            for ((least, best), rest) in costs_more.iter_mut().zip(best_more).zip(rest) {
                take(least, best, *rest);
            }
        }
        (Self { first, costs, most: self.most + most(levels) }, best)
    }
}

#[cfg(test)]
mod tests;
