//! The gaps and the strengths of a person for a role, and the arithmetic skill by skill.
//!
//! Points lost on a skill are `100 * w * (12 - credit) / D`; over all skills they add up to exactly
//! 100 - readiness.

use super::{FULL_CREDIT, Fraction, Scorecard, credit};
use crate::assessment::{Choice, Sheet};
use crate::framework::{Framework, Level, Requirement, SkillId};
use crate::order::Order as _;

/// One line of a role's arithmetic.
#[derive(Debug, Clone, Copy)]
pub struct SkillLine<'f> {
    /// The expectation of the role.
    pub requirement: &'f Requirement,
    /// The level that the role expects at the band.
    pub target: Level,
    /// The answer of the person.
    pub choice: Choice,
    /// The credit, in twelfths of the target; 0 without a level.
    pub credit: u64,
    /// The points of 100 lost on the skill. For an unanswered skill, the loss lasts until its answer.
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
    /// The points of 100 lost.
    pub lost: Fraction,
}

/// Returns the arithmetic of a scorecard, in the order of the role's skills. Skills that are n/a lose nothing.
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

/// Returns the same lines in descending order of points lost; what loses nothing keeps the order of the role, and what
/// does not apply comes last.
pub fn by_loss<'f>(framework: &'f Framework, sheet: &Sheet, card: &Scorecard) -> Vec<SkillLine<'f>> {
    let mut lines = skill_lines(framework, sheet, card);
    lines.order_by(|a, b| {
        let is_left_out = |line: &SkillLine<'_>| line.choice == Choice::NotApplicable;
        is_left_out(a).cmp(&is_left_out(b)).then_with(|| b.lost.cmp(&a.lost))
    });
    lines
}

/// Returns the answered skills below target, in descending order of points lost, then in the framework's order.
pub fn gaps(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<Gap> {
    let below = |line: &SkillLine<'_>| {
        let level = line.choice.level().filter(|level| *level < line.target)?;
        Some(Gap { skill: line.requirement.skill, level, target: line.target, lost: line.lost })
    };
    let mut gaps: Vec<Gap> = skill_lines(framework, sheet, card).iter().filter_map(below).collect();
    gaps.order_by(|a, b| b.lost.cmp(&a.lost).then(a.skill.cmp(&b.skill)));
    gaps
}

/// Returns the answered skills at or above target: most important first, then furthest above, then in the framework's
/// order.
pub fn strengths(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<SkillId> {
    let reached = |line: &SkillLine<'_>| {
        let above = line.choice.level()?.number().checked_sub(line.target.number())?;
        Some((line.requirement.weight, above, line.requirement.skill))
    };
    let mut reached: Vec<_> = skill_lines(framework, sheet, card).iter().filter_map(reached).collect();
    reached.order_by_key(|(weight, above, skill)| (std::cmp::Reverse((*weight, *above)), *skill));
    reached.into_iter().map(|(_, _, skill)| skill).collect()
}
