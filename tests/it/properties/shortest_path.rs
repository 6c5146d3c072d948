//! Property tests of the shortest path to ready: it leads there, and no other path is shorter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{Framework, Level, Requirement, RoleId, SkillId};
use devrel_ready::plan::{Plan, Step};
use devrel_ready::score::{Fraction, Verdict};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::Case;
use super::frameworks::{Blueprint, Row};
use super::{by_hand, changed, for_all};

/// The largest number of skills to raise for which every plan is tried.
const SMALL: usize = 5;

/// Returns the skills of a role that can be raised: starred ones first, then in the framework's order.
pub(super) fn raisable(case: &Case, role: RoleId) -> Vec<&Requirement> {
    let listed = case.framework.role(role).requirements.iter();
    let mut listed: Vec<_> = listed.filter(|listed| case.sheet.choice(listed.skill) != Choice::NotApplicable).collect();
    listed.sort_by_key(|listed| (!case.starred[listed.skill.index()], listed.skill));
    listed
}

fn level_of(sheet: &Sheet, skill: SkillId) -> Level {
    sheet.choice(skill).level().unwrap_or(Level::ALL[0])
}

/// Returns the answers after a plan. Unanswered skills of the role count as 0, as in the plan.
pub(super) fn after(case: &Case, plan: &Plan, steps: usize) -> Sheet {
    let mut sheet = case.sheet.clone();
    for listed in raisable(case, plan.role) {
        sheet.choose(listed.skill, Choice::Level(level_of(&case.sheet, listed.skill)));
    }
    for step in &plan.steps[..steps] {
        sheet.choose(step.skill, Choice::Level(step.to));
    }
    sheet
}

/// The cost of a plan, ordered: effort, number of skills, then the levels of the skills in the order in which they win
/// ties, the highest first.
pub(super) type Cost = (u32, usize, Reverse<Vec<Level>>);

/// Returns the cost of a plan.
pub(super) fn cost_of(case: &Case, plan: &Plan) -> Cost {
    let sheet = after(case, plan, plan.steps.len());
    let levels = raisable(case, plan.role).iter().map(|listed| level_of(&sheet, listed.skill)).collect();
    let touched: BTreeMap<_, _> = plan.steps.iter().map(|step| (step.skill, step.to)).collect();
    (plan.effort(), touched.len(), Reverse(levels))
}

/// Returns the same person with at most so many skills of a role left to raise; the others are at the highest level.
pub(super) fn small(case: &Case, role: RoleId, order: &[u8], size: usize) -> Case {
    let mut small = case.clone();
    for listed in changed::by_priority(&raisable(case, role), order).into_iter().skip(size) {
        small.sheet.choose(listed.skill, Choice::Level(Level::ALL[4]));
    }
    small
}

/// Returns the cost of the cheapest plan to answers that are good enough, by trying each.
pub(super) fn cheapest(case: &Case, role: RoleId, is_enough: impl Fn(&Sheet) -> bool) -> Option<Cost> {
    let raisable = raisable(case, role);
    let mut best: Option<Cost> = None;
    let mut levels: Vec<Level> = raisable.iter().map(|listed| level_of(&case.sheet, listed.skill)).collect();
    let starts = levels.clone();
    let mut sheet = case.sheet.clone();
    loop {
        for (listed, level) in raisable.iter().zip(&levels) {
            sheet.choose(listed.skill, Choice::Level(*level));
        }
        if is_enough(&sheet) {
            let climbs =
                starts.iter().zip(&levels).map(|(from, to)| &case.framework.effort()[from.index()..to.index()]);
            let effort = climbs.clone().flatten().sum();
            let touched = climbs.filter(|climb| !climb.is_empty()).count();
            let cost = (effort, touched, Reverse(levels.clone()));
            best = best.into_iter().chain([cost]).min();
        }
        // The next combination of levels: raise the last level that can rise, and reset those behind it.
        let Some(rising) = levels.iter().rposition(|level| *level < Level::ALL[4]) else { return best };
        levels[rising] = levels[rising].up();
        levels[rising + 1..].copy_from_slice(&starts[rising + 1..]);
    }
}

#[test]
fn no_plan_is_cheaper_or_comes_before_it_on_a_tie() {
    for_all((any::<[Index; 2]>(), vec(any::<u8>(), 28)), |case, ([role, band], order)| {
        let (role, band) = (case.role(role), case.band(band));
        let small = small(case, role, &order, SMALL);
        let scores = small.scores();
        // A blocked plan does not lead to ready, and trying every plan finds none either.
        let plan = small.path(scores.card(role, band)).filter(|plan| plan.blocked_by.is_empty());
        let is_ready = |sheet: &Sheet| by_hand::is_ready(&small.framework, sheet, (role, band));
        prop_assert_eq!(plan.map(|plan| cost_of(&small, &plan)), cheapest(&small, role, is_ready));
        Ok(())
    });
}

#[test]
fn a_person_who_takes_every_step_is_ready_and_needs_each_of_them() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let (role, band) = (case.role(role), case.band(band));
        let scores = case.scores();
        let card = scores.card(role, band);
        let Some(plan) = case.path(card) else {
            prop_assert!(card.lowest().is_none());
            return Ok(());
        };
        if !plan.blocked_by.is_empty() {
            prop_assert!(!plan.ready && plan.steps.is_empty());
            return Ok(());
        }
        let ready = Case { sheet: after(case, &plan, plan.steps.len()), ..case.clone() };
        prop_assert_eq!(ready.scores().card(role, band).verdict, Verdict::Ready);
        let ends: BTreeMap<SkillId, Step> = plan.steps.iter().map(|step| (step.skill, *step)).collect();
        for last in ends.values() {
            let without = ready.answering(last.skill, Choice::Level(last.from));
            prop_assert!(!by_hand::is_ready(&case.framework, &without.sheet, (role, band)), "{last:?} is not needed");
        }
        Ok(())
    });
}

#[test]
fn each_step_says_what_it_starts_from_what_it_gains_and_what_it_costs() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let scores = case.scores();
        let Some(plan) = case.path(scores.card(case.role(role), case.band(band))) else { return Ok(()) };
        let sums = |steps| by_hand::sums(&case.framework, &after(case, &plan, steps), (plan.role, plan.band));
        for (done, step) in plan.steps.iter().enumerate() {
            prop_assert_eq!(step.from, level_of(&after(case, &plan, done), step.skill));
            prop_assert_eq!(step.to.number(), step.from.number() + 1);
            prop_assert_eq!(step.effort, case.framework.effort()[step.from.index()]);
            prop_assert_eq!(step.assumed, case.sheet.choice(step.skill) == Choice::Unanswered);
            let [(before, all), (reached, _)] = [done, done + 1].map(sums);
            prop_assert_eq!(Some(step.gain), Fraction::new(100 * (reached - before), all));
        }
        Ok(())
    });
}

#[test]
fn steps_to_a_floor_come_first_then_what_gains_most_for_its_effort() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let scores = case.scores();
        let Some(plan) = case.path(scores.card(case.role(role), case.band(band))) else { return Ok(()) };
        // A step with a higher rank comes earlier.
        let rank = |step: &Step| {
            let listed = case.framework.role(plan.role).requirement(step.skill);
            let to_floor = listed.is_some_and(|listed| listed.must_have && step.to <= listed.floor(plan.band));
            let per_effort = Fraction::new(step.gain.numerator, step.gain.denominator * u64::from(step.effort));
            (to_floor, per_effort, case.starred[step.skill.index()], Reverse(step.skill))
        };
        for (done, step) in plan.steps.iter().enumerate() {
            let later = plan.steps[done..].iter();
            let mut seen = Vec::new();
            // A skill rises one level at a time, so only the next step of each skill can be chosen.
            for other in later {
                if !seen.contains(&other.skill) {
                    seen.push(other.skill);
                    prop_assert!(rank(step) >= rank(other), "{other:?} before {step:?}");
                }
            }
        }
        Ok(())
    });
}

/// Returns the final levels of a plan for the first role and band, by skill.
fn ends(framework: Framework, levels: &[usize], starred: &[usize]) -> Vec<(usize, u32)> {
    let sheet = levels.iter().map(|level| super::worked_example::mark(Choice::Level(Level::ALL[*level]))).collect();
    let starred = (0..levels.len()).map(|skill| starred.contains(&skill)).collect();
    let case = Case { framework: framework.into(), sheet, starred };
    let scores = case.scores();
    let card = scores.cards().next().expect("there is a role");
    let plan = case.path(card).expect("something is left to score");
    let ends: BTreeMap<_, _> = plan.steps.iter().map(|step| (step.skill.index(), step.to.number())).collect();
    ends.into_iter().collect()
}

#[test]
fn the_best_gain_per_effort_first_would_be_dearer() {
    // 152 of 216 units are reached, and a bar of 88 asks for 191. One level more brings 24 units in the first skill for
    // an effort of 8, and 20 in each of the others for 7: the first and another would cost 15, the other two cost 14.
    let framework = Blueprint {
        weights: [8, 5, 1],
        effort: [1, 1, 7, 8],
        ..Blueprint::small(88, 3, vec![vec![Row::core(0, &[4]), Row::important(1, &[3]), Row::important(2, &[3])]])
    }
    .framework();
    assert_eq!(ends(framework, &[3, 2, 2], &[]), [(1, 3), (2, 3)]);
}

#[test]
fn equal_plans_go_to_fewer_skills_then_to_starred_ones_then_to_the_frameworks_order() {
    // Every level costs 1 and gains a third of a skill; the bar asks for two more of nine thirds.
    let role = |first: u32| vec![Row::core(0, &[first]), Row::core(1, &[3]), Row::core(2, &[3])];
    let framework = || {
        let blueprint = Blueprint { effort: [1; 4], ..Blueprint::small(22, 3, vec![role(3)]) };
        blueprint.framework()
    };
    assert_eq!(ends(framework(), &[0, 0, 0], &[]), [(0, 2)]);
    assert_eq!(ends(framework(), &[0, 0, 0], &[2]), [(2, 2)]);
    assert_eq!(ends(framework(), &[0, 0, 0], &[1, 2]), [(1, 2)]);
    // With one level left in the starred skill, two levels of another touch fewer skills.
    let higher = Blueprint { effort: [1; 4], ..Blueprint::small(44, 3, vec![role(3)]) }.framework();
    assert_eq!(ends(higher, &[2, 0, 0], &[0]), [(1, 2)]);
}
