//! What a role expects of each skill at each band.

use super::{BandId, Level, SkillId};
use crate::text::Clean;

/// A role profile.
#[derive(Debug, Clone)]
pub struct Role {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// The name where there is little room; at most 12 characters.
    pub short: Clean,
    /// One sentence on what the role does.
    pub summary: Clean,
    /// The skills that count for the role, in the order of its file.
    pub requirements: Vec<Requirement>,
    /// For every skill of the framework its position in `requirements`.
    positions: Vec<Option<u16>>,
}

/// What a role profile says in words; see [`Role`].
pub(super) struct RoleTexts {
    pub(super) key: Clean,
    pub(super) name: Clean,
    pub(super) short: Clean,
    pub(super) summary: Clean,
}

/// What a role expects of one skill.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// The skill.
    pub skill: SkillId,
    /// How much it matters, in words.
    pub importance: Importance,
    /// How much it matters, in points: core 5, important 3, helpful 1 in the shipped framework.
    pub weight: u32,
    /// Whether a level more than one below the target rules out "ready".
    pub must_have: bool,
    pub(super) targets: Vec<Level>,
}

impl Requirement {
    /// The level expected at a band, 1 to 4.
    #[must_use]
    pub fn target(&self, band: BandId) -> Level {
        self.targets[band.index()]
    }

    /// The lowest level a must-have may have: one below its target.
    #[must_use]
    pub fn floor(&self, band: BandId) -> Level {
        self.target(band).down()
    }

    /// Whether the skill is a must-have at a band. A must-have whose floor is level 0 demands nothing, so at such a band
    /// it is a skill like any other.
    #[must_use]
    pub fn is_must_have(&self, band: BandId) -> bool {
        self.must_have && self.floor(band) > Level::ALL[0]
    }
}

impl Role {
    /// Puts a profile together, for a framework of so many skills.
    pub(super) fn new(texts: RoleTexts, requirements: Vec<Requirement>, skills: usize) -> Self {
        let RoleTexts { key, name, short, summary } = texts;
        let mut positions = vec![None; skills];
        for (position, requirement) in (0..).zip(&requirements) {
            positions[requirement.skill.index()] = Some(position);
        }
        Self { key, name, short, summary, requirements, positions }
    }

    /// What the role expects of a skill, if it lists it.
    #[must_use]
    pub fn requirement(&self, skill: SkillId) -> Option<&Requirement> {
        let position = self.positions[skill.index()]?;
        Some(&self.requirements[usize::from(position)])
    }
}

/// How much a skill matters to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// The role is done well or badly here.
    Core,
    /// The role often needs it.
    Important,
    /// The role gains from it.
    Helpful,
}

impl Importance {
    /// All, most important first.
    pub const ALL: [Self; 3] = [Self::Core, Self::Important, Self::Helpful];

    /// The word in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Important => "important",
            Self::Helpful => "helpful",
        }
    }
}
