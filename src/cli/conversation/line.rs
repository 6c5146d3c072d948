//! Reads lines of text with a limited length.
//!
//! This module does not interpret a line.

use std::io::{self, BufRead, Read};

use crate::text::{Clean, cut, push_paragraph};

/// The longest line in bytes. It has room for the longest note in any script.
const LIMIT: usize = 64 * 1024;

/// One read from standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Line {
    /// A line without its end.
    Text(String),
    /// Text whose line did not end before the input did, so that it may be incomplete.
    Unfinished(String),
    /// A line over the limit. It was read to its end and dropped.
    TooLong,
    /// Bytes that are not UTF-8.
    NotText,
    /// The end of the input.
    End,
}

impl Line {
    /// Returns the text of a complete line.
    pub(in crate::cli) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unfinished(_) | Self::TooLong | Self::NotText | Self::End => None,
        }
    }

    /// Returns the message for the end of the input, or `None` if more lines may come.
    pub(in crate::cli) fn end_words(&self) -> Option<String> {
        match self {
            Self::End => Some(String::new()),
            Self::Unfinished(text) => Some(unfinished_words(text)),
            Self::Text(_) | Self::TooLong | Self::NotText => None,
        }
    }
}

/// Returns the message that an unfinished line was not used. It starts on a new line, because the typed line has no
/// end.
pub(crate) fn unfinished_words(text: &str) -> String {
    let shown = cut(Clean::line(text).as_str(), 40);
    let mut text = String::from("\n");
    push_paragraph(&mut text, 0, &format!("The input ended in the middle of a line, so \"{shown}\" was not taken."));
    text
}

/// Reads the next line.
pub(in crate::cli) fn next(input: &mut impl BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LIMIT).expect("64 KiB is a small number");
    if input.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(Line::End);
    }
    let is_whole = bytes.last() == Some(&b'\n');
    if is_whole {
        bytes.pop();
    } else if bytes.len() == LIMIT {
        input.skip_until(b'\n')?;
        return Ok(Line::TooLong);
    }
    let line = if is_whole { Line::Text } else { Line::Unfinished };
    // A byte order mark is not part of the first line.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).map(<[u8]>::to_vec).unwrap_or(bytes);
    Ok(String::from_utf8(bytes).map_or(Line::NotText, line))
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, Line, next};

    fn lines(mut input: &[u8]) -> Vec<Line> {
        let mut lines = Vec::new();
        loop {
            let line = next(&mut input).expect("memory can be read");
            lines.push(line.clone());
            if line == Line::End {
                return lines;
            }
        }
    }

    fn text(words: &str) -> Line {
        Line::Text(words.to_owned())
    }

    #[test]
    fn a_line_that_the_end_of_the_input_cuts_off_is_no_line() {
        assert_eq!(lines(b"3\n\nback\n"), [text("3"), text(""), text("back"), Line::End]);
        assert_eq!(lines(b"3\n1"), [text("3"), Line::Unfinished("1".to_owned()), Line::End]);
        assert_eq!(lines(b""), [Line::End]);
    }

    #[test]
    fn a_line_without_end_is_thrown_away_and_the_next_one_is_whole() {
        let flood = [vec![b'x'; 3 * LIMIT], b"\n4\n".to_vec()].concat();
        assert_eq!(lines(&flood), [Line::TooLong, text("4"), Line::End]);
        assert_eq!(lines(&vec![b'x'; 3 * LIMIT]), [Line::TooLong, Line::End]);
    }

    #[test]
    fn bytes_that_are_not_text_cost_one_line_only() {
        assert_eq!(lines(b"\xff\xfe\n2\n"), [Line::NotText, text("2"), Line::End]);
    }

    #[test]
    fn the_mark_that_some_programs_put_before_a_text_is_no_part_of_it() {
        assert_eq!(lines("\u{feff}me\n".as_bytes())[0], Line::Text("me".to_owned()));
    }
}
