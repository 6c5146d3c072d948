//! [`Notice`] informs a person about a loaded assessment. A notice never stops the work on it.

use std::fmt;

use crate::assessment::Foreign;
use crate::text::Clean;
use crate::words::missing_aim_words;

/// A fact about a loaded assessment that its person should know. The program shows it as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The answers belong to other questions.
    Foreign(Foreign),
    /// Some answers belong to an earlier edition of the questions, and a few may now mean something else.
    EarlierEdition {
        /// The number of these answers.
        answers: usize,
        /// The number of answers worth another look, because their statements have changed.
        look_again: usize,
    },
    /// The statements were changed without a new edition.
    ChangedWithoutEdition {
        /// The number of answers worth another look.
        look_again: usize,
    },
    /// Some answers belong to skills that the framework does not have. They are kept.
    Retired {
        /// The number of these answers.
        answers: usize,
    },
    /// The framework lacks the role that the person aims at. It is kept until they choose another one.
    UnknownRole {
        /// The id of the role.
        key: Clean,
    },
    /// The framework lacks the band that the person aims at. It is kept until they choose another one.
    UnknownBand {
        /// The id of the band.
        key: Clean,
    },
}

impl Notice {
    /// Returns whether the notice is about answers to an earlier edition.
    #[must_use]
    pub const fn is_about_editions(&self) -> bool {
        matches!(self, Self::EarlierEdition { .. } | Self::Retired { .. })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(foreign) => foreign.fmt(f),
            Self::EarlierEdition { answers, look_again } => {
                let (were, carry) = if *answers == 1 { ("answer was", "carries") } else { ("answers were", "carry") };
                write!(f, "{answers} {were} given to an earlier edition of the questions and {carry} over")?;
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
            Self::ChangedWithoutEdition { look_again: 0 } => f.write_str(
                "the questions were changed without a new edition; no statement that you answered is another one",
            ),
            Self::ChangedWithoutEdition { look_again } => {
                let (are, count) = if *look_again == 1 { ("answer is", "counts") } else { ("answers are", "count") };
                write!(
                    f,
                    "the questions were changed without a new edition; {look_again} {are} worth another look, and {count} as unsure"
                )
            }
            Self::Retired { answers: 1 } => f.write_str("1 answer is to a skill that is no longer asked; it is kept"),
            Self::Retired { answers } => {
                write!(f, "{answers} answers are to skills that are no longer asked; they are kept")
            }
            Self::UnknownRole { key } => write!(f, "{}; the aim is kept", missing_aim_words(key)),
            Self::UnknownBand { key } => write!(f, "the seniority aimed at, \"{key}\", is not known here"),
        }
    }
}
