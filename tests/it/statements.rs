//! Tests that dates and aims on the screens are true. `cli::statements` does the same for commands.

use devrel_ready::assessment::{Assessment, Day};
use devrel_ready::tui::Msg;
use jiff::civil::{Date, date};

use crate::person::{Person, TODAY};

/// Half a year after the answers.
const LATER: Date = date(2026, 11, 26);

/// Returns a person with answers of today, half a year later.
fn answered_long_ago() -> Person {
    let mut person = Person::at_first_question(100, 30);
    person.press("3 2 4 1 2 3 0 2");
    person.tell(Msg::Today(LATER));
    person
}

fn me(person: &Person) -> Assessment {
    person.only_save()
}

#[test]
fn moving_looking_flags_stars_and_notes_change_no_date_and_answering_does() {
    let mut person = answered_long_ago();
    for keys in ["<Left> <Left>", "<Right>", "r <Down> <Enter> <Esc> <Esc>", "f", "*", "V <Down> <Esc>", "n"] {
        person.press(keys);
    }
    person.write("a note").press("<C-s>");
    assert_eq!(me(&person).answered_on(), Some(Day::On(TODAY)));
    person.press("4");
    assert_eq!(me(&person).answered_on(), Some(Day::On(LATER)));
    person.press("u");
    assert_eq!(me(&person).answered_on(), Some(Day::On(TODAY)), "taking it back brings the date back");
}

#[test]
fn home_and_copies_tell_the_day_of_the_answers() {
    let mut person = answered_long_ago();
    person.press("r c");
    assert!(person.clipboard.contains("\nAnswered: 1 May 2026\n"), "{}", person.clipboard);
    assert!(!person.clipboard.contains("1970") && !person.clipboard.contains("2026-11"), "{}", person.clipboard);
    person.press("E <Tab> <Esc> <Esc>");
    assert!(person.sees("Your assessments") && person.sees("1 May"), "{}", person.screen());
}

#[test]
fn the_aim_on_screen_in_copies_and_in_exports_is_what_was_chosen() {
    let mut person = answered_long_ago();
    person.resize(120, 40).press("r a");
    let aim = me(&person).aim();
    let role = aim.role.map(|role| person.app.framework().role(role).short.to_string()).expect("a role is aimed at");
    let words = format!("aims at {role}, Established");
    assert!(person.sees(&words), "{}", person.screen());
    person.press("c");
    assert!(person.clipboard.contains("\nAim: ") && !person.clipboard.contains("Looked at"), "{}", person.clipboard);
    let aimed = person.clipboard.lines().find(|line| line.starts_with("Aim: ")).expect("it is there").to_owned();
    // The same role at another band is not the aim.
    person.press("<Right>");
    assert!(person.sees("‹ Lead ›") && person.sees(&words), "{}", person.screen());
    person.press("<Left> <Down> c");
    assert!(person.clipboard.contains(&aimed), "{}", person.clipboard);
    assert!(person.clipboard.contains("\nLooked at: "), "{}", person.clipboard);
    assert_eq!(me(&person).aim(), aim, "looking is not choosing");
}

#[test]
fn a_must_have_marked_as_not_applicable_is_never_ready_on_any_screen() {
    let framework = devrel_ready::framework::Framework::shipped();
    let mut person = Person::at_first_question(120, 40);
    for skill in framework.skills() {
        person.press(if framework.skill(skill).key.as_str() == "technical-writing" { "x" } else { "4" });
    }
    // One of the four roles is the writer.
    for _ in framework.roles() {
        if person.sees("▌ Technical Writer") {
            break;
        }
        person.press("<Down>");
    }
    assert!(person.sees("needs Technical writing"), "{}", person.screen());
    person.press("p");
    assert!(
        person.sees_folded("No plan leads to ready. Technical writing is a must-have of this role and is marked"),
        "{}",
        person.screen()
    );
    assert!(!person.sees("Nothing is missing"), "{}", person.screen());
    person.press("<Esc> <Enter>");
    assert!(person.sees("needs Technical writing") && !person.sees("✓ ready"), "{}", person.screen());
}
