//! The save format: encodes an assessment as bytes, and judges the bytes of a file.
//!
//! A save is a header line and a payload of JSON. Bytes that are not a sound save are altered by somebody, written by a
//! newer version, or damaged. This module opens no file.

mod answer;
mod at_once;
mod convert;
mod dates;
mod header;
mod log;
mod object;
mod origin;
mod payload;
mod salvage;
mod trace;

pub(super) use self::convert::{UnknownFields, to_assessment};
pub(super) use self::dates::{Stamp, Writer, answered_on};
use self::header::{Envelope, open};
pub(super) use self::header::{REVISION_LIMIT, VERSION, seal};
use self::object::FormatError;
pub(super) use self::payload::Payload;
pub(super) use self::salvage::{salvage, salvage_name};
pub(super) use self::trace::{AnswerEdit, one_changed_answer};
use crate::assessment::{Assessment, Name};
use crate::store::damage::Damage;
use crate::text::Clean;

/// The largest size of a save. Two hundred long notes in any script fit.
pub(super) const SAVE_LIMIT: u64 = 8 * 1024 * 1024;

/// The verdict about bytes.
#[derive(Debug)]
pub(super) enum SaveVerdict {
    /// A save in this format with a correct checksum.
    Sound { revision: u64, payload: Box<Payload> },
    /// A readable save in this format that the program did not write this way.
    Altered { revision: Option<u64>, payload: Box<Payload> },
    /// A save of a newer version, with the payload if it can be read.
    Newer { version: u32, payload: Option<Box<Payload>> },
    /// Bytes that cannot be understood.
    Damaged { damage: Damage, revision: Option<u64> },
}

/// Encodes a save. Reads the bytes back and compares them before it returns them.
pub(super) fn encode(assessment: &Assessment, kept: &UnknownFields, stamp: Stamp) -> Result<Vec<u8>, Damage> {
    encoded(&convert::to_payload(assessment, kept, stamp), stamp)
}

/// Encodes a save as a point in time.
pub(super) fn encode_point(
    assessment: &Assessment,
    kept: &UnknownFields,
    stamp: Stamp,
    label: &Clean,
) -> Result<Vec<u8>, Damage> {
    encoded(&convert::to_point(assessment, kept, stamp, label), stamp)
}

/// Encodes a save that is about to move to the directory of another name.
pub(super) fn encode_moving(
    assessment: &Assessment,
    kept: &UnknownFields,
    stamp: Stamp,
    to: &Name,
) -> Result<Vec<u8>, Damage> {
    encoded(&convert::to_moving(assessment, kept, stamp, to), stamp)
}

fn encoded(payload: &Payload, stamp: Stamp) -> Result<Vec<u8>, Damage> {
    let bytes = seal(stamp.revision, &payload.to_text()).into_bytes();
    match judge(&bytes) {
        SaveVerdict::Sound { revision, payload: read } if revision == stamp.revision && *read == *payload => Ok(bytes),
        SaveVerdict::Damaged { damage, .. } => Err(damage),
        _ => Err(Damage::Garbled(FormatError::line("it reads back as something else"))),
    }
}

/// Returns the number in a header and the text behind it if nobody has changed them, or else what is wrong.
pub(super) fn unseal(bytes: &[u8]) -> Result<(u64, &str), Clean> {
    let text = str::from_utf8(bytes).map_err(|_| Clean::line("it is not text"))?;
    match open(text) {
        Ok(Envelope::Intact { revision, payload }) => Ok((revision, payload)),
        Ok(Envelope::Altered { .. }) => Err(Clean::line("somebody has changed it outside the program")),
        Ok(Envelope::Newer { .. }) => Err(Clean::line("a newer version of the program wrote it")),
        Err(_) => Err(Clean::line("it is damaged")),
    }
}

/// Returns whether a text begins like a save.
pub(super) fn is_save(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with("{\"schema\":\"devrel-ready/save/")
}

/// Judges bytes. Never fails: every input has a verdict.
pub(super) fn judge(bytes: &[u8]) -> SaveVerdict {
    let damaged = |damage| SaveVerdict::Damaged { damage, revision: None };
    if bytes.is_empty() {
        return damaged(Damage::Empty);
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > SAVE_LIMIT) {
        return damaged(Damage::TooLarge);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return damaged(Damage::Zeros);
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return damaged(Damage::NotText);
    };
    let read = |payload| Payload::from_text(payload).map(Box::new);
    let garbled = |revision| move |why: FormatError| SaveVerdict::Damaged { damage: Damage::Garbled(why), revision };
    match open(text) {
        Err(why) => garbled(None)(why),
        Ok(Envelope::Newer { version, payload }) => SaveVerdict::Newer { version, payload: read(payload).ok() },
        Ok(Envelope::Intact { revision, payload }) => {
            read(payload).map_or_else(garbled(Some(revision)), |payload| SaveVerdict::Sound { revision, payload })
        }
        Ok(Envelope::Altered { revision, payload }) => match (read(payload), revision) {
            // Only the spelling differs, as after an editor has formatted the text.
            (Ok(payload), Some(revision)) if header::fits(text, revision, &payload.to_text()) => {
                SaveVerdict::Sound { revision, payload }
            }
            (read, revision) => {
                read.map_or_else(garbled(revision), |payload| SaveVerdict::Altered { revision, payload })
            }
        },
    }
}
