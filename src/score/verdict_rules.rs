//! The rules of the verdict: ready, not yet, or open.
//!
//! In this order: (1) a must-have answered below its floor or marked as not applicable, or `highest` below the bar: not
//! yet. (2) `lowest` at the bar and every must-have answered at its floor or above: ready. (3) open. The first two are
//! guaranteed, because no later answer changes them. A role without must-haves of which nothing is left to score is not
//! assessed.
//!
//! Two marks stand apart from the verdict. A complete score within 1.28 errors of the bar is borderline. "Ready" is
//! provisional if it would be out of reach were the skills marked as not applicable counted as well.
//!
//! A change here concerns `plan` (which levels lead to ready), `framework::soundness` (whether a profile can mislead), the
//! sentences in `words::verdict` and `words::explain`, and the README.

use super::card::Scorecard;
use super::credit::FULL_CREDIT;
use super::fraction::Fraction;
use super::verdict::Verdict;
use crate::framework::{BandId, Framework};

/// Returns whether a score reaches the bar of a band, whatever the must-haves.
#[must_use]
pub fn reaches_bar(framework: &Framework, band: BandId, score: Fraction) -> bool {
    score >= Fraction { numerator: u64::from(framework.band(band).ready_at), denominator: 100 }
}

/// Returns a scorecard with its verdict and the marks beside it.
pub(super) fn judged(framework: &Framework, mut card: Scorecard) -> Scorecard {
    let bar = u128::from(framework.band(card.band).ready_at);
    let reaches_bar = |score| reaches_bar(framework, card.band, score);
    let ruled_out = card.must_haves.iter().any(|must_have| must_have.rules_out_ready());
    let all_met = card.must_haves.iter().all(|must_have| must_have.met() == Some(true));
    card.verdict = match (card.lowest(), card.highest()) {
        _ if ruled_out => Verdict::NotYet,
        (Some(_), Some(highest)) if !reaches_bar(highest) => Verdict::NotYet,
        (Some(lowest), Some(_)) if reaches_bar(lowest) && all_met => Verdict::Ready,
        (Some(_), Some(_)) => Verdict::Open,
        _ => Verdict::NotAssessed,
    };
    card.guaranteed = matches!(card.verdict, Verdict::Ready | Verdict::NotYet);
    card.borderline = card.is_complete() && within_noise_of_bar(&card, bar);
    card.provisional = card.verdict == Verdict::Ready && rests_on_omissions(&card, bar);
    card
}

/// `|readiness - bar| < 1.28 * error`, squared and without fractions: `25 * (100 N - bar D)^2 < 1024 V`.
fn within_noise_of_bar(card: &Scorecard, bar: u128) -> bool {
    let Some(readiness) = card.readiness() else {
        return false;
    };
    let distance = (100 * u128::from(readiness.numerator)).abs_diff(bar * u128::from(readiness.denominator));
    25 * distance * distance < 1_024 * card.noise()
}

/// `100 * N < bar * 12 * sum of w` over all listed skills, those that are not applicable included.
fn rests_on_omissions(card: &Scorecard, bar: u128) -> bool {
    let all = u128::from(FULL_CREDIT * card.coverage.weight);
    100 * u128::from(card.numerator()) < bar * all
}
