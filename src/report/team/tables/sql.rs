//! The texts for a database: the types of the tables, and questions about a team.
//!
//! One text suits all engines: whole numbers and sums, no division, and a name for each subquery.

use std::fmt::Write;

use super::{ColumnType, SqlTable};

/// The questions, as name of the file and text.
const FILES: [(&str, &str); 5] = [
    ("coverage.sql", include_str!("../../../../data/sql/coverage.sql")),
    ("gaps.sql", include_str!("../../../../data/sql/gaps.sql")),
    ("roles.sql", include_str!("../../../../data/sql/roles.sql")),
    ("seats.sql", include_str!("../../../../data/sql/seats.sql")),
    ("single_points.sql", include_str!("../../../../data/sql/single_points.sql")),
];

/// Returns the questions about a team, as name of the file and text.
pub fn sql_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.into_iter()
}

/// Returns the statements that create the tables.
#[must_use]
pub fn schema_sql() -> String {
    let mut sql = "-- The tables that devrel-ready writes. `devrel-ready tables --help` says more.\n".to_owned();
    for table in SqlTable::ALL {
        let _ = write!(sql, "\nCREATE TABLE {} (", table.name());
        for (number, column) in table.columns().iter().enumerate() {
            let kind = match column.kind {
                // Some engines know no TEXT, others no STRING, and others no VARCHAR without a length.
                ColumnType::Text => "VARCHAR(65535)",
                ColumnType::Int => "INT",
                ColumnType::Bool => "BOOLEAN",
            };
            let comma = if number > 0 { "," } else { "" };
            let null = if column.may_be_null { "" } else { " NOT NULL" };
            let _ = write!(sql, "{comma}\n  {} {kind}{null}", column.name);
        }
        sql.push_str("\n);\n");
    }
    sql
}
