//! Plain columns: aligned by what a reader sees, not by bytes.

use crate::text::width;

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Draws rows of cells, two spaces apart. The first row is the head.
pub(super) fn draw(columns: &[Align], rows: &[Vec<String>]) -> String {
    let cell_width = |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| width(cell));
    let widths: Vec<usize> = (0..columns.len())
        .map(|column| rows.iter().map(|row| cell_width(row, column)).max().unwrap_or_default())
        .collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(columns).zip(&widths).map(|((cell, align), widest)| {
            let padding = " ".repeat(widest.saturating_sub(width(cell)));
            match align {
                Align::Left => format!("{cell}{padding}"),
                Align::Right => format!("{padding}{cell}"),
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Align, draw};

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["Name", "n"], ["春", "10"], ["é", "1"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(draw(&[Align::Left, Align::Right], &rows), "Name   n\n春    10\né      1\n");
    }
}
