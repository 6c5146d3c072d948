//! Tests of `team` as a lead or a script uses it, with folders of made-up reports.

mod files;
mod hiding;
mod refusals;

use std::fs;
use std::sync::{Arc, LazyLock};

use devrel_ready::framework::Framework;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Place, assert_follows};
use crate::team_people::{json_of, made_up};

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

/// Names of people. Each has two letters that no other word has, and some are more than a name for a terminal, a page or
/// a spreadsheet.
const NAMES: [&str; 12] = [
    "adazq",
    "benzq",
    "chidizq",
    "daliazq",
    "elifzq",
    "faridzq",
    "=1+1zq",
    "<script>zq",
    "ivo\u{202e}zq",
    "\u{1b}[31mzq",
    "jo & zq",
    "kim | zq",
];

/// The option of most tests, so that pictures can be compared.
const SEATS: &str = "advocate/established=2,writer/established,community-manager/established";

const FORMS: [&str; 5] = ["text", "json", "html", "markdown", "csv"];

fn today() -> Date {
    super::today().parse().expect("a day")
}

fn report(number: u64) -> String {
    json_of(&made_up(&FRAMEWORK, number, &format!("Person zq {number}"), today()), false)
}

/// Returns a report in one line.
fn line(number: u64, name: &str, day: Date) -> String {
    json_of(&made_up(&FRAMEWORK, number, name, day), true)
}

fn write(place: &Place, path: &str, text: impl AsRef<[u8]>) {
    let path = place.path(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a temporary directory can be written to");
    fs::write(path, text).expect("a temporary directory can be written to");
}

/// Creates a place with twelve people in two groups.
fn team_of_twelve() -> Place {
    let place = Place::new();
    for (number, name) in (0..).zip(NAMES) {
        let group = if number % 2 == 0 { "docs" } else { "field" };
        write(&place, &format!("reports/{group}/{name}.json"), report(number));
    }
    place
}

/// Returns the picture as JSON, without its time.
fn picture(place: &Place, arguments: &[&str]) -> Value {
    let mut json = place.run([&["team", "--json", "--seats", SEATS], arguments].concat()).done().json();
    json["generated_at"] = Value::Null;
    json
}

#[test]
fn a_picture_follows_its_schema_with_and_without_names() {
    let place = team_of_twelve();
    let aggregate = place.run(["team", "reports", "--json"]).done().json();
    assert_follows("team", &aggregate);
    let named = place.run(["team", "reports", "--json", "--names"]).done().json();
    assert_follows("team", &named);
    let of = |picture: &Value| {
        [&picture["mode"], &picture["k"], &picture["people"], &picture["reports"]["read"]].map(Value::clone)
    };
    assert_eq!(of(&aggregate), [json!("aggregate"), json!(5), json!(12), json!(12)]);
    assert_eq!(of(&named), [json!("named"), Value::Null, json!(12), json!(12)]);
    assert_eq!(place.run(["team", "reports", "--json", "-k", "3"]).done().json()["k"], json!(3));
    let twelve = |row: &Value| {
        let levels = row["by_level"].as_array().expect("named").iter().filter_map(Value::as_u64).sum::<u64>();
        assert_eq!(Some(levels), row["answered"].as_u64(), "{row}");
    };
    named["coverage"].as_array().expect("rows").iter().for_each(twelve);
}

#[test]
fn nobody_is_named_in_any_form_unless_it_is_asked_for_and_no_evidence_leaves_the_files() {
    let place = team_of_twelve();
    let roster =
        format!("file,person,group\ndocs/{}.json,Someone zq,Docs\nfield/{}.json,Someone zq,Docs\n", NAMES[0], NAMES[1]);
    place.write("people.csv", roster);
    for form in FORMS {
        for options in [&[][..], &["--group", "people.csv"]] {
            let ran = place.run([&["team", "reports", "--format", form], options].concat());
            ran.done();
            for text in [ran.out(), ran.err()] {
                assert!(!text.contains("zq") && !text.contains("example.org"), "{form}: {text}");
            }
        }
        let named = place.run(["team", "reports", "--names", "--format", form]);
        assert_eq!(named.done().out().contains("adazq"), form != "csv", "{form}");
        assert!(!named.out().contains("example.org"), "{form}");
    }
}

#[test]
fn no_name_is_obeyed_by_a_terminal_a_page_or_a_spreadsheet() {
    let place = team_of_twelve();
    for form in FORMS {
        let named = place.run(["team", "reports", "--names", "--format", form]);
        let text = named.done().out();
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{form}");
        let formulas = ["\n=", ",=", "\"="].iter().filter(|start| text.contains(**start)).count();
        assert_eq!(formulas, 0, "{form}");
        assert!(form != "markdown" || !text.replace("\\<", "").contains('<'), "{text}");
        let file = format!("team.{form}");
        place.run(["team", "reports", "--names", "--format", form, "-o", &file]).done();
        let same = |text: &str| {
            text.lines().filter(|line| !line.contains("generated_at")).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(same(&String::from_utf8(place.read(&file)).expect("text")), same(text), "{form}");
    }
}

#[test]
fn neither_the_order_of_the_files_nor_the_number_of_threads_changes_anything() {
    let place = Place::new();
    let mut lines = String::new();
    for number in 0..70 {
        write(&place, &format!("reports/g{}/{number:02}.json", number % 3), report(number));
        lines += &line(number, "someone", today());
    }
    place.write("all.ndjson", lines);
    let folders = ["reports/g0", "reports/g1", "reports/g2"];
    let expected = picture(&place, &["reports", "--names", "--jobs", "1"]);
    assert_eq!(expected["people"], json!(70));
    for options in [
        &["reports", "--names", "--jobs", "4"][..],
        &["--names", folders[2], folders[0], folders[1]],
        &["--names", "--jobs", "2", folders[1], folders[2], folders[0]],
    ] {
        assert_eq!(picture(&place, options), expected, "{options:?}");
    }
    // Lines are other names, and the same people: without names and groups, the picture is the same.
    let mut of_files = picture(&place, &["reports"]);
    of_files["groups"] = json!([]);
    for options in [&["all.ndjson", "--jobs", "1"][..], &["all.ndjson", "--jobs", "4"]] {
        assert_eq!(picture(&place, options), of_files, "{options:?}");
    }
    let input = place.cli().args(["team", "--json", "--seats", SEATS, "-"]).stdin(place.read("all.ndjson")).look();
    let mut input = input.done().json();
    input["generated_at"] = Value::Null;
    assert_eq!(input, of_files);
}

#[test]
fn edited_results_change_nothing_and_one_changed_answer_does() {
    let place = team_of_twelve();
    let sound = picture(&place, &["reports", "--names"]);
    let path = format!("reports/docs/{}.json", NAMES[0]);
    let text = String::from_utf8(place.read(&path)).expect("text");
    let (answers, results) = text.split_once("\"results\":").expect("a report has results");
    let edited = results.replace("\"not-yet\"", "\"ready\"").replace(": 1", ": 0");
    assert_ne!(edited, results);
    place.write(&path, format!("{answers}\"results\":{edited}"));
    assert_eq!(picture(&place, &["reports", "--names"]), sound);
    let changed = answers.replacen("\"level\": 2", "\"level\": 4", 1);
    assert_ne!(changed, answers);
    place.write(&path, format!("{changed}\"results\":{results}"));
    assert_ne!(picture(&place, &["reports", "--names"]), sound);
}

#[test]
fn the_text_tells_what_is_covered_what_is_missing_and_who_fits() {
    let place = team_of_twelve();
    let named = place.run(["team", "reports", "--names", "--seats", SEATS]);
    named.done().quiet();
    for words in [
        "Team of 12\n",
        "Seats asked for: Developer Advocate (2), Technical Writer, Community Manager;\nall Established.",
        "skills are covered by two people or more.",
        "of 4 seats have somebody who is ready. Closest to one more: ",
        "Self-reported: a starting point for a conversation, not a certificate.",
        "People are named here.",
        "Seats and who fits",
        "If somebody leaves",
        "Who could teach whom",
        "12 reports read.",
    ] {
        named.says(words);
    }
    assert!(named.out().lines().all(|line| line.chars().count() <= 80), "{}", named.out());
    let aggregate = place.run(["team", "reports", "--seats", SEATS]);
    aggregate
        .done()
        .complains("note: in a small team most numbers are about fewer than 5 people, and hidden; for a talk")
        .says("covered by 5 people or more")
        .says("* stands for a hidden number")
        .says("Nobody is named here.");
    assert!(aggregate.out().lines().all(|line| line.chars().count() <= 80), "{}", aggregate.out());
}

#[test]
fn a_report_in_one_line_is_a_line_for_a_team() {
    let place = Place::with_me();
    let compact = place.run(["export", "me", "--compact"]);
    let line = compact.done().quiet().out();
    assert_eq!(line.matches('\n').count(), 1);
    let mut pretty = place.run(["export", "me"]).done().json();
    let mut read = compact.json();
    (pretty["generated_at"], read["generated_at"]) = (Value::Null, Value::Null);
    assert_eq!(read, pretty);
    place.run(["export", "me", "--compact", "-o", "me.json"]).done();
    assert_eq!(String::from_utf8(place.read("me.json")).expect("text").lines().count(), 1);
    place.run(["export", "me", "--compact", "-o", "me.csv"]).fails(2).complains("--compact is for JSON");
    place.run(["show", "me.json"]).done();
    let team = place.cli().args(["team", "-", "--json"]).stdin(line.repeat(6)).look();
    assert_eq!(team.fails(1).err().lines().next(), Some("error: nobody aims at a role, so there are no seats to fill"));
    let team = place.cli().args(["team", "-", "--json", "--seats", SEATS]).stdin(line.repeat(6)).look().done().json();
    assert_eq!((&team["people"], &team["reports"]["read"]), (&json!(6), &json!(6)));
}
