//! A line of a posting to show, with its matched words.

use std::ops::Range;

use super::page::TextLine;
use crate::order::Order as _;
use crate::text::{Clean, LINE_LIMIT, cut, pasted, width, wrap};

/// The most characters of a quoted line. A longer line is cut around its first match.
const QUOTE_LIMIT: usize = 400;

/// The characters before the first match in a line that is cut.
const BEFORE: usize = 100;

/// A line of a posting, with the places of the matched words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The number of the line in the file, counted from 1.
    pub line: usize,
    /// The text.
    pub text: Clean,
    /// The bytes of the matched words in the text, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

impl Quote {
    /// Quotes a line with some of its bytes as marks.
    pub(super) fn of(line: &TextLine<'_>, marks: Vec<Range<usize>>) -> Self {
        let marks = joined(marks);
        let raw = &*line.text;
        let first = marks.first().map_or(raw.len(), |mark| mark.start);
        let (cut, to) = window(raw, first);
        let mut text = String::from(if cut > 0 { "… " } else { "" });
        // The sign of a list is no part of the sentence.
        let is_sign = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·' | '–' | '+');
        let from = first.min(to) - raw[cut..first.min(to)].trim_start_matches(is_sign).len();
        let mut shown = Vec::with_capacity(marks.len());
        let mut at = from;
        for mark in marks {
            let [start, end] = [mark.start, mark.end].map(|end| end.clamp(at, to));
            text += &cleaned(&raw[at..start], text.is_empty());
            let begin = text.len();
            text += &cleaned(&raw[start..end], false);
            if text.len() > begin {
                shown.push(begin..text.len());
            }
            at = end;
        }
        text += &cleaned(&raw[at..to], text.is_empty());
        text.truncate(text.trim_end().len());
        text += if to < raw.len() && !raw[to..].trim().is_empty() { " …" } else { "" };
        let clean = Clean::line(&text);
        // A text is cleaned a second time without a change, unless it holds what is hidden between two marks.
        let marks = if clean.as_str() == text { shown } else { Vec::new() };
        Self { line: line.number, text: clean, marks }
    }

    /// Returns the text in pieces, each with whether it is a match.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, bool)> {
        let text = self.text.as_str();
        let ends = self.marks.iter().flat_map(|mark| [(mark.start, false), (mark.end, true)]);
        let mut at = 0;
        let pieces = ends.chain([(text.len(), false)]).map(move |(end, is_match)| {
            let piece = &text[at..end];
            at = end;
            (piece, is_match)
        });
        pieces.filter(|(piece, _)| !piece.is_empty())
    }

    /// Returns the part of the text around the first match that fits into these columns, in pieces like
    /// [`pieces`](Self::pieces). What is left out is a `…`.
    #[must_use]
    pub fn within(&self, columns: usize) -> Vec<(String, bool)> {
        let text = self.text.as_str();
        let fits = |from: usize, to: usize| width(&text[from..to]) + 2 * usize::from(from > 0) + 2 <= columns;
        let first = self.marks.first().cloned().unwrap_or(0..0);
        let mut from = 0;
        if width(text) > columns && !fits(0, first.end) {
            // A third of the columns is for what stands before the match.
            let blanks = text[..first.start].match_indices(' ').map(|(at, _)| at + 1);
            let near = |at: &usize| width(&text[*at..first.start]) <= columns / 3;
            from = blanks.clone().find(near).unwrap_or(first.start);
        }
        let lead = (from > 0).then(|| ("… ".to_owned(), false));
        let mut left = columns.saturating_sub(2 * usize::from(from > 0));
        let mut shown: Vec<(String, bool)> = lead.into_iter().collect();
        let mut at = 0;
        let mut is_cut = false;
        for (piece, is_match) in self.pieces() {
            let (start, end) = (at, at + piece.len());
            at = end;
            if end <= from || is_cut {
                continue;
            }
            let piece = &text[start.max(from)..end];
            is_cut = width(piece) > left || end < text.len() && width(piece) == left;
            shown.push((if is_cut { cut(&format!("{piece} "), left) } else { piece.to_owned() }, is_match));
            left = left.saturating_sub(width(piece));
        }
        shown
    }

    /// Breaks the text at blanks into lines of at most these columns, each in pieces like [`pieces`](Self::pieces).
    #[must_use]
    pub fn wrapped(&self, columns: usize) -> Vec<Vec<(String, bool)>> {
        let is_blank = |c: &(char, bool)| c.0 == ' ';
        let of_piece = |(text, is_match): (&'_ str, bool)| text.chars().map(|c| (c, is_match)).collect::<Vec<_>>();
        let mut rest = self.pieces().flat_map(of_piece).peekable();
        let mut lines = Vec::new();
        for line in wrap(self.text.as_str(), columns) {
            let mut pieces: Vec<(String, bool)> = Vec::new();
            for c in line.chars() {
                // Several blanks may have become one, or the end of a line.
                let mut blank = None;
                while let Some(skipped) = rest.next_if(is_blank) {
                    blank = Some(skipped);
                }
                let next = if c == ' ' { blank } else { rest.next() };
                let is_match = next.is_some_and(|(_, is_match)| is_match);
                match pieces.last_mut() {
                    Some((text, last)) if *last == is_match => text.push(c),
                    _ => pieces.push((c.to_string(), is_match)),
                }
            }
            lines.push(pieces);
        }
        lines
    }
}

fn cleaned(raw: &str, is_start: bool) -> String {
    let clean = pasted(raw, false);
    if is_start { clean.trim_start().to_owned() } else { clean }
}

/// Returns the part of a line to show: all of it, or the surroundings of a byte, from blank to blank.
fn window(raw: &str, first: usize) -> (usize, usize) {
    if raw.len() <= QUOTE_LIMIT {
        return (0, raw.len());
    }
    let before = raw[..first].char_indices().rev().take(BEFORE).last().map_or(first, |(at, _)| at);
    let blank = |text: &str| text.char_indices().find(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let from = if before == 0 { 0 } else { before + blank(&raw[before..first]).unwrap_or(0) };
    let most = raw[from..].char_indices().nth(QUOTE_LIMIT).map_or(raw.len(), |(at, _)| from + at);
    let last_blank = raw[from..most].rfind(char::is_whitespace).map(|at| from + at).filter(|at| *at > first);
    (from, if most == raw.len() { most } else { last_blank.unwrap_or(most) })
}

/// Puts marks in order, and joins those that overlap.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.order_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

const _: () = assert!(QUOTE_LIMIT + 8 < LINE_LIMIT);

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Quote;
    use crate::posting::page::TextLine;

    fn quote(text: &str, marks: &[(usize, usize)]) -> String {
        let quote = Quote::of(
            &TextLine { number: 7, text: Cow::Borrowed(text) },
            marks.iter().map(|(from, to)| *from..*to).collect(),
        );
        assert_eq!(quote.line, 7);
        quote.pieces().map(|(text, is_match)| if is_match { format!("[{text}]") } else { text.to_owned() }).collect()
    }

    #[test]
    fn a_quote_marks_its_words_and_joins_marks_that_overlap() {
        assert_eq!(quote("  Write blog posts now ", &[(2, 7), (8, 18), (8, 12)]), "[Write] [blog posts] now");
        assert_eq!(quote(" - • - speak, -x", &[(9, 14)]), "[speak], -x");
        assert_eq!(quote("plain", &[]), "plain");
    }

    #[test]
    fn a_quote_is_broken_at_blanks_and_keeps_its_marks() {
        let quote = Quote::of(
            &TextLine { number: 1, text: Cow::Borrowed("we write  blog posts") },
            std::iter::once(3..15).collect(),
        );
        let piece = |(text, is_match): &(String, bool)| if *is_match { format!("[{text}]") } else { text.clone() };
        let lines: Vec<String> = quote.wrapped(9).iter().map(|line| line.iter().map(piece).collect()).collect();
        assert_eq!(lines, ["we [write]", "[blog]", "posts"]);
    }

    #[test]
    fn a_quote_in_one_row_shows_its_first_match_at_any_width() {
        let text = "Answer questions in our forum, and help developers to speak at meetups and conferences.";
        let mark = text.find("speak").map(|at| at..at + 5).expect("it is there");
        let quote = Quote::of(&TextLine { number: 1, text: Cow::Borrowed(text) }, vec![mark]);
        for columns in [12, 20, 34, 50, 70, 86, 87, 200] {
            let row = quote.within(columns);
            let words: String = row.iter().map(|(words, _)| words.as_str()).collect();
            assert!(crate::text::width(&words) <= columns, "{columns}: {words}");
            assert!(row.contains(&("speak".to_owned(), true)), "{columns}: {row:?}");
            assert_eq!(words == text, columns >= text.len(), "{columns}: {words}");
        }
        let words: String = quote.within(34).into_iter().map(|(words, _)| words).collect();
        assert_eq!(words, "… to speak at meetups and confere…");
    }

    #[test]
    fn a_quote_shows_nothing_that_hides_or_moves() {
        assert_eq!(quote("a\u{202e}b\u{1b}[2Jc\tdeveloper", &[(11, 20)]), "a\u{fffd}b[2Jc [developer]");
    }

    #[test]
    fn a_long_line_is_cut_at_blanks_around_its_first_match() {
        let text = format!("{}speak {}", "word ".repeat(100), "more ".repeat(200));
        let shown = quote(&text, &[(500, 505), (1_400, 1_404)]);
        assert!(shown.starts_with("… word") && shown.ends_with("more …") && shown.contains("[speak] more"), "{shown}");
        assert!(shown.chars().count() < 420);
        let one = "é".repeat(100_000);
        assert!(quote(&one, &[(0, one.len())]).chars().count() < 420);
    }
}
