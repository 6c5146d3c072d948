//! Tests that the screen calls saved only what is on the disk.

use devrel_ready::assessment::Entry;

use crate::model::{Fault, How, Model};
use crate::person::{Disk, Person};

/// Returns the entries of all skills, in the order of the questions.
fn entries(person: &Person) -> Vec<Entry> {
    let assessment = person.app.current().expect("it is open").assessment();
    person.app.framework().skills().map(|skill| assessment.entry(skill).clone()).collect()
}

/// Returns the entries of all skills from the disk.
fn saved_entries(person: &Person) -> Vec<Entry> {
    let saved = person.only_save();
    person.app.framework().skills().map(|skill| saved.entry(skill).clone()).collect()
}

fn says_saved(person: &Person) -> bool {
    let (good, bad) = (person.sees("✓ saved"), person.sees("NOT SAVED"));
    assert!(good != bad, "it says one or the other: {}", person.screen());
    good
}

#[test]
fn what_the_screen_calls_saved_is_there_when_the_program_is_killed_and_started_again() {
    let mut person = Person::at_first_question(80, 24);
    person
        .press("3 2 <Left> e")
        .write("https://example.org/a")
        .press("<Enter> n")
        .write("one")
        .press("<C-s> s f 4 2 x");
    assert!(says_saved(&person), "{}", person.screen());
    let before = entries(&person);
    assert_eq!(saved_entries(&person), before);
    let mut again = person.started_again();
    assert!(again.sees("Your assessments") && again.sees("4 of 28"), "{}", again.screen());
    again.press("<Enter>");
    assert!(says_saved(&again), "{}", again.screen());
    again.press("V");
    assert!(again.sees(" 4 of 28 answered") && says_saved(&again), "{}", again.screen());
    assert_eq!(entries(&again), before);
}

#[test]
fn a_disk_that_is_full_is_told_and_saving_is_tried_again_until_it_works() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3");
    let before = entries(&person);
    person.disk_is(Disk::Full);
    person.press("2 4");
    assert!(!says_saved(&person) && person.sees("No space left"), "{}", person.screen());
    person.wait();
    assert!(!says_saved(&person), "{}", person.screen());
    assert_eq!(saved_entries(&person), before);
    person.disk_is(Disk::Works);
    person.press("<Left>");
    assert!(!says_saved(&person), "it is not tried before its time: {}", person.screen());
    person.wait();
    assert!(says_saved(&person), "{}", person.screen());
    assert_eq!(saved_entries(&person), entries(&person));
}

#[test]
fn whichever_call_fails_what_the_screen_calls_saved_is_on_the_disk() {
    let mut person = Person::at_first_question(80, 24);
    for how in [How::Refused, How::Short, How::Late] {
        let mut refused = 0;
        for after in 0.. {
            person.computer.disk.fail(Some(Fault { after, errno: 5, for_good: false, how }));
            person.press("f");
            if says_saved(&person) {
                assert_eq!(saved_entries(&person), entries(&person), "{how:?} at call {after}");
            } else {
                refused += 1;
            }
            let was_reached = person.computer.disk.failed();
            person.computer.disk.fail(None);
            person.wait();
            assert!(says_saved(&person), "{how:?} at call {after}: {}", person.screen());
            assert_eq!(saved_entries(&person), entries(&person), "{how:?} at call {after}");
            if !was_reached {
                break;
            }
        }
        assert!(refused > 3, "{how:?}: {refused} saves failed");
    }
}

#[test]
fn a_power_cut_keeps_every_answer_that_the_screen_called_saved() {
    let mut person = Person::at_first_question(80, 24);
    let disk = person.computer.disk.clone();
    for given in 1..=3 {
        person.press("3");
        assert!(person.sees(&format!(" {} of 28", given + 1)) && says_saved(&person), "{}", person.screen());
        disk.acknowledge();
    }
    let crashes = disk.crashes();
    let mut after_saved = 0;
    for (acknowledged, tree) in crashes.states.iter().filter(|(acknowledged, _)| *acknowledged > 0) {
        let mut after = Person::on(Model::holding(tree), (80, 24));
        after.press("<Enter>");
        let found = after.app.current().map(|current| current.sheet().coverage().answered);
        assert!(found.is_some_and(|found| found >= *acknowledged), "{acknowledged} were saved: {}", after.screen());
        assert!(says_saved(&after), "{}", after.screen());
        after_saved += 1;
    }
    assert!(after_saved > 10, "{after_saved} states");
}
