//! The forms of a document about a team: one table, one file for each form.
//!
//! A new form is a file beside this one and a row in [`TEAM_FORMS`]. File endings, `--format` and the messages read the
//! table.

use super::{TeamReport, csv, html, json, markdown, text};
use crate::text::listed;

/// A form of a document about a team.
#[derive(Debug)]
pub struct TeamForm {
    /// The word for `--format`.
    pub name: &'static str,
    /// The endings of file names, without the dot, in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// The name of the form, in a few words.
    pub title: &'static str,
    /// The function that writes a document.
    pub(super) render: fn(&TeamReport) -> String,
}

/// All forms.
pub static TEAM_FORMS: [TeamForm; 5] = [text::FORM, json::FORM, html::FORM, markdown::FORM, csv::FORM];

impl TeamForm {
    /// Returns the form with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TEAM_FORMS.iter().find(|form| form.name == name)
    }

    /// Returns the form for the name of a file.
    ///
    /// # Errors
    ///
    /// The advice, if the ending belongs to no form.
    pub fn of_file(name: &str) -> Result<&'static Self, String> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let found = TEAM_FORMS.iter().find(|form| form.endings.contains(&ending.as_str()));
        let endings: Vec<String> = TEAM_FORMS.iter().map(|form| format!(".{}", form.endings[0])).collect();
        found.ok_or_else(|| format!("choose a name that ends in {}, or pass --format", listed(&endings, "or")))
    }

    /// Writes a document.
    #[must_use]
    pub fn write(&self, report: &TeamReport) -> String {
        (self.render)(report)
    }
}

impl PartialEq for TeamForm {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TeamForm {}
