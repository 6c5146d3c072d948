//! Reads a long file of lines in pieces of whole lines, so that no more of it is in memory than that.
//!
//! A line that is longer than any report is left out, and its number is told. This module does not know what a line holds.

use std::fmt;
use std::io::{self, Read};

use super::outside::TEXT_LIMIT;

/// The bytes that are read at once.
const PIECE: usize = 256 * 1024;

/// Some whole lines of a file.
#[derive(Debug, Default)]
pub struct LinesPiece {
    /// A buffer that only grows, so that it is cleared once.
    buffer: Vec<u8>,
    filled: usize,
    /// The number of the first line, from 1.
    pub first_line: u64,
    /// Whether the piece stands for one line that is longer than any report.
    pub is_too_long: bool,
}

impl LinesPiece {
    /// Returns the lines with their ends. Empty if the only line is too long.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }

    /// Puts bytes in the place of those that are there.
    fn begin_with(&mut self, bytes: &[u8]) {
        if self.buffer.len() < bytes.len() + PIECE {
            self.buffer.resize(bytes.len() + PIECE, 0);
        }
        self.buffer[..bytes.len()].copy_from_slice(bytes);
        self.filled = bytes.len();
    }

    /// Reads more bytes behind those that are there, and returns their number; 0 at the end.
    fn read_more(&mut self, input: &mut dyn Read) -> io::Result<usize> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(2 * self.filled, 0);
        }
        loop {
            match input.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => {
                    let read = read?;
                    self.filled += read;
                    return Ok(read);
                }
            }
        }
    }
}

/// Reads a text in pieces of whole lines.
pub struct ReportLines {
    input: Box<dyn Read + Send>,
    /// The beginning of the next line.
    rest: Vec<u8>,
    next_line: u64,
}

impl fmt::Debug for ReportLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportLines").field("next_line", &self.next_line).finish_non_exhaustive()
    }
}

impl ReportLines {
    /// Returns a reader of the lines of an input.
    #[must_use]
    pub fn new(input: Box<dyn Read + Send>) -> Self {
        Self { input, rest: Vec::new(), next_line: 1 }
    }

    /// Reads the next lines. Returns false at the end.
    ///
    /// # Errors
    ///
    /// The input cannot be read.
    pub fn next_piece(&mut self, piece: &mut LinesPiece) -> io::Result<bool> {
        piece.begin_with(&self.rest);
        self.rest.clear();
        (piece.first_line, piece.is_too_long) = (self.next_line, false);
        let mut searched = 0;
        loop {
            let has_ended = piece.read_more(&mut *self.input)? == 0;
            let from = std::mem::replace(&mut searched, piece.filled);
            if let Some(end) = memchr::memrchr(b'\n', &piece.bytes()[from..]).map(|end| from + end + 1) {
                self.rest.extend_from_slice(&piece.bytes()[end..]);
                piece.filled = end;
                let lines = memchr::memchr_iter(b'\n', piece.bytes()).count();
                self.next_line += u64::try_from(lines).unwrap_or(u64::MAX);
                return Ok(true);
            }
            if has_ended {
                return Ok(piece.filled > 0);
            }
            if u64::try_from(piece.filled).is_ok_and(|length| length > TEXT_LIMIT) {
                piece.is_too_long = true;
                self.next_line += 1;
                return self.skip_line(piece).map(|()| true);
            }
        }
    }

    /// Drops everything up to the end of the line.
    fn skip_line(&mut self, piece: &mut LinesPiece) -> io::Result<()> {
        loop {
            piece.filled = 0;
            let has_ended = piece.read_more(&mut *self.input)? == 0;
            if let Some(end) = memchr::memchr(b'\n', piece.bytes()) {
                self.rest.extend_from_slice(&piece.bytes()[end + 1..]);
                piece.filled = 0;
                return Ok(());
            }
            if has_ended {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{LinesPiece, ReportLines, TEXT_LIMIT};

    /// Returns each line with its number, and `None` for one that is too long.
    fn lines(input: impl Read + Send + 'static) -> Vec<(u64, Option<String>)> {
        let (mut reader, mut piece, mut found) = (ReportLines::new(Box::new(input)), LinesPiece::default(), Vec::new());
        while reader.next_piece(&mut piece).expect("memory can be read") {
            let text = String::from_utf8_lossy(piece.bytes()).into_owned();
            let numbered = text.lines().zip(piece.first_line..).map(|(line, number)| (number, Some(line.to_owned())));
            found.extend(numbered);
            found.extend(piece.is_too_long.then_some((piece.first_line, None)));
        }
        found
    }

    #[test]
    fn lines_of_any_length_come_whole_and_in_order_with_their_numbers() {
        let lengths = [0, 1, 300_000, 7, 262_143, 262_144, 262_145, 3];
        let all: Vec<String> = lengths.iter().map(|length| "x".repeat(*length)).collect();
        for end in ["", "\n"] {
            let text = all.join("\n") + end;
            let expected: Vec<_> = (1..).zip(all.iter().cloned().map(Some)).collect();
            assert_eq!(lines(io::Cursor::new(text)), expected);
        }
        assert_eq!(lines(io::empty()), []);
    }

    #[test]
    fn a_line_longer_than_any_report_is_left_out_and_the_others_stay() {
        let long = io::repeat(b'x').take(TEXT_LIMIT * 2);
        let text = io::Cursor::new("first\nsecond\n").chain(long).chain(io::Cursor::new("\nfourth\n\nsixth"));
        let words = |text: &str| Some(text.to_owned());
        let expected = [
            (1, words("first")),
            (2, words("second")),
            (3, None),
            (4, words("fourth")),
            (5, words("")),
            (6, words("sixth")),
        ];
        assert_eq!(lines(text), expected);
    }
}
