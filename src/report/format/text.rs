//! The report as plain text for people: no colors, no boxes, at most 80 columns except for links.

mod answers;
mod plan;
mod results;

pub use self::plan::{PLAN_HEADING, plan_introduction, plan_steps, plan_title, plans_as_text, plans_in_paragraphs};
pub use self::results::{results_as_text, results_beside_bars, results_headline, results_in_paragraphs};

use self::answers::answers_in_paragraphs;
use self::results::results_for_report;
use super::ExportFormat;
use crate::report::{PlanSection, Report};
use crate::text::{COLUMNS, fold_page};

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
    let mut text = results_for_report(report);
    let plans: Vec<&PlanSection> = report.plan.iter().chain(&report.other_plans).collect();
    if !plans.is_empty() {
        text += "\n";
        text += &plans_in_paragraphs(report.framework(), PLAN_HEADING, &plans);
    }
    if report.answers().next().is_some() {
        text += "\n";
        text += &answers_in_paragraphs(report);
    }
    fold_page(&text, COLUMNS)
}
