//! The first line of a save: the format, the revision, the length, and a checksum of all of it.
//!
//! The version is read before the rest. The header tells a torn or flipped file from an edited one. Each save has
//! exactly one spelling of this line, so that a change of any byte is noticed.

use std::fmt::Write;

use super::object::{FormatError, Object};

/// The version of the save format that this program writes.
pub(in crate::store) const VERSION: u32 = 1;

const FAMILY: &str = "devrel-ready/save/";

/// The largest accepted revision: the largest whole number that every JSON reader keeps exactly.
pub(in crate::store) const REVISION_LIMIT: u64 = 1 << 53;

/// A save, split into header and payload.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum Envelope<'t> {
    /// A save as the program wrote it.
    Intact {
        /// The revision.
        revision: u64,
        /// The text after the header.
        payload: &'t str,
    },
    /// A save in this format that differs from what the program wrote.
    Altered {
        /// The revision, if the header contains a valid one.
        revision: Option<u64>,
        /// The text after the header.
        payload: &'t str,
    },
    /// A save in the format of a newer version.
    Newer {
        /// The version of its format.
        version: u32,
        /// The text after the header.
        payload: &'t str,
    },
}

/// Adds the header to a payload.
pub(in crate::store) fn seal(revision: u64, payload: &str) -> String {
    let mut text = header(revision, payload);
    text.push_str(payload);
    text
}

/// Builds the header line. The checksum is the CRC-32 of the schema, a line feed, the revision, a line feed, and the
/// payload. The length is the number of bytes in the payload.
fn header(revision: u64, payload: &str) -> String {
    let schema = format!("{FAMILY}{VERSION}");
    let length = payload.len();
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(format!("{schema}\n{revision}\n").as_bytes());
    hasher.update(payload.as_bytes());
    let crc32 = hasher.finalize();
    let mut line = String::with_capacity(128 + payload.len());
    writeln!(line, r#"{{"schema":"{schema}","revision":{revision},"length":{length},"crc32":"{crc32:08x}"}}"#)
        .expect("writing to memory does not fail");
    line
}

/// Splits a save into header and payload.
pub(in crate::store) fn open(text: &str) -> Result<Envelope<'_>, FormatError> {
    // Some editors add a byte order mark.
    let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(intact) = intact(unmarked) {
        return Ok(intact);
    }
    let mut values = serde_json::Deserializer::from_str(unmarked).into_iter::<Object>();
    let Some(Ok(mut fields)) = values.next() else {
        return Err(FormatError::line("the first line is no header"));
    };
    let payload = &unmarked[values.byte_offset()..];
    let schema: String = fields.require("schema")?;
    let version = schema.strip_prefix(FAMILY).and_then(|version| version.parse().ok());
    match version {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Ok(Envelope::Newer { version, payload }),
        _ => return Err(FormatError::line(&format!("\"{schema}\" is not a format of this program"))),
    }
    let revision = fields.take::<u64>("revision").ok().flatten().filter(|revision| *revision <= REVISION_LIMIT);
    let line = &unmarked[..unmarked.len() - payload.len()];
    let payload = without_line_ends(payload);
    match revision {
        // Line ends are not part of what the program wrote.
        Some(revision) if header(revision, payload).strip_suffix('\n') == Some(line) => {
            Ok(Envelope::Intact { revision, payload })
        }
        _ => Ok(Envelope::Altered { revision, payload }),
    }
}

/// Splits a save that is as the program wrote it, byte by byte. `None` if the header has to be read to say more.
fn intact(text: &str) -> Option<Envelope<'_>> {
    let (line, payload) = text.split_once('\n')?;
    let payload = without_line_ends(payload);
    let (_, from_revision) = line.split_once("\"revision\":")?;
    let (revision, _) = from_revision.split_once(',')?;
    let revision = revision.parse().ok().filter(|revision| *revision <= REVISION_LIMIT)?;
    (header(revision, payload).strip_suffix('\n') == Some(line)).then_some(Envelope::Intact { revision, payload })
}

/// Removes the line ends around a payload. Version control converts them, and editors add one at the end. A payload
/// contains none.
fn without_line_ends(payload: &str) -> &str {
    let payload = payload.strip_prefix('\r').filter(|rest| rest.starts_with('\n')).unwrap_or(payload);
    let payload = payload.strip_prefix('\n').unwrap_or(payload);
    let payload = payload.strip_suffix('\n').unwrap_or(payload);
    payload.strip_suffix('\r').unwrap_or(payload)
}

/// Returns whether the header of a file belongs to this payload, however the file spells it.
pub(in crate::store) fn fits(text: &str, revision: u64, payload: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with(header(revision, payload).trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Envelope, open, seal};

    #[test]
    fn a_sealed_payload_is_intact() {
        let text = seal(42, "{\"a\":1}");
        assert!(text.starts_with("{\"schema\":\"devrel-ready/save/1\",\"revision\":42,\"length\":7,\"crc32\":\""));
        assert_eq!(open(&text), Ok(Envelope::Intact { revision: 42, payload: "{\"a\":1}" }));
    }

    #[test]
    fn no_byte_of_header_or_payload_changes_unnoticed() {
        let text = seal(42, "{\"a\":1}");
        for place in 0..text.len() {
            for flip in 1..=255_u8 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= flip;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                assert!(!matches!(open(&changed), Ok(Envelope::Intact { .. })), "{changed}");
            }
        }
    }

    #[test]
    fn an_edited_file_is_told_from_a_newer_and_from_a_foreign_one() {
        let text = seal(42, "{\"a\":1}");
        for edited in [text.replace(":1}", ":2}"), format!("{text}\n\n"), format!("{text} "), text.replace('\n', " ")] {
            assert!(matches!(open(&edited), Ok(Envelope::Altered { revision: Some(42), .. })), "{edited}");
        }
        let newer = text.replace("save/1", "save/3");
        assert!(matches!(open(&newer), Ok(Envelope::Newer { version: 3, .. })));
        for foreign in ["", "{}", "[1]", "{\"schema\":1}", "{\"schema\":\"devrel-ready/save/0\"}", "{\"schema\":\"x\"}"]
        {
            assert!(open(foreign).is_err(), "{foreign}");
        }
    }

    #[test]
    fn other_line_ends_a_last_one_and_a_byte_order_mark_change_nothing() {
        let text = seal(42, "{\"a\":1}");
        let windows = text.replace('\n', "\r\n");
        let all = [format!("{text}\n"), windows.clone(), format!("{windows}\r\n"), format!("\u{feff}{windows}")];
        for text in all {
            assert_eq!(open(&text), Ok(Envelope::Intact { revision: 42, payload: "{\"a\":1}" }), "{text:?}");
        }
    }

    #[test]
    fn a_revision_that_could_not_be_counted_on_is_not_believed() {
        let text = seal(42, "{}").replace("42", "18446744073709551615");
        assert!(matches!(open(&text), Ok(Envelope::Altered { revision: None, .. })));
    }
}
