//! Property tests of the plan with a margin: it leads past the bar by 1.28 errors, and no other such plan is cheaper.

use devrel_ready::assessment::{Choice, Mark, Sheet, Sureness};
use devrel_ready::framework::Level;
use devrel_ready::plan::Plan;
use devrel_ready::score::{Scorecard, Verdict};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::Case;
use super::frameworks::{Blueprint, Row};
use super::shortest_path::{after, cheapest, cost_of, small};
use super::worked_example::{answers, level};
use super::{by_hand, changed, for_all};

/// The largest number of skills to raise for which every plan is tried.
const SMALL: usize = 4;

/// Returns the earliest plan and the one with a margin, if the role has a score.
fn both(case: &Case, card: &Scorecard) -> Option<[Plan; 2]> {
    Some([case.path(card)?, case.path_with_margin(card)?])
}

/// Returns the steps of a plan as skills and levels.
fn steps(plan: &Plan) -> Vec<(usize, u32)> {
    plan.steps.iter().map(|step| (step.skill.index(), step.to.number())).collect()
}

#[test]
fn a_margin_never_makes_a_plan_cheaper_or_shorter_and_is_there_whenever_the_earliest_is() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let scores = case.scores();
        let card = scores.card(case.role(role), case.band(band));
        let [earliest, sure] = match (case.path(card), case.path_with_margin(card)) {
            (Some(earliest), Some(sure)) => [earliest, sure],
            plans => {
                prop_assert!(plans.0.is_none() && plans.1.is_none() && card.lowest().is_none());
                return Ok(());
            }
        };
        prop_assert!(sure.effort() >= earliest.effort(), "{} after {}", sure.effort(), earliest.effort());
        prop_assert_eq!(sure.start, earliest.start);
        prop_assert_eq!((sure.ready, &sure.blocked_by), (earliest.ready, &earliest.blocked_by));
        prop_assert_eq!(sure.ready, sure.blocked_by.is_empty());
        Ok(())
    });
}

#[test]
fn a_person_who_takes_every_step_of_a_plan_with_a_margin_is_past_the_bar_by_it_or_on_every_target() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let at = (case.role(role), case.band(band));
        let scores = case.scores();
        let Some(plan) = case.path_with_margin(scores.card(at.0, at.1)) else { return Ok(()) };
        if !plan.blocked_by.is_empty() {
            prop_assert!(plan.steps.is_empty());
            return Ok(());
        }
        let noise = by_hand::noise(&case.framework, &case.sheet, at);
        let later = Case { sheet: after(case, &plan, plan.steps.len()), ..case.clone() };
        prop_assert!(by_hand::is_ready_with_margin(&case.framework, noise, &later.sheet, at));
        prop_assert_eq!(later.scores().card(at.0, at.1).verdict, Verdict::Ready);
        for last in &plan.steps {
            let without = later.answering(last.skill, Choice::Level(last.from));
            let is_enough = by_hand::is_ready_with_margin(&case.framework, noise, &without.sheet, at);
            prop_assert!(!is_enough, "{last:?} is not needed");
        }
        Ok(())
    });
}

#[test]
fn no_plan_with_the_same_margin_is_cheaper_or_comes_before_it_on_a_tie() {
    for_all((any::<[Index; 2]>(), vec(any::<u8>(), 28)), |case, ([role, band], order)| {
        let (role, band) = (case.role(role), case.band(band));
        let small = small(case, role, &order, SMALL);
        let scores = small.scores();
        let plan = small.path_with_margin(scores.card(role, band)).filter(|plan| plan.blocked_by.is_empty());
        let noise = by_hand::noise(&small.framework, &small.sheet, (role, band));
        let is_enough = |later: &Sheet| by_hand::is_ready_with_margin(&small.framework, noise, later, (role, band));
        prop_assert_eq!(plan.map(|plan| cost_of(&small, &plan)), cheapest(&small, role, is_enough));
        Ok(())
    });
}

#[test]
fn without_noise_the_plan_with_a_margin_is_the_earliest() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        // Two levels above every target, or without an answer.
        let framework = changed::easy(&case.framework, 2);
        let mut calm = Case { framework: framework.into(), ..case.clone() };
        for skill in calm.framework.skills() {
            match calm.sheet.choice(skill) {
                Choice::Level(level) if level < Level::ALL[2] => calm.sheet.choose(skill, Choice::Unanswered),
                Choice::Level(_) => calm.sheet.choose(skill, Choice::Level(Level::ALL[4])),
                Choice::Unanswered | Choice::NotApplicable => {}
            }
        }
        let scores = calm.scores();
        let plans = both(&calm, scores.card(calm.role(role), calm.band(band)));
        let plans = plans.map(|plans| plans.map(|plan| steps(&plan)));
        prop_assert!(plans.is_none_or(|[earliest, sure]| earliest == sure));
        Ok(())
    });
}

#[test]
fn the_surer_the_answers_are_the_less_a_margin_costs() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let efforts = [Sureness::Sure, Sureness::Unsaid, Sureness::Unsure].map(|sureness| {
            let marks = case.sheet.marks().map(|mark| Mark { sureness, shown: false, look_again: false, ..mark });
            let case = Case { sheet: marks.collect(), ..case.clone() };
            let scores = case.scores();
            case.path_with_margin(scores.card(case.role(role), case.band(band))).map(|plan| plan.effort())
        });
        prop_assert!(efforts.is_sorted(), "{efforts:?}");
        Ok(())
    });
}

#[test]
fn the_margin_ends_exactly_at_1_28_errors_and_at_the_latest_with_every_target() {
    // Two skills of target 4, answered 3 and unsure, are at 75, and 1.28 errors are 16 points. A step brings 12.5.
    let plans = |bar: u32| {
        let role = Blueprint::small(bar, 2, vec![vec![Row::core(0, &[4]), Row::core(1, &[4])]]);
        let mut case = answers(&role, &[level(3), level(3)]);
        case.sheet = case.sheet.marks().map(|mark| Mark { sureness: Sureness::Unsure, ..mark }).collect();
        let scores = case.scores();
        let card = scores.cards().next().expect("there is a role");
        both(&case, card).expect("there is something to score").map(|plan| steps(&plan))
    };
    assert_eq!(plans(59), [vec![], vec![]]);
    assert_eq!(plans(60), [vec![], vec![(0, 4)]]);
    assert_eq!(plans(71), [vec![], vec![(0, 4)]]);
    assert_eq!(plans(72), [vec![], vec![(0, 4), (1, 4)]]);
    assert_eq!(plans(84), [vec![(0, 4)], vec![(0, 4), (1, 4)]]);
    // From here on no score is enough.
    assert_eq!(plans(85), [vec![(0, 4)], vec![(0, 4), (1, 4)]]);
    assert_eq!(plans(100), [vec![(0, 4), (1, 4)], vec![(0, 4), (1, 4)]]);
}
