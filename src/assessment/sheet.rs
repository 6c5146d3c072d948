//! The answers as scoring sees them: small values without any text.

use super::choice::{Choice, Sureness};
use super::coverage::Coverage;
use crate::framework::SkillId;

/// What scoring needs to know of one answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The answer.
    pub choice: Choice,
    /// How sure the person is.
    pub sureness: Sureness,
    /// Whether the person says what could show it.
    pub shown: bool,
    /// Whether a later edition changed what the answer means, so that it is worth another look.
    pub look_again: bool,
}

impl Mark {
    /// Returns the chance, in twentieths, that the answer is one level off in one direction: 2 if the person is sure or
    /// says what could show it, 5 if they are unsure or the answer is worth another look, else 3.
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
    /// The mark of a skill.
    #[must_use]
    pub fn mark(&self, skill: SkillId) -> Mark {
        self.0[skill.index()]
    }

    /// The answer to a skill.
    #[must_use]
    pub fn choice(&self, skill: SkillId) -> Choice {
        self.mark(skill).choice
    }

    /// Changes the answer to a skill, for trying things out.
    pub fn choose(&mut self, skill: SkillId, choice: Choice) {
        self.0[skill.index()].choice = choice;
    }

    /// All marks in the framework's order of skills.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark> + '_ {
        self.0.iter().copied()
    }

    /// How many skills have been dealt with.
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
