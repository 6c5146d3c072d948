//! Ready, not yet, or open.
//!
//! In this order: (1) a must-have answered below its floor or marked as not applicable, or `highest` below the bar: not
//! yet. (2) `lowest` at the bar and every must-have answered at its floor or above: ready. (3) open. The first two are
//! guaranteed, because no later answer changes them. A role without must-haves of which nothing is left to score is not
//! assessed.
//!
//! Two marks stand apart from the verdict. A complete score within 1.28 errors of the bar is borderline. "Ready" is
//! provisional if it would be out of reach were the skills marked as not applicable counted as well.

use super::Scorecard;
use crate::assessment::Choice;
use crate::framework::{BandId, Framework, Level, Requirement, SkillId};

/// What the numbers of a scorecard come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// At the bar, with every must-have at its floor.
    Ready,
    /// Below the bar, or a must-have below its floor.
    NotYet,
    /// Later answers decide.
    Open,
    /// Nothing is left to score.
    NotAssessed,
}

impl Verdict {
    /// The word in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NotYet => "not-yet",
            Self::Open => "open",
            Self::NotAssessed => "not-assessed",
        }
    }
}

/// A skill that nothing can make up for, and how the person stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustHave {
    /// The skill.
    pub skill: SkillId,
    /// The lowest level that does not rule out "ready": one below the target, and at least 1.
    pub floor: Level,
    /// What the person answered.
    pub choice: Choice,
}

impl MustHave {
    pub(super) fn of(requirement: &Requirement, band: BandId, choice: Choice) -> Self {
        Self { skill: requirement.skill, floor: requirement.floor(band), choice }
    }

    /// Whether the floor is reached; `None` without a level.
    pub fn met(self) -> Option<bool> {
        self.choice.level().map(|level| level >= self.floor)
    }

    /// Whether the person marked it as not applicable.
    pub fn is_left_out(self) -> bool {
        self.choice == Choice::NotApplicable
    }

    /// Whether it rules out "ready", whatever the other answers are.
    pub fn rules_out_ready(self) -> bool {
        self.is_left_out() || self.met() == Some(false)
    }
}

pub(super) fn judge(card: &mut Scorecard, framework: &Framework) {
    let bar = u128::from(framework.band(card.band).ready_at);
    let reaches_bar = |score: super::Fraction| 100 * u128::from(score.numerator) >= bar * u128::from(score.denominator);
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
    card.borderline = card.is_complete() && within_noise_of_bar(card, bar);
    card.provisional = card.verdict == Verdict::Ready && rests_on_omissions(card, bar);
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
    let all = u128::from(super::FULL_CREDIT * card.coverage.weight);
    100 * u128::from(card.numerator()) < bar * all
}
