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
    assert!(person.sees("1 the same, 0 one apart, 2 two apart"), "{}", person.screen());
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
fn the_conversation_sheet_is_written_once_and_never_over_another_file() {
    let mut person = rated((80, 24), &[("Kim", &[2, 4, 0])]);
    person.press("t R E");
    assert!(person.sees("Written: /home/ada/me-and-kim.md"), "{}", person.screen());
    let sheet = person.written().remove("me-and-kim.md").expect("it is there");
    assert!(
        sheet.starts_with("# me and Kim: what to talk about") && sheet.contains("- **Kim, 4**: They have"),
        "{sheet}"
    );
    person.press("<Down> E");
    assert!(person.sees("is there already"), "{}", person.screen());
    assert_eq!(person.written().remove("me-and-kim.md"), Some(sheet.clone()));
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
        for words in ["You and Kim, side by side", "3 skills", "2 two apart", "You", "Kim", "4"] {
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
    for keys in ["r", "p", "w", "t", "E", "V", "A", "W", "R", "<Tab>", "<BackTab>", "y", "Q", "s", "*", "b", "c"] {
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
    // The keys of home for results and reports lead to the questions, too.
    for keys in ["r", "E", "t", "A"] {
        person.press("O").press(keys);
        let screen = person.screen();
        assert!(matches!(person.app.screen(), Screen::Question(_) | Screen::Home(_)), "{keys}:\n{screen}");
        if matches!(person.app.screen(), Screen::Home(_)) {
            person.press("<Enter>");
        }
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
    assert!(person.sees_folded("1 of 2 seen. `devrel-ready export 'Sam, by Kim'"), "{}", person.screen());
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
