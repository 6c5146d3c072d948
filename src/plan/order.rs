//! The order of the steps of a plan.
//!
//! Steps that lift a must-have to its floor come first, because nothing makes up for them. Then steps with the most
//! gain per effort; of equal ones, skills the person wants to grow, then the framework's order. The steps of a skill go
//! level by level.

use std::cmp::Reverse;

use super::Step;
use super::candidate::Candidate;
use crate::framework::{Framework, Level};
use crate::score::Fraction;

/// Returns the single steps from the present level of each candidate to its end level.
pub(super) fn in_order(framework: &Framework, mut raised: Vec<(Candidate, Level)>, start: Fraction) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut reached = start.numerator;
    let urgency = |candidate: &Candidate| {
        let effort = u64::from(framework.effort()[candidate.level.index()]);
        let per_effort = Fraction { numerator: candidate.gain(candidate.level.up()), denominator: effort };
        (candidate.level < candidate.floor, per_effort, candidate.starred, Reverse(candidate.skill))
    };
    while let Some((candidate, _)) = raised.iter_mut().max_by_key(|(candidate, _)| urgency(candidate)) {
        let (from, to) = (candidate.level, candidate.level.up());
        let gained = candidate.gain(to);
        reached += gained;
        steps.push(Step {
            skill: candidate.skill,
            from,
            to,
            gain: Fraction { numerator: 100 * gained, denominator: start.denominator },
            reaches: Fraction { numerator: reached, denominator: start.denominator },
            effort: framework.effort()[from.index()],
            assumed: candidate.assumed,
        });
        candidate.level = to;
        raised.retain(|(candidate, end)| candidate.level < *end);
    }
    steps
}
