//! Plain tables, aligned by displayed width.

use crate::text::{push_paragraph, width};

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Draws rows of cells, separated by two spaces. The first row is the head.
pub(crate) fn draw(columns: &[Align], rows: &[Vec<String>]) -> String {
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

/// Draws the same rows for a narrow terminal: the first cell of each row on a line of its own, and below it the other
/// cells with their heads.
pub(crate) fn stacked(rows: &[Vec<String>]) -> String {
    let Some((head, rows)) = rows.split_first() else { return String::new() };
    let mut text = String::new();
    for row in rows {
        push_paragraph(&mut text, 0, row.first().map_or("", String::as_str));
        let others: Vec<String> = head.iter().zip(row).skip(1).map(|(head, cell)| format!("{head}: {cell}")).collect();
        push_paragraph(&mut text, 2, &others.join("; "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Align, draw, stacked};

    #[test]
    fn what_is_too_wide_for_a_row_is_told_below_its_first_cell() {
        let rows = [["Name", "Done"], ["me", "3 of 28"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(stacked(&rows), "me\n  Done: 3 of 28\n");
    }

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["Name", "n"], ["春", "10"], ["é", "1"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(draw(&[Align::Left, Align::Right], &rows), "Name   n\n春    10\né      1\n");
    }
}
