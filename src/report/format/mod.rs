//! The forms of a report: one table, one file for each format.
//!
//! A new format is a file in this folder and a row in [`FORMATS`]. File endings, `--format`, the export screen and the
//! messages read the table.

mod csv;
mod html;
pub mod json;
mod json_resume;
mod markdown;
mod name;
pub mod text;

pub(super) use self::csv::csv_text;
pub(super) use self::csv::guarded;
pub(super) use self::html::team_page;
pub(super) use self::markdown::escaped as escaped_markdown;
pub use self::name::UnknownEnding;

use super::{Handout, Report};

/// A format of the report.
#[derive(Debug)]
pub struct ExportFormat {
    /// The word for `--format`, in lower case.
    pub name: &'static str,
    /// The endings of file names, without the dot, in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// The format and its readers, such as `JSON for programs`.
    pub title: &'static str,
    /// The title in a word or two, for a choice on screen.
    pub short: &'static str,
    /// The purpose of the format, in a few words.
    pub readers: &'static str,
    /// The contents of the format, in a few words.
    pub contents: &'static str,
    /// Whether the format is for people. Such a format covers one role and band in detail, with the plan that was on
    /// screen.
    pub is_for_people: bool,
    /// Whether private notes can go in.
    pub may_have_notes: bool,
    /// The other shape of the format, if it has one.
    pub variant: Option<Variant>,
    /// The function that writes a report.
    render: fn(&Report<'_>) -> String,
    /// The function that writes what a person sees of it on a screen, if it is not the text itself.
    seen: Option<fn(&Report<'_>) -> String>,
    /// The function that writes a document, in the formats for people.
    handout: Option<fn(&Handout) -> String>,
}

/// Another shape of a format.
#[derive(Debug)]
pub struct Variant {
    /// The option that asks for it, without the dashes.
    pub flag: &'static str,
    /// The subject of the choice, for a label on screen.
    pub label: &'static str,
    /// The usual shape and this one, in a word or two.
    pub choices: [&'static str; 2],
    /// The contents of this shape, in a few words.
    pub contents: &'static str,
    /// The function that writes a report.
    render: fn(&Report<'_>) -> String,
    /// The function that writes what a person sees of it on a screen, if it is not the text itself.
    seen: Option<fn(&Report<'_>) -> String>,
}

/// A format in one of its shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The format.
    pub format: &'static ExportFormat,
    /// Whether the form is the other shape of the format. Without effect for a format that has one shape.
    pub is_variant: bool,
}

/// All formats, those for people first.
pub static FORMATS: [ExportFormat; 6] =
    [html::FORMAT, markdown::FORMAT, text::FORMAT, json::FORMAT, csv::FORMAT, json_resume::FORMAT];

impl ExportFormat {
    /// Returns the title and the contents of the format.
    #[must_use]
    pub fn description(&self) -> String {
        format!("{}: {}", self.title, self.contents)
    }

    /// Returns the default format.
    #[must_use]
    pub fn usual() -> &'static Self {
        &FORMATS[3]
    }

    /// Returns the format that is offered first to a person who looks at a report.
    #[must_use]
    pub fn for_people() -> &'static Self {
        &FORMATS[0]
    }

    /// Returns the format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the format that has this option for its other shape.
    #[must_use]
    pub fn with_flag(flag: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.has_flag(flag))
    }

    /// Returns whether this option asks for the other shape of the format.
    #[must_use]
    pub fn has_flag(&self, flag: &str) -> bool {
        self.variant.as_ref().is_some_and(|variant| variant.flag == flag)
    }

    /// Returns the form with the usual shape of the format.
    #[must_use]
    pub const fn usual_form(&'static self) -> Form {
        Form { format: self, is_variant: false }
    }

    /// Returns whether a document can be written in this format.
    #[must_use]
    pub const fn takes_handouts(&self) -> bool {
        self.handout.is_some()
    }

    /// Writes a document. `None` if the format is not for people.
    #[must_use]
    pub fn write_handout(&self, handout: &Handout) -> Option<String> {
        self.handout.map(|write| write(handout))
    }

    /// Writes a report in the usual shape of this format.
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

impl Form {
    /// Returns the other shape, if this form is one.
    #[must_use]
    pub fn variant(self) -> Option<&'static Variant> {
        self.format.variant.as_ref().filter(|_| self.is_variant)
    }

    /// Returns what the form holds, in a few words.
    #[must_use]
    pub fn contents(self) -> &'static str {
        self.variant().map_or(self.format.contents, |variant| variant.contents)
    }

    /// Writes a report.
    #[must_use]
    pub fn write(self, report: &Report<'_>) -> String {
        match self.variant() {
            Some(variant) => (variant.render)(report),
            None => self.format.write(report),
        }
    }

    /// Writes a report, and what a person sees of it on a screen.
    #[must_use]
    pub fn rendered(self, report: &Report<'_>) -> Rendered {
        let seen = self.variant().map_or(self.format.seen, |variant| variant.seen);
        Rendered { text: self.write(report), seen: seen.map(|seen| seen(report)) }
    }

    /// Writes a handout, and what a person sees of it on a screen. A format that is not for people gives text.
    #[must_use]
    pub fn handout(self, handout: &Handout) -> Rendered {
        let format = if self.format.takes_handouts() { self.format } else { &text::FORMAT };
        let text = format.write_handout(handout).unwrap_or_default();
        Rendered { text, seen: format.seen.map(|_| text::handout(handout)) }
    }
}

/// A report or a document, written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The text as it is written to a file and copied.
    pub text: String,
    /// The text that a person sees on a screen; `None` if it is the written text itself.
    pub seen: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::FORMATS;

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
