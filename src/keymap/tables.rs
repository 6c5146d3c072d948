//! Which key usually means what: one table per mode. What a person has changed is in the keymap.

use super::Intent::{
    Accept, Aim, Back, Choose, Clear, Copy, Delete, Down, Evidence, Export, First, Flag, Form, Goals, Help, Keep, Last,
    Lower, Next, NotApplicable, Note, Pace, PageDown, PageUp, PassMouse, Pick, Plan, Previous, Questions, Quit, Raise,
    Redo, Redraw, Rename, Reset, Results, Review, Search, Settings, Star, Start, Sureness, Suspend, ToggleNotes, Undo,
    Up, WhatIf, Why,
};
use super::overlay_tables::{CONFIRM, DECIDE, HELPING, LINE, NAME, NOTE, SEARCHING, WHY};
use super::{Binding, quiet, shared, shown};
use super::{Key, Mode};
use crate::framework::Level;

pub(super) const UP: &[Key] = &[Key::Up, Key::Char('k')];
pub(super) const DOWN: &[Key] = &[Key::Down, Key::Char('j')];
pub(super) const LEFT: &[Key] = &[Key::Left, Key::Char('h'), Key::BackTab];
pub(super) const RIGHT: &[Key] = &[Key::Right, Key::Char('l'), Key::Tab];

const HELP: Binding = shown(&[Key::Char('?')], Help, "help", "this help");
pub(super) const QUIT: Binding = shown(&[Key::Char('q'), Key::Ctrl('c')], Quit, "quit", "leave; everything is saved");
const SETTINGS: Binding = quiet(&[Key::Char(',')], Settings, "settings: colors, characters, motion, mouse");
const SETTINGS_SHOWN: Binding =
    shown(&[Key::Char(',')], Settings, "settings", "settings: colors, characters, motion, mouse");
pub(super) const SUSPEND: Binding = quiet(&[Key::Ctrl('z')], Suspend, "stop for a while; fg brings it back");
pub(super) const REDRAW: Binding = quiet(&[Key::Ctrl('l')], Redraw, "draw the whole screen anew");
const SEARCH: Binding = quiet(&[Key::Char('/')], Search, "find a skill by name");
pub(super) const PAGE_UP: Binding = quiet(&[Key::PageUp, Key::Ctrl('u')], PageUp, "a page up");
pub(super) const PAGE_DOWN: Binding = quiet(&[Key::PageDown, Key::Ctrl('d')], PageDown, "a page down");
pub(super) const FIRST: Binding = quiet(&[Key::Home, Key::Top], First, "to the first");
pub(super) const LAST: Binding = quiet(&[Key::End, Key::Bottom], Last, "to the last");
const MOUSE: Binding = quiet(&[Key::Char('m')], PassMouse, "let the mouse select text; again: click");
pub(super) const COPY: Binding = quiet(&[Key::Char('c')], Copy, "copy what is shown here to the clipboard");
const UNDO: Binding = quiet(&[Key::Char('u')], Undo, "take the last change back");
const REDO: Binding = quiet(&[Key::Ctrl('r'), Key::Char('U')], Redo, "make it again");

// Keys side by side with the same sentence share a line of the help.
const ANSWER: &str = "answer with that level and go on";
const TRY: &str = "what if it were at that level";
const TAKE: &str = "take the one with that number";

const HOME: &[Binding] = &[
    shown(
        &[Key::Enter, Key::Char('l'), Key::Right],
        Accept,
        "open",
        "open the highlighted assessment where you left it",
    ),
    shown(&[Key::Char('s')], Start, "new", "begin a new assessment"),
    shown(&[Key::Char('r')], Results, "results", "see the results of the highlighted assessment"),
    shown(&[Key::Char('E')], Export, "export", "take the report of the highlighted assessment away"),
    shown(&[Key::Char('d'), Key::Delete], Delete, "delete", "remove the highlighted assessment, after asking"),
    quiet(UP, Up, "to the one above"),
    quiet(DOWN, Down, "to the one below"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    SETTINGS_SHOWN,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const CRAMPED: &[Binding] = &[QUIT, SUSPEND, REDRAW];

const WELCOME: &[Binding] = &[
    shown(&[Key::Enter, Key::Char('s'), Key::Char(' ')], Start, "begin", "begin your first assessment"),
    SETTINGS_SHOWN,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const PICK: &[Binding] = &[
    shown(&[Key::Enter, Key::Char('l'), Key::Right], Accept, "choose", "take the highlighted one"),
    shared(UP, Up, "move", "to the one above"),
    quiet(DOWN, Down, "to the one below"),
    quiet(&[Key::Char('1')], Pick(1), TAKE),
    quiet(&[Key::Char('2')], Pick(2), TAKE),
    quiet(&[Key::Char('3')], Pick(3), TAKE),
    quiet(&[Key::Char('4')], Pick(4), TAKE),
    quiet(&[Key::Char('5')], Pick(5), TAKE),
    quiet(&[Key::Char('6')], Pick(6), TAKE),
    quiet(&[Key::Char('7')], Pick(7), TAKE),
    quiet(&[Key::Char('8')], Pick(8), TAKE),
    quiet(&[Key::Char('9')], Pick(9), TAKE),
    shown(&[Key::Escape, Key::Char('h'), Key::Left], Back, "back", "a step back"),
    HELP,
    quiet(&[Key::Char('q'), Key::Ctrl('c')], Quit, "leave without starting an assessment"),
    MOUSE,
    SUSPEND,
    REDRAW,
];

const QUESTION: &[Binding] = &[
    shown(&[Key::Enter, Key::Char(' ')], Accept, "choose", "answer with the highlighted statement and go on"),
    shared(&[Key::Char('0')], Choose(Level::ALL[0]), "answer", ANSWER),
    quiet(&[Key::Char('1')], Choose(Level::ALL[1]), ANSWER),
    quiet(&[Key::Char('2')], Choose(Level::ALL[2]), ANSWER),
    quiet(&[Key::Char('3')], Choose(Level::ALL[3]), ANSWER),
    quiet(&[Key::Char('4')], Choose(Level::ALL[4]), ANSWER),
    quiet(UP, Up, "to the statement above"),
    quiet(DOWN, Down, "to the statement below"),
    shared(LEFT, Previous, "move", "to the question before"),
    quiet(RIGHT, Next, "skip: to the next question, leaving this one as it is"),
    quiet(&[Key::Char('x'), Key::Char('-')], NotApplicable, "the skill does not apply to you; go on"),
    quiet(&[Key::Char('c'), Key::Backspace], Clear, "take the answer back"),
    shown(&[Key::Char('e')], Evidence, "evidence", "say what could show it: a link or a sentence"),
    shown(&[Key::Char('r')], Results, "results", "see where you stand"),
    shown(&[Key::Char('v')], Review, "review", "see all answers in one list"),
    shown(&[Key::Char('n')], Note, "note", "write a private note"),
    quiet(&[Key::Char('s')], Sureness, "say how sure you are: not said, sure, unsure"),
    quiet(&[Key::Char('g'), Key::Char('*')], Star, "star it: I want to grow this"),
    quiet(&[Key::Char('f')], Flag, "flag it: come back to this"),
    UNDO,
    REDO,
    SEARCH,
    quiet(&[Key::Char('y')], Why, "how the numbers of the roles come about"),
    quiet(&[Key::Char('Q')], Pace, "quick mode: the most telling question next; again: all in order"),
    quiet(&[Key::Char('E')], Export, "take the report away"),
    quiet(&[Key::Home, Key::Top], First, "to the first question"),
    quiet(&[Key::End, Key::Bottom], Last, "to the last question"),
    shown(
        &[Key::Escape],
        Back,
        "leave",
        "back to where you came from, in the end to your assessments; everything is saved",
    ),
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const REVIEW: &[Binding] = &[
    shown(&[Key::Enter], Accept, "go there", "to the highlighted question"),
    quiet(UP, Up, "to the one above"),
    quiet(DOWN, Down, "to the one below"),
    shared(LEFT, Previous, "filter", "the filter before"),
    quiet(RIGHT, Next, "the next filter: all, open, flagged, without evidence"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    quiet(&[Key::Char('e')], Evidence, "say what could show it: a link or a sentence"),
    quiet(&[Key::Char('n')], Note, "write a private note"),
    quiet(&[Key::Char('f')], Flag, "flag or unflag it"),
    quiet(&[Key::Char('g'), Key::Char('*')], Star, "star or unstar it"),
    UNDO,
    REDO,
    SEARCH,
    shown(&[Key::Char('r')], Results, "results", "see where you stand"),
    quiet(&[Key::Char('E')], Export, "take the report away"),
    shown(&[Key::Escape, Key::Char('b')], Back, "back", "back to where you came from"),
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const RESULTS: &[Binding] = &[
    shown(&[Key::Enter], Accept, "open role", "see the arithmetic of the highlighted role, skill by skill"),
    quiet(UP, Up, "to the role above"),
    quiet(DOWN, Down, "to the role below"),
    shared(LEFT, Previous, "band", "the band below"),
    quiet(RIGHT, Next, "the band above"),
    shown(&[Key::Char('p')], Plan, "plan", "the shortest path to ready for the highlighted role"),
    shown(&[Key::Char('w')], WhatIf, "what if", "try levels out and watch the roles move; nothing is saved"),
    shown(&[Key::Char('y')], Why, "why", "how the numbers of the highlighted role come about"),
    shown(&[Key::Char('E')], Export, "export", "take the report away"),
    quiet(&[Key::Char('v')], Review, "see all answers in one list"),
    shown(&[Key::Char('b')], Questions, "questions", "back to the questions"),
    quiet(&[Key::Char('a')], Aim, "aim at the highlighted role at this band; again: at no role"),
    SEARCH,
    shown(&[Key::Escape], Back, "back", "back to where you came from"),
    COPY,
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const ROLE: &[Binding] = &[
    shown(&[Key::Enter], Accept, "question", "to the highlighted skill's question"),
    shared(UP, Up, "move", "to the skill above"),
    quiet(DOWN, Down, "to the skill below"),
    shared(LEFT, Previous, "band", "the band below"),
    quiet(RIGHT, Next, "the band above"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    shown(&[Key::Char('p')], Plan, "plan", "the shortest path to ready for this role"),
    shown(&[Key::Char('w')], WhatIf, "what if", "try levels out and watch the roles move; nothing is saved"),
    quiet(&[Key::Char('+'), Key::Char('=')], Raise, "what if this skill were a level higher"),
    quiet(&[Key::Char('-')], Lower, "what if this skill were a level lower"),
    shown(&[Key::Char('y')], Why, "why", "how the numbers of this role come about"),
    quiet(&[Key::Char('a')], Aim, "aim at this role at this band; again: at no role"),
    SEARCH,
    quiet(&[Key::Char('E')], Export, "take the report away"),
    shown(&[Key::Escape, Key::Char('b')], Back, "back", "back to where you came from"),
    COPY,
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const PLAN: &[Binding] = &[
    shown(&[Key::Enter], Accept, "question", "to the highlighted skill's question"),
    quiet(UP, Up, "to the step above"),
    quiet(DOWN, Down, "to the step below"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    shared(LEFT, Previous, "band", "the band below"),
    quiet(RIGHT, Next, "the band above"),
    shared(&[Key::Char('+'), Key::Char('=')], Raise, "effort", "the most you can gain with one more unit of effort"),
    quiet(&[Key::Char('-')], Lower, "the most you can gain with one unit of effort less"),
    quiet(&[Key::Char('0'), Key::Backspace], Reset, "the shortest path to ready again"),
    shown(&[Key::Char('g')], Goals, "goals", "the way to the levels you kept as goals"),
    shown(&[Key::Char('w')], WhatIf, "what if", "try levels out and watch the roles move; nothing is saved"),
    quiet(&[Key::Char('y')], Why, "how the numbers of this role come about"),
    quiet(&[Key::Char('E')], Export, "take the report, with the plan in it, away"),
    SEARCH,
    shown(&[Key::Escape, Key::Char('b')], Back, "back", "back to where you came from"),
    COPY,
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const WHAT_IF: &[Binding] = &[
    shared(&[Key::Char('+'), Key::Char('=')], Raise, "level", "what if this skill were a level higher"),
    quiet(&[Key::Char('-')], Lower, "what if this skill were a level lower"),
    quiet(&[Key::Char('0')], Choose(Level::ALL[0]), TRY),
    quiet(&[Key::Char('1')], Choose(Level::ALL[1]), TRY),
    quiet(&[Key::Char('2')], Choose(Level::ALL[2]), TRY),
    quiet(&[Key::Char('3')], Choose(Level::ALL[3]), TRY),
    quiet(&[Key::Char('4')], Choose(Level::ALL[4]), TRY),
    quiet(&[Key::Char('x')], NotApplicable, "what if it did not apply"),
    quiet(&[Key::Char('c'), Key::Backspace], Clear, "as you answered it"),
    shown(&[Key::Char('z')], Reset, "reset", "all as you answered them"),
    shown(
        &[Key::Char('G')],
        Keep,
        "keep as goal",
        "keep the raised levels as goals for a plan; your answers stay as they are",
    ),
    quiet(&[Key::Char('y')], Why, "how the numbers come about with what is tried out"),
    shared(UP, Up, "skill", "to the skill above"),
    quiet(DOWN, Down, "to the skill below"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    shared(LEFT, Previous, "band", "the band below"),
    quiet(RIGHT, Next, "the band above"),
    shown(&[Key::Escape, Key::Char('b')], Back, "leave", "back to your answers; what you tried out is gone"),
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const EXPORT: &[Binding] = &[
    shown(&[Key::Enter], Accept, "write the file", "write the report to the file named above"),
    shown(&[Key::Char('f')], Rename, "file name", "write it somewhere else"),
    shown(&[Key::Char('t')], Form, "format", "write JSON for programs, or text for people"),
    shown(&[Key::Char('n')], ToggleNotes, "notes", "put your private notes into the report, or leave them out"),
    shared(UP, Up, "scroll", "further up in the preview"),
    quiet(DOWN, Down, "further down in the preview"),
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    shown(&[Key::Escape, Key::Char('b')], Back, "back", "back to where you came from"),
    shown(&[Key::Char('c')], Copy, "copy", "copy what is shown here to the clipboard"),
    SETTINGS,
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

const SETTING: &[Binding] = &[
    shared(LEFT, Previous, "change", "the choice before"),
    quiet(RIGHT, Next, "the next choice"),
    quiet(&[Key::Enter, Key::Char(' ')], Accept, "the next choice; after the last one the first"),
    shared(UP, Up, "move", "to the setting above"),
    quiet(DOWN, Down, "to the setting below"),
    FIRST,
    LAST,
    shown(&[Key::Escape, Key::Char(','), Key::Char('b')], Back, "back", "back to where you came from"),
    HELP,
    MOUSE,
    QUIT,
    SUSPEND,
    REDRAW,
];

/// The usual table of a mode.
pub(super) const fn usual(mode: Mode) -> &'static [Binding] {
    match mode {
        Mode::Cramped => CRAMPED,
        Mode::Welcome => WELCOME,
        Mode::Home => HOME,
        Mode::Name => NAME,
        Mode::Pick => PICK,
        Mode::Question => QUESTION,
        Mode::Review => REVIEW,
        Mode::Results => RESULTS,
        Mode::Role => ROLE,
        Mode::Plan => PLAN,
        Mode::WhatIf => WHAT_IF,
        Mode::Export => EXPORT,
        Mode::Settings => SETTING,
        Mode::Line => LINE,
        Mode::Note => NOTE,
        Mode::Search => SEARCHING,
        Mode::Confirm => CONFIRM,
        Mode::Decide => DECIDE,
        Mode::Help => HELPING,
        Mode::Why => WHY,
    }
}
