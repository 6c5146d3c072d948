//! The data that loading found on the disk: everything that the program tells or asks the person.
//!
//! Only a refusal by the disk is an error. A newer, changed or damaged file is a result, and the person decides what
//! happens next.

use jiff::Timestamp;
use jiff::civil::Date;

use super::damage::Damage;
use super::format::UnknownFields;
use super::notice::Notice;
use crate::assessment::{Assessment, Choice, Day, Foreign, Name, day_words};
use crate::clock::local_day;
use crate::framework::{FrameworkLabel, SkillId};
use crate::text::Clean;

/// The result of loading.
#[derive(Debug)]
pub enum Loaded {
    /// No save and no backup.
    Nothing,
    /// A save as the program wrote it.
    Sound(Opened),
    /// A save of a newer version, which the program shows but never writes.
    Newer(Newer),
    /// A readable save that somebody changed.
    Changed(Changed),
    /// A save that cannot be understood, or that is gone while its backups exist.
    Damaged(Damaged),
}

impl Loaded {
    /// Returns the answered framework if it is not the one at hand.
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

/// An assessment from a file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The answers.
    pub assessment: Assessment,
    /// The revision of the file; 0 if the file has none.
    pub revision: u64,
    /// The time of the save according to the file. For display only.
    pub saved_at: Timestamp,
    /// The notices for the person.
    pub notices: Vec<Notice>,
    /// The other content of the file.
    pub(super) kept: Box<UnknownFields>,
}

/// A save of a newer version of the program.
#[derive(Debug)]
pub struct Newer {
    /// The version of its format.
    pub theirs: u32,
    /// The newest version of the format that this program knows.
    pub ours: u32,
    /// The content that this program understands. Parts may be missing.
    pub opened: Option<Opened>,
}

/// A save that somebody changed outside the program.
#[derive(Debug)]
pub struct Changed {
    /// The current save.
    pub opened: Opened,
    /// The newest sound backup.
    pub backup: Option<Opened>,
    /// Skills whose answers differ between save and backup, because of that change or of work since the backup.
    pub differing: Vec<SkillId>,
    /// The change itself, if only one answer changed.
    pub edit: Option<AnswerChanged>,
}

/// An answer that somebody changed in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerChanged {
    /// The skill.
    pub skill: SkillId,
    /// The original answer.
    pub was: Choice,
    /// The answer in the file.
    pub is: Choice,
}

/// A save that cannot be used.
#[derive(Debug)]
pub struct Damaged {
    /// The damage.
    pub damage: Damage,
    /// The revision in the damaged file, if it can be read.
    pub revision: Option<u64>,
    /// The newest sound backup.
    pub backup: Option<Opened>,
    /// Skills whose answers are readable in the damaged file and differ from the backup.
    pub differing: Vec<SkillId>,
}

/// A summary of one assessment, without a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The name of the assessment.
    pub name: Name,
    /// The revision of the file; 0 if the file has none.
    pub revision: u64,
    /// The time of the save.
    pub saved_at: Timestamp,
    /// The day of the newest answer; `None` if there is no answer or one of them has no known day.
    pub answered_on: Option<Day>,
    /// The id of the framework that was answered.
    pub framework: Clean,
    /// The edition of the framework that was answered.
    pub edition: u32,
    /// The digest of the framework that was answered; `None` for the one that ships with the program.
    pub sha256: Option<String>,
    /// The id of the role that the person aims at.
    pub role: Option<Clean>,
    /// The id of the band that the person aims at.
    pub band: Clean,
    /// The number of skills with a level, retired skills included.
    pub answered: usize,
    /// The number of skills that do not apply to the person.
    pub not_applicable: usize,
    /// Whether the save can be used.
    pub health: Health,
}

impl Summary {
    /// Returns the exact name of the framework that was answered.
    #[must_use]
    pub fn label(&self) -> FrameworkLabel<'_> {
        FrameworkLabel { id: self.framework.as_str(), edition: self.edition, sha256: self.sha256.as_deref() }
    }

    /// Returns the day of the newest answer in words.
    #[must_use]
    pub fn answered_words(&self) -> String {
        day_words(self.answered_on, self.answered + self.not_applicable > 0)
    }

    /// Returns the day for the order of the list: that of the newest answer, or else that of the save.
    #[must_use]
    pub fn day(&self) -> Date {
        self.answered_on.map_or_else(|| local_day(self.saved_at), Day::latest)
    }
}

/// Whether a save can be used as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// The program wrote it as it is.
    Sound,
    /// Somebody changed it.
    Changed,
    /// A newer version wrote it in this version of the format.
    Newer(u32),
    /// It is damaged. The summary describes the newest sound backup.
    Damaged(Damage),
}

impl Health {
    /// Describes the problem of the save for people; `None` if it is sound.
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
