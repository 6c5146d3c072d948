//! Finds an answer that was changed by hand in a save. The checksum of the header still belongs to the old text.
//!
//! The search tries every other answer to one question. The one that fits the checksum is the original. It does not
//! find changes of more than one answer.

use super::answer::Answer;
use super::convert::to_entry;
use super::header::fits;
use super::payload::Payload;
use crate::assessment::Choice;

/// A changed answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct AnswerEdit {
    /// The key of the skill in the file.
    pub(in crate::store) key: String,
    /// The original answer.
    pub(in crate::store) was: Choice,
    /// The answer in the file.
    pub(in crate::store) is: Choice,
}

/// Returns the changed answer of this save; `None` unless exactly one answer changed.
pub(in crate::store) fn one_changed_answer(text: &str, revision: u64, payload: &Payload) -> Option<AnswerEdit> {
    let spelled = payload.to_text();
    let mut searched = 0;
    for (key, now) in &payload.answers {
        // Answers are in order, so each search starts after the previous one.
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
                // A save omits a blank answer and its comma.
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
