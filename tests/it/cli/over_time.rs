//! Points in time, answering again, comparing, renaming and copying, as commands.

use jsonschema::Validator;
use serde_json::Value;

use super::{Cli, Place};

fn validator(kind: &str) -> Validator {
    let schema = Cli::new().args(["schema", kind]).look().json();
    assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// Returns a place where "me" has three answers, kept as point 1, and one of them changed since.
fn grown() -> Place {
    let place = Place::new();
    place.run(["answer", "me", "--new", "public-speaking=1", "workshop-teaching=2", "moderation-conflict=1"]).done();
    place.run(["answer", "me", "--role", "advocate"]).done();
    place.run(["keep", "me", "--as", "first evening"]).done().says("Kept as point 1, \"first evening\"");
    place.run(["answer", "me", "public-speaking=3"]).done();
    place
}

#[test]
fn a_point_is_kept_once_and_listed_with_its_label() {
    let place = Place::with_me();
    place.run(["keep", "me"]).done().says("Kept as point 1");
    place.run(["keep", "me"]).done().says("Nothing changed since point 1");
    place.run(["keep", "me", "--as", "the same, with a name"]).done().says("Kept as point 2");
    place.run(["history", "me"]).done().says("the same, with a name");
    let history = place.run(["history", "me", "--json"]).done().json();
    assert_eq!(history["schema"], "devrel-ready/history/1");
    let points = history["points"].as_array().expect("a list");
    assert_eq!(points.iter().map(|point| point["number"].clone()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(points[1]["label"], "the same, with a name");
    assert_eq!(history["now"]["number"], Value::Null);
}

#[test]
fn a_label_that_could_mean_something_else_is_refused() {
    let place = Place::with_me();
    for label in ["b2", "12", "2026-05-01", "a@b", ""] {
        place.run(["keep", "me", "--as", label]).fails(2).complains("a label");
    }
    place.run(["history", "me"]).done().complains("No point in time is kept yet");
}

#[test]
fn nothing_answered_is_nothing_to_keep_or_to_answer_again() {
    let place = Place::new();
    place.run(["answer", "me", "--new", "--role", "advocate"]).done();
    for command in ["keep", "again"] {
        place.run([command, "me"]).fails(1).complains("nothing is answered yet");
        place.run([command, "nobody"]).fails(1).complains("there is no assessment of that name");
    }
}

#[test]
fn the_newest_point_is_compared_with_now_and_every_way_to_name_it_says_the_same() {
    let place = grown();
    let text = place.run(["compare", "me"]).done().out().to_owned();
    assert!(text.contains("Public speaking") && text.contains("two levels or more"), "{text}");
    for earlier in ["me@1", "me@first evening", "me@FIRST EVENING", "me@2100-01-01"] {
        assert_eq!(place.run(["compare", earlier]).done().out(), text, "{earlier}");
        assert_eq!(place.run(["compare", earlier, "me"]).done().out(), text, "{earlier}");
    }
    for (nothing, words) in
        [("me@2", "no point in time 2"), ("me@talk", "no point in time talk"), ("me@b9", "no backup b9")]
    {
        place.run(["compare", nothing]).fails(1).complains(words);
    }
}

#[test]
fn a_comparison_is_json_whose_causes_add_up() {
    let place = grown();
    let page = place.run(["compare", "me", "--json"]).done().json();
    assert_eq!(page["schema"], "devrel-ready/comparison/1");
    assert_eq!((&page["before"]["point"], &page["after"]["point"]), (&Value::from(1), &Value::Null));
    let hundredths = |value: &Value| value.to_string().replace('.', "").parse::<i64>().expect("two decimals");
    let causes = page["causes"].as_array().expect("a list");
    let sum: i64 = causes.iter().map(|cause| hundredths(&cause["points"])).sum();
    assert_eq!(sum, hundredths(&page["change"]["points"]));
    assert_eq!((&page["change"]["given_again"], &causes[0]["two_or_more"]), (&Value::from(1), &Value::from(true)));
    let back = place.run(["compare", "me", "me@1", "--json"]).done().json();
    assert_eq!(back["change"]["numerator"].as_i64(), page["change"]["numerator"].as_i64().map(|it| -it));
    assert_eq!(back["change"]["word"], page["change"]["word"]);
    let same = place.run(["compare", "me", "me", "--json"]).done().json();
    assert_eq!((&same["change"]["numerator"], &same["change"]["word"]), (&Value::from(0), &"not-given-again".into()));
}

#[test]
fn what_programs_get_follows_its_schema_and_the_schema_can_be_broken() {
    let place = grown();
    let (comparison, history) = (validator("comparison"), validator("history"));
    let page = place.run(["compare", "me", "--json"]).done().json();
    let points = place.run(["history", "me", "--json"]).done().json();
    for (schema, page) in [(&comparison, &page), (&history, &points)] {
        assert!(schema.is_valid(page), "{:?}", schema.iter_errors(page).map(|it| it.to_string()).collect::<Vec<_>>());
    }
    for (path, new) in [("/change/word", "maybe"), ("/causes/0/before", "one"), ("/before/answered_at", "May")] {
        let mut broken = page.clone();
        *broken.pointer_mut(path).expect("it is there") = new.into();
        assert!(!comparison.is_valid(&broken), "{path}");
    }
    for (path, new) in [("/points/0/number", 0), ("/now/number", 3), ("/points/0/readiness", 101)] {
        let mut broken = points.clone();
        *broken.pointer_mut(path).expect("it is there") = new.into();
        assert!(!history.is_valid(&broken), "{path}");
    }
}

#[test]
fn a_report_and_a_saved_assessment_are_compared_over_every_answer_that_is_not_the_very_same() {
    let place = grown();
    place.run(["export", "me@1", "-o", "may.json"]).done();
    let page = place.run(["compare", "may.json", "me", "--json"]).done().json();
    assert_eq!((&page["change"]["given_again"], &page["change"]["shared"]), (&1.into(), &2.into()));
    place.run(["compare", "may.json"]).fails(2).complains("has to be compared with something");
    place.run(["compare", "-", "-"]).fails(2).complains("can be read once");
    place.run(["compare", "nobody", "me"]).fails(1).complains("there is no assessment of that name");
    place.run(["compare", "me", "me", "--role", "pilot"]).fails(2).complains("unknown role");
}

#[test]
fn the_same_answers_read_from_a_file_are_not_given_again() {
    let place = grown();
    place.run(["export", "me", "-o", "me.json"]).done();
    let page = place.run(["compare", "me", "me.json", "--json"]).done().json();
    // An answer whose day is not known could be another one.
    let given_again = page["change"]["given_again"].as_u64().expect("a count");
    assert!(given_again < page["change"]["shared"].as_u64().expect("a count"), "{page:#}");
    assert_eq!(page["change"]["points"], serde_json::json!(0.0));
}

#[test]
fn two_points_of_one_day_are_told_apart_by_their_numbers() {
    let place = Place::with_me();
    place.run(["keep", "me", "--as", "first"]).done();
    place.run(["answer", "me", "software-building=2"]).done();
    place.run(["keep", "me"]).done();
    let ran = place.run(["compare", "me@1", "me@2"]);
    ran.done().says("point 1 (").says("against point 2 (");
}

#[test]
fn without_a_point_there_is_nothing_to_compare_with() {
    let place = Place::with_me();
    place.run(["compare", "me"]).fails(1).complains("no point in time is kept yet").complains("keep me");
}

#[test]
fn answering_again_keeps_a_point_first_goes_on_where_it_was_and_ends_when_told() {
    let place = Place::new();
    place.run(["answer", "me", "--new", "public-speaking=1", "workshop-teaching=2"]).done();
    place.run(["again", "me"]).done().says("kept as point 1").says("2 answers to give");
    place.run(["again", "me"]).done().says("since point 1").says("2 answers still to give");
    // The same answer on the same day counts as given again.
    place.run(["answer", "me", "workshop-teaching=2"]).done().says("1 given again");
    place.run(["again", "me"]).done().says("1 answer still to give");
    let page = place.run(["compare", "me", "--role", "advocate", "--json"]).done().json();
    assert_eq!((&page["change"]["given_again"], &page["change"]["word"]), (&1.into(), &"within-noise".into()));
    place.run(["again", "me", "--end"]).done().says("1 answer was carried over");
    place.run(["again", "me", "--end"]).fails(1).complains("you are not answering again");
}

#[test]
fn restoring_a_point_keeps_the_present_state_as_a_backup() {
    let place = grown();
    place.run(["restore", "me@1"]).done().says("as it was at point 1");
    let level = |who: &str| place.run(["export", who]).done().json()["answers"]["public-speaking"]["level"].clone();
    assert_eq!((level("me"), level("me@b1")), (1.into(), 3.into()));
    place.run(["restore", "me@b1"]).done();
    assert_eq!(level("me"), 3);
    place.run(["restore", "me"]).fails(2).complains("@");
    place.run(["restore", "me@7"]).fails(1).complains("no point in time 7");
}

#[test]
fn a_renamed_assessment_takes_its_points_and_backups_along() {
    let place = grown();
    place.run(["rename", "me", "Ada Lovelace"]).done().says("is called \"Ada Lovelace\" now");
    place.run(["history", "ada lovelace"]).done().says("first evening");
    place.run(["backups", "Ada Lovelace"]).done().says("b1");
    place.run(["show", "me"]).fails(1).complains("there is no assessment of that name");
    place.run(["rename", "Ada Lovelace", "Ada Lovelace"]).done().says("has that name already");
    place.run(["rename", "Ada Lovelace", "ada lovelace"]).done();
    place.run(["list"]).done().says("ada lovelace");
}

#[test]
fn a_name_that_is_taken_or_no_name_changes_nothing() {
    let place = grown();
    place.run(["answer", "other", "--new", "workshop-teaching=2"]).done();
    let before = place.everything();
    for command in ["rename", "copy"] {
        place.run([command, "me", "OTHER"]).fails(1).complains("called \"OTHER\" already");
        place.run([command, "me", "list"]).fails(2).complains("cannot be a command");
        place.run([command, "nobody", "x"]).fails(1).complains("there is no assessment of that name");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn a_copy_has_the_answers_and_their_dates_but_not_the_points() {
    let place = grown();
    place.run(["copy", "me", "me at Acme"]).done().says("has the answers of \"me\" now");
    let answers = |who: &str| place.run(["export", who]).done().json()["answers"].clone();
    assert_eq!(answers("me at Acme"), answers("me"));
    place.run(["history", "me at Acme"]).done().complains("No point in time is kept yet");
}

#[test]
fn a_damaged_point_is_told_and_the_others_are_shown() {
    let place = grown();
    place.run(["keep", "me"]).done().says("Kept as point 2");
    let damaged = place.save().with_file_name("points").join("0001.json");
    std::fs::write(&damaged, "torn").expect("written");
    place.run(["history", "me"]).done().complains("point 1 cannot be used").says("\n2 ");
    place.run(["compare", "me@1"]).fails(1).complains("point 1 cannot be used");
    place.run(["compare", "me@2"]).done();
    assert_eq!(std::fs::read_to_string(&damaged).expect("it is kept"), "torn");
}

#[test]
fn a_deleted_assessment_takes_its_points_along() {
    let place = grown();
    place.run(["delete", "me", "--yes"]).done();
    place.run(["answer", "me", "--new", "workshop-teaching=2"]).done();
    place.run(["history", "me"]).done().complains("No point in time is kept yet");
    assert!(Cli::new().args(["history", "--help"]).look().out().contains("restore me@1"));
}

#[test]
fn while_a_window_holds_it_looking_works_and_changing_says_what_to_press_there() {
    let place = grown();
    let lock = std::fs::File::options().write(true).open(place.save().with_file_name("lock")).expect("it is there");
    lock.lock().expect("nobody else holds it");
    for (args, hint) in [
        (vec!["keep", "me"], "press t and then + in that window, or close it first"),
        (vec!["again", "me"], "press A in that window, or close it first"),
        (vec!["log", "me", "A talk"], "press L in that window, or close it first"),
        (vec!["log", "me", "--delete", "1", "--yes"], "press L in that window, or close it first"),
        (vec!["rename", "me", "you"], "close the other window"),
        (vec!["restore", "me@1"], "close the other window"),
    ] {
        place.run(args).fails(1).complains("it is open in another window").complains(hint);
    }
    for args in [&["history", "me"][..], &["compare", "me"], &["show", "me@1"], &["due", "me"], &["log", "me"]] {
        place.run(args).done();
    }
}

#[test]
fn marks_of_plan_steps_are_named_by_the_plan_the_results_and_the_report() {
    let place = Place::with_me();
    let mut report = place.run(["export", "me"]).done().json();
    report["answers"]["editing-review"]["level"] = 1.into();
    report["answers"]["editing-review"]["steps"] =
        serde_json::json!({"2": {"begun": "2026-05-01", "done": "2026-06-14"}});
    place.write("marked.json", report.to_string());
    for args in [&["show", "marked.json"][..], &["export", "marked.json", "--format", "text"]] {
        place.run(args).done().says("Editing and review to 2: done 14 Jun 2026, begun 1 May 2026.");
    }
    let plan = place.run(["plan", "marked.json", "--role", "writer"]).done().out().to_owned();
    assert!(plan.contains("Done: 14 Jun 2026, begun 1 May 2026."), "{plan}");
}
