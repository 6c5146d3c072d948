//! An answer, and how sure the person is of it.

use crate::framework::Level;

/// The answer to one question. Not answering, not applying and level 0 are three different things.
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
    /// The level, if one was chosen.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable | Self::Unanswered => None,
        }
    }
}

/// How sure a person is of an answer; it widens or narrows the error of the scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// Sure.
    Sure,
    /// The person said nothing about it.
    #[default]
    Unsaid,
    /// Could be a level off.
    Unsure,
}
