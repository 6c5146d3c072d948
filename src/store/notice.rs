//! [`Notice`] tells a person something about an assessment that was loaded. A notice never stops the work on it.

use std::fmt;

use crate::assessment::Foreign;
use crate::text::Clean;

/// Something about a loaded assessment that its person should know. Shown to people as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The questions were others.
    Foreign(Foreign),
    /// Answers to an earlier edition of the questions, some of which may mean something else now.
    EarlierEdition {
        /// How many.
        answers: usize,
    },
    /// Answers to skills that the framework does not have. They are kept.
    Retired {
        /// How many.
        answers: usize,
    },
    /// The role aimed at does not exist here. It is kept until another one is chosen.
    UnknownRole {
        /// Its id.
        key: Clean,
    },
    /// The band aimed at does not exist here. It is kept until another one is chosen.
    UnknownBand {
        /// Its id.
        key: Clean,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(foreign) => foreign.fmt(f),
            Self::EarlierEdition { answers: 1 } => {
                f.write_str("1 answer was given to an earlier edition of the questions: please look at it again")
            }
            Self::EarlierEdition { answers } => {
                write!(f, "{answers} answers were given to an earlier edition of the questions: please look again")
            }
            Self::Retired { answers: 1 } => f.write_str("1 answer is to a skill that is no longer asked; it is kept"),
            Self::Retired { answers } => {
                write!(f, "{answers} answers are to skills that are no longer asked; they are kept")
            }
            Self::UnknownRole { key } => write!(f, "the role aimed at, \"{key}\", is not known here"),
            Self::UnknownBand { key } => write!(f, "the seniority aimed at, \"{key}\", is not known here"),
        }
    }
}
