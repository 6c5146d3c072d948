//! The unanswered skills whose answers would change the plan.
//!
//! A plan counts unanswered skills as level 0. An answer can only make the plan cheaper: the higher the answer, the
//! cheaper the plan, up to the target. So one question is enough: what would the shortest path cost with this skill on
//! target? That is a path without the skill, for `12 * w` units less.
//!
//! The search finds the paths without each skill together, by halving: to leave out a skill of the left half, it adds
//! the whole right half first, and the reverse. That takes `n * log n` rows instead of `n * n`.

use super::candidate::{self, Candidate};
use super::knapsack::{Cost, Row, effort_of};
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
    let empty = Row::without_candidates();
    let mut search = Search { framework, needed, found: Vec::new() };
    let whole = search.with(&empty, &candidates, &[]).cost(needed);
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
    /// The cost of the path with the skill on target, for every unanswered skill.
    found: Vec<(SkillId, Cost)>,
}

impl Search<'_> {
    /// Adds candidates to a row. Those of `missing` are still to be added.
    fn with(&self, row: &Row, added: &[Candidate], missing: &[Candidate]) -> Row {
        let mut left: usize = added.iter().chain(missing).map(Candidate::most).sum();
        added.iter().fold(row.clone(), |row, candidate| {
            left -= candidate.most();
            let needs = row.needs(candidate, self.needed, left);
            row.with_candidate(&candidate.options(self.framework), needs).0
        })
    }

    /// Finds the cost without each of `candidates`; `row` includes all other candidates.
    fn without_each(&mut self, row: &Row, candidates: &[Candidate]) {
        if !candidates.iter().any(|candidate| candidate.assumed) {
            return;
        }
        if let [candidate] = candidates {
            let on_target = usize::try_from(candidate.gain(candidate.target)).unwrap_or(self.needed);
            self.found.push((candidate.skill, row.cost(self.needed.saturating_sub(on_target))));
            return;
        }
        let (left, right) = candidates.split_at(candidates.len() / 2);
        self.without_each(&self.with(row, right, left), left);
        self.without_each(&self.with(row, left, right), right);
    }
}
