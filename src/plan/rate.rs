//! The exchange of effort for credit, which tells early what no good plan does.
//!
//! At a rate, say 4 effort for 15 units, every end level of a skill has a price: its effort, and at the rate the units that
//! it leaves out of the most that the skill can bring. A plan that brings enough leaves out no more than it may, so its
//! effort is at least the sum of all prices less the worth of what it may leave out. Each skill adds at least its lowest
//! price. So an end level whose price is so much above the lowest that the bound exceeds the effort is in no such plan.
//! In the literature these are the Lagrangian bound and the fixing of variables by reduced costs.
//!
//! Prices are multiplied by the units of the rate, so they are whole numbers.

use super::end_level::{EndLevel, EndLevels, most_units};
use crate::score::Fraction;

/// An effort for a unit of credit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rate(Fraction);

/// The end levels with the lowest prices.
#[derive(Default)]
struct Lowest {
    /// The sum of the prices.
    price: u64,
    /// The most units and effort of such end levels.
    units: usize,
    effort: u64,
}

impl Rate {
    /// Returns the rate whose lowest prices just bring so many units: no other gives a better bound if higher levels cost
    /// more for a unit.
    pub(super) fn for_units(skills: &[EndLevels], units: usize) -> Self {
        Self::first(skills, |lowest| lowest.units >= units)
    }

    /// Returns the rate whose lowest prices just exceed an effort.
    pub(super) fn for_effort(skills: &[EndLevels], effort: u64) -> Self {
        Self::first(skills, |lowest| lowest.effort > effort)
    }

    /// Returns the first of the rates from one end level to the next that is high enough, or else the highest.
    fn first(skills: &[EndLevels], is_enough: impl Fn(&Lowest) -> bool) -> Self {
        let between = |pair: &[EndLevel]| {
            let units = u64::try_from(pair[0].gain.saturating_sub(pair[1].gain)).ok()?;
            Fraction::new(pair[0].effort.saturating_sub(pair[1].effort).into(), units)
        };
        let mut rates = vec![Fraction { numerator: 0, denominator: 1 }];
        rates.extend(skills.iter().flat_map(|levels| levels.windows(2)).filter_map(between));
        rates.sort_unstable();
        rates.dedup();
        let at = rates.partition_point(|rate| !is_enough(&Self(*rate).lowest(skills)));
        Self(rates[at.min(rates.len() - 1)])
    }

    /// Returns the least effort of a plan that brings so many units, or less.
    pub(super) fn least_effort(self, skills: &[EndLevels], units: usize) -> u64 {
        let worth = self.worth(most_units(skills).saturating_sub(units));
        self.lowest(skills).price.saturating_sub(worth).div_ceil(self.0.denominator)
    }

    /// Returns the most units of a plan within an effort, or more.
    pub(super) fn most_units(self, skills: &[EndLevels], effort: u64) -> usize {
        let most = most_units(skills);
        let left_out = self.lowest(skills).price.saturating_sub(self.0.denominator * effort);
        let left_out = left_out.div_ceil(self.0.numerator.max(1));
        most.saturating_sub(usize::try_from(left_out).unwrap_or(usize::MAX))
    }

    /// Returns the end levels without those that no plan has which brings so many units within an effort.
    pub(super) fn left(self, skills: &[EndLevels], units: usize, effort: u64) -> Vec<EndLevels> {
        let worth = self.worth(most_units(skills).saturating_sub(units));
        let room = (self.0.denominator * effort + worth).saturating_sub(self.lowest(skills).price);
        let left = |levels: &EndLevels| {
            let lowest = self.lowest_price(levels);
            levels.iter().filter(|level| self.price(level, levels) - lowest <= room).copied().collect()
        };
        skills.iter().map(left).collect()
    }

    /// Returns the lowest prices of all skills together.
    fn lowest(self, skills: &[EndLevels]) -> Lowest {
        skills.iter().fold(Lowest::default(), |sum, levels| {
            let price = self.lowest_price(levels);
            // The highest of the cheapest levels comes first.
            let end = levels.iter().find(|level| self.price(level, levels) == price);
            let (gain, effort) = end.map_or((0, 0), |end| (end.gain, end.effort));
            Lowest { price: sum.price + price, units: sum.units + gain, effort: sum.effort + u64::from(effort) }
        })
    }

    fn lowest_price(self, levels: &[EndLevel]) -> u64 {
        levels.iter().map(|level| self.price(level, levels)).min().unwrap_or(0)
    }

    fn price(self, level: &EndLevel, levels: &[EndLevel]) -> u64 {
        let most = levels.first().map_or(0, |highest| highest.gain);
        self.0.denominator * u64::from(level.effort) + self.worth(most - level.gain)
    }

    /// Returns the worth of so many units, times the units of the rate.
    fn worth(self, units: usize) -> u64 {
        self.0.numerator * u64::try_from(units).expect("units are far below 2^64")
    }
}
