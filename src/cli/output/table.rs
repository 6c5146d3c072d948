//! Plain tables, aligned by displayed width.

use crate::text::{cut, width};

/// The alignment of a column.
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

/// The narrowest that a column is cut to.
const NARROWEST: usize = 12;

/// Draws rows in at most these columns. The widest cells are cut, and then columns are left out, in the order of
/// `expendable`. No row is broken.
pub(crate) fn draw_within(columns: &[Align], rows: &[Vec<String>], cells: usize, expendable: &[usize]) -> String {
    let mut left_out: Vec<usize> = Vec::new();
    let mut more = expendable.iter();
    loop {
        let kept = |column: &usize| !left_out.contains(column);
        let aligns: Vec<Align> = (0..columns.len()).filter(kept).map(|column| columns[column]).collect();
        let part = |row: &Vec<String>| (0..row.len()).filter(kept).map(|column| row[column].clone()).collect();
        let mut part: Vec<Vec<String>> = rows.iter().map(part).collect();
        if cut_widest(&mut part, cells) {
            return draw(&aligns, &part);
        }
        match more.next() {
            Some(column) => left_out.push(*column),
            None => return draw(&aligns, &part),
        }
    }
}

/// Cuts the widest column until the rows fit. Returns whether they do.
fn cut_widest(rows: &mut [Vec<String>], cells: usize) -> bool {
    let count = rows.first().map_or(0, Vec::len);
    loop {
        let widths: Vec<usize> =
            (0..count).map(|column| rows.iter().map(|row| width(&row[column])).max().unwrap_or_default()).collect();
        let total = widths.iter().sum::<usize>() + 2 * count.saturating_sub(1);
        let widest = (0..count).max_by_key(|column| widths[*column]).filter(|column| widths[*column] > NARROWEST);
        match widest {
            _ if total <= cells => return true,
            Some(column) => {
                let most = widths[column].saturating_sub(total - cells).max(NARROWEST);
                for row in rows.iter_mut() {
                    row[column] = cut(&row[column], most);
                }
            }
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, draw, draw_within};

    #[test]
    fn the_widest_cell_is_cut_and_columns_go_before_a_row_is_broken() {
        let rows = [["Name", "Role", "Done"], ["a name of twenty four ch", "Writer", "3 of 28"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let within = |cells| draw_within(&[Align::Left; 3], &rows, cells, &[2, 1]);
        let last = |text: String| text.lines().last().unwrap_or_default().to_owned();
        assert_eq!(last(within(80)), "a name of twenty four ch  Writer  3 of 28");
        assert_eq!(last(within(33)), "a name of twent…  Writer  3 of 28");
        assert_eq!(last(within(28)), "a name of twenty fo…  Writer");
        assert_eq!(last(within(14)), "a name of twe…");
    }

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["Name", "n"], ["春", "10"], ["é", "1"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(draw(&[Align::Left, Align::Right], &rows), "Name   n\n春    10\né      1\n");
    }
}
