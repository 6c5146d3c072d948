//! Tests of late messages, failures and covered screens: the parts of the state do not interfere.

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::text::Clean;
use devrel_ready::tui::{Access, LoadQuestion, Msg, OpenedAssessment, Settle};

use crate::computer::Computer;
use crate::person::{Disk, Person, asked};

/// Returns a person with one unsaved answer.
fn unsaved(width: u16, height: u16) -> Person {
    let mut person = Person::at_first_question(width, height);
    person.disk_is(Disk::Full);
    person.press("3");
    person
}

/// Returns the message for an unsound save.
fn undecided(assessment: Assessment) -> Msg {
    asked_about(assessment, "go on with the backup")
}

/// Returns the message for an unsound save, with the words of the first choice.
fn asked_about(assessment: Assessment, yes: &str) -> Msg {
    let question = LoadQuestion {
        found: Clean::line("The save cannot be used."),
        ways: vec![(Settle::Restore, Clean::line(yes)), (Settle::StartOver, Clean::line("start over; all is kept"))],
    };
    let (access, notices) = (Access::ReadOnly(Clean::line("first decide")), Vec::new());
    Msg::Opened(Box::new(OpenedAssessment {
        assessment,
        revision: 0,
        access,
        safe: true,
        notices,
        question: Some(question),
    }))
}

/// Returns a person at home with two assessments, the first highlighted.
fn two() -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc> +").write("Ada").press("<Enter> <Enter> <Enter> <Enter> 3 <Esc> <Home>");
    assert!(person.sees("Ada") && person.sees("me"), "{}", person.screen());
    person
}

#[test]
fn a_button_with_many_words_is_whole_in_a_narrow_window() {
    let mut person = Person::at_first_question(60, 20);
    let assessment = person.app.current().expect("it is open").assessment().clone();
    person
        .tell(asked_about(assessment, "go back to the backup of 2026-11-20 10:00; the damaged file is kept beside it"));
    assert!(person.sees("damaged file is kept beside it"), "{}", person.screen());
    assert!(person.sees("start over"), "{}", person.screen());
}

#[test]
fn in_a_window_that_is_too_small_leaving_without_saving_is_asked_and_can_be_answered() {
    let mut person = unsaved(80, 24);
    person.resize(40, 10).press("q");
    assert!(!person.left && person.sees_folded("which are NOT SAVED"), "{}", person.screen());
    person.press("n");
    assert!(person.sees("This window is"), "{}", person.screen());
    person.press("q y");
    assert!(person.left);
}

#[test]
fn a_disk_that_hangs_keeps_nobody_from_leaving() {
    let mut person = unsaved(80, 24);
    person.press("<Esc>");
    person.slow = true;
    person.press("<Enter> q y");
    assert!(person.left);
}

#[test]
fn what_is_being_typed_outlives_the_question_whether_to_leave() {
    let mut person = unsaved(80, 24);
    person.press("e").write("a link").resize(40, 10).press("q n").resize(80, 24);
    assert!(person.sees("a link"), "{}", person.screen());
    person.resize(40, 10).press("q").resize(80, 24);
    assert!(person.sees("Leave without saving?"), "{}", person.screen());
    person.tell(Msg::Paste("lost".to_owned()));
    person.press("n");
    assert!(person.sees("a link") && !person.sees("lost"), "{}", person.screen());
}

#[test]
fn a_decision_outlives_the_question_whether_to_leave() {
    let mut person = unsaved(80, 24);
    let assessment = person.app.current().expect("it is open").assessment().clone();
    person.tell(undecided(assessment));
    person.press("q n");
    assert!(person.settled.is_empty() && person.sees("go on with the backup"), "{}", person.screen());
}

#[test]
fn the_question_whether_to_leave_stays_when_saving_has_worked_and_says_so() {
    let mut person = unsaved(80, 24);
    person.press("q");
    let name = person.app.current().expect("it is open").assessment().name().clone();
    person.tell(Msg::NotSaved(Name::new("Ada").expect("a name"), Clean::line("the disk is full")));
    assert!(person.sees("The newest changes of Ada and me"), "{}", person.screen());
    person.tell(Msg::Saved(Name::new("Ada").expect("a name"), 9));
    assert!(person.sees("Leave without saving?"), "{}", person.screen());
    person.tell(Msg::Saved(name, 9));
    assert!(!person.left && person.sees("Everything is saved by now."), "{}", person.screen());
    person.press("n");
    assert!(!person.left && !person.sees("Leave?"), "{}", person.screen());
    person.press("q");
    assert!(person.left);
}

#[test]
fn a_decision_that_cannot_be_carried_out_leaves_the_way_home() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc>");
    person.computer.replace(Computer::save_of(&Name::new("me").expect("a name")), "torn");
    person.press("<Enter>");
    assert!(person.sees("start over"), "{}", person.screen());
    person.disk_is(Disk::Broken);
    person.press("+ y");
    assert!(person.sees("Input/output error"), "{}", person.screen());
    person.press("<Esc>");
    assert!(person.sees("Your assessments"), "{}", person.screen());
}

#[test]
fn nothing_is_pasted_into_a_field_that_cannot_be_seen() {
    let mut person = Person::at_first_question(80, 24);
    person.press("e").resize(40, 10).tell(Msg::Paste("unseen".to_owned()));
    person.resize(80, 24);
    assert!(!person.sees("unseen"), "{}", person.screen());
}

#[test]
fn deleting_what_could_not_be_saved_ends_the_trouble_with_it() {
    let mut person = unsaved(80, 24);
    person.press("<Esc>");
    person.disk_is(Disk::Works);
    person.press("<Delete> y");
    assert!(!person.sees("NOT SAVED"), "{}", person.screen());
    person.press("q");
    assert!(person.left);
}

#[test]
fn a_deletion_is_told_when_it_has_happened() {
    let mut person = two();
    person.slow = true;
    person.press("<Delete> y");
    assert!(!person.sees("is deleted"), "{}", person.screen());
    person.catch_up();
    assert!(person.sees("Ada is deleted."), "{}", person.screen());
    let mut person = two();
    person.disk_is(Disk::Forbidden);
    person.press("<Delete> y");
    assert!(person.sees("Permission denied") && !person.sees("Ada is deleted."), "{}", person.screen());
}

#[test]
fn a_deletion_that_fails_late_does_not_answer_for_an_opening() {
    let mut person = two();
    person.disk_is(Disk::Broken);
    person.slow = true;
    person.press("<Delete> y <Down> r");
    assert_eq!(person.pending(), 3, "counting its points, deleting, and opening the other one");
    person.perform_next();
    person.perform_next();
    person.disk_is(Disk::Works);
    person.press("<Enter>");
    assert_eq!(person.pending(), 1, "it is being opened already");
    person.catch_up();
    assert!(person.sees("‹ Established ›"), "the results were asked for: {}", person.screen());
}

#[test]
fn an_opening_that_fails_is_told_and_another_can_be_begun() {
    let mut person = two();
    person.disk_is(Disk::Broken);
    person.press("r");
    assert!(person.sees("Input/output error"), "{}", person.screen());
    person.disk_is(Disk::Works);
    person.press("<Enter>");
    assert_ne!(asked(&person), "no question", "{}", person.screen());
}

#[test]
fn goals_that_are_reached_are_called_reached() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"2 ".repeat(28)).press("<Enter> + = <Enter>");
    person.press("4");
    assert!(person.sees("Your goals are reached") && !person.sees("not applicable"), "{}", person.screen());
    person.press("z =");
    assert!(person.sees("Your goals are reached"), "{}", person.screen());
}

#[test]
fn a_plan_that_became_shorter_has_a_step_highlighted() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"1 ".repeat(28)).press("p <End>");
    let count = |person: &Person| person.screen().lines().filter(|line| line.contains(" → ")).count();
    assert!(count(&person) > 2, "{}", person.screen());
    person.press("<Enter> 4");
    assert!(person.sees("▌ ") && person.sees("To reach"), "{}", person.screen());
}

#[test]
fn results_that_lose_roles_have_one_highlighted() {
    let mut person = Person::at_first_question(80, 24);
    person.press("x <Right> x x x x <Right>").press(&"x ".repeat(21)).press("r <Down> <Down> <Down>");
    person.press("/").write("Learning unfamiliar").press("<Enter> x <Esc> <Enter>");
    assert!(person.sees("importance"), "the role that is left is opened: {}", person.screen());
}

#[test]
fn a_review_whose_last_row_goes_has_a_row_highlighted() {
    let mut person = Person::at_first_question(80, 24);
    person.press("f <Right> f V <Right> <Right> <End>");
    assert!(person.sees("Flagged 2"), "{}", person.screen());
    person.press("f");
    let highlighted = |person: &Person| person.screen().lines().skip(4).any(|line| line.contains('▌'));
    assert!(person.sees("Flagged 1") && highlighted(&person), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(asked(&person), "software-building");
}

#[test]
fn what_is_taken_back_or_made_again_is_said() {
    let mut person = Person::at_first_question(80, 24);
    let name = "Building software";
    person.press("3 <Left> e").write("link").press("<Enter> n").write("words").press("<C-s> s * f u");
    for part in ["the flag on", "the star on", "how sure you are of", "the note on", "the evidence for"] {
        assert!(person.sees(&format!("Taken back: {part} {name}.")), "{part}: {}", person.screen());
        person.press("u");
    }
    assert!(person.sees(&format!("Taken back: the answer to {name}.")), "{}", person.screen());
    person.press("U U");
    assert!(person.sees(&format!("Made again: the evidence for {name}.")), "{}", person.screen());
}

#[test]
fn nothing_is_called_unwritten_before_the_person_has_said_no() {
    let mut person = Person::at_first_question(120, 40);
    person.press("3 r E <Enter> <Enter>");
    assert!(person.sees("There is a file") && !person.sees("Nothing was written"), "{}", person.screen());
    assert!(!person.sees("changes the name"), "what is offered has to work: {}", person.screen());
    person.press("n");
    assert!(person.sees("Nothing was written"), "{}", person.screen());
}

#[test]
fn a_file_is_asked_for_once_and_what_comes_late_asks_nothing() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 r E <Enter>");
    person.slow = true;
    person.press("<Enter> <Enter>");
    assert_eq!(person.pending(), 1, "one file is asked for, once");
    person.press("<Esc> E");
    person.perform_next();
    assert!(!person.sees("Replace?") && person.sees("Nothing was written"), "{}", person.screen());
}

#[test]
fn what_becomes_of_a_file_is_told_although_settings_lie_over_the_screen_meanwhile() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 r E");
    person.slow = true;
    person.press("<Enter> ,");
    person.perform_next();
    person.press("<Esc>");
    assert!(person.sees("Written: /home/ada/me-2026-05-01.html"), "{}", person.screen());
    person.slow = false;
    person.press("<Enter>");
    assert!(person.sees("There is a file"), "it can be asked for again: {}", person.screen());
}

#[test]
fn a_question_about_a_file_is_about_the_one_asked_for_last() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 r E <Enter>");
    person.slow = true;
    person.press("<Enter> <Esc> E <End> <Right> <C-u>").write("other.json").press("<Enter> <Enter>");
    person.perform_next();
    assert!(!person.sees("Replace?"), "that was another visit: {}", person.screen());
}

#[test]
fn notes_that_are_left_out_again_are_not_copied() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Left> n").write("not for anybody").press("<C-s> r E <Left> <Left> <Left> <Down> <Right>");
    person.slow = true;
    person.press("<Right> c");
    assert!(!person.clipboard.contains("not for anybody"), "{}", person.clipboard);
    person.slow = false;
    person.catch_up();
    person.press("c");
    assert!(person.clipboard.contains("devrel-ready/report/1") && !person.clipboard.contains("not for anybody"));
}

#[test]
fn what_is_wrong_with_a_name_is_not_said_of_the_next_one() {
    let mut person = Person::at_first_question(80, 24);
    person.press("<Esc> +").write("me").press("<Enter>");
    assert!(person.sees("already"));
    person.press("<Left>");
    assert!(person.sees("already"), "it is the same name still");
    person.write("x");
    assert!(!person.sees("already"), "{}", person.screen());
}

#[test]
fn only_an_answer_moves_ranges() {
    let mut person = Person::at_first_question(120, 40);
    person.press("3 <Left> e").write("link").press_at_once("<Enter>");
    assert!(person.app.moment().is_none() && !person.sees("╍"), "{}", person.screen());
    person.press_at_once("u");
    assert!(person.app.moment().is_none(), "nor does taking it back");
    person.press_at_once("u");
    assert!(person.app.moment().is_some());
}

#[test]
fn the_arithmetic_on_a_question_is_that_of_the_role_aimed_at_else_of_the_leader() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&"0 ".repeat(24)).press("4 4 4 4 r");
    let app = &person.app;
    let current = app.current().expect("it is open");
    let order = &current.ranking(current.assessment().aim().band).order;
    assert_ne!(Some(order[0]), app.framework().roles().next(), "the leader is not the first by chance");
    let [first, second] = [0, 1].map(|place| app.framework().role(order[place]).name.to_string());
    person.press("b y");
    assert!(person.sees(&format!("Why: {first}")), "{}", person.screen());
    person.press("<Esc> r <Home> <Down> a b y");
    assert!(person.sees(&format!("Why: {second}")), "{}", person.screen());
}

#[test]
fn a_name_that_is_not_there_is_no_first_start() {
    let mut person = two();
    let list = person.app.home().to_vec();
    person.start_with("Adda");
    assert!(person.sees("there is no assessment called") && !person.sees("your first"), "{}", person.screen());
    assert!(person.sees("Reading your assessments"), "{}", person.screen());
    person.tell(Msg::Listed(list));
    assert!(person.sees("Your assessments") && person.sees("Ada"), "{}", person.screen());
    assert!(!person.sees("Reading"), "{}", person.screen());
    person.start_with("Adda");
    person.tell(Msg::NotListed(Clean::line("Permission denied")));
    assert!(person.sees("Permission denied") && !person.sees("your first"), "{}", person.screen());
    person.press("<Up> <Enter>");
    assert!(person.sees("Permission denied") && !person.sees("your first"), "{}", person.screen());
    person.press("+");
    assert!(person.sees("me"), "a new one can be begun: {}", person.screen());
}
