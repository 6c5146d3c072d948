//! Tests of two windows with one assessment: the second one may write once the first one is closed.

use devrel_ready::assessment::Choice;

use crate::person::{Person, asked};

/// Returns two windows with the same assessment. The second one can only read it.
fn two() -> (Person, Person) {
    let mut first = Person::at_first_question(80, 24);
    first.press("3");
    let mut second = Person::on(first.computer.disk.clone(), (80, 24));
    second.press("<Enter> 2");
    assert!(second.sees("reading only"), "{}", second.screen());
    assert!(second.sees_folded("Nothing was changed: it is open in another window"), "{}", second.screen());
    (first, second)
}

#[test]
fn the_second_window_can_change_things_once_the_first_one_is_closed() {
    let (mut first, mut second) = two();
    first.press("O");
    let here = asked(&second).to_owned();
    second.press("<Down>");
    assert!(second.sees_folded("you can change it here now"), "{}", second.screen());
    assert!(second.sees("✓ saved") && !second.sees("reading only"), "{}", second.screen());
    assert_eq!(asked(&second), here, "it stays where it was");
    second.press("2");
    assert!(second.sees("✓ saved"), "{}", second.screen());
    let save = second.only_save();
    let skill = save.framework().find_skill(&here).expect("it is asked");
    assert!(matches!(save.entry(skill).choice, Choice::Level(level) if level.number() == 2));
    // Now the first one is the second.
    first.press("<Enter> 4");
    assert!(first.sees_folded("Nothing was changed: it is open in another window"), "{}", first.screen());
}

#[test]
fn what_the_first_window_changed_is_never_written_over_unseen() {
    let (mut first, mut second) = two();
    first.press("4 O");
    let disk = second.computer.disk.tree();
    second.press("2");
    assert!(
        second.sees_folded("but it was changed there. O and then Enter open it as it is now."),
        "{}",
        second.screen()
    );
    assert!(second.sees("reading only"), "{}", second.screen());
    assert_eq!(second.computer.disk.tree(), disk, "nothing was written");
    second.press("O <Enter> 2");
    assert!(second.sees("✓ saved") && second.only_save().coverage().answered == 3, "{}", second.screen());
}

#[test]
fn while_the_first_window_is_open_the_second_one_says_so_at_each_key() {
    let (mut first, mut second) = two();
    second.press("3");
    assert!(second.sees_folded("Nothing was changed: it is open in another window"), "{}", second.screen());
    first.press("1");
    assert!(first.sees("✓ saved"), "{}", first.screen());
}
