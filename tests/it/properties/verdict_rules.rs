//! Examples of the verdict: the order of its rules, and each limit exactly.

use devrel_ready::assessment::{Choice, Mark, Sureness};
use devrel_ready::score::{Scorecard, Tenths, Verdict};

use super::cases::Case;
use super::frameworks::{Blueprint, Row};
use super::worked_example::{answers, level};

const OPEN: Choice = Choice::Unanswered;
const NA: Choice = Choice::NotApplicable;

/// Returns the card of the first role at the first band.
fn card(case: &Case) -> Scorecard {
    case.scores().cards().next().expect("there is a role").clone()
}

/// Returns the verdict and whether it is guaranteed.
fn verdict(blueprint: &Blueprint, choices: &[Choice]) -> (Verdict, bool) {
    let card = card(&answers(blueprint, choices));
    (card.verdict, card.guaranteed)
}

/// Returns a role of a core must-have with target 3 and floor 2, an important skill, and two helpful ones. The weights
/// are 5, 3, 1 and 1.
fn role(bar: u32) -> Blueprint {
    let rows = vec![Row::must_have(0, &[3]), Row::important(1, &[2]), Row::helpful(2, &[4]), Row::helpful(3, &[4])];
    Blueprint::small(bar, 4, vec![rows])
}

#[test]
fn a_must_have_below_its_floor_is_not_yet_whatever_the_score() {
    // 5/3 + 3 + 1 + 1 of 10 is 66, well above the bar, and nothing is open.
    assert_eq!(verdict(&role(50), &[level(1), level(4), level(4), level(4)]), (Verdict::NotYet, true));
    assert_eq!(verdict(&role(50), &[level(1), OPEN, OPEN, OPEN]), (Verdict::NotYet, true));
    // At the floor, it counts like any other skill.
    assert_eq!(verdict(&role(50), &[level(2), level(4), level(4), level(4)]), (Verdict::Ready, true));
}

#[test]
fn a_highest_score_below_the_bar_is_not_yet_although_questions_are_open() {
    // Without B's 3 of 10, at most 70 are left.
    assert_eq!(verdict(&role(71), &[OPEN, level(0), OPEN, OPEN]), (Verdict::NotYet, true));
    assert_eq!(verdict(&role(70), &[OPEN, level(0), OPEN, OPEN]), (Verdict::Open, false));
}

#[test]
fn a_lowest_score_at_the_bar_is_ready_once_every_must_have_is_answered() {
    // A and B at their targets are exactly 80 of 100. Without A, at most 3/10 + 2/10 are left.
    assert_eq!(verdict(&role(80), &[level(3), level(2), OPEN, OPEN]), (Verdict::Ready, true));
    assert_eq!(verdict(&role(81), &[level(3), level(2), OPEN, OPEN]), (Verdict::Open, false));
    assert_eq!(verdict(&role(50), &[OPEN, level(2), level(4), level(4)]), (Verdict::Open, false));
}

#[test]
fn a_must_have_that_is_not_applicable_is_not_yet_whatever_the_score_and_guaranteed() {
    assert_eq!(verdict(&role(80), &[NA, level(2), level(4), level(4)]), (Verdict::NotYet, true));
    assert_eq!(verdict(&role(80), &[NA, level(2), level(4), OPEN]), (Verdict::NotYet, true));
    assert_eq!(verdict(&role(80), &[NA, OPEN, OPEN, OPEN]), (Verdict::NotYet, true));
    // This comes before "not assessed".
    assert_eq!(verdict(&role(80), &[NA; 4]), (Verdict::NotYet, true));
}

#[test]
fn no_plan_leads_past_a_must_have_that_is_not_applicable() {
    let plan = |choices: &[Choice]| {
        let case = answers(&role(80), choices);
        let plan = case.path(&card(&case)).expect("something is left to score");
        (plan.steps.len(), plan.ready, plan.blocked_by.iter().map(|skill| skill.index()).collect::<Vec<_>>())
    };
    assert_eq!(plan(&[NA, level(2), level(4), level(4)]), (0, false, vec![0]));
    assert_eq!(plan(&[NA, level(0), level(0), level(0)]), (0, false, vec![0]));
    let (steps, ready, blocked_by) = plan(&[level(1), level(2), level(4), level(4)]);
    assert!(steps > 0 && ready && blocked_by.is_empty());
}

#[test]
fn what_a_goal_or_an_effort_gains_is_planned_all_the_same_but_is_not_ready() {
    use devrel_ready::plan::{Budget, most_gain};
    let case = answers(&role(80), &[NA, level(1), level(3), level(3)]);
    let budget = Budget { effort: 100, starred: |_| false };
    let plan = most_gain(&case.framework, &case.sheet, &card(&case), budget).expect("something is left to score");
    assert_eq!((plan.end().percent(), plan.ready, plan.blocked_by.len()), (100, false, 1));
}

#[test]
fn a_must_have_with_target_1_has_its_floor_at_0_and_so_is_none() {
    let role = Blueprint::small(50, 2, vec![vec![Row::must_have(0, &[1]), Row::core(1, &[1])]]);
    assert_eq!(verdict(&role, &[level(0), level(1)]), (Verdict::Ready, true));
    // Half is reached, and a floor that every level meets requires no answer.
    assert_eq!(verdict(&role, &[OPEN, level(1)]), (Verdict::Ready, true));
    assert_eq!(verdict(&role, &[NA, level(1)]), (Verdict::Ready, true));
    assert_eq!(verdict(&role, &[NA, NA]), (Verdict::NotAssessed, false));
    assert!(card(&answers(&role, &[NA, OPEN])).must_haves.is_empty());
}

#[test]
fn a_role_without_must_haves_of_which_everything_is_not_applicable_is_not_assessed() {
    let role = Blueprint::small(80, 2, vec![vec![Row::core(0, &[3]), Row::helpful(1, &[2])]]);
    let card = card(&answers(&role, &[NA; 2]));
    assert_eq!((card.verdict, card.guaranteed, card.borderline), (Verdict::NotAssessed, false, false));
    assert_eq!((card.provisional, card.is_complete()), (false, false));
    for score in [card.readiness(), card.lowest(), card.highest(), card.likely(), card.shown(), card.fit()] {
        assert_eq!(score, None);
    }
    assert_eq!(card.error(), None);
}

#[test]
fn ready_is_provisional_when_it_holds_only_because_of_what_is_left_out() {
    // Weights 80, 19 and 1; the bar is 80 of 100.
    let rows = vec![Row::core(0, &[2]), Row::important(1, &[2]), Row::helpful(2, &[2])];
    let provisional = |weights: [u32; 3]| {
        let role = Blueprint { weights, ..Blueprint::small(80, 3, vec![rows.clone()]) };
        let card = card(&answers(&role, &[level(2), NA, NA]));
        assert_eq!((card.verdict, card.guaranteed), (Verdict::Ready, true));
        card.provisional
    };
    assert!(!provisional([80, 19, 1]), "exactly the bar with everything counted");
    assert!(provisional([79, 20, 1]), "a hundredth less");
    // A core skill may be left out if the rest is enough for the score.
    let rows = vec![Row::core(0, &[2]), Row::important(1, &[2])];
    let role = Blueprint { weights: [1, 50, 1], ..Blueprint::small(80, 2, vec![rows]) };
    assert!(!card(&answers(&role, &[NA, level(2)])).provisional);
}

#[test]
fn a_guaranteed_ready_can_be_provisional_while_questions_are_open() {
    // 3 and 3 of 7 weights are reached. They miss the bar of 85 if the first counts.
    let rows = vec![Row::core(0, &[2]), Row::important(1, &[2]), Row::important(2, &[2]), Row::helpful(3, &[2])];
    let role = Blueprint::small(85, 4, vec![rows]);
    let judged = card(&answers(&role, &[NA, level(2), level(2), OPEN]));
    assert_eq!((judged.verdict, judged.guaranteed, judged.provisional), (Verdict::Ready, true, true));
}

#[test]
fn only_ready_can_be_provisional() {
    assert!(card(&answers(&role(80), &[level(3), NA, level(4), level(4)])).provisional);
    assert!(!card(&answers(&role(90), &[level(3), NA, level(0), level(4)])).provisional);
}

#[test]
fn borderline_is_nearer_to_the_bar_than_1_28_errors_and_not_at_exactly_as_much() {
    // Two skills of target 4, answered 3 and unsure: credit 6, 9 or 12 each, a variance of 4.5. Readiness is 75, the
    // error 100 * sqrt(2 * 4.5) / 24 = 12.5, and 1.28 errors are exactly 16 points.
    let borderline = |bar: u32, sureness: Sureness| {
        let role = Blueprint::small(bar, 2, vec![vec![Row::core(0, &[4]), Row::core(1, &[4])]]);
        let mut case = answers(&role, &[level(3), level(3)]);
        case.sheet = case.sheet.marks().map(|mark| Mark { sureness, ..mark }).collect();
        let card = card(&case);
        (card.verdict, card.borderline, card.error())
    };
    assert_eq!(borderline(59, Sureness::Unsure), (Verdict::Ready, false, Some(Tenths(125))));
    assert_eq!(borderline(60, Sureness::Unsure), (Verdict::Ready, true, Some(Tenths(125))));
    assert_eq!(borderline(75, Sureness::Unsure), (Verdict::Ready, true, Some(Tenths(125))));
    assert_eq!(borderline(90, Sureness::Unsure), (Verdict::NotYet, true, Some(Tenths(125))));
    assert_eq!(borderline(91, Sureness::Unsure), (Verdict::NotYet, false, Some(Tenths(125))));
    // Variances of 2.7 and 1.8 when nothing is said and when sure: errors 9.68 and 7.91, 1.28 of them 12.4 and 10.1.
    assert_eq!(borderline(87, Sureness::Unsaid), (Verdict::NotYet, true, Some(Tenths(97))));
    assert_eq!(borderline(88, Sureness::Unsaid), (Verdict::NotYet, false, Some(Tenths(97))));
    assert_eq!(borderline(85, Sureness::Sure), (Verdict::NotYet, true, Some(Tenths(79))));
    assert_eq!(borderline(86, Sureness::Sure), (Verdict::NotYet, false, Some(Tenths(79))));
}

#[test]
fn evidence_makes_an_answer_as_sure_as_saying_so_and_outweighs_doubt() {
    let role = Blueprint::small(80, 2, vec![vec![Row::core(0, &[4]), Row::core(1, &[4])]]);
    for sureness in [Sureness::Sure, Sureness::Unsaid, Sureness::Unsure] {
        let mut case = answers(&role, &[level(3), level(3)]);
        case.sheet = case.sheet.marks().map(|mark| Mark { sureness, shown: true, ..mark }).collect();
        assert_eq!(card(&case).error(), Some(Tenths(79)));
    }
}

#[test]
fn only_a_complete_score_is_borderline() {
    let case = answers(&role(80), &[level(3), level(2), OPEN, level(0)]);
    let open = card(&case);
    assert!(!open.is_complete() && !open.borderline);
    let last = case.framework.skills().nth(2).expect("four skills");
    assert!(card(&case.answering(last, level(0))).borderline);
}

#[test]
fn fit_is_none_without_answers_to_the_role_or_above_0_and_zero_only_when_others_are_higher() {
    // Two skills of the role and one that it does not list.
    let role = Blueprint::small(80, 3, vec![vec![Row::core(0, &[2]), Row::helpful(1, &[2])]]);
    let fit = |choices: [Choice; 3]| card(&answers(&role, &choices)).fit().map(|fit| fit.times_nearest(100));
    assert_eq!(fit([OPEN; 3]), None);
    assert_eq!(fit([OPEN, OPEN, level(3)]), None);
    assert_eq!(fit([level(0); 3]), None);
    assert_eq!(fit([level(0), level(0), level(3)]), Some(0));
    assert_eq!(fit([level(2), level(2), level(2)]), Some(100));
    // (5 * 4 + 1 * 1) / 6 over (4 + 1 + 1) / 3; and what is n/a does not count.
    assert_eq!(fit([level(4), level(1), level(1)]), Some(175));
    assert_eq!(fit([level(4), NA, level(1)]), Some(160));
}
