//! Tests of the end: after the last question, no line is an answer.

use std::sync::Arc;

use super::{MOMENT, Person};
use crate::assessment::{Assessment, Choice, Entry};
use crate::cli::conversation::line::Line;
use crate::cli::conversation::state::{Conversation, DialogEffect};
use crate::framework::{Framework, Level};

const PROMPT: &str = "All answered. Type results, back, question and its number, or quit:\n";

fn finished(framework: &Arc<Framework>) -> (Person, String) {
    let mut person = Person::new(framework);
    let mut reply = String::new();
    for _ in framework.skills() {
        reply = person.types("2");
    }
    (person, reply)
}

fn entries(framework: &Framework, assessment: &Assessment) -> Vec<Entry> {
    framework.skills().map(|skill| assessment.entry(skill).clone()).collect()
}

#[test]
fn nothing_typed_after_the_last_answer_changes_an_answer() {
    let framework = Framework::shipped();
    let (mut person, reply) = finished(&framework);
    assert!(reply.starts_with("Question 28 saved: level 2. 28 of 28 done.\nEvery question is answered."), "{reply}");
    assert!(reply.ends_with(PROMPT), "{reply}");
    assert_eq!(reply.matches("Every question is answered.").count(), 1, "{reply}");
    let before = entries(&framework, person.conversation.assessment());
    for line in ["1", "na", "", "skip", "next", "-", "star", "flag", "sure", "unsure", "note a", "evidence b"] {
        let reply = person.types(line);
        assert!(reply.contains("No question is being asked, so nothing was changed."), "{line}: {reply}");
        assert!(reply.ends_with(PROMPT), "{line}: {reply}");
    }
    assert_eq!(entries(&framework, person.conversation.assessment()), before);
}

#[test]
fn whatever_else_is_said_at_the_end_the_prompt_says_that_it_is_the_end() {
    let framework = Framework::shipped();
    let (mut person, _) = finished(&framework);
    for line in ["results", "terms", "help", "again", "open", "flagged", "nonsense", "question 29", "all", "quick"] {
        let reply = person.types(line);
        assert!(reply.ends_with(PROMPT), "{line}: {reply}");
    }
    assert!(person.sends(Line::TooLong).ends_with(PROMPT));
}

#[test]
fn back_and_a_number_ask_a_question_again_and_its_answer_ends_again() {
    let framework = Framework::shipped();
    let (mut person, _) = finished(&framework);
    assert!(person.types("back").contains("Question 28 of 28"));
    assert!(person.types("question 12").contains("Question 12 of 28"));
    let reply = person.types("4");
    assert!(
        reply.starts_with("Question 12 saved: level 4 instead of level 2. 28 of 28 done.\n") && reply.ends_with(PROMPT),
        "{reply}"
    );
    assert_eq!(person.at(), 12);
    let skill = person.conversation.assessment().place();
    assert_eq!(person.conversation.assessment().entry(skill).choice, Choice::Level(Level::ALL[4]));
    assert!(person.types("1").contains("nothing was changed"));
    assert!(person.types("undo").ends_with("Question 12, your answer (0 to 4, na, skip, back, help or quit):\n"));
}

#[test]
fn a_finished_assessment_opens_at_its_end() {
    let framework = Framework::shipped();
    let (person, _) = finished(&framework);
    let mut again = Conversation::new(person.conversation.assessment().without_history(), MOMENT);
    let opening = again.open();
    let [DialogEffect::Say(reply)] = opening.as_slice() else { unreachable!("one thing is said, not {opening:?}") };
    let words = "me: 28 of 28 answered.\nEvery question is answered. Type results to hear where you stand.\n";
    assert_eq!(*reply, format!("{words}{PROMPT}"));
    let mut person = Person { conversation: again, disk: Ok(()), left: false };
    assert!(person.types("3").contains("nothing was changed"));
}

#[test]
fn when_quick_mode_has_no_more_to_ask_the_rest_is_a_word_away() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    person.types("quick");
    let mut reply = String::new();
    for _ in framework.skills() {
        let skill = person.conversation.assessment().place();
        let level = if framework.skill(skill).domain.index() == 1 { "4" } else { "0" };
        reply = person.types(level);
        if reply.contains("Nothing more to ask") {
            break;
        }
    }
    assert!(
        reply.ends_with("Nothing more is asked. Type all, results, back, question and number, or quit:\n"),
        "{reply}"
    );
    let answered = person.answered();
    assert!(answered < 28);
    assert!(person.types("1").contains("nothing was changed"));
    assert_eq!(person.answered(), answered);
    let reply = person.types("all");
    assert!(reply.contains("Your answer so far: none"), "an open question comes: {reply}");
    person.types("1");
    assert_eq!(person.answered(), answered + 1);
}

#[test]
fn results_tell_of_every_role_even_where_nothing_applies() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let mut reply = String::new();
    for _ in framework.skills() {
        reply = person.types("na");
    }
    assert!(reply.ends_with(PROMPT), "{reply}");
    assert_eq!(reply.matches(": nothing to score. Not yet;").count(), framework.roles().len(), "{reply}");
}

#[test]
fn a_line_that_was_cut_off_is_no_answer_and_is_said() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let reply = person.sends(Line::Unfinished("3".to_owned()));
    assert_eq!(reply, "\nThe input ended in the middle of a line, so \"3\" was not taken.\n");
    assert_eq!((person.left, person.answered()), (true, 0));
}
