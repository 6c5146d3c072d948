//! The way to ready: each item with what to do and what to read.

use std::fmt::Write;

use super::escape::{escaped, linked};
use super::heading;
use crate::framework::Framework;
use crate::plan::{Plan, Step};
use crate::report::{PlanItem, PlanSection, Report};
use crate::words::{effort_words, step_mark_days, still_missing_words, ways_words};

/// Writes the plan in detail, and the other plans in one line an item.
pub(super) fn write(page: &mut String, report: &Report<'_>) {
    let framework = report.framework();
    let Some(section) = &report.plan else { return };
    heading(page, "The way to ready");
    introduction(page, framework, section);
    for (number, item) in (1_usize..).zip(section.items()) {
        detailed(page, framework, number, &item);
    }
    if let Some(words) = still_missing_words(framework, &section.still_missing) {
        let _ = writeln!(page, "\n{}", escaped(&words));
    }
    for other in &report.other_plans {
        heading(page, "Another plan");
        let _ = writeln!(page, "{}\n", outcome(framework, other));
        for (number, item) in (1_usize..).zip(other.items()) {
            let _ = writeln!(page, "{number}. {}", head(framework, &item));
        }
    }
}

fn outcome(framework: &Framework, section: &PlanSection) -> String {
    escaped(&ways_words(framework, &section.plan, section.other_way.as_ref()))
}

fn introduction(page: &mut String, framework: &Framework, section: &PlanSection) {
    let Plan { steps, .. } = &section.plan;
    let effort = if steps.is_empty() { String::new() } else { format!(" {}", escaped(&effort_words(framework))) };
    let _ = writeln!(page, "{}{effort}\n", outcome(framework, section));
    if let Some(open) = section.open_answers.iter().find(|open| open.saves > 0) {
        let name = escaped(framework.skill(open.skill).name.as_str());
        let _ = writeln!(page, "First: answer **{name}**. The answer alone may save effort {}.\n", open.saves);
    }
}

/// Returns words such as `**Public speaking**: level 1 to 2, 2.7 points, effort 2, readiness then 80`.
fn head(framework: &Framework, item: &PlanItem<'_>) -> String {
    let first = &item.steps[0];
    let from = if first.assumed { "open".to_owned() } else { format!("level {}", first.from) };
    let name = escaped(framework.skill(item.skill()).name.as_str());
    let in_any_case = if item.in_any_case { ", in any case" } else { "" };
    let last = item.last();
    format!(
        "**{name}**: {from} to {}, {} points, effort {}, readiness then {}{in_any_case}",
        last.to,
        item.gain,
        item.effort(),
        last.reaches.percent()
    )
}

fn detailed(page: &mut String, framework: &Framework, number: usize, item: &PlanItem<'_>) {
    let indent = " ".repeat(number.to_string().len() + 2);
    let _ = writeln!(page, "{number}. {}", head(framework, item));
    for mark in item.marks.iter().flatten() {
        let (label, days) = step_mark_days(mark);
        let _ = writeln!(page, "{indent}- {label}: {}", escaped(&days));
    }
    for step in item.steps {
        practice(page, framework, &indent, step);
    }
    for resource in &framework.skill(item.skill()).resources {
        let _ = writeln!(
            page,
            "{indent}- To read: {}, {}",
            escaped(resource.title.as_str()),
            linked(resource.url.as_str())
        );
    }
}

fn practice(page: &mut String, framework: &Framework, indent: &str, step: &Step) {
    let skill = framework.skill(step.skill);
    let statement = escaped(skill.statements[step.to.index()].as_str());
    let _ = writeln!(page, "{indent}- To reach level {}: {statement}", step.to);
    for action in &skill.actions[step.from.index()] {
        let _ = writeln!(page, "{indent}  - {}", escaped(action.as_str()));
    }
}
