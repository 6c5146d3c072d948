//! Tests of the strip of places: walking it, going straight to a place, and the way back.

use devrel_ready::tui::{App, Place, Screen};

use crate::person::{Person, asked};

/// The keys to all screens of an assessment from a question, and the place of each.
const SCREENS: [(&str, Place); 9] = [
    ("", Place::Questions),
    ("V", Place::Questions),
    ("r", Place::Results),
    ("r <Enter>", Place::Results),
    ("r W", Place::Results),
    ("p", Place::Plan),
    ("w", Place::WhatIf),
    ("w +", Place::WhatIf),
    ("E", Place::Report),
];

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

/// Returns a person at the question after these answers.
fn answered(count: usize, (width, height): (u16, u16)) -> Person {
    let mut person = Person::at_first_question(width, height);
    person.press(&"2 ".repeat(count));
    person
}

fn place(app: &App) -> Option<Place> {
    app.screen().place()
}

/// Returns the word above the thick part of the rule.
fn marked(person: &Person) -> String {
    let screen = person.screen();
    let mut rows = screen.lines().map(|line| line.chars().collect::<Vec<char>>());
    let (header, rule) = (rows.next().unwrap_or_default(), rows.next().unwrap_or_default());
    let under = |(column, _): &(usize, &char)| rule.get(*column) == Some(&'━');
    header.iter().enumerate().filter(under).map(|(_, c)| c).collect()
}

#[test]
fn tab_walks_the_strip_from_every_screen_and_the_rule_marks_the_place() {
    for (keys, first) in SCREENS {
        for (key, way) in [("<Tab>", 1), ("<BackTab>", Place::ALL.len() - 1)] {
            let mut person = answered(5, (80, 24));
            person.press(keys);
            assert_eq!(place(&person.app), Some(first), "after {keys:?}");
            let mut at = Place::ALL.iter().position(|place| *place == first).expect("it is one of them");
            for _ in Place::ALL {
                person.press(key);
                at = (at + way) % Place::ALL.len();
                assert_eq!(place(&person.app), Some(Place::ALL[at]), "{key} after {keys:?}: {}", person.screen());
                assert_eq!(marked(&person), Place::ALL[at].word(), "{}", person.screen());
            }
        }
    }
}

#[test]
fn the_place_is_marked_at_every_size_while_answering_and_when_all_is_answered() {
    for size in SIZES {
        for count in [0, 11, 28] {
            let mut person = answered(count, size);
            for _ in Place::ALL {
                let word = place(&person.app).expect("an assessment is open").word();
                assert_eq!(marked(&person), word, "{size:?} with {count} answers: {}", person.screen());
                person.press("<Tab>");
            }
        }
    }
}

#[test]
fn every_place_is_one_key_away_from_every_screen() {
    let keys = [
        ("b", Place::Questions),
        ("r", Place::Results),
        ("p", Place::Plan),
        ("w", Place::WhatIf),
        ("E", Place::Report),
        ("V", Place::Questions),
    ];
    for (way, _) in SCREENS {
        for (key, there) in keys {
            let mut person = answered(5, (80, 24));
            person.press(way).press(key);
            // Going to the present place stays there.
            assert_eq!(place(&person.app), Some(there), "{key} after {way:?}: {}", person.screen());
            assert_eq!(matches!(person.app.screen(), Screen::Review(_)), key == "V", "{key} after {way:?}");
        }
    }
}

#[test]
fn a_click_on_a_place_goes_there() {
    let mut person = answered(5, (80, 24));
    for there in [Place::Results, Place::Report, Place::WhatIf, Place::Plan, Place::Questions] {
        person.click(there.word());
        assert_eq!(place(&person.app), Some(there), "{}", person.screen());
    }
}

#[test]
fn walking_sideways_leaves_the_way_back_as_it_was() {
    let mut person = answered(5, (80, 24));
    let question = asked(&person).to_owned();
    person.press("r <Tab> <Tab>");
    assert_eq!(place(&person.app), Some(Place::WhatIf));
    person.press("<Esc>");
    assert_eq!(asked(&person), question, "the question is where the walk began");
    person.press("<Esc>");
    assert!(person.sees("Your assessments"), "{}", person.screen());
}

#[test]
fn escape_leads_home_from_every_screen_without_going_in_circles() {
    for (keys, _) in SCREENS {
        for walk in ["", "<Tab> <Tab> <Tab>", "r p w E r p w E r p w E", "<Tab> V r <Enter> <Enter>"] {
            let mut person = answered(5, (80, 24));
            person.press(keys).press(walk);
            let mut steps = 0;
            while !matches!(person.app.screen(), Screen::Home(_)) {
                assert!(steps < 12, "{steps} steps back after {keys:?} and {walk:?}: {}", person.screen());
                person.press("<Esc>");
                steps += 1;
            }
            assert!(!person.left && person.only_save().coverage().answered == 5);
        }
    }
}

#[test]
fn walking_stays_with_the_role_and_the_band_looked_at() {
    let mut person = answered(28, (120, 40));
    person.press("<Down> <Down> <Right>");
    let Screen::Results(results) = person.app.screen() else { unreachable!("the results are shown") };
    let current = person.app.current().expect("it is open");
    let subject = (current.ranking(results.band).order[results.cursor], results.band);
    person.press("<Tab>");
    let Screen::Plan(plan) = person.app.screen() else { unreachable!("the plan comes next") };
    assert_eq!((plan.role, plan.band), subject);
    person.press("<Tab>");
    let Screen::WhatIf(what_if) = person.app.screen() else { unreachable!("what if comes next") };
    assert_eq!((what_if.role, what_if.band), subject);
    person.press("<Tab> <Tab> <Tab> <Tab>");
    let Screen::Results(results) = person.app.screen() else { unreachable!("it is a circle") };
    let current = person.app.current().expect("it is open");
    assert_eq!((current.ranking(results.band).order[results.cursor], results.band), subject);
    assert!(person.sees("‹ Lead ›"), "{}", person.screen());
}

#[test]
fn what_is_tried_out_is_still_there_after_a_walk_and_kept_goals_end_it() {
    let mut person = answered(28, (120, 40));
    person.press("w + <Down> +");
    assert!(person.sees("With 2 changes"), "{}", person.screen());
    for walk in ["<Tab> <BackTab>", "<Esc> w", "<Esc> <Enter> 3 w"] {
        person.press(walk);
        assert!(person.sees("With 2 changes"), "after {walk}: {}", person.screen());
    }
    person.press("=");
    assert!(person.sees("The way to your goals"), "{}", person.screen());
    person.press("w");
    assert!(!person.sees("change"), "nothing is tried out any more: {}", person.screen());
}

#[test]
fn outside_an_assessment_there_is_no_strip() {
    let mut person = answered(3, (80, 24));
    for keys in [",", "<Esc> <Esc>", "+", "<Enter>"] {
        person.press(keys);
        assert_eq!(place(&person.app), None, "{keys}");
        assert!(!person.sees("What if"), "{keys}: {}", person.screen());
    }
}
