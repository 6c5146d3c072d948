//! The usual bindings of the boxes that lie over a screen, and of text fields.

use super::Intent::{Accept, Back, Both, Down, Next, No, PageDown, PageUp, Previous, Reset, Start, Up, Yes};
use super::Key;
use super::common::{COPY, DOWN, FIRST, LAST, LEFT, PAGE_DOWN, PAGE_UP, QUIT, REDRAW, RIGHT, SUSPEND, UP};
use super::{Binding, Table, quiet, shared, shown};

pub(super) const WHY: Table = &[
    &shown(&[Key::Escape, Key::Char('y'), Key::Enter], Back, "close", "close the page"),
    &shared(LEFT, Previous, "role", "another role"),
    &quiet(RIGHT, Next, "another role"),
    &shared(UP, Up, "scroll", "further up"),
    &quiet(DOWN, Down, "further down"),
    &PAGE_UP,
    &PAGE_DOWN,
    &FIRST,
    &LAST,
    &COPY,
    &QUIT,
    &REDRAW,
];

pub(super) const LINE: Table = &[
    &shown(&[Key::Enter], Accept, "keep", "keep what you typed"),
    &shown(&[Key::Tab], Next, "buttons", "to the buttons"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "drop", "keep nothing; asks if something would be lost"),
    &REDRAW,
];

pub(super) const NAME: Table = &[
    &shown(&[Key::Enter], Accept, "next", "use this name"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "back home", "back home"),
    &REDRAW,
];

pub(super) const NOTE: Table = &[
    &shown(&[Key::Ctrl('s'), Key::Ctrl('o')], Accept, "keep", "keep what you typed"),
    &shown(&[Key::Tab], Next, "buttons", "to the buttons"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "drop", "keep nothing; asks if something would be lost"),
    &REDRAW,
];

pub(super) const FILTER: Table = &[
    &shown(&[Key::Enter], Accept, "open", "open the highlighted assessment"),
    &shared(&[Key::Up], Up, "move", "another assessment"),
    &quiet(&[Key::Down], Down, "another assessment"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "show all", "end the filter"),
    &REDRAW,
];

pub(super) const SEARCHING: Table = &[
    &shown(&[Key::Enter], Accept, "go there", "to the highlighted skill"),
    &shared(&[Key::Up], Up, "choose", "another match"),
    &quiet(&[Key::Down], Down, "another match"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "close", "close the search"),
    &REDRAW,
];

pub(super) const MENUING: Table = &[
    &shown(&[Key::Enter], Accept, "do it", "do what is highlighted"),
    &shared(&[Key::Up], Up, "choose", "another line"),
    &quiet(&[Key::Down], Down, "another line"),
    &quiet(&[Key::PageUp], PageUp, "a page up"),
    &quiet(&[Key::PageDown], PageDown, "a page down"),
    &shown(&[Key::Escape, Key::Ctrl('c')], Back, "close", "close the menu"),
    &REDRAW,
];

/// Keys that move between buttons and press the highlighted one.
const OTHER: Binding = quiet(&[Key::Left, Key::Char('h'), Key::BackTab, Key::Up], Previous, "another button");
const OTHER_SHOWN: Binding =
    shared(&[Key::Left, Key::Char('h'), Key::BackTab, Key::Up], Previous, "another button", "another button");
const NEXT: Binding = quiet(&[Key::Right, Key::Char('l'), Key::Tab, Key::Down], Next, "another button");
const PRESS: Binding = shown(&[Key::Enter], Accept, "choose", "press the highlighted button");

pub(super) const CONFIRM: Table = &[
    &PRESS,
    &OTHER_SHOWN,
    &NEXT,
    &shown(&[Key::Char('y')], Yes, "yes", "do it"),
    &shown(&[Key::Char('n'), Key::Escape, Key::Ctrl('c')], No, "no", "leave it"),
    &REDRAW,
];

pub(super) const DECIDE: Table = &[
    &PRESS,
    &OTHER,
    &NEXT,
    &shown(&[Key::Char('y')], Yes, "yes", "the version of this window, or the offered one"),
    &shown(&[Key::Char('n')], No, "no", "the other version; of a damaged save: leave it as it is"),
    &quiet(&[Key::Char('z')], Reset, "back to the backup, where the file can be used, too"),
    &quiet(&[Key::Char('+')], Start, "start over with no answers, after asking once more"),
    &quiet(&[Key::Char('b')], Both, "look at both versions, where there are two"),
    &shown(&[Key::Escape], Back, "decide later", "leave everything as it is"),
    &QUIT,
    &SUSPEND,
    &REDRAW,
];

pub(super) const HELPING: Table = &[
    &shown(&[Key::Escape, Key::Char('?'), Key::Enter, Key::Char('H')], Back, "close", "close the page"),
    &shared(UP, Up, "scroll", "further up"),
    &quiet(DOWN, Down, "further down"),
    &PAGE_UP,
    &PAGE_DOWN,
    &FIRST,
    &LAST,
    &QUIT,
    &REDRAW,
];
