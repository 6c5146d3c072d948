//! Tests of the decision about a damaged save: what each key does, and what is said afterwards.

use crate::computer::Computer;
use crate::person::Person;
use devrel_ready::tui::Settle;

/// Returns a person before the decision about a save that was torn after two sessions.
fn damaged(size: (u16, u16)) -> Person {
    let mut person = Person::at_first_question(size.0, size.1);
    person.press("3 <Esc> <Enter> 2 <Esc>");
    let save = Computer::save_of(person.only_save().name());
    person.computer.replace(&save, "torn");
    person.press("<Enter>");
    assert!(person.sees("A decision for you"), "{}", person.screen());
    person
}

#[test]
fn no_and_escape_leave_a_damaged_save_as_it_is() {
    for key in ["n", "<Esc>", "<Enter>"] {
        let mut person = damaged((80, 24));
        person.press(key);
        assert!(person.settled.is_empty() && person.sees("Your assessments"), "{key}: {}", person.screen());
        let me = devrel_ready::assessment::Name::new("me").expect("a name");
        assert_eq!(person.computer.text(Computer::save_of(&me)), "torn", "{key}");
    }
}

#[test]
fn starting_over_has_a_key_of_its_own_asks_once_more_and_says_what_it_left() {
    let mut person = damaged((80, 24));
    person.press("+");
    assert!(person.sees("Start over?") && person.sees_folded("You begin with no answers, but"), "{}", person.screen());
    person.press("n");
    assert!(person.settled.is_empty() && person.sees("A decision for you"), "{}", person.screen());
    person.press("+ y");
    assert_eq!(person.settled, [Settle::StartOver]);
    assert_eq!(person.only_save().coverage().done(), 0);
    assert!(person.sees_folded("Started over with 0 answers."), "{}", person.screen());
    assert!(person.sees_folded("`devrel-ready restore me@b1` goes back to one."), "{}", person.screen());
    assert!(person.sees_folded("The damaged file is kept in /home/ada/"), "{}", person.screen());
    let kept = person.computer.disk.tree();
    let torn = kept.iter().find(|(_, bytes)| bytes.as_deref() == Some(b"torn".as_slice())).expect("nothing is lost");
    let folder = torn.0.parent().expect("a folder").to_string_lossy().into_owned();
    assert!(person.sees_folded(&folder), "the message names the folder {folder}: {}", person.screen());
}

#[test]
fn every_way_to_go_on_has_its_key_in_the_footer_at_every_size() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let person = damaged(size);
        let screen = person.screen();
        let footer = screen.lines().last().expect("there is one");
        for words in ["y go back to the backup", "+ start over", "n decide later"] {
            assert!(footer.contains(words), "{words}: {footer}");
        }
    }
}

#[test]
fn going_back_to_a_backup_says_which_one_and_how_far_it_is() {
    for size in [(60, 20), (80, 24)] {
        let mut person = damaged(size);
        person.press("y");
        assert_eq!(person.settled, [Settle::Restore]);
        assert!(person.sees_folded("This is the backup of "), "{}", person.screen());
        assert!(person.sees_folded(": 1 of 28 answered. The damaged file is kept in"), "{}", person.screen());
    }
}

#[test]
fn a_narrow_window_says_in_words_that_nothing_can_be_changed() {
    let mut person = damaged((60, 20));
    let me = devrel_ready::assessment::Name::new("me").expect("a name");
    assert!(person.row_of("me, reading only").is_some_and(|row| row == 1), "{}", person.screen());
    person.press("y");
    assert!(!person.sees("reading only"), "{}", person.screen());
    assert!(person.saved().contains_key(&me));
}
