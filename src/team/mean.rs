//! Whether a mean over several skills gives a number about one of them away.
//!
//! A mean in whole percent leaves a range for what everybody together loses. All skills of the mean share it, so the
//! range of one skill is what the least and the most of the others leave. A mean may be shown if every hidden number
//! still has enough values. Here nobody counts as not applicable: it is the harder case, because then more is known.

use super::coverage::{ByClass, SkillCoverage};
use super::groups::GroupPicture;
use super::picture::TeamPicture;
use super::roles::RolePicture;
use super::small::{POSSIBILITIES, is_small};
use crate::framework::{DomainId, Level};
use crate::score::{FULL_CREDIT, credit};

/// A range, with both ends.
type Range = (u64, u64);

/// The people of a mean for one of its skills.
struct Row {
    weight: u64,
    /// The number of people at each distance to the asked level, as far as it is known, the fewest that an unknown one
    /// is, and the credit that one of them lacks.
    cells: [(Option<u32>, u32, Range); 3],
    /// The people in the unknown numbers.
    rest: u64,
}

impl Row {
    fn of(cells: [Option<u32>; 3], people: u32, asked: Level, (weight, target): (u32, Level)) -> Self {
        let lacks = |level: Level| FULL_CREDIT - credit(level, target);
        let below = asked.down();
        // Level 1 has no level two below it: a person further away has no answer.
        let further = if asked.index() > 1 { lacks(below.down()) } else { FULL_CREDIT };
        let lost = [(0, lacks(asked)), (lacks(below), lacks(below)), (further, FULL_CREDIT)];
        let shown: u32 = cells.iter().flatten().sum();
        // Beside a shown number, a hidden one is never 0.
        let fewest = u32::from(cells.iter().any(Option::is_some));
        let cell = |at: usize| (cells[at], if cells[at].is_none() { fewest } else { 0 }, lost[at]);
        let cells = [cell(0), cell(1), cell(2)];
        Self { weight: weight.into(), cells, rest: people.saturating_sub(shown).into() }
    }

    /// Returns what the people lose by this skill. A cell may be set to a number.
    fn lost(&self, set: Option<(usize, u64)>) -> Option<Range> {
        let (mut range, mut rest) = ((0, 0), self.rest);
        let mut per_person: Option<Range> = None;
        for (at, (count, fewest, (low, high))) in self.cells.iter().enumerate() {
            let set = set.filter(|(cell, _)| *cell == at).map(|(_, value)| value);
            let is_free = count.is_none() && set.is_none();
            let fixed = count.map_or_else(|| set.unwrap_or_else(|| (*fewest).into()), u64::from);
            range = (range.0 + fixed * low, range.1 + fixed * high);
            if count.is_none() {
                rest = rest.checked_sub(fixed)?;
            }
            if is_free {
                per_person = Some(per_person.map_or((*low, *high), |it| (it.0.min(*low), it.1.max(*high))));
            }
        }
        let (low, high) = if rest == 0 { (0, 0) } else { per_person? };
        Some((self.weight * (range.0 + rest * low), self.weight * (range.1 + rest * high)))
    }

    /// Returns whether each unknown number can have enough values, or is about enough people whatever it is.
    fn is_free(&self, left: Range, least: u32) -> bool {
        // Levels are steps, so near the ends of a range not every amount can be lost. One person's all is a margin.
        let margin = self.weight * FULL_CREDIT;
        let values = |at: usize, margin: u64| {
            let meets = move |value: &u64| {
                self.lost(Some((at, *value))).is_some_and(|it| it.0 + margin <= left.1 && left.0 + margin <= it.1)
            };
            (u64::from(self.cells[at].1)..=self.rest).filter(meets)
        };
        let small = |value: u64| u32::try_from(value).is_ok_and(|value| is_small(value, least));
        (0..self.cells.len()).filter(|at| self.cells[*at].0.is_none()).all(|at| {
            let enough = POSSIBILITIES as usize;
            values(at, margin).take(enough).count() == enough
                || values(at, 0).next().is_some() && !values(at, 0).any(small)
        })
    }
}

/// Returns whether every unknown number stays open if everybody together loses an amount in this range.
fn all_free(rows: &[Row], lost: Range, least: u32) -> bool {
    let Some(each) = rows.iter().map(|row| row.lost(None)).collect::<Option<Vec<Range>>>() else { return false };
    let all = each.iter().fold((0, 0), |sum: Range, it| (sum.0 + it.0, sum.1 + it.1));
    rows.iter().zip(&each).all(|(row, own)| {
        let others = (all.0 - own.0, all.1 - own.1);
        lost.1 >= others.0 && row.is_free((lost.0.saturating_sub(others.1), lost.1 - others.0), least)
    })
}

/// Returns what is lost in a mean in whole percent, if `full` is all there is.
fn lost(percent: u64, full: u64) -> Range {
    let lost = 2 * 100_u64.saturating_sub(percent);
    ((full * lost.saturating_sub(1)).div_ceil(200), full * (lost + 1) / 200)
}

/// Returns whether the mean of a role gives no number of the coverage away.
pub(super) fn is_role_safe(picture: &TeamPicture, role: &RolePicture, least: u32) -> bool {
    let Some(mean) = role.mean_lowest else { return true };
    let requirements = &picture.framework.role(role.role).requirements;
    let rows = requirements.iter().map(|listed| {
        let row = &picture.coverage[listed.skill.index()];
        let target = listed.target(role.band);
        let cells = row.by_class.map_or([None; 3], ByClass::cells);
        let cells = if row.asked.is_some() { cells } else { [None; 3] };
        Row::of(cells, picture.people, row.asked.unwrap_or(target), (listed.weight, target))
    });
    let rows: Vec<Row> = rows.collect();
    let weights: u64 = rows.iter().map(|row| row.weight).sum();
    all_free(&rows, lost(mean, FULL_CREDIT * weights * u64::from(picture.people)), least)
}

/// Returns whether the shares of a domain give no number away: about each group, and about all groups together.
pub(super) fn is_domain_safe(picture: &TeamPicture, domain: DomainId, least: u32) -> bool {
    let asked = || {
        let of_domain = |it: &&SkillCoverage| picture.framework.skill(it.skill).domain == domain;
        picture.coverage.iter().filter(of_domain).filter_map(|it| Some((it, it.asked?)))
    };
    let skills = asked().count() as u64;
    let (mut all, mut people) = ((0, 0), 0);
    for group in &picture.groups {
        let Some(percent) = reached(group, domain) else { continue };
        let rows: Vec<Row> = asked().map(|(_, level)| Row::of([None; 3], group.people, level, (1, level))).collect();
        let of_group = lost(percent, FULL_CREDIT * skills * u64::from(group.people));
        if !all_free(&rows, of_group, least) {
            return false;
        }
        (all, people) = ((all.0 + of_group.0, all.1 + of_group.1), people + group.people);
    }
    let rows = asked().filter_map(|(it, level)| Some((it.by_class?.cells(), level)));
    let rows: Vec<Row> = rows.map(|(cells, level)| Row::of(cells, picture.people, level, (1, level))).collect();
    people < picture.people || all_free(&rows, all, least)
}

fn reached(group: &GroupPicture, domain: DomainId) -> Option<u64> {
    group.reached.iter().find(|(it, _)| *it == domain).and_then(|(_, percent)| *percent)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Row, all_free, lost};
    use crate::framework::Level;
    use crate::score::{FULL_CREDIT, credit};

    /// Returns every way in which some people can stand at the five levels.
    fn teams(people: u32) -> Vec<[u32; 5]> {
        let mut all = vec![];
        for a in 0..=people {
            for b in 0..=people - a {
                for c in 0..=people - a - b {
                    all.extend((0..=people - a - b - c).map(|d| [a, b, c, d, people - a - b - c - d]));
                }
            }
        }
        all
    }

    fn classes(team: &[u32; 5], asked: Level) -> [u32; 3] {
        let (below, able) = team.split_at(asked.index());
        let one_below = below.last().copied().unwrap_or_default();
        [able.iter().sum(), one_below, below.iter().sum::<u32>() - one_below]
    }

    fn missing(team: &[u32; 5], asked: Level) -> u64 {
        Level::ALL
            .iter()
            .zip(team)
            .map(|(level, count)| u64::from(*count) * (FULL_CREDIT - credit(*level, asked)))
            .sum()
    }

    /// Tries every team with the same mean, and asserts that what is told to be safe leaves enough possibilities.
    fn attack(people: u32, asked: &[Level], least: u32) -> [usize; 2] {
        let of_skill = |level: &Level| -> BTreeSet<([u32; 3], u64)> {
            teams(people).iter().map(|team| (classes(team, *level), missing(team, *level))).collect()
        };
        let mut all: Vec<(Vec<[u32; 3]>, u64)> = vec![(vec![], 0)];
        for skill in asked {
            let next = of_skill(skill);
            let with = |(known, lost): &(Vec<[u32; 3]>, u64)| {
                let more = |(team, more): &([u32; 3], u64)| ([&known[..], &[*team]].concat(), lost + more);
                next.iter().map(more).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(with).collect();
        }
        let full = FULL_CREDIT * u64::from(people) * asked.len() as u64;
        let mut told = [0, 0];
        for percent in 0..=100 {
            let range = lost(percent, full);
            let rows: Vec<Row> = asked.iter().map(|level| Row::of([None; 3], people, *level, (1, *level))).collect();
            let is_safe = all_free(&rows, range, least);
            told[usize::from(is_safe)] += 1;
            let same = all.iter().filter(|(_, lost)| (range.0..=range.1).contains(lost));
            let mut seen = vec![BTreeSet::new(); 3 * asked.len()];
            for (team, _) in same {
                for (seen, count) in seen.iter_mut().zip(team.iter().flatten()) {
                    seen.insert(*count);
                }
            }
            for values in seen.iter().filter(|_| is_safe) {
                let is_told = values.len() < 3 && values.iter().any(|count| (1..least).contains(count));
                assert!(!is_told, "{percent}% of {asked:?} for {people}: {values:?}");
            }
        }
        told
    }

    #[test]
    fn a_mean_that_is_told_leaves_every_number_open() {
        let levels = &Level::ALL[1..];
        for people in [5, 7] {
            for one in levels {
                attack(people, &[*one], 5);
                for other in levels {
                    attack(people, &[*one, *other], 5);
                }
            }
        }
        let [hidden, told] = attack(5, &[Level::ALL[3]; 3], 5);
        assert!(hidden > 0 && told > 60, "{hidden} hidden and {told} told");
        assert_eq!(attack(5, &[Level::ALL[1]], 5)[1], 1, "of one skill only everybody");
    }
}
