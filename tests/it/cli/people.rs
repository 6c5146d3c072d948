//! Tests of output for people: reports, lists and plans.

use super::Place;

#[test]
fn a_report_for_people_is_not_taken_for_a_file_of_answers() {
    let place = Place::with_me();
    place.run(["export", "me", "--format", "text", "-o", "boss.txt"]).done();
    for args in [&["import", "boss.txt"][..], &["show", "./boss.txt"]] {
        let ran = place.run(args);
        ran.code(1).complains("a report for people; only JSON can be");
        assert!(!ran.err().contains("^^"), "{}", ran.err());
    }
    place.write("broken.txt", "nonsense");
    assert!(place.run(["import", "broken.txt"]).code(1).err().contains('^'));
}

#[test]
fn a_report_for_people_opens_with_who_leads_the_aim_and_when_it_was_answered_and_says_who_was_unsure() {
    let place = Place::new();
    place.write("me.json", super::answers("\"public-speaking\": {\"level\": 2, \"sure\": \"unsure\"}"));
    let at = |args: &[&str]| place.cli().env("SOURCE_DATE_EPOCH", "1767225600").args(args).look();
    let text = at(&["export", "me.json", "--format", "text"]).done().out().to_owned();
    for words in
        ["\nAnswered: day not known\n", "\nAim: not sure yet, Established\n", ": level 2, On your own, unsure\n"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let (before, _) = text.split_once("Readiness").expect("there is a table");
    assert!(before.contains("Too early to tell: ") || before.contains("Closest to your skills so far: "), "{before}");
    let text = at(&["show", "me.json", "--role", "advocate"]).done().out().to_owned();
    for words in ["You answered 1 of the 23 skills this role asks for, ", "None of the 4 points so far has evidence."] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(!text.contains("Claimed"), "{text}");
}

#[test]
fn a_list_in_a_pipe_has_one_row_for_each_assessment_and_nothing_is_cut() {
    let place = Place::with_me();
    place.run(["answer", "x".repeat(48).as_str(), "--new", "public-speaking=2"]).done();
    let ran = place.cli().env("COLUMNS", "40").args(["list"]).look();
    assert_eq!(ran.done().out().lines().count(), 3, "{}", ran.out());
    ran.says(&"x".repeat(48)).says("me ").says("not sure, Established").says("1 of 28");
}

#[test]
fn what_answering_first_would_shorten_stands_before_the_steps_of_a_plan() {
    let place = Place::with_me();
    let text = place.run(["plan", "me", "--role", "ospo"]).done().out().to_owned();
    let (before, _) = text.split_once("\n1. ").expect("a first step");
    assert!(before.contains("Answering these could shorten the path:"), "{text}");
}
