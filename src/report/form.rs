//! The forms in which a report can be taken away.

use super::answers_text::answers_as_text;
use super::{Focus, PLAN_HEADING, PlanPart, Report, as_text, plans_as_text};
use crate::framework::Framework;
use crate::text::Clean;

/// That the name of a file promises a form that no report has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no report in the form .{0}")]
pub struct UnknownEnding(Clean);

impl UnknownEnding {
    /// What to do instead.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        "end the name in .json for programs, or in .txt or .md for people"
    }
}

/// The name of a file before its ending, and the ending: two to five letters behind the last dot. Anything else behind
/// a dot is part of the name, such as a number.
fn split_ending(name: &str) -> Option<(&str, &str)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_short = (2..=5).contains(&ending.len()) || ending.eq_ignore_ascii_case("markdown");
    let is_ending = is_short && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_ending && !stem.is_empty() && !stem.ends_with(['/', '\\'])).then_some((stem, ending))
}

/// The form of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Everything, for programs; it can be read back.
    #[default]
    Json,
    /// The results at the band looked at or aimed at, the plans for that role, and the answers, for people.
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

    /// The form that the name of a file asks for; none if the name has no ending.
    ///
    /// # Errors
    ///
    /// The name promises a form that no report has, such as `.pdf`.
    pub fn of_file(name: &str) -> Result<Option<Self>, UnknownEnding> {
        let Some((_, ending)) = split_ending(name) else { return Ok(None) };
        match ending.to_lowercase().as_str() {
            "json" => Ok(Some(Self::Json)),
            "txt" | "md" | "text" | "markdown" => Ok(Some(Self::Text)),
            ending => Err(UnknownEnding(Clean::line(ending))),
        }
    }

    /// The name of a file with the ending of this form, in place of the ending of the other one if it has that.
    #[must_use]
    pub fn renamed(self, name: &str) -> String {
        match (Self::of_file(name), split_ending(name)) {
            (Ok(Some(_)) | Err(_), Some((stem, _))) => format!("{stem}{}", self.ending()),
            _ => name.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn an_ending_asks_for_a_form_or_for_one_that_there_is_not() {
        for (name, form) in [
            ("me.json", Some(Form::Json)),
            ("ME.JSON", Some(Form::Json)),
            ("me.txt", Some(Form::Text)),
            ("a.b/me.Md", Some(Form::Text)),
            ("me.markdown", Some(Form::Text)),
            ("me", None),
            ("a.pdf/me", None),
            (".pdf", None),
            ("dir/.pdf", None),
            ("me.v2", None),
            ("report-2026.11.26", None),
            ("Dr. Who", None),
        ] {
            assert_eq!(Form::of_file(name), Ok(form), "{name}");
        }
        for ending in ["csv", "html", "pdf", "docx", "yaml", "PDF", "xlsx", "rtf"] {
            let error = Form::of_file(&format!("me.{ending}")).expect_err("no report has it");
            assert_eq!(error.to_string(), format!("there is no report in the form .{}", ending.to_lowercase()));
            assert!(error.hint().contains(".json") && error.hint().contains(".md"));
        }
    }

    #[test]
    fn another_form_gives_another_ending() {
        for (name, renamed) in [("me.json", "me.txt"), ("me.pdf", "me.txt"), ("me", "me"), ("me.v2", "me.v2")] {
            assert_eq!(Form::Text.renamed(name), renamed);
        }
        assert_eq!(Form::Json.renamed("me.md"), "me.json");
    }
}
