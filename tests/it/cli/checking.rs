//! Tests of `check`: every problem with its place, for every kind of file.

use std::fs;
use std::path::Path;

use super::{Place, answers};

/// Returns a copy of the shipped framework in `my`.
fn with_framework() -> Place {
    let place = Place::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for folder in ["", "editions", "skills", "roles"] {
        fs::create_dir_all(place.path("my").join(folder)).expect("it can be made");
        for entry in fs::read_dir(data.join(folder)).expect("it is there") {
            let from = entry.expect("readable").path();
            if from.is_file() {
                let to = place.path("my").join(folder).join(from.file_name().expect("a file has a name"));
                fs::copy(&from, to).expect("it can be copied");
            }
        }
    }
    place
}

fn change(place: &Place, name: &str, (from, to): (&str, &str)) {
    let text = fs::read_to_string(place.path(name)).expect("it is there");
    assert!(text.contains(from), "{from} is not in {name}");
    place.write(name, text.replacen(from, to, 1));
}

#[test]
fn everything_that_is_right_is_recognized() {
    let place = with_framework();
    place.write("a.json", answers("\"public-speaking\": 1"));
    fs::write(place.path("r.json"), place.run(["export", "a.json"]).out()).expect("it can be written");
    let ran = place.run(["check", "a.json", "r.json", "my", "my/"]);
    ran.done().quiet().says("a.json: answers, 1 of 28").says("r.json: a report, 1 of 28").says("28 skills, 4 roles");
    ran.says("no problems found");
    place.cli().args(["check", "-"]).stdin(answers("")).look().done().says("-: answers, 0 of 28");
}

#[test]
fn one_file_of_a_framework_is_checked_with_its_directory() {
    let place = with_framework();
    for name in ["my/framework.json", "my/resources.json", "my/skills/technical.json"] {
        place.run(["check", name]).done().says("28 skills, 4 roles, no problems");
        place.run(["check", "./my/", name]).done().says(&format!("{name}: checked with its directory"));
    }
    place.cli().current_dir(&place.path("my")).args(["check", "framework.json"]).look().done().says("28 skills");
    let manifest = fs::read(place.path("my/framework.json")).expect("it is there");
    place.cli().args(["check", "-"]).stdin(manifest).look().code(1).says("name the directory");
}

#[test]
fn a_role_is_checked_with_the_framework_beside_it_or_else_against_the_shipped_skills() {
    let place = with_framework();
    change(&place, "my/skills/technical.json", ("\"sample-code\"", "\"code-samples\""));
    for role in ["advocate", "writer", "community-manager", "ospo"] {
        let name = format!("my/roles/{role}.json");
        let text = fs::read_to_string(place.path(&name)).expect("it is there");
        place.write(&name, text.replace("\"sample-code\"", "\"code-samples\""));
    }
    for name in ["my/framework.json", "my/terms.json"] {
        let text = fs::read_to_string(place.path(name)).expect("it is there");
        place.write(name, text.replace("\"sample-code\"", "\"code-samples\""));
    }
    place.run(["check", "my/roles/writer.json"]).done().says("the framework \"devrel\", edition 2");
    fs::copy(place.path("my/roles/writer.json"), place.path("writer.json")).expect("it can be copied");
    place.run(["check", "writer.json"]).code(1).says("unknown skill \"code-samples\"");
    place.run(["check", "my/roles/writer.json", "my"]).done().says("checked with its directory");
}

#[test]
fn all_problems_of_a_framework_are_shown_at_once_with_their_places() {
    let place = with_framework();
    change(&place, "my/framework.json", ("\"ready_at\": 80", "\"ready_at\": 800"));
    change(&place, "my/roles/writer.json", ("\"core\"", "\"vital\""));
    fs::remove_file(place.path("my/skills/strategic.json")).expect("it is there");
    let ran = place.run(["check", "my"]);
    ran.code(1).quiet().says("ready_at is the number 800").says("--> my/framework.json:").says("^^^");
    let place = with_framework();
    change(&place, "my/roles/writer.json", ("\"core\"", "\"vital\""));
    change(&place, "my/resources.json", ("https://", "http://"));
    fs::write(place.path("my/roles/extra.json"), "{}").expect("it can be written");
    let ran = place.run(["check", "my"]);
    ran.code(1).says("\"vital\"").says("my/roles/writer.json:").says("my/resources.json:").says("my/roles/extra.json");
}

#[test]
fn preferences_changes_terms_and_earlier_statements_are_checked_with_their_places() {
    for (file, from, to, words) in [
        ("framework.json", "\"advocate\": \"central\"", "\"advocate\": \"often\"", "\"often\""),
        ("framework.json", "\"short\": \"traveling\"", "\"short\": \"going to many other places\"", "22 characters"),
        ("framework.json", "\"what\": \"meaning\"", "\"what\": \"sense\"", "\"sense\""),
        ("framework.json", "\"edition\": 2,\n      \"skill\"", "\"edition\": 3,\n      \"skill\"", "the number 3"),
        ("framework.json", "\"what\": \"meaning\"", "\"what\": \"targets\"", "a change of targets names a role"),
        ("terms.json", "\"weight\": 3", "\"weight\": 4", "the number 4"),
        ("terms.json", "\"term\": \"app development\"", "\"term\": \"App development\"", "this is no pattern"),
        ("terms.json", "\"hint_only\": [\"system", "\"hint_only\": [\"sistem", "did you mean \"system-learning\"?"),
        ("editions/1.json", "\"edition\": 1", "\"edition\": 2", "named after edition 1 and holds edition 2"),
        ("skills/technical.json", "\"short\": \"Building", "\"short\": \"Planning, building", "22 characters"),
    ] {
        let place = with_framework();
        change(&place, &format!("my/{file}"), (from, to));
        place.run(["check", "my"]).code(1).says(words).says(&format!("--> my/{file}:"));
    }
}

#[test]
fn a_framework_needs_neither_terms_nor_earlier_statements() {
    let place = with_framework();
    for part in ["my/terms.json", "my/editions/1.json"] {
        fs::remove_file(place.path(part)).expect("it is there");
    }
    place.run(["check", "my"]).done().says("28 skills, 4 roles, 1 warning, no problems");
    let place = with_framework();
    for part in ["my/terms.json", "my/editions/1.json"] {
        place.run(["check", part]).done().says("28 skills, 4 roles, no problems");
    }
}

#[test]
fn a_must_have_that_asks_for_nothing_and_one_level_everywhere_that_is_ready_are_problems() {
    let place = with_framework();
    let mut role: serde_json::Value = serde_json::from_slice(&place.read("my/roles/ospo.json")).expect("JSON");
    for skill in role["skills"].as_array_mut().expect("skills") {
        skill["targets"] = serde_json::json!([1, 2, 4]);
    }
    place.write("my/roles/ospo.json", role.to_string());
    let ran = place.run(["check", "my"]);
    ran.code(1).says("asks for nothing at entry: its target there is 1");
    ran.says("a person at level 1 everywhere is ready at entry, where core skills usually ask for 2");
}

#[test]
fn roles_that_make_no_sense_together_are_problems() {
    let place = with_framework();
    fs::copy(place.path("my/roles/writer.json"), place.path("my/roles/twin.json")).expect("it can be copied");
    change(&place, "my/roles/twin.json", ("\"id\": \"writer\"", "\"id\": \"twin\""));
    change(&place, "my/framework.json", ("\"writer\"", "\"writer\", \"twin\""));
    place.run(["check", "my"]).code(1).says("percent ready for").says("set the two roles further apart");
}

#[test]
fn what_cannot_be_read_does_not_keep_the_rest_from_being_checked() {
    let place = with_framework();
    place.write("a.json", answers("\"public-speaking\": 9"));
    let ran = place.run(["check", "nothing", "a.json", ".", "my"]);
    ran.code(1)
        .quiet()
        .says("cannot read nothing")
        .says("--> a.json:1:")
        .says("there is no framework.json")
        .says("28 skills, 4 roles, no problems")
        .says("3 problems in 3 of 4 checked");
}

#[test]
fn a_file_that_is_nothing_known_is_a_problem() {
    let place = Place::new();
    for (text, words) in
        [("{\"a\": 1}", "no framework, role"), ("7", "no framework, role"), ("{", "not valid JSON"), ("", "empty")]
    {
        place.write("x.json", text);
        place.run(["check", "x.json"]).code(1).says(words);
    }
    place.run(["check"]).fails(2);
}

#[test]
fn the_results_of_a_report_are_compared_with_what_its_answers_give() {
    let place = Place::with_me();
    place.run(["export", "me", "-o", "r.json"]).done();
    place.run(["check", "r.json"]).done().says("r.json: a report, 3 of 28 done");
    let report: serde_json::Value = serde_json::from_slice(&place.read("r.json")).expect("JSON");
    let changed = |pointer: &str, new: serde_json::Value| {
        let mut report = report.clone();
        *report.pointer_mut(pointer).expect("it is there") = new;
        place.write("x.json", serde_json::to_string_pretty(&report).expect("JSON"));
        place.run(["check", "x.json"])
    };
    for (pointer, new, words) in [
        ("/results", serde_json::json!("garbage"), "results: not a list"),
        ("/results", serde_json::json!([]), "results: 0 instead of 12"),
        ("/results/0/verdict", serde_json::json!("ready"), "results, advocate at entry, verdict: not "),
        ("/results/0/highest", serde_json::json!(3), "results, advocate at entry, highest: not "),
        ("/results/11/coverage/answered", serde_json::json!(28), "results, ospo at lead, coverage, answered: not "),
        ("/leading/roles", serde_json::json!(["ospo", "writer", "advocate"]), "leading, roles: "),
        ("/coverage/answered", serde_json::json!(28), "coverage, answered: not 2"),
    ] {
        changed(pointer, new).code(1).says(words).says("--> x.json:").says("1 problem in 1 of 1 checked");
    }
    // A number may have another notation, and fields may be added.
    changed("/coverage/answered", serde_json::json!(2.0)).done();
    changed("/notice", serde_json::json!("other words")).done();
    let ran = changed("/framework/sha256", serde_json::json!("0".repeat(64)));
    ran.done().says("made with other questions or role profiles, so its results were not checked");
}

#[test]
fn answers_to_a_newer_edition_are_named_as_such_and_never_saved_as_ours() {
    let place = Place::with_me();
    let report = place.run(["export", "me"]).out().replace("\"edition\": 2", "\"edition\": 99");
    place.write("r.json", &report);
    let words = "the answers were given to edition 99 of the questions, and this program asks edition 2";
    place.run(["check", "r.json"]).code(1).says(words).says("--> r.json:");
    place.run(["show", "r.json"]).done().complains(&format!("warning: r.json:12:16: {words}"));
    place.run(["import", "r.json", "--as", "you"]).fails(1).complains(words).complains("install a newer version");
    assert_eq!(place.run(["list", "--json"]).json().as_array().map(Vec::len), Some(1), "nothing was saved");
}

#[test]
fn the_same_problem_many_times_is_told_once_and_the_rest_is_counted() {
    let place = Place::new();
    let skills: Vec<String> = place.run(["skills", "--json"]).json()["domains"]
        .as_array()
        .expect("domains")
        .iter()
        .flat_map(|domain| domain["skills"].as_array().expect("skills"))
        .map(|skill| format!("{}: \"3\"", skill["id"]))
        .collect();
    place.write("a.json", answers(&skills.join(",\n")));
    let ran = place.run(["check", "a.json"]);
    ran.code(1).says("write a level from 0 to 4 without quotes").says("28 problems in 1 of 1 checked");
    ran.says("= note: the same 27 more times, in lines 2, 3, 4, 5, 6, 7, 8, 9 and 19 more");
    assert!(ran.out().lines().count() < 12, "{}", ran.out());
    let many: Vec<String> = (0..10_000).map(|number| format!("\"no-skill-{number}\": 1")).collect();
    place.write("b.json", answers(&many.join(",\n")));
    let ran = place.run(["check", "b.json"]);
    ran.code(1).says("there are 9900 more problems than the 100 listed").says("10,000 problems in 1 of 1 checked");
}

#[test]
fn another_format_is_called_by_its_name_and_endings_may_be_in_capitals() {
    let place = Place::new();
    for (text, words) in [
        ("skill,level\npublic-speaking,3\n", "this looks like CSV"),
        ("answers:\n  public-speaking: 3\n", "this looks like YAML"),
        ("{“a”: 1}", "curly quotes"),
        ("{\"a\": NaN}", "NaN is no value in JSON"),
        ("{\"basics\": {}, \"work\": []}", "this looks like a JSON Resume"),
        ("{\"schema\": \"a\tb\"}", "a tab stands inside of text"),
    ] {
        place.write("x.json", text);
        place.run(["check", "x.json"]).code(1).says(words);
        place.run(["import", "x.json"]).fails(1).complains(words);
    }
    place.write("CONFIG.TOML", "theme = \"plain\"\n");
    place.run(["check", "CONFIG.TOML"]).done().says("settings, no problems");
    place.write("X.JSON", answers("\"public-speaking\": 3"));
    place.run(["import", "X.JSON"]).done().says("Saved as \"X\"");
}

#[test]
fn one_role_is_called_one_role() {
    let place = with_framework();
    for role in ["advocate", "community-manager", "ospo"] {
        fs::remove_file(place.path("my/roles").join(format!("{role}.json"))).expect("it is there");
    }
    let skills = place.run(["skills", "--json"]).json();
    let skills =
        skills["domains"].as_array().expect("domains").iter().flat_map(|it| it["skills"].as_array().expect("skills"));
    let mut role: serde_json::Value = serde_json::from_slice(&place.read("my/roles/writer.json")).expect("JSON");
    for skill in skills {
        let listed = role["skills"].as_array_mut().expect("skills");
        if !listed.iter().any(|it| it["skill"] == skill["id"]) {
            listed.push(serde_json::json!({"skill": skill["id"], "importance": "helpful", "targets": [1, 2, 2]}));
        }
    }
    place.write("my/roles/writer.json", role.to_string());
    let mut manifest: serde_json::Value = serde_json::from_slice(&place.read("my/framework.json")).expect("JSON");
    manifest["roles"] = serde_json::json!(["writer"]);
    let fields = manifest.as_object_mut().expect("an object");
    fields.remove("preferences");
    fields.remove("changes");
    place.write("my/framework.json", manifest.to_string());
    place.run(["check", "my"]).says("28 skills, 1 role, 1 warning, no problems");
}
