//! Examples of the ranking: the leader, the roles too close to call, and the order of all lists.

use devrel_ready::assessment::{Choice, Mark, Sheet, Sureness};
use devrel_ready::framework::Level;
use devrel_ready::score::{Ranking, Remark, gaps, remarks, strengths};

use super::cases::Case;
use super::frameworks::{Blueprint, Row};
use super::worked_example::{answers, level, mark};

const OPEN: Choice = Choice::Unanswered;
const NA: Choice = Choice::NotApplicable;

/// Returns the ranking at a band.
fn ranking(case: &Case, band: usize) -> Ranking {
    let band = case.framework.bands().nth(band).expect("there is such a band");
    Ranking::of(&case.scores(), band)
}

/// Returns all roles in order and the top group, by number.
fn order_and_top(case: &Case, band: usize) -> (Vec<usize>, Vec<usize>) {
    let ranking = ranking(case, band);
    let numbers = |roles: &[devrel_ready::framework::RoleId]| roles.iter().map(|role| role.index()).collect();
    (numbers(&ranking.order), numbers(&ranking.top))
}

/// Returns a role that lists a single core skill.
fn single(skill: usize, targets: &[u32]) -> Vec<Row> {
    vec![Row::core(skill, targets)]
}

#[test]
fn equal_roles_are_in_the_top_group_even_when_nothing_could_part_them() {
    // All are at 100 with two levels to spare, so there is no error. The third is far behind.
    let roles = vec![single(0, &[2]), single(1, &[2]), single(2, &[4])];
    let case = answers(&Blueprint::small(80, 3, roles), &[level(4), level(4), level(0)]);
    assert_eq!(order_and_top(&case, 0), (vec![0, 1, 2], vec![0, 1]));
}

#[test]
fn roles_nearer_to_the_leader_than_1_28_errors_of_the_difference_are_in_the_top_group() {
    // 3 of 4 against 2 of 4: 25 points apart. Two variances of 0.3 * 25^2 make 1.28 * 19.36 = 24.8: not close. Both
    // unsure: 1.28 * 25 = 32; one of them: 1.28 * 22.4 = 28.6; both sure: 1.28 * 15.8 = 20.2.
    let top = |first: Sureness, second: Sureness| {
        let case = answers(&Blueprint::small(80, 2, vec![single(0, &[4]), single(1, &[4])]), &[level(3), level(2)]);
        let marks = case.sheet.marks().zip([first, second]);
        let sheet = marks.map(|(mark, sureness)| Mark { sureness, ..mark }).collect();
        order_and_top(&Case { sheet, ..case }, 0).1
    };
    assert_eq!(top(Sureness::Unsaid, Sureness::Unsaid), [0]);
    assert_eq!(top(Sureness::Sure, Sureness::Sure), [0]);
    assert_eq!(top(Sureness::Unsure, Sureness::Unsaid), [0, 1]);
    assert_eq!(top(Sureness::Unsure, Sureness::Unsure), [0, 1]);
}

#[test]
fn errors_on_shared_answers_are_not_counted_twice() {
    // The same skill has targets 3 and 4 and the answer 3. With two separate errors a third apart would be too close,
    // but one error moves both. Differences of 1/6, 1/4 and 0 with chances 0.1, 0.8 and 0.1: 1.28 * 0.078 < 0.25.
    let case = answers(&Blueprint::small(80, 2, vec![single(0, &[4]), single(0, &[3])]), &[level(3), level(0)]);
    assert_eq!(order_and_top(&case, 0), (vec![1, 0], vec![1]));
}

#[test]
fn an_unanswered_skill_keeps_roles_close_that_answers_would_part() {
    let role = |second| vec![Row::core(0, &[3]), Row::core(second, &[3])];
    let blueprint = Blueprint::small(80, 3, vec![role(1), role(2)]);
    assert_eq!(order_and_top(&answers(&blueprint, &[level(2), level(3), OPEN]), 0), (vec![0, 1], vec![0, 1]));
    assert_eq!(order_and_top(&answers(&blueprint, &[level(2), level(4), level(0)]), 0), (vec![0, 1], vec![0]));
}

#[test]
fn equal_scores_are_ordered_by_the_next_band_up() {
    let roles = vec![single(0, &[2, 4]), single(1, &[2, 3])];
    let case = answers(&Blueprint { bars: vec![80, 85], ..Blueprint::small(80, 2, roles) }, &[level(2), level(2)]);
    assert_eq!(order_and_top(&case, 0), (vec![1, 0], vec![1, 0]));
}

#[test]
fn equal_scores_at_the_next_band_too_are_ordered_by_fit_and_a_band_further_up_does_not_count() {
    // Both are at 100 and 100. A third band would prefer the first role. The answer to the second is higher.
    let roles = vec![single(0, &[1, 2, 2]), single(1, &[1, 2, 4])];
    let blueprint = Blueprint { bars: vec![80, 85, 90], ..Blueprint::small(80, 2, roles) };
    let case = answers(&blueprint, &[level(2), level(3)]);
    assert_eq!(order_and_top(&case, 0).0, [1, 0]);
    assert_eq!(order_and_top(&case, 1).0, [0, 1], "100 and 75 at the next band");
}

#[test]
fn at_the_last_band_equal_scores_are_ordered_by_fit() {
    let case = answers(&Blueprint::small(80, 2, vec![single(0, &[2]), single(1, &[2])]), &[level(2), level(3)]);
    assert_eq!(order_and_top(&case, 0).0, [1, 0]);
}

#[test]
fn what_is_equal_throughout_stands_in_the_frameworks_order() {
    let blueprint = Blueprint::small(80, 2, vec![single(1, &[2]), single(0, &[2]), single(1, &[2])]);
    assert_eq!(order_and_top(&answers(&blueprint, &[level(1), level(1)]), 0), (vec![0, 1, 2], vec![0, 1, 2]));
}

#[test]
fn nobody_leads_before_the_first_answer() {
    let blueprint = Blueprint::small(80, 2, vec![single(0, &[2]), single(1, &[2])]);
    for choices in [[OPEN, OPEN], [OPEN, NA], [NA, NA]] {
        let ranking = ranking(&answers(&blueprint, &choices), 0);
        assert_eq!((ranking.leader(), ranking.top.len(), ranking.settled), (None, 0, false));
    }
}

#[test]
fn a_role_that_is_not_assessed_is_not_ranked() {
    let blueprint = Blueprint::small(80, 2, vec![single(0, &[2]), single(1, &[2])]);
    assert_eq!(order_and_top(&answers(&blueprint, &[NA, level(0)]), 0), (vec![1], vec![1]));
}

/// Returns the remarks on these levels, the first `shown` with evidence, and on a few answers without a level.
fn remarked(levels: &[usize], shown: usize) -> Vec<Remark> {
    let answered = levels.iter().enumerate().map(|(n, number)| Mark { shown: n < shown, ..mark(level(*number)) });
    let sheet: Sheet = answered.chain([mark(OPEN), mark(NA)]).collect();
    remarks(&sheet)
}

#[test]
fn ten_answers_of_one_level_are_remarked_on_and_nine_or_one_other_are_not() {
    assert_eq!(remarked(&[2; 10], 0), [Remark::SameLevelThroughout(Level::ALL[2])]);
    assert_eq!(remarked(&[2; 10], 10), [Remark::SameLevelThroughout(Level::ALL[2])]);
    assert_eq!(remarked(&[2; 9], 0), []);
    assert_eq!(remarked(&[2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3], 0), []);
}

#[test]
fn ten_answers_at_the_highest_level_without_any_evidence_are_remarked_on() {
    let mixed = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 1];
    assert_eq!(remarked(&mixed, 0), [Remark::HighestWithoutEvidence { count: 10 }]);
    assert_eq!(remarked(&mixed, 1), []);
    assert_eq!(remarked(&mixed[1..], 0), []);
    let both = [Remark::SameLevelThroughout(Level::ALL[4]), Remark::HighestWithoutEvidence { count: 11 }];
    assert_eq!(remarked(&[4; 11], 0), both);
    // Evidence elsewhere is not evidence for the highest level.
    assert_eq!(remarked(&[1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 1), [Remark::HighestWithoutEvidence { count: 10 }]);
}

#[test]
fn gaps_are_named_by_points_lost_and_strengths_by_weight_then_by_how_far_above() {
    // Lost of 12: 5 * 4, 3 * 12, 1 * 12 twice, then strengths of weights 1, 1, 3, 5 and one that is open.
    let rows = vec![
        Row::helpful(3, &[1]),
        Row::core(0, &[3]),
        Row::helpful(2, &[1]),
        Row::important(1, &[1]),
        Row::helpful(4, &[1]),
        Row::helpful(5, &[1]),
        Row::important(6, &[2]),
        Row::core(7, &[2]),
        Row::helpful(8, &[2]),
        Row::core(9, &[2]),
        Row::core(10, &[2]),
    ];
    let choices = [level(2), level(0), level(0), level(0), level(1), level(3), level(2), level(2), level(3), OPEN, NA];
    let case = answers(&Blueprint::small(80, 11, vec![rows]), &choices);
    let scores = case.scores();
    let card = scores.cards().next().expect("there is a role");
    let gaps: Vec<_> = gaps(&case.framework, &case.sheet, card).iter().map(|gap| gap.skill.index()).collect();
    assert_eq!(gaps, [1, 0, 2, 3]);
    let strengths: Vec<_> = strengths(&case.framework, &case.sheet, card).iter().map(|skill| skill.index()).collect();
    // The helpful ones are 2, 1 and 0 levels above.
    assert_eq!(strengths, [7, 6, 5, 8, 4]);
}
