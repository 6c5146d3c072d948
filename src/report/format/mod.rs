//! The formats of a report: one table, one file for each format.
//!
//! A new format is a file in this folder and a row in [`FORMATS`]. File endings, `--format`, the export screen and the
//! messages read the table.

pub mod json;
pub mod text;

use super::Report;
use crate::text::{Clean, listed};

/// A format of the report.
#[derive(Debug)]
pub struct ExportFormat {
    /// The word for `--format`, in lower case.
    pub name: &'static str,
    /// The endings of file names, without the dot, in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// The format and its readers, such as `JSON for programs`.
    pub title: &'static str,
    /// The contents of the format, in a few words.
    pub contents: &'static str,
    /// Whether the format is for people. Such a format covers one role and band in detail, with the plan that was on
    /// screen.
    pub is_for_people: bool,
    /// The function that writes a report.
    render: fn(&Report<'_>) -> String,
}

/// All formats; the first is the usual one.
pub static FORMATS: [ExportFormat; 2] = [json::FORMAT, text::FORMAT];

impl ExportFormat {
    /// Returns the title and the contents of the format.
    #[must_use]
    pub fn description(&self) -> String {
        format!("{}: {}", self.title, self.contents)
    }

    /// Returns the default format.
    #[must_use]
    pub fn usual() -> &'static Self {
        &FORMATS[0]
    }

    /// Returns the format of the document for a review, which is text for people.
    #[must_use]
    pub fn for_log() -> &'static Self {
        FORMATS.iter().find(|format| format.is_for_people).unwrap_or(Self::usual())
    }

    /// Returns the format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the format for the name of a file. `None` if the name has no ending.
    ///
    /// # Errors
    ///
    /// The ending belongs to no format, such as `.pdf`.
    pub fn of_file(name: &str) -> Result<Option<&'static Self>, UnknownEnding> {
        let Some((_, ending)) = split_ending(name) else { return Ok(None) };
        let ending = ending.to_lowercase();
        let format = FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()));
        format.map(Some).ok_or_else(|| UnknownEnding(Clean::line(&ending)))
    }

    /// Replaces the ending of a file name with that of this format. A name without an ending stays.
    #[must_use]
    pub fn renamed(&self, name: &str) -> String {
        split_ending(name).map_or_else(|| name.to_owned(), |(stem, _)| format!("{stem}.{}", self.endings[0]))
    }

    /// Writes a report in this format.
    #[must_use]
    pub fn write(&self, report: &Report<'_>) -> String {
        (self.render)(report)
    }
}

impl PartialEq for ExportFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ExportFormat {}

/// An ending of a file name that belongs to no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no report in the form .{0}")]
pub struct UnknownEnding(Clean);

impl UnknownEnding {
    /// Returns advice: the endings of the formats.
    #[must_use]
    pub fn hint(&self) -> String {
        let for_programs = FORMATS.iter().filter(|format| !format.is_for_people).map(|format| format.endings[0]);
        let for_people =
            FORMATS.iter().filter(|format| format.is_for_people).flat_map(|format| format.endings.iter().take(2));
        let dotted = |endings: Vec<&str>| {
            let dotted: Vec<String> = endings.into_iter().map(|ending| format!(".{ending}")).collect();
            listed(&dotted, "or")
        };
        let [programs, people] = [for_programs.collect(), for_people.copied().collect()].map(dotted);
        format!("end the name in {programs} for programs, or in {people} for people")
    }
}

/// Splits the name of a file before its ending: two to five letters after the last dot, or `markdown`. Anything else
/// after a dot is part of the name, such as a number.
fn split_ending(name: &str) -> Option<(&str, &str)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_short = (2..=5).contains(&ending.len()) || ending.eq_ignore_ascii_case("markdown");
    let is_ending = is_short && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_ending && !stem.is_empty() && !stem.ends_with(['/', '\\'])).then_some((stem, ending))
}

#[cfg(test)]
mod tests {
    use super::{ExportFormat, FORMATS};

    #[test]
    fn an_ending_asks_for_a_format_or_for_one_that_there_is_not() {
        for (name, format) in [
            ("me.json", Some("json")),
            ("ME.JSON", Some("json")),
            ("me.txt", Some("text")),
            ("a.b/me.Md", Some("text")),
            ("me.markdown", Some("text")),
            ("me", None),
            ("a.pdf/me", None),
            (".pdf", None),
            ("dir/.pdf", None),
            ("me.v2", None),
            ("report-2026.11.26", None),
            ("Dr. Who", None),
        ] {
            let found = ExportFormat::of_file(name).expect("no ending without a format");
            assert_eq!(found.map(|format| format.name), format, "{name}");
        }
        for ending in ["csv", "html", "pdf", "docx", "yaml", "PDF", "xlsx", "rtf"] {
            let error = ExportFormat::of_file(&format!("me.{ending}")).expect_err("no report has it");
            assert_eq!(error.to_string(), format!("there is no report in the form .{}", ending.to_lowercase()));
            assert_eq!(error.hint(), "end the name in .json for programs, or in .txt or .md for people");
        }
    }

    #[test]
    fn another_format_gives_another_ending() {
        let [json, text] = ["json", "text"].map(|name| ExportFormat::named(name).expect("it is in the table"));
        for (name, renamed) in [("me.json", "me.txt"), ("me.pdf", "me.txt"), ("me", "me"), ("me.v2", "me.v2")] {
            assert_eq!(text.renamed(name), renamed);
        }
        assert_eq!(json.renamed("me.md"), "me.json");
    }

    #[test]
    fn the_formats_share_no_name_and_no_ending() {
        let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let mut endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.endings).copied().collect();
        let counts = (names.len(), endings.len());
        names.sort_unstable();
        names.dedup();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!((names.len(), endings.len()), counts);
    }
}
