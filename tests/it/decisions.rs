//! Tests of using a score: the plan, trying levels out, quick mode, and the arithmetic.

use devrel_ready::assessment::Wish;
use devrel_ready::score::{Scorecard, Verdict};

use crate::person::{Person, asked};

#[test]
fn what_is_tried_out_is_never_mixed_up_with_the_answers() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"2 ".repeat(28));
    let before = person.app.current().expect("open").sheet().clone();
    let saved = person.computer.disk.tree();
    person.press("<Enter> + + <Down> +");
    assert!(person.sees("trying out") && person.sees("With 2 changes"), "{}", person.screen());
    assert_eq!(*person.app.current().expect("open").sheet(), before);
    person.press("<Esc>");
    assert!(!person.sees("trying out"));
    assert_eq!(*person.app.current().expect("open").sheet(), before);
    assert_eq!(person.computer.disk.tree(), saved, "nothing was saved");
}

#[test]
fn what_is_tried_out_can_be_kept_as_a_goal_that_the_plan_leads_to() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"2 ".repeat(28));
    person.press("<Enter> + + =");
    assert!(person.sees("The way to your goals"), "{}", person.screen());
    let saved = person.only_save();
    assert!(saved.goal_sheet().is_some());
    assert!(saved.sheet().marks().all(|mark| mark.choice.level().is_some_and(|level| level.number() == 2)));
}

#[test]
fn the_plan_tells_what_to_do_for_every_step() {
    let mut person = Person::at_first_question(120, 40);
    person.press(&"1 ".repeat(28)).press("p");
    assert!(person.sees("Ready at the earliest after "), "{}", person.screen());
    for words in ["To reach", "To do", "To read", "https://"] {
        assert!(person.sees(words), "{words}");
    }
    let all = person.screen();
    person.press("+");
    assert!(person.sees("The most for an effort of"));
    person.press("z");
    assert_eq!(person.screen(), all);
}

#[test]
fn quick_mode_finds_a_role_and_turns_into_the_full_assessment_with_nothing_asked_twice() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter>");
    person.resize(120, 40);
    assert!(person.sees("Established, quick"), "{}", person.screen());
    person.resize(80, 24);
    let mut seen = Vec::new();
    for _ in 0..28 {
        let skill = asked(&person).to_owned();
        if skill == "no question" {
            assert!(person.sees("The leading role is found"), "{}", person.screen());
            let asked = seen.len();
            assert!(
                person.sees(&format!("after {asked} questions: closest to your skills is ")),
                "{}",
                person.screen()
            );
            assert!(person.sees("Not firm yet  between ") || person.sees("Firm  "), "{}", person.screen());
            break;
        }
        assert!(!seen.contains(&skill), "{skill} was asked twice");
        let level =
            if ["software-building", "sample-code", "public-speaking"].contains(&skill.as_str()) { "4" } else { "1" };
        seen.push(skill);
        person.press(level);
    }
    assert!((6..28).contains(&seen.len()), "found after {} questions", seen.len());
    person.press("b");
    while asked(&person) != "no question" {
        let skill = asked(&person).to_owned();
        assert!(!seen.contains(&skill), "{skill} was asked twice");
        seen.push(skill);
        person.press("2");
    }
    assert!(seen.len() <= 28);
}

#[test]
fn quick_mode_says_why_it_asks_and_goes_back_the_way_the_person_came() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter>");
    let first = asked(&person).to_owned();
    person.press("3");
    assert!(person.sees("apart best"), "{}", person.screen());
    let second = asked(&person).to_owned();
    person.press("2 <Left>");
    assert_eq!(asked(&person), second);
    person.press("<Left>");
    assert_eq!(asked(&person), first);
    person.press("Q");
    assert!(!person.sees("Why now"), "{}", person.screen());
    person.resize(120, 40);
    assert!(!person.sees(", quick"), "{}", person.screen());
    person.press("Q");
    assert!(person.sees(", quick"), "{}", person.screen());
}

#[test]
fn every_number_of_a_role_is_explained_by_one_key() {
    for reach in ["", "<Enter>", "p", "w", "b"] {
        let mut person = Person::at_first_question(80, 24);
        person.press(&"2 ".repeat(28)).press(reach).press("y");
        let mut pages = String::new();
        for _ in 0..30 {
            pages += &person.screen();
            person.press("<PageDown>");
        }
        assert!(reach != "p" || pages.contains("│ Plan"), "the steps of a plan are explained too: {pages}");
        for words in ["Why:", "Readiness", "Range", "Likely", "Error", "Verdict", "Fit", "points lost"] {
            assert!(pages.contains(words), "{words} in {pages}");
        }
    }
}

#[test]
fn what_a_person_would_like_stands_beside_the_roles_and_changes_no_score() {
    let mut person = Person::at_first_question(120, 40);
    person.press(&"2 ".repeat(28));
    assert!(person.sees("asks what you would like to do"), "{}", person.screen());
    let scores =
        |person: &Person| person.app.current().expect("open").evaluation().cards().map(score).collect::<Vec<_>>();
    let before = scores(&person);
    person.press("W");
    assert!(person.sees("What you would like to do") && person.sees("several times a year"), "{}", person.screen());
    person.press("n <Down> y <Down> s <Esc>");
    assert_eq!(scores(&person), before);
    assert!(person.reads("1 thing in all you would like"), "{}", person.screen());
    person.press("W <Up> <Up> <Delete>");
    let current = person.app.current().expect("open").assessment();
    let said = current.framework().preferences().map(|preference| current.wish(preference));
    assert_eq!(said.collect::<Vec<_>>(), [None, Some(Wish::Yes), Some(Wish::NotSure), None, None, None]);
}

/// Returns what a scorecard says in numbers.
fn score(card: &Scorecard) -> (Option<u64>, Verdict) {
    (card.lowest().map(|lowest| lowest.times_floor(10_000)), card.verdict)
}
