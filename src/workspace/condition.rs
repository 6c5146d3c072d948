//! The condition of a saved assessment, and the obstacles to writing it, as data.
//!
//! The commands print this data, and the terminal interface shows it. The shells choose their own words only for hints
//! that name a command.

use crate::assessment::{Assessment, Foreign};
use crate::store::{Damage, Loaded, Notice, Opened, ReadOnly, StoreError};
use crate::text::Clean;

/// The condition of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Neither a save nor a backup exists.
    Missing,
    /// The save is as this program wrote it.
    Sound,
    /// The save was changed outside the program, as described in whole sentences.
    ChangedOutside(Clean),
    /// The save cannot be used.
    Damaged(Damage),
    /// A newer version of the program wrote the save.
    Newer {
        /// The version of its format.
        theirs: u32,
        /// The newest version of the format that this program knows.
        ours: u32,
    },
}

/// A saved assessment as it was read.
#[derive(Debug)]
pub struct Inspection {
    /// The condition of the save.
    pub condition: Condition,
    /// The state that can be shown: the save, or the newest backup of a damaged one.
    pub shown: Option<Opened>,
}

/// The reason why an assessment cannot be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum Obstacle {
    /// Another window or command has it open.
    Locked,
    /// A newer version of the program wrote it.
    Newer,
    /// It answers the questions of another framework.
    Foreign(Foreign),
    /// The disk refuses to write.
    Refused(StoreError),
}

/// An assessment that can at most be read.
#[derive(Debug)]
pub struct ReadOnlyAssessment {
    /// The reason.
    pub obstacle: Obstacle,
    /// The result of reading it.
    pub inspection: Inspection,
}

impl Inspection {
    /// Interprets the result of loading a save.
    #[must_use]
    pub fn of(loaded: Loaded) -> Self {
        let (condition, shown) = match loaded {
            Loaded::Nothing => (Condition::Missing, None),
            Loaded::Sound(opened) => (Condition::Sound, Some(opened)),
            Loaded::Changed(changed) => (Condition::ChangedOutside(changed.words()), Some(changed.opened)),
            Loaded::Damaged(damaged) => (Condition::Damaged(damaged.damage), damaged.backup),
            Loaded::Newer(newer) => (Condition::Newer { theirs: newer.theirs, ours: newer.ours }, newer.opened),
        };
        Self { condition, shown }
    }

    /// Returns the answers that can be shown.
    #[must_use]
    pub fn into_assessment(self) -> Option<Assessment> {
        self.shown.map(|opened| opened.assessment)
    }
}

impl Condition {
    /// Describes a save of a newer version. Returns `None` for every other condition.
    #[must_use]
    pub fn newer_words(&self) -> Option<String> {
        let Self::Newer { theirs, ours } = self else { return None };
        Some(format!("a newer version of the program wrote it (save format {theirs}, this version knows {ours})"))
    }
}

impl Obstacle {
    /// Returns the obstacle as the end of a sentence.
    #[must_use]
    pub fn reason(&self) -> Clean {
        match self {
            Self::Locked => Clean::line("it is open in another window or command"),
            Self::Newer => Clean::line("a newer version of the program wrote it"),
            Self::Foreign(foreign) => Clean::line(&foreign.to_string()),
            Self::Refused(error) => super::error_line(error),
        }
    }

    /// Returns advice on how to remove the obstacle.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Locked => "close the other window, or wait for the other command, first".to_owned(),
            Self::Newer => "install the newer version of devrel-ready; the file is left as it is".to_owned(),
            Self::Foreign(foreign) => foreign.hint().to_owned(),
            Self::Refused(error) => error.hint().into_owned(),
        }
    }
}

impl ReadOnlyAssessment {
    pub(super) fn of(why: ReadOnly, inspection: Inspection) -> Self {
        let obstacle = match why {
            ReadOnly::Locked => Obstacle::Locked,
            ReadOnly::Newer => Obstacle::Newer,
            ReadOnly::Foreign(foreign) => Obstacle::Foreign(foreign),
            ReadOnly::Refused(error) => Obstacle::Refused(error),
        };
        Self { obstacle, inspection }
    }

    /// Explains why the assessment is read-only or cannot be read at all. Includes the condition of the save.
    #[must_use]
    pub fn reason(&self) -> Clean {
        let reason = self.obstacle.reason();
        let Inspection { condition, shown } = &self.inspection;
        match (condition, shown) {
            (Condition::Newer { .. }, _) => Clean::line(&condition.newer_words().unwrap_or_default()),
            (Condition::Sound | Condition::ChangedOutside(_), _) => reason,
            (Condition::Damaged(_), Some(_)) => Clean::line(&format!("{reason}, and this is its newest backup")),
            (Condition::Damaged(damage), None) => Clean::line(&format!("{damage}, and {reason}")),
            (Condition::Missing, _) => Clean::line("another window or command is just beginning it"),
        }
    }

    /// Returns the notices that the reason does not already include.
    #[must_use]
    pub fn notices(&self) -> Vec<Clean> {
        let notices = self.inspection.shown.iter().flat_map(|opened| &opened.notices);
        let others = notices.filter(|notice| !matches!(notice, Notice::Foreign(_)));
        others.map(|notice| Clean::line(&notice.to_string())).collect()
    }
}
