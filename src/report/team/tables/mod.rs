//! The tables about a team, for engines that take SQL: people, answers, results and targets.
//!
//! The rows of one person follow from the answers alone, so that any number of people need no more memory than one. The
//! tables are personal data, with or without names.

mod column;
mod form;
mod manifest;
mod rows;
mod sql;
#[cfg(test)]
mod tests;

pub use column::{ColumnSpec, ColumnType, TableCell};
pub use form::TableForm;
pub use manifest::{ManifestTable, PersonNames, TablesManifest};
pub use rows::TabledPerson;
pub use sql::{schema_sql, sql_files};

use self::column::Column;
use crate::framework::Framework;

/// One of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlTable {
    /// A row for each person.
    People,
    /// A row for each person and skill.
    Answers,
    /// A row for each person, role and band.
    Results,
    /// A row for each role, band and skill that it asks for.
    Targets,
}

impl SqlTable {
    /// All tables.
    pub const ALL: [Self; 4] = [Self::People, Self::Answers, Self::Results, Self::Targets];

    /// The tables about people.
    pub const OF_PEOPLE: [Self; 3] = [Self::People, Self::Answers, Self::Results];

    /// Returns the name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Answers => "answers",
            Self::Results => "results",
            Self::Targets => "targets",
        }
    }

    /// Returns the columns in their order.
    #[must_use]
    pub fn columns(self) -> Vec<ColumnSpec> {
        fn specs<F>(columns: &[Column<F>]) -> Vec<ColumnSpec> {
            columns.iter().map(|column| column.spec).collect()
        }
        match self {
            Self::People => specs(rows::PEOPLE),
            Self::Answers => specs(rows::ANSWERS),
            Self::Results => specs(rows::RESULTS),
            Self::Targets => specs(rows::TARGETS),
        }
    }

    /// Writes what comes before the rows.
    pub fn write_head(self, form: TableForm, out: &mut Vec<u8>) {
        form.write_head(self.columns().iter().map(|column| column.name), out);
    }

    /// Writes the rows of a person, and returns their number. The targets have none.
    pub fn write_person(self, person: &TabledPerson, form: TableForm, out: &mut Vec<u8>) -> u64 {
        match self {
            Self::People => write_rows(rows::PEOPLE, [person].into_iter(), |column, row| column(row), form, out),
            Self::Answers => write_rows(rows::ANSWERS, person.answers(), |column, row| column(row), form, out),
            Self::Results => write_rows(rows::RESULTS, person.results(), |column, row| column(row), form, out),
            Self::Targets => 0,
        }
    }

    /// Writes the rows of the targets, and returns their number.
    pub fn write_targets(framework: &Framework, form: TableForm, out: &mut Vec<u8>) -> u64 {
        write_rows(rows::TARGETS, rows::targets(framework), |column, row| column(row), form, out)
    }
}

/// Writes rows by their columns, and returns their number.
fn write_rows<F, R>(
    columns: &[Column<F>],
    rows: impl Iterator<Item = R>,
    cell: impl for<'r> Fn(&F, &'r R) -> TableCell<'r>,
    form: TableForm,
    out: &mut Vec<u8>,
) -> u64 {
    let mut count = 0;
    for row in rows {
        count += 1;
        form.write_row(columns.iter().map(|column| (column.spec.name, cell(&column.cell, &row))), out);
    }
    count
}
