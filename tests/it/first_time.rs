//! Tests of what a person meets the first time: the doors, the first keys, and where each way leads.

use devrel_ready::tui::{DOORS, Intent, Mode, Overlay, Screen};

use crate::person::Person;

/// Keys that answer so many questions with different levels.
fn answers(count: usize) -> String {
    let levels = "3 2 4 1 1 3 3 2 2 3 2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3";
    levels.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

fn footer(person: &Person) -> String {
    person.screen().lines().last().unwrap_or_default().to_owned()
}

/// Returns the rows of the statements, in order: those from the row of level 0 to the last one.
fn statements(person: &Person) -> Vec<String> {
    let screen = person.screen();
    let rows = screen.lines().skip_while(|line| !line.trim_start_matches([' ', '▌', '●']).starts_with("0  "));
    rows.take_while(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn in_the_smallest_window_the_highlighted_statement_and_the_hint_are_whole_on_every_question() {
    let mut person = Person::at_first_question(60, 20);
    let framework = std::sync::Arc::clone(person.app.framework());
    for skill in framework.skills() {
        let named = framework.skill(skill);
        let squeezed = |person: &Person| {
            let screen = person.screen().replace('▌', " ");
            screen.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(squeezed(&person).contains(named.evidence.as_str()), "{}", person.screen());
        for statement in &named.statements {
            person.press("<Down>");
            assert!(squeezed(&person).contains(statement.as_str()), "{}", person.screen());
        }
        person.press("<Right>");
    }
}

#[test]
fn in_the_smallest_window_no_row_is_left_while_a_statement_is_cut() {
    let mut person = Person::at_first_question(60, 20);
    for _ in 0..28 {
        for key in ["", "<Down>", "<Down>", "<Down>"] {
            person.press(key);
            let rows = statements(&person);
            assert!(rows.iter().any(|row| row.contains('…')), "a window of this size cuts: {}", person.screen());
            assert!(rows.len() >= 8, "the rows are used: {}", person.screen());
        }
        person.press("<Right>");
    }
}

#[test]
fn a_hint_without_room_is_read_with_the_key_that_the_screen_names() {
    let mut person = Person::at_first_question(60, 20);
    person.press("e").write("https://example.org/a").press("<Enter> n").write("a note").press("<C-s> f");
    assert!(person.sees("https://example.org/a") && person.sees("PgDn: "), "{}", person.screen());
    let before = person.screen();
    person.press("<PageDown>");
    assert!(person.screen() != before && !person.sees("PgDn: "), "{}", person.screen());
    let (skill, framework) = (person.app.framework().skills().next(), person.app.framework());
    let evidence = &framework.skill(skill.expect("there are skills")).evidence;
    let last = evidence.as_str().split(' ').next_back().expect("it has words");
    assert!(person.sees(last), "{}", person.screen());
}

#[test]
fn the_first_arrow_begins_at_the_near_end_of_the_levels() {
    for (key, row) in [("<Down>", 0), ("<Up>", 4), ("j", 0), ("k", 4)] {
        let mut person = Person::at_first_question(80, 24);
        person.press(key);
        let Screen::Question(question) = person.app.screen() else { unreachable!("{}", person.screen()) };
        assert_eq!(question.cursor, Some(row), "{key}");
    }
}

#[test]
fn one_key_and_one_row_of_the_menu_lead_home_from_every_screen_of_an_assessment() {
    for keys in ["", "V", "r", "r <Enter>", "p", "w", "E", "r W"] {
        for go in ["O", "? h o m e <Enter>", ": a s s e s s m e n t s <Enter>"] {
            let mut person = Person::at_first_question(80, 24);
            person.press("3 1 4").press(keys).press(go);
            assert!(matches!(person.app.screen(), Screen::Home(_)), "{keys:?} {go}: {}", person.screen());
            assert_eq!(person.saved().len(), 1, "nothing is lost");
            person.press("<Enter>");
            assert!(person.sees("4 of 28"), "it goes on where it was: {}", person.screen());
        }
    }
}

#[test]
fn after_the_end_of_quick_mode_the_footer_says_that_escape_leads_home_and_it_does() {
    let mut person = Person::new(80, 24);
    person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter>");
    for level in "4 0 3 0 4 1 0 3 2 0 4 1 3 0 2 4 0 1 3 2 0 4 1 3".split(' ') {
        if matches!(person.app.screen(), Screen::Results(_)) {
            break;
        }
        person.press(level);
    }
    let open = person.app.current().map(|current| current.assessment().coverage().unanswered);
    assert!(matches!(person.app.screen(), Screen::Results(_)) && open > Some(0), "{}", person.screen());
    assert!(footer(&person).contains("Esc home"), "{}", person.screen());
    person.press("<Esc>");
    assert!(matches!(person.app.screen(), Screen::Home(_)), "{}", person.screen());
}

#[test]
fn from_a_question_to_the_results_escape_still_leads_back_and_the_footer_does_not_say_home() {
    let mut person = Person::at_first_question(80, 24);
    person.press("3 1 4 r");
    assert!(!footer(&person).contains("Esc"), "{}", person.screen());
    person.press("<Esc>");
    assert!(matches!(person.app.screen(), Screen::Question(_)), "{}", person.screen());
}

#[test]
fn while_quick_mode_runs_one_row_says_how_far_it_is() {
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60)] {
        let mut person = Person::new(width, height);
        person.press("<Enter> <Enter> <Enter> <Enter> <Down> <Enter>");
        let row = usize::from(height) - 2;
        let said = |person: &Person| person.screen().lines().nth(row).unwrap_or_default().trim().to_owned();
        assert!(said(&person).starts_with("Too early to say who leads; at most 28 more"), "{}", person.screen());
        for done in 1..12 {
            person.press("2 <Down>");
            let words = said(&person);
            let open = format!("; at most {} more", 28 - done);
            assert!(words.contains(&open) && !words.contains('…'), "{words:?}: {}", person.screen());
            assert_eq!(words.starts_with("Too early"), done < 6, "{words}");
        }
    }
}

#[test]
fn in_the_usual_order_nothing_is_said_about_quick_mode() {
    let mut person = Person::at_first_question(80, 24);
    person.press("2 2");
    assert!(!person.sees("at most"), "{}", person.screen());
}

#[test]
fn a_key_at_the_end_of_a_list_is_silent_and_the_menu_says_that_the_list_ends() {
    let mut person = Person::at_first_question(80, 24);
    person.press(&answers(28)).press("<Esc>");
    for keys in ["<Down> <Down>", "<Up> <Up>"] {
        person.press(keys);
        assert_eq!(person.app.notice(), None, "{}", person.screen());
    }
    person.press("r <End> <Down>");
    assert_eq!(person.app.notice(), None, "{}", person.screen());
    person.press("? a n o t h e r <Space> r o l e <Enter>");
    assert_eq!(person.app.notice(), Some("This is the last one. ↑ goes back."), "{}", person.screen());
    person.press("<Home> ? a n o t h e r <Space> r o l e <Enter>");
    assert_eq!(person.app.notice(), None, "it did something: {}", person.screen());
}

#[test]
fn the_footer_names_the_key_that_reads_on_only_where_a_text_goes_on() {
    for (width, height) in [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut person = Person::at_first_question(width, height);
        person.press(&answers(28)).press("V");
        for _ in 0..28 {
            assert!(person.app.keymap().bindings(Mode::Review).any(|it| it.intent == Intent::PageDown));
            let goes_on = person.sees("more line");
            if !goes_on {
                assert!(!footer(&person).contains("PgDn"), "{width}x{height}: {}", person.screen());
            } else if width >= 80 {
                assert!(footer(&person).contains("PgDn read on"), "{width}x{height}: {}", person.screen());
            }
            person.press("<Down>");
        }
    }
}

#[test]
fn the_first_screen_has_a_door_for_each_thing_and_arrows_reach_them() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut person = Person::new(size.0, size.1);
        for (position, (_, words)) in DOORS.iter().enumerate() {
            assert!(person.sees(&format!("▌ {words}")), "{position}: {}", person.screen());
            person.press("<Down>");
        }
        person.press("<Up> <Up> <Up> <Enter>");
        assert!(matches!(person.app.screen(), Screen::Start(_)), "{}", person.screen());
    }
}

#[test]
fn the_example_is_named_as_invented_cannot_be_changed_and_leaves_nothing_behind() {
    let mut person = Person::new(80, 24);
    let before = person.computer.disk.tree();
    person.press("<Down> <Enter>");
    assert!(matches!(person.app.screen(), Screen::Results(_)) && person.sees(" Example "), "{}", person.screen());
    assert!(person.sees("reading only") && person.sees("invented, and none of it is saved"), "{}", person.screen());
    for keys in ["<Enter>", "<Esc> p", "w + +", "V <Enter> 3", "E", "r"] {
        person.press(keys);
        assert!(person.sees(" Example "), "{keys}: {}", person.screen());
    }
    person.press("O");
    assert!(person.app.is_first_start() && person.sees(DOORS[0].1), "{}", person.screen());
    assert_eq!(person.computer.disk.tree(), before);
}

#[test]
fn a_report_that_somebody_gave_is_read_and_a_file_that_is_none_says_so() {
    let mut person = Person::new(80, 24);
    person.press("o").write("nothing.json").press("<Enter>");
    assert!(person.app.is_first_start() && person.app.notice().is_some(), "{}", person.screen());
    person.press("o").write("a path").press("<Esc>");
    assert!(person.app.overlay().is_none(), "nothing is lost, so nothing is asked: {}", person.screen());
    person.press("<Down> <Down> <Enter>");
    assert!(matches!(person.app.overlay(), Some(Overlay::Text(_))), "{}", person.screen());
    let answers = r#"{"schema":"devrel-ready/answers/1","framework":"devrel","answers":{"software-building":3}}"#;
    person.computer.replace("/home/ada/vic.json", answers);
    person.write("vic.json").press("<Enter>");
    assert!(person.sees("1 of 28 answered") && person.sees("reading only"), "{}", person.screen());
    assert!(person.saved().is_empty());
}

#[test]
fn the_hint_that_the_results_go_on_stays_when_one_comes_back_to_them() {
    let mut person = Person::at_first_question(60, 20);
    person.press(&answers(28));
    assert!(person.sees("PgDn: "), "{}", person.screen());
    person.press("<Enter> <Esc>");
    assert!(person.app.notice().is_none() && person.sees("PgDn: "), "{}", person.screen());
    assert!(person.sees("Self-reported: a starting point, not a certificate."), "{}", person.screen());
}
