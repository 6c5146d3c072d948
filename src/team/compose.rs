//! Makes the picture of a team from its counts.

use std::sync::Arc;

use super::MOST_NAMED;
use super::coverage::coverage;
use super::groups::groups;
use super::growth;
use super::picture::{Naming, TeamPicture};
use super::privacy::{AuditProblem, audit, do_seats_tell, hide};
use super::roles::roles;
use super::seat::{SeatRequest, asked_levels};
use super::seating::{SeatingProblem, seating};
use super::tally::TeamTally;

/// A request for a picture.
#[derive(Debug, Clone)]
pub struct PictureRequest {
    /// The seats. `None` for one seat for each role and band that anybody aims at.
    pub seats: Option<Vec<SeatRequest>>,
    /// Whether people are named.
    pub naming: Naming,
}

/// The reason why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TeamProblem {
    /// There are no seats, because nobody aims at a role.
    #[error("nobody aims at a role, so there are no seats to fill")]
    NoSeats,
    /// Without names, one seat for each aim would tell what single people aim at.
    #[error("one seat for each role that somebody aims at would tell what single people aim at")]
    SeatsTell,
    /// There are too few people for a picture without names.
    #[error("{people} of at least {least} people: every number would be about too few of them")]
    TooFew {
        /// The people there are.
        people: u32,
        /// The fewest people that a number may be about.
        least: u32,
    },
    /// A picture with names needs two people.
    #[error("a team has two people or more")]
    Alone,
    /// There are too many people to name them.
    #[error("{people} people are too many for a picture with names, which has at most {MOST_NAMED}")]
    TooMany {
        /// The people there are.
        people: u32,
    },
    /// A hidden number could be worked out.
    #[error(transparent)]
    Audit(#[from] AuditProblem),
}

impl TeamPicture {
    /// Makes a picture of the counts.
    ///
    /// # Errors
    ///
    /// There are too few or too many people, there is no seat, or a hidden number could be worked out.
    pub fn of(mut tally: TeamTally, request: PictureRequest) -> Result<Self, TeamProblem> {
        let people = tally.people();
        let members = match request.naming {
            Naming::Aggregate { least } if people < least => return Err(TeamProblem::TooFew { people, least }),
            Naming::Aggregate { .. } => None,
            Naming::Named if people < 2 => return Err(TeamProblem::Alone),
            Naming::Named => Some(tally.members.take().ok_or(TeamProblem::TooMany { people })?),
        };
        let without_aim = people.saturating_sub(tally.aims.iter().sum());
        if let (None, Naming::Aggregate { least }) = (&request.seats, request.naming)
            && do_seats_tell(&[&*tally.aims, &[without_aim]].concat(), least)
        {
            return Err(TeamProblem::SeatsTell);
        }
        let seats = request.seats.unwrap_or_else(|| tally.seats_of_aims());
        if seats.is_empty() {
            return Err(TeamProblem::NoSeats);
        }
        let asked = asked_levels(tally.framework(), &seats);
        let mut problem = SeatingProblem::of(&tally, &seats);
        if let Some(members) = &members {
            problem = growth::problem_of_all(&problem, members);
        }
        let least = if let Naming::Aggregate { least } = request.naming { least } else { 1 };
        let mut picture = Self {
            framework: Arc::clone(tally.framework()),
            naming: request.naming,
            people,
            coverage: coverage(&tally, &asked),
            roles: roles(&tally),
            without_aim: Some(without_aim),
            seats: seating(seats, &problem, members.as_deref()),
            groups: groups(&tally, &asked, least),
            hires: Some(growth::hires(&tally, &problem)),
            growth: members.as_deref().map(|members| growth::growth(&problem, members)),
            leaving: None,
            teaching: None,
            members: None,
        };
        if let Naming::Aggregate { least } = request.naming {
            hide(&mut picture, least);
            audit(&picture, least)?;
            return Ok(picture);
        }
        if let Some(mut members) = members {
            picture.leaving = Some(growth::leaving(&picture.coverage, &problem, &members));
            picture.teaching = Some(growth::teaching(&picture.coverage, &members));
            members.sort_by(|a, b| {
                (a.aim.role.is_none(), a.aim.role, a.aim.band, &a.person).cmp(&(
                    b.aim.role.is_none(),
                    b.aim.role,
                    b.aim.band,
                    &b.person,
                ))
            });
            picture.members = Some(members);
        }
        Ok(picture)
    }
}
