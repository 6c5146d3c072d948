//! `check`: every problem with its place, for every kind of file.

use std::fs;
use std::path::Path;

use super::{Place, answers};

/// A copy of the shipped framework in `my`.
fn with_framework() -> Place {
    let place = Place::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for folder in ["", "skills", "roles"] {
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
fn a_role_is_checked_against_the_shipped_skills_unless_its_directory_is_named() {
    let place = with_framework();
    change(&place, "my/skills/technical.json", ("\"sample-code\"", "\"code-samples\""));
    for role in ["advocate", "writer", "community-manager", "ospo"] {
        let name = format!("my/roles/{role}.json");
        let text = fs::read_to_string(place.path(&name)).expect("it is there");
        place.write(&name, text.replace("\"sample-code\"", "\"code-samples\""));
    }
    place.run(["check", "my/roles/writer.json"]).code(1).says("unknown skill \"code-samples\"");
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
