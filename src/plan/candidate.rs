//! The skills a plan can raise, and what raising each one brings and costs.

use std::cmp::Reverse;

use crate::assessment::{Choice, Sheet};
use crate::framework::{Framework, Level, Requirement, SkillId};
use crate::score::{Scorecard, credit};

/// One skill that can be raised.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) skill: SkillId,
    /// Its weight for the role; 0 if the role does not list it.
    pub(super) weight: u64,
    pub(super) level: Level,
    pub(super) target: Level,
    /// The lowest level at which the person can be ready.
    pub(super) floor: Level,
    pub(super) assumed: bool,
    pub(super) starred: bool,
}

/// A level a candidate may end at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choosable {
    pub(super) level: Level,
    /// Units of credit gained over where it stands.
    pub(super) gain: usize,
    pub(super) effort: u32,
}

/// The skills of the role, those that win ties first.
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

/// All skills of the framework in order; those the role does not list weigh nothing.
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

    /// Units of credit between where it stands and a level: `w * (credit(level) - credit(now))`.
    pub(super) fn gain(&self, level: Level) -> u64 {
        self.weight * (credit(level, self.target) - credit(self.level, self.target))
    }

    /// The levels it may end at, highest first: down to where it stands or its floor, and no higher than its
    /// target, because beyond that nothing is gained.
    pub(super) fn options(&self, framework: &Framework) -> Vec<Choosable> {
        let lowest = self.level.max(self.floor);
        let highest = self.target.max(lowest);
        let levels = Level::ALL.into_iter().rev().filter(|level| (lowest..=highest).contains(level));
        levels
            .map(|level| Choosable {
                level,
                gain: usize::try_from(self.gain(level)).expect("a weight times 12 is small"),
                effort: framework.effort()[self.level.index()..level.index()].iter().sum(),
            })
            .collect()
    }
}

/// The level to start from and whether it is assumed; `None` for a skill that is not applicable.
pub(super) fn standing(sheet: &Sheet, skill: SkillId) -> Option<(Level, bool)> {
    match sheet.choice(skill) {
        Choice::NotApplicable => None,
        Choice::Unanswered => Some((Level::ALL[0], true)),
        Choice::Level(level) => Some((level, false)),
    }
}
