//! The number of people who are able at what the seats ask for, skill by skill.

use super::tally::{SkillCount, TeamTally};
use crate::framework::{LEVELS, Level, SkillId};

/// The people at each distance to the asked level. A number that is hidden is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByClass {
    /// At the asked level or above.
    pub able: Option<u32>,
    /// One level below.
    pub one_below: Option<u32>,
    /// Further below, without an answer, or not applicable.
    pub further: Option<u32>,
}

impl ByClass {
    /// Returns the three numbers.
    pub(super) const fn cells(self) -> [Option<u32>; 3] {
        [self.able, self.one_below, self.further]
    }
}

/// The coverage of one skill. A number that is hidden is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillCoverage {
    /// The skill.
    pub skill: SkillId,
    /// The highest level that the seats ask for where the skill matters to them. `None` if no seat asks for it.
    pub asked: Option<Level>,
    /// The people at each distance to the asked level. `None` if no seat asks for the skill.
    pub by_class: Option<ByClass>,
    /// The people whose open answer may turn out to be at the asked level.
    pub possible: Option<u32>,
    /// The people with a level.
    pub answered: Option<u32>,
    /// The people at each level, only in a picture with names.
    pub by_level: Option<[u32; LEVELS]>,
    /// Whether exactly one person is able, only in a picture with names.
    pub single_point: Option<bool>,
}

impl SkillCoverage {
    /// Returns how many people are able. `None` if no seat asks for the skill or the number is hidden.
    #[must_use]
    pub fn able(&self) -> Option<u32> {
        self.by_class?.able
    }
}

/// Returns the coverage of every skill, with nothing hidden.
pub(super) fn coverage(tally: &TeamTally, asked: &[Option<Level>]) -> Vec<SkillCoverage> {
    let of_skill = |(skill, asked): (SkillId, &Option<Level>)| {
        let count = tally.skill(skill);
        let by_class = asked.map(|asked| by_class(count, asked));
        SkillCoverage {
            skill,
            asked: *asked,
            by_class,
            possible: asked.map(|_| count.open),
            answered: Some(count.levels.iter().sum()),
            by_level: Some(count.levels),
            single_point: by_class.map(|classes| classes.able == Some(1)),
        }
    };
    tally.framework().skills().zip(asked).map(of_skill).collect()
}

fn by_class(count: &SkillCount, asked: Level) -> ByClass {
    let (below, able) = count.levels.split_at(asked.index());
    let (further, one_below) = below.split_at(below.len().saturating_sub(1));
    let further = further.iter().sum::<u32>() + count.open + count.not_applicable;
    ByClass { able: Some(able.iter().sum()), one_below: Some(one_below.iter().sum()), further: Some(further) }
}
