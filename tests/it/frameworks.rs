//! Own frameworks on the screens: they are named, stand apart, and open without the files of their author.

use std::path::Path;
use std::sync::Arc;

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;

use crate::any_framework::{GERMAN, MANY, SMALL_GERMAN};
use crate::computer::{Computer, DATA_DIR};
use crate::model::Model;
use crate::person::Person;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

fn bicycles() -> Arc<Framework> {
    Arc::new(Framework::example().expect("a test reads the same files"))
}

/// Returns the framework with one line of its manifest changed.
fn with_line(framework: &Framework, from: &str, to: &str) -> Arc<Framework> {
    let sources = framework.sources().iter().map(|source| {
        let text = source.text.replacen(from, to, 1);
        Source::new(source.name.as_str(), text)
    });
    Arc::new(Framework::parse(sources.collect()).expect("only a line is another"))
}

/// Returns the disk after a person has answered the four questions about bicycles as "me".
fn answered() -> Model {
    let mut person = Person::with_shelf(bicycles(), Computer::bare_disk(), (80, 24));
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter> 3 2 1 2");
    assert!(person.sees("Bicycle Mechanic"), "{}", person.screen());
    person.end();
    Model::holding(&person.computer.disk.tree())
}

#[test]
fn the_first_screen_takes_its_words_from_the_framework() {
    let size = (80, 24);
    let person = Person::with_shelf(bicycles(), Computer::bare_disk(), size);
    assert!(person.sees("Which role in bicycle repair is closest to your skills?"), "{}", person.screen());
    assert!(person.sees("4 questions, about 2 minutes"), "{}", person.screen());
    let asks = with_line(&bicycles(), "\"noun\": \"bicycle repair\"", "\"question\": \"What can you mend?\"");
    let person = Person::with_shelf(asks, Computer::bare_disk(), size);
    assert!(person.sees("What can you mend?"), "{}", person.screen());
    let unnamed = with_line(&bicycles(), "\"noun\": \"bicycle repair\",", "");
    let person = Person::with_shelf(unnamed, Computer::bare_disk(), size);
    assert!(person.sees("Which role in Bicycle repair is closest"), "{}", person.screen());
}

#[test]
fn the_title_names_a_framework_of_ones_own_on_every_screen_and_the_shipped_one_nowhere() {
    for size in SIZES {
        let mut own = Person::with_shelf(bicycles(), answered(), size);
        own.press("<Enter>");
        let mut shipped = Person::on(Computer::bare_disk(), size);
        shipped.press("<Enter> <Enter> <Enter> <Enter> <Enter> 2");
        // In a narrow window it is named where there is room.
        let all = ["", "r", "p", "w", "V", "t", "L"];
        for keys in if size.0 < 76 { &all[..2] } else { &all[..] } {
            own.press(keys);
            let title: String = own.screen().lines().take(2).collect();
            assert!(title.contains("Bicycle repair"), "{size:?} after {keys}:\n{}", own.screen());
            shipped.press(keys);
            let title: String = shipped.screen().lines().take(2).collect();
            assert!(!title.contains("Developer"), "{size:?} after {keys}:\n{}", shipped.screen());
        }
    }
}

#[test]
fn without_the_files_of_its_author_an_assessment_goes_on_and_new_ones_use_the_shipped_framework() {
    for size in SIZES {
        let mut person = Person::with_shelf(Framework::shipped(), answered(), size);
        assert!(person.sees("Mechanic"), "{size:?}:\n{}", person.screen());
        assert!(!person.sees("── Bicycle repair"), "one framework needs no heading:\n{}", person.screen());
        person.press("+");
        person.write("other").press("<Enter>");
        assert!(person.sees("Technical Writer"), "{size:?}: roles of the shipped framework:\n{}", person.screen());
        person.press("<Enter> <Enter> <Enter> 2 2");
        person.press("q");
        let disk = Model::holding(&person.computer.disk.tree());
        let mut person = Person::with_shelf(Framework::shipped(), disk, size);
        let screen = person.screen();
        let row = |words: &str| screen.lines().position(|row| row.contains(words));
        let [bicycles, shipped] = ["── Bicycle repair", "── Developer Relations"].map(row);
        let entry = |name: &str| screen.lines().position(|row| row.trim_start_matches([' ', '▌']).starts_with(name));
        let (me, other) = (entry("me "), entry("other "));
        assert!(bicycles < me && shipped < other, "{size:?}:\n{screen}");
        assert!(bicycles.is_some() && shipped.is_some(), "{size:?}:\n{screen}");
        let apart = if bicycles < shipped { me < shipped } else { other < bicycles };
        assert!(apart, "each stands below its framework:\n{screen}");
        // Both open with their own questions.
        person.press("/");
        person.write("me").press("<Enter>");
        assert!(person.sees("Mechanic") && !person.sees("Writer"), "{size:?}:\n{}", person.screen());
        person.press("V");
        person.press("<Enter> 4");
        assert!(person.sees("✓"), "it is saved: {}", person.screen());
    }
}

#[test]
fn without_its_framework_an_assessment_is_for_reading_only_and_stays_as_it_is() {
    let mut tree = answered().tree();
    tree.retain(|path, _| !path.starts_with(Path::new(DATA_DIR).join("frameworks")));
    let before = tree.clone();
    let mut person = Person::with_shelf(Framework::shipped(), Model::holding(&tree), (80, 24));
    assert!(person.sees_folded("another framework, \"bicycle-repair\""), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees("me can only be read"), "{}", person.screen());
    assert!(person.sees("wheels 3,") && person.sees("advice 2"), "{}", person.screen());
    person.press("<Enter> 3 2 1 V <Enter> <Enter> 4 q");
    let after = person.computer.disk.tree();
    let saves = |tree: &crate::model::Tree| -> Vec<_> {
        let saves = tree.iter().filter(|(path, _)| path.ends_with("current.json"));
        saves.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    };
    assert_eq!(saves(&after), saves(&before));
}

#[test]
fn changed_statements_without_a_new_edition_are_told_and_the_answers_can_be_given_again() {
    let reworded = with_line(
        &bicycles(),
        "You have trued a wheel on your own, and it stayed",
        "You have trued two wheels, and they stayed",
    );
    let mut person = Person::with_shelf(reworded, answered(), (80, 24));
    person.press("<Enter>");
    assert!(person.sees_folded("changed without a new edition; 1 answer is worth another look"), "{}", person.screen());
    assert_eq!(person.only_save().worth_another_look(), 1);
    person.press("b <Home> 3");
    assert_eq!(person.only_save().worth_another_look(), 0, "{}", person.screen());
}

#[test]
fn frameworks_of_any_shape_are_kept_and_found_again() {
    for (name, shape) in [("German", SMALL_GERMAN), ("long", GERMAN), ("many", MANY)] {
        let mut person = Person::with_shelf(shape.framework(), Computer::bare_disk(), (60, 20));
        person.press("<Enter> <Enter> <Enter> <Enter> <Enter> 2 3 1");
        person.end();
        let disk = Model::holding(&person.computer.disk.tree());
        let mut person = Person::with_shelf(Framework::shipped(), disk, (60, 20));
        person.press("<Enter> r");
        assert!(person.sees("Rolle") && !person.sees("Writer"), "{name}:\n{}", person.screen());
        assert_eq!(person.only_save().coverage().answered, 3, "{name}");
    }
}
