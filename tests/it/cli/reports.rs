//! Tests of reports: the schema, the bytes, and reading them back.

use std::fs;

use serde_json::Value;

use super::{Cli, Place};

fn schema(kind: &str) -> Value {
    Cli::new().args(["schema", kind]).look().json()
}

#[track_caller]
fn follows_the_schema(report: &Value) {
    let schema = schema("report");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let errors: Vec<String> =
        validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Returns the ids of all skills, as the program prints them.
fn skills() -> Vec<String> {
    let page = Cli::new().args(["skills", "--json"]).look().json();
    let domains = page["domains"].as_array().expect("a list").iter();
    let skills = domains.flat_map(|domain| domain["skills"].as_array().expect("a list"));
    skills.map(|skill| skill["id"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn every_report_follows_the_schema() {
    let place = Place::new();
    let all = |level: &str| -> Vec<String> { skills().iter().map(|skill| format!("{skill}={level}")).collect() };
    let cases = [
        ("some", vec!["public-speaking=2".to_owned()]),
        ("none", vec!["public-speaking=-".to_owned()]),
        ("zeros", all("0")),
        ("best", all("4")),
        ("nothing-applies", all("na")),
    ];
    for (name, pairs) in cases {
        place.cli().args(["answer", name, "--new"]).args(["editing-review=1"]).look().done();
        place.cli().args(["answer", name, "editing-review=-"]).look().done();
        place.cli().args(["answer", name]).args(pairs).look().done();
        let report = place.run(["export", name]).json();
        follows_the_schema(&report);
        assert_eq!(report["results"].as_array().map(Vec::len), Some(12));
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let place = Place::with_me();
    let export = || place.cli().env("SOURCE_DATE_EPOCH", "1767225600").args(["export", "me"]).look();
    assert_eq!(export().out(), export().out());
    assert_eq!(export().json()["generated_at"], "2026-01-01T00:00:00Z");
    place.cli().env("SOURCE_DATE_EPOCH", "1767225600").args(["export", "me", "-o", "me.json"]).look().done();
    assert_eq!(place.read("me.json"), export().out().as_bytes());
}

#[test]
fn a_report_read_back_gives_the_same_report() {
    let place = Place::with_me();
    place.run(["answer", "me", "editing-review=1", "--evidence", "a style guide, 100% mine"]).done();
    let at = |args: &[&str]| place.cli().env("SOURCE_DATE_EPOCH", "0").args(args).look();
    at(&["export", "me", "--with-notes", "-o", "me.json"]).done();
    let first = at(&["export", "me"]);
    let second = at(&["export", "me.json"]);
    second.done().quiet();
    assert_eq!(first.out(), second.out());
    assert_eq!(
        place.cli().env("SOURCE_DATE_EPOCH", "0").args(["export", "-"]).stdin(first.out()).look().out(),
        first.out()
    );
}

#[test]
fn notes_go_out_only_when_asked_for() {
    let place = Place::new();
    place.write("me.json", super::answers("\"public-speaking\": {\"level\": 1, \"note\": \"my secret\"}"));
    let ran = place.run(["export", "me.json"]);
    assert!(!ran.out().contains("my secret"), "{}", ran.out());
    let ran = place.run(["export", "me.json", "--format", "text"]);
    assert!(!ran.out().contains("my secret"), "{}", ran.out());
    place.run(["export", "me.json", "--format", "text", "--with-notes"]).done().says("Note: my secret");
    let ran = place.run(["export", "me.json", "--with-notes"]);
    ran.says("my secret");
    follows_the_schema(&ran.json());
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let place = Place::with_me();
    place.write("me.json", "mine");
    place.run(["export", "me", "-o", "me.json"]).fails(1).complains("--force");
    assert_eq!(place.read("me.json"), b"mine");
    let ran = place.run(["export", "me", "-o", "me.json", "--force"]);
    ran.done().complains("Wrote me.json").complains("without notes");
    assert_eq!(ran.out(), "");
    place.run(["export", "me", "--force"]).fails(2).complains("--output");
    place.run(["export", "me", "-o", "no/such/place.json"]).fails(1);
    place.run(["export", "me", "-o", "data"]).fails(1).complains("a directory");
    assert!(place.run(["export", "me", "-o", "-"]).done().out().starts_with('{'));
}

#[test]
fn a_report_for_people_is_what_show_tells_the_plan_and_the_answers() {
    let place = Place::with_me();
    let shown = place.run(["show", "me"]).done().out().to_owned();
    let text = place.run(["export", "me", "--format", "text"]).done().out().to_owned();
    assert!(shown.starts_with("3 of 28 answered: "), "the headline comes first: {shown}");
    let plan = text.strip_prefix(&shown).expect("it begins with what show tells");
    assert!(plan.trim_start().starts_with("What to do next: "), "{plan}");
    let (plan, answers) = plan.split_once("\nYour answers\n").expect("the answers come last");
    assert!(answers.contains("\n  Building software: level 3, "), "{answers}");
    assert!(answers.contains("\n  Public speaking: not applicable\n"), "{answers}");
    assert!(plan.lines().all(|line| line.chars().count() <= 80 || line.contains("https://")), "{plan}");
    place.run(["export", "me", "--format", "text", "-o", "me.txt"]).done().complains("without notes");
    let all = skills().into_iter().map(|skill| format!("{skill}=2"));
    place.run(["answer".to_owned(), "me".to_owned()].into_iter().chain(all)).done();
    let shown = place.run(["show", "me"]).done().out().to_owned();
    let text = place.run(["export", "me", "--format", "text"]).done().out().to_owned();
    assert!(text.starts_with(&shown) && shown.contains("\nShortest way: "), "{text}");
}

#[cfg(unix)]
#[test]
fn an_export_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_me();
    place.run(["export", "me", "-o", "me.json"]).done();
    let mode = fs::metadata(place.path("me.json")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn answers_of_another_edition_are_kept() {
    let place = Place::with_me();
    place.run(["export", "me", "-o", "me.json"]).done();
    let report = String::from_utf8(place.read("me.json")).expect("text");
    let older = report.replacen("\"technical-writing\": {", "\"juggling\": {", 1);
    assert_ne!(report, older);
    place.write("older.json", older);
    let again = place.run(["export", "older.json"]).json();
    assert_eq!(again["answers"]["juggling"]["level"], 2);
    assert_eq!(again["coverage"]["answered"], 1);
}

#[test]
fn a_report_is_never_written_over_a_save() {
    let place = Place::with_me();
    let before = place.everything();
    let shelf = place.data().join("assessments");
    let save = fs::read_dir(shelf).expect("there").next().expect("one").expect("readable").path();
    let save = save.join("current.json");
    let save = save.to_str().expect("text");
    place.run(["export", "me", "--force", "-o", save]).fails(1).complains("saved assessments are kept");
    assert_eq!(place.everything(), before);
}

#[test]
fn a_file_named_by_a_blank_is_named_so_that_it_can_be_seen() {
    let place = Place::with_me();
    place.run(["export", "me", "-o", " "]).done().complains("Wrote \" \":");
    place.run(["export", "me", "-o", " "]).fails(1).complains("\" \": it already exists");
}

#[test]
fn only_terms_that_are_used_are_explained_whatever_the_assessment_is_called() {
    let place = Place::new();
    let name = "Fit Close Provisional ± likely give or take";
    place.run(["answer", name, "--new", "public-speaking=-"]).done();
    let text = place.run(["show", name]).done().out().to_owned();
    let (_, meanings) = text.split_once("What the words mean\n").expect("some words are explained");
    let told: Vec<&str> =
        meanings.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": ")).map(|it| it.0).collect();
    assert_eq!(told, ["Still open"], "{text}");
}

#[test]
fn each_term_that_is_used_is_explained() {
    let words = [
        ("±", "± (give or take): "),
        ("likely ", "Likely: "),
        (", close", "Close: "),
        ("rovisional", "Provisional: "),
        ("till open", "Still open: "),
        ("Too close to call", "Too close to call: "),
        ("ust-have", "Must-have: "),
        ("Fit ", "Fit: "),
    ];
    let place = Place::new();
    let skills = skills();
    let mut explained = 0;
    for (round, level) in (0..5).flat_map(|level| [5, 14, 28].map(|count| (count, level))) {
        let level =
            |place: usize| if place % 7 == 3 { "na".to_owned() } else { (level + place % 2).min(4).to_string() };
        let pairs: Vec<String> =
            skills.iter().take(round).enumerate().map(|(place, skill)| format!("{skill}={}", level(place))).collect();
        place.cli().args(["answer", "me", "--new"]).args(pairs).look().done();
        for role in ["writer", "ospo"] {
            let text = place.run(["show", "me", "--role", role]).done().out().to_owned();
            let (told, meanings) = text.split_once("What the words mean\n").unwrap_or((&text, ""));
            for (word, meaning) in words {
                assert_eq!(told.contains(word), meanings.contains(&format!("  {meaning}")), "{word} in {text}");
                explained += usize::from(meanings.contains(meaning));
            }
        }
        place.run(["delete", "me", "--yes"]).done();
    }
    assert!(explained > 30, "{explained}");
}

#[test]
fn preferences_go_out_and_come_back_and_change_no_result() {
    let place = Place::new();
    let answers = super::answers("\"public-speaking\": 2");
    place.write("plain.json", &answers);
    let with =
        answers.replacen("\"answers\"", "\"preferences\": {\"travel\": \"no\", \"stage\": \"yes\"}, \"answers\"", 1);
    place.write("me.json", with);
    let report = place.run(["export", "me.json"]).json();
    assert_eq!(report["preferences"], serde_json::json!({"travel": "no", "stage": "yes"}));
    follows_the_schema(&report);
    let plain = place.run(["export", "plain.json"]).json();
    assert_eq!((&plain["results"], &plain["preferences"]), (&report["results"], &Value::Null));
    place.write("report.json", report.to_string());
    place.run(["import", "report.json", "--as", "me"]).done();
    assert_eq!(place.run(["export", "me"]).json()["preferences"], report["preferences"]);
    let words = "Developer Advocate: Central to this role: traveling (no), speaking (yes).";
    place
        .run(["show", "me"])
        .done()
        .says("What you would like to do, next to what each role involves (never scored)")
        .says(words);
    for (from, to, problem) in
        [("\"travel\"", "\"travl\"", "did you mean \"travel\"?"), ("\"no\"", "\"never\"", "\"never\"")]
    {
        let text = String::from_utf8(place.read("me.json")).expect("text");
        place.write("wrong.json", text.replacen(from, to, 1));
        place.run(["check", "wrong.json"]).code(1).says(problem);
    }
}
