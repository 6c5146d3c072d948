//! The sentences about an assessment whose framework is not at hand: its answers, by the ids of their skills.

use crate::assessment::{Assessment, Choice, Foreign};
use crate::text::counted;

/// Returns the answers of an assessment whose framework is missing. `None` if its framework is at hand.
#[must_use]
pub fn answers_by_id(assessment: &Assessment) -> Option<String> {
    let Some(Foreign::Framework(_)) = assessment.foreign() else { return None };
    let answers: Vec<String> = assessment
        .retired()
        .iter()
        .filter_map(|(key, entry)| match entry.choice {
            Choice::Level(level) => Some(format!("{key} {level}")),
            Choice::NotApplicable => Some(format!("{key} n/a")),
            Choice::Unanswered => None,
        })
        .collect();
    if answers.is_empty() {
        return Some("its framework is missing, and it has no answers.".to_owned());
    }
    let count = counted(answers.len(), "answer", "answers");
    Some(format!("its framework is missing; {count}, by the ids of their skills: {}.", answers.join(", ")))
}
