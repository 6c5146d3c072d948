//! The usual bindings of home, of the start of an assessment, and of a window that is too small.

use super::Intent::{
    Accept, AnswerAgain, Back, Delete, Example, Export, Filter, History, Log, OpenFile, Pick, Quit, Results, Start, Up,
};
use super::Key;
use super::common::{
    FIRST, LAST, LIST_DOWN, LIST_UP, LOOK_UP, MENU, MOUSE, PAGE_UP, QUIT, READ_ON, REDRAW, SETTINGS, SETTINGS_SHOWN,
    SUSPEND, UP, down, up,
};
use super::{Binding, Table, quiet, shown};

const READ: &str = "read a job posting, or a report that somebody gave you";
const EXAMPLE: Binding = quiet(&[], Example, "look around in a filled example; nothing in it is saved");
const TAKE: &str = "take the one with that number";

pub(super) const HOME: Table = &[
    &shown(&[Key::Enter, Key::Char('l'), Key::Right], Accept, "open", "open the highlighted assessment"),
    &shown(&[Key::Char('+')], Start, "new", "begin a new assessment"),
    &shown(&[Key::Char('r')], Results, "results", "see its results"),
    &shown(&[Key::Char('E')], Export, "report", "take its report away as a file; of a rating, what you hand over"),
    &shown(&[Key::Char('/')], Filter, "filter", "show only those whose name has some letters"),
    &quiet(&[Key::Char('t')], History, "see its points in time"),
    &quiet(&[Key::Char('L')], Log, "see its log: what you did"),
    &quiet(&[Key::Char('A')], AnswerAgain, "answer it again; the old answers are kept first"),
    &quiet(&[Key::Delete], Delete, "delete it, after asking"),
    &EXAMPLE,
    &quiet(&[Key::Char('o')], OpenFile, READ),
    &quiet(UP, Up, "another assessment"),
    &down("another assessment"),
    &LIST_UP,
    &LIST_DOWN,
    &FIRST,
    &LAST,
    &SETTINGS,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];

pub(super) const CRAMPED: Table = &[&QUIT, &SUSPEND, &REDRAW];

pub(super) const WELCOME: Table = &[
    &shown(&[Key::Enter, Key::Char(' ')], Accept, "open", "open the highlighted door"),
    &up("choose", "another door"),
    &down("another door"),
    &quiet(&[Key::Char('+')], Start, "begin your first assessment"),
    &EXAMPLE,
    &shown(&[Key::Char('o')], OpenFile, "read a file", READ),
    &SETTINGS_SHOWN,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];

pub(super) const PICK: Table = &[
    &shown(&[Key::Enter, Key::Char('l'), Key::Right], Accept, "next", "take the highlighted one"),
    &up("choose", "another one"),
    &down("another one"),
    &READ_ON,
    &PAGE_UP,
    &FIRST,
    &LAST,
    &quiet(&[Key::Char('1')], Pick(1), TAKE),
    &quiet(&[Key::Char('2')], Pick(2), TAKE),
    &quiet(&[Key::Char('3')], Pick(3), TAKE),
    &quiet(&[Key::Char('4')], Pick(4), TAKE),
    &quiet(&[Key::Char('5')], Pick(5), TAKE),
    &quiet(&[Key::Char('6')], Pick(6), TAKE),
    &quiet(&[Key::Char('7')], Pick(7), TAKE),
    &quiet(&[Key::Char('8')], Pick(8), TAKE),
    &quiet(&[Key::Char('9')], Pick(9), TAKE),
    &shown(&[Key::Escape, Key::Char('h'), Key::Left], Back, "back", "a step back"),
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &quiet(&[Key::Char('q'), Key::Ctrl('c')], Quit, "leave without starting an assessment"),
];
