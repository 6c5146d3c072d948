//! Tests of the confirmation of each line.

use super::Person;
use crate::framework::Framework;

fn first_line(reply: &str) -> &str {
    reply.lines().next().unwrap_or_default()
}

#[test]
fn every_confirmation_says_what_was_done() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let name = framework.skill(person.conversation.assessment().place()).name.to_string();
    let cases = [
        ("star", format!("Starred: you want to grow {name}.")),
        ("star", format!("Taken back: the star on {name}.")),
        ("undo", format!("Taken back: the end of the star on {name}.")),
        ("undo", format!("Taken back: the star on {name}.")),
        ("redo", format!("Made again: the star on {name}.")),
        ("flag", format!("Flagged: you want to come back to {name}.")),
        ("unsure", "Unsure noted for the answer that you give next.".to_owned()),
        ("sure", "Sure noted for the answer that you give next.".to_owned()),
        ("note ask Sam", "Noted for question 1: ask Sam".to_owned()),
        ("note -", "Taken back: the note, ask Sam".to_owned()),
        ("evidence a talk", "Evidence noted for question 1: a talk".to_owned()),
        ("evidence -", "Taken back: the evidence, a talk".to_owned()),
        ("evidence -", "That is so already.".to_owned()),
        ("skip", "Skipped, left open.".to_owned()),
        ("2", "Question 2 saved: level 2. 1 of 28 done.".to_owned()),
        ("x", "Question 3 saved: does not apply. 2 of 28 done.".to_owned()),
    ];
    for (line, words) in cases {
        assert_eq!(first_line(&person.types(line)), words, "{line}");
    }
    person.types("question 2");
    assert_eq!(first_line(&person.types("2")), "Question 2 kept: level 2. 2 of 28 done.");
    person.types("question 2");
    assert_eq!(first_line(&person.types("next")), "Kept: level 2, On your own.");
    person.types("question 2");
    let reply = person.types("-");
    assert_eq!(first_line(&reply), "Taken back: your answer, level 2, On your own. The question is open again.");
}

#[test]
fn undo_says_which_answer_and_what_stands_now() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let name = framework.skill(person.conversation.assessment().place()).name.to_string();
    for line in ["1", "question 1", "3"] {
        person.types(line);
    }
    let reply = person.types("undo");
    let words = format!("Taken back: level 3, Others rely on it for {name}. It is level 1, First steps now.");
    assert_eq!(reply.lines().take(2).collect::<Vec<_>>().join(" "), words);
    let reply = person.types("undo");
    assert_eq!(first_line(&reply), format!("Taken back: level 1, First steps for {name}. It is open now."));
}

#[test]
fn undo_says_what_became_of_a_text() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let name = framework.skill(person.conversation.assessment().place()).name.to_string();
    for line in ["note one", "note two"] {
        person.types(line);
    }
    assert_eq!(
        first_line(&person.types("undo")),
        format!("Taken back: a change of the note on {name}. It is now: one")
    );
    assert_eq!(first_line(&person.types("undo")), format!("Taken back: the note on {name}. There is none now."));
    assert_eq!(first_line(&person.types("redo")), format!("Made again: the note on {name}. It is now: one"));
}

#[test]
fn the_prompt_names_the_question_after_help_results_and_errors() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("1");
    for line in ["help", "results", "terms", "open", "flagged", "nonsense", "7", "question 99", "star", "redo"] {
        let reply = person.types(line);
        assert!(
            reply.ends_with("\nQuestion 2, your answer (0 to 4, na, skip, back, help or quit):\n"),
            "{line}: {reply}"
        );
    }
}

#[test]
fn that_evidence_counts_more_than_unsure_is_said_wherever_both_meet() {
    let framework = Framework::shipped();
    let words = "Evidence counts more than unsure";
    let mut person = Person::new(&framework);
    assert!(!person.types("unsure").contains(words));
    assert!(person.types("evidence a talk").contains(words));
    assert!(person.types("again").contains(words));
    person.types("sure");
    assert!(!person.types("again").contains(words));
    assert!(person.types("unsure").contains(words));
}

#[test]
fn results_are_sentences_and_their_words_are_explained_once() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for _ in 0..27 {
        person.types("3");
    }
    let reply = person.types("1");
    for words in [
        "of 100, give or take ",
        "85 needed. Must-haves: ",
        "Must-have 1, ",
        "or above needed.",
        "By your answers you are about as strong in what this role",
        " points so far has evidence.",
        "What the words mean:",
        "\nGive or take: ",
        "\nStronger here or elsewhere: ",
        "Self-reported",
    ] {
        assert!(reply.contains(words), "{words}\n{reply}");
    }
    assert!(reply.lines().all(|line| line.chars().count() <= 80), "{reply}");
    let reply = person.types("results");
    assert!(
        !reply.contains("What the words mean:") && reply.contains("Type terms to hear what these words mean."),
        "{reply}"
    );
    assert!(person.types("terms").contains("Close: "));
}
