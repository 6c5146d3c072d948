//! The report as JSON, for programs. The program can read this format back.
//!
//! Field names and their meaning are stable. Within one version of the schema, fields may be added but never changed.

mod beginning;
mod comparison;
mod document;
mod explained;
mod extra_role;
mod history;
mod keys;
mod number;
mod plan;
mod result;
mod table_row;
mod tables;

pub use self::beginning::{BeginningReader, results_begin};
pub use self::comparison::{ComparisonJson, StateJson};
pub use self::document::REPORT_SCHEMA;
pub(in crate::report) use self::extra_role::{ExtraRoleJson, extra_roles};
pub use self::history::PointJson;
pub use self::plan::{OpenAnswerJson, PlanJson, StepJson, SurePlanJson};

pub(in crate::report) use self::table_row::write_object;
pub(in crate::report) use self::tables::manifest_json;

use self::document::ReportJson;
use super::ExportFormat;
use crate::json::{in_one_line, indented};
use crate::report::Report;

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "json",
    endings: &["json"],
    title: "JSON for programs",
    short: "JSON",
    readers: "for programs; can be read in again without loss",
    contents: "answers, evidence and results",
    is_for_people: false,
    may_have_notes: true,
    variant: None,
    render: write,
    seen: None,
    handout: None,
};

/// Writes a report with indentation and a line feed at the end.
pub fn write(report: &Report<'_>) -> String {
    indented(&ReportJson::of(report))
}

/// Writes a report in one line, with a line feed at the end.
pub fn write_line(report: &Report<'_>) -> String {
    in_one_line(&ReportJson::of(report)) + "\n"
}
