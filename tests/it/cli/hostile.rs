//! Tests with hostile text in commands: nothing printed can control the terminal.

use std::ffi::OsStr;

use super::{Place, Ran};
use crate::allowed::{bundles, forbidden};

/// Asserts that everything printed is text and line feeds.
#[track_caller]
fn harmless(ran: &Ran) {
    for text in [ran.out(), ran.err()] {
        // A line feed ends a line, and the program itself prints tabs.
        let bad = text.split(['\n', '\t']).find_map(forbidden);
        assert_eq!(bad, None, "{text}");
    }
}

/// Returns a text as JSON writes it, escaped and raw.
fn forms(payload: &str) -> [String; 2] {
    let escaped: Vec<String> = payload.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    [format!("\"x{}\"", escaped.concat()), format!("\"x{payload}\"")]
}

#[test]
fn files_are_only_text() {
    let place = Place::new();
    for payload in bundles() {
        for text in forms(&payload) {
            let files = [
                super::answers(&format!("{text}: 1")),
                super::answers(&format!("\"public-speaking\": {text}")),
                super::answers(&format!("\"public-speaking\": {{{text}: 1}}")),
                super::answers(&format!(
                    "\"public-speaking\": {{\"level\": 1, \"evidence\": {text}, \"note\": {text}}}"
                )),
                super::answers("").replacen('{', &format!("{{\"name\": {text}, "), 1),
                super::answers("").replacen('{', &format!("{{\"role\": {text}, {text}: 1, "), 1),
                super::answers("").replace("\"devrel\"", &text),
                super::answers("").replace("\"devrel-ready/answers/1\"", &text),
                super::answers(&format!("{text}: {{\"level\": 2, \"evidence\": {text}}}"))
                    .replace("answers/1", "report/1"),
                format!("{{\"id\": {text}, \"must_have\": [{text}], \"skills\": [{text}], {text}: 1}}"),
                format!("{{\"bands\": {text}, \"domains\": [{text}]}}"),
                format!("{text} {payload}"),
            ];
            for file in files {
                place.write("x.json", &file);
                for args in [
                    &["show", "x.json"][..],
                    &["export", "x.json", "--with-notes"],
                    &["check", "x.json"],
                    &["plan", "x.json"],
                ] {
                    harmless(&place.run(args));
                }
                harmless(&place.cli().args(["show", "-"]).stdin(file).look());
            }
        }
    }
}

#[test]
fn arguments_are_only_text() {
    let place = Place::with_me();
    // An argument cannot contain a NUL.
    for payload in bundles().iter().map(|bundle| bundle.replace('\0', "")) {
        let payload = payload.as_str();
        let file = format!("{payload}.json");
        let pair = format!("{payload}={payload}");
        for args in [
            &[payload][..],
            &[payload, payload],
            &["show", payload],
            &["show", &file],
            &["show", "me", "--role", payload],
            &["check", payload, &file],
            &["plan", payload],
            &["plan", "me", "--role", payload, "--band", payload],
            &["plan", "me", "--effort", payload],
            &["next", payload],
            &["next", "me", "--band", payload],
            &["help", payload],
            &["roles", payload],
            &["skills", payload],
            &["schema", payload],
            &["answer", "me", &pair],
            &["answer", payload, "public-speaking=1"],
            &["delete", payload, "--yes"],
            &["delete", payload],
            &["export", "me", "-o", &file],
            &["export", "me", &format!("--{payload}")],
            &["list", "--data-dir", payload],
        ] {
            harmless(&place.run(args));
        }
        harmless(&place.cli().env("SOURCE_DATE_EPOCH", payload).args(["export", "me"]).look());
    }
}

#[test]
fn saved_names_and_evidence_are_only_text() {
    // An argument cannot contain a NUL.
    for payload in bundles().iter().map(|bundle| bundle.replace('\0', "")) {
        let payload = payload.as_str();
        let place = Place::new();
        // A name cannot contain a slash, and its length is limited.
        let name: String = format!("me{payload}").chars().filter(|c| !"/\\".contains(*c)).take(30).collect();
        let set = [OsStr::new("answer"), OsStr::new(&name), OsStr::new("--new"), OsStr::new("public-speaking=3")];
        let ran = place.cli().args(set).args(["--evidence", payload]).look();
        harmless(&ran);
        ran.done();
        for args in [
            &["list"][..],
            &["list", "--json"],
            &["show", &name],
            &["export", &name],
            &["plan", &name],
            &["next", &name],
        ] {
            harmless(&place.run(args));
        }
    }
}

#[test]
fn a_tampered_save_is_only_text() {
    for payload in &bundles() {
        let place = Place::with_me();
        let text = std::fs::read_to_string(place.save()).expect("a save is text");
        for (from, to) in [
            ("\"established\"", &forms(payload)[0]),
            ("\"devrel\"", &forms(payload)[0]),
            ("\"me\"", &forms(payload)[1]),
        ] {
            std::fs::write(place.save(), text.replace(from, to)).expect("it can be written");
            for args in [&["list"][..], &["list", "--json"], &["show", "me"], &["export", "me"]] {
                harmless(&place.run(args));
            }
        }
    }
}
