//! Everything that can happen to the interface: what a person wants, and what came of earlier effects.

use std::fmt;

use jiff::civil::Date;

use super::{Intent, Key, Ticket};
use crate::assessment::{Assessment, Name};
use crate::text::Clean;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A person wants something; see the tables in `keys`.
    Do(Intent),
    /// A key for the text field that has focus.
    Type(Key),
    /// Text pasted into the field that has focus.
    Paste(String),
    /// So many characters or keys were left out: a paste was too long, or they arrived in one go with text for a field
    /// that is closed by now.
    InputLeftOut(usize),
    /// The window has this many columns and rows.
    Resized(u16, u16),
    /// The saved assessments, last answered first.
    Listed(Vec<HomeRow>),
    /// The saved assessments cannot be listed, for this reason.
    NotListed(Clean),
    /// The assessment that was asked for was opened or created.
    Opened(Box<OpenedAssessment>),
    /// The assessment that was asked for could not be opened or created, for this reason.
    NotOpened(Clean),
    /// It is gone, with all that was kept of it.
    Deleted(Listed),
    /// Its answers are gone, and this is what is left of it, where, and how to remove it.
    DeletedInPart(Listed, Clean),
    /// It could not be deleted, for this reason.
    NotDeleted(Listed, Clean),
    /// The newest change of an assessment up to this revision is safe on disk.
    Saved(Name, u64),
    /// The newest change of an assessment could not be saved, for this reason; it is tried again until it works.
    NotSaved(Name, Clean),
    /// The newest change of an assessment is not saved, because another program has changed the file: the person
    /// decides.
    Conflicted(Name, Box<Conflict>),
    /// The text that an export would write.
    Previewed(Ticket, String),
    /// The outcome of an export.
    Exported(Ticket, Exported),
    /// The scrolled page begins at this line.
    Scrolled(usize),
    /// It is this day now, where the person is.
    Today(Date),
    /// The highlight that was shown for a moment is over.
    Faded,
    /// The settings that were to be kept are in their file, or are not, for this reason.
    Configured(Result<(), Clean>),
    /// Something went wrong that nobody waits for, such as a backup.
    Warned(Clean),
}

/// The identity of an entry in the list of saved assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// The name of an assessment.
    Named(Name),
    /// The directory of one that has no name of its own, because it is lost or because it is another one's: it can be
    /// deleted, but not opened.
    Directory(Clean),
}

impl Listed {
    /// The name, if it has one of its own.
    pub const fn name(&self) -> Option<&Name> {
        match self {
            Self::Named(name) => Some(name),
            Self::Directory(_) => None,
        }
    }

    /// Returns the name that messages use.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Named(name) => name.as_str(),
            Self::Directory(directory) => directory.as_str(),
        }
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One row of the list of saved assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeRow {
    /// Which one it is.
    pub which: Listed,
    /// The aim, in words.
    pub aim: Clean,
    /// Skills dealt with, of all.
    pub progress: (usize, usize),
    /// The leading role, in words.
    pub leading: Clean,
    /// The day of its newest answer, in words.
    pub answered: Clean,
    /// The problem with it, if there is one.
    pub trouble: Option<Clean>,
}

/// Whether changes can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Every change is saved.
    Writable,
    /// Nothing can be changed, for this reason.
    ReadOnly(Clean),
}

/// An assessment as it came from the disk.
#[derive(Debug, Clone)]
pub struct OpenedAssessment {
    /// The answers.
    pub assessment: Assessment,
    /// The revision they are saved as.
    pub revision: u64,
    /// Whether changes can be kept.
    pub access: Access,
    /// Whether it would survive a power cut; if not, [`Msg::Saved`] follows.
    pub safe: bool,
    /// Sentences for the person, such as about answers kept for a retired skill.
    pub notices: Vec<Clean>,
    /// The decision that the person has to make first, if there is one.
    pub question: Option<LoadQuestion>,
}

/// A decision about a save that is not sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadQuestion {
    /// The finding, in words.
    pub found: Clean,
    /// The effect of "yes", in words.
    pub yes: Clean,
    /// The effect of "no", in words; none where there is no second choice.
    pub no: Option<Clean>,
}

/// Two versions of an assessment: what was answered here, and what somebody else saved meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The finding, in whole sentences.
    pub found: Clean,
    /// The effect of keeping one's own version, in words; none if it cannot be done.
    pub mine: Option<Clean>,
    /// The effect of taking the other version, in words; none if it cannot be done.
    pub theirs: Option<Clean>,
    /// The differences, one a row: the skill, one's own answer, the other answer.
    pub differences: Vec<[Clean; 3]>,
}

/// The outcome of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// It is there.
    Written(Clean),
    /// Nothing was written, because a file of this name is there.
    Exists(Clean),
    /// Nothing was written, for this reason.
    Refused(Clean),
}
