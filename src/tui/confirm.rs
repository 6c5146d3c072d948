//! Questions that a person answers with yes or no.

use super::{Conflict, Listed, LoadQuestion, TextDocument};
use crate::assessment::Name;
use crate::text::Clean;

/// The step after a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterPosting {
    /// Home.
    Home,
    /// Another posting.
    Another,
}

/// A question to answer with yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirm {
    /// Remove a saved assessment?
    Delete(Listed),
    /// Part of a deleted assessment is left: what, where, and how to remove it. Only to be read.
    LeftBehind(Listed, Clean),
    /// An assessment whose framework is missing: its name, and its answers in words. Only to be read.
    ById(Name, Clean),
    /// Delete a point in time? Holds its number, and its name in words.
    DeletePoint(u32, Clean),
    /// Delete a rating that is kept with the assessment? Holds its number, and its name in words.
    DeleteRating(u32, Clean),
    /// Write a rating to a file, which the person sees whom it is about? Holds who sees it, in words.
    HandOver(TextDocument, Clean),
    /// Delete an entry of the log? Holds its number, and its day and text in words.
    DeleteEntry(u32, Clean),
    /// Answer again with the former answers in view, or hidden?
    Again,
    /// Go on answering again, or end it? Holds the point with the former answers, and how many are given.
    Round(u32, String),
    /// Replace an existing file? Holds the file as shown, and as it was typed.
    Replace(Clean, String),
    /// Replace an existing file by a document? Holds the file as shown.
    Overwrite(Clean, TextDocument),
    /// Drop what was typed?
    Drop,
    /// Drop a posting that is on no disk, or what was decided about it? Holds what comes then.
    DropPosting(AfterPosting),
    /// Which version of an unsound save to use?
    Load(LoadQuestion),
    /// Start over, after all? Holds the question that comes back if not.
    StartOver(LoadQuestion),
    /// Which of two versions to use? Holds the assessment, the versions, and whether both are shown.
    Conflict(Name, Box<Conflict>, bool),
}
