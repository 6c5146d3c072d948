//! Names of files: which format an ending asks for, and what to do about an ending that no report has.

use super::{ExportFormat, FORMATS};
use crate::text::{Clean, listed};

impl ExportFormat {
    /// Returns the format for the name of a file. `None` if the name has no ending.
    ///
    /// # Errors
    ///
    /// The ending belongs to no format, such as `.pdf`.
    pub fn of_file(name: &str) -> Result<Option<&'static Self>, UnknownEnding> {
        if let Some((_, format)) = known(name) {
            return Ok(Some(format));
        }
        split_ending(name).map_or(Ok(None), |(_, ending)| Err(UnknownEnding(Clean::line(&ending.to_lowercase()))))
    }

    /// Replaces the ending of a file name with that of this format. A name without an ending stays.
    #[must_use]
    pub fn renamed(&self, name: &str) -> String {
        let stem = known(name).map(|(stem, _)| stem).or_else(|| split_ending(name).map(|(stem, _)| stem));
        stem.map_or_else(|| name.to_owned(), |stem| format!("{stem}.{}", self.endings[0]))
    }
}

/// Splits the name of a file before an ending that belongs to a format, the longest one first.
fn known(name: &str) -> Option<(&str, &'static ExportFormat)> {
    let ending = |format: &'static ExportFormat| {
        let stems = format.endings.iter().filter_map(|ending| before_ending(name, ending));
        stems.min_by_key(|stem| stem.len()).map(|stem| (stem, format))
    };
    FORMATS.iter().filter_map(ending).min_by_key(|(stem, _)| stem.len())
}

/// Returns what stands before an ending, in capitals or not, if it is the name of a file.
fn before_ending<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let (stem, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    let stem = stem.strip_suffix('.').filter(|_| end.eq_ignore_ascii_case(ending))?;
    is_stem(stem).then_some(stem)
}

/// Splits the name of a file before its ending: two to five letters after the last dot. Anything else after a dot is
/// part of the name, such as a number.
fn split_ending(name: &str) -> Option<(&str, &str)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_ending = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_ending && is_stem(stem)).then_some((stem, ending))
}

fn is_stem(stem: &str) -> bool {
    !stem.is_empty() && !stem.ends_with(['/', '\\'])
}

/// An ending of a file name that belongs to no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no report in the form .{0}")]
pub struct UnknownEnding(Clean);

impl UnknownEnding {
    /// Returns advice: the form that leads to what the ending promises, else the endings of the formats.
    #[must_use]
    pub fn hint(&self) -> String {
        let way = match self.0.as_str() {
            "pdf" | "ps" => "end the name in .html and print that page to PDF from a browser",
            "xlsx" | "xls" | "ods" | "tsv" => "end the name in .csv, which every spreadsheet opens",
            "docx" | "doc" | "odt" | "rtf" => "end the name in .html, which word processors open",
            "yaml" | "yml" | "toml" | "xml" => "end the name in .json, for programs",
            _ => return all_endings(),
        };
        way.to_owned()
    }
}

fn all_endings() -> String {
    let dotted = |is_for_people: bool| {
        let formats = FORMATS.iter().filter(|format| format.is_for_people == is_for_people);
        listed(&formats.map(|format| format!(".{}", format.endings[0])).collect::<Vec<_>>(), "or")
    };
    format!("end the name in {} for programs, or in {} for people", dotted(false), dotted(true))
}

#[cfg(test)]
mod tests {
    use super::ExportFormat;

    #[test]
    fn an_ending_asks_for_a_format_or_for_one_that_there_is_not() {
        for (name, format) in [
            ("me.json", Some("json")),
            ("ME.JSON", Some("json")),
            ("me.txt", Some("text")),
            ("a.b/me.Md", Some("markdown")),
            ("me.markdown", Some("markdown")),
            ("me.HTM", Some("html")),
            ("me.html", Some("html")),
            ("me.csv", Some("csv")),
            ("me.resume.json", Some("json-resume")),
            ("me.Resume.JSON", Some("json-resume")),
            ("resume.json", Some("json")),
            ("a/.resume.json", Some("json")),
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
        for (ending, way) in [
            ("pdf", "end the name in .html and print that page to PDF from a browser"),
            ("PDF", "end the name in .html and print that page to PDF from a browser"),
            ("xlsx", "end the name in .csv, which every spreadsheet opens"),
            ("docx", "end the name in .html, which word processors open"),
            ("yaml", "end the name in .json, for programs"),
            ("zip", "end the name in .json, .csv or .resume.json for programs, or in .html, .md or .txt for people"),
        ] {
            let error = ExportFormat::of_file(&format!("me.{ending}")).expect_err("no report has it");
            assert_eq!(error.to_string(), format!("there is no report in the form .{}", ending.to_lowercase()));
            assert_eq!(error.hint(), way);
        }
    }

    #[test]
    fn another_format_gives_another_ending() {
        let named = |name| ExportFormat::named(name).expect("it is in the table");
        for (name, renamed) in [("me.json", "me.txt"), ("me.pdf", "me.txt"), ("me", "me"), ("me.v2", "me.v2")] {
            assert_eq!(named("text").renamed(name), renamed);
        }
        assert_eq!(named("json").renamed("me.md"), "me.json");
        assert_eq!(named("html").renamed("me.resume.json"), "me.html");
        assert_eq!(named("json-resume").renamed("me.html"), "me.resume.json");
    }
}
