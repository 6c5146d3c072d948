//! Keys that have the same meaning on all screens that have it.

use super::Intent::{
    AnswerAgain, Back, Copy, Down, Export, First, Help, History, Home, KeepPoint, Last, Log, LookAgain, LookUp, Next,
    NextPlace, PageDown, PageUp, PassMouse, Plan, Previous, PreviousPlace, Questions, Quit, Redo, Redraw, Results,
    Review, Search, Settings, Suspend, Undo, Up, WhatIf, Wishes,
};
use super::{Binding, Key, quiet, shared, shown};

pub(super) const UP: &[Key] = &[Key::Up, Key::Char('k')];
pub(super) const DOWN: &[Key] = &[Key::Down, Key::Char('j')];
pub(super) const LEFT: &[Key] = &[Key::Left, Key::Char('h')];
pub(super) const RIGHT: &[Key] = &[Key::Right, Key::Char('l')];
pub(super) const CLEAR: &[Key] = &[Key::Delete, Key::Backspace];

/// Creates the binding that moves up in a list, with a word in the footer for both directions.
pub(super) const fn up(word: &'static str, help: &'static str) -> Binding {
    shared(UP, Up, word, help)
}

/// Creates the binding that moves down in a list.
pub(super) const fn down(help: &'static str) -> Binding {
    quiet(DOWN, Down, help)
}

/// Creates the binding that moves to the neighbor at the left, with a word in the footer for both directions.
pub(super) const fn left(word: &'static str, help: &'static str) -> Binding {
    shared(LEFT, Previous, word, help)
}

/// Creates the binding that moves to the neighbor at the right.
pub(super) const fn right(help: &'static str) -> Binding {
    quiet(RIGHT, Next, help)
}

pub(super) const MENU: Binding =
    shown(&[Key::Char('?'), Key::Char(':')], Help, "menu", "this menu: everything that can be done here");
pub(super) const QUIT: Binding =
    shown(&[Key::Char('q'), Key::Ctrl('c')], Quit, "quit", "leave; what is not saved is asked about first");
pub(super) const SETTINGS: Binding =
    quiet(&[Key::Char(',')], Settings, "settings: colors, characters, motion, mouse, start");
pub(super) const SETTINGS_SHOWN: Binding =
    shown(&[Key::Char(',')], Settings, "settings", "settings: colors, characters, motion, mouse, start");
pub(super) const LOOK_UP: Binding = quiet(&[Key::Char('H')], LookUp, "look up: what the marks and words mean");
pub(super) const SUSPEND: Binding = quiet(&[Key::Ctrl('z')], Suspend, "stop for a while; fg brings it back");
pub(super) const REDRAW: Binding = quiet(&[Key::Ctrl('l')], Redraw, "draw the whole screen anew");
pub(super) const SEARCH: Binding = quiet(&[Key::Char('/')], Search, "find a skill by name");
pub(super) const PAGE_UP: Binding = quiet(&[Key::PageUp, Key::Ctrl('u')], PageUp, "back in the text below");
pub(super) const PAGE_DOWN: Binding = quiet(&[Key::PageDown, Key::Ctrl('d')], PageDown, "read on in the text below");
pub(super) const READ_ON: Binding =
    shown(&[Key::PageDown, Key::Ctrl('d')], PageDown, "read on", "read on in the text below");
pub(super) const LIST_UP: Binding = quiet(&[Key::PageUp, Key::Ctrl('u')], PageUp, "a page up");
pub(super) const LIST_DOWN: Binding = quiet(&[Key::PageDown, Key::Ctrl('d')], PageDown, "a page down");
pub(super) const FIRST: Binding = quiet(&[Key::Home, Key::Top, Key::Char('g')], First, "to the first");
pub(super) const LAST: Binding = quiet(&[Key::End, Key::Bottom, Key::Char('G')], Last, "to the last");
pub(super) const MOUSE: Binding = quiet(&[Key::Char('m')], PassMouse, "let the mouse select text; again: click");
pub(super) const COPY: Binding = quiet(&[Key::Char('c')], Copy, "copy what is shown here to the clipboard");
pub(super) const UNDO: Binding = quiet(&[Key::Char('u')], Undo, "take the last change back");
pub(super) const REDO: Binding = quiet(&[Key::Ctrl('r'), Key::Char('U')], Redo, "make it again");

pub(super) const NEXT_PLACE: Binding = quiet(&[Key::Tab], NextPlace, "walk on: the screen at the right in the strip");
pub(super) const NEXT_PLACE_SHOWN: Binding =
    shown(&[Key::Tab], NextPlace, "next place", "walk on: the screen at the right in the strip");
pub(super) const PREVIOUS_PLACE: Binding =
    quiet(&[Key::BackTab], PreviousPlace, "walk back: the screen at the left in the strip");
pub(super) const TO_QUESTIONS: Binding = quiet(&[Key::Char('b')], Questions, "questions: go on answering");
pub(super) const TO_QUESTIONS_SHOWN: Binding =
    shown(&[Key::Char('b')], Questions, "go on answering", "questions: go on answering");
pub(super) const TO_REVIEW: Binding = quiet(&[Key::Char('V')], Review, "all your answers in one list");
pub(super) const TO_RESULTS: Binding = quiet(&[Key::Char('r')], Results, "results: where you stand");
pub(super) const TO_PLAN: Binding = quiet(&[Key::Char('p')], Plan, "plan: the shortest way to ready");
pub(super) const TO_PLAN_SHOWN: Binding = shown(&[Key::Char('p')], Plan, "plan", "plan: the shortest way to ready");
pub(super) const TO_WHAT_IF: Binding = quiet(&[Key::Char('w')], WhatIf, "what if: try other levels; nothing is saved");
pub(super) const TO_HISTORY: Binding = quiet(&[Key::Char('t')], History, "history: the points in time you kept");
pub(super) const TO_LOG: Binding = quiet(&[Key::Char('L')], Log, "log: what you did, as it happens");
pub(super) const AGAIN: Binding = quiet(&[Key::Char('A')], AnswerAgain, "answer again; the old answers are kept first");
pub(super) const TO_LOOK_AGAIN: Binding = quiet(&[], LookAgain, "look again at the answers that a new edition touched");
pub(super) const KEEP_TODAY: Binding = quiet(&[], KeepPoint, "keep today's answers as a point in time");
pub(super) const TO_REPORT: Binding = quiet(&[Key::Char('E')], Export, "report: take it away as a file");
pub(super) const TO_HOME: Binding = quiet(&[Key::Char('O')], Home, "all assessments: back home");
pub(super) const TO_WISHES: Binding = quiet(&[Key::Char('W')], Wishes, "what you would like to do; never scored");

pub(super) const SKILL: &str = "another skill";
pub(super) const BACK: Binding = shown(&[Key::Escape], Back, "back", "back to where you came from, in the end home");
pub(super) const BACK_QUIET: Binding = quiet(&[Key::Escape], Back, "back to where you came from, in the end home");
pub(super) const RAISE: &[Key] = &[Key::Char('+')];
