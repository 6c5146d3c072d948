//! The answers for scoring: small values without any text.

use super::choice::{Choice, Sureness};
use super::coverage::Coverage;
use crate::framework::SkillId;

/// The part of one answer that scoring needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The answer.
    pub choice: Choice,
    /// The person's sureness of the answer.
    pub sureness: Sureness,
    /// Whether the answer has evidence.
    pub shown: bool,
    /// Whether a later edition changed the meaning of the answer, so that it needs another look.
    pub look_again: bool,
}

impl Mark {
    /// Returns the chance, in twentieths, that the answer is one level off in one direction: 5 if it needs another
    /// look, else 2 if the person is sure or gives evidence, else 5 if the person is unsure, else 3.
    #[inline]
    #[must_use]
    pub const fn slip_chance(self) -> u64 {
        match self.sureness {
            _ if self.look_again => 5,
            _ if self.shown => 2,
            Sureness::Sure => 2,
            Sureness::Unsaid => 3,
            Sureness::Unsure => 5,
        }
    }
}

/// One mark for every skill of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet(Vec<Mark>);

impl Sheet {
    /// Returns the mark of a skill.
    #[must_use]
    pub fn mark(&self, skill: SkillId) -> Mark {
        self.0[skill.index()]
    }

    /// Returns the answer to a skill.
    #[must_use]
    pub fn choice(&self, skill: SkillId) -> Choice {
        self.mark(skill).choice
    }

    /// Changes the answer to a skill, for a trial.
    pub fn choose(&mut self, skill: SkillId, choice: Choice) {
        self.0[skill.index()].choice = choice;
    }

    /// Returns all marks in the framework's order of skills.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark> + '_ {
        self.0.iter().copied()
    }

    /// Counts the answered, not applicable and unanswered skills.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.marks().map(|mark| mark.choice))
    }
}

impl FromIterator<Mark> for Sheet {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        Self(marks.into_iter().collect())
    }
}
