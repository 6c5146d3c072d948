//! The causes of a change as another program finds them: `DuckDB` joins two dumps with the role profiles.

use std::path::Path;

use super::Place;
use crate::python::python;

/// The formulas of a comparison in SQL.
const CAUSES: &str = include_str!("causes.sql");

/// Runs a query and prints its rows as JSON.
const QUERY: &str = "import duckdb, json, sys; print(json.dumps(duckdb.sql(sys.argv[1]).fetchall()))";

/// A row of the query: role, band, skill, both levels, numerator, denominator and the points in hundredths.
type Row = (String, String, String, u64, u64, i64, u64, i64);

/// Runs the query in a place. Returns `None` if there is no `DuckDB`.
fn joined(place: &Place) -> Option<Vec<Row>> {
    let output = python("duckdb", QUERY)?.current_dir(place.dir.path()).arg(CAUSES).output().expect("it just started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("rows of the expected types"))
}

/// Returns the place of a person who answered nearly everything twice, and what to call the two states.
fn answered_twice() -> Place {
    let place = Place::new();
    let skills = devrel_ready::framework::Framework::shipped();
    let said = |place: &Place, level: &dyn Fn(usize) -> usize, but: usize| {
        let skills = skills.skill_keys();
        let numbered = skills.iter().enumerate().filter(|(number, _)| number % 9 != but);
        let answers: Vec<String> = numbered.map(|(number, skill)| format!("{skill}={}", level(number))).collect();
        place.run(["answer", "me", "--new"].into_iter().chain(answers.iter().map(String::as_str))).done();
    };
    said(&place, &|number| number * 7 % 5, 4);
    place.run(["answer", "me", "editing-review=na", "impact-measurement=na"]).done();
    place.run(["keep", "me"]).done();
    said(&place, &|number| (number * 3 + number / 5) % 5, 7);
    place
}

#[test]
fn another_program_joins_two_dumps_to_the_same_causes() {
    let place = answered_twice();
    for (state, name) in [("me@1", "before.csv"), ("me", "after.csv")] {
        place.run(["export", state, "-o", name]).done();
    }
    std::fs::create_dir(place.path("roles")).expect("a temporary directory can be written to");
    let roles = ["advocate", "writer", "community-manager", "ospo"];
    for file in roles.map(|role| format!("roles/{role}.json")).iter().map(String::as_str).chain(["framework.json"]) {
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file), place.path(file))
            .expect("a temporary directory can be written to");
    }
    let Some(rows) = joined(&place) else { return };
    let mut causes = 0;
    for (role, band) in roles.iter().flat_map(|role| ["entry", "established", "lead"].map(|band| (*role, band))) {
        let args = ["compare", "me@1", "me", "--role", role, "--band", band, "--json"];
        let page = place.run(args).done().json();
        let change = &page["change"];
        let ours: Vec<Row> = page["causes"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|cause| {
                let points = cause["points"].as_f64().expect("a number").to_string();
                let text = |field: &str| cause[field].as_str().expect("text").to_owned();
                let level = |field: &str| cause[field].as_u64().expect("a level");
                let numerator = change["numerator"].as_i64().expect("whole");
                let denominator = change["denominator"].as_u64().expect("whole");
                let who = (role.to_owned(), band.to_owned(), text("skill"));
                (who.0, who.1, who.2, level("before"), level("after"), numerator, denominator, hundredths(&points))
            })
            .collect();
        let theirs: Vec<Row> =
            rows.iter().filter(|row| (row.0.as_str(), row.1.as_str()) == (role, band)).cloned().collect();
        assert_eq!(ours, theirs, "{role}, {band}");
        causes += ours.len();
    }
    assert!(causes > 100 && rows.len() == causes, "{causes} causes of {} rows tell little", rows.len());
}

/// Reads a decimal number with at most two decimals, in hundredths.
fn hundredths(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<2}").parse().expect("a number with two decimals")
}
