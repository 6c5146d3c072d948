//! The text of a posting to be read on a screen.

use super::page::lines;
use crate::text::{Clean, pasted};

/// The most characters of one piece. A longer line is several pieces, so that each is shown quickly.
const PIECE_LIMIT: usize = 400;

/// A piece of a line of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLine {
    /// The number of the line in the file, counted from 1.
    pub number: usize,
    /// Whether the line begins here, and is not going on.
    pub is_first: bool,
    /// The text.
    pub text: Clean,
}

/// Returns the lines of a posting that say something, without the tags of HTML.
#[must_use]
pub fn shown_lines(text: &str) -> Vec<ShownLine> {
    let mut shown = Vec::new();
    for line in lines(text) {
        let clean = pasted(&line.text, false);
        let mut rest = clean.trim();
        let mut is_first = true;
        while !rest.is_empty() {
            let most = rest.char_indices().nth(PIECE_LIMIT).map_or(rest.len(), |(at, _)| at);
            let blank = rest[..most].rfind(' ').filter(|at| most < rest.len() && *at > 0);
            let (piece, after) = rest.split_at(blank.unwrap_or(most));
            shown.push(ShownLine { number: line.number, is_first, text: Clean::line(piece) });
            (rest, is_first) = (after.trim_start(), false);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown_lines;

    #[test]
    fn empty_lines_are_left_out_and_long_ones_cut_at_blanks() {
        let long = "word ".repeat(200);
        let shown = shown_lines(&format!("<p>one</p>\n\n \u{1b}[2Jtwo\u{202e}\n{long}"));
        assert_eq!((shown[0].number, shown[0].text.as_str()), (1, "one"));
        assert_eq!((shown[1].number, shown[1].text.as_str()), (3, "[2Jtwo\u{fffd}"));
        let pieces: Vec<&str> = shown[2..].iter().map(|it| it.text.as_str()).collect();
        assert!(pieces.len() == 3 && pieces.join(" ") == long.trim(), "{pieces:?}");
        assert!(shown[2].is_first && !shown[3].is_first && shown[3].number == 4);
    }

    #[test]
    fn one_endless_word_is_pieces_and_loses_nothing() {
        let word = "é".repeat(100_000);
        let shown = shown_lines(&word);
        assert_eq!(shown.iter().map(|it| it.text.as_str()).collect::<String>(), word);
        assert!(shown.iter().all(|it| it.text.as_str().chars().count() <= 400));
    }
}
