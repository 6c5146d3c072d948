//! Which open answers would change the plan.
//!
//! A plan takes unanswered skills at level 0. Answering one can only make the plan cheaper, and the higher the
//! answer the more; above the target nothing changes any more. So one question tells all: what would the shortest
//! path cost if this skill were on target? That is a path without the skill, for `12 * w` units less.
//!
//! The paths without each skill are found together by halving: to leave out one of the left half, put the whole
//! right half in first, and the reverse. That takes `n * log n` rows instead of `n * n`.

use super::candidate::{self, Candidate};
use super::knapsack::{Cost, effort_of, nothing_yet, with_candidate};
use super::margin::to_the_bar;
use crate::assessment::Sheet;
use crate::framework::{Framework, SkillId};
use crate::score::Scorecard;

/// What a skill without an answer means for the shortest path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAnswer {
    /// The skill.
    pub skill: SkillId,
    /// The most effort that answering it can take off the path; 0 if no answer makes it shorter.
    pub saves: u32,
}

impl OpenAnswer {
    /// Whether some answer makes the path shorter.
    pub const fn shortens(self) -> bool {
        self.saves > 0
    }
}

/// The unanswered skills of the role and what answering each could save: most first, then framework order.
pub fn open_answers(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<OpenAnswer> {
    let candidates = candidate::listed(framework, sheet, card, |_| false);
    // Past a must-have that is not applicable there is no path to shorten.
    let is_blocked = card.blocked_by().next().is_some();
    let is_open = !is_blocked && candidates.iter().any(|candidate| candidate.assumed);
    let Some(needed) = to_the_bar(framework, card).filter(|_| is_open) else {
        return Vec::new();
    };
    let empty = nothing_yet(needed);
    let mut search = Search { framework, needed, found: Vec::new() };
    let whole = search.with(&empty, &candidates)[needed];
    search.without_each(&empty, &candidates);
    let saves = |without: Cost| u32::try_from(effort_of(whole).saturating_sub(effort_of(without))).unwrap_or(u32::MAX);
    let mut open: Vec<OpenAnswer> =
        search.found.into_iter().map(|(skill, without)| OpenAnswer { skill, saves: saves(without) }).collect();
    open.sort_by_key(|open| (std::cmp::Reverse(open.saves), open.skill));
    open
}

struct Search<'f> {
    framework: &'f Framework,
    needed: usize,
    /// For every skill without an answer what the path costs if it is on target.
    found: Vec<(SkillId, Cost)>,
}

impl Search<'_> {
    fn with(&self, row: &[Cost], candidates: &[Candidate]) -> Vec<Cost> {
        candidates
            .iter()
            .fold(row.to_vec(), |row, candidate| with_candidate(&row, &candidate.options(self.framework)).0)
    }

    /// `row` has every candidate in but these.
    fn without_each(&mut self, row: &[Cost], candidates: &[Candidate]) {
        if !candidates.iter().any(|candidate| candidate.assumed) {
            return;
        }
        if let [candidate] = candidates {
            let on_target = usize::try_from(candidate.gain(candidate.target)).unwrap_or(self.needed);
            self.found.push((candidate.skill, row[self.needed.saturating_sub(on_target)]));
            return;
        }
        let (left, right) = candidates.split_at(candidates.len() / 2);
        self.without_each(&self.with(row, right), left);
        self.without_each(&self.with(row, left), right);
    }
}
