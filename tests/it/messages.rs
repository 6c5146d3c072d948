//! Tests of messages: every one is whole at every size, stands above the keys, and is said once.

use devrel_ready::score::Verdict;
use devrel_ready::tui::{Msg, Overlay};

use crate::person::{Disk, Person};

/// Asserts that what the program says is on screen as a whole, above the footer.
#[track_caller]
fn assert_whole(person: &Person, context: &str) {
    if let Some(Overlay::Help { .. } | Overlay::Why(_) | Overlay::Menu(_)) = person.app.overlay() {
        // A page lies over it until it is closed.
        return;
    }
    let said = [person.app.notice(), person.app.milestone().filter(|_| person.app.notice().is_none())];
    for words in said.into_iter().flatten() {
        assert!(person.sees_folded(words), "{context}: {words:?} is not whole in\n{}", person.screen());
    }
}

/// Presses keys, and checks the message after each.
#[track_caller]
fn press(person: &mut Person, keys: &str) {
    for key in keys.split_whitespace() {
        person.press(key);
        assert_whole(person, key);
    }
}

#[test]
fn no_message_is_cut_in_a_narrow_window() {
    for size in [(60, 20), (80, 24)] {
        let mut person = Person::at_first_question(size.0, size.1);
        press(&mut person, "<Enter> % <Left> 3 <Left> e x <Enter> n y <C-s> s * f u u u u u u u U U U U U U U U");
        press(
            &mut person,
            "<Delete> u 3 2 3 4 3 2 3 <Right> <Right> <Left> Q Q m m r c p c = y c <Esc> w + <Esc> w = ",
        );
        press(&mut person, "<Esc> a a <Right> a E c <Enter> <Enter> n <Enter> y <Down> <Down> <Right> <C-u>");
        person.write("me.pdf");
        press(&mut person, "<Enter> <Enter> V f f b");
        let rest = 28 - person.app.current().map_or(0, |current| current.sheet().coverage().done());
        press(&mut person, &"2 ".repeat(rest));
        press(&mut person, "W <Esc> p = <Enter> 4 <Esc> <Esc> <Esc> <Esc> + x x <Enter> <Enter> <Enter> <Enter> <Esc>");
        press(&mut person, "<Delete> y");
    }
}

#[test]
fn what_fills_a_field_and_what_is_left_out_is_said_whole() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut person = Person::at_first_question(size.0, size.1);
        for (key, most, words) in [("e", 1_000, "1000"), ("n", 10_000, "10,000")] {
            person.press(key);
            person.tell(Msg::Paste("x ".repeat(most)));
            assert!(person.app.notice().is_some(), "something was left out");
            assert_whole(&person, "too much was pasted");
            person.write("y");
            assert!(
                person.sees_folded(&format!("That is as long as it can get: {words} characters")),
                "{size:?}: {}",
                person.screen()
            );
            person.press("<Tab> <Enter>");
        }
    }
}

#[test]
fn the_reason_why_nothing_is_saved_is_whole_and_the_keys_stay() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        for keys in ["", "r", "p", "w", "E", "V", "<Esc>"] {
            let mut person = Person::at_first_question(size.0, size.1);
            person.press("3 2");
            person.disk_is(Disk::Full);
            person.press("3").press(keys);
            let (_, reason) = person.app.unsaved().expect("it is not saved");
            assert!(person.sees_folded(reason.as_str()), "{size:?} after {keys:?}: {}", person.screen());
            assert!(person.sees("Not saved"), "{}", person.screen());
            let footer = person.screen().lines().last().unwrap_or_default().to_owned();
            assert!(footer.contains("? menu"), "{size:?} after {keys:?}: {}", person.screen());
        }
    }
}

#[test]
fn an_answer_given_again_says_what_it_reached_when_no_question_is_left() {
    let ready = |person: &Person| {
        let current = person.app.current().expect("it is open");
        let band = current.assessment().aim().band;
        let role = current.ranking(band).leader();
        role.is_some_and(|role| current.evaluation().card(role, band).verdict == Verdict::Ready)
    };
    // All at 2 is not ready, and all at 3 is.
    let mut person = Person::at_first_question(80, 24);
    person.press("r a b").press(&"2 ".repeat(28));
    assert!(!ready(&person));
    let skills: Vec<String> =
        person.app.framework().skills().map(|skill| person.app.framework().skill(skill).name.to_string()).collect();
    let mut said = Vec::new();
    for name in skills {
        person.press("/").write(&name).press("<Enter> 3");
        said.extend(person.app.milestone().map(str::to_owned));
    }
    assert!(ready(&person));
    assert_eq!(said.iter().filter(|words| words.starts_with("Ready for ")).count(), 1, "{said:?}");
    assert!(said.iter().any(|words| words.starts_with("A step of the plan is done")), "{said:?}");
}
