//! The forms in which a report can be taken away.

use super::{Focus, PLAN_HEADING, Report, as_text, plans_as_text};
use crate::framework::Framework;

/// The form of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Everything, for programs; it can be read back.
    #[default]
    Json,
    /// The results at the band aimed at, and the plan for the role aimed at, for people.
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
                if let Some(plan) = &report.plan {
                    text += "\n";
                    text += &plans_as_text(framework, PLAN_HEADING, &[plan]);
                }
                text
            }
        }
    }
}
