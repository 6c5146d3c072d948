//! The usual bindings beside ratings, in the order of the footer.

use super::Intent::{Accept, Back, Choose, Clear, Evidence, Export, First, Flag, Last, Note, Sheet, SideBySide};
use super::common::{
    BACK_QUIET, CLEAR, COPY, FIRST, LAST, LOOK_UP, MENU, MOUSE, NEXT_PLACE, PAGE_DOWN, PAGE_UP, PREVIOUS_PLACE, QUIT,
    READ_ON, REDO, REDRAW, SEARCH, SETTINGS, SKILL, SUSPEND, TO_HISTORY, TO_HOME, TO_PLAN, TO_QUESTIONS, TO_RESULTS,
    TO_REVIEW, TO_WHAT_IF, TO_WISHES, UNDO, down, left, right, up,
};
use super::{Binding, Key, Table, quiet, shared, shown};
use crate::framework::Level;

const RATER: &str = "another person who rated you";

pub(super) const TO_RATINGS: Binding =
    quiet(&[Key::Char('R')], SideBySide, "side by side: you and the people who rated you");

pub(super) const SIDE_BY_SIDE: Table = &[
    &shown(&[Key::Enter], Accept, "question", "to the highlighted skill's question"),
    &up("skill", SKILL),
    &down(SKILL),
    &shown(&[Key::Char('E')], Sheet, "conversation sheet", "write a sheet for a conversation, as a Markdown file"),
    &shown(
        &[Key::Char('d'), Key::Delete, Key::Backspace],
        Clear,
        "delete",
        "delete this rating from your computer, after asking",
    ),
    &left("person", RATER),
    &right(RATER),
    &READ_ON,
    &PAGE_UP,
    &shown(&[Key::Escape], Back, "back", "back to where you came from"),
    &UNDO,
    &REDO,
    &FIRST,
    &LAST,
    &NEXT_PLACE,
    &PREVIOUS_PLACE,
    &TO_QUESTIONS,
    &TO_RESULTS,
    &TO_PLAN,
    &TO_WHAT_IF,
    &TO_HISTORY,
    &quiet(&[], Export, "report: take it away as a file"),
    &TO_REVIEW,
    &SEARCH,
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

pub(super) const RATE: Table = &[
    &shown(&[Key::Enter, Key::Char(' ')], Accept, "choose", "rate with the highlighted statement and go on"),
    &shared(&[Key::Char('0')], Choose(Level::ALL[0]), "rate", "rate with 0"),
    &quiet(&[Key::Char('1')], Choose(Level::ALL[1]), "rate with 1"),
    &quiet(&[Key::Char('2')], Choose(Level::ALL[2]), "rate with 2"),
    &quiet(&[Key::Char('3')], Choose(Level::ALL[3]), "rate with 3"),
    &quiet(&[Key::Char('4')], Choose(Level::ALL[4]), "rate with 4"),
    &up("statement", "another statement"),
    &down("another statement"),
    &left("question", "the question you came from"),
    &right("skip: I have not seen it, or leave it as it is"),
    &shown(&[Key::Char('e')], Evidence, "what you saw", "say what you have seen: a link or a sentence"),
    &shown(&[Key::Char('E')], Export, "write the file", "write the rating to a file, for the person it is about"),
    &quiet(CLEAR, Clear, "take the answer back"),
    &quiet(&[Key::Char('n')], Note, "write a private note"),
    &quiet(&[Key::Char('f')], Flag, "flag it: come back to this"),
    &UNDO,
    &REDO,
    &quiet(&[Key::Home, Key::Top, Key::Char('g')], First, "to the first question"),
    &quiet(&[Key::End, Key::Bottom, Key::Char('G')], Last, "to the last question"),
    &PAGE_DOWN,
    &PAGE_UP,
    &BACK_QUIET,
    &SEARCH,
    &TO_HOME,
    &SETTINGS,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];
