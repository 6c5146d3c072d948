//! Plans: the shortest path to "ready", the most gain for some effort, the way to a goal.
//!
//! Readiness has to reach the bar, and every must-have its floor, for the least effort. That is a covering knapsack.
//! Taking the best gain per effort first is wrong in about one case in six, so `knapsack` solves it exactly. Ties go to
//! fewer skills, then to skills the person wants to grow, then to the framework's order. Plans count unanswered skills
//! as 0 and mark their steps; [`open_answers`] returns the ones worth answering first. This module does not use actions
//! and resources: those belong to the skills.

mod candidate;
mod end_level;
mod knapsack;
mod margin;
mod open;
mod order;
mod planner;
mod rate;

pub use margin::bar_with_margin;
pub use open::{OpenAnswer, open_answers};
pub use planner::Planner;

use std::cmp::Reverse;

use self::candidate::Candidate;
use self::end_level::EndLevels;
use self::knapsack::{cheapest, most_within};
use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::score::{Fraction, Scorecard, Tenths, reaches_bar};

/// One level to climb.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The skill.
    pub skill: SkillId,
    /// The level before.
    pub from: Level,
    /// The level after, one above.
    pub to: Level,
    /// The points of readiness gained: `100 * w * (credit(to) - credit(from)) / D`.
    pub gain: Fraction,
    /// The readiness after this step and all before it, as a share of 1.
    pub reaches: Fraction,
    /// The effort, by the framework's scale; no unit.
    pub effort: u32,
    /// Whether the skill has no answer, so that the plan assumes level 0.
    pub assumed: bool,
}

/// The purpose of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanTo {
    /// "Ready", for the least effort.
    Ready,
    /// "Ready" with a margin, for the least effort: answers on most other days would give "ready" too.
    WithMargin,
    /// The most gain for this much effort.
    Effort(u32),
    /// The levels the person wants to get to.
    Goals,
}

impl PlanTo {
    /// Returns the other way to ready: the earliest one for a plan with a margin, and the reverse. `None` for other
    /// plans.
    #[must_use]
    pub const fn other_way(self) -> Option<Self> {
        match self {
            Self::Ready => Some(Self::WithMargin),
            Self::WithMargin => Some(Self::Ready),
            Self::Effort(_) | Self::Goals => None,
        }
    }
}

/// The levels to raise for a role at a band, in order.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The purpose.
    pub to: PlanTo,
    /// The readiness before the first step: the guaranteed one, with unanswered skills at 0.
    pub start: Fraction,
    /// The steps, must-haves first, then by gain per effort; empty when nothing is missing.
    pub steps: Vec<Step>,
    /// Whether the last step leads to "ready": readiness reaches the bar, and every must-have its floor.
    pub ready: bool,
    /// The must-haves marked as not applicable. While there are any, no step leads to "ready".
    pub blocked_by: Vec<SkillId>,
}

impl Plan {
    /// Returns the effort of all steps together.
    pub fn effort(&self) -> u32 {
        self.steps.iter().map(|step| step.effort).sum()
    }

    /// Returns whether the plan has a step of the same skill to the same level.
    pub fn has_step(&self, step: &Step) -> bool {
        self.steps.iter().any(|it| (it.skill, it.to) == (step.skill, step.to))
    }

    /// Returns the points that all steps gain together, to the nearest tenth.
    pub fn shown_gain(&self) -> Tenths {
        let Fraction { numerator, denominator } = self.end();
        Tenths(Fraction { numerator: 1_000 * (numerator - self.start.numerator), denominator }.times_nearest(1))
    }

    /// Returns the points that each step gains in tenths. They add up to [`Plan::shown_gain`]: each is rounded down, and
    /// what is left over goes to the steps that lost most by it, the earlier first.
    pub fn shown_gains(&self) -> Vec<Tenths> {
        let floors: Vec<u64> = self.steps.iter().map(|step| step.gain.times_floor(10)).collect();
        let left = self.shown_gain().0.saturating_sub(floors.iter().sum());
        let lost = |position: &usize| {
            let Fraction { numerator, denominator } = self.steps[*position].gain;
            10 * numerator % denominator
        };
        let mut by_loss: Vec<usize> = (0..floors.len()).collect();
        by_loss.sort_by_key(|position| Reverse(lost(position)));
        by_loss.truncate(usize::try_from(left).unwrap_or(usize::MAX));
        let more = |position: usize| u64::from(by_loss.contains(&position));
        floors.into_iter().enumerate().map(|(position, floor)| Tenths(floor + more(position))).collect()
    }

    /// Returns the readiness after the last step.
    pub fn end(&self) -> Fraction {
        self.steps.last().map_or(self.start, |step| step.reaches)
    }
}

/// Returns the plan that makes a person ready for the least effort. `None` if nothing is left to score. With a
/// must-have marked as not applicable there is no path: the plan has no steps and lists the must-have in
/// [`Plan::blocked_by`].
pub fn shortest_path(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Option<Plan> {
    path(framework, card, candidate::listed(framework, sheet, card, starred), PlanTo::Ready)
}

/// Returns the plan that makes a person ready with a margin, for the least effort. Special cases are as for
/// [`shortest_path`].
pub fn path_with_margin(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Option<Plan> {
    path(framework, card, candidate::listed(framework, sheet, card, starred), PlanTo::WithMargin)
}

fn path(framework: &Framework, card: &Scorecard, candidates: Vec<Candidate>, to: PlanTo) -> Option<Plan> {
    let needed = match to {
        PlanTo::WithMargin => margin::past_the_bar(framework, card)?,
        _ => margin::to_the_bar(framework, card)?,
    };
    if card.blocked_by().next().is_some() {
        return plan(framework, card, to, Vec::new());
    }
    let skills: Vec<EndLevels> = candidates.iter().map(|candidate| candidate.end_levels(framework)).collect();
    let ends = cheapest(&skills, needed).into_iter().map(|end| end.level);
    plan(framework, card, to, candidates.into_iter().zip(ends).collect())
}

/// An effort to spend.
#[derive(Debug, Clone, Copy)]
pub struct Budget<S> {
    /// The most effort.
    pub effort: u32,
    /// Whether the person wants to grow a skill.
    pub starred: S,
}

/// Returns the plan with the most gain in readiness within a budget. `None` if nothing is left to score.
///
/// The same program with the axes swapped: of all gains, the largest within the budget. Ties go to the cheapest plan,
/// then as for [`shortest_path`]. It does not force must-haves; [`Plan::ready`] tells the outcome.
pub fn most_gain(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    budget: Budget<impl Fn(SkillId) -> bool>,
) -> Option<Plan> {
    let Budget { effort, starred } = budget;
    let candidates = candidate::listed(framework, sheet, card, starred);
    let unforced = |candidate: &Candidate| Candidate { floor: Level::ALL[0], ..*candidate }.end_levels(framework);
    let skills: Vec<EndLevels> = candidates.iter().map(unforced).collect();
    let ends = most_within(&skills, effort).into_iter().map(|end| end.level);
    plan(framework, card, PlanTo::Effort(effort), candidates.into_iter().zip(ends).collect())
}

/// Returns the plan to the levels of `goal`.
///
/// It includes every skill that the goal raises, even if the role does not list it. It lowers no skill, and skills that
/// are not applicable stay so. `None` if nothing is left to score.
pub fn path_to(framework: &Framework, sheet: &Sheet, card: &Scorecard, goal: &Sheet) -> Option<Plan> {
    let candidates = candidate::all(framework, sheet, card);
    let end = |candidate: &Candidate| goal.choice(candidate.skill).level().unwrap_or(candidate.level);
    let ended = |candidate: Candidate| (candidate, end(&candidate).max(candidate.level));
    plan(framework, card, PlanTo::Goals, candidates.into_iter().map(ended).collect())
}

/// Builds a plan from candidates and their end levels.
fn plan(framework: &Framework, card: &Scorecard, to: PlanTo, ended: Vec<(Candidate, Level)>) -> Option<Plan> {
    let start = card.lowest()?;
    let floors = ended.iter().all(|(candidate, end)| *end >= candidate.floor);
    let raised = ended.into_iter().filter(|(candidate, end)| candidate.level < *end).collect();
    let steps = order::in_order(framework, raised, start);
    let blocked_by: Vec<SkillId> = card.blocked_by().collect();
    let may_be_ready = floors && blocked_by.is_empty();
    let mut plan = Plan { role: card.role, band: card.band, to, start, steps, ready: false, blocked_by };
    plan.ready = may_be_ready && reaches_bar(framework, card.band, plan.end());
    Some(plan)
}
