//! The unanswered skills whose answers would change the plan.
//!
//! A plan counts unanswered skills as level 0. An answer can only make the plan cheaper: the higher the answer, the
//! cheaper the plan, up to the target. So one question is enough: what would the shortest path cost with this skill on
//! target? Skills with the same end levels, gains and efforts save the same, so one path is computed for all of them.

use super::candidate;
use super::end_level::{EndLevel, EndLevels};
use super::knapsack::cheapest;
use super::margin::to_the_bar;
use crate::assessment::Sheet;
use crate::framework::{Framework, SkillId};
use crate::score::Scorecard;

/// The effect of an unanswered skill on the shortest path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAnswer {
    /// The skill.
    pub skill: SkillId,
    /// The most effort that answering it can take off the path; 0 if no answer makes it shorter.
    pub saves: u32,
}

impl OpenAnswer {
    /// Returns whether some answer makes the path shorter.
    pub const fn shortens(self) -> bool {
        self.saves > 0
    }
}

/// Returns the unanswered skills of the role and the effort that each answer could save: most first, then framework
/// order.
pub fn open_answers(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<OpenAnswer> {
    let candidates = candidate::listed(framework, sheet, card, |_| false);
    // With a must-have marked as not applicable there is no path to shorten.
    let is_blocked = card.blocked_by().next().is_some();
    let is_open = !is_blocked && candidates.iter().any(|candidate| candidate.assumed);
    let Some(needed) = to_the_bar(framework, card).filter(|_| is_open) else {
        return Vec::new();
    };
    let effort = |skills: &[EndLevels]| cheapest(skills, needed).iter().map(|end| end.effort).sum::<u32>();
    let mut skills: Vec<EndLevels> = candidates.iter().map(|candidate| candidate.end_levels(framework)).collect();
    let whole = effort(&skills);
    let mut alike: Vec<(EndLevels, u32)> = Vec::new();
    let mut open = Vec::new();
    for (position, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.assumed) {
        let known = alike.iter().find(|(levels, _)| *levels == skills[position]);
        let saves = if let Some((_, saves)) = known {
            *saves
        } else {
            let on_target = EndLevel { effort: 0, ..candidate.end_level(framework, candidate.target) };
            let levels = std::mem::replace(&mut skills[position], vec![on_target]);
            let saves = whole.saturating_sub(effort(&skills));
            skills[position].clone_from(&levels);
            alike.push((levels, saves));
            saves
        };
        open.push(OpenAnswer { skill: candidate.skill, saves });
    }
    open.sort_by_key(|open| (std::cmp::Reverse(open.saves), open.skill));
    open
}
