//! An answer, and how sure the person is of it.

use crate::framework::Level;

/// The answer to one question. Unanswered, not applicable and level 0 are three different answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// No answer yet; a skipped question is unanswered.
    #[default]
    Unanswered,
    /// The person says the skill does not apply to them.
    NotApplicable,
    /// The highest statement that is fully true.
    Level(Level),
}

impl Choice {
    /// Returns the level, if the answer is one.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable | Self::Unanswered => None,
        }
    }
}

/// The sureness of a person about an answer. It widens or narrows the error of the scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// The person is sure.
    Sure,
    /// The person said nothing about it.
    #[default]
    Unsaid,
    /// The answer could be a level off.
    Unsure,
}
