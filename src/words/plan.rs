//! Sentences about the result of a plan, and what it leaves open.

use super::left_out_words;
use crate::framework::{Framework, Level, SkillId};
use crate::plan::{Plan, PlanTo, Step};
use crate::score::Fraction;
use crate::text::{counted, listed};
use crate::words::Said;

/// The reason why there is no plan if there is nothing to score.
pub const NOTHING_TO_PLAN: &str = "Every skill of this role is marked as not applicable, so there is nothing to plan.";

/// The worth of a margin, for the places that plan one.
pub const MARGIN: &str = "The margin covers most other days, not all.";

/// Returns what effort is, said where it is shown.
pub fn effort_words(framework: &Framework) -> String {
    let costs = framework.effort().map(|effort| effort.to_string());
    let costs = listed(&costs.each_ref().map(String::as_str), "and");
    format!("Effort is no unit of time: reaching levels 1 to 4 counts {costs}, and only ratios matter.")
}

/// Returns what the steps of a plan gain together. The gains of the single steps are rounded so that they add up to it.
pub fn gain_words(plan: &Plan) -> String {
    match plan.steps.len() {
        1 => format!("The step gains {} points.", plan.shown_gain()),
        count => format!("The {count} steps gain {} points together.", plan.shown_gain()),
    }
}

/// Returns the heading before each step of a plan, where there is one: before the steps of both ways to ready, and before
/// those for a margin. There are headings only if the order of the steps does not mix the two.
pub fn step_headings(plan: &Plan, other_way: Option<&Plan>) -> Vec<Option<&'static str>> {
    let groups: Vec<Option<&str>> = plan.steps.iter().map(|step| step_group(plan, other_way, step)).collect();
    let begins = |position: &usize| *position == 0 || groups[*position - 1] != groups[*position];
    let is_grouped = (0..groups.len()).filter(begins).count() == 2;
    (0..groups.len()).map(|position| groups[position].filter(|_| is_grouped && begins(&position))).collect()
}

/// Returns what a step of a plan is for, if there are two ways to ready.
pub fn step_group(plan: &Plan, other_way: Option<&Plan>, step: &Step) -> Option<&'static str> {
    match (plan.to, other_way?.has_step(step)) {
        (_, true) => Some("in any case"),
        (PlanTo::WithMargin, false) => Some("for a margin"),
        (_, false) => Some("for the earliest way"),
    }
}

/// Returns the result of a plan, in one or two sentences. `other_way` is the other way to ready, if this is one.
pub fn plan_words(framework: &Framework, plan: &Plan, other_way: Option<&Plan>) -> String {
    match left_out_words(framework, &plan.blocked_by) {
        Some(blocked) if matches!(plan.to, PlanTo::Ready | PlanTo::WithMargin) => {
            format!("No plan leads to ready. {blocked}")
        }
        Some(blocked) => format!("{} {blocked}", way_words(plan, other_way)),
        None => way_words(plan, other_way),
    }
}

/// Returns how far the steps lead, and what they take.
fn way_words(plan: &Plan, other_way: Option<&Plan>) -> String {
    let (start, effort) = (plan.start.percent(), plan.effort());
    let ready = if plan.ready { "That is ready." } else { "That is not ready yet." };
    let steps = counted(plan.steps.len(), "step", "steps");
    let from_to = format!("from {start} to {}", plan.end().percent());
    match (plan.to, plan.steps.is_empty()) {
        (PlanTo::Ready, _) => earliest_words(plan, other_way),
        (PlanTo::WithMargin, _) => margin_words(plan, other_way),
        (PlanTo::Effort(most), true) => {
            format!("No step is left within an effort of {most}; you stay at {start}. {ready}")
        }
        (PlanTo::Effort(most), false) => {
            format!("The most for an effort of {most}: {steps}, effort {effort}, {from_to}. {ready}")
        }
        (PlanTo::Goals, true) => format!("Your goals are reached, at {start}. {ready}"),
        (PlanTo::Goals, false) => format!("The way to your goals: {steps}, effort {effort}, {from_to}. {ready}"),
    }
}

/// Returns words such as `6 steps from 67 to 85`.
fn distance(plan: &Plan) -> String {
    let steps = counted(plan.steps.len(), "step", "steps");
    format!("{steps} from {} to {}", plan.start.percent(), plan.end().percent())
}

/// Returns the beginning of the sentence about a way to ready. Open answers can make the way shorter.
fn ready(plan: &Plan) -> &'static str {
    if plan.steps.iter().any(|step| step.assumed) { "With open answers at level 0, ready" } else { "Ready" }
}

fn earliest_words(plan: &Plan, with_margin: Option<&Plan>) -> String {
    let margin = with_margin.map(Plan::effort).filter(|effort| *effort > plan.effort());
    if plan.ready && plan.steps.is_empty() {
        let more = margin.map(|effort| format!(" With a margin, effort {effort}.")).unwrap_or_default();
        return ready_already(plan, &more);
    }
    let margin = margin.map(|effort| format!("; with a margin, {effort}")).unwrap_or_default();
    format!("{} at the earliest with effort {}: {}{margin}.", ready(plan), plan.effort(), distance(plan))
}

fn margin_words(plan: &Plan, earliest: Option<&Plan>) -> String {
    let effort = plan.effort();
    match earliest {
        Some(earliest) if earliest.ready && earliest.steps.is_empty() => {
            let margin = format!(" With a margin, effort {effort}: {}.", distance(plan));
            ready_already(earliest, if plan.steps.is_empty() { "" } else { &margin })
        }
        Some(earliest) if earliest.effort() < effort => format!(
            "{} at the earliest with effort {}; with a margin, {effort}: {}.",
            ready(plan),
            earliest.effort(),
            distance(plan)
        ),
        _ => format!("{} at the earliest, and with a margin, with effort {effort}: {}.", ready(plan), distance(plan)),
    }
}

fn ready_already(plan: &Plan, margin: &str) -> String {
    let start = plan.start.percent();
    let Fraction { numerator, denominator } = plan.start;
    if numerator == denominator {
        return format!("Nothing is missing: you are ready at {start}.");
    }
    // Gaps and open answers may appear right beside this sentence.
    format!("You are ready already, at {start}. What is left to gain is above the bar.{margin}")
}

/// Returns the result of a plan, and the effort of the shortest way if this is a plan for an effort. `shortest_effort` is 0
/// if there is nothing to compare.
pub fn plan_outcome(framework: &Framework, plan: &Plan, other_way: Option<&Plan>, shortest_effort: u32) -> String {
    let words = plan_words(framework, plan, other_way);
    match shortest_effort {
        0 => words,
        // The most points can be in other skills than the must-haves below their floor.
        effort if effort <= plan.effort() && !plan.ready => {
            format!("{words} As much effort can lead to ready, by the shortest way to it: {effort}.")
        }
        effort => format!("{words} The shortest way to ready takes {effort}."),
    }
}

/// Returns the must-haves that a plan leaves below their floor, each with the level it needs; `None` if there are none.
pub fn still_missing_words(framework: &Framework, missing: &[(SkillId, Level)]) -> Option<String> {
    let words = missing.iter().map(|(skill, floor)| format!("{} (at {floor} or above)", framework.skill(*skill).name));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("Still missing for ready, whatever the score: {}.", words.join(", ")))
}

/// Returns two sentences above the steps of a plan: how many there are and where they lead, and then the other way to
/// ready. `key` shows the other way; empty if no key does.
pub fn plan_headline(framework: &Framework, plan: &Plan, other_way: Option<&Plan>, key: &str) -> [Said; 2] {
    let steps = format!("{}, effort {}", counted(plan.steps.len(), "step", "steps"), plan.effort());
    let role = &framework.role(plan.role).short;
    let ready = format!("to be ready for {role}");
    let shows = |words: &str| if key.is_empty() { ".".to_owned() } else { format!("; {key} shows {words}.") };
    let from = if plan.steps.iter().any(|step| step.assumed) { ", with open answers at level 0" } else { "" };
    match (plan.to, other_way) {
        _ if !plan.blocked_by.is_empty() => [plan_words(framework, plan, other_way), String::new()].map(Said::from),
        (PlanTo::WithMargin, Some(earliest)) if plan.ready && !plan.steps.is_empty() => {
            let second = match earliest.steps.len() {
                _ if earliest.effort() >= plan.effort() => "No way is shorter: each of them is needed.".into(),
                0 => {
                    let first = format!("Ready already, at {}; this makes it firm", plan.start.percent());
                    with_key(first, &shows("the earliest way"))
                }
                count => {
                    let steps = counted(count, "step", "steps");
                    let first = format!("Ready at the earliest after {steps}, effort {}", earliest.effort());
                    with_key(first, &shows(if count == 1 { "only that" } else { "only those" }))
                }
            };
            let full = format!("{steps}, {ready} with a margin{from}");
            [Said { full, short: format!("{role}: {steps}, with a margin{from}") }, second]
        }
        (PlanTo::Ready, Some(margin)) if plan.ready && !plan.steps.is_empty() => {
            let more = counted(margin.steps.len(), "step", "steps");
            let second = with_key(format!("With a margin {more}, effort {}", margin.effort()), &shows("them"));
            let full = format!("{steps}, {ready} at the earliest{from}");
            [Said { full, short: format!("{role}: {steps}, at the earliest{from}") }, second]
        }
        _ => {
            let words = plan_words(framework, plan, other_way);
            let sentences = match words.split_once(". ") {
                Some((first, rest)) => [format!("{first}."), rest.to_owned()],
                None => [words, String::new()],
            };
            sentences.map(Said::from)
        }
    }
}

/// Returns a sentence that names a key behind it. A narrow window leaves the key to the footer.
fn with_key(sentence: String, shows: &str) -> Said {
    Said { full: format!("{sentence}{shows}"), short: sentence + "." }
}
