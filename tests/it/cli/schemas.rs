//! Tests of the published schemas: each accepts and rejects the same files as the program.

mod documents;
mod known;
mod mutated;
mod mutations;
mod strict;

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Cli, Place};

fn validator(kind: &str) -> Validator {
    let schema = Cli::new().args(["schema", kind]).look().json();
    assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn shipped(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON")
}

/// Returns the value with one field changed.
fn changed(value: &Value, place: &str, new: Value) -> Value {
    let mut value = value.clone();
    let (parent, key) = place.rsplit_once('/').expect("a place starts with a slash");
    let parent = value.pointer_mut(parent).expect("the place is there");
    match parent {
        Value::Array(list) => list[key.parse::<usize>().expect("a position")] = new,
        parent => parent[key] = new,
    }
    value
}

#[test]
fn every_shipped_file_follows_its_schema() {
    assert!(validator("framework").is_valid(&shipped("framework.json")));
    let role = validator("role");
    for name in ["advocate", "community-manager", "ospo", "writer"] {
        assert!(role.is_valid(&shipped(&format!("roles/{name}.json"))), "{name}");
    }
    let skills = validator("skills");
    for name in ["communication", "interpersonal", "strategic", "technical"] {
        assert!(skills.is_valid(&shipped(&format!("skills/{name}.json"))), "{name}");
    }
    for (kind, name) in [("resources", "resources.json"), ("terms", "terms.json"), ("edition", "editions/1.json")] {
        assert!(validator(kind).is_valid(&shipped(name)), "{kind}");
    }
}

#[test]
fn a_schema_for_editors_is_allowed_wherever_a_person_writes() {
    let place = Place::with_me();
    let mut report = place.run(["export", "me"]).json();
    report["$schema"] = json!("report.schema.json");
    assert!(validator("report").is_valid(&report));
    place.write("r.json", report.to_string());
    place.run(["check", "r.json"]).done();
    let write = |name: &str, value: &Value| {
        let path = place.path(&format!("garden/{name}"));
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a temporary directory can be written to");
        fs::write(path, value.to_string()).expect("a temporary directory can be written to");
    };
    for (name, value) in documents::garden_files() {
        assert!(value.is_array() || value.get("$schema").is_some(), "{name}");
        write(name, value);
    }
    place.run(["check", "garden"]).done().says("the framework \"garden\", edition 2, 4 skills");
    place.run(["check", "garden/skills/hands.json"]).done().says("the framework \"garden\"");
    place.run(["show", "garden/skills/hands.json"]).fails(1).complains("these are skills of a framework");
    write("skills/hands.json", &json!({"skills": [], "Skills": []}));
    let wrong = place.run(["check", "garden"]);
    wrong.code(1).says("unknown field \"Skills\"").says("the domain has no skills").says("garden/skills/hands.json:1:");
}

#[test]
fn a_wrong_framework_or_role_breaks_its_schema() {
    let validator_of_framework = validator("framework");
    let framework = shipped("framework.json");
    for (place, new) in [
        ("/edition", json!(0)),
        ("/id", json!("Dev Rel")),
        ("/name", json!(" ")),
        ("/levels", json!(["one"])),
        ("/effort", json!([1, 2, 3])),
        ("/importance/core", json!(101)),
        ("/bands/0/ready_at", json!("80")),
        ("/domains", json!([])),
        ("/roles/0", json!(7)),
        ("/extra", json!(true)),
    ] {
        assert!(!validator_of_framework.is_valid(&changed(&framework, place, new)), "{place}");
    }
    let validator_of_role = validator("role");
    let role = shipped("roles/writer.json");
    for (place, new) in [
        ("/id", json!("")),
        ("/skills", json!([])),
        ("/skills/0/importance", json!("vital")),
        ("/skills/0/targets", json!([0, 1, 2])),
        ("/skills/0/weight", json!(5)),
        ("/must_have", json!("technical-writing")),
        ("/extra", json!(true)),
    ] {
        assert!(!validator_of_role.is_valid(&changed(&role, place, new)), "{place}");
    }
}

#[test]
fn schema_and_program_agree_on_answers() {
    let place = Place::new();
    let validator = validator("answers");
    let fine = json!({
        "schema": "devrel-ready/answers/1", "framework": "devrel", "name": "me", "band": "lead", "role": null,
        "aim": {"role": "writer", "band": "entry"},
        "answers": {
            "public-speaking": 3,
            "editing-review": {"level": 0, "evidence": "x", "note": "y", "sure": "unsure", "star": true, "flag": false},
            "technical-writing": {"na": true},
            "sample-code": {},
            "workshop-teaching": {"level": 1, "steps": {"2": {"begun": "2026-05-01", "done": "2026-06-01"}, "3": {"begun": "2026-06-01"}}}
        }
    });
    let agree = |value: &Value, right: bool| {
        place.write("x.json", value.to_string());
        assert_eq!(validator.is_valid(value), right, "the schema on {value}");
        let ran = place.run(["check", "x.json"]);
        ran.code(i32::from(!right));
    };
    agree(&fine, true);
    agree(&changed(&fine, "/framework", json!({"id": "devrel", "edition": 1})), true);
    for (place, new) in [
        ("/$schema", json!("answers.schema.json")),
        ("/answers/public-speaking", json!(3.0)),
        ("/answers/editing-review/level", json!(3.0)),
        ("/role", json!("Technical Writer")),
        ("/band", json!("First role")),
        ("/answers/sample-code", json!({"evidence": "é".repeat(1_000), "note": "é".repeat(10_000)})),
        ("/name", json!("e\u{301}".repeat(48))),
    ] {
        agree(&changed(&fine, place, new), true);
    }
    for (place, new) in [
        ("/schema", json!("devrel-ready/answers/2")),
        ("/framework", json!(1)),
        ("/answers", json!([])),
        ("/answers/public-speaking", json!(5)),
        ("/answers/public-speaking", json!(-1)),
        ("/answers/public-speaking", json!(3.5)),
        ("/answers/sample-code", json!({"evidence": "é".repeat(1_001)})),
        ("/answers/sample-code", json!({"note": "é".repeat(10_001)})),
        ("/name", json!("e".repeat(433))),
        ("/role", json!("")),
        ("/$schema", json!(1)),
        ("/answers/public-speaking", json!("3")),
        ("/answers/public-speaking", json!(null)),
        ("/answers/public-speaking", json!({"level": 3, "na": true})),
        ("/answers/public-speaking", json!({"level": 3, "sure": "maybe"})),
        ("/answers/public-speaking", json!({"level": 3, "extra": 1})),
        ("/answers/workshop-teaching/steps", json!({"0": {"begun": "2026-05-01"}})),
        ("/answers/workshop-teaching/steps", json!({"2": {}})),
        ("/answers/workshop-teaching/steps/2/begun", json!("May")),
        ("/answers/workshop-teaching/steps/2/extra", json!(1)),
        ("/aim/extra", json!(1)),
        ("/extra", json!(1)),
        ("/name", json!("")),
    ] {
        agree(&changed(&fine, place, new), false);
    }
}

#[test]
fn a_wrong_report_breaks_its_schema_and_an_addition_does_not() {
    let (comparison, validator) = (validator("comparison"), validator("report"));
    let report = documents::report();
    assert!(validator.is_valid(&report));
    assert!(comparison.is_valid(&report["comparison"]));
    assert!(validator.is_valid(&changed(&report, "/added", json!(1))));
    assert!(validator.is_valid(&changed(&report, "/results/0/added", json!(1))));
    for (place, new) in [
        ("/schema", json!("devrel-ready/report/2")),
        ("/generated_at", json!("today")),
        ("/aim/role", json!(7)),
        ("/coverage/answered", json!(-1)),
        ("/answers/editing-review/level", json!(5)),
        ("/answers/editing-review/extra", json!(5)),
        ("/results/0/verdict", json!("maybe")),
        ("/results/0/lowest", json!(101)),
        ("/results/0/must_haves/0/met", json!("no")),
        ("/results/0/gaps", json!(null)),
        ("/leading/settled", json!(null)),
        ("/plan", json!({})),
        ("/remarks", json!("none")),
        ("/titles/levels", json!([])),
        ("/titles/skills", json!({"Sample code": "Sample code"})),
        ("/statements/editing-review", json!(3)),
        ("/log/0/id", json!(0)),
        ("/log/0/text", json!(" ")),
        ("/history/0/readiness", json!(101)),
        ("/history/0/date", json!("2026-02-30")),
        ("/comparison/schema", json!("devrel-ready/comparison/2")),
    ] {
        assert!(!validator.is_valid(&changed(&report, place, new)), "{place}");
    }
}
