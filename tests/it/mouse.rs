//! Tests of the mouse: a click does the same as a key.

use devrel_ready::settings::Mouse;
use devrel_ready::tui::Screen;

use crate::person::{Person, asked};

fn answered(person: &Person) -> usize {
    person.app.current().map_or(0, |current| current.sheet().coverage().answered)
}

#[test]
fn an_assessment_can_be_begun_answered_and_read_with_the_mouse_alone() {
    let mut person = Person::new(120, 40);
    person.click("Begin your first").click("next");
    person.click("Developer Advocate").click("Developer Advocate").click("Lead").click("Lead");
    // A highlighted entry takes one click.
    person.click("All 28 questions");
    assert_eq!(asked(&person), "software-building");
    for _ in 0..3 {
        person.click("3  ").click("3  ");
    }
    assert_eq!(answered(&person), 3);
    person.click("Results");
    assert!(person.sees("‹ Lead ›"));
    person.click("‹").click("‹").click("Plan");
    assert!(person.sees("To reach") && person.sees("ready at 80"), "{}", person.screen());
}

#[test]
fn the_first_click_highlights_and_the_second_one_takes() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut person = Person::at_first_question(size.0, size.1);
        person.click("2  ");
        assert_eq!((answered(&person), asked(&person)), (0, "software-building"), "{size:?}");
        person.click("2  ");
        assert_eq!((answered(&person), asked(&person)), (1, "system-learning"), "{size:?}: {}", person.screen());
    }
}

#[test]
fn a_click_on_a_skill_asks_about_it() {
    let mut person = Person::at_first_question(120, 40);
    person.click("Public speaking");
    assert_eq!(asked(&person), "public-speaking");
}

#[test]
fn tabs_are_filters_and_bands() {
    let mut person = Person::at_first_question(80, 24);
    person.press("f 3 V").click("Flagged");
    assert!(!person.sees("Learning unfamiliar") && person.sees("Building software"), "{}", person.screen());
    person.press("r").click("›");
    let Screen::Results(results) = person.app.screen() else { unreachable!("the results are shown") };
    assert_eq!(person.app.framework().band(results.band).name.as_str(), "Lead");
}

#[test]
fn below_a_question_nothing_can_be_clicked() {
    let mut person = Person::at_first_question(120, 40);
    person.press("<Esc> <Delete>");
    assert!(person.sees("Delete “me”?"));
    person.click("Your assessments").click("me ");
    assert!(person.sees("Delete “me”?"), "a click beside it changes nothing");
    person.click("Keep it");
    assert!(!person.sees("Delete “me”?") && person.sees("Your assessments"));
}

#[test]
fn a_key_lets_the_mouse_select_text() {
    let mut person = Person::at_first_question(80, 24);
    person.press("m");
    assert_eq!(person.app.mouse(), Mouse::Off);
    assert!(person.sees("selects text now"));
    person.press("m");
    assert_eq!(person.app.mouse(), Mouse::On);
}
