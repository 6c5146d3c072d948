//! Tests of the list of assessments: where each stands, and the filter.

use devrel_ready::assessment::Name;
use devrel_ready::framework::Catalog;
use devrel_ready::rating::RatingRequest;
use devrel_ready::store::{Begun, Store};
use devrel_ready::text::Clean;
use devrel_ready::tui::{Msg, Screen};

use crate::computer::DATA_DIR;
use crate::person::{Person, asked};

/// Returns a person at home with these assessments, each with some answers.
fn with(names: &[&str]) -> Person {
    let mut person = Person::new(80, 24);
    for (position, name) in names.iter().enumerate() {
        person.press(if position == 0 { "<Enter> <C-u>" } else { "+ <C-u>" }).write(name);
        person.press("<Enter> <Enter> <Enter> <Enter> 3 2 <Esc>");
    }
    person.press("<Home>");
    person
}

const NAMES: [&str; 4] = ["Ada", "next job", "Grace", "quick job"];

fn cursor(person: &Person) -> usize {
    let Screen::Home(home) = person.app.screen() else { unreachable!("home is shown") };
    home.cursor
}

/// Returns the names that are listed.
fn listed(person: &Person) -> Vec<String> {
    let Screen::Home(home) = person.app.screen() else { unreachable!("home is shown") };
    home.rows(person.app.home()).iter().map(|row| row.which.to_string()).collect()
}

#[test]
fn the_name_of_a_rating_has_the_room_of_an_almost_empty_row() {
    for size in [(60, 20), (80, 24)] {
        let mut person = Person::at_first_question(size.0, size.1);
        person.press("3 O");
        let rated = RatingRequest::of(Name::new("Samantha Smith").expect("a name"), person.app.framework(), &[]);
        let theirs = rated.to_rate(Name::new("Kimberley").expect("a name")).expect("short names");
        let store = Store::on(person.computer.disk.clone(), DATA_DIR.into());
        let Begun::New(mut session) = store.begin(&Catalog::shipped(), theirs.name()).expect("the disk works") else {
            unreachable!("nothing is there")
        };
        session.save(&theirs, 1, jiff::Timestamp::UNIX_EPOCH).expect("the disk works");
        drop(session);
        person = person.started_again();
        let row = person.row_of("Samantha Smith, by Kimberley").expect("the whole name");
        assert!(person.screen().lines().nth(row).is_some_and(|row| row.contains("a rating")), "{}", person.screen());
    }
}

#[test]
fn a_day_that_is_not_known_is_one_whole_word_where_room_is_short() {
    let mut person = Person::at_first_question(60, 20);
    person.press("3 O");
    let mut rows = person.app.home().to_vec();
    rows[0].answered = Clean::line("day not known");
    person.tell(Msg::Listed(rows));
    assert!(person.sees(" undated") && !person.sees("day not"), "{}", person.screen());
}

#[test]
fn letters_show_only_the_names_that_have_them_and_enter_opens_the_highlighted_one() {
    let mut person = with(&NAMES);
    person.press("/").write("next");
    assert_eq!(listed(&person), ["next job"]);
    assert!(person.sees("▌ next job") && person.sees("1 of 4") && !person.sees("Grace"), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees(" next job ") && asked(&person) != "no question", "{}", person.screen());
    person.press("<Esc>");
    assert_eq!(listed(&person).len(), 4, "coming back shows all");
    assert!(person.sees("▌ next job"), "{}", person.screen());
}

#[test]
fn escape_ends_the_filter_and_keeps_the_entry_highlighted() {
    let mut person = with(&NAMES);
    person.press("/").write("job").press("<Down>");
    let shown = listed(&person);
    assert!(shown.len() > 1 && shown.len() < 4, "{shown:?}");
    let highlighted = shown[cursor(&person)].clone();
    person.press("<Esc>");
    assert_eq!(listed(&person)[cursor(&person)], highlighted);
    assert!(!person.left && !person.sees("2 of 4"), "{}", person.screen());
}

#[test]
fn keys_are_text_while_filtering() {
    let mut person = with(&NAMES);
    person.press("/").write("q+rE?");
    assert!(!person.left && person.app.overlay().is_none(), "{}", person.screen());
    assert_eq!(listed(&person), Vec::<String>::new());
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::Home(_)), "there is nothing to open: {}", person.screen());
    person.press("<C-u>");
    assert_eq!(listed(&person).len(), 4);
}

#[test]
fn a_filter_holds_while_the_list_is_read_again() {
    let mut person = with(&NAMES);
    person.press("/").write("grace");
    let list = person.app.home().to_vec();
    person.tell(Msg::Listed(list));
    assert_eq!(listed(&person), ["Grace"]);
}

#[test]
fn the_highlighted_assessment_is_the_one_that_is_deleted_and_exported() {
    let mut person = with(&NAMES);
    let second = listed(&person)[1].clone();
    person.press("<Down> <Delete>");
    assert!(person.sees(&format!("Delete “{second}”?")), "{}", person.screen());
    person.press("y");
    assert!(!listed(&person).contains(&second) && listed(&person).len() == 3);
    let now = listed(&person)[cursor(&person)].clone();
    person.press("E");
    assert!(person.sees("A report to take away") && person.sees(&format!(" {now} ")), "{}", person.screen());
}

#[test]
fn a_row_tells_where_the_closest_role_stands() {
    let mut person = with(&["Ada"]);
    assert!(person.sees("2 of 28") && person.sees("1 May"), "{}", person.screen());
    person.press("<Enter>").press(&"3 ".repeat(26)).press("<Esc>");
    let leader = person.app.home()[0].standing.clone().expect("it is scored");
    let role = leader.leader().expect("there is a role").clone();
    assert!(person.sees(role.short.as_str()) && person.sees("✓ ready"), "{}", person.screen());
    assert_eq!((role.score.as_str(), role.is_settled), ("100", true));
}

#[test]
fn a_role_is_named_only_as_surely_as_the_results_name_it() {
    let mut person = Person::at_first_question(120, 40);
    for (answers, home, results) in [
        ("3", "too early", "after 6 answers it can be said"),
        ("3 1 4 2", "too early", "after 6 answers it can be said"),
        ("2", "likely, 6 of 28", "if the rest resembles this"),
    ] {
        person.press(answers).press("r");
        assert!(person.sees(results), "{}", person.screen());
        let likely = person.screen().lines().find(|line| line.contains("Likely")).unwrap_or_default().to_owned();
        person.press("O");
        assert!(person.sees(home), "{home}: {}", person.screen());
        let role = likely.trim().trim_start_matches("Likely").trim().trim_end_matches(", if the rest resembles this");
        let row = person.screen().lines().find(|line| line.contains("▌ me")).unwrap_or_default().to_owned();
        assert_eq!(row.contains(role), home.starts_with("likely"), "{role}: {row}");
        person.press("<Enter>");
    }
    for level in ["3"; 22] {
        person.press(level);
    }
    person.press("O");
    assert!(!person.sees("likely") && !person.sees("too early"), "all is answered: {}", person.screen());
}
