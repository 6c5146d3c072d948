//! The verdicts there are, and must-haves with how a person stands in them. The rules are in `verdict_rules`.

use crate::assessment::Choice;
use crate::framework::{BandId, Level, Requirement, SkillId};

/// What the numbers of a scorecard come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// At the bar or above, with every must-have at its floor or above.
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
