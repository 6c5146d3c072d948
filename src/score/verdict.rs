//! Ready, not yet, or open.
//!
//! In this order: (1) a must-have answered below its floor, or `highest` below the bar: not yet, guaranteed.
//! (2) `lowest` at the bar and every must-have answered at its floor or above: ready, guaranteed. (3) complete:
//! ready or not yet. (4) otherwise open. A complete score within 1.28 errors of the bar is borderline. "Ready" is
//! provisional when a core skill is n/a, or more than a fifth of the role's weight is.

use super::Scorecard;
use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, Importance, Level, Requirement, SkillId};

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
    /// The lowest level that does not rule out "ready": one below the target.
    pub floor: Level,
    /// The level, if there is one.
    pub level: Option<Level>,
}

impl MustHave {
    pub(super) fn of(requirement: &Requirement, band: BandId, choice: Choice) -> Self {
        Self { skill: requirement.skill, floor: requirement.floor(band), level: choice.level() }
    }

    /// Whether the floor is reached; `None` without a level.
    pub fn met(self) -> Option<bool> {
        self.level.map(|level| level >= self.floor)
    }
}

pub(super) fn judge(card: &mut Scorecard, framework: &Framework, sheet: &Sheet) {
    let (Some(lowest), Some(highest)) = (card.lowest(), card.highest()) else {
        return;
    };
    let bar = u128::from(framework.band(card.band).ready_at);
    let reaches_bar = |score: super::Fraction| 100 * u128::from(score.numerator) >= bar * u128::from(score.denominator);
    let missed = card.must_haves.iter().any(|must_have| must_have.met() == Some(false));
    let all_met = card.must_haves.iter().all(|must_have| must_have.met() == Some(true));
    (card.verdict, card.guaranteed) = match () {
        () if missed || !reaches_bar(highest) => (Verdict::NotYet, true),
        () if reaches_bar(lowest) && all_met => (Verdict::Ready, true),
        // Complete, at the bar, and a must-have is n/a: below the bar was settled by the first rule.
        () if card.is_complete() => (Verdict::Ready, false),
        () => (Verdict::Open, false),
    };
    card.borderline = card.is_complete() && within_noise_of_bar(card, bar);
    card.provisional = card.verdict == Verdict::Ready && rests_on_omissions(card, framework, sheet);
}

/// `|readiness - bar| < 1.28 * error`, squared and without fractions: `25 * (100 N - bar D)^2 < 1024 V`.
fn within_noise_of_bar(card: &Scorecard, bar: u128) -> bool {
    let Some(readiness) = card.readiness() else {
        return false;
    };
    let distance = (100 * u128::from(readiness.numerator)).abs_diff(bar * u128::from(readiness.denominator));
    25 * distance * distance < 1_024 * card.noise()
}

fn rests_on_omissions(card: &Scorecard, framework: &Framework, sheet: &Sheet) -> bool {
    let omitted = |requirement: &&Requirement| sheet.choice(requirement.skill) == Choice::NotApplicable;
    let left_out = || framework.role(card.role).requirements.iter().filter(omitted);
    let weight: u64 = left_out().map(|requirement| u64::from(requirement.weight)).sum();
    5 * weight > card.coverage.weight
        || left_out().any(|requirement| requirement.must_have || requirement.importance == Importance::Core)
}
