//! Content in other languages as commands: chosen, shown, checked, sent along, and refused where it is not there.

use std::fs;

use serde_json::{Value, json};

use super::{Cli, Place, Ran};

const GERMAN: &str = include_str!("../languages/bicycles.de.json");
const GERMAN_SKILLS_OF_DEVREL: &str = include_str!("../languages/devrel.de.json");
const HEBREW: &str = r#"{"language": "he", "name": "תיקון אופניים", "skills": {"wheels": {"name": "גלגלים"}}}"#;

/// Returns a place with the example framework and its German texts in `shop`.
fn shop() -> Place {
    let place = Place::new();
    place.run(["new-framework", "shop"]).done();
    write(&place, "shop/lang/de.json", GERMAN);
    place
}

/// Returns a place where Kim has answered in German.
fn kim() -> Place {
    let place = shop();
    let answers = ["wheels=3", "Antrieb=2", "Den Fehler finden=1", "advice=2"];
    let words = ["--framework", "shop/", "--language", "de", "answer", "Kim", "--new"];
    place.run(words.iter().chain(&answers)).done().says("4 of 4 answered");
    place
}

fn write(place: &Place, name: &str, text: &str) {
    let path = place.path(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("created");
    fs::write(path, text).expect("written");
}

/// Returns a call with variables of the environment.
fn with(place: &Place, variables: &[(&str, &str)]) -> Cli {
    variables.iter().fold(place.cli(), |cli, (name, value)| cli.env(name, value))
}

/// Returns a report without what is only words.
fn without_words(ran: &Ran) -> Value {
    let mut report = ran.json();
    let object = report.as_object_mut().expect("an object");
    for words in ["generated_at", "language", "titles", "statements", "remarks"] {
        object.remove(words);
    }
    object["leading"].as_object_mut().expect("an object").remove("words");
    report
}

#[test]
fn answers_are_the_same_in_every_language() {
    let place = kim();
    place.run(["--language", "de", "keep", "Kim"]).done();
    place.run(["answer", "Kim", "wheels=4"]).done();
    let german = place.run(["--language", "de", "export", "Kim"]);
    let english = place.run(["export", "Kim"]);
    assert_eq!(without_words(&german), without_words(&english));
    assert_eq!(german.json()["language"], json!("de"));
    assert_eq!(german.json()["titles"]["skills"]["wheels"], json!("Laufräder und Reifen"));
    assert_eq!(english.json().get("language"), None, "English is the usual language");
    for language in ["de", "en"] {
        let compared = place.run(["--language", language, "compare", "Kim", "--json"]).json();
        assert_eq!(compared["changes"], place.run(["compare", "Kim", "--json"]).json()["changes"], "{language}");
    }
    place.write("kim.json", german.out());
    place.run(["check", "kim.json"]).done().says("a report, 4 of 4 answered, no problems");
    place.run(["show", "kim.json"]).done().quiet().says("Bicycle Mechanic");
    let listed = place.run(["frameworks", "--json"]).json();
    assert_eq!(listed["frameworks"][1]["languages"], json!(["en", "de"]), "{listed}");
    place.run(["frameworks"]).done().says("in en and de");
}

#[test]
fn every_command_that_shows_questions_or_roles_shows_them_in_the_language_that_is_asked_for() {
    let place = kim();
    place.run(["keep", "Kim"]).done();
    place.run(["answer", "Kim", "wheels=4"]).done();
    let says = |words: &[&str], german: &str| {
        place.run(["--language", "de"].iter().chain(words)).done().says(german);
        let english = place.run(words);
        english.done();
        assert!(!english.out().contains(german), "{words:?}");
    };
    says(&["show", "Kim"], "Fahrradmechanikerin");
    says(&["show", "Kim", "--role", "adviser", "--band", "experienced"], "Serviceberaterin");
    place.run(["--language", "de", "show", "Kim", "--role", "Serviceberaterin", "--band", "Erfahren"]).done();
    says(&["plan", "Kim", "--role", "adviser", "--band", "experienced"], "Fehler finden");
    place.run(["answer", "Sam", "--new", "wheels=1", "--framework", "shop"]).done();
    says(&["next", "Sam"], "Kundschaft beraten");
    says(&["compare", "Kim"], "Laufräder");
    says(&["--framework", "shop", "skills"], "Kundschaft beraten");
    says(&["--framework", "shop", "skills", "wheels"], "Platten geflickt");
    says(&["--framework", "shop", "roles"], "Serviceberaterin");
    says(&["--framework", "shop", "roles", "adviser"], "Kundschaft");
    for format in ["text", "markdown", "html", "csv", "json-resume"] {
        says(&["export", "Kim", "--format", format], "Laufräder und Reifen");
    }
    says(&["list"], "Beraterin");
    let asked = place.cli().args(["--language", "de", "--framework", "shop", "ask", "Ada"]).stdin("yes\n\n\n3\nquit\n");
    asked
        .look()
        .done()
        .says("Laufräder und Reifen")
        .says("Du hast einen Platten geflickt")
        .says("`devrel-ready --language de show Ada`");
    let hint = place.run(["--language", "de", "show", "nobody"]);
    hint.fails(1).complains("devrel-ready --language de list");
}

#[test]
fn the_argument_goes_before_the_settings_and_the_settings_before_the_locale() {
    let place = kim();
    let config = place.path("config.toml");
    let config = config.to_str().expect("text");
    let is_german = |variables: &[(&str, &str)], words: &[&str]| {
        let ran = with(&place, variables).args(words.iter().chain(&["show", "Kim"])).look();
        ran.done().quiet();
        ran.out().contains("Fahrradmechanikerin")
    };
    assert!(!is_german(&[], &[]));
    assert!(is_german(&[("LANG", "de_DE.UTF-8")], &[]));
    assert!(is_german(&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "de_AT")], &[]));
    assert!(!is_german(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")], &[]));
    assert!(!is_german(&[("LANG", "fr_FR.UTF-8")], &[]), "a language that is not there changes nothing");
    assert!(!is_german(&[("LANG", "de_DE.UTF-8")], &["--language", "en-US"]));
    place.write("config.toml", "language = \"de\"\n");
    assert!(is_german(&[("DEVREL_READY_CONFIG", config), ("LANG", "en_US.UTF-8")], &[]));
    assert!(!is_german(&[("DEVREL_READY_CONFIG", config)], &["--language", "en"]));
}

#[test]
fn a_language_that_is_not_there_is_refused_with_those_that_are() {
    let place = kim();
    for words in [&["show", "Kim"][..], &["answer", "Kim", "wheels=1"], &["export", "Kim"], &["ask", "Kim"]] {
        let before = place.everything();
        let ran = place.run(["--language", "fr"].iter().chain(words));
        ran.fails(2).complains("the framework \"shop\" is not there in \"fr\"").complains("it is there in en and de");
        assert_eq!(place.everything(), before);
    }
    place.run(["--language", "de", "skills"]).fails(2).complains("it is there in en only");
    place.run(["--language", "german", "show", "Kim"]).fails(2).complains("such as de or pt-BR");
    place.write("config.toml", "language = \"fr\"\n");
    place.run(["check", "config.toml"]).code(1).says("config.toml:1:12").says("it is there in en only");
    place.run(["--framework", "shop/", "check", "config.toml"]).code(1).says("it is there in en and de");
    place.write("config.toml", "language = \"de\"\n");
    place.run(["--framework", "shop/", "check", "config.toml"]).done().says("settings, no problems");
}

#[test]
fn check_counts_what_a_translation_covers_and_finds_its_faults() {
    let place = shop();
    place.run(["check", "shop"]).done().says("  lang/de.json: 4 of 4 skills, 2 of 2 roles\n");
    place.run(["check", "shop/lang/de.json"]).done().says("lang/de.json: 4 of 4 skills");
    write(&place, "shop/lang/ja.json", r#"{"language": "ja", "skills": {"wheels": {"name": "車輪"}}}"#);
    place.run(["check", "shop"]).done().says("lang/de.json: 4 of 4").says("lang/ja.json: 0 of 4 skills, 0 of 2 roles");
    write(&place, "shop/lang/ja.json", r#"{"language": "ja", "skills": {"wheel": {"name": "車輪"}}}"#);
    let wrong = place.run(["check", "shop/lang/ja.json"]);
    wrong.code(1).says("shop/lang/ja.json:1:31").says("did you mean \"wheels\"?");
    place.run(["--framework", "shop/", "--language", "ja", "skills"]).fails(1).complains("did you mean \"wheels\"?");
    place.run(["--framework", "shop/", "skills"]).done().quiet();
    with(&place, &[("LANG", "ja_JP.UTF-8")]).args(["--framework", "shop/", "skills"]).look().done().quiet();
    place.write("loose.json", GERMAN);
    place.run(["check", "loose.json"]).code(1).says("name the directory that holds framework.json");
    place.run(["show", "loose.json"]).fails(1).complains("texts of a framework in another language");
}

#[test]
fn translations_travel_with_a_bundle_and_stay_with_the_saves() {
    let place = kim();
    fs::rename(place.path("shop"), place.path("away")).expect("it is there");
    place.run(["--language", "de", "show", "Kim"]).done().says("Fahrradmechanikerin");
    place.run(["bundle", "shop", "-o", "shop.json"]).done();
    let other = Place::new();
    other.write("shop.json", place.read("shop.json"));
    other.run(["check", "shop.json"]).done().says("lang/de.json: 4 of 4 skills");
    other.run(["--framework", "shop.json", "--language", "de", "skills"]).done().says("Kundschaft beraten");
    // A better translation comes with the next save of its author, and nothing is asked again.
    let better = GERMAN.replace("Kundschaft beraten", "Menschen beraten");
    write(&place, "away/lang/de.json", &better);
    place.run(["--language", "de", "next", "Kim"]).done();
    place.run(["--framework", "away/", "answer", "Kim", "wheels=2"]).done().quiet();
    let shown = place.run(["--framework", "shop", "--language", "de", "skills"]);
    shown.done().quiet().says("Menschen beraten");
    assert_eq!(place.run(["list", "--json"]).json()["assessments"][0]["worth_another_look"], Value::Null);
}

#[test]
fn anybody_can_translate_the_questions_that_ship_with_the_program() {
    let place = Place::with_me();
    place.run(["bundle", "devrel", "-o", "devrel.json"]).done();
    let mut bundle: Value = serde_json::from_slice(&place.read("devrel.json")).expect("JSON");
    bundle["files"]["lang/de.json"] = json!(GERMAN_SKILLS_OF_DEVREL);
    place.write("devrel.json", bundle.to_string());
    place.run(["check", "devrel.json"]).done().says("lang/de.json: 0 of 28 skills, 0 of 4 roles");
    let german = ["--framework", "devrel.json", "--language", "de"];
    let ran = place.run(german.iter().chain(&["answer", "me", "Technisches Schreiben=3"]));
    ran.done().says("1 changed");
    place.run(german.iter().chain(&["skills"])).done().says("Inhalte ordnen").says("Public speaking");
    place.run(["show", "me"]).done().quiet();
}

#[test]
fn a_terminal_refuses_what_it_cannot_set_and_a_page_sets_it() {
    let place = kim();
    write(&place, "shop/lang/he.json", HEBREW);
    place.run(["--framework", "shop/", "answer", "Kim", "wheels=2"]).done();
    let refused = place.run(["--language", "he", "show", "Kim"]);
    refused.fails(2).complains("right to left").complains("--format html");
    place.run(["--language", "he", "export", "Kim", "--format", "text"]).fails(2).complains("right to left");
    let told = with(&place, &[("LANG", "he_IL.UTF-8")]).args(["show", "Kim"]).look();
    told.done().says("Bicycle Mechanic").complains("note: \"he\" is written from right to left");
    let page = place.run(["--language", "he", "export", "Kim", "--format", "html"]);
    page.done().quiet().says(r#"<html lang="en">"#).says(r#"lang="he" dir="rtl">גלגלים</bdi>"#);
    page.says(r#""">Drivetrain and brakes</bdi>"#);
    for format in ["markdown", "json", "csv"] {
        place.run(["--language", "he", "export", "Kim", "--format", format]).done().quiet().says("גלגלים");
    }
    let german = place.run(["--language", "de", "export", "Kim", "--format", "html"]);
    german.done().says(r#"lang="de">Laufräder und Reifen</bdi>"#);
    let english = place.run(["export", "Kim", "--format", "html"]);
    assert!(!english.out().contains(r#"" lang=""#), "the page itself is English");
}

#[test]
fn a_rater_reads_the_questions_in_a_language_of_their_own() {
    let place = kim();
    place.run(["invite", "Kim", "-o", "for-kim.json"]).done();
    let other = Place::new();
    other.write("for-kim.json", place.read("for-kim.json"));
    let words = ["--language", "de", "rate", "for-kim.json", "--as", "Sam"];
    let rated = other.cli().args(words).stdin("3\n2\n1\n2\n").look();
    rated.done().says("Sie hat einen Platten geflickt");
    other.run(["export", "Kim, by Sam", "-o", "by-sam.json"]).done();
    place.write("by-sam.json", other.read("by-sam.json"));
    place.run(["compare", "Kim", "by-sam.json"]).done().quiet().says("Sam");
    other.run(["--language", "fr", "rate", "for-kim.json", "--as", "Ada"]).fails(2).complains("en and de");
}

#[test]
fn hostile_translations_are_shown_as_text_or_refused() {
    let place = kim();
    let marked = r#"{"language": "de", "name": "\u001b[31m<script>alert(1)</script>\u202e", "prompt": "a\nb"}"#;
    write(&place, "shop/lang/de.json", marked);
    let shown = place.run(["--framework", "shop/", "--language", "de", "frameworks", "--json"]);
    shown.done();
    let page = place.run(["--framework", "shop/", "--language", "de", "export", "Kim", "--format", "html"]);
    assert!(!page.out().contains("<script>") && !page.out().contains(['\u{1b}', '\u{202e}']), "{}", page.out());
    for hostile in ["", "[", "{\"language\": \"de\", \"skills\": [", "null", "\"de\""] {
        write(&place, "shop/lang/de.json", hostile);
        place.run(["check", "shop"]).code(1);
        place.run(["--framework", "shop/", "--language", "de", "skills"]).fails(1);
        with(&place, &[("LANG", "de_DE")]).args(["--framework", "shop/", "show", "Kim"]).look().done();
    }
    write(&place, "shop/lang/de.json", GERMAN);
    write(&place, "shop/lang/deutsch.json", GERMAN);
    place.run(["check", "shop"]).code(1).says("\"deutsch\" is no language").says("such as lang/de.json");
}
