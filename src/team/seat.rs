//! The seats of a team: how many people are needed for which role at which band.

use crate::framework::{BandId, Framework, Importance, Level, RoleId};
use crate::text::Clean;

/// The most seats of one kind.
const COUNT_LIMIT: u32 = 1_000;

/// Some seats of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatRequest {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The number of seats; 1 to 1,000.
    pub count: u32,
}

/// The reason why a list of seats cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeatProblem {
    /// Something is not of the form `ROLE/BAND` or `ROLE/BAND=COUNT`.
    #[error("\"{0}\" is no seat: write ROLE/BAND or ROLE/BAND=COUNT, as in advocate/established=2")]
    Form(Clean),
    /// There is no such role.
    #[error("there is no role \"{0}\"")]
    Role(Clean),
    /// There is no such band.
    #[error("there is no band \"{0}\"")]
    Band(Clean),
    /// The count is not a number from 1 to 1,000.
    #[error("\"{0}\" seats: write a number from 1 to 1000")]
    Count(Clean),
    /// A kind of seat stands twice.
    #[error("\"{0}\" stands twice: write its number of seats once")]
    Twice(Clean),
}

/// Reads seats such as `advocate/established=2,writer/entry`. They come in the framework's order of roles, then bands.
///
/// # Errors
///
/// The first seat that cannot be read.
pub fn parse_seats(framework: &Framework, text: &str) -> Result<Vec<SeatRequest>, SeatProblem> {
    let mut seats: Vec<SeatRequest> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let shown = || Clean::line(part);
        let (kind, count) = part.split_once('=').unwrap_or((part, "1"));
        let (role, band) = kind.split_once('/').ok_or_else(|| SeatProblem::Form(shown()))?;
        let role = framework.role_called(role.trim()).ok_or_else(|| SeatProblem::Role(Clean::line(role.trim())))?;
        let band = framework.band_called(band.trim()).ok_or_else(|| SeatProblem::Band(Clean::line(band.trim())))?;
        let number = count.trim().parse().ok().filter(|count| (1..=COUNT_LIMIT).contains(count));
        let count = number.ok_or_else(|| SeatProblem::Count(Clean::line(count.trim())))?;
        if seats.iter().any(|seat| (seat.role, seat.band) == (role, band)) {
            return Err(SeatProblem::Twice(Clean::line(kind.trim())));
        }
        seats.push(SeatRequest { role, band, count });
    }
    if seats.is_empty() {
        return Err(SeatProblem::Form(Clean::line(text)));
    }
    seats.sort_by_key(|seat| (seat.role, seat.band));
    Ok(seats)
}

/// Returns, for each skill, the highest target that the seats have for it where it is core or important to them. `None`
/// for a skill that no seat asks for.
#[must_use]
pub fn asked_levels(framework: &Framework, seats: &[SeatRequest]) -> Vec<Option<Level>> {
    let asked = |skill| {
        let of_seat = |seat: &SeatRequest| {
            let listed = framework.role(seat.role).requirement(skill)?;
            (listed.importance < Importance::Helpful).then(|| listed.target(seat.band))
        };
        seats.iter().filter_map(of_seat).max()
    };
    framework.skills().map(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::{SeatProblem, asked_levels, parse_seats};
    use crate::framework::{Framework, Importance};

    #[test]
    fn seats_are_read_by_id_or_name_and_stand_in_the_order_of_the_framework() {
        let framework = Framework::shipped();
        let seats = parse_seats(&framework, "writer/entry, Developer Advocate/established=2").expect("two kinds");
        let shown = seats
            .iter()
            .map(|seat| (framework.role(seat.role).key.as_str(), framework.band(seat.band).key.as_str(), seat.count));
        assert_eq!(shown.collect::<Vec<_>>(), [("advocate", "established", 2), ("writer", "entry", 1)]);
    }

    #[test]
    fn what_is_no_seat_is_told_with_what_to_write() {
        let framework = Framework::shipped();
        for (text, words) in [
            ("", "is no seat"),
            ("advocate", "ROLE/BAND=COUNT"),
            ("baker/entry", "no role \"baker\""),
            ("writer/boss", "no band \"boss\""),
            ("writer/entry=0", "from 1 to 1000"),
            ("writer/entry=1001", "from 1 to 1000"),
            ("writer/entry=-1", "from 1 to 1000"),
            ("writer/entry,writer/entry=2", "stands twice"),
        ] {
            let problem = parse_seats(&framework, text).expect_err(text).to_string();
            assert!(problem.contains(words), "{text}: {problem}");
        }
        assert!(matches!(parse_seats(&framework, "x"), Err(SeatProblem::Form(_))));
    }

    #[test]
    fn a_skill_is_asked_at_its_highest_target_where_it_matters() {
        let framework = Framework::shipped();
        let seats = parse_seats(&framework, "writer/entry,writer/lead,ospo/entry").expect("three");
        let asked = asked_levels(&framework, &seats);
        for skill in framework.skills() {
            let targets = seats.iter().filter_map(|seat| {
                let listed = framework.role(seat.role).requirement(skill)?;
                (listed.importance != Importance::Helpful).then(|| listed.target(seat.band))
            });
            assert_eq!(asked[skill.index()], targets.max(), "{}", framework.skill(skill).key);
        }
        assert!(asked.iter().any(Option::is_none) && asked.iter().any(Option::is_some));
    }
}
