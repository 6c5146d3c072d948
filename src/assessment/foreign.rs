//! Answers to other questions than those of the framework at hand.

use std::fmt;

use crate::text::Clean;

/// The origin of answers to other questions than those of the framework at hand. A person can only view such an
/// assessment: a save or a report would present it as answers to the questions at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// Answers to another framework, by its id.
    Framework(Clean),
    /// Answers to a newer edition of the framework.
    NewerEdition {
        /// The edition of the answers.
        theirs: u32,
        /// The edition at hand.
        ours: u32,
    },
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Framework(id) => write!(f, "these answers were given to another framework, \"{id}\""),
            Self::NewerEdition { theirs, ours } => write!(
                f,
                "these answers were given to edition {theirs} of the questions, and this program knows edition {ours}"
            ),
        }
    }
}

impl Foreign {
    /// Returns advice for the person.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Framework(_) => "pass its folder or bundle with --framework; until then it is kept as it is",
            Self::NewerEdition { .. } => "install the newer version of devrel-ready; it is kept as it is",
        }
    }
}
