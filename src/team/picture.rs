//! The picture of a team: everything that is told about it, as data.

use std::sync::Arc;

use super::Member;
use super::coverage::SkillCoverage;
use super::groups::GroupPicture;
use super::growth::{Departure, Growth, Hire, Teaching};
use super::roles::RolePicture;
use super::seating::Seating;
use crate::framework::Framework;

/// Whether a picture names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Nobody is named, and numbers about fewer people than this are hidden.
    Aggregate {
        /// The fewest people that a number may be about; at least 3.
        least: u32,
    },
    /// People are named.
    Named,
}

/// Everything that is told about a team. A number that is hidden is `None`.
#[derive(Debug, Clone)]
pub struct TeamPicture {
    /// The questions and role profiles.
    pub framework: Arc<Framework>,
    /// Whether people are named.
    pub naming: Naming,
    /// The number of people.
    pub people: u32,
    /// The skills, in the framework's order.
    pub coverage: Vec<SkillCoverage>,
    /// The roles and bands, in the framework's order.
    pub roles: Vec<RolePicture>,
    /// The people who aim at no role in particular.
    pub without_aim: Option<u32>,
    /// The seats.
    pub seats: Seating,
    /// The groups, if there are some that can be shown.
    pub groups: Vec<GroupPicture>,
    /// The hires, the one that helps most first. `None` if the numbers behind them are hidden.
    pub hires: Option<Vec<Hire>>,
    /// The ways to grow, the least effort first. `None` without names.
    pub growth: Option<Vec<Growth>>,
    /// The people whom the team would miss. `None` without names.
    pub leaving: Option<Vec<Departure>>,
    /// The teachers and learners of each skill that few are able at. `None` without names.
    pub teaching: Option<Vec<Teaching>>,
    /// The people by aim, then by name. `None` without names.
    pub members: Option<Vec<Member>>,
}
