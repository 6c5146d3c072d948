//! The shortest path to "ready": which levels to raise for the least effort.
//!
//! Readiness has to reach the bar and every must-have its floor. That is a covering knapsack, and taking the
//! best gain per effort first is wrong in about one case in six, so it is solved exactly: a table of the least
//! effort for every amount of credit still needed. Ties go to fewer skills, then to skills the person wants to
//! grow, then to the framework's order. Skills without an answer are taken at 0 and their steps say so.

use std::cmp::Reverse;

use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::score::{Fraction, Scorecard, credit};

/// One level to climb.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The skill.
    pub skill: SkillId,
    /// The level before.
    pub from: Level,
    /// The level after, one above.
    pub to: Level,
    /// Points of readiness gained: `100 * w * (credit(to) - credit(from)) / D`.
    pub gain: Fraction,
    /// Effort, by the framework's scale; no unit.
    pub effort: u32,
    /// Whether the skill has no answer yet, so that level 0 is assumed.
    pub assumed: bool,
}

/// The levels to raise for a role at a band, in a sensible order.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The steps, must-haves first, then by gain per effort; empty when nothing is missing.
    pub steps: Vec<Step>,
}

impl Plan {
    /// The effort of all steps together.
    pub fn effort(&self) -> u32 {
        self.steps.iter().map(|step| step.effort).sum()
    }
}

/// One skill of the role that can be raised.
struct Candidate {
    skill: SkillId,
    weight: u64,
    level: Level,
    target: Level,
    /// The lowest level the plan may leave it at.
    floor: Level,
    assumed: bool,
    starred: bool,
}

/// The least effort that makes a person ready; `None` if nothing is left to score.
pub fn shortest_path(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Option<Plan> {
    let lowest = card.lowest()?;
    let bar = u64::from(framework.band(card.band).ready_at);
    let needed = (bar * lowest.denominator).div_ceil(100).saturating_sub(lowest.numerator);
    let mut candidates = candidates(framework, sheet, card, starred);
    candidates.sort_by_key(|candidate| (Reverse(candidate.starred), candidate.skill));
    let levels = least_effort(framework, &candidates, usize::try_from(needed).ok()?);
    let raised = candidates.into_iter().zip(levels).filter(|(candidate, level)| candidate.level < *level).collect();
    let steps = in_order(framework, raised, lowest.denominator);
    Some(Plan { role: card.role, band: card.band, steps })
}

fn candidates(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Vec<Candidate> {
    let listed = framework.role(card.role).requirements.iter();
    listed
        .filter(|requirement| sheet.choice(requirement.skill) != Choice::NotApplicable)
        .map(|requirement| {
            let answered = sheet.choice(requirement.skill).level();
            Candidate {
                skill: requirement.skill,
                weight: u64::from(requirement.weight),
                level: answered.unwrap_or(Level::ALL[0]),
                target: requirement.target(card.band),
                floor: if requirement.must_have { requirement.floor(card.band) } else { Level::ALL[0] },
                assumed: answered.is_none(),
                starred: starred(requirement.skill),
            }
        })
        .collect()
}

/// The cost of a plan, smaller is better: effort, then skills touched.
type Cost = (u32, u32);

/// The level each candidate ends at in the cheapest plan that brings `needed` units of credit.
///
/// `costs[i][need]` is the least cost of bringing `need` with the candidates from `i` on. Choosing from the first
/// candidate on, and the highest level among equals, gives ties to candidates that stand earlier.
fn least_effort(framework: &Framework, candidates: &[Candidate], needed: usize) -> Vec<Level> {
    let mut costs: Vec<Vec<Option<Cost>>> = vec![vec![None; needed + 1]; candidates.len() + 1];
    costs[candidates.len()][0] = Some((0, 0));
    for (index, candidate) in candidates.iter().enumerate().rev() {
        let options = options(framework, candidate);
        for need in 0..=needed {
            let through = |option: &Choosable| add(costs[index + 1][need.saturating_sub(option.gain)], option.cost);
            costs[index][need] = options.iter().filter_map(through).min();
        }
    }
    let mut need = needed;
    let mut levels = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let best = costs[index][need];
        let cheapest = options(framework, candidate).into_iter().rev().find(|option| {
            best.is_some() && add(costs[index + 1][need.saturating_sub(option.gain)], option.cost) == best
        });
        let Some(chosen) = cheapest else { return levels };
        need = need.saturating_sub(chosen.gain);
        levels.push(chosen.level);
    }
    levels
}

fn add(rest: Option<Cost>, (effort, touched): Cost) -> Option<Cost> {
    rest.map(|rest| (rest.0 + effort, rest.1 + touched))
}

/// A level a candidate may end at.
struct Choosable {
    level: Level,
    /// Units of credit gained over where it stands.
    gain: usize,
    cost: Cost,
}

/// From where the candidate stands, or its floor, up to its target: beyond that nothing is gained.
fn options(framework: &Framework, candidate: &Candidate) -> Vec<Choosable> {
    let lowest = candidate.level.max(candidate.floor);
    let highest = candidate.target.max(lowest);
    let now = credit(candidate.level, candidate.target);
    Level::ALL
        .into_iter()
        .filter(|level| (lowest..=highest).contains(level))
        .map(|level| {
            let gain = candidate.weight * (credit(level, candidate.target) - now);
            let effort = framework.effort()[candidate.level.index()..level.index()].iter().sum();
            Choosable {
                level,
                gain: usize::try_from(gain).expect("a weight times 12 is small"),
                cost: (effort, u32::from(level > candidate.level)),
            }
        })
        .collect()
}

/// Single steps: those that lift a must-have to its floor first, then the most gain per effort.
fn in_order(framework: &Framework, mut raised: Vec<(Candidate, Level)>, denominator: u64) -> Vec<Step> {
    let mut steps = Vec::new();
    let next = |candidate: &Candidate| {
        let to = candidate.level.up();
        let gained = credit(to, candidate.target) - credit(candidate.level, candidate.target);
        let effort = framework.effort()[candidate.level.index()];
        let gain = Fraction { numerator: 100 * candidate.weight * gained, denominator };
        let step = Step { skill: candidate.skill, from: candidate.level, to, gain, effort, assumed: candidate.assumed };
        let per_effort = Fraction { numerator: gain.numerator, denominator: denominator * u64::from(effort) };
        let rank = (candidate.level < candidate.floor, per_effort, candidate.starred, Reverse(candidate.skill));
        (rank, step)
    };
    while let Some((rank, step)) = raised.iter().map(|(candidate, _)| next(candidate)).max_by_key(|(rank, _)| *rank) {
        let Reverse(skill) = rank.3;
        if let Some((candidate, _)) = raised.iter_mut().find(|(candidate, _)| candidate.skill == skill) {
            candidate.level = step.to;
        }
        steps.push(step);
        raised.retain(|(candidate, end)| candidate.level < *end);
    }
    steps
}
