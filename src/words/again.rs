//! Sentences about answering again.

use crate::assessment::{Assessment, Choice, Given};
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

/// Says why a question shows nothing of its former answer.
pub const FORMER_HIDDEN: &str = "As you chose, your former answer is hidden until you answer.";

/// Says how many answers are given so far, of all: `13 of 28 given`.
#[must_use]
pub fn given_words(assessment: &Assessment) -> String {
    let all = assessment.framework().skills().len();
    format!("{} of {all} given", all - assessment.left_to_ask())
}

/// Says how far answering again is, and what the marks of the others mean.
#[must_use]
pub fn again_progress_words(assessment: &Assessment) -> String {
    let given = given_words(assessment);
    if assessment.again().is_some_and(|again| again.hides_former) {
        return format!("Answering again: {given}. \u{25cb} in the list: hidden until you give it.");
    }
    let mut days = assessment.still_to_give().map(|skill| assessment.entry(skill).given.map(Given::day_words));
    let first = days.next().flatten();
    let from = match first {
        Some(day) if days.all(|other| other.as_ref() == Some(&day)) => format!("from {day}"),
        _ => "from last time".to_owned(),
    };
    format!("Answering again: {given}. Thin in the list: {from}, not given again yet.")
}

/// Asks whether to go on answering again, or to end it.
#[must_use]
pub fn round_words(point: u32, given: &str) -> String {
    format!(
        "You are answering again since point {point}: {given}. If you end it, the other answers stay as they are, and \
         point {point} keeps the former ones."
    )
}

/// Says which answer a skill had last time: `Last time, 1 May 2026: 2. Enter gives it again; it counts as answered
/// today.` `None` if the answer does not wait to be given again, or if the person hides the former answers.
#[must_use]
pub fn last_time_words(assessment: &Assessment, skill: SkillId) -> Option<String> {
    if !assessment.is_still_to_give(skill) {
        return None;
    }
    if assessment.is_hidden(skill) {
        return Some(FORMER_HIDDEN.to_owned());
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
