//! Counting people, one after the other.
//!
//! The counts need the same memory for any number of people, but for the groups and, in a picture with names, the
//! people themselves. The candidates for seats stay few: who is not among the best for any kind of seat, as many of
//! them as there are seats, sits in no best assignment that needs them, because one of those better ones is free.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::seat::SeatRequest;
use super::{MOST_NAMED, Member};
use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, LEVELS, RoleId, SkillId};
use crate::score::{Scorecard, Verdict};
use crate::text::Clean;

/// A filled seat with somebody ready counts more than any readiness.
pub(super) const READY: i64 = 1_000_000;

/// The answers of people to one skill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SkillCount {
    /// The people at each level.
    pub(super) levels: [u32; LEVELS],
    /// The people without an answer.
    pub(super) open: u32,
    /// The people to whom the skill does not apply.
    pub(super) not_applicable: u32,
}

impl SkillCount {
    fn add(&mut self, choice: Choice) {
        match choice {
            Choice::Level(level) => self.levels[level.index()] += 1,
            Choice::Unanswered => self.open += 1,
            Choice::NotApplicable => self.not_applicable += 1,
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (count, more) in self.levels.iter_mut().zip(other.levels) {
            *count += more;
        }
        self.open += other.open;
        self.not_applicable += other.not_applicable;
    }
}

/// The results of people for one role at one band.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CardCount {
    pub(super) ready: u32,
    pub(super) open: u32,
    pub(super) assessed: u32,
    /// The sum of the lowest readiness, in thousandths.
    pub(super) lowest: u64,
}

/// The people of one group.
#[derive(Debug, Clone, Default)]
pub(super) struct GroupCount {
    pub(super) people: u32,
    pub(super) skills: Vec<SkillCount>,
}

/// A person who may take a seat: the value of the person for each role and band, in the framework's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SeatCandidate {
    pub(super) person: Clean,
    pub(super) values: Vec<i64>,
}

/// A candidate by the value for one role and band; of equal values, the one with the first name is the best.
type Placed = (i64, Reverse<Clean>, Arc<SeatCandidate>);

/// The counts of a team.
#[derive(Debug, Clone)]
pub struct TeamTally {
    framework: Arc<Framework>,
    pub(super) people: u32,
    pub(super) skills: Vec<SkillCount>,
    /// By role, then band.
    pub(super) cards: Vec<CardCount>,
    /// By role, then band, of the people who aim at one.
    pub(super) aims: Vec<u32>,
    pub(super) groups: BTreeMap<Clean, GroupCount>,
    /// The best candidates for each role and band: the least of them comes first.
    best: Vec<BTreeSet<Placed>>,
    /// The number of candidates to keep for each.
    kept: usize,
    /// The people, if names are wanted. `None` otherwise, and as soon as there are more than [`MOST_NAMED`].
    pub(super) members: Option<Vec<Member>>,
}

impl TeamTally {
    /// Returns a tally of nobody. The seats say how many candidates matter; names are kept only if they are wanted.
    #[must_use]
    pub fn new(framework: &Arc<Framework>, seats: Option<&[SeatRequest]>, named: bool) -> Self {
        let cards = framework.roles().len() * framework.bands().len();
        let asked = seats.map_or(0, |seats| seats.iter().map(|seat| seat.count as usize).sum());
        Self {
            framework: Arc::clone(framework),
            people: 0,
            skills: vec![SkillCount::default(); framework.skills().len()],
            cards: vec![CardCount::default(); cards],
            aims: vec![0; cards],
            groups: BTreeMap::new(),
            best: vec![BTreeSet::new(); cards],
            // Without seats, there is one for each role and band that anybody aims at. One more lets a person leave.
            kept: asked.max(cards) + 1,
            members: named.then(Vec::new),
        }
    }

    /// Returns the questions and role profiles.
    #[must_use]
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Returns the number of people.
    #[must_use]
    pub const fn people(&self) -> u32 {
        self.people
    }

    /// Counts a person.
    pub fn add(&mut self, member: Member) {
        self.people += 1;
        let sheet = member.evaluation.sheet();
        count_answers(&mut self.skills, sheet);
        if let Some(group) = &member.group {
            let group = self.groups.entry(group.clone()).or_default();
            group.people += 1;
            group.skills.resize(sheet.marks().len(), SkillCount::default());
            count_answers(&mut group.skills, sheet);
        }
        if let Some(role) = member.aim.role {
            self.aims[place(&self.framework, role, member.aim.band)] += 1;
        }
        let mut values = Vec::with_capacity(self.cards.len());
        for (count, card) in self.cards.iter_mut().zip(member.evaluation.cards()) {
            count.add(card);
            values.push(value(card));
        }
        self.add_candidate(&Arc::new(SeatCandidate { person: member.person.clone(), values }));
        if let Some(members) = &mut self.members {
            members.push(member);
            if self.people > MOST_NAMED {
                self.members = None;
            }
        }
    }

    fn add_candidate(&mut self, candidate: &Arc<SeatCandidate>) {
        for (best, value) in self.best.iter_mut().zip(&candidate.values) {
            let is_full = best.len() >= self.kept;
            if is_full && best.first().is_some_and(|(least, ..)| value < least) {
                continue;
            }
            best.insert((*value, Reverse(candidate.person.clone()), Arc::clone(candidate)));
            if is_full {
                best.pop_first();
            }
        }
    }

    /// Adds the counts of another tally of the same framework and seats.
    pub fn merge(&mut self, other: Self) {
        self.people += other.people;
        for (count, more) in self.skills.iter_mut().zip(&other.skills) {
            count.merge(more);
        }
        for (count, more) in self.cards.iter_mut().zip(&other.cards) {
            count.merge(*more);
        }
        for (count, more) in self.aims.iter_mut().zip(&other.aims) {
            *count += more;
        }
        for (name, more) in other.groups {
            let group = self.groups.entry(name).or_default();
            group.people += more.people;
            group.skills.resize(more.skills.len(), SkillCount::default());
            for (count, more) in group.skills.iter_mut().zip(&more.skills) {
                count.merge(more);
            }
        }
        let candidates: BTreeSet<Arc<SeatCandidate>> = other.best.into_iter().flatten().map(|(.., it)| it).collect();
        for candidate in &candidates {
            self.add_candidate(candidate);
        }
        self.members = match (self.members.take(), other.members) {
            (Some(ours), Some(theirs)) if self.people <= MOST_NAMED => Some(ours.into_iter().chain(theirs).collect()),
            _ => None,
        };
    }

    /// Returns the candidates in the order of their names.
    pub(super) fn candidates(&self) -> Vec<Arc<SeatCandidate>> {
        let all: BTreeSet<&Arc<SeatCandidate>> = self.best.iter().flatten().map(|(.., it)| it).collect();
        all.into_iter().cloned().collect()
    }

    /// Returns one seat for each role and band that anybody aims at.
    #[must_use]
    pub fn seats_of_aims(&self) -> Vec<SeatRequest> {
        let places = self.framework.roles().flat_map(|role| self.framework.bands().map(move |band| (role, band)));
        let aimed = places.zip(&self.aims).filter(|(_, people)| **people > 0);
        aimed.map(|((role, band), _)| SeatRequest { role, band, count: 1 }).collect()
    }

    /// Returns the counts of one skill.
    pub(super) fn skill(&self, skill: SkillId) -> &SkillCount {
        &self.skills[skill.index()]
    }
}

impl CardCount {
    fn add(&mut self, card: &Scorecard) {
        self.ready += u32::from(card.verdict == Verdict::Ready);
        self.open += u32::from(card.verdict == Verdict::Open);
        if let Some(lowest) = card.lowest() {
            self.assessed += 1;
            self.lowest += lowest.times_nearest(1_000);
        }
    }

    const fn merge(&mut self, other: Self) {
        self.ready += other.ready;
        self.open += other.open;
        self.assessed += other.assessed;
        self.lowest += other.lowest;
    }
}

/// Returns the position of a role at a band among the cards.
pub(super) fn place(framework: &Framework, role: RoleId, band: BandId) -> usize {
    role.index() * framework.bands().len() + band.index()
}

/// Returns the value of a person in a seat: the lowest readiness in whole points, as it is shown, and much more if the
/// person is ready.
pub(super) fn value(card: &Scorecard) -> i64 {
    let points = card.lowest().map_or(0, |lowest| i64::try_from(lowest.percent()).unwrap_or(0));
    points + if card.verdict == Verdict::Ready { READY } else { 0 }
}

fn count_answers(counts: &mut [SkillCount], sheet: &Sheet) {
    for (count, mark) in counts.iter_mut().zip(sheet.marks()) {
        count.add(mark.choice);
    }
}
