//! Tests of reading names, files and standard input, and of all their problems.

use std::fs;

use super::{Place, answers};

fn refused(content: impl AsRef<[u8]>) -> super::Ran {
    let place = Place::new();
    place.write("me.json", content);
    place.run(["show", "me.json"])
}

#[test]
fn a_wrong_file_is_shown_with_places_and_advice() {
    let ran = refused(answers("\n  \"tecnical-writing\": 3,\n  \"public-speaking\": 7"));
    ran.fails(1)
        .complains("unknown skill \"tecnical-writing\"")
        .complains("--> me.json:2:3")
        .complains("did you mean \"technical-writing\"?")
        .complains("the level is the number 7")
        .complains("--> me.json:3:22")
        .complains("error: cannot use me.json: 2 problems")
        .complains("hint: ");
}

#[test]
fn every_kind_of_wrong_answer_is_refused() {
    let cases = [
        ("\"public-speaking\": 5", "0 to 4"),
        ("\"public-speaking\": -1", "0 to 4"),
        ("\"public-speaking\": 2.5", "0 to 4"),
        ("\"public-speaking\": 5e-1", "0 to 4"),
        ("\"public-speaking\": \"3\"", "text"),
        ("\"public-speaking\": null", "null"),
        ("\"public-speaking\": {\"level\": 1, \"na\": true}", "at once"),
        ("\"public-speaking\": {\"lvl\": 1}", "unknown field"),
        ("\"public-speaking\": 1, \"public-speaking\": 2", "stands twice"),
        ("\"public-speaking\": 1,", "not valid JSON"),
        ("\"no-such-skill-anywhere\": 1", "unknown skill"),
    ];
    for (entries, words) in cases {
        refused(answers(entries)).fails(1).complains(words);
    }
}

#[test]
fn a_file_of_another_kind_is_refused() {
    refused("").fails(1).complains("empty");
    refused("[]").fails(1);
    refused("{}").fails(1).complains("no framework, role, report or answers file");
    refused("{\"answers\": {}}").fails(1).complains("\"schema\" is missing");
    refused(answers("").replace("answers/1", "answers/2")).fails(1).complains("this program reads");
    refused(answers("").replace("\"devrel\"", "\"cooking\"")).fails(1).complains("cooking");
    refused(b"\xff\xfe{\0}\0").fails(1).complains("not UTF-8");
    refused("[".repeat(100_000)).fails(1).complains("too deeply");
}

#[test]
fn two_megabytes_of_junk_are_refused_from_everywhere() {
    let junk = "x".repeat(2 * 1024 * 1024);
    refused(&junk).fails(1).complains("1 MiB");
    let place = Place::new();
    place.cli().args(["show", "-"]).stdin(junk.clone()).look().fails(1).complains("1 MiB");
    place.write("junk", junk);
    place.run(["check", "junk"]).code(1).says("1 MiB");
}

#[test]
fn a_megabyte_of_unknown_skills_is_refused_with_an_end() {
    let many: Vec<String> = (0..80_000).map(|n| format!("\"x{n}\":1")).collect();
    refused(answers(&many.join(","))).fails(1).complains("more than 50,000 values");
    let ran = refused(answers(&many[..49_000].join(",")));
    ran.fails(1).complains("49,000 problems");
    assert!(ran.err().len() < 100_000);
    refused(answers(&format!("\"{}\": 1", "y".repeat(1_000_000)))).fails(1).complains("unknown skill");
}

#[test]
fn a_file_that_is_not_there_or_no_file_is_an_error() {
    let place = Place::new();
    place.run(["show", "me.json"]).fails(1).complains("cannot read me.json").complains("check the path");
    fs::create_dir(place.path("dir.json")).expect("it is not there yet");
    place.run(["show", "dir.json"]).fails(1).complains("name a file");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let place = Place::new();
    let made = std::process::Command::new("mkfifo").arg(place.path("pipe.json")).status().expect("mkfifo is there");
    assert!(made.success());
    place.run(["show", "pipe.json"]).fails(1).complains("pipe").complains("use - to read standard input");
    place.run(["check", "pipe.json"]).code(1).says("pipe");
}

#[test]
fn standard_input_is_read_like_a_file() {
    let place = Place::new();
    let input = format!("\u{feff}{}", answers("\"public-speaking\": 4"));
    place.cli().args(["show", "-"]).stdin(input).look().done().quiet().says("standard input: 1 of 28 answered");
    place.cli().args(["show", "-"]).stdin("{").look().fails(1).complains("--> standard input:1:");
    place.cli().args(["show", "-"]).stdin(b"\xff".to_vec()).look().fails(1).complains("UTF-8");
    assert!(place.everything().is_empty(), "scoring saves nothing");
}

#[test]
fn a_missing_assessment_is_named_with_the_nearest() {
    let place = Place::with_me();
    place.run(["show", "M.e"]).fails(1).complains("did you mean \"me\"?").complains("devrel-ready list");
    place.run(["export", "somebody else"]).fails(1).complains("devrel-ready list");
    place.run(["delete", "mee", "--yes"]).fails(1).complains("did you mean \"me\"?");
}

#[test]
fn a_role_and_a_band_can_be_asked_for() {
    let place = Place::with_me();
    let ran = place.run(["show", "me", "--role", "ospo", "--band", "lead"]);
    ran.done().quiet().says("Band: Lead").says("Open Source Program Manager, Lead");
}

#[test]
fn the_results_in_a_pipe_begin_with_the_headline_and_are_plain_text() {
    let place = Place::with_me();
    let text = place.run(["show", "me"]).done().out().to_owned();
    assert!(text.starts_with("3 of 28 answered: the leading role is not decided yet\nLikely: "), "{text}");
    assert!(text.contains("\nNext: ") && text.contains("\n\nme: 3 of 28 done: "), "{text}");
    for drawn in ["\u{1b}", "━", "┃"] {
        assert!(!text.contains(drawn), "{text}");
    }
    // The width of a window is not that of a pipe.
    let narrow = place.cli().env("COLUMNS", "40").args(["show", "me"]).look();
    assert_eq!(narrow.done().out(), text);
}

#[test]
fn every_must_have_is_shown_met_or_not_and_the_words_are_explained() {
    let place = Place::new();
    let known = ["technical-writing=3", "content-architecture=0"];
    place.run(["answer", "me", "--new", "--role", "writer"].iter().chain(&known)).done();
    let ran = place.run(["show", "me"]);
    ran.done().quiet().says("Must-haves: 1 of 2 met\n").says("Technical writing: level 3, met; 2 or above needed.");
    ran.says("Content architecture: level 0, not met; 2 or above needed.").says("What the words mean");
    ran.says("Must-have: a skill that nothing makes up for.");
    place.run(["answer", "me", "content-architecture=na"]).done();
    place
        .run(["show", "me"])
        .done()
        .says("Content architecture: marked as not applicable, so not met; 2 or above")
        .says("Must-haves: 1 of 2 met, 1 marked as not applicable\n");
}
