//! Tests of translations: what they replace, and what stays.

use std::sync::Arc;

use super::{Catalog, Framework, Language, Medium};
use crate::diagnostic::Source;

/// The start of a German translation of the example for authors.
const GERMAN: &str = r#"{
    "language": "de",
    "name": "Fahrradreparatur", "noun": "der Fahrradreparatur", "prompt": "Wähle den höchsten Satz, der stimmt.",
    "levels": ["Noch nicht", "Erste Schritte", "Selbstständig", "Andere verlassen sich darauf", "Macht andere besser"],
    "bands": {"first": "Erste Stelle"},
    "domains": {"counter": {"name": "Theke"}},
    "roles": {"adviser": {"name": "Serviceberaterin", "short": "Beratung", "summary": "Spricht mit Kundschaft."}},
    "skills": {"diagnosis": {
        "name": "Den Fehler finden", "definition": "Du findest heraus, was kaputt ist.", "evidence": "was es war",
        "levels": ["a", "b", "c", "d", "e"], "levels_about": ["f", "g", "h", "i", "j"],
        "actions": [["k"], ["l"], ["m"], ["n"]]
    }},
    "resources": {"sheldon": {"title": "Sheldon Brown: Technik"}}
}"#;

fn german() -> Language {
    Language::new("de").expect("a tag")
}

/// Returns the example for authors with files of translations.
fn example_with(translations: &[(&str, &str)]) -> Framework {
    let example = Framework::example().expect("no problems");
    let mut sources = example.sources().to_vec();
    sources.extend(translations.iter().map(|(name, text)| Source::new(name, (*text).to_owned())));
    Framework::parse(sources).expect("no problems")
}

/// Returns the problems of a translation of the example.
fn problems(text: &str) -> String {
    example_with(&[("lang/de.json", text)]).translation_problems().to_string()
}

#[test]
fn a_translation_replaces_texts_and_what_is_missing_stays() {
    let own = example_with(&[("lang/de.json", GERMAN)]);
    let shown = own.translated(&german()).expect("no problems");
    assert_eq!((shown.name().as_str(), shown.noun().as_str()), ("Fahrradreparatur", "der Fahrradreparatur"));
    let skill = |key: &str| shown.skill(shown.find_skill(key).expect("there"));
    let translated = skill("diagnosis");
    assert_eq!((translated.name.as_str(), translated.short.as_str()), ("Den Fehler finden", "Den Fehler finden"));
    assert_eq!((translated.statements[4].as_str(), translated.actions[3][0].as_str()), ("e", "n"));
    assert_eq!(translated.statements_about.as_ref().expect("there")[0].as_str(), "f");
    assert_eq!(translated.resources[0].title.as_str(), "Sheldon Brown: Technik");
    assert_eq!(skill("advice").name.as_str(), "Advising customers");
    let role = |key: &str| shown.role(shown.find_role(key).expect("there")).name.as_str();
    assert_eq!((role("adviser"), role("mechanic")), ("Serviceberaterin", "Bicycle Mechanic"));
    let bands: Vec<&str> = shown.bands().map(|band| shown.band(band).name.as_str()).collect();
    assert_eq!(bands, ["Erste Stelle", "Experienced"]);
    let languages = [&translated.name, &skill("advice").name].map(|text| shown.language_of(text).tag());
    assert_eq!(languages, ["de", "en"], "each text has its language");
    assert_eq!((own.language(), shown.language(), shown.own_language().tag()), (&Language::english(), &german(), "en"));
}

#[test]
fn ids_numbers_and_the_digest_are_those_of_the_framework_without_translations() {
    let without = Framework::example().expect("no problems");
    let with = example_with(&[("lang/de.json", GERMAN)]);
    let shown = with.translated(&german()).expect("no problems");
    assert_eq!((shown.sha256(), shown.label()), (without.sha256(), without.label()));
    assert_eq!((shown.skill_keys(), shown.role_keys()), (without.skill_keys(), without.role_keys()));
    assert_eq!(with.files().count(), without.files().count() + 1, "the files travel along");
}

#[test]
fn a_catalog_shows_every_framework_in_the_language_that_fits_or_in_its_own() {
    let framework = Arc::new(example_with(&[("lang/de.json", GERMAN), ("lang/fr.json", "{ not JSON")]));
    let name = |tag: Option<&str>| {
        let language = tag.map(|tag| Language::new(tag).expect("a tag"));
        Catalog::of(Arc::clone(&framework)).in_language(language, Medium::Terminal).usual().name().to_string()
    };
    assert_eq!(name(None), "Bicycle repair");
    assert_eq!(name(Some("de-CH-1996")), "Fahrradreparatur");
    assert_eq!(name(Some("ja")), "Bicycle repair");
    assert_eq!(name(Some("fr")), "Bicycle repair", "a broken translation takes nothing away");
    let german = Catalog::shipped().in_language(Some(german()), Medium::Terminal).using(Arc::clone(&framework));
    assert_eq!(german.usual().name().as_str(), "Fahrradreparatur");
    let back = german.in_language(Some(Language::english()), Medium::Terminal);
    assert_eq!(back.usual().name().as_str(), "Bicycle repair", "back to its own");
}

#[test]
fn a_translation_counts_the_skills_and_roles_that_it_covers_completely() {
    let coverage = example_with(&[("lang/de.json", GERMAN)]).translation_coverage();
    let counts: Vec<(&str, usize, usize)> = coverage.iter().map(|it| (it.file.as_str(), it.skills, it.roles)).collect();
    assert_eq!(counts, [("lang/de.json", 1, 1)]);
    let half = GERMAN.replace(r#""evidence": "was es war","#, "").replace(r#""short": "Beratung", "#, "");
    let coverage = example_with(&[("lang/de.json", &half)]).translation_coverage();
    assert_eq!((coverage[0].skills, coverage[0].roles), (0, 0));
}

#[test]
fn every_fault_of_a_translation_has_its_place_and_advice() {
    let long = "x".repeat(5_000);
    for (text, words) in [
        ("[]", "lang/de.json:1:1"),
        ("{}", "language"),
        (r#"{"language": "german"}"#, "no tag"),
        (r#"{"language": "fr"}"#, "lang/fr.json"),
        (r#"{"language": "de", "title": "x"}"#, "unknown field"),
        (r#"{"language": "de", "name": " "}"#, "empty"),
        (&format!(r#"{{"language": "de", "prompt": "{long}"}}"#), "shorten it"),
        (r#"{"language": "de", "levels": ["a"]}"#, "instead of 5"),
        (r#"{"language": "de", "skills": {"diagnosi": {}}}"#, "did you mean \"diagnosis\"?"),
        (r#"{"language": "de", "skills": {"diagnosis": {"levels": ["a", "a", "b", "c", "d"]}}}"#, "the same statement"),
        (r#"{"language": "de", "skills": {"diagnosis": {"actions": [[], ["a"], ["b"], ["c"]]}}}"#, "no action"),
        (r#"{"language": "de", "skills": {"diagnosis": {"resources": []}}}"#, "unknown field"),
        (r#"{"language": "de", "roles": {"advisor": {}}}"#, "adviser"),
        (r#"{"language": "de", "roles": {"adviser": {"short": "Viel zu lang für hier"}}}"#, "12 characters"),
        (r#"{"language": "de", "domains": {"shop": {}}}"#, "unknown domain"),
        (r#"{"language": "de", "bands": {"last": "Letzte"}}"#, "unknown band"),
        (r#"{"language": "de", "preferences": {"travel": {}}}"#, "unknown preference"),
        (r#"{"language": "de", "resources": {"nowhere": {}}}"#, "unknown resource"),
        (r#"{"language": "de", "resources": {"sheldon": {"url": "ftp://x"}}}"#, "https://"),
    ] {
        let found = problems(text);
        assert!(found.contains(words), "{text}: {found}");
    }
    assert_eq!(problems(GERMAN), "");
    assert_eq!(problems(r#"{"$schema": "x", "language": "DE"}"#), "", "capitals do not matter");
}

#[test]
fn a_language_has_one_file_and_never_that_of_the_framework() {
    let framework = example_with(&[("lang/en.json", r#"{"language": "en"}"#)]);
    assert!(framework.translation_problems().to_string().contains("the language of the framework itself"));
    let two = [("lang/pt-BR.json", r#"{"language": "pt-BR"}"#), ("lang/pt-br.json", r#"{"language": "pt-BR"}"#)];
    let two = example_with(&two);
    assert_eq!(two.languages().len(), 2);
    assert!(two.translation_problems().to_string().contains("keep one of the two"));
    let mut sources = framework.sources().to_vec();
    sources.push(Source::new("lang/german.json", "{}"));
    let refused = Framework::parse(sources).expect_err("no tag").to_string();
    assert!(refused.contains("lang/german.json") && refused.contains("such as lang/de.json"), "{refused}");
}

#[test]
fn a_terminal_keeps_to_texts_that_it_can_set_in_order_and_says_which_it_cannot() {
    let hebrew = r#"{"language": "he", "name": "שם"}"#;
    let framework = Arc::new(example_with(&[("lang/he.json", hebrew)]));
    let shown = |medium| {
        let catalog = Catalog::of(Arc::clone(&framework)).in_language(Language::new("he-IL"), medium);
        (catalog.usual().language().to_string(), catalog.unset_language().map(Language::to_string))
    };
    assert_eq!(shown(Medium::Terminal), ("en".to_owned(), Some("he".to_owned())));
    assert_eq!(shown(Medium::File), ("he".to_owned(), None));
}
