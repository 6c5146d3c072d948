//! Tests of boxes over a screen: the buttons of questions, and boxes to type in that lose nothing by accident.

use devrel_ready::tui::{Intent, Leaving, Overlay};
use ratatui::style::Modifier;

use crate::person::{Disk, Person};

/// The keys from the first question to each question with two answers.
const QUESTIONS: [(&str, &str); 3] = [
    ("<Esc> <Delete>", "Delete “me”?"),
    ("E <Enter> <Enter>", "Replace the file?"),
    ("n x <Esc>", "Drop what you typed?"),
];

fn labels(person: &Person) -> Vec<String> {
    person.app.buttons().into_iter().map(|button| button.label).collect()
}

/// Returns the words on screen that are reversed.
fn reversed(person: &Person) -> String {
    let buffer = person.buffer();
    let cells = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    cells.map(ratatui::buffer::Cell::symbol).collect::<String>().trim().to_owned()
}

/// Returns a person before a question, after the first answer.
fn before(keys: &str) -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Left>").press(keys);
    person
}

#[test]
fn the_safe_button_comes_first_is_highlighted_and_enter_presses_it() {
    for (keys, title) in QUESTIONS {
        let mut person = before(keys);
        assert!(person.sees(title), "{}", person.screen());
        let buttons = person.app.buttons();
        assert_eq!((person.app.focus(), buttons[0].intent), (0, Intent::No), "{title}");
        assert!(reversed(&person).contains(&buttons[0].label), "{title}: {}", person.screen());
        assert!(labels(&person).iter().all(|label| person.sees(label)), "{}", person.screen());
        let disk = person.computer.disk.tree();
        person.press("<Enter>");
        assert!(!person.sees(title), "{}", person.screen());
        assert_eq!(person.computer.disk.tree(), disk, "{title}: nothing has changed");
    }
}

#[test]
fn arrows_and_tab_move_between_the_buttons_in_a_circle() {
    for (keys, title) in QUESTIONS {
        for (key, back) in [("<Right>", "<Left>"), ("<Down>", "<Up>"), ("<Tab>", "<BackTab>"), ("l", "h")] {
            let mut person = before(keys);
            let mut focus = Vec::new();
            for key in [key, key, back, back] {
                person.press(key);
                focus.push(person.app.focus());
                let label = &labels(&person)[person.app.focus()];
                assert!(reversed(&person).contains(label), "{label} after {key}: {}", person.screen());
            }
            assert_eq!(focus, [1, 2 % labels(&person).len(), 1, 0], "{title}");
        }
    }
}

#[test]
fn the_other_button_and_its_letter_do_the_same() {
    for press in ["<Right> <Enter>", "y"] {
        let mut person = before("<Esc> <Delete>");
        person.press(press);
        assert!(person.saved().is_empty(), "{press}: {}", person.screen());
        let mut person = before("E <Enter> <Enter>");
        person.press(press);
        assert!(person.sees("Written: "), "{press}: {}", person.screen());
        let mut person = before("n x <Esc>");
        // Between the two stands the button that keeps the text.
        person.press(if press == "y" { press } else { "<Right> <Right> <Enter>" });
        assert!(person.app.overlay().is_none() && person.only_save().entry(person.only_save().place()).note.is_empty());
    }
    for press in ["n", "<Esc>"] {
        let mut person = before("<Esc> <Delete>");
        person.press(press);
        assert_eq!((person.saved().len(), person.app.overlay().is_none()), (1, true), "{press}");
    }
}

#[test]
fn a_click_presses_a_button() {
    let mut person = before("<Esc> <Delete>");
    person.click("Keep it");
    assert_eq!((person.saved().len(), person.app.overlay().is_none()), (1, true));
    person.press("<Delete>");
    person.click("[ Delete ]");
    assert!(person.saved().is_empty(), "{}", person.screen());
}

#[test]
fn who_would_lose_something_by_leaving_stays_with_enter() {
    let mut person = before("");
    person.disk_is(Disk::Full);
    person.press("4 q");
    assert!(matches!(person.app.leaving(), Some(Leaving::Losing { .. })));
    assert_eq!(labels(&person), ["Stay", "Leave and lose them"]);
    person.press("<Enter>");
    assert!(!person.left && person.app.leaving().is_none(), "{}", person.screen());
    person.press("q <Right> <Enter>");
    assert!(person.left);
}

#[test]
fn a_question_begins_with_the_safe_button_whatever_was_highlighted_before() {
    let mut person = before("<Esc> <Delete>");
    person.press("<Right> n <Delete>");
    assert_eq!(person.app.focus(), 0);
    person.press("<Enter>");
    assert_eq!(person.saved().len(), 1);
}

#[test]
fn escape_drops_nothing_without_asking_and_asks_nothing_if_nothing_is_lost() {
    for key in ["e", "n"] {
        let mut person = before(key);
        let before = person.computer.disk.tree();
        person.press("<Esc>");
        assert!(person.app.overlay().is_none(), "an empty box closes: {}", person.screen());
        person.press(key).write("x").press("<Backspace> <Esc>");
        assert!(person.app.overlay().is_none(), "nothing would be lost: {}", person.screen());
        assert_eq!(person.computer.disk.tree(), before);
        person.press(key).write("some words").press("<Esc>");
        assert!(person.sees("Drop what you typed?"), "{}", person.screen());
        person.press("<Enter>").write(" more");
        assert!(person.sees("some words more"), "writing goes on where it was: {}", person.screen());
        person.press("<Esc> y");
        assert!(person.app.overlay().is_none() && !person.sees("some words"), "{}", person.screen());
        assert_eq!(person.computer.disk.tree(), before, "nothing was kept");
    }
}

#[test]
fn what_was_kept_before_stays_when_a_change_of_it_is_dropped() {
    let mut person = before("n");
    person.write("first").press("<C-s> n").write(" and second").press("<Esc> y");
    assert!(person.sees("first") && !person.sees("second"), "{}", person.screen());
    person.press("n <C-u> <Esc>");
    assert!(person.sees("Drop what you typed?"), "emptying it is a change: {}", person.screen());
    person.press("n <C-s>");
    assert!(!person.sees("first"), "{}", person.screen());
}

#[test]
fn the_buttons_of_a_box_to_type_in_keep_and_drop() {
    let mut person = before("n");
    person.write("kept").press("<Tab>");
    assert_eq!(labels(&person), ["Keep", "Drop"]);
    person.press("x <Esc>");
    assert!(person.sees("Drop what you typed?"), "{}", person.screen());
    person.press("<Enter>").write("!").press("<Tab> <Enter>");
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).note.as_str(), "kept!", "a letter on the buttons is no text");
    person.press("n").write("?").press("<Tab> <Right> <Enter>");
    assert!(person.sees("Drop what you typed?"), "{}", person.screen());
    person.press("y");
    assert_eq!(person.only_save().entry(saved.place()).note.as_str(), "kept!");
    person.press("n <Tab> <Right> <Enter>");
    assert!(person.app.overlay().is_none(), "nothing was typed, so nothing is asked: {}", person.screen());
}

#[test]
fn escape_goes_back_to_writing_and_only_the_button_that_says_so_keeps_what_was_typed() {
    let mut person = before("n");
    let disk = person.computer.disk.tree();
    person.write("half").press("<Esc>");
    assert_eq!(labels(&person), ["Write on", "Keep it", "Drop it"]);
    assert!(!person.sees("Esc again"), "{}", person.screen());
    person.press("<Esc>").write(" a thought");
    assert!(person.sees("half a thought"), "{}", person.screen());
    assert_eq!(person.computer.disk.tree(), disk, "nothing is kept yet");
    person.press("<Esc> <Right> <Enter>");
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).note.as_str(), "half a thought");
    assert!(person.sees("What you typed is kept. u takes it back."), "{}", person.screen());
    person.press("u");
    assert!(person.only_save().entry(saved.place()).note.is_empty(), "{}", person.screen());
}

#[test]
fn nothing_is_called_saved_while_it_is_asked_whether_to_drop_it() {
    let mut person = before("n");
    person.write("half a thought").press("<Esc>");
    assert!(matches!(person.app.overlay(), Some(Overlay::Confirm(_))));
    assert!(!person.sees("✓ saved"), "it is not: {}", person.screen());
}

#[test]
fn the_end_of_the_program_keeps_what_was_typed_even_while_it_is_asked_about() {
    let mut person = before("n");
    person.write("half a thought").press("<Esc>");
    person.end();
    let saved = person.only_save();
    assert_eq!(saved.entry(saved.place()).note.as_str(), "half a thought");
}

#[test]
fn a_text_that_is_being_written_is_never_called_saved_or_saving() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e").write("https://example.org/demo");
    assert!(person.sees("not kept yet"), "{}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("Drop what you typed?") && person.sees("not kept yet"), "{}", person.screen());
    person.press("<Enter> <Tab> <Tab> <Tab>").write("!").press("<Enter>");
    let skill = person.app.framework().skills().next().expect("there are skills");
    assert_eq!(person.only_save().entry(skill).evidence.as_str(), "https://example.org/demo!");
    assert!(person.sees("✓ saved"), "{}", person.screen());
}

#[test]
fn the_highlighted_button_is_marked_and_none_moves() {
    for (keys, title) in QUESTIONS {
        let mut person = before(keys);
        let labels = labels(&person);
        let place = |person: &Person, label: &str| {
            let screen = person.screen();
            let line =
                screen.lines().find(|line| line.contains(&format!("[ {label} ]"))).unwrap_or_default().to_owned();
            line.find(&format!("[ {label} ]")).map(|at| line[..at].chars().count())
        };
        let places: Vec<_> = labels.iter().map(|label| place(&person, label)).collect();
        assert!(places.iter().all(Option::is_some), "{}", person.screen());
        for _ in 0..labels.len() {
            let label = &labels[person.app.focus()];
            assert!(person.sees(&format!("▌[ {label} ]")), "{title}: {}", person.screen());
            let marked = person.screen().matches("▌[ ").count();
            assert_eq!(marked, 1, "{title}: {}", person.screen());
            let now: Vec<_> = labels.iter().map(|label| place(&person, label)).collect();
            assert_eq!(now, places, "{title}");
            person.press("<Right>");
        }
    }
}
