//! The shelf: a save names its framework exactly, and the shelf has it before the save does.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::faults::Watched;
use super::foreign::relabelled;
use super::stage::Stage;
use super::{Desk, MOMENT, time};
use crate::assessment::{Choice, Edit, Foreign};
use crate::diagnostic::Source;
use crate::framework::{Catalog, Framework, FrameworkShelf, Language, Level, Medium};
use crate::store::{Begun, Loaded, Notice, Opened, ReadOnly, Store};
use crate::text::Clean;

/// Returns the shipped framework under another id, in its second edition.
fn sre() -> Arc<Framework> {
    relabelled(&Framework::shipped(), "\"id\": \"devrel\"", "\"id\": \"sre\"")
}

/// Returns the framework with a German name, which its digest does not cover.
fn in_german(framework: &Framework, name: &str) -> Arc<Framework> {
    let mut sources = framework.sources().to_vec();
    sources.retain(|source| source.name.as_str() != "lang/de.json");
    sources.push(Source::new("lang/de.json", format!(r#"{{"language": "de", "name": "{name}"}}"#)));
    Arc::new(Framework::parse(sources).expect("only a name is added"))
}

/// Returns the name that a person reads in German who has no files of the author.
fn name_in_german(store: &Store, desk: &Desk) -> String {
    let catalog = store.completing(Catalog::shipped()).in_language(Language::new("de"), Medium::Terminal);
    let Ok(Loaded::Sound(opened)) = store.load(&catalog, &desk.name) else { panic!("sound") };
    opened.assessment.framework().name().to_string()
}

/// Returns the framework with another statement for the first skill.
fn reworded(framework: &Framework) -> Arc<Framework> {
    let first = framework.skills().next().expect("it has skills");
    let statement = framework.skill(first).statements[2].to_string();
    let other = |source: &Source| Source::new(source.name.as_str(), source.text.replacen(&statement, "Otherwise.", 1));
    Arc::new(Framework::parse(framework.sources().iter().map(other).collect()).expect("only a statement is another"))
}

fn desk_with(framework: Arc<Framework>) -> Desk {
    Desk { framework, ..Desk::new() }
}

/// Returns what a person finds who has no files of the author.
fn found_without_files(store: &Store, desk: &Desk) -> Opened {
    let catalog = store.completing(Catalog::shipped());
    match store.load(&catalog, &desk.name).expect("the disk works") {
        Loaded::Sound(opened) => opened,
        other => panic!("expected a sound save, found {other:?}"),
    }
}

fn shelf_files(desk: &Desk) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(desk.dir.path().join("data/frameworks")) else { return Vec::new() };
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn all_points_together_read_the_present_save_once() {
    let desk = desk_with(sre());
    desk.save(5);
    let (mut session, opened) = desk.begin_sound();
    for _ in 0..3 {
        session.keep_point(&opened.assessment, &Clean::default(), time(1)).expect("the disk works");
    }
    drop(session);
    let fs = Watched::default();
    let saved = desk.store_on(fs.clone()).points(&desk.catalog(), &desk.name).expect("readable");
    assert_eq!((saved.points.len(), saved.damaged.len()), (3, 0));
    let calls = fs.calls();
    assert_eq!(calls.iter().filter(|call| call.starts_with("read ")).count(), 3 + 1, "{calls:?}");
}

#[test]
fn after_the_first_save_an_assessment_opens_without_the_files_of_its_author() {
    let desk = desk_with(sre());
    assert!(desk.store().shelf().list().expect("readable").frameworks.is_empty());
    desk.save(5);
    desk.save(6);
    assert_eq!(shelf_files(&desk).len(), 1);
    let text = String::from_utf8(desk.current()).expect("text");
    let named = format!("\"framework\":{{\"id\":\"sre\",\"edition\":2,\"sha256\":\"{}\"}}", desk.framework.sha256());
    assert!(text.contains(&named), "{text}");
    let opened = found_without_files(&desk.store(), &desk);
    assert_eq!(opened.notices, []);
    assert_eq!(opened.assessment.coverage().answered, 6);
    assert_eq!(opened.assessment.framework().sha256(), desk.framework.sha256());
    let catalog = desk.store().completing(Catalog::shipped());
    assert!(matches!(desk.store().begin(&catalog, &desk.name), Ok(Begun::Sound(..))), "it can be written, too");
}

#[test]
fn translations_on_the_shelf_follow_those_of_the_author_and_never_an_older_copy() {
    let mut desk = desk_with(sre());
    desk.save(5);
    assert_eq!(name_in_german(&desk.store(), &desk), sre().name().as_str(), "its own");
    desk.framework = in_german(&desk.framework, "Erste");
    let older = desk.store().completing(Catalog::shipped());
    let Ok(Begun::Sound(_, opened)) = desk.store().begin(&older, &desk.name) else { panic!("sound") };
    let shelved = Arc::clone(opened.assessment.framework());
    desk.save(6);
    assert_eq!(name_in_german(&desk.store(), &desk), "Erste");
    desk.framework = in_german(&desk.framework, "Zweite");
    desk.save(7);
    assert_eq!(name_in_german(&desk.store(), &desk), "Zweite");
    desk.framework = shelved;
    desk.save(8);
    assert_eq!(name_in_german(&desk.store(), &desk), "Zweite", "a copy from the shelf brings nothing");
    assert_eq!(shelf_files(&desk).len(), 1);
    assert_eq!(desk.store().shelf().list().expect("readable").frameworks[0].number, 1);
}

#[test]
fn the_framework_that_ships_with_the_program_is_never_shelved_or_looked_for() {
    let desk = Desk::new();
    desk.save(5);
    assert_eq!(shelf_files(&desk), [""; 0].map(PathBuf::from));
    assert!(!String::from_utf8(desk.current()).expect("text").contains("sha256"));
}

#[test]
fn without_its_framework_an_assessment_is_read_only_and_stays_byte_by_byte() {
    let desk = desk_with(sre());
    desk.save(5);
    let (before, shelved) = (desk.current(), shelf_files(&desk).remove(0));
    let bundle = fs::read_to_string(&shelved).expect("there");
    let catalog = || desk.store().completing(Catalog::shipped());
    let broken = [None, Some(String::new()), Some(bundle.replacen("level", "lever", 1)), Some("{}".to_owned())];
    for content in broken {
        match &content {
            None => fs::remove_file(&shelved).expect("there"),
            Some(content) => fs::write(&shelved, content).expect("written"),
        }
        let begun = desk.store().begin(&catalog(), &desk.name).expect("the disk works");
        let Begun::ReadOnly(ReadOnly::Foreign(foreign), Loaded::Sound(opened)) = begun else { panic!("{begun:?}") };
        assert_eq!(foreign, Foreign::Framework(Clean::line("sre")));
        assert_eq!(opened.assessment.retired().len(), 6, "the answers are there by their ids");
        assert_eq!(desk.current(), before);
    }
    // The next save of its author brings it back.
    desk.save(6);
    assert_eq!(found_without_files(&desk.store(), &desk).assessment.coverage().answered, 6);
}

#[test]
fn answers_to_statements_that_changed_without_a_new_edition_need_another_look_until_they_are_given_again() {
    let mut desk = desk_with(sre());
    desk.save(5);
    let before = Arc::clone(&desk.framework);
    desk.framework = reworded(&before);
    let first = before.skills().next().expect("it has skills");
    let catalog = || desk.store().completing(Catalog::of(Arc::clone(&desk.framework)));
    let Ok(Begun::Sound(mut session, opened)) = desk.store().begin(&catalog(), &desk.name) else { panic!("sound") };
    assert_eq!(opened.notices, [Notice::ChangedWithoutEdition { look_again: 1 }]);
    assert!(opened.assessment.is_worth_another_look(first));
    session.save(&opened.assessment, session.revision() + 1, time(7)).expect("saved");
    drop(session);
    // The save belongs to the other words now, and the answer is still remembered as one to the former.
    let (mut session, opened) = desk.begin_sound();
    let mut assessment = opened.assessment;
    assert_eq!(assessment.worth_another_look(), 1);
    assessment.edit(first, Edit::Choose(Choice::Level(Level::ALL[3])), MOMENT);
    session.save(&assessment, session.revision() + 1, time(8)).expect("saved");
    drop(session);
    let opened = desk.begin_sound().1;
    assert_eq!((opened.assessment.worth_another_look(), opened.notices), (0, Vec::new()));
    assert_eq!(shelf_files(&desk).len(), 2, "both texts are kept");
    let newest = desk.store().shelf().newest("sre").expect("shelved");
    assert_eq!(newest.sha256(), desk.framework.sha256(), "what came last");
}

#[test]
fn points_and_backups_are_read_with_the_framework_of_the_present_save() {
    let mut desk = desk_with(sre());
    desk.save(5);
    let (mut session, opened) = desk.begin_sound();
    session.keep_point(&opened.assessment, &Clean::default(), time(6)).expect("kept");
    drop((session, opened));
    desk.framework = reworded(&desk.framework);
    let (mut session, opened) = desk.begin_sound();
    session.save(&opened.assessment, session.revision() + 1, time(7)).expect("saved");
    drop((session, opened));
    let (store, catalog) = (desk.store(), desk.store().completing(Catalog::shipped()));
    let present = found_without_files(&store, &desk);
    let point = store.state_at(&catalog, &desk.name, 1).expect("it is whole");
    let backups = store.backups(&catalog, &desk.name).expect("readable");
    for earlier in [&point, &backups[0].opened] {
        assert_eq!(earlier.assessment.framework().sha256(), desk.framework.sha256());
        assert_eq!(present.assessment.framework().sha256(), desk.framework.sha256());
    }
    assert_eq!(point.assessment.worth_another_look(), 1, "that whose words are others");
}

#[test]
fn if_nobody_has_the_former_statements_all_answers_need_another_look() {
    let mut desk = desk_with(sre());
    desk.save(5);
    desk.framework = reworded(&desk.framework);
    assert_eq!(desk.begin_sound().1.notices, [Notice::ChangedWithoutEdition { look_again: 5 }]);
}

#[test]
fn a_file_on_the_shelf_that_is_not_what_its_name_says_is_not_used() {
    let desk = desk_with(sre());
    desk.save(5);
    let shelved = shelf_files(&desk).remove(0);
    let other = shelved.with_file_name(format!("{}.json", reworded(&desk.framework).sha256()));
    fs::rename(&shelved, &other).expect("there");
    let list = desk.store().shelf().list().expect("readable");
    assert_eq!((list.frameworks.len(), list.damaged), (0, vec![other]));
    let shelf = desk.store().shelf();
    for hostile in ["../assessments", "", "x", &"A".repeat(64)] {
        assert!(shelf.find(hostile).is_none(), "{hostile}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_shelf_is_not_followed() {
    let desk = desk_with(sre());
    let elsewhere = desk.dir.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).expect("created");
    fs::create_dir_all(desk.dir.path().join("data")).expect("created");
    std::os::unix::fs::symlink(&elsewhere, desk.dir.path().join("data/frameworks")).expect("linked");
    let mut session = desk.begin_new();
    session.save(&desk.assessment(1), 1, time(1)).expect_err("refused");
    assert_eq!(fs::read_dir(&elsewhere).expect("readable").count(), 0);
}

#[test]
fn a_power_cut_at_any_moment_leaves_no_save_without_its_framework() {
    let desk = desk_with(sre());
    let stage = Stage::bare(&desk);
    stage.save_once(1).expect("the disk works");
    stage.disk.acknowledge();
    stage.save_once(2).expect("the disk works");
    stage.disk.acknowledge();
    let crashes = stage.disk.crashes();
    assert!(crashes.states.len() > 10, "{}", crashes.states.len());
    let broken = stage.broken(&crashes, |acknowledged, after| {
        let store = after.store();
        let loaded = store.load(&store.completing(Catalog::shipped()), &desk.name).expect("the disk works");
        match loaded {
            Loaded::Sound(opened) => opened.assessment.foreign().is_none(),
            _ => acknowledged == 0,
        }
    });
    assert_eq!(broken, [""; 0]);
}
