//! Tests of the files of a team: what is skipped and why, whose a report is, and what is written.

use jiff::{Span, civil::Date};
use serde_json::{Value, json};

use super::{SEATS, line, picture, report, team_of_twelve, today, write};
use crate::cli::{Cli, Place, answers};

/// Creates a place with six sound reports and every kind of file that is not.
fn mixed() -> Place {
    let place = Place::new();
    for number in 0..5 {
        write(&place, &format!("r/{number}.json"), report(number));
    }
    let sound = report(9);
    let edition = super::FRAMEWORK.edition();
    write(&place, "r/earlier.json", sound.replace(&format!("\"edition\": {edition}"), "\"edition\": 1"));
    write(&place, "r/x/other.json", sound.replace("\"id\": \"devrel\"", "\"id\": \"shop\""));
    write(&place, "r/x/newer.json", sound.replace(&format!("\"edition\": {edition}"), "\"edition\": 99"));
    write(&place, "r/x/level.json", sound.replacen("\"level\": 2", "\"level\": 7", 1));
    write(&place, "r/x/torn.json", &sound[..3_000]);
    write(&place, "r/x/twice.json", sound.replacen("\"name\":", "\"name\": \"x\", \"name\":", 1));
    write(&place, "r/x/rating.json", r#"{"schema": "devrel-ready/rating/1"}"#);
    write(&place, "r/x/list.json", "[1, 2]");
    write(&place, "r/x/several.json", [line(1, "a", today()), line(2, "b", today())].concat());
    write(&place, "r/x/pretty.ndjson", sound);
    write(&place, "r/x/binary.json", b"\xff\xfe\0");
    write(&place, "r/x/notes.txt", "not looked at");
    place
}

#[test]
fn what_cannot_be_used_is_named_with_the_reason_and_the_rest_counts() {
    let place = mixed();
    let json = picture(&place, &["r"]);
    let reports = &json["reports"];
    assert_eq!([&reports["read"], &reports["skipped_count"]], [&json!(6), &json!(10)]);
    let skipped = reports["skipped"].as_array().expect("a list");
    let expected = [
        ("r/x/binary.json", "UTF-16 text"),
        ("r/x/level.json", "the level is the number 7"),
        ("r/x/list.json", "this is a list"),
        ("r/x/newer.json", "edition 99 of the questions"),
        ("r/x/other.json", "pass that framework with --framework"),
        ("r/x/pretty.ndjson", "`devrel-ready export NAME --compact` writes one line"),
        ("r/x/rating.json", "this is a rating"),
        ("r/x/several.json", "ends in .ndjson"),
        ("r/x/torn.json", "not valid JSON"),
        ("r/x/twice.json", "name"),
    ];
    for (skipped, (file, reason)) in skipped.iter().zip(expected) {
        let told = skipped["reason"].as_str().expect("text");
        assert_eq!(skipped["file"], json!(file));
        assert!(told.contains(reason) && !told.contains('\n'), "{told}");
    }
    // On standard output the text names them, and beside JSON standard error does.
    let ran = place.run(["team", "r", "--seats", SEATS]);
    ran.done().says("r/x/torn.json: line ");
    assert!(!ran.err().contains("torn.json"));
    let ran = place.run(["team", "r", "--json", "--seats", SEATS]);
    ran.done().complains("note: 10 files or lines were skipped\n").complains("  r/x/rating.json: this is a rating");
    let strict = place.run(["team", "r", "--strict", "--seats", SEATS]);
    strict.code(1).says("Team of 6").complains("error: 10 files or lines were skipped, which --strict does not allow");
}

#[test]
fn answers_by_hand_count_and_a_single_line_file_is_one_report() {
    let place = Place::new();
    for number in 0..4 {
        write(&place, &format!("r/{number}.json"), line(number, "x", today()));
    }
    write(&place, "r/by-hand.json", answers("\"software-building\": 3"));
    assert_eq!(picture(&place, &["r"])["reports"]["read"], json!(5));
}

#[test]
fn a_table_names_people_and_groups_and_joins_reports_by_the_newest_answers() {
    let place = Place::new();
    let earlier = today().checked_sub(Span::new().months(13)).expect("a day");
    for number in 0..6 {
        write(&place, &format!("r/{number}.json"), line(number, "x", today()));
    }
    write(&place, "r/old.json", line(7, "x", earlier));
    write(&place, "r/alone.json", line(8, "x", earlier));
    place.write(
        "people.csv",
        "person,file,group\nAda,r/0.json,Docs\nAda,old.json,Field\nBen,1.json,Docs\n,2.json,Docs\n",
    );
    let json = picture(&place, &["r", "--names", "--group", "people.csv"]);
    let reports = &json["reports"];
    assert_eq!(
        [&reports["read"], &reports["replaced_count"], &reports["older_than_a_year"]],
        [&json!(7), &json!(1), &json!(1)]
    );
    assert_eq!(reports["replaced"], json!(["r/old.json"]));
    let groups = json["groups"].as_array().expect("a list");
    let names: Vec<[&Value; 2]> = groups.iter().map(|group| [&group["names"], &group["people"]]).collect();
    assert_eq!(names, [[&json!(["Docs"]), &json!(3)]], "the newest answers tell the group");
    let text = place.run(["team", "r", "--names", "--group", "people.csv", "--seats", SEATS]);
    text.done().says("7 reports read, 1 older one of the same person replaced, 1 report with answers");
}

#[test]
fn lines_with_the_same_name_are_one_person_only_if_that_is_asked_for() {
    let place = Place::new();
    let earlier: Date = today().checked_sub(Span::new().days(9)).expect("a day");
    let days = [earlier, today(), today(), today(), today(), today()];
    let lines: String =
        (0..).zip(days).map(|(number, day)| line(number, &format!("Person {}", number / 2), day)).collect();
    place.write("all.ndjson", lines);
    assert_eq!(picture(&place, &["all.ndjson", "--names"])["people"], json!(6));
    let joined = picture(&place, &["all.ndjson", "--names", "--person-field", "name"]);
    assert_eq!([&joined["people"], &joined["reports"]["replaced_count"]], [&json!(3), &json!(3)]);
    assert_eq!(joined["reports"]["replaced"][0], json!("all.ndjson:1"), "the newest answers count");
    let people: Vec<&Value> =
        joined["seats"]["pairs"].as_array().expect("named").iter().map(|pair| &pair["person"]).collect();
    assert!(people.contains(&&json!("Person 0")), "{people:?}");
}

#[test]
fn a_path_that_is_named_twice_counts_once() {
    let place = team_of_twelve();
    let once = picture(&place, &["reports"]);
    let ran = place.run(["team", "--json", "--seats", SEATS, "reports", "reports/docs", "./reports/"]);
    ran.done().complains("note: reports/docs is named twice, and its reports count once");
    let mut twice = ran.json();
    twice["generated_at"] = Value::Null;
    assert_eq!(twice, once);
}

#[test]
fn a_file_is_written_whole_and_replaces_nothing_without_being_told_to() {
    let place = team_of_twelve();
    let ran = place.run(["team", "reports", "--seats", SEATS, "-o", "team.md"]);
    ran.done().complains("Wrote team.md: Markdown for notes. Nobody is named in it.");
    let written = place.read("team.md");
    assert!(written.starts_with(b"# Team of 12\n"));
    place.run(["team", "reports", "--names", "-o", "team.md"]).fails(1).complains("already exists");
    assert_eq!(place.read("team.md"), written);
    place.run(["team", "reports", "--names", "-o", "team.md", "--force"]).done().complains("People are named in it.");
    assert_ne!(place.read("team.md"), written);
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_with_its_code_and_writes_nothing() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let place = Place::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_devrel-ready"));
    let command = command.env_clear().env("DEVREL_READY_DATA_DIR", place.data()).current_dir(place.path(""));
    let command =
        command.args(["team", "-", "-o", "team.txt", "--seats", SEATS]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it was piped");
    // A pipe does not hold so much: once all of it is written, the program reads, and has prepared for the signal.
    input.write_all(&line(1, "x", today()).into_bytes().repeat(60)).expect("the program reads");
    let process = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(process, rustix::process::Signal::INT).expect("it runs");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("Interrupted: nothing was written.\n"));
    assert!(!place.path("team.txt").exists());
    drop(input);
}

#[test]
fn the_help_has_the_command_among_those_for_teams() {
    let help = Cli::new().args(["--help"]).look();
    let (_, teams) = help.done().out().split_once("Teams:\n").expect("the group is there");
    assert!(teams.starts_with("  team "), "{teams}");
}
