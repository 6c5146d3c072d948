//! Property tests of the bounds of scores, and of the direction in which they change.

use devrel_ready::assessment::Choice;
use devrel_ready::framework::{Level, Requirement};
use devrel_ready::score::{Fraction, Scorecard, Tenths, Verdict};
use proptest::arbitrary::any;
use proptest::sample::{Index, select};
use proptest::strategy::Just;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::{Case, later_answers};
use super::{changed, for_all};

/// Returns the named scores of a card.
fn named(card: &Scorecard) -> [(&'static str, Option<Fraction>); 5] {
    [
        ("readiness", card.readiness()),
        ("lowest", card.lowest()),
        ("highest", card.highest()),
        ("likely", card.likely()),
        ("shown", card.shown()),
    ]
}

fn is_one(score: Fraction) -> bool {
    score.numerator == score.denominator
}

#[test]
fn every_score_is_between_0_and_100_and_every_error_at_most_50() {
    for_all(Just(()), |case, ()| {
        let scores = case.scores();
        for card in scores.cards() {
            let domains =
                case.framework.domains().filter_map(|domain| card.domain(&case.framework, &case.sheet, domain));
            let of_domains = domains.flat_map(|part| {
                [
                    ("domain", part.readiness()),
                    ("lowest of domain", part.lowest()),
                    ("highest of domain", part.highest()),
                ]
            });
            for (what, score) in named(card).into_iter().chain(of_domains) {
                prop_assert!(score.is_none_or(|score| score.numerator <= score.denominator), "{what}: {score:?}");
            }
            prop_assert!(card.error().is_none_or(|error| error <= Tenths(500)), "error: {:?}", card.error());
            prop_assert!(card.coverage.weight_percent() <= 100);
        }
        Ok(())
    });
}

#[test]
fn lowest_likely_and_highest_stand_in_this_order_and_meet_when_all_is_answered() {
    for_all(Just(()), |case, ()| {
        let scores = case.scores();
        for card in scores.cards() {
            prop_assert!(card.lowest() <= card.likely(), "{:?} {:?}", card.lowest(), card.likely());
            prop_assert!(card.likely() <= card.highest(), "{:?} {:?}", card.likely(), card.highest());
            if let Some(readiness) = card.readiness() {
                for score in [card.lowest(), card.likely(), card.highest()] {
                    prop_assert_eq!(score, Some(readiness));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn raising_an_answer_never_lowers_a_score_of_any_role() {
    let below_the_highest = select(Level::ALL[..4].to_vec());
    for_all((any::<Index>(), below_the_highest), |case, (skill, level)| {
        let skill = case.skill(skill);
        let [before, after] = [level, level.up()].map(|level| case.answering(skill, Choice::Level(level)).scores());
        for (before, after) in before.cards().zip(after.cards()) {
            for ((what, before), (_, after)) in named(before).into_iter().zip(named(after)) {
                prop_assert!(before <= after, "{what} from {before:?} to {after:?}");
            }
            prop_assert!(before.verdict != Verdict::Ready || after.verdict == Verdict::Ready, "no longer ready");
        }
        Ok(())
    });
}

#[test]
fn a_harder_target_never_helps() {
    for_all((any::<[Index; 3]>(), Just(())), |case, ([role, band, row], ())| {
        let (role, band) = (case.role(role), case.band(band));
        let listed = row.get(&case.framework.role(role).requirements);
        let harder = changed::harder(&case.framework, (role, band), listed.skill);
        let harder = Case { framework: harder.into(), ..case.clone() };
        let [before, after] = [case, &harder].map(Case::scores);
        let [before, after] = [&before, &after].map(|scores| scores.card(role, band));
        for ((what, before), (_, after)) in named(before).into_iter().zip(named(after)) {
            prop_assert!(before >= after, "{what} from {before:?} to {after:?}");
        }
        prop_assert!(before.verdict == Verdict::Ready || after.verdict != Verdict::Ready, "ready only when harder");
        Ok(())
    });
}

#[test]
fn no_later_answer_leaves_the_interval_of_an_earlier_one() {
    for_all(later_answers(), |case, later| {
        let stages: Vec<_> = case.answered_one_by_one(&later).iter().map(Case::scores).collect();
        for pair in stages.windows(2) {
            for (earlier, later) in pair[0].cards().zip(pair[1].cards()) {
                // Once everything is n/a, no score is left that could be outside.
                let Some((lowest, highest)) = later.lowest().zip(later.highest()) else { continue };
                prop_assert!(earlier.lowest() <= Some(lowest), "{:?} sank to {lowest:?}", earlier.lowest());
                prop_assert!(earlier.highest() >= Some(highest), "{:?} rose to {highest:?}", earlier.highest());
            }
        }
        for (first, last) in stages[0].cards().zip(stages[stages.len() - 1].cards()) {
            let Some(readiness) = last.readiness() else { continue };
            prop_assert!(first.lowest() <= Some(readiness) && Some(readiness) <= first.highest());
        }
        Ok(())
    });
}

#[test]
fn a_score_is_100_exactly_when_every_target_is_met() {
    for_all(any::<[Index; 2]>(), |case, [role, band]| {
        let (role, band) = (case.role(role), case.band(band));
        let mut ideal = case.clone();
        for listed in &case.framework.role(role).requirements {
            let level = case.sheet.choice(listed.skill).level().unwrap_or(Level::ALL[0]);
            if case.sheet.choice(listed.skill) != Choice::NotApplicable {
                ideal.sheet.choose(listed.skill, Choice::Level(level.max(listed.target(band))));
            }
        }
        let readiness = ideal.scores().card(role, band).readiness();
        prop_assert!(readiness.is_none_or(is_one), "on every target: {readiness:?}");

        let scores = case.scores();
        for card in scores.cards() {
            let misses = |listed: &Requirement, blank: bool| match case.sheet.choice(listed.skill) {
                Choice::NotApplicable => false,
                Choice::Unanswered => blank,
                Choice::Level(level) => level < listed.target(card.band),
            };
            let all_met =
                |blank| !case.framework.role(card.role).requirements.iter().any(|listed| misses(listed, blank));
            let Some((lowest, highest)) = card.lowest().zip(card.highest()) else { continue };
            prop_assert_eq!(is_one(lowest), all_met(true), "lowest {:?}", lowest);
            prop_assert_eq!(is_one(highest), all_met(false), "highest {:?}", highest);
            prop_assert_eq!(card.readiness().is_some_and(is_one), card.is_complete() && all_met(true));
        }
        Ok(())
    });
}
