//! The usual bindings of the boxes that lie over a screen, and of text fields.

use super::Intent::{Accept, Back, Both, Down, Next, No, Previous, Up, Yes};
use super::Key;
use super::common::{COPY, DOWN, FIRST, LAST, LEFT, PAGE_DOWN, PAGE_UP, QUIT, REDRAW, RIGHT, SUSPEND, UP};
use super::{Binding, quiet, shared, shown};

pub(super) const WHY: &[Binding] = &[
    shown(&[Key::Escape, Key::Char('y'), Key::Enter], Back, "close", "close the page"),
    shared(LEFT, Previous, "role", "the role before"),
    quiet(RIGHT, Next, "the next role"),
    shared(UP, Up, "scroll", "further up"),
    quiet(DOWN, Down, "further down"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    COPY,
    QUIT,
    REDRAW,
];

pub(super) const LINE: &[Binding] = &[
    shown(&[Key::Enter], Accept, "done", "keep what you typed"),
    quiet(&[Key::Escape, Key::Ctrl('c')], Back, "close the field; what you typed is kept, and undoing takes it back"),
    REDRAW,
];

pub(super) const NAME: &[Binding] = &[
    shown(&[Key::Enter], Accept, "go on", "use this name"),
    shown(&[Key::Escape, Key::Ctrl('c')], Back, "back", "back to the start"),
    REDRAW,
];

pub(super) const NOTE: &[Binding] = &[
    shown(&[Key::Escape, Key::Ctrl('s'), Key::Ctrl('c')], Back, "done", "close the note; what you typed is kept"),
    REDRAW,
];

pub(super) const SEARCHING: &[Binding] = &[
    shown(&[Key::Enter], Accept, "go there", "to the highlighted skill's question"),
    shared(&[Key::Up], Up, "move", "to the match above"),
    quiet(&[Key::Down], Down, "to the match below"),
    shown(&[Key::Escape, Key::Ctrl('c')], Back, "close", "close the search"),
    REDRAW,
];

pub(super) const CONFIRM: &[Binding] = &[
    shown(&[Key::Char('y')], Yes, "yes", "do it"),
    shown(&[Key::Char('n'), Key::Escape, Key::Enter, Key::Ctrl('c')], No, "no", "leave it"),
    REDRAW,
];

pub(super) const DECIDE: &[Binding] = &[
    shown(&[Key::Char('y')], Yes, "yes", "do what stands beside y"),
    shown(&[Key::Char('n')], No, "no", "do what stands beside n"),
    quiet(&[Key::Char('b')], Both, "look at both versions, where there are two"),
    shown(&[Key::Escape, Key::Enter], Back, "decide later", "leave everything as it is"),
    QUIT,
    SUSPEND,
    REDRAW,
];

pub(super) const HELPING: &[Binding] = &[
    shown(&[Key::Escape, Key::Char('?'), Key::Enter], Back, "close", "close the help"),
    shared(UP, Up, "scroll", "further up"),
    quiet(DOWN, Down, "further down"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    QUIT,
    REDRAW,
];
