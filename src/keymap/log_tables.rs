//! The usual bindings of the evidence log and its boxes, in the order of the footer.

use super::Intent::{
    Accept, Back, Clear, Down, Evidence, Export, Filter, NewEntry, Next, PageDown, PageUp, Previous, Up, Yes,
};
use super::common::{
    AGAIN, BACK_QUIET, COPY, FIRST, KEEP_TODAY, LAST, LOOK_UP, MENU, MOUSE, NEXT_PLACE, PAGE_DOWN, PAGE_UP,
    PREVIOUS_PLACE, QUIT, RAISE, READ_ON, REDO, REDRAW, SETTINGS, SUSPEND, TO_HISTORY, TO_HOME, TO_PLAN, TO_QUESTIONS,
    TO_RESULTS, TO_REVIEW, TO_WHAT_IF, TO_WISHES, UNDO, down,
};
use super::{Key, Table, quiet, shared, shown};

const OTHER: &str = "another entry";

pub(super) const LOG: Table = &[
    &shown(&[Key::Enter, Key::Char('e')], Accept, "open", "open the highlighted entry to change it"),
    &shown(RAISE, NewEntry, "new entry", "add an entry: what you did"),
    &shown(&[Key::Char('/')], Filter, "filter", "show only the entries with some letters in their text or skills"),
    &shown(
        &[Key::Char('d'), Key::Delete, Key::Backspace],
        Clear,
        "delete",
        "delete the highlighted entry, after asking",
    ),
    &shown(&[Key::Char('E')], Export, "document", "the document for a review: what the log says, as a file"),
    &READ_ON,
    &PAGE_UP,
    &quiet(super::common::UP, Up, OTHER),
    &down(OTHER),
    &UNDO,
    &REDO,
    &FIRST,
    &LAST,
    &BACK_QUIET,
    &NEXT_PLACE,
    &PREVIOUS_PLACE,
    &TO_QUESTIONS,
    &TO_RESULTS,
    &TO_PLAN,
    &TO_WHAT_IF,
    &TO_HISTORY,
    &TO_REVIEW,
    &AGAIN,
    &KEEP_TODAY,
    &COPY,
    &TO_WISHES,
    &TO_HOME,
    &SETTINGS,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];

pub(super) const LOG_FILTER: Table = &[
    &shown(&[Key::Enter], Accept, "to the list", "go on in the list of what is left"),
    &shared(&[Key::Up], Up, "move", OTHER),
    &quiet(&[Key::Down], Down, OTHER),
    &quiet(&[Key::PageDown], PageDown, "read on in the text below"),
    &quiet(&[Key::PageUp], PageUp, "back in the text below"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "show all", "end the filter"),
    &REDRAW,
];

pub(super) const ENTRY: Table = &[
    &shown(&[Key::Enter], Accept, "next", "the next line; at the end, keep the entry"),
    &shown(&[Key::Ctrl('s'), Key::Ctrl('o')], Yes, "keep", "keep the entry as it is now"),
    &shown(&[Key::Tab], Next, "line", "the next line"),
    &quiet(&[Key::BackTab], Previous, "the line before"),
    &quiet(&[Key::Up], Up, "the line above, or another skill"),
    &quiet(&[Key::Down], Down, "the line below, or another skill"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "drop", "keep nothing; asks if something would be lost"),
    &REDRAW,
];

pub(super) const OFFER: Table = &[
    &shown(&[Key::Enter], Accept, "take it", "take the highlighted entry as evidence, or write your own"),
    &shared(super::common::UP, Up, "choose", OTHER),
    &quiet(super::common::DOWN, Down, OTHER),
    &shown(&[Key::Char('e')], Evidence, "write my own", "write the evidence yourself"),
    &PAGE_UP,
    &PAGE_DOWN,
    &FIRST,
    &LAST,
    &shown(&[Key::Escape], Back, "close", "leave the evidence as it is"),
    &REDRAW,
    &QUIT,
];
