//! A person who answers in one language and goes on in another: nothing but words changes.

use std::sync::Arc;

use devrel_ready::assessment::Assessment;
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Catalog, Framework, Language, Medium};
use devrel_ready::score::Evaluation;
use devrel_ready::text::Clean;
use devrel_ready::tui::Preferences;

use crate::computer::Computer;
use crate::model::Model;
use crate::person::Person;

const GERMAN: &str = include_str!("languages/bicycles.de.json");
const JAPANESE: &str = include_str!("languages/bicycles.ja.json");
const HEBREW: &str = r#"{"language": "he", "name": "תיקון אופניים", "skills": {"wheels": {"name": "גלגלים"}}}"#;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// Returns the example for authors in a language, set for a file.
pub(crate) fn bicycles(tag: &str) -> Arc<Framework> {
    Arc::clone(catalog(tag, Medium::File).usual())
}

fn catalog(tag: &str, medium: Medium) -> Catalog {
    let example = Framework::example().expect("the example is sound");
    let mut sources = example.sources().to_vec();
    for (name, text) in [("lang/de.json", GERMAN), ("lang/ja.json", JAPANESE), ("lang/he.json", HEBREW)] {
        sources.push(Source::new(name, text));
    }
    let framework = Framework::parse(sources).expect("the example is sound");
    assert_eq!(framework.translation_problems().to_string(), "");
    Catalog::of(Arc::new(framework)).in_language(Language::new(tag), medium)
}

/// Starts the program in a language.
fn person(tag: &str, disk: Model, size: (u16, u16)) -> Person {
    Person::of(Arc::clone(catalog(tag, Medium::Terminal).usual()), disk, size)
}

/// Returns the only save of a person as ids and numbers.
fn numbers(assessment: &Assessment) -> (String, String) {
    let evaluation = Evaluation::of(assessment.framework(), assessment.sheet());
    (format!("{:?}", assessment.sheet()), format!("{:?}", evaluation.ranking(assessment.aim().band)))
}

/// Returns the screen without blanks, of which one stands beside each wide letter.
fn dense(person: &Person) -> String {
    person.screen().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_person_answers_in_german_goes_on_in_english_and_compares_and_nothing_but_words_changes() {
    let mut german = person("de", Computer::bare_disk(), (80, 24));
    german.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
    assert!(german.sees("Laufräder und Reifen") && german.sees_folded("noch keinen Platten geflickt"));
    german.press_at_once("3 2 1 2");
    german.press("r");
    assert!(german.sees("Fahrradmechanikerin"), "{}", german.screen());
    german.press("t + <Enter>");
    let before = german.only_save();
    german.end();
    let disk = german.computer.disk.clone();
    drop(german);
    let mut english = person("en", disk, (80, 24));
    english.press("<Enter>");
    assert!(!english.sees("another look") && !english.sees("changed"), "{}", english.screen());
    english.press("r");
    assert!(english.sees("Bicycle Mechanic") && !english.sees("Fahrradmechanikerin"), "{}", english.screen());
    assert_eq!(numbers(&before), numbers(&english.only_save()));
    english.press("t");
    assert!(english.sees("Nothing changed") || english.sees("nothing changed"), "{}", english.screen());
}

#[test]
fn a_search_finds_a_skill_by_the_words_on_screen_and_by_its_id() {
    for words in ["Bremsen", "antrieb", "drivetrain"] {
        let mut german = person("de", Computer::bare_disk(), (80, 24));
        german.press("<Enter> <Enter> <Enter> <Enter> <Enter> /");
        german.write(words);
        assert!(german.sees("Antrieb und Bremsen"), "{words}: {}", german.screen());
    }
    let german = bicycles("de");
    for words in ["Den Fehler finden", "Fehlersuche", "diagnosis"] {
        assert_eq!(german.skill_called(words), german.find_skill("diagnosis"), "{words}");
    }
    assert_eq!(german.role_called("Serviceberaterin"), german.find_role("adviser"));
    assert_eq!(german.band_called("erste stelle"), german.find_band("first"));
}

#[test]
fn wide_letters_are_whole_on_every_screen_at_every_size() {
    for size in SIZES {
        let mut japanese = person("ja", Computer::bare_disk(), size);
        japanese.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        assert!(dense(&japanese).contains("車輪とタイヤ"), "{size:?}\n{}", japanese.screen());
        for statement in &bicycles("ja").skill(bicycles("ja").find_skill("wheels").expect("there")).statements {
            let tail: String = statement.as_str().chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            // Beside other columns, a statement of several lines is not in one piece.
            assert!(size.0 > 100 || dense(&japanese).contains(&tail), "{tail} at {size:?}\n{}", japanese.screen());
        }
        japanese.press_at_once("3 2 1 2");
        for keys in ["r", "<Enter>", "<Esc> p", "w", "V", "t", "E", "a", "?"] {
            japanese.press(keys);
            let screen = japanese.screen();
            assert!(!screen.contains('\u{fffd}') && !screen.trim().is_empty(), "{keys} at {size:?}\n{screen}");
        }
    }
}

#[test]
fn texts_from_right_to_left_stay_in_the_language_of_the_framework_on_a_terminal() {
    let mut hebrew = person("he", Computer::bare_disk(), (80, 24));
    hebrew.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
    assert!(hebrew.sees("Wheels and tires"), "{}", hebrew.screen());
    let catalog = catalog("he", Medium::Terminal);
    let words = devrel_ready::words::right_to_left_words(catalog.unset_language().expect("it is told"));
    let Person { app, .. } = person("he", Computer::bare_disk(), (80, 24));
    hebrew.app = app.noting(Some(words));
    assert!(hebrew.sees_folded("from right to left"), "{}", hebrew.screen());
}

#[test]
fn the_settings_tell_the_languages_of_a_framework_that_has_several() {
    let told = |mut person: Person| {
        let Person { app, .. } = person;
        person.app = app.preferring(Preferences::default(), Clean::line("config.toml"));
        person.press(",");
        person.sees_folded("Questions are shown in de, and are there in en, de, he and ja.")
    };
    assert!(told(person("de", Computer::bare_disk(), (80, 24))));
    assert!(!told(Person::new(80, 24)), "one language is no choice");
}
