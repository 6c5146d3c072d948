//! Tests of taking back: one key does it on every screen of an assessment, and says what it took back.

use devrel_ready::framework::Level;
use devrel_ready::tui::{Intent, Mode, Screen};

use crate::person::Person;

/// Returns a person with every question answered, at the results.
fn answered() -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"2 ".repeat(28));
    assert!(matches!(person.app.screen(), Screen::Results(_)), "{}", person.screen());
    person
}

#[test]
fn the_aim_is_taken_back_and_made_again_on_the_results_and_on_the_page_of_a_role() {
    for way in ["", "<Enter>"] {
        let mut person = answered();
        person.press(way).press("a");
        assert!(person.sees("from now on") && person.only_save().aim().role.is_some(), "{}", person.screen());
        person.press("u");
        assert!(person.sees("Taken back: you aim at no role, only at the band Established."), "{}", person.screen());
        assert_eq!(person.only_save().aim().role, None);
        person.press("U");
        assert!(person.sees_folded("Made again: you aim at "), "{}", person.screen());
        assert!(person.only_save().aim().role.is_some());
        person.press("u u");
        assert!(
            person.sees_folded("Taken back: the answer to"),
            "before the aim came the answers: {}",
            person.screen()
        );
    }
}

#[test]
fn an_answer_changed_from_the_page_of_a_role_is_taken_back_there() {
    let mut person = answered();
    person.press("<Enter> <Enter> 4");
    assert!(matches!(person.app.screen(), Screen::Role(_)), "{}", person.screen());
    let fours = |person: &Person| {
        person.only_save().sheet().marks().filter(|mark| mark.choice.level() == Some(Level::ALL[4])).count()
    };
    assert_eq!(fours(&person), 1);
    person.press("u");
    assert_eq!(fours(&person), 0);
    assert!(person.sees("Taken back: the answer to") && matches!(person.app.screen(), Screen::Role(_)));
}

#[test]
fn what_a_person_said_to_a_preference_is_taken_back() {
    let mut person = answered();
    person.press("W y");
    assert!(person.only_save().has_wishes());
    person.press("u");
    assert!(!person.only_save().has_wishes() && person.sees("Taken back: what you said to"), "{}", person.screen());
}

#[test]
fn every_screen_that_shows_answers_has_a_key_for_taking_back() {
    let person = answered();
    let modes = [Mode::Results, Mode::Role, Mode::Plan, Mode::Review, Mode::Question, Mode::History, Mode::Compare];
    for mode in modes.into_iter().chain([Mode::SideBySide, Mode::Export, Mode::Wishes, Mode::Log, Mode::LookAgain]) {
        assert_eq!(person.app.key(mode, Intent::Undo), "u", "{mode:?}");
    }
}
