//! Tests of a change by another program during a session: the person decides, and is not disturbed while typing.

use devrel_ready::assessment::Name;
use devrel_ready::text::Clean;
use devrel_ready::tui::{Conflict, Msg, Version};

use crate::computer::Computer;
use crate::person::{Person, asked};

fn me() -> Name {
    Name::new("me").expect("a name")
}

fn conflict(skills: usize) -> Conflict {
    let words = |text: &str| Clean::line(text);
    let differences = (0..skills).map(|skill| [words(&format!("Skill {skill}")), words("3"), words("1")]);
    Conflict {
        found: words(
            "Another program or computer has changed the file. It says that it was saved on 2026-11-26 18:49.",
        ),
        mine: Some(words("keep mine")),
        theirs: Some(words("take theirs")),
        differences: differences.collect(),
    }
}

fn tell(person: &mut Person, conflict: Conflict) {
    person.tell(Msg::NotSaved(me(), Clean::line("another program has changed the file")));
    person.tell(Msg::Conflicted(me(), Box::new(conflict)));
}

/// Returns a save that another computer has written in the meantime.
fn from_elsewhere() -> String {
    let mut person = Person::at_first_question(80, 24);
    person.press("1 1 1");
    person.computer.text(Computer::save_of(&me()))
}

#[test]
fn whoever_is_answering_is_asked_at_once_and_decides_with_one_key() {
    for (key, version, answered) in [("y", Version::Mine, 2), ("n", Version::Theirs, 3)] {
        let mut person = Person::at_first_question(80, 24);
        person.press("3");
        person.computer.replace(Computer::save_of(&me()), from_elsewhere());
        person.press("2");
        let says = ["NOT SAVED: “me” was changed elsewhere", "has changed the file"];
        for words in says.into_iter().chain(["keep mine", "take theirs", "decide later"]) {
            assert!(person.sees(words), "{words} in {}", person.screen());
        }
        let before = asked(&person).to_owned();
        person.press("3 2 x <Down>");
        assert!(person.sees("was changed elsewhere") && asked(&person) == before, "nothing else is a decision");
        // Saving is tried again before the decision arrives.
        person.press(key);
        assert_eq!(person.reconciled, [version]);
        assert!(!person.sees("was changed elsewhere") && person.sees("✓ saved"), "{}", person.screen());
        assert_eq!(person.only_save().coverage().answered, answered);
        let current = person.app.current().expect("it is open");
        assert_eq!(current.sheet().coverage().answered, answered);
    }
}

#[test]
fn both_versions_can_be_looked_at_and_what_there_is_no_room_for_is_counted() {
    for (skills, seen, counted) in [(2, "Skill 1", None), (28, "Skill 5", Some("more"))] {
        let mut person = Person::at_first_question(60, 20);
        tell(&mut person, conflict(skills));
        assert!(!person.sees("Skill 0"));
        person.press("b");
        assert!(person.sees("Mine") && person.sees("Theirs") && person.sees("Skill 0"), "{}", person.screen());
        assert!(skills > 2 || person.sees(seen), "{}", person.screen());
        assert!(counted.is_none_or(|words| person.sees(words)), "{}", person.screen());
        person.press("<Esc>");
        assert!(person.sees("decide later"), "it leads back to the question: {}", person.screen());
        assert_eq!(person.reconciled, []);
    }
}

#[test]
fn nobody_is_interrupted_while_writing_and_is_asked_afterwards() {
    let mut person = Person::at_first_question(80, 24);
    person.press("2 <Left> e a n y");
    tell(&mut person, conflict(1));
    assert!(person.sees("Evidence:") && !person.sees("was changed elsewhere"), "{}", person.screen());
    person.press("n");
    assert_eq!(person.reconciled, [], "letters are letters");
    person.press("<Enter>");
    assert!(person.sees("was changed elsewhere"), "{}", person.screen());
}

#[test]
fn what_is_put_off_stays_not_saved_and_comes_back_with_the_next_change_and_before_leaving() {
    let mut person = Person::at_first_question(80, 24);
    tell(&mut person, conflict(1));
    person.press("<Esc>");
    assert!(person.sees("NOT SAVED") && !person.sees("was changed elsewhere"), "{}", person.screen());
    // A second attempt reports the same conflict.
    tell(&mut person, conflict(1));
    assert!(!person.sees("was changed elsewhere"));
    person.press("q");
    assert!(person.sees("Leave undecided?") && !person.sees("are lost"), "{}", person.screen());
    person.press("n");
    assert!(person.sees("was changed elsewhere") && !person.left, "{}", person.screen());
    person.press("<Esc>");
    tell(&mut person, conflict(2));
    assert!(person.sees("was changed elsewhere"), "another version is news: {}", person.screen());
}

#[test]
fn a_version_that_cannot_be_gone_on_with_is_not_offered() {
    let mut person = Person::at_first_question(80, 24);
    tell(&mut person, Conflict { theirs: None, differences: Vec::new(), ..conflict(0) });
    person.press("n b");
    assert_eq!(person.reconciled, []);
    assert!(person.sees("keep mine") && !person.sees("take theirs") && !person.sees("look at both"));
    person.press("y");
    assert_eq!(person.reconciled, [Version::Mine]);
}

#[test]
fn what_is_deleted_but_for_a_rest_is_off_the_list_and_the_rest_is_told() {
    let mut person = Person::at_first_question(60, 20);
    person.press("2 <Esc>");
    let which = devrel_ready::tui::Listed::Named(me());
    let left = Clean::line("1 file is still in /x, which belongs to root. This removes it: sudo rm -r /x");
    person.tell(Msg::DeletedInPart(which, left));
    for words in ["Not everything of me", "still in /x", "belongs to root", "sudo rm -r /x", "Close"] {
        assert!(person.sees(words), "{words} in {}", person.screen());
    }
    person.press("<Enter>");
    assert!(!person.sees("sudo rm"), "{}", person.screen());
}

#[test]
fn the_list_marks_what_is_not_saved() {
    let mut person = Person::at_first_question(120, 40);
    person.press("2 <Esc>");
    person.tell(Msg::NotSaved(me(), Clean::line("the disk does not answer; it is waited for")));
    assert!(person.sees("▌ me           NOT SAVED"), "beside its name: {}", person.screen());
    let why = person.row_of("✗ Not saved (me): the disk does not answer");
    assert_eq!(why, Some(38), "and above the keys: {}", person.screen());
}
