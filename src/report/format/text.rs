//! The report as plain text for people: no colors, no boxes, at most 80 columns except for links.

mod answers;
mod plan;
mod results;

pub use self::plan::{PLAN_HEADING, plans_as_text};
pub use self::results::results_as_text;

use self::answers::answers_as_text;
use super::ExportFormat;
use crate::report::{PlanSection, Report};

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "text",
    endings: &["txt", "md", "text", "markdown"],
    title: "text for people",
    contents: "results, plan, answers and evidence",
    is_for_people: true,
    render,
};

/// Writes the results in focus, the plans for that role, and the answers.
fn render(report: &Report<'_>) -> String {
    let mut text = results_as_text(report);
    let plans: Vec<&PlanSection> = report.plan.iter().chain(&report.other_plans).collect();
    if !plans.is_empty() {
        text += "\n";
        text += &plans_as_text(report.framework(), PLAN_HEADING, &plans);
    }
    if report.answers().next().is_some() {
        text += "\n";
        text += &answers_as_text(report);
    }
    text
}
