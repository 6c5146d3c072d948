//! The plan as part of a report.

use serde::Serialize;

use super::plan_text::plan_words;
use super::{Decimal, PlanWords};
use crate::assessment::Sheet;
use crate::framework::{Framework, Level};
use crate::plan::{Plan, PlanTo, open_answers, shortest_path};
use crate::score::{MustHave, Scorecard};

/// Steps to take: the shortest path to ready, unless a command was asked for another plan.
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
    /// Ids of the must-haves marked as not applicable; while there are any, no plan leads to "ready".
    pub blocked_by: Vec<String>,
    /// Effort of all steps.
    pub effort: u32,
    /// Must-haves first, then by gain per effort.
    pub steps: Vec<StepPart>,
    /// The role's unanswered skills, those that could shorten the path most first; none on the way to goals.
    pub open_answers: Vec<OpenAnswerPart>,
    /// What a text says beside the steps; not part of the JSON, which has the numbers.
    #[serde(skip)]
    pub words: PlanWords,
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
    /// Converts a plan for the role and the band of a scorecard.
    pub fn of(framework: &Framework, sheet: &Sheet, card: &Scorecard, plan: &Plan) -> Self {
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
        let open = match plan.to {
            PlanTo::Ready | PlanTo::Effort(_) => open_answers(framework, sheet, card),
            // What an answer saves is told of the shortest path. A goal stays where it is.
            PlanTo::Goals => Vec::new(),
        };
        Self {
            role: framework.role(plan.role).key.to_string(),
            band: framework.band(plan.band).key.to_string(),
            start: plan.start.percent(),
            end: plan.end().percent(),
            ready: plan.ready,
            blocked_by: plan.blocked_by.iter().map(|skill| key(*skill)).collect(),
            effort: plan.effort(),
            steps: steps.collect(),
            open_answers: open.iter().map(|it| OpenAnswerPart { skill: key(it.skill), saves: it.saves }).collect(),
            words: PlanWords {
                outcome: outcome(framework, sheet, card, plan),
                still_missing: still_missing(framework, card, plan),
            },
        }
    }
}

/// What the plan leads to, and what the shortest path would take if this is not one.
fn outcome(framework: &Framework, sheet: &Sheet, card: &Scorecard, plan: &Plan) -> String {
    let words = plan_words(framework, plan);
    let shortest = match plan.to {
        // Stars only decide between paths of the same effort.
        PlanTo::Effort(_) => shortest_path(framework, sheet, card, |_| false).map_or(0, |path| path.effort()),
        PlanTo::Ready | PlanTo::Goals => 0,
    };
    match shortest {
        0 => words,
        // The most points may lie elsewhere than the must-haves that are too low.
        effort if effort <= plan.effort() && !plan.ready => {
            format!("{words} As much effort can lead to ready, by the shortest path to it: {effort}.")
        }
        effort => format!("{words} The shortest path to ready takes {effort}."),
    }
}

/// The must-haves that the last step leaves below their floor, each with the level it needs.
fn still_missing(framework: &Framework, card: &Scorecard, plan: &Plan) -> Vec<String> {
    if plan.ready {
        return Vec::new();
    }
    let end = |must_have: &MustHave| {
        let climbed = plan.steps.iter().rev().find(|step| step.skill == must_have.skill).map(|step| step.to);
        climbed.or(must_have.choice.level())
    };
    // What to do about one that is marked as not applicable is said where the plan is summed up.
    let asked = card.must_haves.iter().filter(|it| !it.is_left_out());
    asked
        // What is not answered is taken as level 0, here as in the plan.
        .filter(|it| end(it).unwrap_or(Level::ALL[0]) < it.floor)
        .map(|it| format!("{} (at {} or above)", framework.skill(it.skill).name, it.floor))
        .collect()
}
