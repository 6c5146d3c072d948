//! The changes that a new edition of a framework makes, as its author lists them.
//!
//! The list decides which answers to an earlier edition carry over and which need another look.

use super::{Level, SkillId};
use crate::text::Clean;

/// The lowest edition of a framework.
pub(super) const FIRST_EDITION: u32 = 1;

/// The first edition that can have changes.
pub(super) const FIRST_CHANGED: u32 = 2;

/// A change of one skill, or of a role's targets for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The edition that made the change, 2 or later.
    pub edition: u32,
    /// The skill, if the framework still has it.
    pub skill: Option<SkillId>,
    /// The id of the skill as the change names it.
    pub key: Clean,
    /// The id of the role, for a change of targets.
    pub role: Option<Clean>,
    /// The kind of the change.
    pub kind: ChangeKind,
    /// The levels whose true answers can change. All levels if the author lists none.
    pub levels: Vec<Level>,
    /// The ids of the skills that the skill came from.
    pub from: Vec<Clean>,
    /// The reason, as a sentence.
    pub why: Clean,
}

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The wording of the statements changed; a true answer stays true.
    Wording,
    /// A true answer can change.
    Meaning,
    /// The skill is new.
    New,
    /// The skill has another id.
    Renamed,
    /// The skill is one part of an earlier one.
    Split,
    /// The skill joins several earlier ones.
    Merged,
    /// The framework no longer asks about the skill.
    Retired,
    /// A role expects another level of the skill, or weighs it differently.
    Targets,
}

impl ChangeKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Wording,
        Self::Meaning,
        Self::New,
        Self::Renamed,
        Self::Split,
        Self::Merged,
        Self::Retired,
        Self::Targets,
    ];

    /// Returns whether the skill begins with the change, without an answer.
    #[must_use]
    pub const fn begins_a_skill(self) -> bool {
        matches!(self, Self::New | Self::Split | Self::Merged)
    }

    /// Returns the number of skills that the skill comes from, as the least and the most.
    #[must_use]
    pub const fn origins(self) -> (usize, usize) {
        match self {
            Self::Renamed | Self::Split => (1, 1),
            Self::Merged => (2, usize::MAX),
            Self::Wording | Self::Meaning | Self::New | Self::Retired | Self::Targets => (0, 0),
        }
    }

    /// Returns the word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Meaning => "meaning",
            Self::New => "new",
            Self::Renamed => "renamed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Retired => "retired",
            Self::Targets => "targets",
        }
    }
}

impl Change {
    /// Returns whether an answer to an earlier edition needs another look because the meaning of the given level or of
    /// the next one changed. An answer that is older than its skill was given to another skill of the same id.
    #[must_use]
    pub fn touches(&self, level: Level) -> bool {
        match self.kind {
            ChangeKind::Meaning => self.levels.contains(&level) || self.levels.contains(&level.up()),
            kind => kind.begins_a_skill(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, ChangeKind};
    use crate::framework::Level;
    use crate::text::Clean;

    fn change(kind: ChangeKind, levels: &[usize]) -> Change {
        let levels = levels.iter().map(|level| Level::ALL[*level]).collect();
        let key = Clean::line("x");
        Change { edition: 2, skill: None, key, role: None, kind, levels, from: Vec::new(), why: Clean::default() }
    }

    #[test]
    fn a_changed_meaning_touches_the_level_itself_and_the_one_below() {
        let touched = |change: &Change| Level::ALL.map(|level| change.touches(level));
        assert_eq!(touched(&change(ChangeKind::Meaning, &[3])), [false, false, true, true, false]);
        assert_eq!(touched(&change(ChangeKind::Meaning, &[0, 4])), [true, false, false, true, true]);
        assert_eq!(touched(&change(ChangeKind::Wording, &[3])), [false; 5]);
        assert_eq!(touched(&change(ChangeKind::New, &[3])), [true; 5], "the answer is older than the skill");
    }
}
