//! Sentences about answering again.

use crate::assessment::{Assessment, Choice};
use crate::framework::SkillId;
use crate::text::counted;

/// Says that answering again has begun, or goes on.
#[must_use]
pub fn again_begun_words(point: u32, is_new: bool, left: usize) -> String {
    let left = counted(left, "answer", "answers");
    if is_new {
        format!("The answers so far are kept as point {point}. Answering again: {left} to give.")
    } else {
        format!("Answering again since point {point}: {left} still to give.")
    }
}

/// Says that answering again has ended.
#[must_use]
pub fn again_ended_words(point: u32, left: usize) -> String {
    let rest = match left {
        0 => "Every answer was given again.".to_owned(),
        left => format!("{} carried over as before.", counted(left, "answer was", "answers were")),
    };
    format!("You are no longer answering again. {rest} Point {point} holds the former answers.")
}

/// Says which answer a skill had last time: `Last time, 1 May 2026: 2. Enter gives it again; it counts as answered
/// today.` `None` if the answer does not wait to be given again, or if the person hides the former answers.
#[must_use]
pub fn last_time_words(assessment: &Assessment, skill: SkillId) -> Option<String> {
    if !assessment.is_still_to_give(skill) {
        return None;
    }
    if assessment.is_hidden(skill) {
        return Some("The former answer is hidden, so that it does not pull this one.".to_owned());
    }
    let entry = assessment.entry(skill);
    let day = entry.given.map(|given| format!(", {}", given.day)).unwrap_or_default();
    let answer = match entry.choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "not applicable".to_owned(),
        Choice::Unanswered => return None,
    };
    Some(format!("Last time{day}: {answer}. Enter gives it again; it counts as answered today."))
}
