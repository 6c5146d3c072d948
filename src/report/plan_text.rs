//! A plan as plain text: each step with the statement to reach, what to do and where to read on.

use std::fmt::Write;

use super::PlanPart;
use super::text::COLUMNS;
use crate::framework::{Framework, Level};
use crate::text::wrap;

/// Writes a plan for people, in at most 80 columns.
pub fn plan_as_text(framework: &Framework, plan: &PlanPart) -> String {
    let role = framework.find_role(&plan.role).map_or(plan.role.as_str(), |role| framework.role(role).name.as_str());
    let band = framework.find_band(&plan.band).map_or(plan.band.as_str(), |band| framework.band(band).name.as_str());
    let mut text = format!("What to do next: {role}, {band}\n");
    let outcome = if plan.ready { "That is ready." } else { "That is not ready yet." };
    let words = match plan.steps.len() {
        0 => format!("Nothing is missing: {} of 100 reached.", plan.start),
        1 => format!("1 step, effort {}, from {} to {} of 100. {outcome}", plan.effort, plan.start, plan.end),
        steps => {
            format!("{steps} steps, effort {}, from {} to {} of 100. {outcome}", plan.effort, plan.start, plan.end)
        }
    };
    push(&mut text, ["  ", "  "], &words);
    for (number, step) in (1..).zip(&plan.steps) {
        let Some(skill) = framework.find_skill(&step.skill).map(|skill| framework.skill(skill)) else { continue };
        let [from, to] = [step.from, step.to].map(Level::new);
        let assumed = if step.assumed { ", not answered yet" } else { "" };
        let head = format!("{}: level {} to {}{assumed}, effort {}", skill.name, step.from, step.to, step.effort);
        text.push('\n');
        push(&mut text, [&format!("{number:>4}. "), "      "], &head);
        let statement = to.and_then(|level| skill.statements.get(level.index()));
        push(&mut text, ["      To reach: ", "        "], statement.map_or("", |statement| statement.as_str()));
        for action in from.and_then(|level| skill.actions.get(level.index())).into_iter().flatten() {
            push(&mut text, ["      To do: ", "        "], action.as_str());
        }
        for resource in &skill.resources {
            push(&mut text, ["      To read: ", "        "], &format!("{}, {}", resource.title, resource.url));
        }
    }
    text
}

/// A paragraph with another beginning for its first line.
fn push(text: &mut String, [first, others]: [&str; 2], words: &str) {
    let mut lead = first;
    // The first lead is the longer one, and no line is to be longer than it allows.
    for line in wrap(words, COLUMNS - first.len()) {
        let _ = writeln!(text, "{lead}{line}");
        lead = others;
    }
}
