//! Answers to an earlier edition of the questions, as commands.

use std::fs;

use serde_json::{Value, json};

use super::{Place, Ran};
use crate::three_editions::{Files, files};

/// Returns a file of answers to edition 1.
fn to_edition_one(entries: &Value) -> String {
    let framework = json!({"id": "devrel", "edition": 1});
    json!({"schema": "devrel-ready/answers/1", "framework": framework, "answers": entries}).to_string()
}

/// Returns a place with answers to edition 1 in `old.json`: one to look at again, and one in other words.
fn with_old_answers() -> Place {
    let place = Place::new();
    let entries = json!({"software-building": 3, "technical-writing": {"na": true}});
    place.write("old.json", to_edition_one(&entries));
    place
}

fn write(place: &Place, dir: &str, files: &Files) {
    for (name, value) in files {
        let path = place.path(dir).join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, value.to_string()).expect("it can be written");
    }
}

#[test]
fn migrate_reports_in_words_and_as_json_and_writes_nothing() {
    let place = with_old_answers();
    let ran = place.run(["migrate", "old.json"]);
    ran.done().says("The questions have a new edition: 1 of your 2 answers needs a look.");
    ran.says("Edition 1 became edition 2.").says("1 please look again").says("1 in other words");
    ran.says("Building software, level 3: changed at 3, 4").says("Nothing is lost");
    let page = place.run(["migrate", "old.json", "--json"]).done().json();
    let schema = place.run(["schema", "migration"]).done().json();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    assert!(validator.is_valid(&page), "{page:#}");
    assert_eq!((&page["from"], &page["to"]), (&json!(1), &json!(2)));
    assert_eq!(page["look_again"], json!([{"skill": "software-building", "level": 3, "changed": [3, 4]}]));
    assert_eq!(page["retired"], json!([]));
    for wrong in ["from", "look_again", "schema"] {
        let mut page = page.clone();
        page.as_object_mut().expect("an object").remove(wrong);
        assert!(!validator.is_valid(&page), "{wrong} is needed");
    }
    assert!(!place.data().exists(), "nothing is written");
}

#[test]
fn answers_to_the_present_edition_have_nothing_to_report() {
    let place = Place::with_me();
    let before = place.everything();
    place.run(["migrate", "me"]).done().says("All answers belong to edition 2");
    let page = place.run(["migrate", "me", "--json"]).done().json();
    assert_eq!((&page["from"], &page["to"], &page["look_again"]), (&json!(2), &json!(2), &json!([])));
    assert_eq!(place.everything(), before);
}

#[test]
fn every_door_names_both_editions_of_answers_to_a_newer_one() {
    let place = Place::with_me();
    let text = place.run(["export", "me"]).out().replacen("\"edition\": 2", "\"edition\": 7", 1);
    place.write("newer.json", text);
    let both = |ran: &Ran| {
        let said = format!("{}{}", ran.out(), ran.err());
        assert!(said.contains("edition 7") && said.contains("edition 2"), "both editions in:\n{said}");
    };
    for arguments in [
        &["show", "newer.json"][..],
        &["migrate", "newer.json"],
        &["import", "newer.json", "--as", "newer"],
        &["compare", "me", "newer.json"],
        &["export", "newer.json"],
        &["check", "newer.json"],
    ] {
        both(&place.run(arguments));
    }
}

/// Imports the old answers as "old" and runs `ask` with lines as input.
fn ask(place: &Place, lines: &str) -> Ran {
    place.run(["import", "old.json", "--as", "old"]).done();
    place.cli().args(["ask", "old"]).stdin(lines.to_owned()).look()
}

#[test]
fn ask_walks_over_the_answers_to_look_at_again() {
    let place = with_old_answers();
    let ran = ask(&place, "look again\n\nquit\n");
    ran.done().says("Look again: Building").says("Why: Level 3 asked").says("3  Then: You").says("3  Now: You");
    ran.says("an empty line keeps the 3").says("Everything is looked at again.");
    let page = place.run(["migrate", "old", "--json"]).done().json();
    assert_eq!(page["look_again"], json!([]), "it belongs to the new edition");
    let answer = &place.run(["export", "old"]).done().json()["answers"]["software-building"];
    assert_eq!(answer["level"], 3);
}

#[test]
fn help_tells_what_works_while_looking_again() {
    let place = with_old_answers();
    let ran = ask(&place, "look again\nhelp\nstop\nquit\n");
    ran.done().says("keep: the answer holds").says("later: go on").says("stop: go back to the questions");
    assert!(!ran.out().contains("\nskip: "), "an empty line keeps the level here: {}", ran.out());
    let place = with_old_answers();
    let ran = ask(&place, "help\nquit\n");
    assert!(ran.out().contains("\nskip: ") && !ran.out().contains("\nlater: "), "{}", ran.out());
}

#[test]
fn an_import_of_old_answers_is_told_what_became_of_them_until_something_is_saved() {
    let place = with_old_answers();
    ask(&place, "quit\n").done().says("1 of your 2 answers needs a look").says("Type look again");
    place.cli().args(["ask", "old"]).stdin("look again\n\nquit\n").look().done();
    let later = place.cli().args(["ask", "old"]).stdin("quit\n").look();
    assert!(!later.out().contains("needs a look"), "{}", later.out());
}

#[test]
fn what_is_left_for_later_stays_and_another_level_is_taken() {
    let place = with_old_answers();
    ask(&place, "look again\nlater\nquit\n").done().says("1 answer still waits. Type look again to go on.");
    let page = place.run(["migrate", "old", "--json"]).done().json();
    assert_eq!(page["look_again"][0]["skill"], "software-building");
    place.cli().args(["ask", "old"]).stdin("look again\n4\nquit\n").look().done().says("Looked at again: Building");
    assert_eq!(place.run(["export", "old"]).done().json()["answers"]["software-building"]["level"], 4);
    place.cli().args(["ask", "old"]).stdin("look again\nquit\n").look().done().says("No answer is touched");
}

#[test]
fn check_compares_two_editions_of_a_framework() {
    let place = Place::new();
    write(&place, "one", &files(1));
    write(&place, "two", &files(2));
    let fine = place.run(["check", "two", "--since", "one"]);
    fine.done().says("edition 2").says("every change since edition 1 is listed");
    let mut unlisted = files(2);
    let changes = unlisted.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list");
    let first = changes.remove(0);
    changes.push(json!({"edition": 2, "skill": "software-building", "what": "new", "why": "No."}));
    write(&place, "unlisted", &unlisted);
    let wrong = place.run(["check", "unlisted", "--since", "one"]);
    wrong.code(1).says("is not new: an earlier edition has it").says("unlisted/framework.json:1:");
    assert_eq!(first["skill"], "software-building");
    let mut missing = files(2);
    missing.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list").remove(0);
    write(&place, "missing", &missing);
    let wrong = place.run(["check", "missing", "--since", "one"]);
    wrong.code(1).says("the statements of \"software-building\" at levels 1, 3 and 4 differ from edition 1");
    wrong.says("missing/skills/technical.json:1:").says("\"what\": \"wording\" or \"meaning\"");
    let skills = missing.get_mut("skills/technical.json").expect("there");
    *skills = json!({"$schema": "skills.schema.json", "skills": skills.take()});
    write(&place, "object", &missing);
    let wrong = place.run(["check", "object", "--since", "one"]);
    wrong.code(1).says("object/skills/technical.json:1:").says("at levels 1, 3 and 4 differ from edition 1");
    place.run(["check", "one", "--since", "two"]).code(1).says("the edition is 1, and the earlier one is 2");
    place.run(["check", "two", "--since", "nowhere"]).code(1).says("nowhere");
    place.run(["check", "two", "--since"]).fails(2);
}

/// Makes the only save one that a program of another edition wrote. Returns its bytes.
fn reseal(place: &Place, edition: u32) -> Vec<u8> {
    let text = fs::read_to_string(place.save()).expect("it is there");
    let (header, payload) = text.split_once('\n').expect("a header");
    let header: Value = serde_json::from_str(header).expect("the header is JSON");
    let payload = payload.replace("\"edition\":2", &format!("\"edition\":{edition}"));
    let (schema, revision) = (header["schema"].as_str().expect("a name"), &header["revision"]);
    let crc32 = crc32fast::hash(format!("{schema}\n{revision}\n{payload}").as_bytes());
    let length = payload.len();
    let header = format!(r#"{{"schema":"{schema}","revision":{revision},"length":{length},"crc32":"{crc32:08x}"}}"#);
    fs::write(place.save(), format!("{header}\n{payload}")).expect("it can be written");
    fs::read(place.save()).expect("it is there")
}

#[test]
fn ask_tells_about_a_new_edition_until_something_is_saved_and_looking_saves_nothing() {
    let place = Place::with_me();
    let before = reseal(&place, 1);
    for _ in 0..2 {
        let ran = place.cli().args(["ask", "me"]).stdin("quit\n").look();
        ran.done().says("The questions have a new edition: 2 of your 3 answers need a look.");
        ran.says("Type look again to go through them, now or later.").says("0 as before");
        assert_eq!(fs::read(place.save()).expect("it is there"), before, "nothing was answered");
    }
    place
        .cli()
        .args(["ask", "me"])
        .stdin("look again\n\n\nquit\n")
        .look()
        .done()
        .says("Everything is looked at again.");
    let ran = place.cli().args(["ask", "me"]).stdin("quit\n").look();
    assert!(!ran.done().out().contains("new edition"), "{}", ran.out());
}

#[test]
fn a_save_of_a_newer_edition_is_only_read_by_every_command() {
    let place = Place::with_me();
    let before = reseal(&place, 7);
    for arguments in [
        &["show", "me"][..],
        &["migrate", "me"],
        &["again", "me"],
        &["keep", "me"],
        &["answer", "me", "public-speaking=1"],
        &["export", "me"],
        &["compare", "me", "me"],
    ] {
        let ran = place.run(arguments);
        let said = format!("{}{}", ran.out(), ran.err());
        assert!(said.contains("edition 7"), "{arguments:?}:\n{said}");
        assert!(said.contains("edition 2"), "{arguments:?}:\n{said}");
        assert_eq!(fs::read(place.save()).expect("it is there"), before, "{arguments:?}");
    }
}
