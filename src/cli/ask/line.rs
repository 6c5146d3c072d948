//! Lines as they come in: of a limited length, and text.
//!
//! What a line means is not decided here.

use std::io::{self, BufRead, Read};

/// The longest line taken, in bytes: room for the longest note in any script.
const LIMIT: usize = 64 * 1024;

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Line {
    /// A line without its end.
    Text(String),
    /// More than anybody would type. It was read to its end and thrown away.
    TooLong,
    /// Bytes that are not UTF-8.
    NotText,
    /// Nothing more will come.
    End,
}

impl Line {
    /// The text, if it is a line that can be used.
    pub(in crate::cli) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::TooLong | Self::NotText | Self::End => None,
        }
    }

    /// Whether nothing more will come.
    pub(in crate::cli) fn is_end(&self) -> bool {
        *self == Self::End
    }
}

/// Waits for the next line.
pub(in crate::cli) fn next(input: &mut impl BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LIMIT).expect("64 KiB is a small number");
    if input.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(Line::End);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() == LIMIT {
        input.skip_until(b'\n')?;
        return Ok(Line::TooLong);
    }
    Ok(String::from_utf8(bytes).map_or(Line::NotText, Line::Text))
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
    fn the_last_line_needs_no_end() {
        assert_eq!(lines(b"3\n\nback"), [text("3"), text(""), text("back"), Line::End]);
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
}
