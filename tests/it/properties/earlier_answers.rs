//! Property tests of answers that are worth another look, because a later edition changed what they mean.

use devrel_ready::assessment::{Mark, Sureness};
use devrel_ready::score::{Ranking, Scorecard};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::{ANSWERS, Case};
use super::for_all;

/// Returns the same person with changed marks of the chosen skills.
fn with(case: &Case, chosen: &[bool], change: impl Fn(Mark) -> Mark) -> Case {
    let marks = case.sheet.marks().zip(chosen);
    let sheet = marks.map(|(mark, chosen)| if *chosen { change(mark) } else { mark }).collect();
    Case { sheet, ..case.clone() }
}

/// Returns everything of a card that says how far a person is, and nothing of how sure that is.
fn how_far(card: &Scorecard) -> impl PartialEq + std::fmt::Debug + use<> {
    let scores = [card.readiness(), card.lowest(), card.highest(), card.likely(), card.shown(), card.fit()];
    (scores, card.verdict, card.guaranteed, card.provisional, card.coverage)
}

#[test]
fn an_answer_worth_another_look_changes_no_score_and_no_order_and_never_lowers_the_error_or_the_margin() {
    for_all((vec(any::<bool>(), ANSWERS), any::<[Index; 2]>()), |case, (chosen, [role, band])| {
        let settled = with(case, &chosen, |mark| Mark { look_again: false, ..mark });
        let again = with(case, &chosen, |mark| Mark { look_again: true, ..mark });
        let [before, after] = [&settled, &again].map(Case::scores);
        for (a, b) in before.cards().zip(after.cards()) {
            prop_assert_eq!(how_far(a), how_far(b));
            prop_assert!(a.error() <= b.error(), "{:?} sank to {:?}", a.error(), b.error());
            prop_assert!(!a.borderline || b.borderline, "no longer borderline");
        }
        let at = (case.role(role), case.band(band));
        let [a, b] = [before.card(at.0, at.1), after.card(at.0, at.1)];
        let efforts = [settled.path_with_margin(a), again.path_with_margin(b)].map(|plan| plan.map(|it| it.effort()));
        prop_assert!(efforts[0] <= efforts[1], "{efforts:?}");
        let [earliest, later] = [settled.path(a), again.path(b)].map(|plan| plan.map(|it| (it.effort(), it.end())));
        prop_assert_eq!(earliest, later);
        for band in case.framework.bands() {
            let [a, b] = [Ranking::of(&before, band), Ranking::of(&after, band)];
            prop_assert_eq!(a.order, b.order);
            prop_assert!(a.top.iter().all(|role| b.top.contains(role)), "{:?} became {:?}", a.top, b.top);
        }
        Ok(())
    });
}

#[test]
fn an_answer_worth_another_look_counts_as_unsure_even_with_evidence() {
    for_all((vec(any::<bool>(), ANSWERS), any::<[Index; 2]>()), |case, (chosen, [role, band])| {
        let again = with(case, &chosen, |mark| Mark { look_again: true, ..mark });
        let unsure = |mark| Mark { sureness: Sureness::Unsure, shown: false, look_again: false, ..mark };
        let unsure = with(case, &chosen, unsure);
        let [before, after] = [&again, &unsure].map(Case::scores);
        for (a, b) in before.cards().zip(after.cards()) {
            prop_assert_eq!((a.error(), a.borderline), (b.error(), b.borderline));
        }
        let at = (case.role(role), case.band(band));
        let [a, b] = [before.card(at.0, at.1), after.card(at.0, at.1)];
        let ends = [again.path_with_margin(a), unsure.path_with_margin(b)].map(|plan| plan.map(|it| it.end()));
        prop_assert_eq!(ends[0], ends[1]);
        for band in case.framework.bands() {
            prop_assert_eq!(Ranking::of(&before, band).top, Ranking::of(&after, band).top);
        }
        Ok(())
    });
}
