//! The rules of the verdict: ready, not yet, or open.
//!
//! The rules apply in this order. (1) Not yet: a must-have is answered below its floor or marked as not applicable, or
//! `highest` is below the bar. (2) Ready: `lowest` is at the bar and every must-have is answered at its floor or above.
//! (3) Open: all other cases. The first two are guaranteed, because no later answer changes them. A role without
//! must-haves is not assessed if nothing is left to score.
//!
//! Two marks are separate from the verdict. "Borderline": a complete score is within 1.28 errors of the bar.
//! "Provisional": "ready" would be out of reach if the skills marked as not applicable counted as well.
//!
//! A change here affects `plan` (which levels lead to ready), `framework::soundness` (whether a profile can mislead),
//! the sentences in `words::verdict` and `words::explain`, and the README.

use super::card::Scorecard;
use super::credit::FULL_CREDIT;
use super::fraction::Fraction;
use super::verdict::Verdict;
use crate::framework::{BandId, Framework};

/// Returns whether a score reaches the bar of a band, without regard to must-haves.
#[must_use]
pub fn reaches_bar(framework: &Framework, band: BandId, score: Fraction) -> bool {
    score >= Fraction { numerator: u64::from(framework.band(band).ready_at), denominator: 100 }
}

/// Returns a scorecard with its verdict and its marks.
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

/// Returns whether `|readiness - bar| < 1.28 * error`, squared and without fractions: `25 * (100 N - bar D)^2 < 1024
/// V`.
fn within_noise_of_bar(card: &Scorecard, bar: u128) -> bool {
    let Some(readiness) = card.readiness() else {
        return false;
    };
    let distance = (100 * u128::from(readiness.numerator)).abs_diff(bar * u128::from(readiness.denominator));
    25 * distance * distance < 1_024 * card.noise()
}

/// Returns whether `100 * N < bar * 12 * sum of w` over all listed skills, including those that are not applicable.
fn rests_on_omissions(card: &Scorecard, bar: u128) -> bool {
    let all = u128::from(FULL_CREDIT * card.coverage.weight);
    100 * u128::from(card.numerator()) < bar * all
}
