//! What a role still misses, what it already has, and the arithmetic skill by skill.
//!
//! Points lost on a skill are `100 * w * (12 - credit) / D`; over all skills they add up to exactly
//! 100 - readiness.

use super::{FULL_CREDIT, Fraction, Scorecard, credit};
use crate::assessment::{Choice, Sheet};
use crate::framework::{Framework, Level, Requirement, SkillId};

/// One line of a role's arithmetic.
#[derive(Debug, Clone, Copy)]
pub struct SkillLine<'f> {
    /// What the role expects.
    pub requirement: &'f Requirement,
    /// The level it expects at the band.
    pub target: Level,
    /// What the person answered.
    pub choice: Choice,
    /// Twelfths of the target reached; 0 without a level.
    pub credit: u64,
    /// Points of 100 lost here: for an answered skill for good, for an unanswered one until it is answered.
    pub lost: Fraction,
}

/// A skill that costs points.
#[derive(Debug, Clone, Copy)]
pub struct Gap {
    /// The skill.
    pub skill: SkillId,
    /// The level answered.
    pub level: Level,
    /// The level expected.
    pub target: Level,
    /// Points of 100 lost.
    pub lost: Fraction,
}

/// The arithmetic of a scorecard, in the order of the role's skills. Skills that are n/a lose nothing.
pub fn skill_lines<'f>(framework: &'f Framework, sheet: &Sheet, card: &Scorecard) -> Vec<SkillLine<'f>> {
    let requirements = framework.role(card.role).requirements.iter();
    requirements
        .map(|requirement| {
            let target = requirement.target(card.band);
            let choice = sheet.choice(requirement.skill);
            let credit = choice.level().map_or(0, |level| credit(level, target));
            let missing = if choice == Choice::NotApplicable { 0 } else { FULL_CREDIT - credit };
            let lost = Fraction {
                numerator: 100 * u64::from(requirement.weight) * missing,
                denominator: card.denominator().max(1),
            };
            SkillLine { requirement, target, choice, credit, lost }
        })
        .collect()
}

/// The answered skills below target, those that cost most first; equal ones in the framework's order.
pub fn gaps(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<Gap> {
    let below = |line: &SkillLine<'_>| {
        let level = line.choice.level().filter(|level| *level < line.target)?;
        Some(Gap { skill: line.requirement.skill, level, target: line.target, lost: line.lost })
    };
    let mut gaps: Vec<Gap> = skill_lines(framework, sheet, card).iter().filter_map(below).collect();
    gaps.sort_by(|a, b| b.lost.cmp(&a.lost).then(a.skill.cmp(&b.skill)));
    gaps
}

/// The answered skills at or above target: most important first, then furthest above, then in order.
pub fn strengths(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<SkillId> {
    let reached = |line: &SkillLine<'_>| {
        let above = line.choice.level()?.number().checked_sub(line.target.number())?;
        Some((line.requirement.weight, above, line.requirement.skill))
    };
    let mut reached: Vec<_> = skill_lines(framework, sheet, card).iter().filter_map(reached).collect();
    reached.sort_by_key(|(weight, above, skill)| (std::cmp::Reverse((*weight, *above)), *skill));
    reached.into_iter().map(|(_, _, skill)| skill).collect()
}
