//! Seating: the assignment with the most people ready, then the highest sum of readiness.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Member;
use super::assignment::Assignment;
use super::seat::SeatRequest;
use super::tally::{READY, SeatCandidate, TeamTally, place};
use crate::framework::{BandId, RoleId};
use crate::score::{Fraction, Scorecard, Tenths, Verdict, variance_between};
use crate::text::Clean;

/// A person in a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The role of the seat.
    pub role: RoleId,
    /// The band of the seat.
    pub band: BandId,
    /// The person. `None` if nobody is left for the seat.
    pub person: Option<Clean>,
    /// The lowest readiness of the person, in percent, rounded down.
    pub readiness: u64,
    /// The standard error of the readiness, in points.
    pub error: Option<Tenths>,
    /// The verdict.
    pub verdict: Verdict,
}

/// Two people who could as well have each other's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The person with a seat.
    pub person: Clean,
    /// The role of the seat.
    pub role: RoleId,
    /// The band of the seat.
    pub band: BandId,
    /// The other person, who may have another seat or none.
    pub other: Clean,
}

/// The filled seats. A number that is hidden is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seating {
    /// The seats, in the framework's order.
    pub asked: Vec<SeatRequest>,
    /// The seats filled with somebody who is ready.
    pub filled_ready: Option<u32>,
    /// The sum of the readiness of everybody with a seat, in whole points.
    pub total_readiness: Option<u64>,
    /// The people in the seats, only in a picture with names.
    pub pairs: Option<Vec<Pair>>,
    /// The pairs of people who could as well have each other's place; empty without names.
    pub ties: Vec<Tie>,
}

/// The seats one by one, and the people who may take them.
pub(super) struct SeatingProblem {
    /// The position of the card of each seat.
    pub(super) seats: Vec<(RoleId, BandId, usize)>,
    pub(super) candidates: Vec<Arc<SeatCandidate>>,
    pub(super) best: Assignment,
}

/// The worth of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    pub(super) filled_ready: u32,
    pub(super) total: u64,
}

impl SeatingProblem {
    pub(super) fn of(tally: &TeamTally, asked: &[SeatRequest]) -> Self {
        // One seat more than there are people leaves room for a hire, and stands for all that nobody can fill.
        let most = tally.people().saturating_add(1);
        let seats = asked.iter().flat_map(|seat| {
            let at = place(tally.framework(), seat.role, seat.band);
            std::iter::repeat_n((seat.role, seat.band, at), seat.count.min(most) as usize)
        });
        Self::with(seats.collect(), tally.candidates())
    }

    pub(super) fn with(seats: Vec<(RoleId, BandId, usize)>, candidates: Vec<Arc<SeatCandidate>>) -> Self {
        let row = |(_, _, at): &(RoleId, BandId, usize)| candidates.iter().map(|it| it.values[*at]).collect();
        let values: Vec<Vec<i64>> = seats.iter().map(row).collect();
        Self { best: Assignment::of(&values), seats, candidates }
    }

    /// Returns the same problem with one person more, or with other values for a person.
    pub(super) fn with_candidate(&self, candidate: SeatCandidate) -> Self {
        let mut candidates: Vec<Arc<SeatCandidate>> =
            self.candidates.iter().filter(|it| it.person != candidate.person).cloned().collect();
        candidates.push(Arc::new(candidate));
        Self::with(self.seats.clone(), candidates)
    }

    pub(super) fn worth(&self) -> Worth {
        self.worth_of(&self.best)
    }

    /// Returns the worth of the best assignment without a person.
    pub(super) fn worth_without(&self, person: &Clean) -> Worth {
        match self.candidates.iter().position(|it| it.person == *person) {
            Some(at) => self.worth_of(&self.best.without(at)),
            None => self.worth(),
        }
    }

    fn worth_of(&self, assignment: &Assignment) -> Worth {
        let seated = self.seats.iter().zip(assignment.people());
        let values = seated.filter_map(|((_, _, at), person)| Some(self.candidates[person?].values[*at]));
        let sum: i64 = values.sum();
        let part = |part: i64| u64::try_from(part).unwrap_or(0);
        Worth { filled_ready: u32::try_from(sum / READY).unwrap_or(u32::MAX), total: part(sum % READY) }
    }

    /// Returns the name of the person in each seat.
    pub(super) fn seated(&self) -> Vec<Option<&Clean>> {
        self.best.people().into_iter().map(|person| Some(&self.candidates[person?].person)).collect()
    }
}

/// Fills the seats. Without the people, nobody is named.
pub(super) fn seating(asked: Vec<SeatRequest>, problem: &SeatingProblem, members: Option<&[Member]>) -> Seating {
    let Worth { filled_ready, total } = problem.worth();
    let by_name = members.map(|members| members.iter().map(|it| (&it.person, it)).collect::<BTreeMap<_, _>>());
    let pair = |(role, band): (RoleId, BandId), person: Option<&Clean>, all: &BTreeMap<&Clean, &Member>| {
        let card = person.and_then(|person| all.get(person)).map(|member| member.evaluation.card(role, band));
        Pair {
            role,
            band,
            person: person.cloned(),
            readiness: card.and_then(Scorecard::lowest).map_or(0, Fraction::percent),
            error: card.and_then(Scorecard::error),
            verdict: card.map_or(Verdict::NotAssessed, |card| card.verdict),
        }
    };
    let pairs: Option<Vec<Pair>> = by_name.as_ref().map(|all| {
        let mut seated = problem.seats.iter().zip(problem.seated()).peekable();
        let mut pairs = Vec::new();
        for seat in &asked {
            let is_of_seat =
                |((role, band, _), _): &(&(RoleId, BandId, usize), _)| (*role, *band) == (seat.role, seat.band);
            for _ in 0..seat.count {
                let person = seated.next_if(is_of_seat).and_then(|(_, person)| person);
                pairs.push(pair((seat.role, seat.band), person, all));
            }
        }
        pairs
    });
    let ties = match (&pairs, members) {
        (Some(pairs), Some(members)) => ties(pairs, members),
        _ => Vec::new(),
    };
    Seating { asked, filled_ready: Some(filled_ready), total_readiness: Some(total), pairs, ties }
}

/// Returns everybody who could as well have the place of a person with a seat: exchanging the two changes the sum of
/// readiness by less than 1.28 errors. The variance is the sum over both of that of their points in one seat minus those
/// in the other.
fn ties(pairs: &[Pair], members: &[Member]) -> Vec<Tie> {
    let seat_of = |member: &Member| pairs.iter().find(|pair| pair.person.as_ref() == Some(&member.person));
    let place = |pair: &Pair| (pair.role, pair.band);
    let mut sorted: Vec<&Member> = members.iter().collect();
    sorted.sort_by(|a, b| a.person.cmp(&b.person));
    let mut ties = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let Some(seated) = sorted.iter().find(|member| pair.person.as_ref() == Some(&member.person)) else { continue };
        for other in sorted.iter().filter(|other| other.person != seated.person) {
            let theirs = seat_of(other);
            // Each couple of seats is looked at once, and people in the same kind of seat are not exchanged.
            let is_done = theirs.is_some_and(|theirs| pairs.iter().position(|it| it == theirs) < Some(at));
            if is_done || theirs.is_some_and(|theirs| place(theirs) == place(pair)) {
                continue;
            }
            let (here, there) = (place(pair), theirs.map(place));
            let change =
                points(seated, Some(here)) + points(other, there) - points(other, Some(here)) - points(seated, there);
            let variance = variance(seated, here, there) + variance(other, here, there);
            if is_too_close(change, variance) {
                let (person, other) = (seated.person.clone(), other.person.clone());
                ties.push(Tie { person, role: pair.role, band: pair.band, other });
            }
        }
    }
    ties
}

/// Returns the lowest readiness of a person in a seat, in millionths. Without a seat it is 0.
fn points(member: &Member, seat: Option<(RoleId, BandId)>) -> i128 {
    let lowest = seat.and_then(|(role, band)| member.evaluation.card(role, band).lowest());
    lowest.map_or(0, |lowest| i128::from(lowest.times_nearest(1_000_000)))
}

/// Returns the variance of a person's points in one seat minus those in another, in square millionths.
fn variance(member: &Member, here: (RoleId, BandId), there: Option<(RoleId, BandId)>) -> u128 {
    variance_between(&member.evaluation, here, there)
}

/// Returns whether `|change| < 1.28 * sqrt(variance)`.
const fn is_too_close(change: i128, variance: u128) -> bool {
    let change = change.unsigned_abs();
    625 * change * change < 1_024 * variance || change == 0
}
