//! Finding out what was changed in a save by hand: the checksum of the header still tells what stood there.
//!
//! Every other answer to one question is tried. The one that fits the checksum is what was written. Changes of more than
//! one answer are not found.

use super::convert::to_entry;
use super::header::fits;
use super::payload::{Answer, Payload};
use crate::assessment::Choice;

/// The one answer that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct AnswerEdit {
    /// The skill as the file calls it.
    pub(in crate::store) key: String,
    /// What the answer was.
    pub(in crate::store) was: Choice,
    /// What it is now.
    pub(in crate::store) is: Choice,
}

/// The one answer that was changed in this save; none if that is not what happened.
pub(in crate::store) fn one_changed_answer(text: &str, revision: u64, payload: &Payload) -> Option<AnswerEdit> {
    let spelled = payload.to_text();
    let mut searched = 0;
    for (key, now) in &payload.answers {
        // Answers stand one after the other, so each is found behind the one before.
        let member = now.to_member(key);
        let start = searched + spelled[searched..].find(&member)?;
        let end = start + member.len();
        searched = end;
        let others = (0..=4).map(|level| (Some(level), false)).chain([(None, true), (None, false)]);
        for (level, not_applicable) in others {
            let before = Answer { level, not_applicable, ..now.clone() };
            if before == *now {
                continue;
            }
            let (head, tail) = (&spelled[..start], &spelled[end..]);
            let candidate = if before.is_blank() {
                // Nothing would have been written, and no comma beside it.
                match tail.strip_prefix(',') {
                    Some(tail) => [head, tail].concat(),
                    None => [head.strip_suffix(',').unwrap_or(head), tail].concat(),
                }
            } else {
                [head, &before.to_member(key), tail].concat()
            };
            if fits(text, revision, &candidate) {
                let [was, is] = [&before, now].map(|answer| to_entry(answer).choice);
                return Some(AnswerEdit { key: key.clone(), was, is });
            }
        }
    }
    None
}
