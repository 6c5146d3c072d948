//! The place of a report, as a person would find it.

use crate::text::Clean;

/// The place of a report: a file, or a line of a file of lines.
#[derive(Debug, Clone, Copy)]
pub struct ReportPlace<'p> {
    /// The position of the file among all files.
    pub number: u32,
    /// The path as a person would type it.
    pub shown: &'p str,
    /// The path from the folder that all files are in.
    pub relative: &'p str,
    /// The number of the line in a file of lines, from 1.
    pub line: Option<u64>,
}

impl ReportPlace<'_> {
    /// Returns the path with the number of the line, for people.
    #[must_use]
    pub fn words(&self) -> Clean {
        match self.line {
            None => Clean::file(self.shown),
            Some(line) => Clean::line(&format!("{}:{line}", Clean::file(self.shown))),
        }
    }

    pub(super) fn order(&self) -> (u32, u64) {
        (self.number, self.line.unwrap_or_default())
    }
}
