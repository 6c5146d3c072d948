//! The questions as plain lines.

use std::fs::File;
use std::io::{Write, pipe};
use std::process::{Command, Stdio};

use super::{Place, Ran};

/// Sits down with "me", starting it where needed, and types lines.
fn ask(place: &Place, lines: &str) -> Ran {
    place.cli().args(["ask", "me", "--new"]).stdin(lines).look()
}

#[test]
fn a_whole_assessment_can_be_finished_by_lines_alone() {
    let place = Place::new();
    let lines = format!("yes\nlead\n1\n{}na\nquit\n", "3\n".repeat(27));
    let ran = place.cli().args(["ask", "me"]).stdin(lines).look();
    ran.done().quiet().says("Question 1 of 28").says("Question 28 of 28");
    ran.says("Every question is answered.").says("27 of 28 answered, 1 not applicable; all saved.");
    assert!(!ran.out().contains('\u{1b}'), "plain lines have no escape sequences");
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["coverage"]["answered"], 27);
    assert_eq!(report["coverage"]["not_applicable"], 1);
    assert_eq!(report["aim"], serde_json::json!({"role": "advocate", "band": "lead"}));
}

#[test]
fn a_person_who_quits_comes_back_to_the_same_question() {
    let place = Place::new();
    ask(&place, "\n\n4\nskip\n2\nback\nundo\nquit\n").done().says("Taken back").says("1 of 28 answered");
    let ran = place.cli().args(["ask", "me"]).stdin("").look();
    ran.done().quiet().says("Question 3 of 28").says("Your answer so far: none");
    assert!(!ran.out().contains("Question 1 of 28"));
}

#[test]
fn the_end_of_the_input_is_a_quit_with_everything_saved() {
    let place = Place::new();
    ask(&place, "\n\n1\n2\n3\nevidence https://example.org\nnote half a thought")
        .done()
        .says("3 of 28 answered; all saved");
    let report = place.run(["export", "me", "--with-notes"]).json();
    let said: Vec<_> = report["answers"].as_object().expect("an object").values().cloned().collect();
    assert_eq!(said[3], serde_json::json!({"evidence": "https://example.org", "note": "half a thought"}));
}

#[test]
fn junk_is_met_kindly_and_changes_nothing() {
    let place = Place::with_me();
    let junk = [b"5\nwhat?\n\xff\xfe\n".to_vec(), vec![b'x'; 300_000], b"\n\x1b[2J\n2\n".to_vec()].concat();
    let ran = place.cli().args(["ask", "me"]).stdin(junk).look();
    ran.done()
        .says("levels go from 0 to 4")
        .says("not UTF-8")
        .says("too long")
        .says("2 of 28 answered, 1 not applicable");
    assert!(!ran.out().contains('\u{1b}'));
}

#[test]
fn a_name_that_is_not_meant_starts_nothing() {
    let place = Place::with_me();
    let before = place.everything();
    for lines in ["", "\n", "no\n", "yes\nquit\n", "yes\n2\n"] {
        let ran = place.cli().args(["ask", "Me"]).stdin(lines).look();
        ran.done().says("There is \"me\".").says("Nothing was started.");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn a_save_that_needs_a_decision_or_is_taken_is_left_alone() {
    let place = Place::with_me();
    let sound = std::fs::read_to_string(place.save()).expect("a save is text");
    let cases = [
        (sound.replace("save/1", "save/9"), "newer version"),
        (sound.replace("\"level\":3", "\"level\":4"), "changed outside"),
        (String::new(), "damaged"),
    ];
    for (text, words) in cases {
        std::fs::write(place.save(), &text).expect("it can be written");
        place.cli().args(["ask", "me"]).stdin("3\n").look().fails(1).complains(words);
        assert_eq!(std::fs::read_to_string(place.save()).expect("it is there"), text);
    }
    std::fs::write(place.save(), &sound).expect("it can be written");
    let lock = File::options().write(true).open(place.save().with_file_name("lock")).expect("it is there");
    lock.lock().expect("nobody else holds it");
    place.cli().args(["ask", "me"]).stdin("3\n").look().fails(1).complains("another window");
    assert_eq!(std::fs::read_to_string(place.save()).expect("it is there"), sound);
}

#[test]
fn whoever_stops_listening_loses_nothing() {
    let place = Place::with_me();
    let (reader, writer) = pipe().expect("a pipe can be made");
    drop(reader);
    place.cli().args(["ask", "me"]).stdin("3\n").stdout(writer).run().done().quiet();
    let full = File::options().write(true).open("/dev/full").expect("Linux has it");
    place
        .cli()
        .args(["ask", "me"])
        .stdin("3\n")
        .stdout(full)
        .run()
        .code(1)
        .complains("cannot write to standard output");
    place.run(["show", "me"]).done().says("2 of 28");
}

#[test]
fn leaving_with_something_unsaved_is_a_failure_that_says_so() {
    let place = Place::with_me();
    // No file may grow, as on a full disk.
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -f 0; exec \"$1\" ask me", "sh", env!("CARGO_BIN_EXE_devrel-ready")])
        .env("DEVREL_READY_DATA_DIR", place.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    child.stdin.take().expect("it was piped").write_all(b"3\n").expect("it reads");
    let ran = Ran(child.wait_with_output().expect("the program ends"));
    ran.code(1).says("NOT SAVED: ").says("Question 2 of 28").complains("cannot save \"me\"");
    place.run(["show", "me"]).done().says("2 of 28");
}
