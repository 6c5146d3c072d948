//! Paragraphs and list items of printed pages, and folding them to a width.
//!
//! A page is written with each paragraph on one line, whatever its length. [`fold_page`] breaks the lines once the width
//! is known.

use std::fmt::Write;

use super::{width, wrap};

/// Columns of a page in a file or a pipe. A link may be longer, so that it can be copied.
pub const COLUMNS: usize = 80;

/// The longest lead before text whose further lines are indented, such as a number.
const LONGEST_LEAD: usize = 6;

/// Adds a paragraph. Each line of the words becomes one indented line, which [`fold_page`] breaks later.
pub fn push_paragraph(text: &mut String, indent: usize, words: &str) {
    for line in words.split('\n') {
        let line = if line.is_empty() { String::new() } else { format!("{:indent$}{line}", "") };
        let _ = writeln!(text, "{line}");
    }
}

/// Adds an item of a list.
pub fn push_item(text: &mut String, words: &str) {
    push_paragraph(text, 2, &format!("- {words}"));
}

/// Breaks the lines of a page at words, so that each takes at most these columns.
///
/// A line that is broken keeps its indent, and the text behind a dash or a number stays below itself. A link, and a
/// command between backticks, stays in one piece, so that it can be copied.
#[must_use]
pub fn fold_page(text: &str, columns: usize) -> String {
    let mut page = String::new();
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if width(line) <= columns {
            page.push_str(line);
        } else {
            fold_line(&mut page, line, columns);
        }
        page.push_str(end);
    }
    page
}

fn fold_line(page: &mut String, line: &str, columns: usize) {
    let (lead, words) = line.split_at(lead(line));
    let hang = width(lead).min(columns / 2);
    page.push_str(lead);
    let mut used = width(lead);
    let mut is_start = true;
    let next_line = |page: &mut String| {
        let _ = write!(page, "\n{:hang$}", "");
        hang
    };
    for piece in pieces(words) {
        let cells = width(piece);
        if !is_start && used + 1 + cells > columns {
            used = next_line(page);
            is_start = true;
        }
        if !is_start {
            page.push(' ');
            used += 1;
        }
        is_start = false;
        if used + cells <= columns || is_whole(piece) {
            page.push_str(piece);
            used += cells;
            continue;
        }
        for (number, part) in wrap(piece, columns.saturating_sub(hang)).iter().enumerate() {
            if number > 0 {
                used = next_line(page);
            }
            page.push_str(part);
            used += width(part);
        }
    }
}

/// Returns the length of what stands before the words of a line: the indent, and a dash or a number with its blanks.
fn lead(line: &str) -> usize {
    let rest = line.trim_start_matches(' ');
    let indent = line.len() - rest.len();
    if rest.starts_with("- ") {
        return indent + 2;
    }
    let token = rest.find(' ').unwrap_or(rest.len());
    let blanks = rest[token..].len() - rest[token..].trim_start_matches(' ').len();
    if blanks > 1 && width(&rest[..token]) <= LONGEST_LEAD { indent + token + blanks } else { indent }
}

/// Splits words at blanks. What stands between two backticks is one piece.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        if rest.is_empty() {
            return None;
        }
        let blank = |from: usize| rest[from..].find(' ').map_or(rest.len(), |blank| from + blank);
        let quote = rest[..blank(0)].find('`');
        let closed = quote.and_then(|open| Some(open + 2 + rest[open + 1..].find('`')?));
        let (piece, after) = rest.split_at(closed.map_or_else(|| blank(0), blank));
        rest = after;
        Some(piece)
    })
}

/// Returns whether a piece stays in one piece, however long it is: a link, a path or a command.
fn is_whole(piece: &str) -> bool {
    piece.contains(['/', ' '])
}

#[cfg(test)]
mod tests {
    use super::{fold_page, push_item, push_paragraph};

    fn lines(text: &str, columns: usize) -> Vec<String> {
        fold_page(text, columns).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_paragraph_is_broken_at_words_and_keeps_its_indent() {
        let mut text = String::new();
        push_paragraph(&mut text, 2, "one two three\nfour");
        assert_eq!(text, "  one two three\n  four\n");
        assert_eq!(lines(&text, 9), ["  one two", "  three", "  four"]);
        assert_eq!(fold_page(&text, 80), text);
        assert_eq!(fold_page("a prompt:", 80), "a prompt:", "no line end is added");
    }

    #[test]
    fn text_behind_a_dash_or_a_number_stays_below_itself() {
        let mut text = String::new();
        push_item(&mut text, "one two three");
        assert_eq!(lines(&text, 12), ["  - one two", "    three"]);
        assert_eq!(lines("0  one two three", 11), ["0  one two", "   three"]);
        assert_eq!(lines("   12.5  one two three", 17), ["   12.5  one two", "        three"]);
    }

    #[test]
    fn a_link_and_a_command_stay_in_one_piece() {
        assert_eq!(
            lines("see https://example.org/a/long/path now", 12),
            ["see", "https://example.org/a/long/path", "now"]
        );
        assert_eq!(lines("type `devrel-ready show me`, or not", 12), ["type", "`devrel-ready show me`,", "or not"]);
        assert_eq!(lines("one ` two three", 9), ["one ` two", "three"]);
    }

    #[test]
    fn a_long_word_is_broken_and_no_line_is_too_wide() {
        assert_eq!(lines("ab cdefghij k", 4), ["ab", "cdef", "ghij", "k"]);
        for columns in 12..40 {
            for line in lines("    deeply indented words and 日本語 with a loooooooooooong one\n", columns) {
                assert!(crate::text::width(&line) <= columns, "{columns}: {line:?}");
            }
        }
    }
}
