//! Tests of what appears between questions: milestones, the difference of an answer, and pages of text.

use devrel_ready::settings::{Motion, Setting};
use devrel_ready::tui::{Access, Msg, OpenedAssessment};

use crate::person::Person;

#[test]
fn a_finished_domain_is_worth_a_word() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 3 3 3 3 3 3");
    assert!(person.sees("✓ Technical is done, 21 questions to go"), "{}", person.screen());
    person.press("<Down>");
    assert!(person.sees("Technical is done"), "it stays while the next answer is considered");
    person.press("3");
    assert!(!person.sees("Technical is done"));
}

#[test]
fn a_role_that_is_settled_or_decided_is_said_once() {
    let mut person = Person::at_first_question(80, 24);
    let mut said = Vec::new();
    for level in "4 4 4 4 4 4 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0".split(' ') {
        person.press(level);
        let screen = person.screen();
        let message = screen.lines().nth(22).unwrap_or_default();
        said.extend(message.split_once("✓ ").map(|(_, words)| words.trim().to_owned()));
    }
    let leads: Vec<&String> = said.iter().filter(|words| words.contains("leads")).collect();
    let kinds: Vec<&str> = leads.iter().filter_map(|words| words.split(':').next()).collect();
    assert!(kinds.contains(&"Decided"), "{said:?}");
    let mut once = leads.clone();
    once.dedup();
    assert_eq!(leads, once, "nothing is said twice");
}

#[test]
fn what_an_answer_made_certain_is_seen_for_a_moment() {
    let mut person = Person::at_first_question(120, 40);
    person.press("3 1").press_at_once("2");
    assert!(person.app.moment().is_some());
    assert!(person.sees("╍"), "{}", person.screen());
    person.tell(Msg::Faded);
    assert!(person.app.moment().is_none());
    person.app.set(Setting::Motion(Motion::Reduced));
    person.press_at_once("2");
    assert!(person.app.moment().is_none(), "with reduced motion nothing goes by itself");
    assert!(!person.sees("╍"));
}

#[test]
fn a_page_scrolled_beyond_its_end_comes_back_at_once() {
    for page in ["H", "r y"] {
        let mut person = Person::at_first_question(80, 24);
        person.press("2 2").press(page);
        let top = person.screen();
        person.press("<End> <End> <PageDown> <PageDown>");
        let end = person.screen();
        assert_ne!(top, end, "{page}");
        person.press("<Up>");
        assert_ne!(person.screen(), end, "{page}: one line up is one line up");
        person.press("<Down>");
        assert_eq!(person.screen(), end, "{page}");
    }
}

#[test]
fn what_was_opened_is_not_called_saved_before_the_disk_has_said_so() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 <Esc>");
    let assessment = person.only_save();
    let name = assessment.name().clone();
    let opened = OpenedAssessment {
        assessment,
        revision: 7,
        access: Access::Writable,
        safe: false,
        notices: Vec::new(),
        question: None,
    };
    person.tell(Msg::Opened(Box::new(opened)));
    assert!(person.sees("saving") && !person.sees("✓ saved"), "{}", person.screen());
    person.tell(Msg::Saved(name, 7));
    assert!(person.sees("✓ saved"));
}

#[test]
fn what_was_completed_is_not_said_any_more_once_it_is_taken_back() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 3 3 3 3 3 3 u");
    assert!(person.sees("Taken back"));
    person.press("<Down>");
    assert!(!person.sees("Technical is done"), "{}", person.screen());
}

#[test]
fn any_key_ends_a_moment_and_the_next_answer_has_one_of_its_own() {
    let mut person = Person::at_first_question(120, 40);
    person.press_at_once("3");
    let first = person.app.moment();
    assert!(first.is_some());
    person.press_at_once("*");
    assert!(person.app.moment().is_none() && !person.sees("╍"), "{}", person.screen());
    person.press_at_once("3");
    assert!(person.app.moment().is_some() && person.app.moment() != first);
}

/// Returns a person whose last answer, just given, made the leading role ready. All questions are answered.
fn just_ready(motion: Motion) -> Person {
    let mut person = Person::at_first_question(80, 24);
    person.app.set(Setting::Motion(motion));
    let framework = devrel_ready::framework::Framework::shipped();
    let writer = framework.role(framework.roles().nth(1).expect("there are four"));
    let is_listed = |skill| writer.requirement(skill).is_some();
    for skill in framework.skills() {
        person.press(if is_listed(skill) { "2" } else { "0" });
    }
    for skill in framework.skills().filter(|skill| is_listed(*skill)) {
        let name = framework.skill(skill).name.as_str();
        person.press("/").write(name).press("<Enter>").press_at_once("4");
        if person.app.green_rule().is_some() {
            return person;
        }
        person.tell(Msg::Faded);
    }
    unreachable!("the highest level of everything that counts is ready: {}", person.screen())
}

/// Returns how many cells of the rule below the places are green.
fn green(person: &Person) -> usize {
    let buffer = person.buffer();
    let width = usize::from(buffer.area.width);
    buffer.content[width..2 * width].iter().filter(|cell| cell.fg == ratatui::style::Color::Green).count()
}

#[test]
fn the_rule_turns_green_once_from_left_to_right_when_a_role_is_ready() {
    let mut person = just_ready(Motion::Full);
    let mut seen = vec![green(&person)];
    while person.app.moment().is_some() {
        person.tell(Msg::Faded);
        seen.push(green(&person));
    }
    assert!(seen.is_sorted() && seen.len() > 5, "{seen:?}");
    assert_eq!((seen[0], seen.last().copied()), (0, Some(80)), "{seen:?}");
    person.press_at_once("<Enter> <Esc>");
    assert_eq!((green(&person), person.app.moment()), (80, None), "it stays, and does not begin again");
}

#[test]
fn any_key_ends_what_moves_and_with_reduced_motion_nothing_does() {
    let mut person = just_ready(Motion::Full);
    assert!(person.app.moment().is_some() && green(&person) < 80);
    person.press_at_once("<Down>");
    assert!(person.app.moment().is_none(), "{}", person.screen());
    let person = just_ready(Motion::Reduced);
    assert_eq!((person.app.moment(), green(&person)), (None, 80), "the end is shown at once");
}
