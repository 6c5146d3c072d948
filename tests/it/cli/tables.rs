//! Tests of `tables` as a lead or a script uses it, and with the engines that take the tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use devrel_ready::framework::Framework;
use jiff::civil::Date;
use serde_json::Value;

use super::{Place, assert_follows};
use crate::python::python;
use crate::team_people::{json_of, made_up};

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

fn today() -> Date {
    super::today().parse().expect("a day")
}

/// Creates a place with reports of made-up people in two groups, and returns what each report says.
fn team(people: u64) -> (Place, BTreeMap<String, Value>) {
    let (place, mut reports) = (Place::new(), BTreeMap::new());
    for group in ["docs", "field"] {
        fs::create_dir_all(place.path("reports").join(group)).expect("a temporary directory can be written to");
    }
    for number in 0..people {
        let person = format!("{}/person{number:03}", if number % 2 == 0 { "docs" } else { "field" });
        let text = json_of(&made_up(&FRAMEWORK, number, &format!("Secret {number}"), today()), false);
        place.write(&format!("reports/{person}.json"), &text);
        reports.insert(person, serde_json::from_str(&text).expect("a report is JSON"));
    }
    (place, reports)
}

/// Reads a table of either form: each row by the names of its columns, as the texts that CSV has.
fn table(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let (csv, ndjson) = (folder.join(format!("{name}.csv")), folder.join(format!("{name}.ndjson")));
    if let Ok(text) = fs::read_to_string(ndjson) {
        let word = |cell: Value| match cell {
            Value::Null => String::new(),
            Value::String(text) => text,
            other => other.to_string(),
        };
        let row = |line| -> serde_json::Map<String, Value> { serde_json::from_str(line).expect("a line is JSON") };
        return text
            .lines()
            .map(|line| row(line).into_iter().map(|(name, cell)| (name, word(cell))).collect())
            .collect();
    }
    let mut reader = csv::Reader::from_path(csv).expect("the table is there");
    reader.deserialize().map(|row| row.expect("a row has all columns")).collect()
}

fn manifest(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("manifest.json")).expect("the manifest is there");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn every_result_is_the_one_that_the_report_of_the_person_has() {
    let (place, reports) = team(25);
    place.run(["tables", "reports", "-o", "out", "--names"]).done();
    let mut compared = 0;
    for row in table(&place.path("out"), "results") {
        let report = &reports[&row["person"]];
        let results = report["results"].as_array().expect("a list");
        let result = results.iter().find(|it| it["role"] == *row["role"] && it["band"] == *row["band"]);
        let result = result.expect("a report has a result for each role and band");
        let said = |value: &Value| if value.is_null() { String::new() } else { value.to_string().replace('"', "") };
        let readiness = &result["readiness"];
        for (column, value) in [
            ("numerator", &readiness["numerator"]),
            ("denominator", &readiness["denominator"]),
            ("lowest", &result["lowest"]),
            ("highest", &result["highest"]),
            ("likely", &result["likely"]),
            ("verdict", &result["verdict"]),
            ("guaranteed", &result["guaranteed"]),
            ("borderline", &result["borderline"]),
            ("provisional", &result["provisional"]),
            ("shown", &result["shown"]),
        ] {
            assert_eq!(row[column], said(value), "{column} of {row:?}");
            compared += 1;
        }
        assert_eq!(row["error_tenths"], said(&result["error"]).replacen("0.", "", 1).replace('.', ""), "{row:?}");
        let aim = &report["aim"];
        assert_eq!(row["aimed_at"], (aim["role"] == *row["role"] && aim["band"] == *row["band"]).to_string());
    }
    assert_eq!(compared, 25 * 12 * 10);
    for row in table(&place.path("out"), "people") {
        let report = &reports[&row["person"]];
        let leading = &report["leading"];
        assert_eq!(row["settled"], leading["settled"].to_string());
        assert_eq!(row["decided"], leading["decided"].to_string());
        assert_eq!(row["unanswered"], report["coverage"]["unanswered"].to_string());
    }
}

#[test]
fn both_forms_hold_the_same_and_the_manifest_counts_it() {
    let (place, _) = team(12);
    for form in ["csv", "ndjson"] {
        place.run(["tables", "reports", "-o", form, "--names", "--format", form]).done();
        let manifest = manifest(&place.path(form));
        assert_follows("tables", &manifest);
        assert_eq!((&manifest["people"], &manifest["reports"]["read"]), (&"names".into(), &12.into()));
    }
    for name in ["people", "answers", "results", "targets"] {
        let [csv, ndjson] = ["csv", "ndjson"].map(|form| table(&place.path(form), name));
        assert_eq!(csv, ndjson, "{name}");
        let manifest = manifest(&place.path("csv"));
        let listed = manifest["tables"].as_array().expect("a list").iter().find(|it| it["name"] == name);
        assert_eq!(listed.expect("each table is listed")["rows"], csv.len());
    }
}

#[test]
fn without_names_no_file_gives_a_name_and_no_two_runs_agree_on_the_numbers() {
    let (place, _) = team(30);
    place.write("reports/docs/person999.json", "{}");
    let order = |out: &str| {
        let ran = place.run(["tables", "reports", "-o", out]);
        ran.done();
        assert!(ran.err().contains("person999"), "the lead is told what was skipped");
        let mut files: Vec<_> =
            fs::read_dir(place.path(out)).expect("there").map(|it| it.expect("it").path()).collect();
        files.retain(|path| path.is_file());
        for file in files {
            let text = fs::read_to_string(&file).expect("text");
            for name in ["person0", "person9", "Secret"] {
                assert!(!text.contains(name), "{}: {name}", file.display());
            }
        }
        let manifest = manifest(&place.path(out));
        assert_follows("tables", &manifest);
        assert_eq!((&manifest["reports"]["skipped_count"], &manifest["reports"]["skipped"]), (&1.into(), &Value::Null));
        let people = table(&place.path(out), "people");
        let names: Vec<String> = people.iter().map(|row| row["person"].clone()).collect();
        let expected: Vec<String> = (1..=30).map(|number| format!("p{number:03}")).collect();
        assert_eq!(names, expected);
        people.into_iter().map(|row| row["grp"].clone() + &row["answered"] + &row["leader"]).collect::<Vec<_>>()
    };
    let [one, other] = ["one", "other"].map(order);
    assert_ne!(one, other, "each run has an order of its own");
    let sorted = |mut people: Vec<String>| {
        people.sort();
        people
    };
    assert_eq!(sorted(one), sorted(other), "the people are the same");
}

#[test]
fn named_tables_are_the_same_in_each_run_whatever_the_number_of_threads() {
    let (place, _) = team(100);
    for (out, jobs) in [("one", "1"), ("four", "4")] {
        place.run(["tables", "reports", "-o", out, "--names", "--jobs", jobs]).done();
    }
    for file in ["people.csv", "answers.csv", "results.csv", "targets.csv"] {
        assert_eq!(place.read(&format!("one/{file}")), place.read(&format!("four/{file}")), "{file}");
    }
}

#[test]
fn more_people_than_wait_at_a_time_all_arrive_once() {
    let place = Place::new();
    let lines: Vec<String> = (0..5_000)
        .map(|number| json_of(&made_up(&FRAMEWORK, number % 7, &format!("P {number}"), today()), true))
        .collect();
    place.write("all.ndjson", lines.concat());
    place.run(["tables", "all.ndjson", "-o", "out", "--jobs", "2"]).done();
    let mut names: Vec<String> =
        table(&place.path("out"), "people").into_iter().map(|row| row["person"].clone()).collect();
    names.sort_by_key(|name| (name.len(), name.clone()));
    assert_eq!(names, (1..=5_000).map(|number| format!("p{number:03}")).collect::<Vec<_>>());
    assert_eq!(table(&place.path("out"), "results").len(), 5_000 * 12);
}

#[test]
fn a_folder_that_is_there_stays_unless_it_is_empty_or_holds_tables_that_are_replaced() {
    let (place, _) = team(5);
    fs::create_dir(place.path("out")).expect("created");
    place.run(["tables", "reports", "-o", "out"]).done();
    place.run(["tables", "reports", "-o", "out"]).fails(1).complains("already exists").complains("--force");
    place.run(["tables", "reports", "-o", "out", "--format", "ndjson", "--force"]).done();
    assert!(place.path("out/people.ndjson").exists() && !place.path("out/people.csv").exists());
    place.write("out/notes.txt", "precious");
    place.run(["tables", "reports", "-o", "out", "--force"]).fails(1).complains("notes.txt");
    assert_eq!(place.read("out/notes.txt"), b"precious");
    assert!(place.path("out/people.ndjson").exists());
}

#[test]
fn what_fails_leaves_nothing() {
    let (place, _) = team(3);
    place.write("reports/broken.json", "{");
    fs::create_dir(place.path("nothing")).expect("created");
    for args in [&["reports", "--strict"][..], &["nothing"], &["nowhere"]] {
        place.run([&["tables", "-o", "out"], args].concat()).fails(1);
        let names: Vec<String> = fs::read_dir(place.dir.path())
            .expect("there")
            .map(|entry| entry.expect("there").file_name().to_string_lossy().into_owned())
            .filter(|name| !["reports", "nothing", "data"].contains(&name.as_str()))
            .collect();
        assert_eq!(names, [] as [String; 0], "{args:?}");
    }
    place.run(["tables", "reports"]).fails(2).complains("--output");
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_nothing_of_what_was_begun() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let place = Place::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_devrel-ready"));
    command.env_clear().env("DEVREL_READY_DATA_DIR", place.data()).current_dir(place.dir.path());
    command.args(["tables", "-", "-o", "out"]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it was piped");
    let line = json_of(&made_up(&FRAMEWORK, 1, "Ada", today()), true);
    input.write_all(line.as_bytes()).expect("the program reads");
    let names = || {
        let entries = fs::read_dir(place.dir.path()).expect("there");
        entries.map(|entry| entry.expect("there").file_name().to_string_lossy().into_owned()).collect::<Vec<_>>()
    };
    // The program waits for the rest of its input, in the middle of its work.
    while !names().iter().any(|name| name.starts_with(".out.")) {
        std::thread::yield_now();
    }
    let process = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(process, rustix::process::Signal::INT).expect("it runs");
    let output = child.wait_with_output().expect("it ends");
    drop(input);
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
        (Some(130), "Interrupted: nothing was written.\n")
    );
    assert!(!names().iter().any(|name| name.contains("out")), "{:?}", names());
}

#[test]
fn no_cell_of_a_csv_is_a_formula_and_ndjson_has_the_text_as_it_is() {
    let (place, _) = team(2);
    place.write(
        "people.csv",
        "file,person,group\ndocs/person000.json,=1+1,@all\nfield/person001.json,\"a, \"\"b\"\"\",x\n",
    );
    for (form, names) in [("csv", ["'=1+1 '@all", "a, \"b\" x"]), ("ndjson", ["=1+1 @all", "a, \"b\" x"])] {
        place.run(["tables", "reports", "--group", "people.csv", "--names", "--format", form, "-o", form]).done();
        let people = table(&place.path(form), "people");
        let mut found: Vec<String> = people.iter().map(|row| format!("{} {}", row["person"], row["grp"])).collect();
        found.sort();
        let mut names = names;
        names.sort_unstable();
        assert_eq!(found, names, "{form}");
    }
}

/// Runs the program that compares, which imports what lies beside it.
const COMPARE: &str = "import runpy, sys; folder = sys.argv.pop(1); sys.path.insert(0, folder); \
                       runpy.run_path(folder + '/compare.py', run_name='__main__')";

/// Runs the questions in `sql/` on engines and compares each row with `team --json`. Returns what went wrong, or nothing;
/// `None` if an engine is not there.
fn compared(place: &Place, out: &str, engines: &[&str]) -> Option<Result<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/engines");
    let package = if engines.contains(&"duckdb") { "duckdb" } else { "sqlite3" };
    let mut command = python(package, COMPARE)?;
    command.arg(folder);
    command.env("DEVREL_READY_DATA_DIR", place.data()).env("PYTHONDONTWRITEBYTECODE", "1");
    command.current_dir(place.dir.path()).arg(env!("CARGO_BIN_EXE_devrel-ready")).args(["reports", out]).args(engines);
    let output = command.output().expect("it just started");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) })
}

#[test]
fn engines_answer_every_question_as_the_program_does_and_one_changed_answer_is_noticed() {
    let (place, _) = team(60);
    for (form, engine) in [("csv", "sqlite"), ("csv", "duckdb"), ("ndjson", "sqlite"), ("ndjson", "duckdb")] {
        place.run(["tables", "reports", "-o", form, "--names", "--format", form, "--force"]).done();
        match compared(&place, form, &[engine]) {
            None => continue,
            Some(result) => assert!(result.as_ref().is_ok_and(|told| told.contains(" agree")), "{engine}: {result:?}"),
        }
        // The level of one answer changes.
        let file = format!("{form}/answers.{form}");
        let text = String::from_utf8(place.read(&file)).expect("text");
        let (from, to) = if form == "csv" { (",3,false,", ",0,false,") } else { ("\"level\":3", "\"level\":0") };
        place.write(&file, text.replacen(from, to, 1));
        let noticed = compared(&place, form, &[engine]).expect("it was there");
        assert!(noticed.as_ref().is_err_and(|told| told.contains("difference: ")), "{engine}: {noticed:?}");
    }
    place.run(["tables", "reports", "-o", "csv", "--names", "--force"]).done();
    if let Some(result) = compared(&place, "csv", &["sqlite", "duckdb"]) {
        assert!(result.is_ok(), "the engines agree with each other: {result:?}");
    }
}
