//! Keys that have the same meaning on most screens.

use super::Intent::{
    Copy, First, Help, Last, PageDown, PageUp, PassMouse, Quit, Redo, Redraw, Search, Settings, Suspend, Undo,
};
use super::{Binding, Key, quiet, shown};

pub(super) const UP: &[Key] = &[Key::Up, Key::Char('k')];
pub(super) const DOWN: &[Key] = &[Key::Down, Key::Char('j')];
pub(super) const LEFT: &[Key] = &[Key::Left, Key::Char('h'), Key::BackTab];
pub(super) const RIGHT: &[Key] = &[Key::Right, Key::Char('l'), Key::Tab];

pub(super) const HELP: Binding = shown(&[Key::Char('?')], Help, "help", "this help");
pub(super) const QUIT: Binding = shown(&[Key::Char('q'), Key::Ctrl('c')], Quit, "quit", "leave; everything is saved");
pub(super) const SETTINGS: Binding = quiet(&[Key::Char(',')], Settings, "settings: colors, characters, motion, mouse");
pub(super) const SETTINGS_SHOWN: Binding =
    shown(&[Key::Char(',')], Settings, "settings", "settings: colors, characters, motion, mouse");
pub(super) const SUSPEND: Binding = quiet(&[Key::Ctrl('z')], Suspend, "stop for a while; fg brings it back");
pub(super) const REDRAW: Binding = quiet(&[Key::Ctrl('l')], Redraw, "draw the whole screen anew");
pub(super) const SEARCH: Binding = quiet(&[Key::Char('/')], Search, "find a skill by name");
pub(super) const PAGE_UP: Binding = quiet(&[Key::PageUp, Key::Ctrl('u')], PageUp, "a page up");
pub(super) const PAGE_DOWN: Binding = quiet(&[Key::PageDown, Key::Ctrl('d')], PageDown, "a page down");
pub(super) const FIRST: Binding = quiet(&[Key::Home, Key::Top], First, "to the first");
pub(super) const LAST: Binding = quiet(&[Key::End, Key::Bottom], Last, "to the last");
pub(super) const MOUSE: Binding = quiet(&[Key::Char('m')], PassMouse, "let the mouse select text; again: click");
pub(super) const COPY: Binding = quiet(&[Key::Char('c')], Copy, "copy what is shown here to the clipboard");
pub(super) const UNDO: Binding = quiet(&[Key::Char('u')], Undo, "take the last change back");
pub(super) const REDO: Binding = quiet(&[Key::Ctrl('r'), Key::Char('U')], Redo, "make it again");
