//! The report for a person to keep, and the reader of its answers.
//!
//! A [`Report`] is data: the program builds it once from an assessment, and one of the [`FORMATS`] writes it. Every
//! format takes its results from the same data. `words` has the sentences.

mod answers;
mod beside;
mod brief;
mod calendar;
mod conversation_sheet;
mod extra_roles;
mod foreign;
pub mod format;
mod handout;
mod log_document;
mod model;
mod named_framework;
pub mod team;
mod verify;

pub use answers::{Reading, read, read_answers};
pub use beside::{SecondView, Since, Timeline};
pub use brief::BriefReport;
pub use calendar::{Reminder, calendar};
pub use conversation_sheet::conversation_sheet;
pub use extra_roles::{UncheckedRole, as_in_report};
pub(crate) use foreign::no_known_format;
pub use format::json::{BeginningReader, ComparisonJson, PointJson, REPORT_SCHEMA, StateJson, results_begin};
pub use format::text::{
    PLAN_HEADING, plan_introduction, plan_steps, plan_title, plans_as_text, plans_in_paragraphs, results_as_text,
    results_beside_bars, results_headline, results_in_paragraphs,
};
pub use format::{ExportFormat, FORMATS, Form, Rendered, UnknownEnding, Variant};
pub use handout::{Handout, HandoutItem, HandoutSection};
pub use log_document::{Content, LogOrder, log_document};
pub use model::{
    ChosenStatement, Notes, PlanItem, PlanSection, Report, ReportRequest, ReportedAnswer, ReportedSkill, Scope,
};
pub use named_framework::framework_named_in;
pub use verify::{Verified, verify};
