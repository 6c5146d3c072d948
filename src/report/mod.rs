//! The document a person takes away, and reading answers back from it.
//!
//! A [`Report`] is built once from an assessment and then written in one of several forms; every form says the
//! same. Its types are the published format: versioned apart from the save file, and separate from the core
//! types they are converted from. Time comes in as a value, so the same answers give the same bytes.

mod answers;
mod answers_text;
mod build;
mod decimal;
mod document;
pub mod explain;
mod foreign;
mod form;
mod plan;
mod plan_text;
mod sentences;
mod terms;
mod text;
mod verify;
mod wording;

pub use answers::{Reading, read, read_answers};
pub use build::{Notes, Request, Scope};
pub use decimal::Decimal;
pub use document::{
    AimPart, AnswerPart, CoveragePart, DomainPart, FrameworkPart, GapPart, LeadingPart, MustHavePart, REPORT_SCHEMA,
    ReadinessPart, Report, ResultPart, RoleCoveragePart,
};
pub use foreign::no_known_format;
pub use form::{Form, UnknownEnding};
pub use plan::{OpenAnswerPart, PlanPart, StepPart};
pub use plan_text::{PLAN_HEADING, PlanWords, plan_words, plans_as_text};
pub use sentences::{evidence_words, fit_words, must_haves, must_haves_met, role_terms, role_words};
pub use terms::{Term, Terms};
pub use text::{ENOUGH_TO_GUESS, Focus, as_text};
pub use verify::{Verified, verify};
pub use wording::{
    NOTHING_TO_PLAN, NOTICE, READINESS, band_words, coverage_words, leading_term, leading_words, left_out_words,
    question_words, quick_words, standing_words, verdict_terms, verdict_words,
};
