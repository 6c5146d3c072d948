//! Preferences: optional statements about what a person would like to do. They are never scored.

use super::RoleId;
use crate::text::Clean;

/// A statement about what a person would like to do, and the share of that matter in the work of each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference {
    /// The id in files.
    pub key: Clean,
    /// The name of the matter, in a word or two, such as "traveling".
    pub short: Clean,
    /// The statement, in the second person.
    pub statement: Clean,
    /// The share of the matter in the work of each role, by position; `None` if the author gives none.
    pub(super) shares: Vec<Option<WorkShare>>,
}

/// The share of a matter in the work of a role. A judgment of the author, not a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkShare {
    /// The matter is the center of the role.
    Central,
    /// The matter comes up regularly.
    Part,
    /// The matter hardly comes up.
    Rare,
}

impl WorkShare {
    /// All shares, largest first.
    pub const ALL: [Self; 3] = [Self::Central, Self::Part, Self::Rare];

    /// Returns the word in files.
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
    /// Returns the share of the matter in the work of a role, if the author gives one. There is none for an extra role.
    #[must_use]
    pub fn share(&self, role: RoleId) -> Option<WorkShare> {
        self.shares.get(role.index()).copied().flatten()
    }
}
