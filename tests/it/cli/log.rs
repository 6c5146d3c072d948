//! The evidence log and its reminder, as commands.

use serde_json::json;

use super::{Place, today};
use crate::python::python;

/// Returns a place where "me" has logged two entries.
fn logged() -> Place {
    let place = Place::with_me();
    let workshop =
        ["log", "me", "Ran the API workshop, 40 people", "--skill", "workshop-teaching", "--on", "2026-03-01"];
    place.run(workshop).done().says("Logged as entry 1");
    place.run(["log", "me", "A talk", "--skill", "Public speaking", "--link", "https://example.org/talk"]).done();
    place
}

#[test]
fn what_was_done_is_logged_listed_and_narrowed() {
    let place = logged();
    let text = place.run(["log", "me"]).done().out().to_owned();
    let (first, second) = (text.find("A talk").expect("listed"), text.find("Ran the API").expect("listed"));
    assert!(first < second, "the newest comes first: {text}");
    assert!(text.contains("Teaching and workshops") && text.contains("https://example.org/talk"), "{text}");
    let rows = place.run(["log", "me", "--skill", "public-speaking", "--json"]).done().json();
    let link = "https://example.org/talk";
    assert_eq!(rows, json!([{"id": 2, "on": today(), "text": "A talk", "link": link, "skills": ["public-speaking"]}]));
    place.run(["log", "me", "--since", "2026-03-02"]).done().says("A talk");
    assert!(!place.run(["log", "me", "--since", "2026-03-02"]).out().contains("Ran the API"));
    place.run(["log", "me", "--skill", "troubleshooting"]).done().complains("Nothing in the log fits");
}

#[test]
fn a_dash_is_no_link_and_a_skill_counts_once() {
    let place = logged();
    let twice = ["--skill", "public-speaking", "--skill", "Public speaking"];
    place.run(["log", "me", "Another talk", "--link", "-"].into_iter().chain(twice)).done();
    let rows = place.run(["log", "me", "--json"]).done().json();
    let another = rows.as_array().and_then(|rows| rows.iter().find(|row| row["text"] == "Another talk"));
    assert_eq!(another.map(|row| (&row["link"], &row["skills"])), Some((&json!(null), &json!(["public-speaking"]))));
}

#[test]
fn an_entry_is_changed_in_part_and_deleted_only_after_a_yes() {
    let place = logged();
    place.run(["log", "me", "--edit", "2", "--on", "2026-02-02", "--link", "-"]).done().says("Entry 2 is changed");
    let rows = place.run(["log", "me", "--json"]).done().json();
    assert_eq!(
        (&rows[1]["text"], &rows[1]["on"], &rows[1]["link"]),
        (&json!("A talk"), &json!("2026-02-02"), &json!(null))
    );
    assert_eq!(rows[1]["skills"], json!(["public-speaking"]), "what is not named stays");
    place.run(["log", "me", "--delete", "2"]).fails(2).complains("--yes");
    place.run(["log", "me", "--delete", "2", "--yes"]).done().says("Entry 2 is deleted: A talk");
    place.run(["log", "me", "--delete", "2", "--yes"]).fails(1).complains("there is no entry 2");
    place.run(["log", "me", "--edit", "2", "--on", "2026-02-02"]).fails(1).complains("there is no entry 2");
}

#[test]
fn what_cannot_be_logged_is_refused_and_nothing_is_written() {
    let place = logged();
    let before = place.everything();
    let long = "x".repeat(501);
    for (arguments, code, words) in [
        (&["log", "me", ""][..], 1, "needs a text"),
        (&["log", "me", &long], 1, "501 characters"),
        (&["log", "me", "x", "--link", &long], 1, "501 characters"),
        (&["log", "me", "x", "--on", "2999-01-01"], 1, "later than today"),
        (&["log", "me", "x", "--on", "soon"], 2, "soon"),
        (&["log", "me", "x", "--skill", "flying"], 2, "no skill \"flying\""),
        (&["log", "me", "--link", "https://example.org"], 2, "required"),
        (&["log", "me", "x", "--skill", "teaching"], 2, "did you mean workshop-teaching"),
        (&["log", "me", "--edit", "1"], 2, "nothing is said about what to change"),
        (&["log", "me", "x", "--on", "yesterday"], 2, "write a day as in 2026-05-01"),
        (&["log", "nobody", "x"], 1, "there is no assessment of that name"),
    ] {
        place.run(arguments).fails(code).complains(words);
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn the_log_changes_no_score_no_date_and_moves_with_its_assessment() {
    let place = Place::with_me();
    let report = |place: &Place| {
        let ran = place.cli().env("SOURCE_DATE_EPOCH", "1767225600").args(["export", "me"]).look();
        let mut report = ran.done().json();
        report.as_object_mut().expect("an object").remove("log");
        report
    };
    let before = report(&place);
    place.run(["log", "me", "Something"]).done();
    assert_eq!(report(&place), before, "a report differs by the log alone");
    place.run(["keep", "me"]).done();
    place.run(["log", "me", "Something else"]).done();
    place.run(["restore", "me@1"]).done();
    assert!(!place.run(["log", "me"]).done().out().contains("Something else"), "a point holds its log");
    place.run(["rename", "me", "you"]).done();
    place.run(["log", "you"]).done().says("Something");
}

#[test]
fn a_reminder_is_one_line_when_nothing_was_logged_for_so_long_and_else_nothing() {
    let place = Place::with_me();
    place.run(["due", "me"]).done().says("Nothing is logged for \"me\" yet");
    place.run(["log", "me", "Long ago", "--on", "2020-01-01"]).done();
    let line = place.run(["due", "me"]).done().out().to_owned();
    assert!(line.contains("since 1 Jan 2020") && line.contains("log me"), "{line}");
    place.run(["log", "me", "Today"]).done();
    assert_eq!(place.run(["due", "me", "--after", "2w"]).done().quiet().out(), "");
    for wrong in ["soon", "0d", "1y"] {
        place.run(["due", "me", "--after", wrong]).fails(2).complains("30d or 4w");
    }
}

#[test]
fn the_reminder_for_a_calendar_is_read_by_a_program_that_nobody_here_wrote() {
    let place = Place::with_me();
    place.run(["rename", "me", "Zoë, at; work"]).done();
    place.run(["log", "Zoë, at; work", "x", "--on", "2026-03-01"]).done();
    place.run(["due", "Zoë, at; work", "--after", "4w", "--calendar", "log.ics"]).done();
    place.run(["due", "Zoë, at; work", "--calendar", "log.ics"]).fails(1).complains("already exists");
    place.run(["due", "Zoë, at; work", "--after", "4w", "--calendar", "log.ics", "--force"]).done();
    place.run(["due", "Zoë, at; work", "--calendar", "log.txt"]).fails(2).complains("ends in .ics");
    let read = "import icalendar, sys\n\
                event = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT')[0]\n\
                print(event['SUMMARY']); print(event['RRULE']['INTERVAL'][0]); print(event['DTSTART'].dt)";
    let Some(mut python) = python("icalendar", read) else { return };
    let output = python.arg(place.path("log.ics")).output().expect("it just started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].contains("Zoë, at; work"), "{said}");
    assert_eq!((lines[1], lines[2] >= today().as_str()), ("28", true), "{said}");
}

#[test]
fn the_document_for_a_review_is_for_people_by_skill_or_by_month() {
    let place = logged();
    place.run(["export", "me", "--log"]).done().says("\nTeaching and workshops\n").says("2 entries");
    place.run(["export", "me", "--log", "--by", "month"]).done().says("\nMarch 2026\n");
    let recent = ["export", "me", "--log", "--since", "2026-03-02", "-o", "review.md"];
    place.run(recent).done().complains("Wrote review.md").complains("1 entry");
    assert!(!String::from_utf8(place.read("review.md")).expect("text").contains("Ran the API"));
    place.run(recent).fails(1).complains("already exists");
    place.run(["export", "me", "--log", "-o", "review.json"]).fails(2).complains("ends in .html, .md or .txt");
    place.run(["export", "me", "--log", "-o", "review.html"]).done();
    assert!(String::from_utf8_lossy(&place.read("review.html")).starts_with("<!DOCTYPE html>"));
    assert!(String::from_utf8_lossy(&place.read("review.md")).starts_with("# me: what I did since "));
    place.run(["export", "me", "--since", "2026-03-02"]).fails(2);
    place.run(["export", "me", "--log", "--format", "json"]).fails(2);
}

#[test]
fn the_whole_log_names_the_core_skills_of_the_aim_that_have_nothing_to_show() {
    let place = logged();
    let names = "core for your aim, without an entry or evidence";
    let said = |arguments: &[&str]| {
        let ran = place.run(arguments.iter().copied()).done().out().to_lowercase();
        ran.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!said(&["log", "me"]).contains(names), "there is no aim");
    place.run(["answer", "me", "--role", "advocate"]).done();
    assert!(said(&["log", "me"]).contains(names));
    assert!(said(&["log", "me"]).contains("sample code and demos"));
    assert!(!said(&["log", "me", "--skill", "public-speaking"]).contains(names), "a part of the log does not tell");
    place.run(["log", "me", "A demo", "--skill", "sample-code"]).done();
    let whole = said(&["log", "me"]);
    let (_, missing) = whole.split_once(names).expect("other skills have nothing");
    assert!(!missing.contains("sample code and demos"), "{whole}");
}

#[test]
fn the_history_and_the_comparison_say_what_the_log_has_since_then() {
    let place = Place::with_me();
    place.run(["keep", "me"]).done();
    assert!(!place.run(["history", "me"]).done().out().contains("In the log"), "there is nothing");
    place.run(["log", "me", "A guide in three parts", "--skill", "technical-writing"]).done();
    place.run(["log", "me", "Long before", "--skill", "technical-writing", "--on", "2020-01-01"]).done();
    place.run(["answer", "me", "technical-writing=3"]).done();
    place.run(["history", "me"]).done().says("In the log: 1 entry today");
    let ran = place.run(["compare", "me"]);
    let compared = ran.done();
    compared.says("In the log: 1 entry today").says("A guide in three parts");
    assert!(!compared.out().contains("Long before"), "{}", compared.out());
}
