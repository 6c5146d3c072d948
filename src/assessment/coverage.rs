//! The counts of answered, not applicable and unanswered skills.

use super::choice::Choice;

/// The counts of answered, not applicable and unanswered skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Skills with a level.
    pub answered: usize,
    /// Skills that do not apply to the person.
    pub not_applicable: usize,
    /// Skills without an answer.
    pub unanswered: usize,
}

impl Coverage {
    /// Returns the number of all skills.
    #[must_use]
    pub const fn skills(self) -> usize {
        self.answered + self.not_applicable + self.unanswered
    }

    /// Returns the number of skills with a level or marked as not applicable.
    #[must_use]
    pub const fn done(self) -> usize {
        self.answered + self.not_applicable
    }
}

impl Coverage {
    /// Counts the choices by kind.
    #[must_use]
    pub fn of(choices: impl Iterator<Item = Choice>) -> Self {
        let mut coverage = Self { answered: 0, not_applicable: 0, unanswered: 0 };
        for choice in choices {
            match choice {
                Choice::Level(_) => coverage.answered += 1,
                Choice::NotApplicable => coverage.not_applicable += 1,
                Choice::Unanswered => coverage.unanswered += 1,
            }
        }
        coverage
    }
}
