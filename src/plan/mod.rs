//! What to do next: the shortest path to "ready", the most to gain with some effort, the way to a goal.
//!
//! Readiness has to reach the bar and every must-have its floor, for the least effort. That is a covering
//! knapsack, and taking the best gain per effort first is wrong in about one case in six, so it is solved exactly
//! (see `knapsack`). Ties go to fewer skills, then to skills the person wants to grow, then to the framework's
//! order. Skills without an answer are taken at 0: their steps say so, and [`open_answers`] tells which of them
//! are worth answering first. This module knows nothing of actions and resources: those belong to the skills.

mod candidate;
mod knapsack;
mod margin;
mod open;
mod order;
mod planner;

pub use open::{OpenAnswer, open_answers};
pub use planner::Planner;

use self::candidate::Candidate;
use self::knapsack::Table;
use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::score::{Fraction, Scorecard, reaches_bar};

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
    /// The readiness after this step and all before it, as a share of 1.
    pub reaches: Fraction,
    /// Effort, by the framework's scale; no unit.
    pub effort: u32,
    /// Whether the skill has no answer yet, so that level 0 is assumed.
    pub assumed: bool,
}

/// What a plan leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanTo {
    /// "Ready", for the least effort.
    Ready,
    /// "Ready" with a margin, for the least effort: most other days would say the same.
    WithMargin,
    /// As far as this much effort leads.
    Effort(u32),
    /// The levels the person wants to get to.
    Goals,
}

/// The levels to raise for a role at a band, in a sensible order.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// What it leads to.
    pub to: PlanTo,
    /// The readiness before the first step: the guaranteed one, with unanswered skills at 0.
    pub start: Fraction,
    /// The steps, must-haves first, then by gain per effort; empty when nothing is missing.
    pub steps: Vec<Step>,
    /// Whether the last step leads to "ready": the bar is reached, and so is every must-have's floor.
    pub ready: bool,
    /// The must-haves marked as not applicable. While there are any, no step leads to "ready".
    pub blocked_by: Vec<SkillId>,
}

impl Plan {
    /// The effort of all steps together.
    pub fn effort(&self) -> u32 {
        self.steps.iter().map(|step| step.effort).sum()
    }

    /// Returns whether the plan has the same step.
    pub fn has_step(&self, step: &Step) -> bool {
        self.steps.iter().any(|it| (it.skill, it.to) == (step.skill, step.to))
    }

    /// The readiness after the last step.
    pub fn end(&self) -> Fraction {
        self.steps.last().map_or(self.start, |step| step.reaches)
    }
}

/// Returns the plan that makes a person ready for the least effort. `None` if nothing is left to score. No path leads past a
/// must-have that is marked as not applicable: then the plan has no steps and names what blocks it.
pub fn shortest_path(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Option<Plan> {
    path(framework, card, candidate::listed(framework, sheet, card, starred), PlanTo::Ready)
}

/// Returns the plan that makes a person ready with a margin, for the least effort. Otherwise as [`shortest_path`].
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
    let ends = Table::of(framework, &candidates, needed).ends(needed);
    plan(framework, card, to, ended(candidates, ends))
}

/// An effort that can be spent.
#[derive(Debug, Clone, Copy)]
pub struct Budget<S> {
    /// How much.
    pub effort: u32,
    /// Whether a person would rather spend it on a skill.
    pub starred: S,
}

/// The most readiness that can be gained without spending more than a budget; `None` if nothing is left to score.
///
/// The same table, read the other way: of all gains, the largest that costs no more. Among plans that gain as much
/// the cheapest, then as for [`shortest_path`]. Must-haves are not forced; [`Plan::ready`] tells.
pub fn most_gain(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    budget: Budget<impl Fn(SkillId) -> bool>,
) -> Option<Plan> {
    let Budget { effort, starred } = budget;
    let lowest = card.lowest()?;
    let missing = usize::try_from(lowest.denominator - lowest.numerator).ok()?;
    let candidates = candidate::listed(framework, sheet, card, starred);
    let unforced: Vec<Candidate> =
        candidates.iter().map(|candidate| Candidate { floor: Level::ALL[0], ..*candidate }).collect();
    let table = Table::of(framework, &unforced, missing);
    let ends = table.ends(table.most_within(effort));
    plan(framework, card, PlanTo::Effort(effort), ended(candidates, ends))
}

/// The steps to the levels of `goal`, for a person who tried them out and wants to get there.
///
/// Everything the goal raises is in, also what the role does not count; nothing is lowered, and skills that are not
/// applicable stay so. `None` if nothing is left to score.
pub fn path_to(framework: &Framework, sheet: &Sheet, card: &Scorecard, goal: &Sheet) -> Option<Plan> {
    let candidates = candidate::all(framework, sheet, card);
    let end = |candidate: &Candidate| goal.choice(candidate.skill).level().unwrap_or(candidate.level);
    let ends = candidates.iter().map(|candidate| end(candidate).max(candidate.level)).collect();
    plan(framework, card, PlanTo::Goals, ended(candidates, ends))
}

/// Each candidate with the level it ends at.
fn ended(candidates: Vec<Candidate>, ends: Vec<Level>) -> Vec<(Candidate, Level)> {
    candidates.into_iter().zip(ends).collect()
}

/// From candidates and the levels they end at to a plan.
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
