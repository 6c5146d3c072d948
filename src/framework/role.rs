//! Role profiles: the levels that a role expects of each skill at each band.

use super::{BandId, Level, RoleFile, SkillId};
use crate::text::Clean;

/// A role profile.
#[derive(Debug, Clone)]
pub struct Role {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// The name for narrow places; at most 12 columns.
    pub short: Clean,
    /// One sentence on what the role does.
    pub summary: Clean,
    /// The skills that count for the role, in the order of its file.
    pub requirements: Vec<Requirement>,
    /// The file of a role that is added to the framework; `None` for the framework's own roles.
    pub file: Option<RoleFile>,
    /// The position in `requirements` for every skill of the framework.
    positions: Vec<Option<u16>>,
}

/// The texts of a role profile; see [`Role`].
pub(super) struct RoleTexts {
    pub(super) key: Clean,
    pub(super) name: Clean,
    pub(super) short: Clean,
    pub(super) summary: Clean,
}

/// The expectation of a role for one skill.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// The skill.
    pub skill: SkillId,
    /// The importance of the skill, in words.
    pub importance: Importance,
    /// The importance of the skill, in points: core 5, important 3, helpful 1 in the shipped framework.
    pub weight: u32,
    /// Whether a level more than one below the target rules out "ready".
    pub must_have: bool,
    pub(super) targets: Vec<Level>,
}

impl Requirement {
    /// Returns the level that the role expects at a band, 1 to 4.
    #[must_use]
    pub fn target(&self, band: BandId) -> Level {
        self.targets[band.index()]
    }

    /// Returns the lowest level that a must-have may have: one below its target.
    #[must_use]
    pub fn floor(&self, band: BandId) -> Level {
        self.target(band).down()
    }

    /// Returns whether the skill is a must-have at a band. A must-have whose floor is level 0 demands nothing, so it
    /// does not count as one at such a band.
    #[must_use]
    pub fn is_must_have(&self, band: BandId) -> bool {
        self.must_have && self.floor(band) > Level::ALL[0]
    }
}

impl Role {
    /// Builds a profile for a framework with the given number of skills.
    pub(super) fn new(texts: RoleTexts, requirements: Vec<Requirement>, skills: usize) -> Self {
        let RoleTexts { key, name, short, summary } = texts;
        let mut positions = vec![None; skills];
        for (position, requirement) in (0..).zip(&requirements) {
            positions[requirement.skill.index()] = Some(position);
        }
        Self { key, name, short, summary, requirements, file: None, positions }
    }

    /// Returns the expectation of the role for a skill. `None` if the role does not list the skill.
    #[must_use]
    pub fn requirement(&self, skill: SkillId) -> Option<&Requirement> {
        let position = self.positions[skill.index()]?;
        Some(&self.requirements[usize::from(position)])
    }
}

/// The importance of a skill to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// The skill decides how well a person does the role.
    Core,
    /// The role often needs the skill.
    Important,
    /// The role gains from the skill.
    Helpful,
}

impl Importance {
    /// All values, most important first.
    pub const ALL: [Self; 3] = [Self::Core, Self::Important, Self::Helpful];

    /// Returns the word in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Important => "important",
            Self::Helpful => "helpful",
        }
    }
}
