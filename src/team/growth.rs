//! The help for a team: one hire, the growth of one person, and whom it would miss.

use std::sync::Arc;

use super::Member;
use super::coverage::SkillCoverage;
use super::seating::SeatingProblem;
use super::tally::{SeatCandidate, TeamTally, value};
use crate::assessment::{Choice, Mark, Sheet};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::plan::{Plan, shortest_path};
use crate::score::{Evaluation, Verdict};
use crate::text::Clean;

/// The most ways to grow that are named.
const WAYS: usize = 8;

/// A hire: a person exactly on the targets of a role at a band, with nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hire {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The seats more that somebody who is ready would fill.
    pub filled_ready_gain: u32,
    /// The change of the sum of readiness, in whole points. With one seat more filled by somebody ready it may be less
    /// than 0. `None` without names, because it is what one person with a seat lacks.
    pub readiness_gain: Option<i64>,
}

/// The growth of one person into a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The person.
    pub person: Clean,
    /// The effort of the shortest way to ready; no unit.
    pub effort: u32,
    /// The seats more that somebody who is ready would fill.
    pub gain: u32,
    /// The skills of the way, with the level that each has to reach.
    pub steps: Vec<(SkillId, Level)>,
}

/// The loss of a team without a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The person.
    pub person: Clean,
    /// The asked skills that nobody else is able at.
    pub skills: Vec<SkillId>,
    /// The seats that nobody ready would fill any more.
    pub seats: u32,
}

/// The people who could teach a skill that few are able at, and those who want to grow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teaching {
    /// The skill.
    pub skill: SkillId,
    /// The people at the asked level or above, the highest level first.
    pub teachers: Vec<Clean>,
    /// The people below the asked level who want to grow the skill.
    pub learners: Vec<Clean>,
}

/// Returns every possible hire, the one that helps most first. Equal ones stay in the framework's order.
pub(super) fn hires(tally: &TeamTally, problem: &SeatingProblem) -> Vec<Hire> {
    let framework = tally.framework();
    let before = problem.worth();
    let places = framework.roles().flat_map(|role| framework.bands().map(move |band| (role, band)));
    let hire = |(role, band)| {
        let evaluation = Evaluation::of(framework, on_target(framework, role, band));
        // No person of a team has an empty name.
        let candidate = SeatCandidate { person: Clean::default(), values: values(&evaluation) };
        let after = problem.with_candidate(candidate).worth();
        let points = |total: u64| i64::try_from(total).unwrap_or(i64::MAX);
        Hire {
            role,
            band,
            filled_ready_gain: after.filled_ready.saturating_sub(before.filled_ready),
            readiness_gain: Some(points(after.total) - points(before.total)),
        }
    };
    let mut hires: Vec<Hire> = places.map(hire).collect();
    hires.sort_by_key(|hire| std::cmp::Reverse((hire.filled_ready_gain, hire.readiness_gain)));
    hires
}

fn values(evaluation: &Evaluation) -> Vec<i64> {
    evaluation.cards().map(value).collect()
}

/// Returns the answers of a person exactly on the targets of a role, and at level 0 elsewhere.
fn on_target(framework: &Framework, role: RoleId, band: BandId) -> Sheet {
    let level = |skill| framework.role(role).requirement(skill).map_or(Level::ALL[0], |listed| listed.target(band));
    framework.skills().map(|skill| Mark { choice: Choice::Level(level(skill)), ..Mark::default() }).collect()
}

/// Returns the ways to grow that fill a seat more with somebody ready, the least effort first.
pub(super) fn growth(problem: &SeatingProblem, members: &[Member]) -> Vec<Growth> {
    let before = problem.worth();
    let mut places: Vec<(RoleId, BandId)> = problem.seats.iter().map(|(role, band, _)| (*role, *band)).collect();
    places.dedup();
    if before.filled_ready as usize == problem.seats.len() {
        return Vec::new();
    }
    let mut ways: Vec<(u32, &Member, (RoleId, BandId), Plan)> = Vec::new();
    for member in members {
        for (role, band) in &places {
            let card = member.evaluation.card(*role, *band);
            if card.verdict == Verdict::Ready {
                continue;
            }
            let framework = member.evaluation.framework();
            let plan = shortest_path(framework, member.evaluation.sheet(), card, |skill| member.wants[skill.index()]);
            ways.extend(plan.map(|plan| (plan.effort(), member, (*role, *band), plan)));
        }
    }
    ways.sort_by(|(a, one, here, _), (b, other, there, _)| (a, &one.person, here).cmp(&(b, &other.person, there)));
    let mut growth = Vec::new();
    for (effort, member, (role, band), plan) in ways {
        let mut sheet = member.evaluation.sheet().clone();
        let mut steps: Vec<(SkillId, Level)> = Vec::new();
        for step in &plan.steps {
            sheet.choose(step.skill, Choice::Level(step.to));
            steps.retain(|(skill, _)| *skill != step.skill);
            steps.push((step.skill, step.to));
        }
        let grown = Evaluation::of(member.evaluation.framework(), sheet);
        let candidate = SeatCandidate { person: member.person.clone(), values: values(&grown) };
        let gain = problem.with_candidate(candidate).worth().filled_ready.saturating_sub(before.filled_ready);
        if gain > 0 {
            growth.push(Growth { role, band, person: member.person.clone(), effort, gain, steps });
        }
        if growth.len() == WAYS {
            break;
        }
    }
    growth
}

/// Returns everybody whom the team would miss, in the order of their names.
pub(super) fn leaving(coverage: &[SkillCoverage], problem: &SeatingProblem, members: &[Member]) -> Vec<Departure> {
    let before = problem.worth();
    let of_person = |member: &Member| {
        let only = coverage.iter().filter(|it| it.single_point == Some(true));
        let skills = only.filter(|it| it.asked.is_some_and(|asked| is_able(member, it.skill, asked)));
        let skills: Vec<SkillId> = skills.map(|it| it.skill).collect();
        let seats = before.filled_ready.saturating_sub(problem.worth_without(&member.person).filled_ready);
        let is_missed = seats > 0 || !skills.is_empty();
        is_missed.then(|| Departure { person: member.person.clone(), skills, seats })
    };
    let mut leaving: Vec<Departure> = members.iter().filter_map(of_person).collect();
    leaving.sort_by(|a, b| a.person.cmp(&b.person));
    leaving
}

/// Returns, for each asked skill that at most two people are able at, who could teach whom.
pub(super) fn teaching(coverage: &[SkillCoverage], members: &[Member]) -> Vec<Teaching> {
    let few = coverage.iter().filter(|it| it.able().is_some_and(|able| (1..=2).contains(&able)));
    let of_skill = |(skill, asked): (SkillId, Level)| {
        let level = |member: &Member| member.evaluation.sheet().choice(skill).level();
        let mut teachers: Vec<&Member> = members.iter().filter(|member| level(member) >= Some(asked)).collect();
        teachers.sort_by(|a, b| level(b).cmp(&level(a)).then_with(|| a.person.cmp(&b.person)));
        let mut learners: Vec<&Member> =
            members.iter().filter(|member| level(member) < Some(asked) && member.wants[skill.index()]).collect();
        learners.sort_by(|a, b| a.person.cmp(&b.person));
        let names = |people: Vec<&Member>| people.into_iter().map(|member| member.person.clone()).collect::<Vec<_>>();
        let teaching = Teaching { skill, teachers: names(teachers), learners: names(learners) };
        (!teaching.learners.is_empty()).then_some(teaching)
    };
    few.filter_map(|it| of_skill((it.skill, it.asked?))).collect()
}

fn is_able(member: &Member, skill: SkillId, asked: Level) -> bool {
    member.evaluation.sheet().choice(skill).level() >= Some(asked)
}

/// Returns the problem for all people, not only for the best ones.
pub(super) fn problem_of_all(problem: &SeatingProblem, members: &[Member]) -> SeatingProblem {
    let mut candidates: Vec<Arc<SeatCandidate>> = members
        .iter()
        .map(|member| Arc::new(SeatCandidate { person: member.person.clone(), values: values(&member.evaluation) }))
        .collect();
    candidates.sort();
    SeatingProblem::with(problem.seats.clone(), candidates)
}
