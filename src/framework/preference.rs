//! What a person would like to do: optional statements beside the skills, never scored.

use super::RoleId;
use crate::text::Clean;

/// A statement about what a person would like, and how much the matter belongs to the work of each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference {
    /// The id in files.
    pub key: Clean,
    /// The matter in a word or two, as in "traveling".
    pub short: Clean,
    /// The statement, in the second person.
    pub statement: Clean,
    /// For each role by its position, the share of the matter in its work; `None` if the author does not say.
    pub(super) shares: Vec<Option<WorkShare>>,
}

/// How much a matter belongs to the work of a role. A judgment of the author, not a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkShare {
    /// The role is built around it.
    Central,
    /// It comes up regularly.
    Part,
    /// It hardly comes up.
    Rare,
}

impl WorkShare {
    /// All shares, largest first.
    pub const ALL: [Self; 3] = [Self::Central, Self::Part, Self::Rare];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Part => "part",
            Self::Rare => "rare",
        }
    }
}

impl Preference {
    /// Returns how much the matter belongs to the work of a role, if the author says so.
    #[must_use]
    pub fn share(&self, role: RoleId) -> Option<WorkShare> {
        self.shares[role.index()]
    }
}
