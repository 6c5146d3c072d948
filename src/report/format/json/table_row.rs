//! A row of a table as a JSON object in one line.

use crate::report::team::TableCell;

/// Writes a row, without a line feed.
pub(in crate::report) fn write_object<'n>(cells: impl Iterator<Item = (&'n str, TableCell<'n>)>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (number, (name, cell)) in cells.enumerate() {
        if number > 0 {
            out.push(b',');
        }
        write_text(name, out);
        out.push(b':');
        match cell {
            TableCell::Null => out.extend_from_slice(b"null"),
            TableCell::Bool(truth) => out.extend_from_slice(if truth { b"true" } else { b"false" }),
            TableCell::Int(number) => out.extend_from_slice(number.to_string().as_bytes()),
            TableCell::Text(text) => write_text(&text, out),
        }
    }
    out.push(b'}');
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    serde_json::to_writer(out, text).expect("memory takes every text");
}
