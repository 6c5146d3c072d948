//! Tests that the footer and the menu name no key that does nothing, above all where a list is empty.

use devrel_ready::text::Clean;
use devrel_ready::tui::{Intent, Msg};

use crate::person::{Disk, Person};

/// A way to a list that is empty, or that has one row.
type Way = (&'static str, fn() -> Person);

fn at(keys: &str) -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press(keys);
    person
}

/// Answers every question with the same key.
fn all(key: &str) -> Person {
    let mut person = Person::at_first_question(80, 24);
    let skills = person.app.framework().skills().len();
    person.press(&format!("{key} ").repeat(skills));
    person
}

fn home_that_cannot_be_listed() -> Person {
    let mut person = Person::new(80, 24);
    person.disk_is(Disk::Works);
    person.tell(Msg::NotListed(Clean::line("permission denied")));
    person
}

fn then(mut person: Person, keys: &str) -> Person {
    person.press(keys);
    person
}

const WAYS: [Way; 19] = [
    ("home that cannot be listed", home_that_cannot_be_listed),
    ("home with one assessment", || at("O")),
    ("home filtered to nothing", || at("O / z z")),
    ("an empty log", || at("L")),
    ("a log filtered to nothing", || at("L + x <C-s> / z z")),
    ("a log filtered to nothing, in the list", || at("L + x <C-s> / z z <Enter>")),
    ("no flagged answers", || at("V <Right> <Right>")),
    ("results where nothing applies", || then(all("x"), "r")),
    ("a plan where nothing applies", || then(at("r <Enter> a"), &format!("b <Home> {} p", "x ".repeat(60)))),
    ("a plan", || at("2 2 p")),
    ("results where nothing applies to the aim", || {
        then(at("r <Enter> a"), &format!("b <Home> {} r", "x ".repeat(28)))
    }),
    ("a plan of somebody who is ready for the band", || then(all("3"), "r p")),
    ("a plan of somebody who is ready for the first band", || then(all("2"), "r <Left> p")),
    ("a plan of somebody who is ready", || then(all("4"), "r p")),
    ("a history without points", || at("2 t")),
    ("a comparison", || at("2 2 2 2 2 2 2 2 2 2 t + b <Home> 3 3 3 3 3 t <End> <Enter>")),
    ("a search without a match", || at("/ z z")),
    ("a menu without a match", || at("? z z z")),
    ("the choice of a pace", || then(Person::new(80, 24), "<Enter> <Enter> <Enter> <Enter>")),
];

/// Returns the intents of which one has to do something.
fn together(intent: Intent) -> Vec<Intent> {
    match intent {
        Intent::Up | Intent::Down => vec![Intent::Down, Intent::Up],
        Intent::First | Intent::Last => vec![Intent::Last, Intent::First],
        Intent::Previous | Intent::Next => vec![Intent::Next, Intent::Previous],
        intent => vec![intent],
    }
}

/// Returns what a person notices: the screen, what was copied, and whether the program was left.
fn noticed(person: &Person) -> (String, String, bool) {
    (person.screen(), person.clipboard.clone(), person.left)
}

#[test]
fn no_key_is_named_that_does_nothing() {
    let mut dead = Vec::new();
    for (what, way) in WAYS {
        let person = way();
        let mode = person.app.mode();
        let offered: Vec<Intent> = person.app.offered(mode).map(|binding| binding.intent).collect();
        for intent in offered {
            // These are for the terminal, and for a text that may go on below.
            let is_outside = matches!(intent, Intent::Redraw | Intent::Suspend | Intent::PageUp | Intent::PageDown);
            let does_something = together(intent).into_iter().any(|intent| {
                let mut person = way();
                let before = noticed(&person);
                person.tell(Msg::Do(intent));
                noticed(&person) != before
            });
            if !is_outside && !does_something {
                dead.push(format!("{what}: {intent:?}\n{}", person.screen()));
            }
        }
    }
    assert!(dead.is_empty(), "these do nothing:\n{}", dead.join("\n"));
}

#[test]
fn the_footer_of_an_empty_list_names_no_row_to_open() {
    for (what, way) in WAYS.iter().filter(|(what, _)| what.contains("nothing") || what.contains("no flagged")) {
        let screen = way().screen();
        let footer = screen.lines().last().unwrap_or_default();
        assert!(!footer.contains("↑↓"), "{what}: {footer}");
    }
}
