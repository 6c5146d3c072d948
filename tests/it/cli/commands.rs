//! Tests of which words are commands, which open an assessment, and which ask first.

use devrel_ready::assessment::{Aim, Assessment, Name, reserved};
use devrel_ready::framework::Catalog;
use devrel_ready::store::{Begun, Store};
use jiff::Timestamp;

use super::{COMMANDS, Cli, Place};

/// Returns a place with saves under names that new assessments cannot have.
fn with_saves_called(names: &[&str]) -> Place {
    let place = Place::new();
    let (catalog, store) = (Catalog::shipped(), Store::open(place.data()));
    for name in names {
        let name = Name::new(name).expect("an older version allowed it");
        let aim = Aim { role: None, band: catalog.usual().usual_band() };
        let Ok(Begun::New(mut session)) = store.begin(&catalog, &name) else { unreachable!("it is new") };
        session.save(&Assessment::new(catalog.usual(), name, aim), 1, Timestamp::now()).expect("saved");
    }
    place
}

#[test]
fn every_command_is_reserved_and_nothing_reserved_can_be_the_name_of_a_new_assessment() {
    for command in COMMANDS {
        assert!(reserved().contains(&command), "{command}");
    }
    let place = Place::new();
    place.write("a.json", super::answers("\"public-speaking\": 3"));
    for word in reserved() {
        place.run(["answer", word, "--new", "public-speaking=1"]).fails(2).complains("cannot be a command");
        place.run(["ask", word, "--new"]).fails(2).complains("cannot be a command");
        place.run(["import", "a.json", "--as", word]).fails(2).complains("cannot be a command");
    }
    place.run(["answer", "Team", "--new", "public-speaking=1"]).fails(2);
    assert!(place.everything().is_empty(), "nothing was begun");
}

#[test]
fn every_reserved_word_is_a_command() {
    let words: Vec<&str> = reserved().iter().copied().filter(|word| *word != "help").collect();
    let mut commands = COMMANDS.to_vec();
    commands.sort_unstable();
    assert_eq!(words, commands);
}

#[test]
fn an_assessment_called_like_a_command_opens_behind_two_hyphens_and_in_every_command() {
    let place = with_saves_called(&["tables", "list"]);
    for name in ["tables", "list"] {
        place.run(["show", name]).done().says(&format!("{name}: "));
        place.run(["answer", name, "public-speaking=2"]).done();
        // Without a terminal it cannot open, but the message shows that the name is known.
        place.run(["--", name]).fails(2).complains("needs a terminal");
    }
    place.run(["--", "skills"]).fails(2).complains("cannot start an assessment called \"skills\"");
    place.run(["delete", "tables", "--yes"]).done();
    place.run(["list"]).done().says("list");
}

#[test]
fn one_name_in_two_spellings_is_one_assessment() {
    let place = Place::new();
    let (composed, decomposed) = ("Zo\u{eb}", "Zoe\u{308}");
    place.run(["answer", decomposed, "--new", "public-speaking=1"]).done();
    for spelling in [composed, decomposed, "ZOË", " zoë "] {
        place.run(["show", spelling]).done().says("1 of 28 answered");
        place.run(["answer", spelling, "--new", "public-speaking=2"]).done();
    }
    place.write("a.json", super::answers("\"public-speaking\": 3"));
    place.run(["import", "a.json", "--as", "ZOË"]).fails(1).complains("an assessment of that name already");
    let listed = place.run(["list", "--json"]).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    assert_eq!(listed[0]["name"], composed);
    place.run(["delete", "zoë", "--yes"]).done();
}

#[test]
fn a_save_under_an_old_spelling_is_found_by_both_and_stays_where_it_is() {
    let place = with_saves_called(&["Zoe\u{308}", "Ada  B"]);
    for spelling in ["Zo\u{eb}", "Zoe\u{308}", "ada b", "ADA  B"] {
        place.run(["show", spelling]).done();
        place.run(["answer", spelling, "--new", "public-speaking=2"]).done();
    }
    assert_eq!(place.run(["list", "--json"]).json().as_array().map(Vec::len), Some(2), "no twin was made");
}

#[test]
fn without_a_terminal_a_slip_and_a_beginning_begin_nothing() {
    let place = Place::with_me();
    let before = place.everything();
    for (slip, command) in [("lst", "list"), ("shw", "show"), ("Plna", "plan"), ("expotr", "export")] {
        place.run([slip]).fails(2).complains(&format!("did you mean `devrel-ready {command}`?"));
    }
    place.run(["show", "m"]).fails(1).complains("there is no assessment of that name");
    for new in ["vic", "m", "Ada Lovelace"] {
        place.run([new]).fails(2).complains("needs a terminal");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn the_help_starts_with_what_matters_most_and_groups_the_commands_by_what_a_person_wants() {
    let short = Cli::new().args(["-h"]).look();
    let long = Cli::new().args(["--help"]).look();
    for help in [&short, &long] {
        help.done().quiet();
        let mut from = 0;
        for heading in ["Assess", "Take away", "Questions and roles", "For the shell"] {
            let place = help.out()[from..].find(&format!("\n{heading}:\n"));
            from += place.unwrap_or_else(|| unreachable!("{heading} is missing or out of order in:\n{}", help.out()));
        }
        for command in COMMANDS {
            let line = help.out().lines().filter(|line| line.trim_start().starts_with(&format!("{command} "))).count();
            assert_eq!(line, 1, "{command} in:\n{}", help.out());
        }
        for line in help.out().lines().filter(|line| line.starts_with("  ")) {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }
    for word in reserved().iter().filter(|word| !COMMANDS.contains(word) && **word != "help") {
        assert!(!short.out().contains(&format!("\n  {word} ")), "{word} does not exist yet");
    }
}
