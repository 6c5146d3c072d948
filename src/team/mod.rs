//! A team: how many people are able at what the seats ask for, who fits which seat, and what would help most.
//!
//! A [`TeamTally`] takes one [`Member`] after the other and keeps counts, so that a hundred thousand people need no more
//! memory than a hundred. A [`TeamPicture`] is made of the counts: either aggregate, without names and with every small
//! number [hidden](hide), or named. Nobody is ranked. This module reads no reports and writes no documents.

mod assignment;
mod compose;
mod coverage;
mod groups;
mod growth;
mod mean;
mod picture;
mod privacy;
mod roles;
mod seat;
mod seating;
mod small;
mod tally;
#[cfg(test)]
mod tests;

pub use compose::{PictureRequest, TeamProblem};
pub use coverage::{ByClass, SkillCoverage};
pub use groups::GroupPicture;
pub use growth::{Departure, Growth, Hire, Teaching};
pub use picture::{Naming, TeamPicture};
pub use privacy::{AuditProblem, audit, hide};
pub use roles::{RoleCost, RolePicture};
pub use seat::{SeatProblem, SeatRequest, asked_levels, parse_seats};
pub use seating::{Pair, Seating, Tie};
pub use tally::TeamTally;

use crate::assessment::Aim;
use crate::score::Evaluation;
use crate::text::Clean;

/// The fewest people that a number may be about in an aggregate picture, if nothing else is asked for.
pub const USUAL_LEAST: u32 = 5;

/// The lowest number that may be asked for instead of [`USUAL_LEAST`].
pub const LOWEST_LEAST: u32 = 3;

/// The most people that a picture with names may hold. A larger one helps nobody to talk with anybody.
pub const MOST_NAMED: u32 = 500;

/// One person of a team.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name that the reader of the files gave, unique in the team.
    pub person: Clean,
    /// The group of the person.
    pub group: Option<Clean>,
    /// The role and band that the person aims at.
    pub aim: Aim,
    /// The answers and their results.
    pub evaluation: Evaluation,
    /// The skills that the person wants to grow, one flag for each skill.
    pub wants: Vec<bool>,
}
