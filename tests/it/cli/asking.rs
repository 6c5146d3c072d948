//! Tests of `ask`.

use std::fs::File;
use std::io::{Write, pipe};
use std::process::{Command, Stdio};

use super::{Place, Ran};

/// Runs `ask me --new` with lines as input.
fn ask(place: &Place, lines: &str) -> Ran {
    place.cli().args(["ask", "me", "--new"]).stdin(lines).look()
}

#[test]
fn a_whole_assessment_can_be_finished_by_lines_alone() {
    let place = Place::new();
    let lines = format!("yes\nlead\n1\n{}na\nquit\n", "3\n".repeat(27));
    let ran = place.cli().args(["ask", "me"]).stdin(lines).look();
    ran.done().quiet().says("devrel-ready asks 28 questions, in about 15 minutes");
    ran.says("Question 1 of 28").says("Question 28 of 28");
    ran.says("Every question is answered.").says("28 of 28 done: 27 answered, 1 not applicable; all saved.");
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
    ask(&place, "\n\n1\n2\n3\nevidence https://example.org\nnote half a thought\n")
        .done()
        .says("3 of 28 answered; all saved");
    let report = place.run(["export", "me", "--with-notes"]).json();
    let said: Vec<_> = report["answers"].as_object().expect("an object").values().cloned().collect();
    assert_eq!(
        said[3],
        serde_json::json!({"evidence": "https://example.org", "note": "half a thought", "evidence_on": super::today()})
    );
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
        .says("3 of 28 done: 2 answered, 1 not applicable");
    assert!(!ran.out().contains('\u{1b}'));
}

#[test]
fn a_name_that_is_not_meant_starts_nothing() {
    let place = Place::with_me();
    let before = place.everything();
    for lines in ["", "\n", "no\n", "yes\nquit\n", "yes\n2\n", "yes", "help\nquit\n"] {
        let ran = place.cli().args(["ask", "M-e"]).stdin(lines).look();
        ran.done().says("There is \"me\".").says("Start a new one called \"M-e\"?").says("Nothing was started.");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn a_name_by_line_can_be_taken_back_and_everything_chosen_is_said_before_the_first_question() {
    let place = Place::new();
    let lines = "list\n7\nno\nsam\nback\nSam\nback\nsamm\n2\nback\n1\nwrite\nquit\n";
    let ran = place.cli().args(["ask"]).stdin(lines).look();
    ran.done()
        .quiet()
        .says("a name cannot be a command")
        .says("\"7\" is only a number. Is that the name?")
        .says("Called \"samm\".");
    ran.says("\nBand: First role. Role: Technical Writer.\nsamm: 0 of 28 answered.\n");
    assert_eq!(place.run(["list", "--json"]).json()[0]["name"], "samm");
    assert_eq!(ran.out().matches("28 questions").count(), 1, "the introduction comes once: {}", ran.out());
}

#[test]
fn the_assessment_that_was_meant_can_be_opened_instead() {
    let place = Place::with_me();
    let ran = place.cli().args(["ask", "M-E!"]).stdin("open\n").look();
    ran.done().quiet().says("me: 3 of 28 done: 2 answered, 1 not applicable.").says("Question 1, your answer");
}

#[test]
fn nothing_typed_after_the_last_answer_overwrites_it() {
    let place = Place::new();
    let ran = ask(&place, &format!("\n\n{}1\nna\n\nnote late\nhelp\n4\n", "2\n".repeat(28)));
    ran.done().quiet().says("All answered. Type results, back, question and its number, or quit:");
    ran.says("No question is being asked, so nothing was changed.");
    let levels = |place: &Place| {
        let report = place.run(["export", "me", "--with-notes"]).json();
        let said = report["answers"].as_object().expect("an object").clone();
        assert_eq!(said.len(), 28);
        assert!(
            said.values().all(|answer| *answer == serde_json::json!({"level": 2, "given_on": super::today()})),
            "{said:?}"
        );
    };
    levels(&place);
    let again = place.cli().args(["ask", "me"]).stdin("1\nresults\n").look();
    again.done().says("Every question is answered.").says("No question is being asked").says("85 needed. Must-haves:");
    levels(&place);
}

#[test]
fn half_a_line_at_the_end_of_the_input_is_no_answer() {
    let place = Place::with_me();
    let ran = place.cli().args(["ask", "me"]).stdin("4").look();
    ran.done()
        .says("The input ended in the middle of a line, so \"4\" was not taken.")
        .says("3 of 28 done: 2 answered");
    place.run(["export", "me"]).done().says("\"level\": 3");
}

#[test]
fn the_commands_that_are_printed_can_be_typed_as_they_are() {
    let place = Place::new();
    let lines = "\n\n2\n";
    let ran = place.cli().args(["ask", "My Community Check!", "--new"]).stdin(lines).look();
    ran.done()
        .says("`devrel-ready ask 'My Community Check!'` goes on here.\n`devrel-ready show 'My Community Check!'`");
    ask(&place, lines).done().says("`devrel-ready ask me` goes on here.\n`devrel-ready show me` shows the results.");
}

#[test]
fn bands_and_roles_are_known_by_their_names() {
    let place = Place::new();
    ask(&place, "FIRST ROLE\nopen source\nquit\n").done();
    let aim = place.run(["export", "me"]).json()["aim"].clone();
    assert_eq!(aim, serde_json::json!({"role": "ospo", "band": "entry"}));
    place.run(["list"]).done().says("Open source, First role");
}

#[test]
fn a_save_that_needs_a_decision_or_is_taken_is_left_alone() {
    let place = Place::with_me();
    let sound = std::fs::read_to_string(place.save()).expect("a save is text");
    let cases = [
        (sound.replace("save/1", "save/9"), "newer version"),
        (sound.replace("\"level\":3", "\"level\":4"), "changed outside"),
        (String::new(), "cannot be used"),
    ];
    for (text, words) in cases {
        std::fs::write(place.save(), &text).expect("it can be written");
        place.cli().args(["ask", "me"]).stdin("3\n").look().code(1).complains(words);
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
    place.run(["show", "me"]).done().says("3 of 28");
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
    place.run(["show", "me"]).done().says("3 of 28");
}
