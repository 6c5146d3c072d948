//! No row is cut: what does not fit is shorter or goes on in the next row.

use devrel_ready::tui::Msg;
use jiff::civil::date;

use crate::person::Person;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (140, 40)];

/// People with few answers and with all of them, low and high, with skills that do not apply, and in quick mode.
const PEOPLE: [(&str, &str); 8] = [
    ("nobody", ""),
    ("begun", "3 2 4 1 1 3 3"),
    ("mixed", "3 2 4 1 1 3 3 2 2 3 2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3"),
    ("one must-have below", "2 2 2 1 2 2 3 2 1 1 2 1 1 3 3 3 3 2 3 2 3 1 2 1 2 1 2 1"),
    ("low", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("high", "4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4"),
    ("left out", "4 x 4 x 3 x 4 x 4 x 3 x 4 x 4 x 3 x 4 x 4 x 3 x 4 x 4 x"),
    ("none", "x x x x x x x x x x x x x x x x x x x x x x x x x x x x"),
];

/// The keys to each screen, from the question after the last answer.
const SCREENS: [(&str, &str); 12] = [
    ("results", "r"),
    ("the last role", "r <End>"),
    ("another band", "r <Right>"),
    ("a role", "r <Enter>"),
    ("the plan", "p"),
    ("what if", "w + <Down> +"),
    ("the report", "E"),
    ("the review", "V"),
    ("the history", "t +"),
    ("a comparison", "t + <Enter>"),
    ("the wishes", "W"),
    ("the settings", ","),
];

/// Returns whether a character is part of a text, and not of a line or of a bar.
fn is_text(c: char) -> bool {
    !c.is_whitespace() && !"─━│┃·═╍╻╸▌┌┐└┘├┤".contains(c)
}

/// Returns the rows in which a text reaches an edge, so that nobody knows whether it goes on.
fn cut_rows(person: &Person, width: usize) -> Vec<String> {
    let screen = person.screen();
    let is_cut = |row: &&str| {
        let cells: Vec<char> = row.chars().collect();
        let touches = |at: usize| cells.get(at).is_some_and(|c| is_text(*c));
        let touches_a_line = (1..cells.len()).any(|at| cells[at] == '│' && touches(at - 1));
        touches(width - 1) || touches_a_line || row.contains('…')
    };
    // The footer leaves whole keys out.
    let footer = screen.lines().count() - 1;
    screen.lines().take(footer).filter(is_cut).map(str::to_owned).collect()
}

#[test]
fn no_row_of_any_screen_is_cut() {
    let mut found = Vec::new();
    for (who, levels) in PEOPLE {
        for (width, height) in SIZES {
            for (what, keys) in SCREENS {
                let mut person = Person::at_first_question(width, height);
                person.press(levels).press(keys);
                for below in 0..4 {
                    for row in cut_rows(&person, width.into()) {
                        found.push(format!("{who}, {what} at {width}x{height}, page {below}: {row}"));
                    }
                    person.press("<PageDown>");
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_line_of_the_headline_is_a_whole_statement_in_a_narrow_window() {
    let mut too_close = 0;
    for seed in 0..16_usize {
        // Answers around 2 leave roles too close to call.
        let levels = (0..28).map(|place| ["2", "3", "2", "1"][(place * (seed + 3) + seed * seed) % 4]);
        let mut person = Person::at_first_question(60, 20);
        person.press(&levels.collect::<Vec<_>>().join(" ")).press("r");
        let current = person.app.current().expect("it is open");
        let headline = current.headline(current.assessment().aim().band).clone();
        too_close += usize::from(headline.sentence.full.starts_with("Too close"));
        for row in &headline.rows {
            let label = if row.label.is_empty() { String::new() } else { format!("{}: ", row.label) };
            let whole = [&row.text.full, &row.text.short].map(|text| format!("{label}{text}"));
            let is_whole =
                |line: &str| whole.iter().any(|whole| line.trim() == whole || line.trim() == whole.trim_end());
            assert!(person.screen().lines().any(is_whole), "{whole:?}:\n{}", person.screen());
        }
        let lone = person.screen().lines().any(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.windows(2).any(|two| two[0] == "needs" && two[1].chars().all(|c| c.is_ascii_digit()))
        });
        assert!(!lone, "a number of must-haves reads as a level:\n{}", person.screen());
    }
    assert!(too_close > 0, "no case was too close to call");
}

#[test]
fn the_change_over_time_is_a_whole_sentence_in_a_narrow_window() {
    let mut person = Person::at_first_question(60, 20);
    person.tell(Msg::Today(date(2026, 11, 27)));
    person.press("2 2 2 1 2 2 2 2 1 1 2 1 1 3 3 3 3 2 3 2 3 1 2 1 1 1 2 1").press("t +");
    person.press("b /").write("licensing").press("<Enter> 3 t");
    let whole = "2 more since 27 Nov 2026. Open source, Established.";
    assert!(person.screen().lines().any(|line| line.trim() == whole), "{}", person.screen());
}

#[test]
fn a_narrow_window_has_whole_words_beside_the_choices() {
    let mut person = Person::new(60, 20);
    let has = |person: &Person, words: &str| {
        let screen = person.screen();
        assert!(screen.lines().any(|line| line.trim_end().ends_with(words)), "{words}:\n{screen}");
    };
    person.press("<Enter>").write("me").press("<Enter>");
    has(&person, "the result says which one");
    person.press("<Enter>");
    has(&person, "most core skills at level 2");
    person.press("<Enter> <Enter> ,");
    has(&person, "reached ━  missing ·");
    has(&person, "would be ╍  ready ┃");
    // The longest text of a setting leaves a row for this.
    let mut person = Person::preferring(60, 20, "");
    person.press(", <Right> <Left>");
    assert!(person.sees("Dark unless the terminal") && person.sees("saved in"), "{}", person.screen());
}

#[test]
fn once_ready_a_narrow_window_tells_what_comes_next_and_has_no_empty_list() {
    let mut person = Person::at_first_question(60, 20);
    person.press("4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4 3 4 4 4 4 4 r");
    assert!(person.sees("What comes next: Lead") && !person.sees("Missing"), "{}", person.screen());
    assert!(person.reads("Worth showing"), "{}", person.screen());
}
