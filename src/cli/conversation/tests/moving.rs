//! Moving by words: whoever cannot see where the next question is, is told.

use super::{MOMENT, Person};
use crate::cli::conversation::state::{Conversation, DialogEffect};
use crate::framework::Framework;

#[test]
fn an_earlier_question_answered_again_says_what_is_passed_over() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for _ in 0..6 {
        person.types("2");
    }
    person.types("question 2");
    let said = person.types("3");
    assert!(said.contains("Questions 3 to 6 are answered already and passed over.\n"), "{said}");
    assert!(said.contains("Question 7 of 28"), "{said}");
    person.types("goto 5");
    let said = person.types("3");
    assert!(said.contains("Question 6 is answered already and passed over.\n"), "{said}");
}

#[test]
fn next_and_skip_walk_in_order_and_keep_what_is_there() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["2", "na", "question 1"] {
        person.types(line);
    }
    let said = person.types("next");
    assert!(said.starts_with("Kept: level 2, On your own.\n") && said.contains("Question 2 of 28"), "{said}");
    let said = person.types("skip");
    assert!(said.starts_with("Kept: does not apply.\n") && said.contains("Question 3 of 28"), "{said}");
    assert_eq!(person.answered(), 2);
    let help = person.types("help").replace('\n', " ");
    assert!(help.contains("an open one is left open, an answer is kept; next and an empty line do the same"), "{help}");
}

#[test]
fn next_where_nothing_else_is_open_says_so_and_stays() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("question 28");
    for number in 1..28 {
        person.types(&format!("question {number}"));
        person.types("1");
    }
    assert_eq!(person.at(), 28);
    let said = person.types("next");
    assert!(said.starts_with("Skipped, left open. It is the only one that is still open.\nQuestion 28, "), "{said}");
    person.types("1");
    person.types("back");
    let said = person.types("next");
    assert!(said.starts_with("Kept: level 1, First steps.\nEvery question is answered."), "{said}");
}

#[test]
fn open_and_flagged_questions_are_listed_with_their_numbers() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    assert!(person.types("flagged").starts_with("No question is flagged.\n"));
    assert!(person.types("open").starts_with("28 questions are open.\nQuestion 1: "));
    person.types("flag");
    for _ in 0..27 {
        person.types("1");
    }
    let skills: Vec<_> = framework.skills().map(|skill| framework.skill(skill).name.to_string()).collect();
    let (first, last) = (&skills[0], &skills[27]);
    assert!(person.types("flagged").starts_with(&format!("1 question is flagged.\nQuestion 1: {first}.\n")));
    assert!(person.types("open").starts_with(&format!("1 question is open.\nQuestion 28: {last}.\n")));
}

#[test]
fn a_number_that_no_question_has_is_refused() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for number in ["0", "29", "400"] {
        let said = person.types(&format!("question {number}"));
        assert!(said.contains("they go from 1 to 28"), "{said}");
    }
    assert_eq!(person.at(), 1);
}

#[test]
fn quick_mode_says_when_the_numbers_jump_and_why() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    person.types("quick");
    for _ in 0..8 {
        let before = person.at();
        let said = person.types("2");
        let at = person.at();
        if at == before + 1 {
            assert!(!said.contains(" next: "), "{said}");
        } else {
            assert!(said.contains(&format!("Question {at} next: ")) && said.contains("apart best."), "{said}");
        }
        assert_eq!(said.matches("apart best.").count(), 1, "the reason is said once: {said}");
    }
}

#[test]
fn asking_all_in_order_stays_at_the_question_at_hand() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    let said = person.types("all");
    assert!(said.starts_with("All questions in order from here on.") && said.contains("Question 2 of 28"), "{said}");
    assert!(!said.contains("passed over"), "{said}");
}

#[test]
fn quick_mode_opens_at_the_question_where_the_person_left() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["2", "quick", "3", "1", "back"] {
        person.types(line);
    }
    let at = person.at();
    let mut again = Conversation::new(person.conversation.assessment().without_history(), MOMENT);
    let Some(DialogEffect::Say(said)) = again.open().pop() else { unreachable!("a question is said last") };
    assert!(said.contains(&format!("Question {at} of 28")) && said.contains("Your answer so far: level"), "{said}");
}
