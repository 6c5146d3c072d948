//! The two forms of a table: CSV and NDJSON.
//!
//! In CSV nothing stands between two commas for a missing value, and a text that a spreadsheet would take for a formula
//! gets an apostrophe before it, as in every CSV of this program. NDJSON has each text as it is.

use super::column::TableCell;
use crate::report::format::guarded;
use crate::report::format::json::write_object;

/// The form of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// Comma-separated values with a header.
    Csv,
    /// A JSON object in each line.
    Ndjson,
}

impl TableForm {
    /// Returns the name, which is also the ending of the files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }

    /// Returns the name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Ndjson => "NDJSON",
        }
    }

    /// Writes what comes before the rows.
    pub(super) fn write_head<'n>(self, names: impl Iterator<Item = &'n str>, out: &mut Vec<u8>) {
        if self == Self::Csv {
            out.extend_from_slice(names.collect::<Vec<_>>().join(",").as_bytes());
            out.push(b'\n');
        }
    }

    /// Writes a row: the names of the columns with their values.
    pub(super) fn write_row<'n>(self, cells: impl Iterator<Item = (&'n str, TableCell<'n>)>, out: &mut Vec<u8>) {
        match self {
            Self::Csv => {
                for (number, (_, cell)) in cells.enumerate() {
                    if number > 0 {
                        out.push(b',');
                    }
                    write_csv(&cell, out);
                }
            }
            Self::Ndjson => write_object(cells, out),
        }
        out.push(b'\n');
    }
}

fn write_csv(cell: &TableCell<'_>, out: &mut Vec<u8>) {
    match cell {
        TableCell::Null => {}
        TableCell::Int(number) => out.extend_from_slice(number.to_string().as_bytes()),
        TableCell::Bool(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        TableCell::Text(text) => {
            let text = guarded(text);
            // Without quotes an empty text would be a missing value.
            if !text.is_empty() && !text.contains([',', '"', '\n', '\r']) {
                return out.extend_from_slice(text.as_bytes());
            }
            out.push(b'"');
            out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{TableCell, TableForm};

    fn row(form: TableForm, texts: &[&str]) -> String {
        let text = |text: &&str| TableCell::Text(Cow::Owned((*text).to_owned()));
        let cells = texts.iter().map(text).chain([TableCell::Null, TableCell::Int(7), TableCell::Bool(true)]);
        let mut out = Vec::new();
        form.write_row(["a", "b", "c", "d", "e"].into_iter().zip(cells), &mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn csv_quotes_where_it_must_keeps_formulas_from_running_and_leaves_nothing_for_null() {
        assert_eq!(row(TableForm::Csv, &["plain", "a, \"b\""]), "plain,\"a, \"\"b\"\"\",,7,true\n");
        assert_eq!(row(TableForm::Csv, &["=1+1", "@x, y"]), "'=1+1,\"'@x, y\",,7,true\n");
        assert_eq!(row(TableForm::Csv, &["", "-x"]), "\"\",'-x,,7,true\n");
    }

    #[test]
    fn ndjson_has_each_text_as_it_is() {
        let line = row(TableForm::Ndjson, &["=1+1", "a, \"b\""]);
        assert_eq!(line, "{\"a\":\"=1+1\",\"b\":\"a, \\\"b\\\"\",\"c\":null,\"d\":7,\"e\":true}\n");
    }
}
