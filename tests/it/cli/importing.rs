//! Tests of importing a report or a file of answers.

use super::{Place, answers};

/// Returns a place with an assessment "me" that uses every feature.
fn with_everything_said() -> Place {
    let place = Place::new();
    let lines = "lead\nospo\n3\nevidence https://example.org\nback\nnote one\nnote two\nunsure\nstar\nflag\nskip\nna\n";
    place.cli().args(["ask", "me", "--new"]).stdin(lines).look().done();
    place
}

/// Returns a report with a fixed time.
fn report(place: &Place, name: &str) -> String {
    let ran = place.cli().env("SOURCE_DATE_EPOCH", "0").args(["export", name, "--with-notes"]).look();
    ran.done().quiet();
    ran.out().to_owned()
}

#[test]
fn what_was_exported_with_notes_comes_back_whole() {
    let place = with_everything_said();
    let before = report(&place, "me");
    for words in ["\"note\": \"one\\ntwo\"", "\"sure\": \"unsure\"", "\"star\": true", "\"evidence\"", "\"ospo\""] {
        assert!(before.contains(words), "{words} is not in:\n{before}");
    }
    place.write("taken.json", &before);
    place.run(["delete", "me", "--yes"]).done();
    place
        .run(["import", "taken.json"])
        .done()
        .quiet()
        .says("Saved as \"me\": 2 of 28 done: 1 answered, 1 not applicable");
    assert_eq!(report(&place, "me"), before);
    place.cli().args(["ask", "me"]).stdin("").look().done().says("Question 3 of 28");
    // The imported assessment is an ordinary one.
    place.run(["answer", "me", "editing-review=2"]).done().says("3 of 28 done: 2 answered");
}

#[test]
fn a_name_in_use_is_refused_and_another_one_can_be_given() {
    let place = with_everything_said();
    place.write("me.json", report(&place, "me"));
    let before = place.everything();
    place.run(["import", "me.json"]).fails(1).complains("already").complains("--as NAME");
    place.run(["import", "me.json", "--as", "me"]).fails(1).complains("already");
    assert_eq!(place.everything(), before);
    place.run(["import", "me.json", "--as", "me again"]).done().says("\"me again\"");
    assert_eq!(report(&place, "me again").replace("me again", "me"), report(&place, "me"));
    let stale = place.save_of("me");
    std::fs::write(&stale, "").expect("it can be written");
    place.run(["import", "me.json"]).fails(1).complains("already");
    assert_eq!(std::fs::read(stale).expect("it is there"), b"");
}

#[test]
fn answers_by_hand_and_standard_input_can_be_imported() {
    let place = Place::new();
    place.write("sam", answers("\"public-speaking\": 3"));
    place.run(["import", "sam"]).done().says("Saved as \"sam\": 1 of 28 answered");
    let input = answers("\"public-speaking\": {\"na\": true, \"goal\": 2}");
    place.cli().args(["import", "-", "--as", "Kim"]).stdin(input).look().done().says("\"Kim\"");
    assert_eq!(place.run(["export", "Kim"]).json()["answers"]["public-speaking"]["goal"], 2);
}

#[test]
fn answers_of_another_edition_are_kept() {
    let place = with_everything_said();
    place.write("me.json", report(&place, "me").replace("\"answers\": {", "\"answers\": { \"gone\": {\"level\": 2},"));
    place.run(["import", "me.json", "--as", "old"]).done();
    assert_eq!(place.run(["export", "old"]).json()["answers"]["gone"]["level"], 2);
}

#[test]
fn what_is_wrong_is_not_imported() {
    let place = Place::new();
    place.write("bad.json", answers("\"public-speaking\": 9"));
    place.run(["import", "bad.json"]).fails(1).complains("bad.json");
    place.run(["import", "nowhere.json"]).fails(1).complains("cannot read");
    place.run(["import", "bad.json", "--as", "a/b"]).fails(2).complains("cannot contain /");
    place.run(["import"]).fails(2).complains("FILE");
    assert!(!place.data().exists());
}
