//! The verdicts, and the must-haves with the answers to them. The rules are in `verdict_rules`.

use crate::assessment::Choice;
use crate::framework::{BandId, Level, Requirement, SkillId};

/// The conclusion from the numbers of a scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The score is at the bar or above, and every must-have is at its floor or above.
    Ready,
    /// The score stays below the bar, or a must-have is below its floor or marked as not applicable.
    NotYet,
    /// Later answers decide.
    Open,
    /// Nothing is left to score.
    NotAssessed,
}

impl Verdict {
    /// Returns the word in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NotYet => "not-yet",
            Self::Open => "open",
            Self::NotAssessed => "not-assessed",
        }
    }
}

/// A skill that no other skill can make up for, and the answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustHave {
    /// The skill.
    pub skill: SkillId,
    /// The lowest level that does not rule out "ready": one below the target, and at least 1.
    pub floor: Level,
    /// The answer of the person.
    pub choice: Choice,
}

impl MustHave {
    pub(super) fn of(requirement: &Requirement, band: BandId, choice: Choice) -> Self {
        Self { skill: requirement.skill, floor: requirement.floor(band), choice }
    }

    /// Returns whether the level reaches the floor. `None` without a level.
    pub fn met(self) -> Option<bool> {
        self.choice.level().map(|level| level >= self.floor)
    }

    /// Returns whether the person marked the skill as not applicable.
    pub fn is_left_out(self) -> bool {
        self.choice == Choice::NotApplicable
    }

    /// Returns whether the must-have rules out "ready", whatever the other answers are.
    pub fn rules_out_ready(self) -> bool {
        self.is_left_out() || self.met() == Some(false)
    }
}
