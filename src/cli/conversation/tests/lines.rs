//! Tests of the replies: short, true at the current place, and no wider than a terminal.

use super::{MOMENT, Person};
use crate::cli::conversation::state::{Conversation, DialogEffect};
use crate::framework::Framework;

fn first_line(reply: &str) -> &str {
    reply.lines().next().unwrap_or_default()
}

#[test]
fn saved_names_the_question_and_how_far_the_person_is() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    assert_eq!(first_line(&person.types("3")), "Question 1 saved: level 3. 1 of 28 done.");
    person.types("unsure");
    assert_eq!(first_line(&person.types("na")), "Question 2 saved: does not apply. 2 of 28 done.");
    person.types("question 1");
    assert_eq!(first_line(&person.types("1")), "Question 1 saved: level 1 instead of level 3. 2 of 28 done.");
    person.types("question 1");
    assert_eq!(first_line(&person.types("1")), "Question 1 kept: level 1. 2 of 28 done.");
}

#[test]
fn nobody_is_in_front_where_it_is_too_early_to_tell() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    let reply = person.types("results");
    assert!(reply.contains("Too early to tell: ") && !reply.contains("in front"), "{reply}");
    assert!(reply.contains(", one of these. "), "{reply}");
}

#[test]
fn after_undo_and_redo_one_line_says_where_the_person_is() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let name = framework.skill(person.conversation.assessment().place()).name.to_string();
    person.types("3");
    let reply = person.types("undo");
    assert!(
        reply.contains(&format!("\nThis is question 1, {name}; again repeats it.\nQuestion 1, your answer")),
        "{reply}"
    );
    assert_eq!(reply.lines().count(), 3, "{reply}");
    let reply = person.types("redo");
    assert_eq!(first_line(&reply), format!("Made again: level 3, Others rely on it for {name}."));
    assert!(person.types("again").contains("Question 1 of 28"));
}

#[test]
fn an_unknown_word_is_never_met_with_one_that_takes_something_away() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["n", "a", "no", "l", "~", "m", "--"] {
        let reply = person.types(line);
        assert!(!reply.contains("Did you mean"), "{line}: {reply}");
    }
    for (line, near) in [("hlep", "help"), ("nxet", "next"), ("ntoe", "note"), ("resluts", "results")] {
        assert!(person.types(line).contains(&format!("Did you mean {near}?")), "{line}");
    }
}

#[test]
fn quick_mode_says_why_after_a_skip_and_that_it_is_on_after_a_pause() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    person.types("quick");
    for _ in 0..6 {
        let reply = person.types("skip");
        let conversation = reply.split_once("\nQuestion ").expect("a question comes").1;
        assert!(conversation.contains("apart best.") || reply.contains("still open"), "{reply}");
    }
    let mut again = Conversation::new(person.conversation.assessment().without_history(), MOMENT);
    let reply: Vec<String> = again
        .open()
        .into_iter()
        .map(|effect| match effect {
            DialogEffect::Say(words) => words,
            effect => unreachable!("{effect:?}"),
        })
        .collect();
    assert!(reply.concat().contains("Quick mode is on: "), "{reply:?}");
}

#[test]
fn that_the_leading_role_is_found_is_said_in_a_few_lines() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["2", "quick"] {
        person.types(line);
    }
    for _ in framework.skills() {
        let skill = person.conversation.assessment().place();
        let reply = person.types(if framework.skill(skill).domain.index() == 1 { "4" } else { "0" });
        if reply.contains(": closest to your skills is ") {
            let menu = "Type results to hear it, quit to stop, or an answer to go on.\n";
            assert!(reply.contains(menu) && !reply.contains("Self-reported"), "{reply}");
            assert!(reply.contains("\nNot firm yet: between ") || reply.contains("\nFirm: "), "{reply}");
            return;
        }
    }
    unreachable!("the role is found before every question is answered");
}

#[test]
fn help_at_the_end_lists_only_what_works_there() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for _ in framework.skills() {
        person.types("2");
    }
    let help = person.types("help");
    for word in ["results: ", "question 12: ", "back: ", "undo: ", "quit: ", "terms: "] {
        assert!(help.contains(&format!("\n{word}")), "{word} is not in {help}");
    }
    for word in ["0 to 4: ", "na: ", "skip: ", "evidence ", "note TEXT", "sure: ", "star: ", "-: ", "quick: ", "all: "]
    {
        assert!(!help.contains(&format!("\n{word}")), "{word} is in {help}");
    }
}

#[test]
fn going_back_is_to_what_was_seen_before() {
    let framework = Framework::shipped();
    assert!(Person::new(&framework).types("help").contains("back: return to the question you saw before this one.\n"));
}

#[test]
fn sureness_of_an_open_question_is_kept_for_the_answer() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    assert_eq!(first_line(&person.types("unsure")), "Unsure noted for the answer that you give next.");
    assert!(person.types("again").contains("Your answer so far: none\n"));
    assert_eq!(first_line(&person.types("3")), "Question 1 saved: level 3, unsure. 1 of 28 done.");
}

#[test]
fn every_line_of_a_note_has_a_label() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["note first", "note second"] {
        person.types(line);
    }
    let reply = person.types("again");
    assert!(reply.contains("\nYour note so far, line 1: first\nYour note so far, line 2: second\n"), "{reply}");
}

#[test]
fn no_line_is_longer_than_a_terminal() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let long = format!("evidence {}", "word ".repeat(40));
    for line in ["3", "question 1", "4", "question 1", "-", "undo", &long, "evidence b", "star", "flag", "note", "x y"]
    {
        let reply = person.types(line);
        assert!(reply.lines().all(|line| line.chars().count() <= 80), "{line}: {reply}");
    }
    let reply: String =
        framework.skills().map(|_| person.types("4") + &person.types("undo") + &person.types("redo")).collect();
    assert!(reply.lines().all(|line| line.chars().count() <= 80), "{reply}");
}

#[test]
fn the_words_of_the_results_are_all_explained() {
    let framework = Framework::shipped();
    let reply = Person::new(&framework).types("terms");
    for term in ["\nBand: ", "\nGap: ", "\nPoints lost: ", "\nPoints with evidence: "] {
        assert!(reply.contains(term), "{term} is not in {reply}");
    }
}
