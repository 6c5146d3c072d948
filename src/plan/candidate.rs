//! The skills that a plan can raise, with the gain and the cost of each level.

use std::cmp::Reverse;

use super::end_level::{EndLevel, EndLevels};
use crate::assessment::{Choice, Sheet};
use crate::framework::{Framework, Level, Requirement, SkillId};
use crate::score::{Scorecard, credit};

/// A skill that a plan can raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub(super) skill: SkillId,
    /// The weight of the skill for the role; 0 if the role does not list it.
    pub(super) weight: u64,
    pub(super) level: Level,
    pub(super) target: Level,
    /// The lowest level at which the person can be ready.
    pub(super) floor: Level,
    pub(super) assumed: bool,
    pub(super) starred: bool,
}

/// Returns the skills of the role, in the order in which they win ties.
pub(super) fn listed(
    framework: &Framework,
    sheet: &Sheet,
    card: &Scorecard,
    starred: impl Fn(SkillId) -> bool,
) -> Vec<Candidate> {
    let requirements = framework.role(card.role).requirements.iter();
    let mut candidates: Vec<Candidate> = requirements
        .filter_map(|requirement| {
            let starred = starred(requirement.skill);
            Some(Candidate { starred, ..Candidate::of(sheet, card, requirement)? })
        })
        .collect();
    candidates.sort_by_key(|candidate| (Reverse(candidate.starred), candidate.skill));
    candidates
}

/// Returns all skills of the framework in order. Skills that the role does not list have weight 0.
pub(super) fn all(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<Candidate> {
    let role = framework.role(card.role);
    let candidate = |skill| match role.requirement(skill) {
        Some(requirement) => Candidate::of(sheet, card, requirement),
        None => Candidate::unlisted(sheet, skill),
    };
    framework.skills().filter_map(candidate).collect()
}

impl Candidate {
    fn of(sheet: &Sheet, card: &Scorecard, requirement: &Requirement) -> Option<Self> {
        let floor = if requirement.is_must_have(card.band) { requirement.floor(card.band) } else { Level::ALL[0] };
        let weight = u64::from(requirement.weight);
        let target = requirement.target(card.band);
        Some(Self { weight, target, floor, ..Self::unlisted(sheet, requirement.skill)? })
    }

    fn unlisted(sheet: &Sheet, skill: SkillId) -> Option<Self> {
        let (level, assumed) = standing(sheet, skill)?;
        let nothing = Level::ALL[0];
        Some(Self { skill, weight: 0, level, target: nothing, floor: nothing, assumed, starred: false })
    }

    /// Returns the units of credit between the present level and another: `w * (credit(level) - credit(now))`.
    pub(super) fn gain(&self, level: Level) -> u64 {
        self.weight * (credit(level, self.target) - credit(self.level, self.target))
    }

    /// Returns the levels that the skill may end at: from the present level or the floor up to the target, because higher
    /// levels gain nothing.
    pub(super) fn end_levels(&self, framework: &Framework) -> EndLevels {
        let lowest = self.level.max(self.floor);
        let highest = self.target.max(lowest);
        let levels = Level::ALL.into_iter().rev().filter(|level| (lowest..=highest).contains(level));
        levels.map(|level| self.end_level(framework, level)).collect()
    }

    /// Returns a level from the present one up, with its gain and effort.
    pub(super) fn end_level(&self, framework: &Framework, level: Level) -> EndLevel {
        EndLevel {
            level,
            gain: usize::try_from(self.gain(level)).expect("a weight times 12 is small"),
            effort: framework.effort()[self.level.index()..level.index()].iter().sum(),
        }
    }
}

/// Returns the present level and whether it is assumed. `None` for a skill that is not applicable.
pub(super) fn standing(sheet: &Sheet, skill: SkillId) -> Option<(Level, bool)> {
    match sheet.choice(skill) {
        Choice::NotApplicable => None,
        Choice::Unanswered => Some((Level::ALL[0], true)),
        Choice::Level(level) => Some((level, false)),
    }
}
