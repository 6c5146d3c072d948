//! The document a person takes away, and reading answers back from it.
//!
//! A [`Report`] is data: it is built once from an assessment and written by one of the [`FORMATS`]. Every format says the
//! same. `words` has the sentences.

mod answers;
mod foreign;
pub mod format;
mod model;
mod verify;

pub use answers::{Reading, read, read_answers};
pub(crate) use foreign::no_known_format;
pub use format::json::REPORT_SCHEMA;
pub use format::text::{PLAN_HEADING, plans_as_text, results_as_text};
pub use format::{ExportFormat, FORMATS, UnknownEnding};
pub use model::{Notes, PlanSection, Report, ReportRequest, ReportedAnswer, ReportedSkill, Scope};
pub use verify::{Verified, verify};
