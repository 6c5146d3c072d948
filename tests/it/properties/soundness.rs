//! Property tests of two rules for sound profiles: `check` says exactly what scoring such a person gives.

use std::collections::BTreeSet;
use std::sync::Arc;

use devrel_ready::assessment::{Choice, Mark, Sheet};
use devrel_ready::framework::{BandId, Framework, Importance, Level, SkillId};
use devrel_ready::score::{Evaluation, Verdict};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseResult;

use super::frameworks::{Blueprint, Row, blueprints};
use super::runner;

/// Checks a claim on random frameworks.
fn for_all_frameworks(claim: impl Fn(&Arc<Framework>) -> TestCaseResult) {
    let outcome = runner(1).run(&blueprints(), |blueprint| claim(&Arc::new(blueprint.framework())));
    let failure = outcome.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(failure.is_empty(), "{failure}");
}

/// Returns the evaluation of a person with these levels.
fn person(framework: &Arc<Framework>, choice: impl Fn(SkillId) -> Choice) -> Evaluation {
    let sheet: Sheet = framework.skills().map(|skill| Mark { choice: choice(skill), ..Mark::default() }).collect();
    Evaluation::of(framework, sheet)
}

/// Returns the target that most core skills have at a band, the lower of two that are equally frequent.
fn usual_core_target(framework: &Arc<Framework>, band: BandId) -> Option<Level> {
    let rows = || framework.roles().flat_map(|role| &framework.role(role).requirements);
    let times =
        |level: &Level| rows().filter(|row| row.importance == Importance::Core && row.target(band) == *level).count();
    let most = Level::ALL.iter().map(times).max().filter(|most| *most > 0)?;
    Level::ALL.into_iter().find(|level| times(level) == most)
}

/// Returns the problems of a kind, as the role's file and the message.
fn found(framework: &Arc<Framework>, kind: &str) -> BTreeSet<(String, String)> {
    let problems = framework.soundness_problems();
    let of_kind = problems.iter().filter(|problem| problem.message.as_str().contains(kind));
    of_kind.map(|problem| (problem.file.to_string(), problem.message.to_string())).collect()
}

/// Returns who is ready without a strength, as scoring says: a person with one level everywhere, one below the usual core
/// target.
fn ready_throughout(framework: &Arc<Framework>) -> BTreeSet<(String, String)> {
    let mut ready = BTreeSet::new();
    for band in framework.bands() {
        let Some(usual) = usual_core_target(framework, band) else { continue };
        let evaluation = person(framework, |_| Choice::Level(usual.down()));
        let cards = evaluation.cards().filter(|card| card.band == band && card.verdict == Verdict::Ready);
        for role in cards.map(|card| framework.role(card.role)) {
            let (level, band) = (usual.down(), &framework.band(band).key);
            let message = format!(
                "a person at level {level} everywhere is ready at {band}, where core skills usually ask for {usual}"
            );
            ready.insert((format!("roles/{}.json", role.key), message));
        }
    }
    ready
}

/// Returns the must-haves that do not matter at some band, as scoring says: marked as not applicable, they rule nothing
/// out. The first such band counts.
fn needless_must_haves(framework: &Arc<Framework>) -> BTreeSet<(String, String)> {
    let mut needless = BTreeSet::new();
    for role in framework.roles() {
        for listed in framework.role(role).requirements.iter().filter(|listed| listed.must_have) {
            let without = person(framework, |skill| {
                if skill == listed.skill { Choice::NotApplicable } else { Choice::Level(Level::ALL[4]) }
            });
            let rules_out = |band: &BandId| without.card(role, *band).verdict == Verdict::NotYet;
            if let Some(band) = framework.bands().find(|band| !rules_out(band)) {
                let (key, band) = (&framework.skill(listed.skill).key, &framework.band(band).key);
                let message = format!("the must-have \"{key}\" asks for nothing at {band}: its target there is 1");
                needless.insert((format!("roles/{}.json", framework.role(role).key), message));
            }
        }
    }
    needless
}

#[test]
fn one_level_everywhere_below_the_usual_core_target_is_reported_exactly_where_scoring_calls_it_ready() {
    for_all_frameworks(|framework| {
        prop_assert_eq!(found(framework, "everywhere is ready"), ready_throughout(framework));
        Ok(())
    });
}

#[test]
fn a_must_have_that_asks_for_nothing_is_reported_exactly_where_scoring_lets_it_be_left_out() {
    for_all_frameworks(|framework| {
        prop_assert_eq!(found(framework, "asks for nothing"), needless_must_haves(framework));
        Ok(())
    });
}

#[test]
fn a_must_have_is_reported_at_the_first_band_at_which_its_target_is_1() {
    let reported = |targets: &[u32]| {
        let role = vec![Row::must_have(0, targets), Row::core(1, &[3, 3, 3])];
        let framework =
            Arc::new(Blueprint { bars: vec![80, 85, 90], ..Blueprint::small(80, 2, vec![role]) }.framework());
        let found = found(&framework, "asks for nothing");
        assert_eq!(found, needless_must_haves(&framework));
        found.into_iter().map(|(_, message)| message).collect::<Vec<_>>()
    };
    let words = |band: &str| [format!("the must-have \"s0\" asks for nothing at {band}: its target there is 1")];
    assert_eq!(reported(&[1, 1, 2]), words("b0"));
    assert_eq!(reported(&[2, 1, 1]), words("b1"));
    assert_eq!(reported(&[2, 3, 4]), [""; 0]);
}

#[test]
fn the_bar_and_the_floors_decide_whether_one_level_everywhere_is_ready() {
    // At level 2 of 3, 3 and 2: (5 * 8 + 3 * 8 + 12) / 108 is 70.37.
    let reported = |bar: u32, must_have: Row| {
        let role = vec![must_have, Row::important(1, &[3]), Row::helpful(2, &[2])];
        let framework = Arc::new(Blueprint::small(bar, 3, vec![role]).framework());
        let found = found(&framework, "everywhere is ready");
        assert_eq!(found, ready_throughout(&framework));
        found.len()
    };
    assert_eq!(reported(70, Row::core(0, &[3])), 1);
    assert_eq!(reported(71, Row::core(0, &[3])), 0);
    assert_eq!(reported(70, Row::must_have(0, &[3])), 1, "level 2 is the floor");
    // Two other roles make 3 the usual target, and the floor of 4 is 3: (5 * 6 + 3 * 8 + 12) / 108 is 61.
    let reported = |row: fn(usize, &[u32]) -> Row| {
        let role = |row: Row| vec![row, Row::important(1, &[3]), Row::helpful(2, &[2])];
        let roles = vec![role(row(0, &[4])), role(Row::core(0, &[3])), role(Row::core(0, &[3]))];
        found(&Arc::new(Blueprint::small(60, 3, roles).framework()), "everywhere is ready").len()
    };
    assert_eq!((reported(Row::core), reported(Row::must_have)), (3, 2));
}

#[test]
fn the_shipped_profiles_are_sound_under_both_rules() {
    let framework = Framework::shipped();
    assert_eq!(ready_throughout(&framework), BTreeSet::new());
    assert_eq!(needless_must_haves(&framework), BTreeSet::new());
}
