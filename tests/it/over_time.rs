//! Tests of points in time: a person keeps some, answers again, compares, and takes things back.

use devrel_ready::assessment::{Choice, Name};
use devrel_ready::framework::Level;
use devrel_ready::text::Clean;
use devrel_ready::tui::{Access, Msg, OpenedAssessment, Screen};
use jiff::civil::date;

use crate::computer::Computer;
use crate::person::{Disk, Person, asked};

/// The answers of the first evening, on 1 May.
const LEVELS: &str = "2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1";

/// Returns a person with every question answered on 1 May, in November, with the results in view.
fn answered(width: u16, height: u16) -> Person {
    let mut person = Person::at_first_question(width, height);
    person.press(LEVELS);
    later(&mut person);
    person
}

fn later(person: &mut Person) {
    person.tell(Msg::Today(date(2026, 11, 24)));
}

/// Returns how many answers are given in the round.
fn given(person: &Person) -> usize {
    let assessment = person.app.current().expect("it is open").assessment();
    assert!(assessment.again().is_some(), "there is a round:\n{}", person.screen());
    28 - assessment.left_to_ask()
}

fn is_in_round(person: &Person) -> bool {
    person.app.current().is_some_and(|current| current.assessment().again().is_some())
}

fn points(person: &Person) -> Vec<u32> {
    person.app.current().expect("it is open").points().iter().map(|point| point.number).collect()
}

#[test]
fn todays_answers_are_kept_once_and_taken_back_with_one_key() {
    let mut person = answered(80, 24);
    person.press("t");
    assert!(person.sees("No point in time is kept yet"), "{}", person.screen());
    assert!(!person.sees("mark two") && person.sees("+ keep today"), "{}", person.screen());
    person.press("+");
    assert!(person.sees("kept as point 1. u takes it back"), "{}", person.screen());
    person.press("+");
    assert!(person.sees("Nothing changed since point 1") && points(&person) == [1], "{}", person.screen());
    person.press("u");
    assert!(person.sees("Point 1 is deleted.") && points(&person).is_empty(), "{}", person.screen());
    assert!(person.sees("No point in time is kept yet"), "{}", person.screen());
}

#[test]
fn enter_on_the_former_answer_gives_it_again_and_the_end_is_the_comparison() {
    let mut person = answered(80, 24);
    person.press("A <Enter>");
    assert_eq!((asked(&person), given(&person)), ("software-building", 0));
    assert!(person.sees("kept as point 1. Answering again: 28 answers to give."), "{}", person.screen());
    assert!(person.sees("▌ ○ 2") && person.sees("last time"), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees("Last time, 1 May 2026: 2. Enter gives it again"), "{}", person.screen());
    assert!(person.sees("Answering again · 1 of 28 given"), "{}", person.screen());
    person.press("4");
    for left in (1..=26).rev() {
        assert_eq!(given(&person), 28 - left);
        person.press("<Enter>");
    }
    assert!(!is_in_round(&person) && matches!(person.app.screen(), Screen::Compare(_)), "{}", person.screen());
    assert!(person.sees("This is what changed since point 1"), "{}", person.screen());
    assert!(person.sees("Learning unfamiliar systems") && person.sees("1 May 2026 against now"), "{}", person.screen());
    let save = person.only_save();
    assert!(save.again().is_none() && save.entry(save.place()).given.is_some());
    person.press("<Esc>");
    assert!(matches!(person.app.screen(), Screen::History(_)), "{}", person.screen());
    person.press("<Esc>");
    assert!(matches!(person.app.screen(), Screen::Home(_)), "{}", person.screen());
}

/// Returns the columns of the skills and of the question, without the scores.
fn question_panes(person: &Person) -> String {
    let screen = person.screen();
    let panes = screen.lines().skip(2).map(|line| line.rsplit_once('│').map_or(line, |(panes, _)| panes));
    panes.collect::<Vec<_>>().join("\n")
}

#[test]
fn hidden_former_answers_leave_no_trace_on_the_question_until_they_are_given() {
    for size in [(80, 24), (120, 40), (200, 60), (60, 20)] {
        let screens: Vec<(String, String)> = ["0", "3"]
            .into_iter()
            .map(|level| {
                let mut person = answered(size.0, size.1);
                person.press("b <Home>").press(level).press("<Left> e").write(&format!("a link for level {level}"));
                person.press("<Enter> n").write(&format!("a note on {level}")).press("<C-s>");
                person.press(if level == "0" { "s" } else { "s s" });
                person.press("A n");
                assert_eq!((asked(&person), given(&person)), ("software-building", 0));
                assert!(!person.sees("last time") && !person.sees("○ 3") && !person.sees("●"), "{}", person.screen());
                let before = question_panes(&person);
                person.press("<Right>");
                assert!(person.sees("As you chose, your former answer is hidden"), "{}", person.screen());
                person.press("<Left> 3");
                (before, question_panes(&person))
            })
            .collect();
        if size.0 >= 110 {
            assert_eq!(screens[0].0, screens[1].0, "{size:?}");
            assert!(screens[0].0.contains('○') && screens[1].1.contains("━━━"), "{}", screens[1].1);
        } else {
            let question = |screen: &str| screen.lines().take(14).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(question(&screens[0].0), question(&screens[1].0), "{size:?}");
        }
        assert!(!screens[0].0.contains("a link for") && !screens[0].0.contains("a note on"), "{}", screens[0].0);
    }
}

#[test]
fn enter_on_a_hidden_answer_gives_nothing_before_one_has_moved() {
    let mut person = answered(80, 24);
    person.press("A n <Enter>");
    assert!(given(&person) == 0 && person.sees("Move to a statement"), "{}", person.screen());
}

#[test]
fn the_list_of_skills_tells_what_is_given_from_what_is_carried_over() {
    let mut person = answered(120, 40);
    person.press("A <Enter> <Enter> 3");
    for words in ["Building software      ━━    2", "Learning new systems   ━━━   3", "Troubleshooting        ──    2"]
    {
        assert!(person.sees(words), "{words}:\n{}", person.screen());
    }
    assert!(person.sees("On your own  last time, 1 May 2026") && person.sees("2 of 28 given"), "{}", person.screen());
    assert!(person.sees("Thin in the list: from 1 May"), "{}", person.screen());
}

#[test]
fn a_killed_program_goes_on_answering_again_where_it_was() {
    let mut person = answered(80, 24);
    person.press("A <Enter> <Enter> <Enter> 3");
    let mut person = person.started_again();
    later(&mut person);
    person.press("<Enter>");
    assert_eq!((asked(&person), given(&person)), ("sample-code", 3));
    for _ in 0..25 {
        person.press("<Enter>");
    }
    assert!(matches!(person.app.screen(), Screen::Compare(_)) && person.sees("since point 1"), "{}", person.screen());
    assert!(person.sees("Troubleshooting with developers"), "what was given before the kill: {}", person.screen());
}

#[test]
fn the_end_waits_for_points_that_are_still_being_read() {
    let mut person = answered(80, 24);
    person.press("A <Enter>").press(&"<Enter> ".repeat(27));
    let mut person = person.started_again();
    later(&mut person);
    person.press_at_once("<Enter>");
    let current = person.app.current().expect("it is open").assessment().clone();
    let opened = OpenedAssessment {
        revision: 90,
        access: Access::Writable,
        safe: true,
        notices: Vec::new(),
        question: None,
        assessment: current,
    };
    person.slow = true;
    person.tell(Msg::Opened(Box::new(opened)));
    person.press("<Enter>");
    assert!(person.sees("The points in time are being read"), "{}", person.screen());
    person.catch_up();
    assert!(person.sees("against now"), "{}", person.screen());
}

#[test]
fn giving_again_is_taken_back_with_one_key() {
    let mut person = answered(80, 24);
    person.press("A <Enter> <Enter> 4");
    assert_eq!(given(&person), 2);
    person.press("u");
    assert_eq!((asked(&person), given(&person)), ("system-learning", 1));
    assert!(person.sees("▌ ○ 2"), "{}", person.screen());
    person.press("u");
    assert_eq!((asked(&person), given(&person)), ("software-building", 0));
    person.press("<C-r>");
    assert_eq!(given(&person), 1);
}

#[test]
fn a_round_is_gone_on_with_or_ended_on_any_screen() {
    let mut person = answered(80, 24);
    person.press("A <Enter> <Enter> r A");
    assert!(person.sees("answering again since point 1: 1 of 28 given"), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!((asked(&person), given(&person)), ("system-learning", 1));
    person.press("A <Right> <Enter>");
    assert!(!is_in_round(&person), "{}", person.screen());
    assert!(person.sees("You are no longer answering again. 27 answers were carried over"), "{}", person.screen());
    assert!(person.sees("▌ ● 2") && person.only_save().again().is_none(), "{}", person.screen());
    person.press("A <Esc>");
    assert!(!is_in_round(&person), "asking begins nothing");
}

#[test]
fn an_answer_before_the_point_is_in_it_and_one_after_it_counts_as_given_again() {
    let mut person = answered(80, 24);
    person.press("b <Home>");
    person.slow = true;
    // The answer before is not even saved when the round begins; the answers after come before the point is kept.
    person.press_at_once("4 A <Enter> b <Home> <Right> 3 b <Home> <Right> <Right> 2");
    assert!(!is_in_round(&person));
    person.slow = false;
    person.catch_up();
    let current = person.app.current().expect("it is open");
    let [first, second, third] = ["software-building", "system-learning", "troubleshooting"]
        .map(|key| current.framework().find_skill(key).expect("it is there"));
    let point = &current.points()[0];
    let level = |skill| point.assessment.entry(skill).choice.level().map(Level::number);
    assert_eq!((level(first), level(second)), (Some(4), Some(2)), "the point holds the state of the button");
    let waits = |skill| current.assessment().is_still_to_give(skill);
    assert!(waits(first) && !waits(second), "given before the point, and after it");
    assert!(point.revision <= current.assessment().again().expect("a round").revision);
    // Giving the same answer on another day dates it, so it was given again as well.
    assert!(!waits(third));
}

#[test]
fn a_disk_that_fails_begins_no_round_and_keeps_no_point() {
    let mut person = answered(80, 24);
    person.press("b");
    let before = asked(&person).to_owned();
    person.disk_is(Disk::Full);
    person.press("A <Enter>");
    assert!(person.sees("not kept as a point") && !is_in_round(&person), "{}", person.screen());
    assert_eq!(asked(&person), before);
    person.press("t +");
    assert!(person.sees("not kept as a point") && points(&person).is_empty(), "{}", person.screen());
    person.disk_is(Disk::Works);
    person.wait();
    person.press("A <Enter>");
    assert!(is_in_round(&person) && points(&person) == [1], "{}", person.screen());
}

#[test]
fn a_point_is_deleted_after_asking_but_not_the_one_of_the_round() {
    let mut person = answered(80, 24);
    person.press("t + d");
    assert!(person.sees("Delete this point in time?") && person.sees("point 1, 1 May 2026"), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(points(&person), [1], "the safe button comes first");
    person.press("<Up> d");
    assert!(person.sees("The present answers are no point in time"), "{}", person.screen());
    person.press("A <Enter> t d");
    assert!(person.sees("Point 1 holds the former answers while you answer again"), "{}", person.screen());
    person.press("A n d y");
    assert!(points(&person).is_empty() && person.sees("Point 1 is deleted"), "{}", person.screen());
}

#[test]
fn a_point_is_called_deleted_when_its_file_is_gone() {
    let mut person = answered(80, 24);
    person.press("t +");
    person.slow = true;
    person.press("d y");
    assert!(!person.sees("is deleted"), "{}", person.screen());
    person.catch_up();
    assert!(person.sees("Point 1 is deleted."), "{}", person.screen());
    person.slow = false;
    person.press("+");
    person.disk_is(Disk::Forbidden);
    person.press("d y");
    assert!(person.sees("is not deleted") && !person.sees("is deleted."), "{}", person.screen());
}

#[test]
fn a_step_marked_as_done_changes_no_level_and_the_comparison_names_it() {
    let mut person = answered(80, 24);
    person.press("t + p");
    let choices = |person: &Person| -> Vec<Choice> {
        let current = person.app.current().expect("it is open");
        current.framework().skills().map(|skill| current.assessment().entry(skill).choice).collect()
    };
    let before = choices(&person);
    person.press("<Space>");
    assert!(person.sees("▸ begun") && person.sees("Begun       24 Nov 2026"), "{}", person.screen());
    person.press("<Space>");
    assert!(person.sees("✓ done") && person.sees("Done        24 Nov 2026, begun 24 Nov 2026"), "{}", person.screen());
    assert!(person.sees("Your next answer changes the level"), "{}", person.screen());
    assert_eq!(choices(&person), before);
    person.press("t <Enter>");
    assert!(person.reads("Steps done") && person.sees("24 Nov 2026"), "{}", person.screen());
    person.press("p u u");
    assert!(!person.sees("✓ done") && !person.sees("▸ begun"), "{}", person.screen());
}

#[test]
fn a_point_that_cannot_be_used_is_told_and_hides_no_other() {
    let mut person = answered(80, 24);
    person.press("t + b <Home> 4 t +");
    assert_eq!(points(&person), [1, 2]);
    let save = Computer::save_of(&Name::new("me").expect("a name"));
    person.computer.replace(save.with_file_name("points").join("0001.json"), "torn");
    let mut person = person.started_again();
    person.press("t");
    assert_eq!(points(&person), [2]);
    assert!(person.reads("Point 1 cannot be used"), "{}", person.screen());
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::Compare(_)), "{}", person.screen());
    person.computer.replace(save.with_file_name("points").join("0002.json"), "torn");
    let mut person = person.started_again();
    person.press("t");
    assert!(person.sees("No point in time can be used") && !person.sees("is kept yet"), "{}", person.screen());
    assert!(person.sees("Point 1 cannot be used") && person.sees("Point 2 cannot be used"), "{}", person.screen());
}

#[test]
fn two_marked_points_are_compared_the_earlier_one_first() {
    let mut person = answered(80, 24);
    person.press("t + b <Home> 4 t + b <Home> 3 t <End> <Space> <Home> <Down> <Space>");
    assert!(person.sees("two marked"), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees("1 May 2026 against 24 Nov 2026"), "{}", person.screen());
    assert!(person.sees("Building software") && person.sees("2    4"), "{}", person.screen());
}

#[test]
fn a_window_that_only_reads_refuses_with_the_reason() {
    let mut person = answered(80, 24);
    let assessment = person.app.current().expect("it is open").assessment().clone();
    let (access, notices) = (Access::ReadOnly(Clean::line("it is open in another window")), Vec::new());
    let opened = OpenedAssessment { assessment, revision: 40, access, safe: true, notices, question: None };
    person.tell(Msg::Opened(Box::new(opened)));
    for (keys, refusal) in [
        ("t +", "Nothing was kept: it is open in another window"),
        ("A", "Nothing was changed: it is open in another window"),
        ("d", "Nothing was deleted: it is open in another window"),
        ("p <Space>", "Nothing was changed: it is open in another window"),
    ] {
        person.press(keys);
        assert!(person.sees(refusal), "{keys}: {}", person.screen());
    }
    assert!(!is_in_round(&person) && points(&person).is_empty());
}

#[test]
fn home_leads_to_the_history_and_to_answering_again_and_counts_what_is_deleted() {
    let mut person = answered(80, 24);
    person.press("t + <Esc> <Esc>");
    assert!(matches!(person.app.screen(), Screen::Home(_)), "{}", person.screen());
    person.press("t");
    assert!(matches!(person.app.screen(), Screen::History(_)) && points(&person) == [1], "{}", person.screen());
    person.press("O A");
    assert!(person.sees("Answer again?"), "{}", person.screen());
    person.press("<Enter>");
    assert!(is_in_round(&person) && asked(&person) == "software-building", "{}", person.screen());
    person.press("O <Delete>");
    assert!(person.sees("1 point in time, ratings and"), "{}", person.screen());
}

#[test]
fn once_ready_the_headline_tells_where_the_person_began() {
    let mut person = answered(80, 24);
    person.press("A <Enter> 2 2 2 1 2 3 3 2 1 1 3 1 2 3 3 3 3 2 3 3 3 3 2 2 2 1 2 2 r <Home> a");
    assert_eq!(person.row_of("You began at"), Some(3), "{}", person.screen());
    assert!(person.sees("in May."), "{}", person.screen());
    let mut person = person.started_again();
    person.press("<Enter> r");
    assert!(person.sees("You began at"), "the points are read for it: {}", person.screen());
}

#[test]
fn the_menu_offers_keeping_answering_again_and_the_history_on_every_screen_of_an_assessment() {
    for keys in ["b", "V", "r", "r <Enter>", "p", "w", "t", "E", "W"] {
        let mut person = answered(80, 24);
        person.press(keys).press("?").write("again");
        assert!(person.sees("answer again; the old answers are kept first"), "{keys}: {}", person.screen());
        person.press("<Esc> ?").write("histor");
        let here = matches!(person.app.screen(), Screen::History(_));
        assert!(here || person.sees("history: the points in time you kept"), "{keys}: {}", person.screen());
        person.press("<Esc> ?").write("keep today");
        assert!(person.sees("keep today's answers as a point in time"), "{keys}: {}", person.screen());
    }
}
