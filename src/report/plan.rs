//! The plan as part of a report.

use serde::Serialize;

use super::Decimal;
use crate::framework::Framework;
use crate::plan::{OpenAnswer, Plan};

/// The shortest path to ready.
#[derive(Debug, Clone, Serialize)]
pub struct PlanPart {
    /// The role's id.
    pub role: String,
    /// The band's id.
    pub band: String,
    /// Readiness in percent before the first step, rounded down: unanswered skills at 0.
    pub start: u64,
    /// Readiness in percent after the last step, rounded down.
    pub end: u64,
    /// Whether the last step leads to "ready".
    pub ready: bool,
    /// Effort of all steps.
    pub effort: u32,
    /// Must-haves first, then by gain per effort.
    pub steps: Vec<StepPart>,
    /// The role's unanswered skills, those that could shorten the path most first.
    pub open_answers: Vec<OpenAnswerPart>,
}

/// One level to climb.
#[derive(Debug, Clone, Serialize)]
pub struct StepPart {
    /// The skill's id.
    pub skill: String,
    /// The level before.
    pub from: u32,
    /// The level after.
    pub to: u32,
    /// Points gained, rounded down.
    pub gain: Decimal,
    /// Readiness in percent after the step, rounded down.
    pub reaches: u64,
    /// Effort, by the framework's scale.
    pub effort: u32,
    /// Whether the skill has no answer yet, so that level 0 is assumed.
    pub assumed: bool,
}

/// A skill without an answer.
#[derive(Debug, Clone, Serialize)]
pub struct OpenAnswerPart {
    /// The skill's id.
    pub skill: String,
    /// The most effort that answering it can take off the shortest path.
    pub saves: u32,
}

impl PlanPart {
    /// Converts a plan.
    pub fn of(framework: &Framework, plan: &Plan, open_answers: &[OpenAnswer]) -> Self {
        let key = |skill| framework.skill(skill).key.to_string();
        let steps = plan.steps.iter().map(|step| StepPart {
            skill: key(step.skill),
            from: step.from.number(),
            to: step.to.number(),
            gain: Decimal::floor(step.gain),
            reaches: step.reaches.percent(),
            effort: step.effort,
            assumed: step.assumed,
        });
        let open = open_answers.iter().map(|open| OpenAnswerPart { skill: key(open.skill), saves: open.saves });
        Self {
            role: framework.role(plan.role).key.to_string(),
            band: framework.band(plan.band).key.to_string(),
            start: plan.start.percent(),
            end: plan.end().percent(),
            ready: plan.ready,
            effort: plan.effort(),
            steps: steps.collect(),
            open_answers: open.collect(),
        }
    }
}
