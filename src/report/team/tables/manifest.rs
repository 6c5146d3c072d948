//! The file beside the tables: what they are, when and from what they were made, and what could not be used.

use std::sync::Arc;

use jiff::Timestamp;

use super::{SqlTable, TableForm, sql_files};
use crate::framework::Framework;
use crate::report::format::json::manifest_json;
use crate::report::team::TeamFiles;

/// Whether the tables name people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonNames {
    /// Each run gives people new numbers, in a random order.
    Pseudonyms,
    /// People have the names that the files or the roster give.
    Names,
}

impl PersonNames {
    /// Returns what readers of the tables have to know, in words.
    #[must_use]
    pub const fn notice(self) -> &'static str {
        match self {
            Self::Pseudonyms => {
                "These tables are personal data. People have numbers instead of names, new ones in each run, but who \
                 knows some answers of a person can find the others. Keep them as safe as the reports, use them for what \
                 people were told, and delete them when you are done."
            }
            Self::Names => {
                "These tables are personal data with names. Keep them as safe as the reports, use them for what people \
                 were told, and delete them when you are done."
            }
        }
    }
}

/// Everything about the tables beside their rows.
#[derive(Debug)]
pub struct TablesManifest {
    /// The questions and role profiles.
    pub framework: Arc<Framework>,
    /// The form of the tables.
    pub form: TableForm,
    /// Whether people are named.
    pub names: PersonNames,
    /// The files behind the tables.
    pub files: TeamFiles,
    /// The time at which they were made.
    pub generated_at: Timestamp,
    /// The tables, with the numbers of their rows.
    pub tables: Vec<ManifestTable>,
}

/// A table with the number of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ManifestTable {
    /// The table.
    pub table: SqlTable,
    /// The number of rows.
    pub rows: u64,
}

impl TablesManifest {
    /// Returns the files that stand beside the tables: names and contents.
    #[must_use]
    pub fn files_beside(&self) -> Vec<(String, String)> {
        let own = [("manifest.json", manifest_json(self)), ("schema.sql", super::schema_sql())];
        let sql = sql_files().map(|(name, text)| (format!("sql/{name}"), text.to_owned()));
        own.map(|(name, text)| (name.to_owned(), text)).into_iter().chain(sql).collect()
    }

    /// Returns the names of all files that tables consist of, in either form.
    #[must_use]
    pub fn file_names() -> Vec<String> {
        let forms = [TableForm::Csv, TableForm::Ndjson];
        let tables = forms.into_iter().flat_map(|form| SqlTable::ALL.map(|table| table.file(form)));
        let own = ["manifest.json", "schema.sql"].map(str::to_owned);
        let sql = sql_files().map(|(name, _)| format!("sql/{name}"));
        tables.chain(own).chain(sql).collect()
    }
}

impl SqlTable {
    /// Returns the name of the file of the table.
    #[must_use]
    pub fn file(self, form: TableForm) -> String {
        format!("{}.{}", self.name(), form.name())
    }
}
