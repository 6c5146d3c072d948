//! A writer that removes what a terminal would obey from printed text.
//!
//! It guards everything that is printed outside the terminal interface, including error texts of libraries. It does not
//! guard files: an exported file keeps its bytes.

use std::io::{self, Write};

use super::clean::{has_work, is_dropped, is_hidden, is_joiner};

/// A writer that drops control characters, except line feeds and tabs, and replaces hidden ones.
///
/// Bytes that are not UTF-8 become U+FFFD. The writer puts a character together that is split over two writes, and
/// holds back a joiner until the character after it is known.
#[derive(Debug)]
pub struct Filter<W> {
    inner: W,
    /// The first bytes of an incomplete character.
    pending: Vec<u8>,
    /// The last character that was shown.
    previous: Option<char>,
    /// A joiner after `previous` that is not shown yet.
    joiner: Option<char>,
}

impl<W: Write> Filter<W> {
    /// Creates a filter that writes to `inner`.
    pub const fn new(inner: W) -> Self {
        Self { inner, pending: Vec::new(), previous: None, joiner: None }
    }

    /// Adds the printable part of a character to `shown`.
    fn show(&mut self, c: char, shown: &mut String) {
        if is_dropped(c) && c != '\t' {
            return;
        }
        if let Some(joiner) = self.joiner.take() {
            let works = has_work(self.previous, joiner, Some(c));
            shown.push(if works { joiner } else { '\u{FFFD}' });
            self.previous = Some(joiner);
        }
        if is_joiner(c) {
            self.joiner = Some(c);
            return;
        }
        shown.push(if is_hidden(c) { '\u{FFFD}' } else { c });
        self.previous = Some(c);
    }
}

impl<W: Write> Write for Filter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let mut shown = String::new();
        let mut rest = 0;
        for chunk in pending.utf8_chunks() {
            chunk.valid().chars().for_each(|c| self.show(c, &mut shown));
            let end = chunk.valid().len() + chunk.invalid().len();
            let unfinished = rest + end == pending.len() && is_start_of_character(chunk.invalid());
            if unfinished {
                rest += chunk.valid().len();
                break;
            }
            if !chunk.invalid().is_empty() {
                self.show('\u{FFFD}', &mut shown);
            }
            rest += end;
        }
        self.pending.extend_from_slice(&pending[rest..]);
        self.inner.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Returns whether more bytes could complete these to one character.
fn is_start_of_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Filter;

    fn filtered(writes: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut filter = Filter::new(&mut out);
        for bytes in writes {
            filter.write_all(bytes).expect("writing to memory does not fail");
        }
        String::from_utf8(out).expect("the filter writes only UTF-8")
    }

    #[test]
    fn control_characters_do_not_pass() {
        assert_eq!(filtered(&[b"a\x1b[2Jb\x07\tc\n"]), "a[2Jb\tc\n");
        assert_eq!(filtered(&["a\u{9b}b\u{202e}c".as_bytes()]), "ab\u{fffd}c");
    }

    #[test]
    fn a_character_split_over_two_writes_is_whole() {
        let [first, second] = ["é".as_bytes()[0], "é".as_bytes()[1]];
        assert_eq!(filtered(&[b"caf", &[first], &[second], b"!"]), "café!");
    }

    #[test]
    fn a_joiner_passes_only_with_something_to_join() {
        assert_eq!(filtered(&["👩\u{200d}".as_bytes(), "💻".as_bytes()]), "👩\u{200d}💻");
        assert_eq!(filtered(&["a\u{200d}".as_bytes(), b"b\n"]), "a\u{fffd}b\n");
        assert_eq!(filtered(&["👩\u{200d}\u{200d}💻\u{200c}".as_bytes()]), "👩\u{fffd}\u{fffd}💻");
    }

    #[test]
    fn bytes_that_are_not_text_are_shown_as_such() {
        assert_eq!(filtered(&[b"a\xffb", b"c"]), "a\u{fffd}bc");
    }
}
