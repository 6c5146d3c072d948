//! Tests of the headline: one for each state.

use std::sync::Arc;

use jiff::civil::date;

use super::{Headline, duration_words, headline, headline_about};
use crate::assessment::{Aim, Assessment, Choice, Edit, Moment, Name, Pace};
use crate::framework::{Framework, Level};
use crate::score::Evaluation;

/// Answers every skill with a level, and some with another one or none.
struct Answers<'a> {
    all: Option<usize>,
    at: &'a [(&'a str, usize)],
    left_out: &'a [&'a str],
    open: &'a [&'a str],
    aim: Option<&'a str>,
    band: &'a str,
    pace: Pace,
}

const ANSWERS: Answers<'static> =
    Answers { all: None, at: &[], left_out: &[], open: &[], aim: None, band: "established", pace: Pace::Full };

fn told(answers: &Answers<'_>) -> Headline {
    let framework: Arc<Framework> = Framework::shipped();
    let band = framework.find_band(answers.band).expect("it is shipped");
    let role = answers.aim.map(|aim| framework.find_role(aim).expect("it is shipped"));
    let name = Name::new("me").expect("it is a name");
    let mut assessment = Assessment::new(&framework, name, Aim { role, band });
    assessment.set_pace(answers.pace);
    let moment = Moment { today: date(2026, 5, 1), edition: framework.edition(), revision: 1 };
    let mut choose = |key: &str, choice| {
        let skill = framework.find_skill(key).expect("it is shipped");
        assessment.edit(skill, Edit::Choose(choice), moment);
    };
    let level = |level: usize| Choice::Level(Level::ALL[level]);
    for key in framework.skill_keys() {
        if let Some(all) = answers.all.filter(|_| !answers.open.contains(&key)) {
            choose(key, level(all));
        }
    }
    answers.at.iter().for_each(|(key, at)| choose(key, level(*at)));
    answers.left_out.iter().for_each(|key| choose(key, Choice::NotApplicable));
    let evaluation = Evaluation::of(&framework, assessment.sheet());
    headline(&assessment, &evaluation, band)
}

#[track_caller]
fn assert_lines(answers: &Answers<'_>, expected: &[&str]) -> Headline {
    let told = told(answers);
    assert_eq!(told.lines(), expected);
    assert!(!told.sentence.full.ends_with('.'), "a headline has no period");
    told
}

#[test]
fn before_the_first_answer_it_says_what_comes_and_how_long_it_takes() {
    let next = "Next: Building software, question 1 of 28";
    assert_lines(&ANSWERS, &["Nothing is answered yet", next, "Time: about 15 minutes; stop at any time"]);
    assert_eq!([1, 14, 28, 300].map(duration_words)[1..], ["about 7 minutes", "about 15 minutes", "about 160 minutes"]);
    assert_eq!(duration_words(1), "about a minute");
}

#[test]
fn while_answers_are_open_it_says_how_far_the_order_is_decided() {
    let few = Answers { at: &[("software-building", 2), ("system-learning", 2)], ..ANSWERS };
    let told = told(&few);
    assert_eq!(told.lines()[0], "2 of 28 answered: the leading role is not decided yet");
    assert_eq!(told.lines()[1], "Likely: after 6 answers it can be said");
    assert!(told.lines()[2].ends_with("; about 14 minutes to go"), "{told:?}");
    assert_eq!(told.score, None);
}

#[test]
fn a_missing_must_have_is_named_with_the_level_it_needs() {
    let answers = Answers { all: Some(2), at: &[("content-architecture", 0)], aim: Some("writer"), ..ANSWERS };
    let told = told(&answers);
    let lines = told.lines();
    assert!(lines[1].contains("Content architecture is at 0 and has to be at 2"), "{lines:?}");
    assert!(lines[2].starts_with("Shortest way: ") && lines[2].contains("; with a margin "), "{lines:?}");
    assert!(told.rows[1].text.short.len() < told.rows[1].text.full.len());
}

#[test]
fn several_missing_must_haves_are_counted_and_named() {
    let ospo = ["community-strategy", "program-management", "policy-governance", "license-compliance"];
    let more = ["open-source-practice", "ecosystem-partnerships"];
    let at: Vec<(&str, usize)> = ospo.into_iter().chain(more).map(|key| (key, 4)).collect();
    let answers = Answers { all: Some(0), at: &at, aim: Some("writer"), ..ANSWERS };
    let told = told(&answers);
    let lines = told.lines();
    assert!(lines[1].contains("2 must-haves: Technical writing and Content architecture"), "{lines:?}");
    assert_eq!(told.rows[0].text.within(52), "Writer: 2 must-haves: Technical writing, 1 more");
}

#[test]
fn one_step_from_ready_says_that_nothing_else_is_missing() {
    let answers = Answers { all: Some(4), at: &[("content-architecture", 1)], aim: Some("writer"), ..ANSWERS };
    let told = told(&answers);
    let lines = told.lines();
    assert!(lines[1].ends_with("Content architecture 1 → 2, nothing else"), "{lines:?}");
    assert!(lines[2].contains("1 step, effort 2"), "{lines:?}");
}

#[test]
fn a_must_have_marked_as_not_applicable_asks_for_a_level() {
    let answers = Answers { left_out: &["content-architecture"], aim: Some("writer"), ..WRITER };
    let lines = told(&answers).lines();
    assert!(lines[1].ends_with("Content architecture is a must-have and marked as not applicable"), "{lines:?}");
    assert!(lines[2].ends_with("give it a level to be judged; no plan leads past it"), "{lines:?}");
}

/// Ready for the writer alone.
const WRITER: Answers<'static> = Answers {
    all: Some(3),
    at: &[
        ("community-strategy", 0),
        ("enabling-others", 0),
        ("moderation-conflict", 0),
        ("policy-governance", 0),
        ("license-compliance", 0),
        ("open-source-practice", 0),
        ("public-speaking", 0),
        ("content-creation", 0),
        ("event-organizing", 0),
        ("content-architecture", 4),
        ("technical-writing", 4),
    ],
    ..ANSWERS
};

#[test]
fn ready_is_told_with_the_points_and_how_firm_they_are() {
    let told = told(&WRITER);
    let lines = told.lines();
    assert_eq!(lines[0], "✓ Ready for Technical Writer, Established");
    assert!(lines[1].ends_with(" points; 85 was asked for"), "{lines:?}");
    assert!(lines[2].starts_with("Most other days would say the same: ") || lines[2].starts_with("Just high enough: "));
    assert!(told.is_ready && told.score.is_some());
}

#[test]
fn ready_whatever_the_open_answers_turn_out_to_be_says_so() {
    let open = ["moderation-conflict", "public-speaking"];
    let at: Vec<(&str, usize)> = WRITER.at.iter().copied().filter(|(key, _)| !open.contains(key)).collect();
    let told = told(&Answers { at: &at, open: &open, ..WRITER });
    let lines = told.lines();
    assert!(lines[0].ends_with(", whatever the 2 open answers turn out to be"), "{lines:?}");
    assert_eq!(lines[2], "Next: 2 questions left");
}

#[test]
fn at_the_last_band_nothing_is_promised_above() {
    let all = WRITER.at.iter().map(|(key, level)| (*key, if *level > 0 { 4 } else { 0 }));
    let at: Vec<(&str, usize)> = all.collect();
    let lines = told(&Answers { all: Some(4), at: &at, band: "lead", ..WRITER }).lines();
    assert_eq!(lines[0], "✓ Ready for Technical Writer, Lead");
    assert_eq!(lines[1], "There is no band above.");
    assert!(lines[2].starts_with("Worth showing: "), "{lines:?}");
}

#[test]
fn ready_only_because_of_what_was_left_out_is_provisional() {
    let left_out = ["editing-review", "system-learning", "cross-functional-collaboration", "plain-explaining"];
    let lines = told(&Answers { left_out: &left_out, aim: Some("writer"), ..WRITER }).lines();
    assert!(lines[0].starts_with("Ready, provisionally: "), "{lines:?}");
    assert_eq!(lines[1], "Why: it holds only because 4 skills do not apply to you");
    assert!(lines[2].starts_with("To settle it: give ") && lines[2].ends_with(" a level"), "{lines:?}");
}

#[test]
fn roles_too_close_to_call_say_by_how_much() {
    let told = told(&Answers { all: Some(2), ..ANSWERS });
    let lines = told.lines();
    assert!(lines[0].starts_with("Too close to call: ") || lines[0].starts_with("Exactly equal: "), "{lines:?}");
    assert!(lines[1].contains("a different day usually changes at most "), "{lines:?}");
    assert!(lines[2].starts_with("Shortest way: ") && lines[2].contains("; "), "{lines:?}");
    assert_eq!(told.score, None);
}

#[test]
fn the_other_lines_are_about_the_role_aimed_at() {
    let lines = told(&Answers { aim: Some("ospo"), ..WRITER }).lines();
    assert!(lines[0].starts_with("✓ Ready for Technical Writer"), "{lines:?}");
    assert!(lines[1].starts_with("In the way: Open source: "), "{lines:?}");
    assert!(lines[2].starts_with("Shortest way: Open source: "), "{lines:?}");
}

#[test]
fn the_score_of_another_role_never_stands_before_the_name_of_the_leader() {
    let at = [("content-architecture", 1)];
    let of = |aim| told(&Answers { all: Some(4), at: &[WRITER.at, &at].concat(), aim: Some(aim), ..ANSWERS });
    let (own, other) = (of("writer"), of("community-manager"));
    assert!(own.lines()[0].contains(" points, 85 asked for. ") && own.score.is_some(), "{own:?}");
    assert!(other.lines()[0].ends_with(". One step from ready: Technical Writer"), "{other:?}");
    assert_eq!(other.score, own.score, "it is that of the leader, whatever the aim");
}

#[test]
fn the_other_lines_are_about_the_role_looked_at_whatever_the_aim() {
    let framework = Framework::shipped();
    let mut assessment = Assessment::new(
        &framework,
        Name::new("me").expect("it is a name"),
        Aim { role: framework.find_role("ospo"), band: framework.usual_band() },
    );
    let moment = Moment { today: date(2026, 5, 1), edition: framework.edition(), revision: 1 };
    for skill in framework.skills() {
        assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[1 + skill.index() % 3])), moment);
    }
    let evaluation = Evaluation::of(&framework, assessment.sheet());
    let looked_at = framework.find_role("writer");
    let lines = headline_about(&assessment, &evaluation, looked_at, framework.usual_band()).lines();
    assert!(lines[2].starts_with("Shortest way: Writer "), "{lines:?}");
}

#[test]
fn quick_mode_ends_with_how_firm_it_is_and_what_makes_it_firmer() {
    let at = [
        ("editing-review", 4),
        ("cross-functional-collaboration", 3),
        ("system-learning", 3),
        ("software-building", 0),
        ("event-organizing", 0),
        ("community-strategy", 0),
        ("license-compliance", 0),
        ("public-speaking", 0),
    ];
    let lines = told(&Answers { at: &at, pace: Pace::Quick, ..ANSWERS }).lines();
    assert_eq!(lines[0], "Settled after 8 questions: closest to your skills is Technical Writer");
    assert_eq!(lines[1], "Not firm yet: between 30 and 98");
    assert_eq!(lines[2], "Next: Technical writing, one of 2 must-haves that make it firmer");
}
