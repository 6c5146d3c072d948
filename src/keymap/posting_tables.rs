//! The usual bindings of the screens for a job posting, in the order of the footer.

use super::Intent::{Accept, Back, Choose, Clear, Importance, NewEntry, OpenFile, Yes};
use super::common::{
    CLEAR, FIRST, LAST, LOOK_UP, MENU, MOUSE, PAGE_UP, QUIT, RAISE, READ_ON, REDRAW, SETTINGS, SUSPEND, UP, down, left,
    right, up,
};
use super::{Binding, Key, Table, quiet, shared, shown};
use crate::framework::Level;

const SKILL: &str = "another skill";
const BAND: &str = "the levels of another band";
const ADD: Binding = shown(RAISE, NewEntry, "add a skill", "add a skill, or go to one by its name");

pub(super) const POSTING: Table = &[
    &shown(&[Key::Enter], Accept, "confirm one by one", "go on to confirm skill by skill; nothing is scored before"),
    &up("skill", SKILL),
    &down(SKILL),
    &READ_ON,
    &PAGE_UP,
    &shown(&[Key::Char('o')], OpenFile, "another", "read another posting, or a report"),
    &shown(&[Key::Escape], Back, "home", "back home; asks if something would be lost"),
    &left("band", BAND),
    &right(BAND),
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

pub(super) const CONFIRMING: Table = &[
    &shown(&[Key::Enter], Accept, "keep", "it is asked for; at the end, make the role"),
    &shown(CLEAR, Clear, "drop", "it is not asked for"),
    &shared(&[Key::Char('0')], Choose(Level::ALL[0]), "level wanted", "nothing is wanted of it: drop it"),
    &quiet(&[Key::Char('1')], Choose(Level::ALL[1]), "it is asked for at level 1"),
    &quiet(&[Key::Char('2')], Choose(Level::ALL[2]), "it is asked for at level 2"),
    &quiet(&[Key::Char('3')], Choose(Level::ALL[3]), "it is asked for at level 3"),
    &quiet(&[Key::Char('4')], Choose(Level::ALL[4]), "it is asked for at level 4"),
    &shown(&[Key::Char('i')], Importance, "importance", "core, important or helpful"),
    &ADD,
    &shown(&[Key::Ctrl('s')], Yes, "keep the rest", "keep every skill that is still open"),
    &quiet(UP, super::Intent::Up, SKILL),
    &down(SKILL),
    &READ_ON,
    &PAGE_UP,
    &left("band", BAND),
    &right(BAND),
    &FIRST,
    &LAST,
    &shown(&[Key::Escape], Back, "back", "back to what was found; the decisions stay"),
    &SETTINGS,
    &LOOK_UP,
    &MOUSE,
    &SUSPEND,
    &REDRAW,
    &MENU,
    &QUIT,
];

pub(super) const NAMING: Table = &[
    &shown(&[Key::Enter], Accept, "make the role", "write the role under this name"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "back", "back to the skills; the decisions stay"),
    &REDRAW,
];
