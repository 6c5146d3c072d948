//! Property tests of verdicts: guarantees hold, and the other verdicts follow from complete answers.

use devrel_ready::assessment::Choice;
use devrel_ready::framework::Level;
use devrel_ready::score::Verdict;
use proptest::strategy::Just;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::{ANSWERS, Case, later_answers};
use super::{by_hand, for_all};

fn keeps_its_guarantees(before: &Case, after: &Case) -> TestCaseResult {
    for (before, after) in before.scores().cards().zip(after.scores().cards()) {
        if before.guaranteed {
            prop_assert_eq!((before.verdict, before.guaranteed), (after.verdict, after.guaranteed));
        }
    }
    Ok(())
}

#[test]
fn a_guaranteed_verdict_is_the_same_after_any_later_answers() {
    for_all(later_answers(), |case, later| {
        let stages = case.answered_one_by_one(&later);
        stages.windows(2).try_for_each(|pair| keeps_its_guarantees(&pair[0], &pair[1]))
    });
}

#[test]
fn a_guaranteed_verdict_is_the_same_after_the_best_the_worst_and_no_later_answers() {
    let extremes = [Choice::Level(Level::ALL[0]), Choice::Level(Level::ALL[4]), Choice::NotApplicable];
    for_all(Just(()), |case, ()| {
        for all in extremes {
            let mut after = vec![case.answered_one_by_one(&[(0, all); ANSWERS])];
            // Every must-have is left out or failed, and everything else is at the other extreme.
            for other in extremes {
                let must_have = |skill| {
                    let mut roles = case.framework.roles();
                    roles
                        .any(|role| case.framework.role(role).requirement(skill).is_some_and(|listed| listed.must_have))
                };
                let mixed = case.framework.skills().map(|skill| (0, if must_have(skill) { all } else { other }));
                after.push(case.answered_one_by_one(&mixed.collect::<Vec<_>>()));
            }
            for stages in after {
                keeps_its_guarantees(case, &stages[stages.len() - 1])?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_complete_verdict_is_ready_exactly_at_the_bar_with_every_floor_reached() {
    for_all(later_answers(), |case, later| {
        let stages = case.answered_one_by_one(&later);
        let complete = &stages[stages.len() - 1];
        for card in complete.scores().cards() {
            let ready = by_hand::is_ready(&complete.framework, &complete.sheet, (card.role, card.band));
            let missed = by_hand::misses_a_must_have(&complete.framework, &complete.sheet, (card.role, card.band));
            let expected = match card.readiness() {
                None if missed => Verdict::NotYet,
                None => Verdict::NotAssessed,
                Some(_) if ready => Verdict::Ready,
                Some(_) => Verdict::NotYet,
            };
            prop_assert_eq!(card.verdict, expected);
        }
        Ok(())
    });
}

#[test]
fn an_open_verdict_can_become_ready_and_not_yet_too_unless_must_haves_alone_keep_it_open() {
    for_all(Just(()), |case, ()| {
        for card in case.scores().cards().filter(|card| card.verdict == Verdict::Open) {
            let [worst, best] = [0, 4].map(|level| {
                let stages = case.answered_one_by_one(&[(0, Choice::Level(Level::ALL[level])); ANSWERS]);
                by_hand::is_ready(&case.framework, &stages[stages.len() - 1].sheet, (card.role, card.band))
            });
            let can_miss = card.must_haves.iter().any(|must_have| {
                case.sheet.choice(must_have.skill) == Choice::Unanswered && must_have.floor > Level::ALL[0]
            });
            let at_bar = card.lowest().is_some_and(|lowest| {
                100 * lowest.numerator >= u64::from(case.framework.band(card.band).ready_at) * lowest.denominator
            });
            prop_assert!(best, "open although nothing makes it ready");
            // At the bar without a floor to miss, only a must-have that may be left out prevents the guarantee.
            prop_assert_eq!(worst, at_bar && !can_miss);
        }
        Ok(())
    });
}

#[test]
fn marking_a_must_have_as_not_applicable_is_never_ready_and_pays_no_better_than_level_0() {
    for_all(Just(()), |case, ()| {
        for card in case.scores().cards() {
            for must_have in &card.must_haves {
                let left_out = case.answering(must_have.skill, Choice::NotApplicable);
                let scores = left_out.scores();
                let judged = scores.card(card.role, card.band);
                prop_assert_eq!((judged.verdict, judged.guaranteed), (Verdict::NotYet, true));
                prop_assert!(!judged.provisional);
                prop_assert!(judged.blocked_by().any(|skill| skill == must_have.skill));
                let plan = left_out.path(judged);
                prop_assert!(plan.is_none_or(|plan| !plan.ready && plan.steps.is_empty() && plan.effort() == 0));
            }
        }
        Ok(())
    });
}

#[test]
fn ready_is_provisional_exactly_if_level_0_instead_of_every_not_applicable_would_take_it_away() {
    for_all(later_answers(), |case, later| {
        let stages = case.answered_one_by_one(&later);
        let complete = &stages[stages.len() - 1];
        for card in complete.scores().cards().filter(|card| card.verdict == Verdict::Ready) {
            let mut counted = complete.clone();
            for skill in complete.framework.skills() {
                if complete.sheet.choice(skill) == Choice::NotApplicable {
                    counted.sheet.choose(skill, Choice::Level(Level::ALL[0]));
                }
            }
            let ready = by_hand::is_ready(&counted.framework, &counted.sheet, (card.role, card.band));
            prop_assert_eq!(card.provisional, !ready);
        }
        Ok(())
    });
}
