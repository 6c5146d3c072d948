//! The kind of a text that a person gave to the program: a posting, or a file of data such as a report or answers.

use crate::text::LINE_LIMIT;

/// The kind of a text from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenKind {
    /// Text for people: the program reads it as a job posting.
    Posting,
    /// JSON: a report, answers or a save.
    Data,
    /// A report of this program for people, as a page or as Markdown. Nothing can be read back from it.
    Page,
}

/// The beginnings of this program's reports for people: the title of the page, or of the front matter.
const PAGES: [&str; 2] = ["<title>Skills report: ", "title: \"Skills report: "];

/// The bytes in which that stands.
const BEGINNING: usize = 1_000;

impl GivenKind {
    /// Returns what a file is, by the ending of its name and its beginning.
    #[must_use]
    pub fn of_file(name: &str, bytes: &[u8]) -> Self {
        let ends_in_json = name.len() >= 5 && name.as_bytes()[name.len() - 5..].eq_ignore_ascii_case(b".json");
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        // Rich text begins with a brace, too.
        let is_object = bytes.starts_with(b"{") && !bytes.starts_with(b"{\\rtf");
        let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]);
        match () {
            () if ends_in_json || is_object => Self::Data,
            () if PAGES.iter().any(|title| beginning.contains(title)) => Self::Page,
            () => Self::Posting,
        }
    }
}

/// Returns a text pasted where the name of a file is expected as a posting, with line feeds at the ends of its lines:
/// terminals send others. `None` if it can be a name: it has no second line, and is no longer than a name.
#[must_use]
pub fn pasted_posting(text: &str) -> Option<String> {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let has_words = |line: &&str| !line.trim().is_empty();
    let is_posting = lines.split('\n').filter(has_words).nth(1).is_some() || lines.chars().nth(LINE_LIMIT).is_some();
    is_posting.then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::{GivenKind, pasted_posting};

    #[test]
    fn json_is_data_and_every_other_text_a_posting() {
        for (name, bytes) in [("kim.json", &b"not JSON"[..]), ("KIM.JSON", b""), ("kim", b"\xef\xbb\xbf\n {\"a\": 1}")]
        {
            assert_eq!(GivenKind::of_file(name, bytes), GivenKind::Data, "{name}");
        }
        for (name, bytes) in
            [("job.txt", &b"We {write}"[..]), ("job", b""), ("a.rtf", b"{\\rtf1 We"), ("\u{e9}json", b"")]
        {
            assert_eq!(GivenKind::of_file(name, bytes), GivenKind::Posting, "{name}");
        }
    }

    #[test]
    fn a_report_for_people_is_no_posting() {
        for text in
            ["<!DOCTYPE html><html><head><title>Skills report: me</title>", "---\ntitle: \"Skills report: me\"\n"]
        {
            assert_eq!(GivenKind::of_file("me.txt", text.as_bytes()), GivenKind::Page, "{text}");
        }
    }

    #[test]
    fn one_line_is_the_name_of_a_file_unless_it_is_longer_than_any_name() {
        for name in ["job.txt", " job.txt \n", "\r\njob.txt\r\n\n", &"a".repeat(1_000)] {
            assert_eq!(pasted_posting(name), None, "{name:?}");
        }
        for text in ["We write.\nYou speak.", "a\rb", "a\u{2028}b", &"a".repeat(1_001)] {
            assert!(pasted_posting(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn the_ends_of_lines_that_terminals_send_become_line_feeds() {
        for end in ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(pasted_posting(&["a", "b"].join(end)).as_deref(), Some("a\nb"), "{end:?}");
        }
    }
}
