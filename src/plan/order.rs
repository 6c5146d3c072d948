//! The order of the steps of a plan.
//!
//! Steps that lift a must-have to its floor come first, because nothing makes up for them. Then steps with the most
//! gain per effort; of equal ones, skills the person wants to grow, then the framework's order. The steps of a skill go
//! level by level.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Step;
use super::candidate::Candidate;
use crate::framework::{Framework, Level, SkillId};
use crate::score::Fraction;

/// The rank of the next step of a skill: the highest goes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Urgency {
    is_below_floor: bool,
    gain_per_effort: Fraction,
    is_starred: bool,
    skill: Reverse<SkillId>,
}

/// The next step of a skill, and the later ones. The urgency differs from that of every other skill.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Climb {
    urgency: Urgency,
    candidate: Candidate,
    end: Level,
}

impl Climb {
    fn of(framework: &Framework, candidate: Candidate, end: Level) -> Self {
        let effort = u64::from(framework.effort()[candidate.level.index()]);
        let urgency = Urgency {
            is_below_floor: candidate.level < candidate.floor,
            gain_per_effort: Fraction { numerator: candidate.gain(candidate.level.up()), denominator: effort },
            is_starred: candidate.starred,
            skill: Reverse(candidate.skill),
        };
        Self { urgency, candidate, end }
    }
}

/// Returns the single steps from the present level of each candidate to its end level.
pub(super) fn in_order(framework: &Framework, raised: Vec<(Candidate, Level)>, start: Fraction) -> Vec<Step> {
    let mut climbs: BinaryHeap<Climb> =
        raised.into_iter().map(|(candidate, end)| Climb::of(framework, candidate, end)).collect();
    let mut steps = Vec::new();
    let mut reached = start.numerator;
    while let Some(Climb { mut candidate, end, .. }) = climbs.pop() {
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
        if to < end {
            climbs.push(Climb::of(framework, candidate, end));
        }
    }
    steps
}
