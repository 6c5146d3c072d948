//! Intents: what a person can want, named for the meaning and never for a key.

use crate::framework::{Level, SkillId};

/// Something that a person wants. Named for the meaning, never for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Intent {
    /// To the entry above.
    Up,
    /// To the entry below.
    Down,
    /// To what is left: the previous question, band or filter.
    Previous,
    /// To what is right: the next question, band or filter.
    Next,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first entry.
    First,
    /// To the last entry.
    Last,
    /// To an entry, counted from 0.
    To(usize),
    /// To a band or filter, counted from 0.
    Tab(usize),
    /// To the question about a skill.
    Ask(SkillId),
    /// Take what is highlighted.
    Accept,
    /// Back to where one came from.
    Back,
    /// Leave the program; everything is saved.
    Quit,
    /// Show the keys and words of this screen.
    Help,
    /// Find a skill.
    Search,
    /// Begin a new assessment.
    Start,
    /// Look at both versions.
    Both,
    /// Remove the highlighted assessment.
    Delete,
    /// Yes to the question asked.
    Yes,
    /// No to the question asked.
    No,
    /// Answer with a level.
    Choose(Level),
    /// Take this one of a list, counted from 1.
    Pick(u8),
    /// The skill does not apply.
    NotApplicable,
    /// Take the answer back.
    Clear,
    /// Write a note.
    Note,
    /// Say what could show the level.
    Evidence,
    /// Say how sure: unsaid, sure, unsure.
    Sureness,
    /// "I want to grow this."
    Star,
    /// "Come back to this."
    Flag,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Show all answers.
    Review,
    /// Show the results.
    Results,
    /// Show the questions.
    Questions,
    /// Aim at the role and band shown, or at no role any more.
    Aim,
    /// The plan for a role.
    Plan,
    /// Try levels out.
    WhatIf,
    /// The arithmetic behind the numbers.
    Why,
    /// One more: a level, or effort.
    Raise,
    /// One less.
    Lower,
    /// Back to how it was.
    Reset,
    /// Keep what was tried out as a goal.
    Keep,
    /// The way to the goals.
    Goals,
    /// The most telling question next, or all in order.
    Pace,
    /// Take the report away.
    Export,
    /// Send what is on screen to the clipboard.
    Copy,
    /// The report in the other form.
    Form,
    /// Put notes into the export, or leave them out.
    ToggleNotes,
    /// Change the file name of the export.
    Rename,
    /// Let the mouse select text, or click again.
    PassMouse,
    /// The person's own settings.
    Settings,
    /// Stop the program for a while (Ctrl-Z).
    Suspend,
    /// Draw the whole screen anew, because something else has written on it.
    Redraw,
}
