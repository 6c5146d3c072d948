//! Files that are no plain text, recognized by their first bytes, with what to do about each.

use std::fmt;

use crate::text::decoded;

/// The largest posting, in bytes.
pub const POSTING_LIMIT: usize = 256 * 1024;

/// Why a file cannot be read as a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotAPosting {
    /// A document of pages.
    Pdf,
    /// A document of a word processor, or another archive.
    Document,
    /// An older document of a word processor, or rich text.
    OldDocument,
    /// Text with two bytes for each character.
    Utf16,
    /// Other bytes that are no text.
    Bytes,
    /// Text that is too long.
    TooLarge,
    /// No text at all.
    Empty,
}

impl NotAPosting {
    /// Returns the way out.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Pdf => "open it, select all of its text, and save that as a text file (or try `pdftotext`)",
            Self::Document | Self::OldDocument => "open it and save it as plain text (UTF-8)",
            Self::Utf16 | Self::Bytes => "save it again as plain text, with UTF-8 as its encoding",
            Self::TooLarge => "keep only the posting itself in the file; 256 KiB is enough for 40,000 words",
            Self::Empty => "paste the text of the posting into it first",
        }
    }
}

impl fmt::Display for NotAPosting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "this is a PDF, not plain text",
            Self::Document => "this is a document of a word processor or an archive (such as DOCX), not plain text",
            Self::OldDocument => "this is a document of a word processor (DOC or RTF), not plain text",
            Self::Utf16 => "this is text in UTF-16; only UTF-8 can be read",
            Self::Bytes => "this is not text in UTF-8",
            Self::TooLarge => "this is larger than 256 KiB",
            Self::Empty => "there is no text in it",
        })
    }
}

/// Returns the text of a posting.
///
/// # Errors
///
/// The bytes are too many, or no text.
pub fn posting_text(bytes: Vec<u8>) -> Result<String, NotAPosting> {
    let known: [(&[u8], NotAPosting); 6] = [
        (b"%PDF-", NotAPosting::Pdf),
        (b"PK\x03\x04", NotAPosting::Document),
        (b"\xd0\xcf\x11\xe0", NotAPosting::OldDocument),
        (b"{\\rtf", NotAPosting::OldDocument),
        (b"\xff\xfe", NotAPosting::Utf16),
        (b"\xfe\xff", NotAPosting::Utf16),
    ];
    if let Some((_, what)) = known.into_iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(what);
    }
    if bytes.len() > POSTING_LIMIT {
        return Err(NotAPosting::TooLarge);
    }
    // Every second byte of Latin letters in UTF-16 is zero, and no text in UTF-8 holds a zero.
    if bytes.contains(&0) {
        let has_zero = |pair: &[u8]| pair.contains(&0);
        let is_pairs = bytes.chunks(2).filter(|pair| has_zero(pair)).count() * 3 > bytes.len();
        return Err(if is_pairs { NotAPosting::Utf16 } else { NotAPosting::Bytes });
    }
    let text = decoded(bytes).map_err(|_| NotAPosting::Bytes)?;
    let is_empty = text.trim_start_matches('\u{feff}').trim().is_empty();
    if is_empty { Err(NotAPosting::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::{NotAPosting, POSTING_LIMIT, posting_text};

    #[test]
    fn files_of_other_kinds_are_recognized_however_large() {
        let pdf = [b"%PDF-1.7\n".to_vec(), vec![b'x'; POSTING_LIMIT]].concat();
        let utf_16: Vec<u8> = "We write".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(Vec<u8>, NotAPosting); 9] = [
            (pdf, NotAPosting::Pdf),
            (b"PK\x03\x04\x14\0word/document.xml".to_vec(), NotAPosting::Document),
            (b"{\\rtf1 We write}".to_vec(), NotAPosting::OldDocument),
            (b"\xff\xfeW\0e\0".to_vec(), NotAPosting::Utf16),
            (utf_16, NotAPosting::Utf16),
            (b"We \xe9crire".to_vec(), NotAPosting::Bytes),
            (b"We\0write and write".to_vec(), NotAPosting::Bytes),
            (vec![b'a'; POSTING_LIMIT + 1], NotAPosting::TooLarge),
            ("\u{feff} \n".as_bytes().to_vec(), NotAPosting::Empty),
        ];
        for (bytes, what) in cases {
            assert_eq!(posting_text(bytes), Err(what), "{what}");
        }
    }

    #[test]
    fn text_of_the_largest_size_is_a_posting() {
        assert_eq!(posting_text(vec![b'a'; POSTING_LIMIT]).map(|text| text.len()), Ok(POSTING_LIMIT));
    }
}
