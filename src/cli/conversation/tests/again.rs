//! Answering again by lines.

use super::{MOMENT, Person};
use crate::assessment::{AnsweringAgain, Assessment, Moment, PointInTime};
use crate::cli::conversation::state::Conversation;
use crate::framework::Framework;
use crate::text::Clean;

/// The revision of the point that the round began with.
const POINT: u64 = 3;

/// Returns a person with level 2 everywhere, who answers again.
fn answering_again(hides_former: bool) -> Person {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for _ in framework.skills() {
        person.types("2");
    }
    let mut assessment: Assessment = person.conversation.assessment().without_history();
    let former = PointInTime {
        number: 1,
        label: Clean::default(),
        revision: POINT,
        kept_on: MOMENT.today,
        assessment: assessment.clone(),
    };
    assessment.set_again(Some(AnsweringAgain { point: 1, revision: POINT, hides_former }));
    assessment.set_place(framework.skills().next().expect("shipped"));
    let conversation = Conversation::new(assessment, Moment { revision: POINT + 1, ..MOMENT }).since(Some(former));
    person.conversation = conversation;
    person
}

#[test]
fn an_empty_line_gives_the_answer_of_last_time_again() {
    let mut person = answering_again(false);
    let opened = person.conversation.open();
    let opened = person.perform(opened);
    assert!(opened.contains("Answering again since point 1: 28 answers still to give."), "{opened}");
    assert!(opened.contains("Last time, 1 May 2026: 2. Enter gives it again"), "{opened}");
    let reply = person.types("");
    assert!(reply.contains("Question 1 given again: level 2. 27 of 28 still to give."), "{reply}");
    let reply = person.types("3");
    assert!(reply.contains("Question 2 saved: level 3 instead of level 2. 26 of 28 still to give."), "{reply}");
    let reply = person.types("undo");
    assert!(reply.contains("question 2"), "{reply}");
    let reply = person.types("skip");
    assert!(reply.contains("Kept"), "what is skipped is carried over: {reply}");
}

#[test]
fn hidden_answers_stay_hidden_and_an_empty_line_gives_none() {
    let mut person = answering_again(true);
    let opened = person.conversation.open();
    let opened = person.perform(opened);
    assert!(
        opened.contains("hidden") && !opened.contains("so far: level") && !opened.contains("Last time"),
        "{opened}"
    );
    let left = person.conversation.assessment().left_to_ask();
    person.types("");
    assert_eq!(person.conversation.assessment().left_to_ask(), left, "an empty line skips");
}

#[test]
fn the_end_of_the_round_is_the_comparison() {
    let mut person = answering_again(false);
    for _ in 0..27 {
        person.types("same");
    }
    let end = person.types("4");
    for words in
        ["You are no longer answering again.", "against now", "then, 4 now", "two levels or more", "Together: "]
    {
        assert!(end.contains(words), "{words} is not in:\n{end}");
    }
    assert!(person.conversation.assessment().again().is_none());
}
