//! Tests of the menu: it lists what can be done, typing filters it, and Enter does it.

use devrel_ready::tui::{Intent, MenuRow, Overlay, Place, Screen};

use crate::person::Person;

/// The keys to all screens with a menu.
const SCREENS: [&str; 13] = [
    "",
    "V",
    "r",
    "r <Enter>",
    "r W",
    "p",
    "w",
    "E",
    ",",
    "<Esc>",
    "<Esc> + <Enter>",
    "<Esc> + <Enter> <Enter>",
    "2 u",
];

fn at(keys: &str) -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 1 4 2").press(keys);
    person
}

/// Returns the rows of the open menu.
fn rows(person: &Person) -> Vec<MenuRow> {
    let Some(Overlay::Menu(menu)) = person.app.overlay() else { return Vec::new() };
    person.app.menu_rows(menu)
}

/// Opens the menu and moves to the row that begins with some words.
fn choose(person: &mut Person, words: &str) {
    person.press("?");
    let row = rows(person).iter().position(|row| row.words.starts_with(words));
    let row = row.unwrap_or_else(|| unreachable!("no row begins with {words:?}: {:?}", rows(person)));
    person.press(&"<Down> ".repeat(row));
    assert!(person.sees(&format!("▌ {words}")), "it is highlighted: {}", person.screen());
}

#[test]
fn arrows_and_enter_alone_reach_every_place_through_the_menu() {
    for keys in ["", "V", "r", "r <Enter>", "p", "w", "E"] {
        for (words, place) in [
            ("questions:", Place::Questions),
            ("results:", Place::Results),
            ("plan:", Place::Plan),
            ("what if:", Place::WhatIf),
            ("report:", Place::Report),
        ] {
            let mut person = at(keys);
            if person.app.screen().place() == Some(place) {
                continue;
            }
            choose(&mut person, words);
            person.press("<Enter>");
            assert_eq!(person.app.screen().place(), Some(place), "{words} after {keys:?}: {}", person.screen());
            assert!(person.app.overlay().is_none());
        }
    }
}

#[test]
fn a_row_does_what_its_key_does_on_every_screen() {
    for keys in SCREENS {
        let mut person = at(keys);
        if person.app.mode().name() == "name" {
            continue;
        }
        person.press("?");
        for (position, row) in rows(&person).iter().enumerate() {
            if matches!(row.intent, Intent::Suspend | Intent::Quit | Intent::Redraw) {
                continue;
            }
            let mut by_menu = at(keys);
            by_menu.press("?").press(&"<Down> ".repeat(position)).press("<Enter>");
            let mut by_key = at(keys);
            by_key.tell(devrel_ready::tui::Msg::Do(row.intent));
            by_key.press("");
            // The menu says that a list ends; a key is silent there.
            let says =
                |person: &Person| person.app.notice().is_some_and(|words| words.starts_with("This is the last one"));
            let seen = |person: &Person, is_cut: bool| {
                let screen = person.screen();
                let rows = screen.lines().enumerate().filter(|(row, _)| !is_cut || *row != 22);
                rows.map(|(_, line)| line.to_owned()).collect::<Vec<_>>()
            };
            assert!(!says(&by_key));
            let is_cut = says(&by_menu);
            assert_eq!(seen(&by_menu, is_cut), seen(&by_key, is_cut), "{row:?} after {keys:?}");
        }
    }
}

#[test]
fn typing_filters_and_enter_does_what_is_left() {
    for key in ["?", ":"] {
        let mut person = at("r");
        person.press(key).write("settings");
        assert_eq!(rows(&person).len(), 1, "{}", person.screen());
        assert!(person.sees("▌ settings") && !person.sees("another role"), "{}", person.screen());
        person.press("<Enter>");
        assert!(matches!(person.app.screen(), Screen::Settings(_)), "{}", person.screen());
        person.press("<Esc>");
        assert!(person.sees("‹ Established ›"), "and back: {}", person.screen());
    }
}

#[test]
fn letters_that_nothing_has_do_nothing() {
    let mut person = at("r");
    let before = person.screen();
    person.press("?").write("zzz");
    assert!(person.sees("Nothing here has these words."), "{}", person.screen());
    person.press("<Enter> <Up> <Down> <Enter>");
    assert!(rows(&person).is_empty() && person.app.overlay().is_some(), "{}", person.screen());
    person.press("<Backspace> <Backspace> <Backspace>");
    assert!(rows(&person).len() > 10, "taking the letters back shows all: {}", person.screen());
    person.press("<Esc>");
    assert_eq!(person.screen(), before);
}

#[test]
fn keys_are_text_while_the_menu_is_open() {
    let mut person = at("");
    let before = person.screen();
    person.press("? q 3 x <Esc>");
    assert!(!person.left);
    assert_eq!(person.screen(), before, "nothing was answered");
}

#[test]
fn what_has_no_key_is_in_the_menu() {
    let mut person = at("E");
    choose(&mut person, "another file name");
    person.press("<Enter> <C-u>").write("mine.txt").press("<Enter>");
    assert!(person.sees("mine.txt"), "{}", person.screen());
    choose(&mut person, "put your private notes in");
    person.press("<Enter>");
    assert!(person.sees("‹ included ›"), "{}", person.screen());
}

#[test]
fn a_window_that_only_reads_offers_no_change() {
    let mut person = at("");
    let assessment = person.only_save();
    person.tell(devrel_ready::tui::Msg::Opened(Box::new(devrel_ready::tui::OpenedAssessment {
        assessment,
        revision: 7,
        access: devrel_ready::tui::Access::ReadOnly(devrel_ready::text::Clean::line("it is open in another window")),
        safe: true,
        notices: Vec::new(),
        question: None,
    })));
    person.press("?");
    let offered = rows(&person);
    assert!(offered.iter().any(|row| row.intent == Intent::Results), "{offered:?}");
    let changes = offered.iter().filter(|row| matches!(row.intent, Intent::Note | Intent::Star | Intent::Choose(_)));
    assert_eq!(changes.count(), 0, "{offered:?}");
}

#[test]
fn a_key_without_a_meaning_says_once_where_everything_is_told() {
    let mut person = at("");
    person.press("%");
    assert!(person.sees("% means nothing here. ? shows what can be done."), "{}", person.screen());
    person.press("<Down> %");
    assert!(!person.sees("means nothing here"), "{}", person.screen());
    let mut person = at("n");
    person.press("%");
    assert!(!person.sees("means nothing here"), "text is text: {}", person.screen());
}

#[test]
fn the_menu_says_how_much_is_below_and_finds_actions_by_their_names_in_the_settings() {
    let mut person = Person::at_first_question(80, 24);
    person.press("?");
    assert!(person.sees("more lines below"), "{}", person.screen());
    person.press("<Up>").press(&"<Down> ".repeat(60));
    assert!(!person.sees("below") && person.sees("leave"), "{}", person.screen());
    person.write("undo");
    assert!(person.sees("take the last change back"), "{}", person.screen());
    person.press("<Esc> ?").write("home");
    assert!(person.sees("in the end home"), "{}", person.screen());
}
