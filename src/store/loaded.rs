//! What was found on the disk, as data: everything that a person has to be told or asked.
//!
//! Only a disk that refuses is an error. A file that is newer, changed or damaged is a finding, and what
//! happens next is the person's decision.

use jiff::Timestamp;
use jiff::civil::Date;

use super::damage::Damage;
use super::format::UnknownFields;
use super::notice::Notice;
use crate::assessment::{Assessment, Choice, Day, Foreign, Name, day_words};
use crate::clock::local_day;
use crate::framework::SkillId;
use crate::text::Clean;

/// What loading found.
#[derive(Debug)]
pub enum Loaded {
    /// No save and no backup.
    Nothing,
    /// A save that is as we wrote it.
    Sound(Opened),
    /// A save of a newer version: to be looked at, never to be written.
    Newer(Newer),
    /// A save that somebody changed, but which makes sense.
    Changed(Changed),
    /// A save that cannot be understood, or that is gone while its backups are there.
    Damaged(Damaged),
}

impl Loaded {
    /// The questions that were answered, if they are not those of the framework at hand.
    pub(super) fn foreign(&self) -> Option<&Foreign> {
        let shown = match self {
            Self::Sound(opened) => Some(opened),
            Self::Changed(changed) => Some(&changed.opened),
            Self::Damaged(damaged) => damaged.backup.as_ref(),
            Self::Newer(newer) => newer.opened.as_ref(),
            Self::Nothing => None,
        };
        shown.and_then(|opened| opened.assessment.foreign())
    }
}

/// An assessment out of a file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The answers.
    pub assessment: Assessment,
    /// The revision of the file; 0 if it does not say.
    pub revision: u64,
    /// When it was saved, as it was written then. For showing only.
    pub saved_at: Timestamp,
    /// What the person should be told about it.
    pub notices: Vec<Notice>,
    /// What the file said beyond that.
    pub(super) kept: Box<UnknownFields>,
}

/// A save of a newer version of the program.
#[derive(Debug)]
pub struct Newer {
    /// The version of its format.
    pub theirs: u32,
    /// The newest version of the format that we know.
    pub ours: u32,
    /// As much of it as we understand. Part of it may be missing.
    pub opened: Option<Opened>,
}

/// A save that somebody changed outside the program.
#[derive(Debug)]
pub struct Changed {
    /// The save as it is now.
    pub opened: Opened,
    /// The newest backup that is as we wrote it.
    pub backup: Option<Opened>,
    /// Skills whose answers in the save are others than in the backup, because of that change or of work
    /// since the backup.
    pub differing: Vec<SkillId>,
    /// The change itself, if it is to one answer only.
    pub edit: Option<AnswerChanged>,
}

/// An answer that somebody changed in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerChanged {
    /// The skill.
    pub skill: SkillId,
    /// What the answer was.
    pub was: Choice,
    /// What it is in the file.
    pub is: Choice,
}

/// A save that cannot be used.
#[derive(Debug)]
pub struct Damaged {
    /// What is wrong.
    pub damage: Damage,
    /// The revision that the damaged file says it is, if it still does.
    pub revision: Option<u64>,
    /// The newest backup that is as we wrote it.
    pub backup: Option<Opened>,
    /// Skills whose answers can still be read in the damaged file and are others than in the backup.
    pub differing: Vec<SkillId>,
}

/// One assessment in short, without a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the person calls it.
    pub name: Name,
    /// The revision of the file; 0 if it does not say.
    pub revision: u64,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// The day of its newest answer; none before the first one, or if nothing is known of one.
    pub answered_on: Option<Day>,
    /// The id of the framework that was answered.
    pub framework: Clean,
    /// The edition of the framework that was answered.
    pub edition: u32,
    /// The id of the role aimed at.
    pub role: Option<Clean>,
    /// The id of the band aimed at.
    pub band: Clean,
    /// Skills with a level, those that are no longer asked included.
    pub answered: usize,
    /// Skills that do not apply to the person.
    pub not_applicable: usize,
    /// Whether the save is fit to be used.
    pub health: Health,
}

impl Summary {
    /// The day of the newest answer, as people read it.
    #[must_use]
    pub fn answered_words(&self) -> String {
        day_words(self.answered_on, self.answered + self.not_applicable > 0)
    }

    /// The day that it is listed by: that of its newest answer, or else that of the save.
    #[must_use]
    pub fn day(&self) -> Date {
        self.answered_on.map_or_else(|| local_day(self.saved_at), Day::latest)
    }
}

/// Whether a save can be used as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// As we wrote it.
    Sound,
    /// Somebody changed it.
    Changed,
    /// A newer version wrote it, in this version of the format.
    Newer(u32),
    /// It is damaged; the summary is of the newest sound backup.
    Damaged(Damage),
}

impl Health {
    /// What is the matter with the save, in words for people; none if it is sound.
    pub fn trouble(&self) -> Option<Clean> {
        let words = match self {
            Self::Sound => return None,
            Self::Changed => "changed outside the program".to_owned(),
            Self::Newer(version) => format!("written by a newer version of the program (save format {version})"),
            Self::Damaged(damage) => format!("damaged: {damage}; this is its newest backup"),
        };
        Some(Clean::line(&words))
    }
}
