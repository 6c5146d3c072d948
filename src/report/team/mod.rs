//! The report about a team that a lead takes away: a picture with the files that it was made of, as data.
//!
//! Each form of it is a file here. The numbers come from [`TeamPicture`], and the sentences from `words`.

mod csv;
mod first_few;
mod form;
mod html;
mod intake;
mod json;
mod markdown;
mod people;
mod place;
mod roster;
mod sections;
mod tables;
#[cfg(test)]
mod tests;
mod text;

pub use form::{TEAM_FORMS, TeamForm};
pub use intake::{Intake, IntakeRules, PersonSink, TakenReports};
pub use people::PeopleRules;
pub use place::ReportPlace;
pub use roster::Roster;
pub use sections::{TeamBlock, TeamColumn, TeamRow, TeamSection, TeamTable};
pub use tables::{
    ColumnSpec, ColumnType, ManifestTable, PersonNames, SqlTable, TableCell, TableForm, TabledPerson, TablesManifest,
    schema_sql, sql_files,
};

use jiff::Timestamp;

use crate::report::BriefReport;
use crate::team::TeamPicture;
use crate::text::Clean;

/// The answers of one person of a team, as a file gave them.
#[derive(Debug, Clone)]
pub struct PersonReport {
    /// The person: a name from a roster, the path of the file without its ending, or the line of a file of lines.
    pub person: Clean,
    /// The group: from a roster, or the first folder of the path.
    pub group: Option<Clean>,
    /// The answers.
    pub report: BriefReport,
}

/// A file, or a line of one, that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedFile {
    /// The path, and the number of the line in a file of lines.
    pub file: Clean,
    /// The reason.
    pub reason: Clean,
}

/// The files behind a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamFiles {
    /// The number of reports that were used.
    pub read: u32,
    /// The reports that could not be used; the first thousand.
    pub skipped: Vec<SkippedFile>,
    /// The number of those that could not be used.
    pub skipped_count: u32,
    /// The files with older answers of a person, whose newest answers were used; the first thousand.
    pub replaced: Vec<Clean>,
    /// The number of those with older answers.
    pub replaced_count: u32,
    /// The number of used reports whose answers are older than twelve months.
    pub older_than_a_year: u32,
}

/// Everything that a document about a team is made of.
#[derive(Debug)]
pub struct TeamReport {
    /// The picture.
    pub picture: TeamPicture,
    /// The files behind it.
    pub files: TeamFiles,
    /// The time at which it was made.
    pub generated_at: Timestamp,
}
