//! Messages: the intents of the person and the outcomes of earlier effects.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Intent, Key, Settle, TextDocument, Ticket};
use crate::assessment::{Assessment, Name, PointInTime};
use crate::framework::{Framework, RoleId};
use crate::look::RoleBar;
use crate::posting::{Posting, ShownLine};
use crate::rating::Rating;
use crate::report::Rendered;
use crate::text::Clean;
use crate::words::{ClosestWords, OutcomeWords};

/// An event for the interface.
#[derive(Debug, Clone)]
pub enum Msg {
    /// An intent of the person.
    Do(Intent),
    /// A key for the text field that has focus.
    Type(Key),
    /// Pasted text for the field that has focus.
    Paste(String),
    /// This many characters or keys were left out: a paste was too long, or they arrived all at once with text for a
    /// field that has closed.
    InputLeftOut(usize),
    /// A key without a meaning here.
    Unbound(Key),
    /// The window has this many columns and rows.
    Resized(u16, u16),
    /// All saved assessments, the one answered last first.
    Listed(Vec<HomeRow>),
    /// The saved assessments cannot be listed, for this reason.
    NotListed(Clean),
    /// The requested assessment is open.
    Opened(Box<OpenedAssessment>),
    /// Whether an assessment that was open elsewhere can be changed here now, if this revision is shown.
    Unlocked(Name, u64, Unlocked),
    /// The requested assessment could not be opened or created, for this reason.
    NotOpened(Clean),
    /// The requested posting was read.
    PostingRead(Box<PostingText>),
    /// A role of the person's own was written: the framework for new assessments, and the role in the framework that it is
    /// for.
    RoleMade(Arc<Framework>, RoleId),
    /// A role of the person's own was not written, for this reason.
    RoleNotMade(Clean),
    /// An assessment was deleted completely.
    Deleted(Listed),
    /// An assessment was deleted, except for this: what is left, where, and how to remove it.
    DeletedInPart(Listed, Clean),
    /// An assessment could not be deleted, for this reason.
    NotDeleted(Listed, Clean),
    /// An assessment is safe on disk up to this revision.
    Saved(Name, u64),
    /// The newest change of an assessment could not be saved, for this reason. Saving is retried.
    NotSaved(Name, Clean),
    /// The newest change of an assessment is not saved, because another program has changed the file. The person has to
    /// decide.
    Conflicted(Name, Box<Conflict>),
    /// The points in time of an assessment.
    Points(Name, PointList),
    /// A state was kept as a point in time.
    Kept(Name, Kept),
    /// A state could not be kept as a point in time, for this reason.
    NotKept(Name, Clean),
    /// A point in time is deleted: its file is gone.
    PointDeleted(Name, u32),
    /// A rating kept with an assessment is deleted: its file is gone. Holds its name in words.
    RatingDeleted(Name, Clean),
    /// A document was written, or not.
    Written(TextDocument, Exported),
    /// The text of the preview.
    Previewed(Ticket, Rendered),
    /// The outcome of an export.
    Exported(Ticket, Exported),
    /// The scrolled page starts at this line.
    Scrolled(usize),
    /// The local day.
    Today(Date),
    /// The highlighted difference has been shown for a moment.
    Faded,
    /// The settings were saved, or were not, for this reason.
    Configured(Result<(), Clean>),
    /// Something failed in the background, such as a backup.
    Warned(Clean),
}

/// A posting that was read.
#[derive(Debug, Clone)]
pub struct PostingText {
    /// The name of its file; `None` if it was pasted.
    pub file: Option<Clean>,
    /// The framework whose skills it was searched for.
    pub framework: Arc<Framework>,
    /// The result of reading it.
    pub posting: Posting,
    /// Its text.
    pub lines: Vec<ShownLine>,
    /// The answers that were asked for, if they can be read.
    pub own: Option<Assessment>,
}

/// The identity of an entry in the list of saved assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// The name of an assessment.
    Named(Name),
    /// The directory of an assessment without a name of its own: the name is lost, or belongs to another assessment. It
    /// can be deleted but not opened.
    Directory(Clean),
}

impl Listed {
    /// Returns the name, if it has one.
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
    /// The identity of the assessment.
    pub which: Listed,
    /// The name of its framework; `None` if it cannot be read.
    pub framework: Option<Clean>,
    /// The aim, in words; empty if it cannot be read.
    pub aim: Clean,
    /// The number of answered skills, and of all skills.
    pub progress: (usize, usize),
    /// The standing of the leading role; `None` before the first answer.
    pub standing: Option<HomeStanding>,
    /// Its progress in words, if it is a rating of another person.
    pub rating: Option<Clean>,
    /// The day of the newest answer, in words.
    pub answered: Clean,
    /// The problem with the save, if there is one.
    pub trouble: Option<Clean>,
}

/// The standing of a saved assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeStanding {
    /// All roles, the leading one first. There is at least one.
    pub roles: Vec<RoleStanding>,
    /// The certainty of the answers about which role is closest.
    pub closest: ClosestWords,
    /// Whether other roles are too close to the leading one to call.
    pub is_close: bool,
    /// The other facts worth knowing, each with its label.
    pub lines: Vec<(&'static str, Clean)>,
}

/// The standing of a role of a saved assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleStanding {
    /// The role.
    pub role: Clean,
    /// The short name of the role.
    pub short: Clean,
    /// Its score as a bar.
    pub bar: RoleBar,
    /// Its score as numbers.
    pub score: String,
    /// Whether no open answer can change the score.
    pub is_settled: bool,
    /// The score where ready begins, in percent.
    pub ready_at: u32,
    /// The outcome in words: what is in the way.
    pub outcome: OutcomeWords,
}

impl HomeStanding {
    /// Returns the leading role.
    pub fn leader(&self) -> Option<&RoleStanding> {
        self.roles.first()
    }
}

/// Whether changes can be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Every change is saved.
    Writable,
    /// Nothing can be changed, for this reason.
    ReadOnly(Clean),
    /// Nothing can be changed while another window or command has it open, as this reason says.
    OpenElsewhere(Clean),
}

/// Whether an assessment that was open elsewhere can be changed here now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlocked {
    /// It can: the save is still the state of this revision.
    Here {
        /// Whether it would survive a power cut. If not, [`Msg::Saved`] follows.
        safe: bool,
    },
    /// It is open elsewhere still.
    NotYet,
    /// It is free, but no longer what is shown here.
    Changed,
}

/// An assessment that was opened.
#[derive(Debug, Clone)]
pub struct OpenedAssessment {
    /// The answers.
    pub assessment: Assessment,
    /// The revision of the save.
    pub revision: u64,
    /// Whether changes can be saved.
    pub access: Access,
    /// Whether it would survive a power cut. If not, [`Msg::Saved`] follows.
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
    /// The ways to go on, each with its effect in words. The first one keeps the most.
    pub ways: Vec<(Settle, Clean)>,
}

impl LoadQuestion {
    /// Returns what chooses a way: yes for the first one. Starting over is never that.
    #[must_use]
    pub fn intent(&self, way: Settle) -> Intent {
        match (way, self.ways.first()) {
            (Settle::StartOver, _) => Intent::Start,
            (_, Some((first, _))) if *first == way => Intent::Yes,
            (Settle::Accept | Settle::Restore, _) => Intent::Reset,
        }
    }

    /// Returns the way that an intent chooses.
    #[must_use]
    pub fn way(&self, intent: Intent) -> Option<Settle> {
        self.ways.iter().map(|(way, _)| *way).find(|way| self.intent(*way) == intent)
    }
}

/// Two versions of an assessment: the one here, and the one that another program saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The finding, in whole sentences.
    pub found: Clean,
    /// The effect of keeping the version here, in words; `None` if that is impossible.
    pub mine: Option<Clean>,
    /// The effect of taking the other version, in words; `None` if that is impossible.
    pub theirs: Option<Clean>,
    /// The differences, one in each row: the skill, the answer here, the other answer.
    pub differences: Vec<[Clean; 3]>,
}

/// The points in time of an assessment.
#[derive(Debug, Clone, Default)]
pub struct PointList {
    /// The points, in the order of their numbers.
    pub points: Vec<PointInTime>,
    /// A sentence about each point or rating that cannot be used.
    pub damaged: Vec<Clean>,
    /// The newest rating of each rater that is kept with the assessment, with its number.
    pub ratings: Vec<(u32, Rating)>,
}

/// The way in which a state was kept as a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As a new point of this number.
    As(u32),
    /// It was kept before: nothing changed since the point of this number.
    Already(u32),
}

impl Kept {
    /// Returns the number of the point.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::As(number) | Self::Already(number) => number,
        }
    }
}

/// The outcome of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// The file was written.
    Written(Clean),
    /// Nothing was written, because a file of this name exists.
    Exists(Clean),
    /// Nothing was written, for this reason.
    Refused(Clean),
}
