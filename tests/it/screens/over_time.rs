//! Snapshots of what grows over months: points in time, comparisons, the log, and answering again.

use devrel_ready::tui::Msg;

use super::{ALL_SHAPES, SHAPES, begun, finished, shown, shown_at};
use crate::person::Person;

/// A person who answered everything on 1 May, kept that, and answered some of it anew until November.
fn half_a_year_later(person: &mut Person) {
    begun(person);
    person.press("2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1 t +");
    let anew = [
        ((6, 14), [("program m", "3"), ("partnerships", "3")]),
        ((8, 20), [("policy", "1"), ("trusted", "2")]),
        ((11, 24), [("teaching", "3"), ("explaining", "2")]),
    ];
    for ((month, day), answers) in anew {
        person.tell(Msg::Today(jiff::civil::date(2026, month, day)));
        for (skill, level) in answers {
            person.press("/").write(skill).press("<Enter>").press(level);
        }
        if month < 11 {
            person.press("t +");
        }
    }
    person.press("t");
}

#[test]
fn points_in_time_and_what_changed_between_two() {
    shown_at("history", &ALL_SHAPES, half_a_year_later);
    shown("history_empty", |person| {
        finished(person);
        person.press("t");
    });
    shown_at("compare", &SHAPES, |person| {
        half_a_year_later(person);
        person.press("<End> <Enter>");
    });
    shown("delete_point", |person| {
        half_a_year_later(person);
        person.press("<End> d");
    });
}

/// A person who logged what happened in half a year.
fn logging_for_half_a_year(person: &mut Person) {
    half_a_year_later(person);
    person.press("r a L");
    let entries = [
        ("2026-05-04", "Talk at the team meeting about retries, 15 people", "", "public speaking"),
        (
            "2026-06-14",
            "Answered 40 forum threads in a month, ten into the docs",
            "https://example.org/forum",
            "troubleshoot",
        ),
        ("2026-08-20", "Roadmap review with three teams; one page of decisions", "", "program m"),
        ("2026-10-28", "Release note written together with two partner companies", "", "partnerships"),
        (
            "2026-11-12",
            "Webhook sample in Python and Go, in the docs repository",
            "https://example.org/pull/1284",
            "sample",
        ),
        ("2026-11-20", "Ran the API workshop, 40 people, exercises and a survey", "https://example.org/ws", "teaching"),
    ];
    for (day, text, link, skill) in entries {
        person.press("+").write(text).press("<Enter>").write(link).press("<Enter>").write(day).press("<Enter>");
        person.write(skill).press("<Enter> <Enter>");
    }
    person.press("<Home>");
}

#[test]
fn the_log_and_its_boxes() {
    shown_at("log", &ALL_SHAPES, logging_for_half_a_year);
    shown("log_empty", |person| {
        finished(person);
        person.press("r a L");
    });
    shown_at("log_entry", &[(60, 20), (80, 24)], |person| {
        logging_for_half_a_year(person);
        person.press("+").write("Ran it again, with 60 people").press("<Tab> <Tab> <Tab>");
    });
    shown_at("evidence_offer", &[(60, 20), (80, 24)], |person| {
        logging_for_half_a_year(person);
        person.press("/").write("webhook").press("<Enter> <Esc> <Esc> b / sample <Enter> e");
    });
}

#[test]
fn answering_again() {
    shown("again_asked", |person| {
        half_a_year_later(person);
        person.press("A");
    });
    shown_at("question_again", &[(80, 24), (120, 40)], |person| {
        half_a_year_later(person);
        person.press("A <Enter> 3 <Enter>");
    });
    shown("question_again_hidden", |person| {
        half_a_year_later(person);
        person.press("A n 3");
    });
}

#[test]
fn steps_of_a_plan_that_are_marked() {
    shown_at("plan_marked", &[(60, 20), (80, 24)], |person| {
        half_a_year_later(person);
        person.press("p <Space> <Down> <Space> <Space>");
    });
}

#[test]
fn a_new_edition() {
    for (width, height) in SHAPES {
        let mut person = crate::editions::from_edition_one((width, height));
        insta::assert_snapshot!(format!("edition_{width}x{height}"), person.screen());
        person.press("<Enter>");
        for _ in 0..11 {
            person.press("s");
        }
        insta::assert_snapshot!(format!("look_again_{width}x{height}"), person.screen());
    }
}

#[test]
fn the_question_of_a_skill_that_was_split() {
    for (width, height) in SHAPES {
        let person = crate::editions::at_a_split_skill((width, height));
        insta::assert_snapshot!(format!("question_split_{width}x{height}"), person.screen());
    }
}
