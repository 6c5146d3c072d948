//! Intents: what a person wants, named for the meaning and never for a key.

use crate::framework::{Level, SkillId};

/// Something that a person wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Intent {
    /// Go to the entry above.
    Up,
    /// Go to the entry below.
    Down,
    /// Go left: to the previous question, band or filter.
    Previous,
    /// Go right: to the next question, band or filter.
    Next,
    /// Go a page up.
    PageUp,
    /// Go a page down.
    PageDown,
    /// Go to the first entry.
    First,
    /// Go to the last entry.
    Last,
    /// Go to an entry, counted from 0.
    To(usize),
    /// Go to a band or filter, counted from 0.
    Tab(usize),
    /// Go to the question about a skill.
    Ask(SkillId),
    /// Take the highlighted entry.
    Accept,
    /// Go back to the screen before.
    Back,
    /// Leave the program; everything is saved.
    Quit,
    /// Open the menu of everything that can be done here.
    Help,
    /// Explain the marks and words of this screen.
    LookUp,
    /// Show only the assessments whose name has some letters.
    Filter,
    /// Leave the assessment for the list of all.
    Home,
    /// Go to the next place of the strip.
    NextPlace,
    /// Go to the place before.
    PreviousPlace,
    /// Find a skill.
    Search,
    /// Begin a new assessment.
    Start,
    /// Look around in an invented example.
    Example,
    /// Read a file that somebody gave.
    OpenFile,
    /// Look at both versions of a conflict.
    Both,
    /// Remove the highlighted assessment.
    Delete,
    /// Answer yes.
    Yes,
    /// Answer no.
    No,
    /// Answer with a level.
    Choose(Level),
    /// Take an entry of a list, counted from 1.
    Pick(u8),
    /// Answer that the skill does not apply.
    NotApplicable,
    /// Take the answer back.
    Clear,
    /// Write a note.
    Note,
    /// Choose what evidence could show the level.
    Evidence,
    /// Say how sure the answer is: unsaid, sure, unsure.
    Sureness,
    /// Mark a skill with "I want to grow this."
    Star,
    /// Mark a skill with "Come back to this."
    Flag,
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Show all answers.
    Review,
    /// Look again at the answers that a new edition touched.
    LookAgain,
    /// Change how much a skill counts.
    Importance,
    /// Leave the answer for later.
    Later,
    /// Show the results.
    Results,
    /// Show the questions.
    Questions,
    /// Aim at the role and band shown, or at no role any more.
    Aim,
    /// Show the plan for a role.
    Plan,
    /// Try levels out.
    WhatIf,
    /// Show the arithmetic behind the numbers.
    Why,
    /// Raise a level or an effort by one.
    Raise,
    /// Lower a level or an effort by one.
    Lower,
    /// Go back to the answers, or to the usual plan.
    Reset,
    /// Show the points in time.
    History,
    /// Keep the present answers as a point in time.
    KeepPoint,
    /// Mark the highlighted entry: a state to compare, or a step of the plan as begun, done, or neither.
    Mark,
    /// Answer again, with the old answers kept.
    AnswerAgain,
    /// Show own answers and a rating beside each other.
    SideBySide,
    /// Write the sheet for a conversation about a rating.
    Sheet,
    /// Keep a level that was tried out as a goal.
    Keep,
    /// Show the way to the goals.
    Goals,
    /// Show the other way to ready: at the earliest, or with a margin.
    OtherWay,
    /// Change the order of the questions: the most telling one next, or all in order.
    Pace,
    /// Export the report.
    Export,
    /// Send what is on screen to the clipboard.
    Copy,
    /// Switch to the next format of the report.
    Form,
    /// Put notes into the export, or leave them out.
    ToggleNotes,
    /// Change the file name of the export.
    Rename,
    /// Leave the mouse to the terminal for selecting text, or take it back.
    PassMouse,
    /// Show what the person would like to do.
    Wishes,
    /// Say "not sure".
    Unsure,
    /// Show the settings.
    Settings,
    /// Show the evidence log.
    Log,
    /// Begin an entry of the log.
    NewEntry,
    /// Stop the program for a while (Ctrl-Z).
    Suspend,
    /// Draw the whole screen anew, because something else has written on it.
    Redraw,
}
