//! Tests of what a picture without names hides, from outside: all forms of the same run, and teams of one person less.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::{FORMS, NAMES, SEATS, report, team_of_twelve, write};
use crate::cli::Place;

/// The numbers of a row as they stand there: able, one level below, and further; a star if one is hidden.
type Rows = BTreeMap<String, [String; 3]>;

/// Returns three numbers of words that end with them. `3 +1` is one of them.
fn last_three<'w>(words: impl Iterator<Item = &'w str>) -> [String; 3] {
    let words: Vec<&str> = words.filter(|word| !word.starts_with('+')).collect();
    let last = words.last_chunk::<3>().expect("a row has three numbers");
    last.map(|word| if word == "none" { "0".to_owned() } else { word.replace('\\', "") })
}

/// Returns the row of a skill in a document of some form.
fn row(form: &str, document: &str, name: &str) -> [String; 3] {
    let has_name = |line: &&str| line.trim_start_matches(['|', ' ']).starts_with(name);
    let line = || document.lines().find(has_name).expect("every skill has a row");
    match form {
        "text" => last_three(line()[2 + name.len()..].split_whitespace()),
        "markdown" => {
            last_three(line().trim_matches('|').split('|').map(str::trim).map(|it| it.split(' ').next().unwrap_or(it)))
        }
        "html" => {
            let from = document.find(&format!(">{name}</bdi></th><td class=\"c q\">")).expect("every skill has a row");
            let of_row = &document[from..];
            let of_row = &of_row[..of_row.find("<td class=\"bc\">").expect("a bar ends the row")];
            last_three(of_row.split(['<', '>']).skip(1).step_by(2).filter(|text| !text.trim().is_empty()))
        }
        _ => unreachable!("no rows are looked for in {form}"),
    }
}

fn rows_of_json(json: &Value, names: &BTreeMap<String, String>) -> Rows {
    let words = |value: &Value| value.as_u64().map_or("*".to_owned(), |number| number.to_string());
    let asked = json["coverage"].as_array().expect("an array").iter().filter(|row| !row["by_class"].is_null());
    let of_row = |row: &Value| {
        let classes = ["able", "one_below", "further"].map(|class| words(&row["by_class"][class]));
        (names[row["skill"].as_str().expect("a key")].clone(), classes)
    };
    asked.map(of_row).collect()
}

#[test]
fn every_form_hides_the_same_numbers() {
    let place = team_of_twelve();
    for k in ["3", "5"] {
        let arguments = ["team", "reports", "--seats", SEATS, "-k", k, "--format"];
        let [text, json, html, markdown, csv] =
            FORMS.map(|form| place.run([&arguments[..], &[form]].concat()).done().out().to_owned());
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let fields = || csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        // The name of a skill may hold a comma, and then it stands in quotes.
        let name = |fields: &[&str]| fields[1..fields.len() - 14].join(",").trim_matches('"').to_owned();
        let names = fields().map(|fields| (fields[0].to_owned(), name(&fields))).collect();
        let rows = rows_of_json(&json, &names);
        assert!(rows.values().flatten().any(|cell| cell == "*") && rows.len() > 10);
        for (name, cells) in &rows {
            for (form, document) in [("text", &text), ("html", &html), ("markdown", &markdown)] {
                assert_eq!(row(form, document, name), *cells, "{name} in {form}");
            }
            let fields = fields().find(|it| it[1..].join(",").trim_matches('"').starts_with(name)).expect("a row");
            let cells_of_csv = fields[fields.len() - 11..][..3].iter().map(|it| if it.is_empty() { "*" } else { it });
            assert_eq!(cells_of_csv.collect::<Vec<_>>(), cells.each_ref().map(String::as_str), "{name} in CSV");
        }
        for document in [&text, &html, &markdown] {
            // A cost tells how many people have which level.
            assert!(!document.contains("Costs most") && !document.contains(" title="));
        }
        assert!(
            json["roles"]
                .as_array()
                .is_some_and(|roles| roles.iter().all(|role| role["costs"] == Value::Array(vec![])))
        );
        for absent in ["growth", "leaving", "teaching"] {
            assert!(json[absent].is_null());
        }
    }
}

#[test]
fn the_first_sentences_are_true_and_tell_nothing_that_is_hidden() {
    // A team of twelve, and each of it with one person less.
    for missing in 0..=NAMES.len() {
        let place = Place::new();
        for number in (0..NAMES.len()).filter(|number| *number != missing) {
            write(&place, &format!("r/{number}.json"), report(number as u64));
        }
        let named = place.run(["team", "r", "--seats", SEATS, "--names", "--json"]).done().json();
        let able = |json: &Value| -> Vec<Option<u64>> {
            let asked = json["coverage"].as_array().expect("an array").iter().filter(|row| !row["by_class"].is_null());
            asked.map(|row| row["able"].as_u64()).collect()
        };
        let (real, filled) = (able(&named), named["seats"]["filled_ready"].as_u64().expect("named"));
        for k in [3, 5] {
            let arguments = ["team", "r", "--seats", SEATS, "-k", &k.to_string()];
            let text = place.run(arguments).done().out().replace('\n', " ");
            let shown = able(&place.run([&arguments[..], &["--json"]].concat()).done().json());
            let is_covered = |able: &&Option<u64>| able.is_some_and(|able| able >= k);
            let [all, seen] = [&real, &shown].map(|of| of.iter().filter(is_covered).count());
            let (of, stars) = (
                format!("{} skills are covered by {k} people or more", real.len()),
                shown.iter().filter(|it| it.is_none()).count(),
            );
            let words = match (seen, stars) {
                (_, 0) => format!("{all} of {of}."),
                (0, _) => format!("How many of {of} is hidden."),
                (seen, _) => format!("At least {seen} of {of}."),
            };
            assert!(text.contains(&words) && seen <= all, "{words} {text}");
            assert!(stars != 1 && (stars == 0 || text.contains(&format!("For {stars} skills the number is hidden."))));
            let seats = if (1..k).contains(&filled) {
                "How many of 4 seats have somebody who is ready is hidden"
            } else {
                &format!("{filled} of 4 seats have somebody who is ready.")
            };
            assert!(text.contains(seats), "{seats}: {text}");
            assert!(!text.contains("Closest to one more"));
        }
    }
}

#[test]
fn evidence_and_notes_leave_in_no_form_and_no_table() {
    let place = Place::new();
    for number in 0..6 {
        let mut report: Value = serde_json::from_str(&report(number)).expect("JSON");
        for (_, answer) in report["answers"].as_object_mut().expect("an object") {
            (answer["evidence"], answer["note"]) = ("an evidence qxq".into(), "a note qxq".into());
        }
        write(&place, &format!("r/{number}.json"), report.to_string());
    }
    for names in [&[][..], &["--names"]] {
        for form in FORMS {
            let ran = place.run([&["team", "r", "--seats", SEATS, "--format", form], names].concat());
            assert!(!ran.done().out().contains("qxq") && ran.out().len() > 500, "{form}");
        }
        for form in ["csv", "ndjson"] {
            place.run([&["tables", "r", "-o", "t", "--force", "--format", form], names].concat()).done();
            let files = fs::read_dir(place.path("t")).expect("a folder").map(|file| file.expect("a file").path());
            let texts: Vec<String> = files.filter_map(|file| fs::read_to_string(file).ok()).collect();
            assert!(texts.len() > 4 && texts.iter().all(|text| !text.contains("qxq")), "{form}");
        }
    }
}
