//! Compares exported reports with an independent implementation of the scoring specification.
//!
//! `oracle/model.rs` was written from the specification alone, by an author who had not read the program. This file
//! checks that implementation with the specification's worked example and some calculations by hand. Then random
//! answers files go through the real binary, and every score of its report must be equal. Of its plan, the effort must be
//! equal, and the steps must lead to the end.
//!
//! `DEVREL_READY_ORACLE_FILES` sets the number of files (200), `DEVREL_READY_ORACLE_SEED` the series.

mod chances;
pub(crate) mod comparison;
mod framework;
mod model;
mod plan;
pub(crate) mod posting;
mod random;
mod ratio;

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::{Value, json};

use framework::{Answer, Band, Framework, Listed, Role, Skill};
use model::Person;
use ratio::Ratio;

/// The usual number of files.
const FILES: u64 = 200;

/// The usual series of files.
const SEED: u64 = 2026;

#[test]
fn exported_reports_agree_with_the_specification_redone_independently() {
    let files = from_environment("DEVREL_READY_ORACLE_FILES", FILES);
    let seed = from_environment("DEVREL_READY_ORACLE_SEED", SEED);
    let framework = Framework::shipped();
    let dir = tempfile::tempdir().expect("a temporary directory can be made");
    let threads = thread::available_parallelism().map_or(2, |count| count.get().min(4) as u64);
    let failures: Vec<String> = thread::scope(|scope| {
        let (framework, dir) = (&framework, dir.path());
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let mut mine = (first..files).step_by(usize::try_from(threads).expect("a few threads"));
                    mine.find_map(|index| check(framework, dir, seed, index))
                })
            })
            .collect();
        workers.into_iter().filter_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Runs one file through the program. Returns the differences, if any.
fn check(framework: &Framework, dir: &Path, seed: u64, index: u64) -> Option<String> {
    let file = random::answers_file(framework, seed, index);
    let path = dir.join(format!("answers-{index}.json"));
    fs::write(&path, file.to_string()).expect("a temporary file can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_devrel-ready"))
        .arg("export")
        .arg(&path)
        .env("DEVREL_READY_DATA_DIR", dir.join("data"))
        .stdin(Stdio::null())
        .output()
        .expect("the program can be run");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let wrong = match serde_json::from_slice::<Value>(&output.stdout) {
        _ if !output.status.success() => vec![format!("export failed: {}", output.status)],
        Err(error) => vec![format!("the report is not JSON: {error}")],
        Ok(report) => {
            let answers = framework.answers(&file);
            let band = file["band"].as_str().expect("every random file has a band");
            let person = Person { framework, answers: &answers };
            let role = framework.roles.iter().position(|role| file["role"] == role.id);
            let mut wrong = differences(&person.report(band), &report);
            wrong.extend(person.plan_differences(role, band, &report["plan"]));
            wrong
        }
    };
    if wrong.is_empty() {
        return None;
    }
    let more = if wrong.len() > 20 { format!("\n  and {} more", wrong.len() - 20) } else { String::new() };
    let shown: Vec<&str> = wrong.iter().take(20).map(String::as_str).collect();
    let shown = shown.join("\n  ");
    Some(format!("file {index} of seed {seed}: {file}\n  {shown}{more}\n  stderr: {stderr}"))
}

/// Returns every place where a report differs. Further fields are allowed.
fn differences(expected: &Value, got: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (results, got_results) = (list(&expected["results"]), list(&got["results"]));
    if results.len() != got_results.len() {
        wrong.push(format!("results: expected {}, got {}", results.len(), got_results.len()));
    }
    for (expected, got) in results.iter().zip(&got_results) {
        let fields = expected.as_object().expect("a result is an object");
        for (field, value) in fields {
            if !same(value, got.get(field)) {
                let (role, band) = (&expected["role"], &expected["band"]);
                let got = got.get(field).map_or("no such field".to_owned(), Value::to_string);
                wrong.push(format!("role {role}, band {band}, {field}: expected {value}, got {got}"));
            }
        }
    }
    for field in ["coverage", "leading"] {
        if !same(&expected[field], got.get(field)) {
            wrong.push(format!("{field}: expected {}, got {}", expected[field], got[field]));
        }
    }
    wrong
}

/// Returns whether a value is as expected. Objects may have further fields; as a decimal, `3` equals `3.0`.
fn same(expected: &Value, got: Option<&Value>) -> bool {
    match (expected, got) {
        (_, None) => false,
        (Value::Object(fields), Some(got)) => fields.iter().all(|(name, value)| same(value, got.get(name))),
        (Value::Array(items), Some(Value::Array(got))) => {
            items.len() == got.len() && items.iter().zip(got).all(|(item, got)| same(item, Some(got)))
        }
        (Value::Number(number), Some(got)) if number.is_f64() => {
            got.as_f64().map(f64::to_bits) == number.as_f64().map(f64::to_bits)
        }
        (expected, Some(got)) => expected == got,
    }
}

/// Returns a number from the environment, or else the usual one.
fn from_environment(name: &str, usual: u64) -> u64 {
    match env::var(name) {
        Ok(value) => value.parse().expect("DEVREL_READY_ORACLE_FILES and _SEED are whole numbers"),
        Err(_) => usual,
    }
}

#[test]
fn differences_are_found_and_named() {
    let expected = json!({"results": [{"role": "r", "band": "b", "error": 3.0, "gaps": [{"level": 1}], "fit": null}],
        "coverage": {"answered": 1}, "leading": {"roles": ["r"]}});
    let mut got = json!({"results": [{"role": "r", "band": "b", "error": 3, "gaps": [{"level": 1, "new": 2}],
        "fit": null, "new": 1}], "coverage": {"answered": 1}, "leading": {"roles": ["r"], "settled": true}});
    assert_eq!(differences(&expected, &got), Vec::<String>::new());
    got["results"][0]["error"] = json!(3.1);
    got["results"][0]["gaps"][0]["level"] = json!(2);
    got["results"][0].as_object_mut().expect("an object").remove("fit");
    got["leading"]["roles"] = json!([]);
    assert_eq!(
        differences(&expected, &got),
        [
            r#"role "r", band "b", error: expected 3.0, got 3.1"#,
            r#"role "r", band "b", gaps: expected [{"level":1}], got [{"level":2,"new":2}]"#,
            r#"role "r", band "b", fit: expected null, got no such field"#,
            r#"leading: expected {"roles":["r"]}, got {"roles":[],"settled":true}"#,
        ]
    );
}

/// Returns a framework of one band, ready at 80, from the domains of its skills and from roles as (skill, weight,
/// target) rows. Core skills are must-haves.
fn small(domains: &[&str], roles: &[&[(usize, i128, i128)]]) -> Framework {
    let mut known: Vec<String> = domains.iter().map(|domain| (*domain).to_owned()).collect();
    known.dedup();
    let skill = |(index, domain): (usize, &&str)| Skill {
        id: ["A", "B", "C", "D"][index].to_owned(),
        domain: (*domain).to_owned(),
    };
    let row = |row: &(usize, i128, i128)| Listed {
        skill: row.0,
        weight: row.1,
        core: row.1 == 5,
        must_have: row.1 == 5,
        targets: vec![row.2],
    };
    Framework {
        edition: 1,
        changes: Vec::new(),
        effort: vec![1, 2, 4, 8],
        domains: known,
        skills: domains.iter().enumerate().map(skill).collect(),
        bands: vec![Band { id: "entry".to_owned(), ready_at: 80 }],
        roles: roles
            .iter()
            .zip(["P", "Q", "R"])
            .map(|(rows, id)| Role { id: id.to_owned(), listed: rows.iter().map(row).collect() })
            .collect(),
    }
}

/// Returns an answer without evidence, neither sure nor unsure.
fn level(level: i128) -> Answer {
    Answer::Level { level, evidence: false, chance: Ratio::new(15, 100) }
}

/// Returns the first role's result.
fn scored(framework: &Framework, answers: &[Answer]) -> Value {
    Person { framework, answers }.result(0, 0)
}

/// Returns the worked example of section 11: A core target 3, B important target 2, C helpful target 4.
fn worked_example() -> Framework {
    small(&["x", "x", "y"], &[&[(0, 5, 3), (1, 3, 2), (2, 1, 4)]])
}

#[test]
fn the_worked_example_with_one_skill_unanswered() {
    let a = Answer::Level { level: 2, evidence: true, chance: Ratio::new(15, 100) };
    let result = scored(&worked_example(), &[a, level(3), Answer::Unanswered]);
    // C: n = 0, m' = 5/2, m = (2 + 5/2) / 2 = 2.25, likely credit 6.723, likely (76 + 6.723) / 108 = 76.59.
    // A's credit is 4, 8 or 12: variance 4.8; B's is always 12: error 100 * sqrt(25 * 4.8) / 108 = 10.14.
    // fit ((10 + 9) / 8) / (5 / 2) = 0.95; shown 40 / 108 = 37.03; 8 of 9 weight = 88.8%.
    assert_eq!(
        result,
        json!({
            "role": "P", "band": "entry", "readiness": null, "lowest": 70, "highest": 82, "likely": 77, "error": 10.1,
            "verdict": "open", "guaranteed": false, "borderline": false, "provisional": false,
            "must_haves": [{"skill": "A", "floor": 2, "level": 2, "met": true}],
            "fit": 0.95, "shown": 37, "coverage": {"answered": 2, "skills": 3, "weight_percent": 88},
            "domains": [{"domain": "x", "readiness": 79, "lowest": 79, "highest": 80},
                {"domain": "y", "readiness": null, "lowest": 0, "highest": 100}],
            "gaps": [{"skill": "A", "level": 2, "target": 3, "points_lost": 18.51}],
            "strengths": ["B"],
        })
    );
}

#[test]
fn the_worked_example_completed() {
    let result = scored(&worked_example(), &[level(2), level(3), level(1)]);
    // C's credit is 0, 3 or 6: variance 2.7; error 100 * sqrt(120 + 2.7) / 108 = 10.26; |73.1 - 80| < 13.1.
    assert_eq!(result["readiness"], json!({"percent": 73, "numerator": 79, "denominator": 108}));
    assert_eq!((&result["lowest"], &result["highest"], &result["likely"]), (&json!(73), &json!(74), &json!(73)));
    assert_eq!(result["error"], json!(10.3));
    assert_eq!((&result["verdict"], &result["guaranteed"]), (&json!("not-yet"), &json!(true)));
    assert_eq!((&result["borderline"], &result["shown"]), (&json!(true), &json!(0)));
    assert_eq!(
        result["gaps"],
        json!([{"skill": "A", "level": 2, "target": 3, "points_lost": 18.51},
            {"skill": "C", "level": 1, "target": 4, "points_lost": 8.33}])
    );
}

#[test]
fn the_worked_example_with_one_skill_not_applicable() {
    let result = scored(&worked_example(), &[level(2), level(3), Answer::NotApplicable]);
    assert_eq!(result["readiness"], json!({"percent": 79, "numerator": 76, "denominator": 96}));
    assert_eq!((&result["lowest"], &result["highest"]), (&json!(79), &json!(80)));
    assert_eq!((&result["verdict"], &result["borderline"]), (&json!("not-yet"), &json!(true)));
    assert_eq!(result["domains"][1], json!({"domain": "y", "readiness": null, "lowest": null, "highest": null}));
}

#[test]
fn verdicts_follow_the_order_of_the_rules() {
    let framework = worked_example();
    let verdict = |answers: [Answer; 3]| {
        let result = scored(&framework, &answers);
        (result["verdict"].clone(), result["guaranteed"] == true, result["provisional"] == true)
    };
    let (open, not_applicable) = (Answer::Unanswered, Answer::NotApplicable);
    // The floor of A is 2; below it nothing else matters, although 36 + 12 of 108 are still to be had.
    assert_eq!(verdict([level(1), open, open]), (json!("not-yet"), true, false));
    assert_eq!(verdict([level(3), level(2), open]), (json!("ready"), true, false));
    assert_eq!(verdict([level(3), open, level(4)]), (json!("open"), false, false));
    assert_eq!(verdict([open, level(0), level(4)]), (json!("not-yet"), true, false));
    assert_eq!(verdict([level(3), level(2), not_applicable]), (json!("ready"), true, false));
    // 72 of 108 units are below 80 of 100, so that is ready only without B.
    assert_eq!(verdict([level(3), not_applicable, level(4)]), (json!("ready"), true, true));
    // A is a must-have: without it there is no "ready", with or without a score.
    assert_eq!(verdict([not_applicable, level(2), level(4)]), (json!("not-yet"), true, false));
    assert_eq!(verdict([not_applicable, open, open]), (json!("not-yet"), true, false));
    assert_eq!(verdict([not_applicable; 3]), (json!("not-yet"), true, false));
    // 48 of 60 units are exactly 80 of 100, so it is ready with B counted, too.
    let fifth = small(&["x", "x"], &[&[(0, 4, 3), (1, 1, 2)]]);
    assert_eq!(scored(&fifth, &[level(3), not_applicable])["provisional"], false);
    // Target 1 makes the floor 0, and that is no must-have.
    let lenient = small(&["x", "x"], &[&[(0, 4, 1), (1, 1, 2)]]);
    assert_eq!(scored(&lenient, &[not_applicable; 2])["verdict"], "not-assessed");
    assert_eq!(scored(&lenient, &[not_applicable; 2])["must_haves"], json!([]));
    let nothing = scored(&framework, &[not_applicable; 3]);
    for field in ["readiness", "lowest", "highest", "likely", "error", "fit", "shown"] {
        assert_eq!(nothing[field], Value::Null, "{field}");
    }
}

#[test]
fn unanswered_skills_are_guessed_from_their_domain_and_the_rest() {
    let framework = small(&["x", "x", "y"], &[&[(0, 5, 3), (1, 3, 2), (2, 1, 4)]]);
    let row = |answers: &[Answer], skill| -> Vec<i128> {
        let guess = Person { framework: &framework, answers }.guess(skill);
        guess.into_iter().map(|(chance, _)| chance.times(Ratio::whole(1000)).floor()).collect()
    };
    let open = Answer::Unanswered;
    // No answers: m = 2 / 1. Only inside: m = (2 + 4) / 2 = 3. Only outside: m = (2 + 0) / 2 = 1.
    assert_eq!(row(&[open; 3], 0), [67, 242, 382, 242, 67]);
    assert_eq!(row(&[level(4), open, open], 1), [6, 61, 242, 382, 309]);
    assert_eq!(row(&[open, open, level(0)], 0), [309, 382, 242, 61, 6]);
    // Both: m = (2 + 1 + 3) / 3 = 2. Means: m = (2 + (4 + 1) / 2) / 2 = 2.25, m = (2 + (1 + 0) / 2) / 2 = 1.25.
    assert_eq!(row(&[level(1), open, level(3)], 1), [67, 242, 382, 242, 67]);
    assert_eq!(row(&[level(4), level(1), open], 2), [40, 187, 371, 296, 106]);
    assert_eq!(row(&[level(1), level(0), open], 2), [227, 372, 296, 93, 12]);
}

#[test]
fn roles_are_too_close_to_call_by_their_shared_answers() {
    // One shared core skill, targets 3 and 4, answered 3: shares 1 and 3/4. X = (credit_P - credit_Q) / 12 is 1/6, 1/4
    // or 0. With p = 1/4: mean 1/6, variance 1/144 + 1/32 - 1/36 = 1/96; 1.28 * sqrt(1/96) = 0.13 < 1/4: not close.
    let framework = small(&["x"], &[&[(0, 5, 4)], &[(0, 5, 3)]]);
    let unsure = [Answer::Level { level: 3, evidence: false, chance: Ratio::new(1, 4) }];
    let person = Person { framework: &framework, answers: &unsure };
    assert_eq!(person.difference_variance(1, 0, 0), Ratio::new(1, 96));
    assert_eq!(person.likely(0, 0), Some(Ratio::new(3, 4)));
    assert_eq!(person.leading(0), [1]);

    // Two skills, each the only one of its role: A = 3 of 4, B = 2 of 4, default chance. Each share is one level off
    // by 1/4: variance 0.3 / 16 each, 3/80 together; 1.28 * sqrt(3/80) = 0.248 < 1/4: just not close. Unsure: 1/16
    // together, 1.28 / 4 = 0.32: close.
    let framework = small(&["x", "y"], &[&[(0, 5, 4)], &[(1, 5, 4)]]);
    let answers = [level(2), level(3)];
    let person = Person { framework: &framework, answers: &answers };
    assert_eq!(person.difference_variance(0, 1, 0), Ratio::new(3, 80));
    assert_eq!(person.error_squared(0, 0), Some(Ratio::new(30_000, 160)));
    assert_eq!(person.leading(0), [1]);
    let answers = [2, 3].map(|level| Answer::Level { level, evidence: false, chance: Ratio::new(1, 4) });
    assert_eq!(Person { framework: &framework, answers: &answers }.leading(0), [1, 0]);

    // Equal likely and no band above: the order of the framework, whatever the variance.
    let answers = [level(2), level(2)];
    assert_eq!(Person { framework: &framework, answers: &answers }.leading(0), [0, 1]);
    let answers = [Answer::Unanswered, Answer::NotApplicable];
    assert_eq!(Person { framework: &framework, answers: &answers }.leading(0), [0; 0]);
    let answers = [level(0), Answer::NotApplicable];
    assert_eq!(Person { framework: &framework, answers: &answers }.leading(0), [0]);
}
