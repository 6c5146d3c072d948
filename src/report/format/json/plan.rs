//! A plan as JSON.

use serde::Serialize;

use super::keys::{band_key, role_key, skill_key};
use super::number;
use crate::framework::Framework;
use crate::plan::{Plan, Step};
use crate::report::PlanSection;
use crate::score::Decimal;

/// A plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanJson<'r> {
    /// The role's id.
    pub role: &'r str,
    /// The band's id.
    pub band: &'r str,
    /// The readiness in percent before the first step, rounded down, with unanswered skills at 0.
    pub start: u64,
    /// The readiness in percent after the last step, rounded down.
    pub end: u64,
    /// Whether the last step leads to "ready".
    pub ready: bool,
    /// The ids of the must-haves marked as not applicable; while there are any, no plan leads to "ready".
    pub blocked_by: Vec<&'r str>,
    /// The effort of all steps.
    pub effort: u32,
    /// The steps, must-haves first, then by gain per effort. For a way to ready, those of the earliest one.
    pub steps: Vec<StepJson<'r>>,
    /// The way to ready with a margin; absent for other plans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<SurePlanJson<'r>>,
    /// The role's unanswered skills, in descending order of the effort that they could save; none on the way to goals.
    pub open_answers: Vec<OpenAnswerJson<'r>>,
}

/// The way to ready with a margin.
#[derive(Debug, Clone, Serialize)]
pub struct SurePlanJson<'r> {
    /// The readiness in percent after the last step, rounded down.
    pub end: u64,
    /// The effort of all steps.
    pub effort: u32,
    /// The steps, must-haves first, then by gain per effort.
    pub steps: Vec<StepJson<'r>>,
}

/// One level to climb.
#[derive(Debug, Clone, Serialize)]
pub struct StepJson<'r> {
    /// The skill's id.
    pub skill: &'r str,
    /// The level before.
    pub from: u32,
    /// The level after.
    pub to: u32,
    /// The points gained, rounded down.
    #[serde(serialize_with = "number::decimal")]
    pub gain: Decimal,
    /// The readiness in percent after the step, rounded down.
    pub reaches: u64,
    /// The effort, by the framework's scale.
    pub effort: u32,
    /// Whether the skill has no answer, so that the plan assumes level 0.
    pub assumed: bool,
    /// Whether both ways to ready have the step; absent for other plans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_any_case: Option<bool>,
}

/// An unanswered skill.
#[derive(Debug, Clone, Serialize)]
pub struct OpenAnswerJson<'r> {
    /// The skill's id.
    pub skill: &'r str,
    /// The most effort that an answer can take off the shortest path.
    pub saves: u32,
}

impl<'r> PlanJson<'r> {
    /// Converts a plan. A way to ready becomes the earliest one, with the way with a margin in `sure`.
    pub fn of(framework: &'r Framework, section: &PlanSection) -> Self {
        let plan = section.earliest().unwrap_or(&section.plan);
        let sure = section.with_margin();
        let open_answers = section.open_answers.iter();
        Self {
            role: role_key(framework, plan.role),
            band: band_key(framework, plan.band),
            start: plan.start.percent(),
            end: plan.end().percent(),
            ready: plan.ready,
            blocked_by: plan.blocked_by.iter().map(|skill| skill_key(framework, *skill)).collect(),
            effort: plan.effort(),
            steps: steps(framework, plan, sure),
            sure: sure.map(|sure| SurePlanJson {
                end: sure.end().percent(),
                effort: sure.effort(),
                steps: steps(framework, sure, Some(plan)),
            }),
            open_answers: open_answers
                .map(|it| OpenAnswerJson { skill: skill_key(framework, it.skill), saves: it.saves })
                .collect(),
        }
    }
}

/// Converts the steps of a plan; `other` is the other way to ready, if there is one.
fn steps<'r>(framework: &'r Framework, plan: &Plan, other: Option<&Plan>) -> Vec<StepJson<'r>> {
    let step = |step: &Step| StepJson {
        skill: skill_key(framework, step.skill),
        from: step.from.number(),
        to: step.to.number(),
        gain: Decimal::floor(step.gain),
        reaches: step.reaches.percent(),
        effort: step.effort,
        assumed: step.assumed,
        in_any_case: other.map(|other| other.has_step(step)),
    };
    plan.steps.iter().map(step).collect()
}
