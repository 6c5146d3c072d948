//! The usual bindings of the settings and of what the person would like to do, in the order of the footer.

use super::Intent::{Accept, Back, Clear, No, Unsure, Yes};
use super::common::{
    AGAIN, BACK, CLEAR, FIRST, KEEP_TODAY, LAST, LOOK_UP, MENU, MOUSE, NEXT_PLACE, PREVIOUS_PLACE, QUIT, REDO, REDRAW,
    SUSPEND, TO_HISTORY, TO_HOME, TO_LOG, TO_PLAN, TO_QUESTIONS, TO_REPORT, TO_RESULTS, TO_REVIEW, TO_WHAT_IF, UNDO,
    down, left, right, up,
};
use super::{Key, Table, quiet, shown};

pub(super) const SETTING: Table = &[
    &up("line", "another setting"),
    &down("another setting"),
    &left("change", "change the highlighted setting"),
    &right("change the highlighted setting"),
    &quiet(&[Key::Enter, Key::Char(' ')], Accept, "the next choice; after the last one the first"),
    &shown(&[Key::Escape, Key::Char(',')], Back, "back", "back to where you came from"),
    &FIRST,
    &LAST,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];

pub(super) const WISHES: Table = &[
    &shown(&[Key::Char('y')], Yes, "yes", "you would like it"),
    &shown(&[Key::Char('n')], No, "no", "you would rather not"),
    &shown(&[Key::Char('s')], Unsure, "not sure", "you do not know"),
    &up("statement", "another statement"),
    &down("another statement"),
    &left("change", "change what you say"),
    &right("change what you say"),
    &quiet(&[Key::Enter, Key::Char(' ')], Accept, "the next choice; after the last one the first"),
    &quiet(CLEAR, Clear, "say nothing"),
    &UNDO,
    &REDO,
    &BACK,
    &FIRST,
    &LAST,
    &NEXT_PLACE,
    &PREVIOUS_PLACE,
    &TO_QUESTIONS,
    &TO_RESULTS,
    &TO_PLAN,
    &TO_WHAT_IF,
    &TO_HISTORY,
    &TO_LOG,
    &TO_REPORT,
    &TO_REVIEW,
    &AGAIN,
    &KEEP_TODAY,
    &TO_HOME,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];
