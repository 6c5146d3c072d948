//! Sentences about the way from question to question.
//!
//! [`interview`](crate::interview) decides which question comes next.

use super::number_ranges;
use crate::framework::Framework;
use crate::interview::{Found, Question, Turn, Why};

/// Asks for another look at an answer whose statements have changed since it was given.
pub const STATEMENTS_CHANGED: &str = "The statements have changed since. Is this still the highest that is fully true?";

/// Names the answered questions that were passed over, and says when the list starts over. Returns an empty text if
/// neither happened.
pub fn passed_over_words(turn: &Turn) -> String {
    let numbers: Vec<usize> = turn.passed_over.iter().map(|skill| skill.index() + 1).collect();
    let passed = match numbers.as_slice() {
        [] if turn.starts_over => "That was the last question.".to_owned(),
        [] => return String::new(),
        [one] => format!("Question {one} is answered already and passed over."),
        several => format!("Questions {} are answered already and passed over.", number_ranges(several)),
    };
    match turn.open {
        _ if !turn.starts_over => passed,
        1 => format!("{passed} 1 is still open."),
        open => format!("{passed} {open} are still open; here is the first."),
    }
}

/// Builds the sentence for an answer that settled or decided the leading role.
pub fn found_words(framework: &Framework, found: Found) -> String {
    let name = &framework.role(found.leader).name;
    let word = if found.decided { "Decided" } else { "Settled" };
    let place = if found.too_close { "stays in front, though others are too close to call" } else { "leads" };
    format!("{word}: {name} {place}")
}

/// Returns the reason why a question is asked now.
pub fn question_words(framework: &Framework, question: Question) -> String {
    let short = |role| &framework.role(role).short;
    match question.why {
        Why::TellsApart { leader, rival } => {
            format!("This one tells {} and {} apart best.", short(leader), short(rival))
        }
        Why::StillOpen { role, band } => {
            let listed = framework.role(role).requirement(question.skill);
            match listed {
                Some(listed) if listed.is_must_have(band) => {
                    format!("A must-have for {} that is still open.", short(role))
                }
                Some(listed) => format!("Still open for {}, where it is {}.", short(role), listed.importance.word()),
                None => format!("Still open, though {} does not ask for it.", short(role)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{found_words, passed_over_words};
    use crate::framework::Framework;
    use crate::interview::{Found, Next, Turn};

    fn words(passed: &[usize], starts_over: bool, open: usize) -> String {
        let framework = Framework::shipped();
        let passed_over = framework.skills().filter(|skill| passed.contains(&skill.index())).collect();
        let turn = Turn { next: Next::AllAnswered, passed_over, starts_over, open, completed: None, found: None };
        passed_over_words(&turn)
    }

    #[test]
    fn what_is_passed_over_is_named_by_its_numbers() {
        assert_eq!(words(&[], false, 3), "");
        assert_eq!(words(&[4], false, 3), "Question 5 is answered already and passed over.");
        assert_eq!(words(&[1, 2, 3], false, 3), "Questions 2 to 4 are answered already and passed over.");
    }

    #[test]
    fn starting_over_says_how_many_are_open() {
        assert_eq!(words(&[], true, 1), "That was the last question. 1 is still open.");
        assert_eq!(words(&[], true, 3), "That was the last question. 3 are still open; here is the first.");
    }

    #[test]
    fn a_found_role_leads_unless_others_are_too_close() {
        let framework = Framework::shipped();
        let leader = framework.find_role("writer").expect("it is shipped");
        let found = Found { leader, decided: true, too_close: false, is_first: true };
        assert_eq!(found_words(&framework, found), "Decided: Technical Writer leads");
    }
}
