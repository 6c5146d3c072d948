//! Tests that the random cases contain every kind of situation that a claim is about.

use std::collections::BTreeMap;

use devrel_ready::assessment::Choice;
use devrel_ready::framework::Requirement;
use devrel_ready::score::{Ranking, Verdict, is_decided};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::cases::{Case, on_random_frameworks, on_the_shipped_framework};

/// The fixed start of the random series, whose situations were counted once.
const SEED: u64 = 2026;

/// Returns the situations in a case.
fn sights(case: &Case) -> Vec<&'static str> {
    let mut sights = Vec::new();
    let mut see = |what, seen: bool| sights.extend(seen.then_some(what));
    let scores = case.scores();
    for card in scores.cards() {
        let incomplete = card.lowest().is_some() && !card.is_complete();
        see("complete", card.is_complete());
        see("not assessed", card.verdict == Verdict::NotAssessed);
        see("open", card.verdict == Verdict::Open);
        see("ready for certain with questions left", card.verdict == Verdict::Ready && card.guaranteed && incomplete);
        see("a must-have not applicable", card.blocked_by().next().is_some());
        see("not yet for certain with questions left", card.verdict == Verdict::NotYet && incomplete);
        see("a must-have missed", card.must_haves.iter().any(|must_have| must_have.met() == Some(false)));
        let listed = &case.framework.role(card.role).requirements;
        let is_no_more = |one: &Requirement| one.must_have && !one.is_must_have(card.band);
        see("a must-have that is none at this band", listed.iter().any(is_no_more));
        see("borderline", card.borderline);
        see("provisional", card.provisional);
        see(
            "a must-have without a floor is left out",
            listed.iter().any(|it| is_no_more(it) && case.sheet.choice(it.skill) == Choice::NotApplicable),
        );
    }
    let first = scores.cards().next();
    let plans = [first.and_then(|card| case.path(card)), first.and_then(|card| case.path_with_margin(card))];
    let [steps, sure] = plans.each_ref().map(|plan| plan.as_ref().map(|plan| plan.steps.len()));
    see("nothing to do", steps == Some(0));
    see("several steps", steps > Some(1));
    see("a margin costs more", sure > steps);
    let [earliest, sure] = plans.map(|plan| plan.map(|plan| plan.end()));
    see("a margin leads to every target", earliest < sure && sure.is_some_and(|end| end.numerator == end.denominator));
    see(
        "an answer worth another look",
        case.sheet.marks().any(|mark| mark.look_again && mark.choice.level().is_some()),
    );
    let problems = case.framework.soundness_problems();
    see("ready without a strength", problems.iter().any(|it| it.message.as_str().contains("everywhere is ready")));
    for band in case.framework.bands() {
        let ranking = Ranking::of(&scores, band);
        let several = case.framework.roles().len() > 1;
        let decided = is_decided(&scores, &ranking);
        see("decided with questions left", several && decided && !case.open().is_empty());
        see("undecided", !decided);
        see("settled", several && ranking.settled);
        see("too close to call", ranking.top.len() > 1);
        see("a single leader", several && ranking.top.len() == 1);
    }
    sights.sort_unstable();
    sights.dedup();
    sights
}

/// Returns in how many of `count` random cases each situation occurs.
fn seen(cases: impl Strategy<Value = Case>, count: usize) -> BTreeMap<&'static str, u32> {
    // The series is fixed, whatever the environment sets, because the counts depend on it.
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(SEED), ..Config::default() });
    let mut seen = BTreeMap::new();
    for _ in 0..count {
        let tree = cases.new_tree(&mut runner).expect("no case is ever refused");
        for sight in sights(&tree.current()) {
            *seen.entry(sight).or_default() += 1;
        }
    }
    seen
}

#[test]
fn random_cases_contain_every_kind_of_situation() {
    let random = seen(on_random_frameworks(), 300);
    let shipped = seen(on_the_shipped_framework(), 100);
    assert_eq!(random.len(), 22, "{random:?}");
    assert!(random.values().all(|count| *count >= 5), "{random:?}");
    // Every shipped role has must-haves, so none is ever "not assessed", and each has a floor above 0 at every band.
    assert_eq!(shipped.len(), 17, "{shipped:?}");
}
