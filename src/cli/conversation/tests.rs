//! Tests of the conversation without input, output or disk: they type lines and read the replies.

mod again;
mod confirming;
mod ending;
mod lines;
mod moving;

use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::sample::select;
use proptest::strategy::{Just, Strategy};
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::line::Line;
use super::state::{Conversation, DialogEffect, SaveReason};
use crate::assessment::{Aim, Assessment, Choice, Moment, Name, Pace};
use crate::framework::{Framework, Level};
use crate::text::{COLUMNS, Clean, fold_page};

/// The moment of all changes here.
const MOMENT: Moment = Moment { today: date(2026, 5, 1), edition: 2, revision: 1 };

/// A person who types, and a disk that accepts every save or none.
struct Person {
    conversation: Conversation,
    disk: Result<(), &'static str>,
    left: bool,
}

impl Person {
    fn new(framework: &Arc<Framework>) -> Self {
        let name = Name::new("me").expect("a plain name");
        let aim = Aim { role: None, band: framework.usual_band() };
        let conversation = Conversation::new(Assessment::new(framework, name, aim), MOMENT);
        let mut person = Self { conversation, disk: Ok(()), left: false };
        let effects = person.conversation.open();
        person.perform(effects);
        person
    }

    /// Types a line. Returns the reply.
    fn types(&mut self, line: &str) -> String {
        self.sends(Line::Text(line.to_owned()))
    }

    fn sends(&mut self, line: Line) -> String {
        let effects = self.conversation.take(line);
        self.perform(effects)
    }

    /// Returns the reply as it is printed to a pipe.
    fn perform(&mut self, effects: Vec<DialogEffect>) -> String {
        let mut reply = String::new();
        for effect in effects {
            match effect {
                DialogEffect::Say(words) => reply += &words,
                DialogEffect::Save(change) => {
                    let outcome = self.disk.map(|()| None).map_err(Clean::line);
                    reply += &self.conversation.report_save(change, outcome);
                }
                DialogEffect::Leave => self.left = true,
            }
        }
        fold_page(&reply, COLUMNS)
    }

    /// Returns the number of the current question.
    fn at(&self) -> usize {
        self.conversation.assessment().place().index() + 1
    }

    fn answered(&self) -> usize {
        self.conversation.assessment().coverage().done()
    }
}

#[test]
fn an_answer_is_saved_before_the_next_question_is_said() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    let effects = person.conversation.take(Line::Text("3".to_owned()));
    let [DialogEffect::Save(SaveReason::Edit_(saved)), DialogEffect::Say(next)] = effects.as_slice() else {
        unreachable!("an answer is a save and a question, not {effects:?}")
    };
    assert_eq!(saved, "Question 1 saved: level 3. 1 of 28 done.");
    assert!(next.contains("Question 2 of 28"), "{next}");
}

#[test]
fn a_question_says_everything_there_is_to_it() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["evidence https://example.org", "note first", "note second", "unsure", "star", "flag"] {
        person.types(line);
    }
    let reply = person.types("again");
    let skill = framework.skill(person.conversation.assessment().place());
    for words in [
        "Question 1 of 28: ",
        skill.name.as_str(),
        "\n0  ",
        "\n4  ",
        "What could show it: ",
        "Your answer so far: none, starred, flagged",
        "Your evidence so far: https://example.org",
        "line 1: first\n",
    ] {
        assert!(reply.contains(words), "{words}\n{reply}");
    }
    assert!(reply.ends_with("\nQuestion 1, your answer (0 to 4, na, skip, back, help or quit):\n"));
    assert!(reply.lines().all(|line| line.chars().count() <= 80), "{reply}");
}

#[test]
fn back_returns_the_way_the_person_came_and_a_second_answer_goes_on_to_what_is_open() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["1", "2", "", "back", "back"] {
        person.types(line);
    }
    assert_eq!(person.at(), 2);
    assert!(person.types("4").contains("Question 3 of 28"));
    assert!(person.types("back").contains("Your answer so far: level 4, Makes others better\n"));
    person.types("back");
    assert!(person.types("back").contains("This is the first question."));
}

#[test]
fn undo_takes_back_and_shows_where() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    assert!(person.types("undo").contains("There is nothing to take back."));
    person.types("1");
    person.types("x");
    let reply = person.types("undo");
    assert!(reply.contains("Taken back: ") && reply.contains("This is question 2, "), "{reply}");
    assert_eq!(person.answered(), 1);
    person.types("redo");
    assert_eq!(person.answered(), 2);
    person.types("-");
    assert_eq!(person.answered(), 1);
}

#[test]
fn what_was_skipped_comes_again_at_the_end_and_the_last_answer_shows_the_results() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("skip");
    let mut reply = String::new();
    for _ in 2..=28 {
        reply = person.types("2");
    }
    assert!(reply.contains("1 is still open") && reply.contains("Question 1 of 28"), "{reply}");
    let reply = person.types("3");
    assert!(reply.contains("Every question is answered.") && reply.contains("28 of 28 answered"), "{reply}");
    assert!(reply.contains("Self-reported"), "{reply}");
    assert_eq!(person.answered(), 28);
}

#[test]
fn junk_changes_nothing_and_asks_again() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["5", "yes", "note", "\u{1b}[A", "3 or 4"].map(|line| Line::Text(line.to_owned())) {
        let reply = person.sends(line);
        assert!(reply.lines().count() == 2 && reply.contains("Question 1, your answer"), "{reply}");
    }
    for line in [Line::TooLong, Line::NotText] {
        assert!(person.sends(line).contains("it was not taken"));
    }
    assert_eq!((person.at(), person.answered()), (1, 0));
}

#[test]
fn what_could_not_be_saved_is_said_kept_and_saved_with_the_next_line() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.disk = Err("the disk is full");
    let reply = person.types("3");
    assert!(reply.starts_with("NOT SAVED: the disk is full.") && reply.contains("Question 2"), "{reply}");
    assert!(person.types("nonsense").contains("NOT SAVED"));
    assert!(person.conversation.unsaved().is_some());
    person.disk = Ok(());
    assert!(person.types("help").starts_with("Saved, with everything before."));
    assert_eq!((person.conversation.unsaved(), person.answered()), (None, 1));
    assert!(!person.types("help").contains("Saved"));
}

#[test]
fn leaving_tries_once_more_to_save() {
    let framework = Framework::shipped();
    for line in [Line::End, Line::Text("quit".to_owned())] {
        let mut person = Person::new(&framework);
        person.disk = Err("the disk is full");
        person.types("3");
        assert!(person.sends(line).contains("NOT SAVED"));
        assert!(person.left && person.conversation.unsaved().is_some());
    }
}

#[test]
fn quick_mode_says_why_it_asks_and_finds_the_role_with_fewer_questions() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types("2");
    let reply = person.types("quick");
    assert!(reply.contains("Quick mode") && reply.contains("apart best."), "{reply}");
    let mut found = None;
    for answers in 2..=28 {
        let skill = person.conversation.assessment().place();
        assert_eq!(person.conversation.assessment().entry(skill).choice, Choice::Unanswered, "nothing is asked twice");
        let level = if framework.skill(skill).domain.index() == 1 { 4 } else { 0 };
        if person.types(&level.to_string()).contains(": closest to your skills is ") {
            found = Some(answers);
            break;
        }
    }
    assert!(found.is_some_and(|answers| answers < 28), "{found:?}");
    person.types("all");
    assert_eq!(person.conversation.assessment().pace(), Pace::Full);
}

#[test]
fn a_note_that_would_grow_too_long_is_not_cut() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    person.types(&format!("note {}", "n".repeat(9_000)));
    assert!(person.types(&format!("note {}", "m".repeat(2_000))).contains("at most 10,000 characters"));
    let entry = person.conversation.assessment().entry(person.conversation.assessment().place());
    assert_eq!(entry.note.as_str().len(), 9_000);
}

#[test]
fn a_second_sitting_opens_at_the_same_question() {
    let framework = Framework::shipped();
    let mut person = Person::new(&framework);
    for line in ["4", "", "1"] {
        person.types(line);
    }
    let mut again = Conversation::new(person.conversation.assessment().without_history(), MOMENT);
    let Some(DialogEffect::Say(reply)) = again.open().pop() else { unreachable!("a question is said last") };
    assert!(reply.contains("Question 4 of 28"), "{reply}");
    let first = framework.skills().next().expect("28 skills");
    assert_eq!(again.assessment().entry(first).choice, Choice::Level(Level::ALL[4]));
}

/// Generates lines: known commands and random text.
fn any_line() -> impl Strategy<Value = Line> {
    let known = vec![
        "0",
        "1",
        "2",
        "3",
        "4",
        "na",
        "",
        "back",
        "undo",
        "redo",
        "-",
        "quick",
        "all",
        "results",
        "help",
        "star",
        "flag",
        "sure",
        "unsure",
        "note a",
        "note -",
        "evidence b",
        "evidence -",
        "again",
        "next",
        "question 7",
        "goto 28",
        "open",
        "flagged",
        "terms",
    ];
    prop_oneof![
        8 => select(known).prop_map(|text| Line::Text(text.to_owned())),
        1 => "\\PC{0,12}".prop_map(Line::Text),
        1 => Just(Line::TooLong),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_typed_every_line_is_answered_with_a_prompt_and_every_change_is_saved(
        lines in vec(any_line(), 1..60)
    ) {
        let framework = Framework::shipped();
        let name = Name::new("me").expect("a plain name");
        let aim = Aim { role: None, band: framework.usual_band() };
        let mut conversation = Conversation::new(Assessment::new(&framework, name, aim), MOMENT);
        let mut saved = conversation.assessment().without_history();
        for line in lines {
            let effects = conversation.take(line);
            let leaves = effects.contains(&DialogEffect::Leave);
            if effects.iter().any(|effect| matches!(effect, DialogEffect::Save(_))) {
                saved = conversation.assessment().without_history();
            }
            let state = |it: &Assessment| {
                let entries: Vec<_> = framework.skills().map(|skill| it.entry(skill).clone()).collect();
                (entries, it.place(), it.pace())
            };
            prop_assert_eq!(state(&saved), state(conversation.assessment()));
            let Some(DialogEffect::Say(last)) = effects.last() else {
                prop_assert!(leaves);
                break;
            };
            let prompt = last.lines().last().unwrap_or_default();
            let is_named = prompt.starts_with(&format!("Question {}, your answer", conversation.assessment().place().index() + 1));
            let is_end = prompt.starts_with("All answered.") || prompt.starts_with("Nothing more is asked.");
            prop_assert!(last.ends_with("quit:\n") && is_end || last.ends_with("quit):\n") && is_named, "{}", last);
        }
    }
}
