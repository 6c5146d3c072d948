//! The credit that a plan has to bring: up to the bar, or past it by a margin.
//!
//! Answers are noisy, so a person who plans exactly to the bar is truly ready on some days only. The margin is 1.28
//! errors of the present answers. It covers most other days, not all.

use crate::framework::Framework;
use crate::score::{Scorecard, Tenths};

/// Returns the units of credit missing to the bar; `None` if nothing is left to score.
pub(super) fn to_the_bar(framework: &Framework, card: &Scorecard) -> Option<usize> {
    missing(framework, card, 0)
}

/// Returns the units of credit missing to the bar with a margin: the least whole `N` with `100 N >= bar * D` and
/// `(100 N - bar * D)^2 >= 1.6384 * 10000 * sum of w^2 * Var(X)`, or `D` if no `N` up to `D` is enough. `None` if
/// nothing is left to score.
pub(super) fn past_the_bar(framework: &Framework, card: &Scorecard) -> Option<usize> {
    missing(framework, card, margin(card.noise()))
}

/// Returns the score from which a person is ready with a margin, in tenths of a point, rounded up; at most 100 points.
/// `None` if nothing is left to score.
#[must_use]
pub fn bar_with_margin(framework: &Framework, card: &Scorecard) -> Option<Tenths> {
    let denominator = u128::from(card.lowest()?.denominator);
    let bar = u128::from(framework.band(card.band).ready_at) * denominator;
    let tenths = (10 * (bar + margin(card.noise()))).div_ceil(denominator).min(1_000);
    u64::try_from(tenths).ok().map(Tenths)
}

fn missing(framework: &Framework, card: &Scorecard, margin: u128) -> Option<usize> {
    let lowest = card.lowest()?;
    let bar = u128::from(framework.band(card.band).ready_at) * u128::from(lowest.denominator);
    let enough = (bar + margin).div_ceil(100).min(u128::from(lowest.denominator));
    usize::try_from(enough.saturating_sub(u128::from(lowest.numerator))).ok()
}

/// Returns the least whole distance `d = 100 N - bar * D` with `25 d^2 >= 1024 V`, where `V` is 400 times the sum of
/// `w^2 * Var(X)`.
fn margin(noise: u128) -> u128 {
    let root = (1_024 * noise / 25).isqrt();
    if 25 * root * root >= 1_024 * noise { root } else { root + 1 }
}

#[cfg(test)]
mod tests {
    use super::margin;

    #[test]
    fn the_margin_is_the_least_distance_that_is_enough() {
        for noise in (0..2_000).chain([123_456_789, 987_654_321_987]) {
            let distance = margin(noise);
            assert!(25 * distance * distance >= 1_024 * noise, "{noise}");
            assert!(distance == 0 || 25 * (distance - 1) * (distance - 1) < 1_024 * noise, "{noise}");
        }
    }
}
