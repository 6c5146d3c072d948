//! Property tests of sums: what adds up, what cancels out, and what remains of a score without evidence or error.

use devrel_ready::assessment::{Choice, Mark};
use devrel_ready::framework::{DomainId, Level};
use devrel_ready::plan::Plan;
use devrel_ready::score::{Ranking, Scorecard, Scores, Tenths, skill_lines};
use proptest::arbitrary::any;
use proptest::sample::Index;
use proptest::strategy::Just;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::Case;
use super::{by_hand, changed, for_all};

/// Returns `12 * sum of w` over the skills of a domain that a role lists and that are not n/a.
fn share_of(case: &Case, card: &Scorecard, domain: DomainId) -> u64 {
    let listed = case.framework.role(card.role).requirements.iter();
    let inside = listed.filter(|listed| case.framework.skill(listed.skill).domain == domain);
    let scored = inside.filter(|listed| case.sheet.choice(listed.skill) != Choice::NotApplicable);
    scored.map(|listed| 12 * u64::from(listed.weight)).sum()
}

#[test]
fn domain_scores_weighted_by_their_share_average_to_the_score_of_the_role() {
    for_all(Just(()), |case, ()| {
        let scores = case.scores();
        for card in scores.cards() {
            let Some((lowest, highest)) = card.lowest().zip(card.highest()) else { continue };
            let parts: Vec<_> = case
                .framework
                .domains()
                .filter_map(|domain| {
                    let part = card.domain(&case.framework, &case.sheet, domain)?;
                    Some((share_of(case, card, domain), part.lowest()?, part.highest()?))
                })
                .collect();
            let all: u64 = parts.iter().map(|(share, ..)| *share).sum();
            let ends = [
                (lowest, by_hand::weighted_sum(parts.iter().map(|(share, lowest, _)| (*share, *lowest)))),
                (highest, by_hand::weighted_sum(parts.iter().map(|(share, _, highest)| (*share, *highest)))),
            ];
            for (whole, (numerator, denominator)) in ends {
                let [top, bottom, all] = [whole.numerator, whole.denominator, all].map(u128::from);
                prop_assert_eq!(numerator * bottom, top * denominator * all, "{:?} is not the average", whole);
            }
            if card.is_complete() {
                let domains = case.framework.domains();
                let mut parts = domains.filter_map(|domain| card.domain(&case.framework, &case.sheet, domain));
                prop_assert!(
                    parts.all(|part| part.readiness() == part.lowest()),
                    "a domain of a complete role is open"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn points_lost_add_up_to_exactly_what_is_missing_from_100() {
    for_all(Just(()), |case, ()| {
        let scores = case.scores();
        for card in scores.cards() {
            let Some(lowest) = card.lowest() else { continue };
            let lines = skill_lines(&case.framework, &case.sheet, card);
            let (lost, bottom) = by_hand::weighted_sum(lines.iter().map(|line| (1, line.lost)));
            let [reached, all] = [lowest.numerator, lowest.denominator].map(u128::from);
            prop_assert_eq!(lost * all, 100 * (all - reached) * bottom);
        }
        Ok(())
    });
}

#[test]
fn multiplying_all_weights_changes_nothing() {
    for_all((2..=5_u32, any::<[Index; 2]>()), |case, (factor, [role, band])| {
        let heavier = Case { framework: changed::heavier(&case.framework, factor).into(), ..case.clone() };
        let [light, heavy] = [case, &heavier].map(Case::scores);
        for (light, heavy) in light.cards().zip(heavy.cards()) {
            let figures = |card: &Scorecard| {
                let scores = [card.readiness(), card.lowest(), card.highest(), card.likely(), card.shown(), card.fit()];
                let words = (card.verdict, card.guaranteed, card.borderline, card.provisional);
                (scores, card.error(), words, card.coverage.weight_percent())
            };
            prop_assert_eq!(figures(light), figures(heavy));
        }
        let steps = |case: &Case, scores: &Scores| {
            let card = scores.card(case.role(role), case.band(band));
            let steps = |plan: Plan| plan.steps.iter().map(|step| (step.skill, step.to, step.gain)).collect::<Vec<_>>();
            [case.path(card), case.path_with_margin(card)].map(|plan| plan.map(steps))
        };
        prop_assert_eq!(steps(case, &light), steps(&heavier, &heavy));
        for band in case.framework.bands() {
            let [light, heavy] = [Ranking::of(&light, band), Ranking::of(&heavy, band)];
            prop_assert_eq!((light.order, light.top, light.settled), (heavy.order, heavy.top, heavy.settled));
        }
        Ok(())
    });
}

#[test]
fn what_is_shown_is_never_more_than_what_is_claimed_and_all_of_it_with_evidence_throughout() {
    for_all(Just(()), |case, ()| {
        let with_evidence =
            |shown| Case { sheet: case.sheet.marks().map(|mark| Mark { shown, ..mark }).collect(), ..case.clone() };
        let [some, none, all] = [case.scores(), with_evidence(false).scores(), with_evidence(true).scores()];
        for ((some, none), all) in some.cards().zip(none.cards()).zip(all.cards()) {
            prop_assert!(some.shown() <= some.lowest(), "{:?} of {:?}", some.shown(), some.lowest());
            prop_assert_eq!(all.shown(), some.lowest());
            prop_assert!(none.shown().is_none_or(|shown| shown.numerator == 0), "{:?}", none.shown());
        }
        Ok(())
    });
}

#[test]
fn the_error_is_0_when_every_answer_is_two_levels_above_every_target() {
    for_all(Just(()), |case, ()| {
        let framework = changed::easy(&case.framework, 2);
        let mut sheet = case.sheet.clone();
        for skill in framework.skills() {
            let listed = framework.roles().filter_map(|role| framework.role(role).requirement(skill));
            let targets = listed.flat_map(|listed| framework.bands().map(|band| listed.target(band)));
            let two_above = targets.max().map_or(Level::ALL[0], |target| target.up().up());
            if let Choice::Level(level) = sheet.choice(skill) {
                sheet.choose(skill, Choice::Level(level.max(two_above)));
            }
        }
        let high = Case { framework: framework.into(), sheet, ..case.clone() };
        for card in high.scores().cards() {
            prop_assert!(card.error().is_none_or(|error| error == Tenths(0)), "{:?}", card.error());
            prop_assert!(!card.borderline, "borderline without an error");
        }
        Ok(())
    });
}

#[test]
fn the_error_is_above_0_when_every_answer_is_at_or_below_its_target() {
    for_all(Just(()), |case, ()| {
        for card in case.scores().cards() {
            let mut low = case.clone();
            for listed in &case.framework.role(card.role).requirements {
                let level = case.sheet.choice(listed.skill).level().unwrap_or(Level::ALL[0]);
                low.sheet.choose(listed.skill, Choice::Level(level.min(listed.target(card.band))));
            }
            let error = low.scores().card(card.role, card.band).error();
            prop_assert!(error > Some(Tenths(0)), "{error:?}");
        }
        Ok(())
    });
}
