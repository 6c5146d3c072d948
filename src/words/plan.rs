//! Sentences about the result of a plan, and what it leaves open.

use super::left_out_words;
use crate::framework::{Framework, Level, SkillId};
use crate::plan::{Plan, PlanTo};
use crate::score::Fraction;
use crate::text::counted;

/// The reason why there is no plan if there is nothing to score.
pub const NOTHING_TO_PLAN: &str = "Every skill of this role is marked as not applicable, so there is nothing to plan.";

/// Returns the result of a plan, in one or two sentences.
pub fn plan_words(framework: &Framework, plan: &Plan) -> String {
    match left_out_words(framework, &plan.blocked_by) {
        Some(blocked) if plan.to == PlanTo::Ready => format!("No plan leads to ready. {blocked}"),
        Some(blocked) => format!("{} {blocked}", way_words(plan)),
        None => way_words(plan),
    }
}

/// Returns how far the steps lead, and what they take.
fn way_words(plan: &Plan) -> String {
    let (start, end, effort) = (plan.start.percent(), plan.end().percent(), plan.effort());
    let ready = if plan.ready { "That is ready." } else { "That is not ready yet." };
    let steps = counted(plan.steps.len(), "step", "steps");
    let from_to = format!("from {start} to {end}");
    match (plan.to, plan.steps.is_empty()) {
        (PlanTo::Ready, true) if plan.ready => ready_already(plan),
        (PlanTo::Ready, _) => format!("The shortest path to ready: {steps}, effort {effort}, {from_to}."),
        (PlanTo::Effort(most), true) => format!("An effort of {most} leads to no further step: {start} stays. {ready}"),
        (PlanTo::Effort(most), false) => {
            format!("The most for an effort of {most}: {steps}, effort {effort}, {from_to}. {ready}")
        }
        (PlanTo::Goals, true) => format!("Your goals are reached, at {start}. {ready}"),
        (PlanTo::Goals, false) => format!("The way to your goals: {steps}, effort {effort}, {from_to}. {ready}"),
    }
}

fn ready_already(plan: &Plan) -> String {
    let start = plan.start.percent();
    let Fraction { numerator, denominator } = plan.start;
    if numerator == denominator {
        return format!("Nothing is missing: you are ready at {start}.");
    }
    // Gaps and open answers may appear right beside this sentence.
    format!("You are ready already, at {start}. What is left to gain is above the bar.")
}

/// Returns the result of a plan, and the effort of the shortest path if this is another plan. `shortest_effort` is 0 if
/// there is nothing to compare.
pub fn plan_outcome(framework: &Framework, plan: &Plan, shortest_effort: u32) -> String {
    let words = plan_words(framework, plan);
    match shortest_effort {
        0 => words,
        // The most points can be in other skills than the must-haves below their floor.
        effort if effort <= plan.effort() && !plan.ready => {
            format!("{words} As much effort can lead to ready, by the shortest path to it: {effort}.")
        }
        effort => format!("{words} The shortest path to ready takes {effort}."),
    }
}

/// Returns the must-haves that a plan leaves below their floor, each with the level it needs; `None` if there are none.
pub fn still_missing_words(framework: &Framework, missing: &[(SkillId, Level)]) -> Option<String> {
    let words = missing.iter().map(|(skill, floor)| format!("{} (at {floor} or above)", framework.skill(*skill).name));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("Still missing for ready, whatever the score: {}.", words.join(", ")))
}
