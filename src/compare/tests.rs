//! Comparisons of real and of invented people.

use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert, prop_assert_eq, prop_assume, proptest};

use super::{Comparison, ComparisonProblem, ComparisonRequest, NoiseWord, Side};
use crate::assessment::{About, Aim, Assessment, Choice, Edit, Foreign, Moment, Name, StepProgress, Sureness};
use crate::framework::{Catalog, Framework, Level, SkillId};
use crate::rating::Rating;
use crate::text::Clean;

/// The revision of the earlier state. Answers of a higher one were given again.
const POINT: u64 = 5;

fn framework() -> Arc<Framework> {
    Arc::clone(Catalog::shipped().usual())
}

const fn at(revision: u64) -> Moment {
    Moment { today: date(2026, 5, 1), edition: 2, revision }
}

/// Builds an assessment with these levels for the first skills; 5 is not applicable, and more is unanswered.
fn person(framework: &Arc<Framework>, levels: &[usize]) -> Assessment {
    let aim = Aim { role: None, band: framework.usual_band() };
    let mut person = Assessment::new(framework, Name::new("me").expect("a name"), aim);
    for (skill, level) in framework.skills().zip(levels) {
        person.edit(skill, Edit::Choose(choice(*level)), at(1));
    }
    person
}

fn choice(level: usize) -> Choice {
    match level {
        0..=4 => Choice::Level(Level::ALL[level]),
        5 => Choice::NotApplicable,
        _ => Choice::Unanswered,
    }
}

fn answer_again(person: &mut Assessment, skill: SkillId, level: usize) {
    person.edit(skill, Edit::Choose(choice(level)), at(POINT + 1));
}

/// Compares two states of one assessment for the first role.
fn compared(before: &Assessment, after: &Assessment) -> Result<Comparison, ComparisonProblem> {
    between([before, after], [Some(POINT), Some(POINT + 1)])
}

fn between(
    [before, after]: [&Assessment; 2],
    [first, second]: [Option<u64>; 2],
) -> Result<Comparison, ComparisonProblem> {
    let framework = after.framework();
    let role = framework.roles().next().expect("shipped");
    let (before, after) = (Side { assessment: before, revision: first }, Side { assessment: after, revision: second });
    Comparison::of(&ComparisonRequest { before, after, role, band: framework.usual_band() })
}

/// Returns a skill that the first role asks for.
fn asked_skill(framework: &Framework, number: usize) -> SkillId {
    framework.role(framework.roles().next().expect("shipped")).requirements[number].skill
}

#[test]
fn a_state_against_itself_changes_nothing_and_says_that_nothing_was_given_again() {
    let framework = framework();
    let me = person(&framework, &[2; 28]);
    let comparison = compared(&me, &me).expect("the same questions");
    assert_eq!((comparison.numerator(), comparison.word), (0, NoiseWord::NotGivenAgain));
    assert_eq!((comparison.error.0, comparison.causes.len()), (0, 0));
    assert!(comparison.not_counted.is_empty());
}

#[test]
fn the_same_answer_given_again_is_within_noise_and_has_an_error() {
    let framework = framework();
    let before = person(&framework, &[2; 28]);
    let mut after = before.clone();
    let skill = asked_skill(&framework, 0);
    after.set_again(Some(crate::assessment::AnsweringAgain { point: 1, revision: POINT, hides_former: false }));
    answer_again(&mut after, skill, 2);
    let comparison = compared(&before, &after).expect("the same questions");
    assert_eq!((comparison.numerator(), comparison.given_again, comparison.word), (0, 1, NoiseWord::WithinNoise));
    assert!(comparison.error.0 > 0 && comparison.causes.is_empty());
}

#[test]
fn what_was_not_given_again_adds_no_doubt() {
    let framework = framework();
    let before = person(&framework, &[1; 28]);
    let mut after = before.clone();
    answer_again(&mut after, asked_skill(&framework, 0), 2);
    let few = compared(&before, &after).expect("the same questions").error;
    for number in 1..6 {
        answer_again(&mut after, asked_skill(&framework, number), 2);
    }
    let more = compared(&before, &after).expect("the same questions").error;
    assert!(few < more, "{few} {more}");
}

#[test]
fn a_change_by_two_levels_is_told_apart_from_one_by_one() {
    let framework = framework();
    let before = person(&framework, &[1; 28]);
    let mut after = before.clone();
    answer_again(&mut after, asked_skill(&framework, 0), 3);
    answer_again(&mut after, asked_skill(&framework, 1), 2);
    let comparison = compared(&before, &after).expect("the same questions");
    let apart: Vec<bool> = comparison.causes.iter().map(super::Cause::is_two_or_more).collect();
    assert_eq!(apart.iter().filter(|it| **it).count(), 1, "{apart:?}");
}

#[test]
fn between_two_people_every_shared_answer_counts_as_given_again() {
    let framework = framework();
    let (one, mut other) = (person(&framework, &[2; 28]), person(&framework, &[2; 28]));
    let same = between([&one, &other], [None, None]).expect("the same questions");
    assert_eq!((same.given_again, same.word), (0, NoiseWord::NotGivenAgain), "the very same answers, from two files");
    other.rename(Name::new("another person").expect("a plain name"));
    let comparison = between([&one, &other], [None, None]).expect("the same questions");
    assert_eq!(comparison.given_again, comparison.shared);
    assert_eq!(comparison.word, NoiseWord::WithinNoise);
}

#[test]
fn a_restored_answer_that_differs_was_given_at_another_time() {
    let framework = framework();
    let before = person(&framework, &[3; 28]);
    // The later state has answers of revision 1 too, because an older state was restored.
    let after = person(&framework, &[1; 28]);
    let comparison = compared(&before, &after).expect("the same questions");
    assert_eq!(comparison.given_again, comparison.shared);
    assert!(comparison.error.0 > 0);
}

#[test]
fn what_is_new_taken_back_or_not_applicable_stands_apart_from_the_number() {
    let framework = framework();
    let skills: Vec<SkillId> = framework.skills().collect();
    let before = person(&framework, &[2, 2, 5, 2]);
    let mut after = before.clone();
    answer_again(&mut after, skills[4], 4);
    answer_again(&mut after, skills[1], 6);
    answer_again(&mut after, skills[2], 1);
    answer_again(&mut after, skills[3], 5);
    let mut evidence = |skill, text: &str| after.edit(skill, Edit::Evidence(Clean::line(text)), at(POINT + 1));
    evidence(skills[0], "a link");
    after.edit(skills[0], Edit::Step(Level::ALL[3], StepProgress::Done), at(POINT + 1));
    let apart = compared(&before, &after).expect("one skill is shared").not_counted;
    assert_eq!(apart.newly_answered, [skills[4]]);
    assert_eq!(apart.no_longer_answered, [skills[1]]);
    assert_eq!(apart.not_applicable, [skills[2], skills[3]]);
    assert_eq!(apart.evidence_gained, [skills[0]]);
    let [done] = apart.steps_done.as_slice() else { unreachable!("one step is done: {:?}", apart.steps_done) };
    assert_eq!((done.skill, done.to, done.on), (skills[0], Level::ALL[3], date(2026, 5, 1)));
}

#[test]
fn must_haves_are_met_and_lost() {
    let framework = framework();
    let role = framework.roles().next().expect("shipped");
    let band = framework.usual_band();
    let must_haves = framework.role(role).requirements.iter().filter(|it| it.is_must_have(band));
    let must_haves: Vec<SkillId> = must_haves.map(|it| it.skill).collect();
    assert!(!must_haves.is_empty());
    let (low, high) = (person(&framework, &[0; 28]), person(&framework, &[4; 28]));
    let up = compared(&low, &high).expect("the same questions").not_counted;
    assert_eq!((up.must_haves_met, up.must_haves_lost.len()), (must_haves.clone(), 0));
    let down = compared(&high, &low).expect("the same questions").not_counted;
    assert_eq!((down.must_haves_met.len(), down.must_haves_lost), (0, must_haves));
}

#[test]
fn without_a_shared_skill_there_is_nothing_to_compare() {
    let framework = framework();
    let (none, all) = (person(&framework, &[]), person(&framework, &[2; 28]));
    assert_eq!(compared(&none, &all), Err(ComparisonProblem::NothingShared));
}

#[test]
fn answers_to_other_questions_are_refused_by_name() {
    let framework = framework();
    let (one, mut other) = (person(&framework, &[2; 28]), person(&framework, &[2; 28]));
    other.set_foreign(Foreign::Framework(Clean::line("gardening")));
    let problem = compared(&one, &other).expect_err("other questions");
    assert!(problem.to_string().contains("gardening") && problem.to_string().contains(framework.id().as_str()));
}

proptest! {
    #[test]
    fn causes_add_up_to_the_change_and_swapping_negates_it(
        before in vec(0_usize..7, 28),
        changes in vec(0_usize..7, 28),
        changed in vec(any::<bool>(), 28),
        unsure in vec(any::<bool>(), 28),
    ) {
        let framework = framework();
        let mut one = person(&framework, &before);
        for (skill, is_unsure) in framework.skills().zip(unsure) {
            if is_unsure {
                one.edit(skill, Edit::Sureness(Sureness::Unsure), at(1));
            }
        }
        let mut other = one.clone();
        for ((skill, level), is_changed) in framework.skills().zip(changes).zip(changed) {
            if is_changed {
                answer_again(&mut other, skill, level);
            }
        }
        let comparison = compared(&one, &other);
        prop_assume!(comparison.is_ok());
        let comparison = comparison.expect("assumed");
        let sum: i64 = comparison.causes.iter().map(|cause| cause.points.numerator).sum();
        prop_assert_eq!(sum, comparison.numerator());
        for units in [|cause: &super::Cause| cause.tenths, |cause: &super::Cause| cause.hundredths] {
            let shown: i64 = comparison.causes.iter().map(units).sum();
            prop_assert!(shown == comparison.change.tenths() || shown == comparison.change.hundredths());
        }
        let back = between([&other, &one], [Some(POINT + 1), Some(POINT)]).expect("the same skills are shared");
        prop_assert_eq!(back.numerator(), -comparison.numerator());
        prop_assert_eq!((back.error, back.word), (comparison.error, comparison.word));
        prop_assert_eq!((back.given_again, back.shared), (comparison.given_again, comparison.shared));
    }
}

#[test]
fn a_rating_of_the_same_day_is_no_answer_read_twice() {
    let framework = framework();
    let me = person(&framework, &[3, 2, 2, 1, 4]);
    let mut theirs = me.clone();
    let by = Name::new("Kim").expect("a name");
    theirs.set_about(About { subject: me.name().clone(), by, asked: framework.skills().collect() });
    let rating = Rating::of(&theirs, date(2026, 5, 1)).expect("it is about another person").as_assessment(&me);
    let compared = between([&me, &rating], [None, None]).expect("they share skills");
    let read_twice = between([&me, &me.clone()], [None, None]).expect("they share skills");
    assert!(compared.given_again > 0, "another person gave each level");
    assert_eq!(read_twice.given_again, 0);
}
