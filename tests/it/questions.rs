//! Tests of quick mode: its questions, its end, and what its words promise.

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{Framework, Level, RoleId, SkillId};
use devrel_ready::interview::{Question, Quick, Why};
use devrel_ready::score::{Evaluation, Likely, Ranking, Scores, credit};
use proptest::prelude::{Just, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::tiny::{self, Tiny};

fn quick(framework: &Arc<Framework>, sheet: &Sheet) -> Quick {
    Quick::of(framework, &Evaluation::of(framework, sheet.clone()), framework.usual_band())
}

fn unanswered(framework: &Framework, sheet: &Sheet) -> Vec<SkillId> {
    framework.skills().filter(|skill| sheet.choice(*skill) == Choice::Unanswered).collect()
}

/// Returns every possible answer.
fn every_choice() -> impl Iterator<Item = Choice> {
    Level::ALL.into_iter().map(Choice::Level).chain([Choice::NotApplicable])
}

/// Returns all partial and complete completions of a sheet.
fn completions(framework: &Framework, sheet: &Sheet) -> Vec<Sheet> {
    let mut all = vec![sheet.clone()];
    for skill in unanswered(framework, sheet) {
        let answered = |sheet: &Sheet| {
            let sheet = sheet.clone();
            every_choice().map(move |choice| {
                let mut sheet = sheet.clone();
                sheet.choose(skill, choice);
                sheet
            })
        };
        all.extend(all.clone().iter().flat_map(answered));
    }
    all
}

/// Returns the lead of one role over another and what each skill adds to its variance, times `1000 * D_a * D_b` and its
/// square. This implements the specification in the simplest way.
fn lead(framework: &Arc<Framework>, sheet: &Sheet, [a, b]: [RoleId; 2]) -> (i128, Vec<(SkillId, i128)>) {
    let (scores, likely) = (Scores::of(framework, sheet.clone()), Likely::of(framework, sheet));
    let band = framework.usual_band();
    let [likely_a, likely_b] = [a, b].map(|role| scores.card(role, band).likely().expect("it is in the order"));
    let [d_a, d_b] = [likely_a, likely_b].map(|likely| i128::from(likely.denominator) / 1_000);
    let points = |role: RoleId, skill: SkillId, level: Level| {
        let listed = framework.role(role).requirement(skill);
        listed.map_or(0, |it| i128::from(it.weight) * i128::from(credit(level, it.target(band))))
    };
    let variance = |skill: SkillId| {
        let levels = || likely.chances(framework.skill(skill).domain);
        let moved = |level| points(a, skill, level) * d_b - points(b, skill, level) * d_a;
        let sum =
            |power: u32| levels().map(|(level, chance)| i128::from(chance) * moved(level).pow(power)).sum::<i128>();
        1_000 * sum(2) - sum(1).pow(2)
    };
    let variances = unanswered(framework, sheet).into_iter().map(|skill| (skill, variance(skill))).collect();
    (i128::from(likely_a.numerator) * d_b - i128::from(likely_b.numerator) * d_a, variances)
}

/// Returns two roles that share one skill and have one of their own each.
fn two_roles() -> Arc<Framework> {
    let tiny = Tiny {
        ready_at: 80,
        effort: [1, 2, 4, 8],
        weights: [5, 3, 1],
        skills: vec![0, 0, 1],
        roles: vec![vec![(0, 0, true, 3), (1, 1, false, 3)], vec![(0, 0, false, 3), (2, 0, false, 3)]],
    };
    tiny.framework()
}

#[test]
fn a_skill_that_counts_the_same_for_both_is_not_asked_to_tell_them_apart() {
    let framework = two_roles();
    let [shared, of_first, of_second] = [0, 1, 2].map(|n| framework.skills().nth(n).expect("three skills"));
    let [first, second] = [0, 1].map(|n| framework.roles().nth(n).expect("two roles"));
    let mut sheet = tiny::sheet(&[Choice::Unanswered; 3]);
    let before = quick(&framework, &sheet);
    assert_eq!((before.leader(), before.top.len()), (None, 0), "nobody leads before the first answer");
    let why = Why::TellsApart { leader: first, rival: second };
    assert_eq!(before.question, Some(Question { skill: of_second, why }), "5 of 10 outweighs 3 of 8");
    sheet.choose(of_second, Choice::Level(Level::ALL[0]));
    let question = quick(&framework, &sheet).question;
    assert_eq!(question, Some(Question { skill: of_first, why }));
    sheet.choose(of_first, Choice::Level(Level::ALL[4]));
    let after = quick(&framework, &sheet);
    assert!(after.decided && !after.settled, "3 of 8 and 0 of 10 are safe; two answers settle nothing: {after:?}");
    assert_eq!(after.question, Some(Question { skill: shared, why: Why::StillOpen { role: first, band: after.band } }));
    sheet.choose(shared, Choice::NotApplicable);
    assert_eq!(quick(&framework, &sheet).question, None);
}

#[test]
fn a_leader_without_an_answer_is_not_decided_even_if_no_rival_is_left() {
    // The third skill is in no role, so its answer counts but says nothing about them.
    let roles = vec![vec![(0, 0, false, 3)], vec![(1, 0, false, 3)]];
    let tiny = Tiny { ready_at: 80, effort: [1, 2, 4, 8], weights: [5, 3, 1], skills: vec![0, 0, 1], roles };
    let framework = tiny.framework();
    let mut sheet = tiny::sheet(&[Choice::NotApplicable, Choice::Unanswered, Choice::Level(Level::ALL[2])]);
    let before = quick(&framework, &sheet);
    assert!(before.leader().is_some() && !before.decided, "its only skill may not apply either: {before:?}");
    sheet.choose(framework.skills().nth(1).expect("three skills"), Choice::Level(Level::ALL[0]));
    assert!(quick(&framework, &sheet).decided, "nobody else is left");
}

#[test]
fn afterwards_must_haves_come_first_then_weight_then_the_frameworks_order() {
    let tiny = Tiny {
        ready_at: 80,
        effort: [1, 2, 4, 8],
        weights: [5, 3, 1],
        skills: vec![0, 0, 1, 1, 1],
        roles: vec![vec![(4, 0, false, 3), (0, 2, false, 3), (1, 1, true, 3), (2, 0, false, 3), (3, 1, false, 3)]],
    };
    let framework = tiny.framework();
    let mut sheet = tiny::sheet(&[Choice::Unanswered; 5]);
    let mut asked = Vec::new();
    while let Some(question) = quick(&framework, &sheet).question {
        asked.push(question.skill.index());
        sheet.choose(question.skill, Choice::Level(Level::ALL[2]));
    }
    assert_eq!(asked, [1, 2, 4, 3, 0]);
}

proptest! {
    #[test]
    fn only_unanswered_skills_are_asked_and_the_asking_ends((tiny, choices, _) in tiny::answered(2..=7, 1..=4)) {
        let framework = tiny.framework();
        let mut sheet = tiny::sheet(&vec![Choice::Unanswered; choices.len()]);
        let mut asked = 0;
        while let Some(question) = quick(&framework, &sheet).question {
            prop_assert_eq!(sheet.choice(question.skill), Choice::Unanswered);
            let answer = match choices[question.skill.index()] {
                Choice::Unanswered => Choice::Level(Level::ALL[0]),
                answer => answer,
            };
            sheet.choose(question.skill, answer);
            asked += 1;
        }
        prop_assert!(asked <= choices.len());
        if let Some(leader) = quick(&framework, &sheet).leader() {
            let role = framework.role(leader);
            let open = role.requirements.iter().filter(|listed| sheet.choice(listed.skill) == Choice::Unanswered);
            prop_assert_eq!(open.count(), 0, "the leading role is complete");
        }
    }

    #[test]
    fn the_question_moves_the_lead_over_the_closest_rival_most((tiny, choices, _) in tiny::answered(2..=6, 2..=4)) {
        let framework = tiny.framework();
        let sheet = tiny::sheet(&choices);
        let scores = Scores::of(&framework, sheet.clone());
        let ranking = Ranking::of(&scores, framework.usual_band());
        let Some((leader, rivals)) = ranking.order.split_first() else { return Ok(()) };
        let leads = rivals.iter().map(|rival| (*rival, lead(&framework, &sheet, [*leader, *rival])));
        let total = |variances: &[(SkillId, i128)]| variances.iter().map(|(_, variance)| variance).sum::<i128>();
        let open: Vec<_> = leads.filter(|(_, (_, variances))| total(variances) > 0).collect();
        let doubt = |(ahead, variances): &(i128, Vec<(SkillId, i128)>)| (ahead.pow(2), total(variances));
        let closest = open.iter().min_by(|(_, one), (_, other)| {
            let ((lead, variance), (other_lead, other_variance)) = (doubt(one), doubt(other));
            (lead * other_variance).cmp(&(other_lead * variance))
        });
        prop_assert_eq!(ranking.closest, closest.map(|(rival, _)| *rival));
        let asked = quick(&framework, &sheet).question;
        if let (Some((rival, (_, variances))), Some(Question { skill, why: Why::TellsApart { .. } })) = (closest, asked) {
            let most = variances.iter().map(|(_, variance)| *variance).max();
            let first = variances.iter().find(|(_, variance)| Some(*variance) == most).map(|(skill, _)| *skill);
            prop_assert_eq!(Some(skill), first);
            prop_assert_eq!(asked.map(|it| it.why), Some(Why::TellsApart { leader: *leader, rival: *rival }));
        }
    }

    #[test]
    fn decided_is_never_reversed((tiny, mut choices, _) in tiny::answered(2..=6, 2..=3)) {
        // At most four answers are open, so that every completion can be tried.
        let open = choices.iter_mut().filter(|choice| **choice == Choice::Unanswered);
        open.skip(4).for_each(|choice| *choice = Choice::Level(Level::ALL[1]));
        let framework = tiny.framework();
        let sheet = tiny::sheet(&choices);
        let now = quick(&framework, &sheet);
        if now.decided {
            for later in completions(&framework, &sheet) {
                let then = quick(&framework, &later);
                prop_assert_eq!(then.leader(), now.leader(), "{:?}", later);
                prop_assert!(then.decided, "{:?}", later);
            }
        }
    }

    #[test]
    fn complete_answers_are_decided_and_nothing_is_settled_early((tiny, choices, _) in tiny::answered(2..=7, 1..=3)) {
        let framework = tiny.framework();
        let sheet = tiny::sheet(&choices);
        let now = quick(&framework, &sheet);
        prop_assert!(!now.settled || sheet.coverage().answered >= 6);
        prop_assert!(!now.is_found() || now.leader().is_some());
        if sheet.coverage().unanswered == 0 && now.leader().is_some() {
            prop_assert!(now.decided);
        }
        let named = |role: RoleId| framework.roles().any(|known| known == role);
        prop_assert!(now.top.iter().copied().all(named));
    }

    #[test]
    fn on_the_shipped_framework_the_first_to_be_decided_stays(
        choices in prop::collection::vec(tiny::choice(), 28),
        order in Just((0..28).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let framework = Framework::shipped();
        let skills: Vec<SkillId> = framework.skills().collect();
        let mut sheet = tiny::sheet(&[Choice::Unanswered; 28]);
        let mut decided = None;
        for position in order {
            sheet.choose(skills[position], choices[position]);
            let now = quick(&framework, &sheet);
            prop_assert!(decided.is_none() || (now.decided && now.leader() == decided), "{:?}", sheet);
            decided = now.leader().filter(|_| now.decided);
        }
    }
}

#[test]
fn quick_mode_usually_takes_as_many_questions_as_its_words_say() {
    let framework = Framework::shipped();
    let mut taken = Vec::new();
    // People of any kind: each is better at some domains than at others.
    let mut state = 7_u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..40 {
        let strength: Vec<u64> = framework.domains().map(|_| random(4)).collect();
        let mut sheet: Sheet = framework.skills().map(|_| devrel_ready::assessment::Mark::default()).collect();
        loop {
            let now = quick(&framework, &sheet);
            let Some(question) = now.question.filter(|_| !now.is_found()) else { break };
            let domain = framework.domains().position(|it| it == framework.skill(question.skill).domain);
            let level = (strength[domain.expect("it is one of them")] + random(3)).saturating_sub(1).min(4);
            let level = Level::ALL[usize::try_from(level).expect("small")];
            sheet.choose(question.skill, Choice::Level(level));
        }
        taken.push(sheet.coverage().done());
    }
    taken.sort_unstable();
    let usual = taken.iter().filter(|count| (11..=20).contains(*count)).count();
    assert!(2 * usual > taken.len(), "{taken:?}");
}
