//! The report as plain text for people: no colors, no boxes, at most 80 columns except for links.

mod answers;
mod change;
mod handout;
mod one_page;
mod plan;
mod results;
mod views;

pub(super) use self::handout::paragraphs as handout;
pub(super) use self::one_page::one_page;
pub use self::plan::{PLAN_HEADING, plan_introduction, plan_steps, plan_title, plans_as_text, plans_in_paragraphs};
pub use self::results::{results_as_text, results_beside_bars, results_headline, results_in_paragraphs};

use self::answers::{answers_in_paragraphs, log_in_paragraphs};
use self::change::change_in_paragraphs;
use self::results::results_for_report;
use self::views::views_in_paragraphs;
use super::ExportFormat;
use crate::report::{PlanSection, Report};
use crate::text::{COLUMNS, fold_page};

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "text",
    endings: &["txt", "text"],
    title: "text for people",
    short: "Text",
    readers: "for mail; at most 80 columns",
    contents: "results, plan, answers and evidence, in lines of at most 80 columns",
    is_for_people: true,
    may_have_notes: true,
    variant: None,
    render,
    seen: None,
    handout: Some(handout::write),
};

/// Writes the results in focus, the plans for that role, and the answers.
fn render(report: &Report<'_>) -> String {
    fold_page(&paragraphs(report), COLUMNS)
}

/// Writes the same with each paragraph on one line, for a screen that folds by itself.
pub(super) fn paragraphs(report: &Report<'_>) -> String {
    let mut text = results_for_report(report);
    text += &change_in_paragraphs(report);
    text += &views_in_paragraphs(report);
    let plans: Vec<&PlanSection> = report.plan.iter().chain(&report.other_plans).collect();
    if !plans.is_empty() {
        text += "\n";
        text += &plans_in_paragraphs(report.framework(), PLAN_HEADING, &plans);
    }
    if report.answers().next().is_some() {
        text += "\n";
        text += &answers_in_paragraphs(report);
    }
    text + &log_in_paragraphs(report)
}
