//! Tests of moving between questions: each jump is announced, for people who cannot see the screen.

use super::{MOMENT, Person};
use crate::assessment::Wish;
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
    let reply = person.types("3");
    assert!(reply.contains("Questions 3 to 6 are answered already and passed over.\n"), "{reply}");
    assert!(reply.contains("Question 7 of 28"), "{reply}");
    person.types("goto 5");
    let reply = person.types("3");
    assert!(reply.contains("Question 6 is answered already and passed over.\n"), "{reply}");
}

#[test]
fn next_and_skip_walk_in_order_and_keep_what_is_there() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["2", "na", "question 1"] {
        person.types(line);
    }
    let reply = person.types("next");
    assert!(reply.starts_with("Kept: level 2, On your own.\n") && reply.contains("Question 2 of 28"), "{reply}");
    let reply = person.types("skip");
    assert!(reply.starts_with("Kept: does not apply.\n") && reply.contains("Question 3 of 28"), "{reply}");
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
    let reply = person.types("next");
    assert!(reply.starts_with("Skipped, left open. It is the only one that is still open.\nQuestion 28, "), "{reply}");
    person.types("1");
    person.types("back");
    let reply = person.types("next");
    assert!(reply.starts_with("Kept: level 1, First steps.\nEvery question is answered."), "{reply}");
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
        let reply = person.types(&format!("question {number}"));
        assert!(reply.contains("they go from 1 to 28"), "{reply}");
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
        let reply = person.types("2");
        let at = person.at();
        if at == before + 1 {
            assert!(!reply.contains(" next: "), "{reply}");
        } else {
            assert!(reply.contains(&format!("Question {at} next: ")) && reply.contains("apart best."), "{reply}");
        }
        assert_eq!(reply.matches("apart best.").count(), 1, "the reason is said once: {reply}");
    }
}

#[test]
fn asking_all_in_order_stays_at_the_question_at_hand() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    let reply = person.types("all");
    assert!(reply.starts_with("All questions in order from here on.") && reply.contains("Question 2 of 28"), "{reply}");
    assert!(!reply.contains("passed over"), "{reply}");
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
    let Some(DialogEffect::Say(reply)) = again.open().pop() else { unreachable!("a question is said last") };
    assert!(reply.contains(&format!("Question {at} of 28")) && reply.contains("Your answer so far: level"), "{reply}");
}

#[test]
fn preferences_are_asked_one_by_one_and_each_is_saved_at_once() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let words = person.types("likes");
    assert!(words.contains("none is ever scored") && words.contains("1 of 6: You would like work"), "{words}");
    assert!(person.types("yes").starts_with("Saved: yes.\n2 of 6: "));
    assert!(person.types("perhaps").starts_with("That is not known here.\n2 of 6: "));
    assert!(person.types("").starts_with("3 of 6: "), "an empty line passes it over");
    assert!(person.types("not sure").starts_with("Saved: not sure.\n4 of 6: "));
    let words = person.types("stop");
    assert!(words.contains("never scored") && words.contains("Question 1, your answer"), "{words}");
    let said = framework.preferences().map(|preference| person.conversation.assessment().wish(preference));
    assert_eq!(said.collect::<Vec<_>>(), [Some(Wish::Yes), None, Some(Wish::NotSure), None, None, None]);
    assert!(person.types("results").contains("Central to this role: traveling (yes)."));
    assert!(person.types("likes").contains("So far: yes.") && person.types("-").starts_with("Saved: nothing.\n"));
}
