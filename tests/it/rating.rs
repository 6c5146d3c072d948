//! Tests of ratings: a person sees who rated them side by side, and rates another one.

use std::path::Path;

use devrel_ready::assessment::{Assessment, Edit};
use devrel_ready::assessment::{Choice, Moment, Name};
use devrel_ready::framework::{Catalog, Framework, Level};
use devrel_ready::rating::{Rating, RatingRequest};
use devrel_ready::store::{Begun, Store};
use devrel_ready::tui::{Intent, Msg, Screen};
use jiff::civil::date;

use crate::computer::{Computer, DATA_DIR};
use crate::person::{Person, TODAY, asked};

/// The answers of a person called "me".
const LEVELS: &str = "2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1";

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

/// Returns what a rater says: a level for each of the first skills, and evidence for the first.
fn rating(about: &Assessment, by: &str, levels: &[usize]) -> Rating {
    let request = RatingRequest::of(about.name().clone(), about.framework(), &[]);
    let mut theirs = request.to_rate(name(by)).expect("short names");
    let moment = Moment { today: TODAY, edition: about.framework().edition(), revision: 1 };
    for (skill, level) in about.framework().skills().zip(levels) {
        theirs.edit(skill, Edit::Choose(Choice::Level(Level::ALL[*level])), moment);
    }
    Rating::of(&theirs, date(2026, 4, 30)).expect("it is about somebody")
}

/// Returns a person at the results, with ratings kept with the assessment.
fn rated(size: (u16, u16), raters: &[(&str, &[usize])]) -> Person {
    let mut person = Person::at_first_question(size.0, size.1);
    person.press(LEVELS).press("O");
    let own = person.only_save();
    let store = Store::on(person.computer.disk.clone(), DATA_DIR.into());
    let begun = store.begin(&Catalog::shipped(), own.name()).expect("the disk works");
    let Begun::Sound(mut session, _) = begun else { unreachable!("it is saved and closed") };
    for (by, levels) in raters {
        session.keep_rating(&rating(&own, by, levels)).expect("the disk works");
    }
    drop(session);
    person.press("<Enter>");
    person
}

#[test]
fn who_rated_a_person_stands_side_by_side_with_the_largest_difference_first() {
    let mut person = rated((80, 24), &[("Kim", &[2, 4, 0]), ("Ann", &[1])]);
    person.press("t");
    assert!(person.sees("Kim and Ann rated you; R shows it"), "{}", person.screen());
    person.press("R");
    assert!(person.sees("You and Kim, side by side, 1 of 2"), "{}", person.screen());
    assert!(person.sees("1 the same, 0 one apart, 2 two or more apart"), "{}", person.screen());
    let row = |words| person.row_of(words).expect("it is in view");
    assert!(row("Learning unfamiliar systems") < row("Building software"), "{}", person.screen());
    assert!(person.sees("●─────◆     2    4"), "{}", person.screen());
    assert!(person.sees("You, 2") && person.sees("Kim, 4   They have set up"), "{}", person.screen());
    person.press("<Down>");
    assert!(person.sees("◆─────●           2    0    blind spot"), "{}", person.screen());
    person.press("<Right>");
    assert!(person.sees("You and Ann, side by side, 2 of 2"), "{}", person.screen());
    assert!(person.sees("1 skill rated by both"), "{}", person.screen());
    person.press("<Right> <Left>");
    assert!(person.sees("You and Kim"), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(asked(&person), "system-learning");
    person.press("<Esc> <Esc>");
    assert!(matches!(person.app.screen(), Screen::History(_)), "{}", person.screen());
}

#[test]
fn the_conversation_sheet_replaces_a_file_only_after_asking() {
    let mut person = rated((80, 24), &[("Kim", &[2, 4, 0])]);
    person.press("t R E");
    assert!(person.sees("Written: /home/ada/me-and-kim.md"), "{}", person.screen());
    let sheet = person.written().remove("me-and-kim.md").expect("it is there");
    assert!(
        sheet.starts_with("# me and Kim: what to talk about") && sheet.contains("- **Kim, 4**: They have"),
        "{sheet}"
    );
    person.press("<Down> E");
    assert!(person.sees("Replace the file?") && person.sees("me-and-kim.md already"), "{}", person.screen());
    person.press("n");
    assert!(person.sees("is there already"), "{}", person.screen());
    assert_eq!(person.written().remove("me-and-kim.md"), Some(sheet.clone()));
    // Other answers give another sheet, and agreeing replaces the file.
    person.press("<Home> <Enter> 0");
    assert!(matches!(person.app.screen(), Screen::SideBySide(_)), "{}", person.screen());
    person.press("E y");
    assert!(person.sees("Written: /home/ada/me-and-kim.md"), "{}", person.screen());
    assert_ne!(person.written().remove("me-and-kim.md"), Some(sheet));
    person.press("c");
    assert!(person.clipboard.starts_with("me and Kim: what to talk about"), "{}", person.clipboard);
    assert!(person.clipboard.contains("- Kim, 4: They have"), "what is copied is the sheet as text");
}

#[test]
fn without_a_rating_the_screen_does_not_open_and_says_how_to_get_one() {
    let mut person = rated((80, 24), &[]);
    person.press("t R");
    assert!(matches!(person.app.screen(), Screen::History(_)), "{}", person.screen());
    assert!(person.sees_folded("No rating is kept yet. `devrel-ready invite` asks"), "{}", person.screen());
    assert!(!person.sees("rated you"), "{}", person.screen());
}

#[test]
fn every_fact_of_a_rating_stands_on_the_screen_at_every_size() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 60)] {
        let mut person = rated(size, &[("Kim", &[2, 4, 0])]);
        person.press("t R");
        for words in ["You and Kim, side by side", "3 skills", "2 two or more apart", "You", "Kim", "4"] {
            assert!(person.sees(words), "{words} at {size:?}:\n{}", person.screen());
        }
        let evidence = "A rating never mixes with your own answers or scores.";
        assert!(person.reads(evidence) || person.sees(evidence), "{size:?}:\n{}", person.screen());
    }
}

#[test]
fn a_rating_that_cannot_be_used_is_told_and_hides_no_other_one() {
    let mut person = rated((80, 24), &[("Kim", &[2]), ("Ann", &[1])]);
    let dir = Computer::save_of(&name("me"));
    let path = dir.parent().map(|dir| dir.join("ratings/0001.json")).expect("a folder");
    person.press("O");
    person.computer.disk.meanwhile(0, Path::new(&path), b"{}");
    person.press("<Enter> t");
    assert!(person.sees("Ann rated you") && !person.sees("Kim"), "{}", person.screen());
    assert!(person.sees("Rating 1 cannot be used"), "{}", person.screen());
}

/// Returns a rater who has begun to rate Sam: a save that `devrel-ready rate` has left.
fn rater(size: (u16, u16), asked: &[&str]) -> Person {
    let mut person = Person::new(size.0, size.1);
    let framework = Framework::shipped();
    let skills: Vec<_> = asked.iter().filter_map(|key| framework.find_skill(key)).collect();
    let theirs = RatingRequest::of(name("Sam"), &framework, &skills).to_rate(name("Kim")).expect("short names");
    let store = Store::on(person.computer.disk.clone(), DATA_DIR.into());
    let begun = store.begin(&Catalog::shipped(), theirs.name()).expect("the disk works");
    let Begun::New(mut session) = begun else { unreachable!("nothing is there") };
    session.save(&theirs, 1, jiff::Timestamp::UNIX_EPOCH).expect("the disk works");
    drop(session);
    person = person.started_again();
    person
}

#[test]
fn home_shows_a_rating_without_bar_or_score() {
    let mut person = rater((80, 24), &[]);
    assert!(person.sees("a rating, 0 of 28"), "{}", person.screen());
    person.press("<Enter> 3 2 O");
    assert!(person.sees("a rating, 2 of 28") && person.sees("a rating of Sam"), "{}", person.screen());
    assert!(person.app.home().iter().all(|row| row.standing.is_none()), "nothing of it is scored");
    let row = person.row_of("Sam, by").expect("it is listed");
    let line = person.screen().lines().nth(row).expect("the row").to_owned();
    assert!(!line.contains('━') && !line.contains('┃') && !line.contains("too early"), "{line}");
}

#[test]
fn a_rater_reads_the_third_person_and_cannot_say_not_applicable() {
    let mut person = rater((80, 24), &[]);
    person.press("<Enter>");
    assert!(person.sees_folded("Sam will see this, with your name. Nothing here is anonymous."), "{}", person.screen());
    assert!(person.sees("About Sam · 1 of 28") && person.sees("They have not yet"), "{}", person.screen());
    assert!(
        !person.sees("does not apply") && !person.sees("Readiness") && !person.sees("Results"),
        "{}",
        person.screen()
    );
    person.press("x");
    assert_eq!(asked(&person), "software-building");
    person.press("<Down> <Up> <Up> <Up> <Up> <Up> <Up>");
    person.press("3 <Right> 2");
    assert_eq!(asked(&person), "sample-code");
    let save = person.only_save();
    let choices: Vec<Choice> = save.framework().skills().take(3).map(|skill| save.entry(skill).choice).collect();
    let level = |number: usize| Choice::Level(Level::ALL[number]);
    assert_eq!(choices, [level(3), Choice::Unanswered, level(2)]);
    assert_eq!(save.about().map(|about| about.by.clone()), Some(name("Kim")));
}

#[test]
fn a_rating_has_no_results_plan_or_history_by_any_key() {
    let mut person = rater((120, 40), &[]);
    person.press("<Enter> 3 2 1 4 2 3");
    for keys in ["r", "p", "w", "t", "V", "A", "W", "R", "<Tab>", "<BackTab>", "y", "Q", "s", "*", "b", "c"] {
        person.press(keys);
        let screen = person.screen();
        assert!(matches!(person.app.screen(), Screen::Question(_)), "{keys}:\n{screen}");
        assert!(!screen.contains("Readiness") && !screen.contains("Likely so far"), "{keys}:\n{screen}");
    }
    // Nothing leads there by another way, such as a click.
    for intent in [Intent::Results, Intent::Plan, Intent::WhatIf, Intent::Review, Intent::NextPlace, Intent::Wishes] {
        person.tell(Msg::Do(intent));
        assert!(matches!(person.app.screen(), Screen::Question(_)), "{intent:?}:\n{}", person.screen());
    }
    // At home, the keys for them say what a rating has.
    person.press("O");
    for keys in ["r", "t", "A", "L"] {
        person.press(keys);
        assert!(matches!(person.app.screen(), Screen::Home(_)), "{keys}:\n{}", person.screen());
        assert!(person.sees_folded("A rating of another person has only questions and a file"), "{}", person.screen());
    }
}

#[test]
fn home_offers_for_a_rating_only_what_it_has_and_writes_its_file() {
    let mut person = rater((120, 40), &[]);
    assert!(!person.sees("Results: where it stands") && !person.sees("results"), "{}", person.screen());
    assert!(person.sees("The file to hand over") && person.sees("E write the file"), "{}", person.screen());
    person.press("E");
    assert!(person.sees("Nothing is rated yet. Rate one skill at least."), "{}", person.screen());
    person.press("3 n").write("only for me").press("<C-s> O E");
    assert!(
        person.sees_folded("Sam will see this, with your name. Nothing here is anonymous."),
        "it is said before: {}",
        person.screen()
    );
    person.press("<Enter>");
    assert!(person.written().is_empty(), "the safe button comes first");
    // On the questions, the same key does the same.
    person.press("E y");
    assert!(person.sees("Written: /home/ada/sam-by-kim.json"), "{}", person.screen());
    let file = person.written().remove("sam-by-kim.json").expect("it is there");
    let source = devrel_ready::diagnostic::Source::new("sam-by-kim.json", file.clone());
    let read = devrel_ready::rating::read_rating(&Framework::shipped(), &source, TODAY).expect("it is a rating");
    assert_eq!((read.count(), read.by.as_str(), read.about.as_str()), (1, "Kim", "Sam"));
    assert!(!file.contains("only for me"), "notes are private");
    person.press("2 E y");
    assert!(person.sees("Replace the file?"), "{}", person.screen());
    person.press("y");
    assert_ne!(person.written().remove("sam-by-kim.json"), Some(file));
}

#[test]
fn a_kept_rating_is_deleted_after_asking_and_called_so_once_its_file_is_gone() {
    let mut person = rated((80, 24), &[("Kim", &[2, 4, 0]), ("Ann", &[1])]);
    let dir = Computer::save_of(&name("me"));
    let file = dir.parent().map(|dir| dir.join("ratings/0001.json")).expect("a folder");
    let is_there = |person: &Person| person.computer.disk.tree().contains_key(Path::new(&file));
    person.press("t R d");
    assert!(person.sees("Delete this rating?") && person.sees("the rating by Kim, 1 May 2026"), "{}", person.screen());
    person.press("<Enter>");
    assert!(is_there(&person), "the safe button comes first");
    person.slow = true;
    person.press("<Delete> y");
    assert!(is_there(&person) && !person.sees("is deleted"), "{}", person.screen());
    person.slow = false;
    person.catch_up();
    assert!(!is_there(&person) && person.sees("The rating by Kim, 1 May 2026, is deleted."), "{}", person.screen());
    assert!(person.sees("You and Ann, side by side"), "{}", person.screen());
    person.disk_is(crate::person::Disk::Broken);
    person.press("d y");
    assert!(!person.sees("is deleted"), "{}", person.screen());
    person.disk_is(crate::person::Disk::Works);
    person.press("d y");
    assert!(person.sees("No rating is kept with this assessment."), "{}", person.screen());
}

#[test]
fn a_rater_is_told_nothing_in_the_second_person_about_the_skill() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        let mut person = rater(size, &[]);
        person.press("<Enter>");
        let framework = person.app.framework().clone();
        let first = framework.skill(framework.skills().next().expect("a skill"));
        assert!(!person.sees_folded(first.definition.as_str()), "{}", person.screen());
        assert!(person.sees("Technical: Building software") && person.sees("To look for"), "{}", person.screen());
        assert!(!person.sees("To show it"), "{}", person.screen());
    }
}

#[test]
fn the_end_of_a_rating_says_how_to_hand_it_over_and_only_what_was_asked_for_is_asked() {
    let mut person = rater((80, 24), &["technical-writing", "public-speaking"]);
    person.press("<Enter>");
    assert_eq!(asked(&person), "technical-writing");
    person.press("3");
    assert_eq!(asked(&person), "public-speaking");
    person.press("<Right>");
    assert_eq!(asked(&person), "public-speaking");
    assert!(person.sees_folded("1 of 2 seen. E writes the file for Sam."), "{}", person.screen());
    person.press("2");
    assert!(
        person.sees_folded("2 of 2 seen.") && person.sees_folded("Nothing here is anonymous"),
        "{}",
        person.screen()
    );
    person.press("<Home>");
    assert_eq!(asked(&person), "technical-writing");
    person.press("/").write("software").press("<Enter>");
    assert_eq!(asked(&person), "technical-writing");
    assert!(person.sees("is not asked for"), "{}", person.screen());
}
