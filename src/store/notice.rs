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
        /// How many of them are worth another look, because what they say has changed since.
        look_again: usize,
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
            Self::EarlierEdition { answers, look_again } => {
                let were = if *answers == 1 { "answer was" } else { "answers were" };
                write!(f, "{answers} {were} given to an earlier edition of the questions and carry over")?;
                match look_again {
                    0 => Ok(()),
                    1 => f.write_str(
                        "; 1 is worth another look, because its statements have changed, and counts as unsure",
                    ),
                    several => write!(
                        f,
                        "; {several} are worth another look, because their statements have changed, and count as unsure"
                    ),
                }
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
