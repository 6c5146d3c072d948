//! Tests that nothing jumps: what has a fixed row keeps it while one moves, answers, or changes the band.

use devrel_ready::tui::Screen;

use crate::person::Person;

/// Sizes with each shape of a screen.
const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)];

/// Returns a person after so many answers, of all levels.
fn answered(count: usize, (width, height): (u16, u16)) -> Person {
    let mut person = Person::at_first_question(width, height);
    let levels = "3 2 4 1 1 3 3 2 2 3 2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3";
    for level in levels.split(' ').take(count) {
        person.press(level);
    }
    person
}

/// Returns the row of the first rule with a title, which is above the text about the highlighted entry.
fn detail(person: &Person) -> Option<usize> {
    let titled = |line: &str| line.trim_start().starts_with("── ");
    person.screen().lines().skip(2).position(titled).map(|row| row + 2)
}

/// Returns the row of the footer.
fn footer(person: &Person) -> Option<usize> {
    person.screen().lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).last().map(|(row, _)| row)
}

/// Asserts that a fact about the screen stays the same after each of some keys.
#[track_caller]
fn assert_steady(person: &mut Person, keys: &str, what: &str, fact: impl Fn(&Person) -> Option<usize>) {
    let before = fact(person);
    let screen = person.screen();
    for key in keys.split_whitespace() {
        person.press(key);
        let now = fact(person);
        assert_eq!(now, before, "{what} after {key}:\n{screen}\n{}", person.screen());
    }
}

#[test]
fn the_header_and_the_footer_keep_their_rows_on_every_screen() {
    for size in SIZES {
        for count in [3, 28] {
            for keys in ["", "r", "r <Enter>", "p", "w", "E", "V"] {
                let mut person = answered(count, size);
                person.press(keys);
                let bottom = usize::from(size.1) - 1;
                assert_eq!(footer(&person), Some(bottom), "{size:?} {keys:?}");
                assert_steady(&mut person, "<Down> <Down> <Right> <Left> <Up>", "the places", |person| {
                    person.row_of("Questions")
                });
                assert_eq!((person.row_of("Questions"), footer(&person)), (Some(0), Some(bottom)));
            }
        }
    }
}

#[test]
fn the_ranges_and_what_could_show_a_level_keep_their_rows_from_question_to_question() {
    for size in SIZES {
        let mut person = answered(0, size);
        let all = "<Right> ".repeat(27) + "<Down> <Down> <Down> 3 1 <Left> x";
        let role = if size.0 >= 110 { "Developer Advocate" } else { "Advocate " };
        assert_steady(&mut person, &all, "the ranges", |person| person.row_of(role));
        if (size.0, size.1) >= (76, 24) {
            let mut person = answered(0, size);
            assert_steady(&mut person, &all, "what could show it", |person| person.row_of("To show it"));
        }
    }
}

#[test]
fn the_title_of_the_question_keeps_its_row() {
    for size in SIZES {
        let mut person = answered(0, size);
        let all = "<Right> <Down> 3 2 <Left> 4 ".repeat(6);
        assert_steady(&mut person, &all, "the title", |person| {
            let Screen::Question(question) = person.app.screen() else { return None };
            person.row_of(&format!(" {} of 28", question.skill.index() + 1))
        });
    }
}

#[test]
fn the_statements_keep_their_rows_while_one_moves_through_them() {
    for size in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut person = answered(0, size);
        assert_steady(&mut person, "<Down> <Down> <Down> <Down> <Down> <Down> <Up> <Up>", "level 0", |person| {
            person.row_of(" 0  ")
        });
    }
}

#[test]
fn the_band_and_the_first_role_keep_their_rows_in_the_results() {
    for size in SIZES {
        for count in [0, 3, 11, 28] {
            let mut person = answered(count, size);
            person.press("r");
            let keys = "<Down> <Down> <Down> <Right> <Up> <Left> <Left> <Home> <Right>";
            assert_steady(&mut person, keys, "the band", |person| person.row_of("‹ "));
            assert_steady(&mut person, keys, "the first role", |person| {
                let current = person.app.current()?;
                let Screen::Results(results) = person.app.screen() else { return None };
                let first = person.app.framework().role(*current.ranking(results.band).order.first()?);
                let after = person.row_of("‹ ")?;
                let screen = person.screen();
                let mut rows = screen.lines().enumerate().skip(after + 1);
                let names = [first.short.as_str(), first.name.as_str()];
                rows.find_map(|(row, line)| names.iter().any(|name| line.contains(name)).then_some(row))
            });
        }
    }
}

#[test]
fn the_text_about_the_highlighted_entry_begins_at_one_row() {
    for size in SIZES {
        for (keys, moves) in [
            ("r <Enter>", "<Down> <Down> <Down> <Up> <Right> <Down> <Left> <Left>"),
            ("V", "<Down> <Down> <Down> <Down> <End> <Home>"),
        ] {
            for count in [11, 28] {
                let mut person = answered(count, size);
                person.press(keys);
                assert_steady(&mut person, moves, &format!("the rule below {keys} at {size:?}"), detail);
            }
        }
        let mut person = answered(28, size);
        person.press("p");
        assert_steady(&mut person, "<Down> <Down> <Down> <End> <Home>", "the rule below the plan", detail);
    }
}

#[test]
fn nothing_jumps_in_the_history_and_in_a_comparison() {
    for size in SIZES {
        let mut person = answered(28, size);
        person.press("t + b <Home> 4 4 t + b 1 t +");
        let moves = "<Down> <Space> <Down> <Up> <Space> <End> <Home> <Space>";
        assert_steady(&mut person, moves, &format!("the rule below the history at {size:?}"), detail);
        assert_steady(&mut person, moves, "the bars", |person| person.row_of("ready at 85"));
        assert_steady(&mut person, moves, "the row of the present", |person| person.row_of(" now "));
        let mut person = answered(28, size);
        person.press("t + b <Home> 4 4 0 3 t <End> <Enter>");
        let moves = "<Down> <Down> <Up> <End> <Home>";
        assert_steady(&mut person, moves, &format!("the rule below the comparison at {size:?}"), detail);
        assert_steady(&mut person, moves, "the column heads", |person| person.row_of("then and now"));
        assert_steady(&mut person, moves, "the sum", |person| person.row_of("together"));
    }
}

#[test]
fn nothing_jumps_in_the_log_and_in_the_box_of_an_entry() {
    for size in SIZES {
        let mut person = answered(28, size);
        person.press("r a L");
        for text in ["A lab", "A talk about queues with 35 guests and two new speakers, in the town library", "A guide"]
        {
            person.press("+").write(text).press("<Enter> <Enter> <Enter> <Down> <Enter> <C-s>");
        }
        person.press("<Home>");
        let moves = "<Down> <Down> <Up> <End> <Home>";
        assert_steady(&mut person, moves, &format!("the rule below the log at {size:?}"), detail);
        let first = |person: &Person| {
            let screen = person.screen();
            screen.lines().position(|line| line.contains("1 May") && !line.contains("──") && !line.contains("since"))
        };
        assert_steady(&mut person, moves, "the first entry", first);
        person.press("+").write("Ran a lab");
        for word in ["What I did", "Link", "Day", "Skills", "[ Keep ]"] {
            let keys = "<Tab> <Tab> <Tab> <Down> <Up> <Up> <S-Tab>";
            assert_steady(&mut person, keys, &format!("{word} at {size:?}"), |person| person.row_of(word));
        }
    }
}

#[test]
fn the_list_keeps_its_first_row_in_the_plan_and_in_what_if() {
    for size in SIZES {
        let mut person = answered(28, size);
        person.press("p");
        let name = |person: &Person| {
            let (Screen::Plan(plan), Some(current)) = (person.app.screen(), person.app.current()) else { return None };
            let plan = plan.plan(&person.app, current).ok()?;
            let skill = person.app.framework().skill(plan.steps.first()?.skill);
            person.row_of(skill.short.as_str()).or_else(|| person.row_of(skill.name.as_str()))
        };
        assert_steady(&mut person, "<Down> <Up> <Down> <Home>", "the first step", name);
        let mut person = answered(28, size);
        person.press("w");
        let keys = "+ <Down> + - <Down> + <Up> z + + <Right> <Left>";
        assert_steady(&mut person, keys, "the band of what if", |person| person.row_of("‹ "));
        let mut person = answered(28, size);
        person.press("w");
        assert_steady(&mut person, keys, "the heading of the levels", |person| person.row_of("today, what if"));
    }
}

#[test]
fn a_message_moves_nothing() {
    for size in SIZES {
        let mut person = answered(11, size);
        let quiet = person.screen();
        // Flagging and taking it back leave a message and nothing else.
        person.press("f u");
        assert!(person.app.notice().is_some());
        let said = person.screen();
        let differing: Vec<usize> = quiet
            .lines()
            .zip(said.lines())
            .enumerate()
            .filter(|(_, (before, after))| before != after)
            .map(|(row, _)| row)
            .collect();
        let row = usize::from(size.1) - 2;
        assert!(differing.iter().all(|differs| *differs == row), "{size:?}: {differing:?}\n{quiet}\n{said}");
    }
}

/// Returns the lines of the screen in the columns of the question.
fn question_lines(person: &Person, (width, _): (u16, u16)) -> Vec<String> {
    let screen = person.screen();
    let part = |line: &str| -> String {
        let cells: Vec<char> = line.chars().collect();
        let bars: Vec<usize> = cells.iter().enumerate().filter(|(_, cell)| **cell == '│').map(|(at, _)| at).collect();
        match bars.as_slice() {
            [first, .., last] if width >= 110 => cells[first + 1..*last].iter().collect(),
            _ => line.to_owned(),
        }
    };
    screen.lines().map(part).collect()
}

#[test]
fn every_question_has_the_same_blank_rows_and_the_same_parts() {
    for size in SIZES {
        let mut person = answered(0, size);
        let mut shapes = Vec::new();
        for _ in 0..28 {
            let lines = question_lines(&person, size);
            let show = lines.iter().position(|line| line.contains("To show it")).expect("it is on screen");
            let last = lines.iter().position(|line| line.contains("This does not apply to me")).expect("it is there");
            let first = lines.iter().position(|line| line.trim_start().starts_with("0  ")).expect("it is there");
            let blank = |row: usize| lines[row].trim().is_empty();
            assert!(blank(show - 1), "a blank row above what could show it at {size:?}:\n{}", person.screen());
            let names = ["Not yet", "First steps", "On your own", "Others rely on it", "Makes others better"];
            let seen = names.iter().filter(|name| lines.iter().any(|line| line.trim_end().ends_with(*name))).count();
            let between = (first..last).filter(|row| blank(*row)).count();
            shapes.push((blank(first - 1), seen, between));
            person.press("<Right>");
        }
        shapes.dedup();
        assert_eq!(shapes.len(), 1, "each question looks alike at {size:?}: {shapes:?}");
        let named = if size.0 >= 110 { 5 } else { 0 };
        assert_eq!(shapes[0].1, named, "{size:?}");
    }
}
