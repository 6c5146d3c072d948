//! The usual bindings beside ratings, in the order of the footer.

use super::Intent::{Accept, Back, Export, Sheet, SideBySide};
use super::common::{
    COPY, FIRST, LAST, LOOK_UP, MENU, MOUSE, NEXT_PLACE, PAGE_UP, PREVIOUS_PLACE, QUIT, READ_ON, REDRAW, SEARCH,
    SETTINGS, SKILL, SUSPEND, TO_HISTORY, TO_HOME, TO_PLAN, TO_QUESTIONS, TO_RESULTS, TO_REVIEW, TO_WHAT_IF, TO_WISHES,
    down, left, right, up,
};
use super::{Binding, Key, quiet, shown};

const RATER: &str = "another person who rated you";

pub(super) const TO_RATINGS: Binding =
    quiet(&[Key::Char('R')], SideBySide, "side by side: you and the people who rated you");

pub(super) const SIDE_BY_SIDE: &[Binding] = &[
    shown(&[Key::Enter], Accept, "question", "to the highlighted skill's question"),
    up("skill", SKILL),
    down(SKILL),
    shown(&[Key::Char('E')], Sheet, "conversation sheet", "write a sheet for a conversation, as a Markdown file"),
    left("person", RATER),
    right(RATER),
    READ_ON,
    PAGE_UP,
    shown(&[Key::Escape], Back, "back", "back to where you came from"),
    FIRST,
    LAST,
    NEXT_PLACE,
    PREVIOUS_PLACE,
    TO_QUESTIONS,
    TO_RESULTS,
    TO_PLAN,
    TO_WHAT_IF,
    TO_HISTORY,
    quiet(&[], Export, "report: take it away as a file"),
    TO_REVIEW,
    SEARCH,
    COPY,
    TO_WISHES,
    TO_HOME,
    SETTINGS,
    LOOK_UP,
    MOUSE,
    SUSPEND,
    REDRAW,
    MENU,
    QUIT,
];
