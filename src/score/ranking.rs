//! The order of the roles at a band, the leader, and the roles too close to it to call.
//!
//! The order: exact likely readiness (the readiness itself once complete); for equal ones the next band up; then fit;
//! then the framework's order. The top group is the leader and every role too close to it. The program always names the
//! whole group. Before the first answer there is no leader.

use std::cmp::Ordering;

use super::Scores;
use super::difference::Difference;
use crate::framework::{BandId, Framework, RoleId};
use crate::order::Order as _;

/// The roles at a band, best first.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// The band.
    pub band: BandId,
    /// All assessed roles, best first.
    pub order: Vec<RoleId>,
    /// The leader and the roles too close to it to call, best first; empty before the first answer.
    pub top: Vec<RoleId>,
    /// The leader and the roles with exactly the same likely readiness, best first; empty before the first answer.
    pub equal: Vec<RoleId>,
    /// Whether the unanswered skills are unlikely to change the leader: there are at least six answers, and every rival
    /// is behind by two standard deviations of the unanswered skills.
    pub settled: bool,
    /// The rival that the unanswered skills could most easily put above the leader, or above the first in order before
    /// the first answer. `None` if they cannot move any rival.
    pub closest: Option<RoleId>,
}

/// The fewest answers for a settled leader.
const ANSWERS_TO_SETTLE: usize = 6;

impl Ranking {
    /// Ranks the roles at a band.
    pub fn of(scores: &Scores, band: BandId) -> Self {
        let framework = scores.framework();
        let mut order: Vec<RoleId> =
            framework.roles().filter(|role| scores.card(*role, band).lowest().is_some()).collect();
        order.order_by(|a, b| compare(framework, scores, band, [*a, *b]));
        let Some(leader) = order.first().copied() else {
            return Self { band, order, top: Vec::new(), equal: Vec::new(), settled: false, closest: None };
        };
        let lead = |rival: &RoleId| Difference::between(scores, band, [leader, *rival]);
        let rivals: Vec<(RoleId, Difference)> =
            order[1..].iter().filter_map(|rival| Some((*rival, lead(rival)?))).collect();
        let open = rivals.iter().filter(|(_, lead)| lead.is_open());
        let closest = open.min_by(|(_, a), (_, b)| a.by_doubt(*b)).map(|(rival, _)| *rival);
        let answered = scores.sheet().coverage().answered;
        let close = rivals.iter().filter(|(_, lead)| lead.is_too_close()).map(|(rival, _)| *rival);
        let equal = rivals.iter().filter(|(_, lead)| lead.is_zero()).map(|(rival, _)| *rival);
        let with_leader = |others: Vec<RoleId>| {
            // Before the first answer there is no leader.
            if answered > 0 { [leader].into_iter().chain(others).collect() } else { Vec::new() }
        };
        let (top, equal) = (with_leader(close.collect()), with_leader(equal.collect()));
        let settled = answered >= ANSWERS_TO_SETTLE && rivals.iter().all(|(_, lead)| lead.is_settled());
        Self { band, order, top, equal, settled, closest }
    }

    /// Returns the first role in order, once a skill has a level.
    pub fn leader(&self) -> Option<RoleId> {
        self.top.first().copied()
    }
}

fn compare(framework: &Framework, scores: &Scores, band: BandId, [a, b]: [RoleId; 2]) -> Ordering {
    let likely = |role, band| scores.card(role, band).likely();
    let fit = |role| scores.card(role, band).fit();
    let above = framework.bands().find(|other| *other > band);
    let by_likely = likely(b, band).cmp(&likely(a, band));
    let by_next_band = || above.map_or(Ordering::Equal, |above| likely(b, above).cmp(&likely(a, above)));
    by_likely.then_with(by_next_band).then_with(|| fit(b).cmp(&fit(a))).then(a.cmp(&b))
}
