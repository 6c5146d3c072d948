//! The groups of a team: how much of what is asked each reaches, domain by domain.

use super::tally::{GroupCount, SkillCount, TeamTally};
use crate::framework::{DomainId, Framework, Level};
use crate::score::{FULL_CREDIT, credit};
use crate::text::{Clean, listed};

/// A group, or several that were joined because one of them has too few people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPicture {
    /// The names of the groups.
    pub names: Vec<Clean>,
    /// The number of people.
    pub people: u32,
    /// For each domain, the share of what is asked that the group reaches, in percent; the mean of all people to whom
    /// the skills apply. `None` if no seat asks for a skill of the domain, if the skills apply to nobody, or if it is hidden.
    pub reached: Vec<(DomainId, Option<u64>)>,
}

impl GroupPicture {
    /// Returns the names in words.
    #[must_use]
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.names.iter().map(Clean::as_str).collect();
        listed(&names, "and")
    }
}

/// Returns the groups in the order of their names. Each has at least `least` people: a smaller one is joined with the
/// next smallest. If that joins everybody, there are none to show.
pub(super) fn groups(tally: &TeamTally, asked: &[Option<Level>], least: u32) -> Vec<GroupPicture> {
    let framework = tally.framework();
    let mut groups: Vec<(Vec<Clean>, GroupCount)> =
        tally.groups.iter().map(|(name, count)| (vec![name.clone()], count.clone())).collect();
    let in_groups: u32 = groups.iter().map(|(_, count)| count.people).sum();
    let outside = tally.people() - in_groups;
    // The people outside all groups are a group too: everybody minus the groups.
    if (1..least).contains(&outside) {
        return Vec::new();
    }
    loop {
        groups.sort_by(|(a, a_count), (b, b_count)| (a_count.people, a).cmp(&(b_count.people, b)));
        match groups.first() {
            Some((_, smallest)) if smallest.people < least && groups.len() > 1 => {
                let (names, small) = groups.remove(0);
                let (joined, next) = &mut groups[0];
                joined.extend(names);
                joined.sort();
                next.people += small.people;
                for (count, more) in next.skills.iter_mut().zip(&small.skills) {
                    count.merge(more);
                }
            }
            Some((_, smallest)) if smallest.people < least => return Vec::new(),
            _ => break,
        }
    }
    if let [(names, _)] = &*groups
        && names.len() > 1
        && outside == 0
    {
        return Vec::new();
    }
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    let picture = |(names, count): (Vec<Clean>, GroupCount)| {
        let reached = framework.domains().map(|domain| (domain, reached(framework, &count.skills, asked, domain)));
        GroupPicture { names, people: count.people, reached: reached.collect() }
    };
    groups.into_iter().map(picture).collect()
}

fn reached(framework: &Framework, counts: &[SkillCount], asked: &[Option<Level>], domain: DomainId) -> Option<u64> {
    let (mut sum, mut full) = (0, 0);
    for skill in framework.skills_of(domain) {
        let Some(asked) = asked[skill.index()] else { continue };
        let (of_skill, people) = credits(&counts[skill.index()], asked);
        sum += of_skill;
        full += people * FULL_CREDIT;
    }
    (200 * sum + full).checked_div(2 * full)
}

/// Returns the sum of the credits of all people to whom a skill applies, and their number. An open answer counts as 0.
pub(super) fn credits(count: &SkillCount, target: Level) -> (u64, u64) {
    let levels = || Level::ALL.into_iter().zip(count.levels.map(u64::from));
    let sum = levels().map(|(level, people)| people * credit(level, target)).sum();
    (sum, levels().map(|(_, people)| people).sum::<u64>() + u64::from(count.open))
}
