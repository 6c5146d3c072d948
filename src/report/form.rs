//! The forms in which a report can be taken away.

use super::answers_text::answers_as_text;
use super::{Focus, PLAN_HEADING, PlanPart, Report, as_text, plans_as_text};
use crate::framework::Framework;

/// The form of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Everything, for programs; it can be read back.
    #[default]
    Json,
    /// The results at the band aimed at, the plans for the role aimed at, and the answers, for people.
    Text,
}

impl Form {
    /// The other form.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Json => Self::Text,
            Self::Text => Self::Json,
        }
    }

    /// How the name of a file of this form ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Text => ".txt",
        }
    }

    /// The form that the name of a file asks for, if it asks for one.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        match () {
            () if ends(&[".json"]) => Some(Self::Json),
            () if ends(&[".txt", ".md", ".text"]) => Some(Self::Text),
            () => None,
        }
    }

    /// The report in this form.
    #[must_use]
    pub fn written(self, framework: &Framework, report: &Report) -> String {
        match self {
            Self::Json => report.to_json(),
            Self::Text => {
                let mut text = as_text(framework, report, Focus::of(report));
                let plans: Vec<&PlanPart> = report.plan.iter().chain(&report.other_plans).collect();
                if !plans.is_empty() {
                    text += "\n";
                    text += &plans_as_text(framework, PLAN_HEADING, &plans);
                }
                if !report.answers.0.is_empty() {
                    text += "\n";
                    text += &answers_as_text(framework, report);
                }
                text
            }
        }
    }
}
