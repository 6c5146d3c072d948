//! Tests of the clipboard: it gets the text of the screen.

use devrel_ready::tui::Msg;
use serde_json::Value;

use crate::person::Person;

/// Returns a person with some answers and a private note.
fn answered() -> Person {
    let mut person = Person::at_first_question(100, 30);
    person.press("n").write("not for anybody").press("<C-s> 3 2 4 1 2 3 0 2");
    person
}

#[test]
fn the_results_are_copied_as_the_command_line_shows_them() {
    let mut person = answered();
    person.press("r c");
    assert!(person.sees("Sent to the clipboard, if your terminal allows it"));
    assert!(
        person.clipboard.starts_with("8 of 28 answered: ")
            && person.clipboard.contains(
                "\n\nme: 8 of 28 answered\nAim: not sure yet, Established\nLooked at: Developer Advocate, Established\n\
             Band: Established, ready at 85 of 100\nAnswered: 1 May 2026\n"
            ),
        "{}",
        person.clipboard
    );
    person.press("<Enter>").clipboard.clear();
    person.press("c");
    assert!(person.clipboard.contains("Gaps, by points lost"), "{}", person.clipboard);
}

#[test]
fn a_plan_and_its_arithmetic_can_be_copied() {
    let mut person = answered();
    person.press("r p c");
    let plan = &person.clipboard;
    assert!(plan.starts_with("What to do next: ") && plan.contains(", Established, ready at 85 of 100\n"), "{plan}");
    assert!(plan.contains("To reach: You ") && plan.contains("\n  - ") && plan.contains("\n  https://"), "{plan}");
    person.press("y c");
    assert!(person.clipboard.starts_with("Why: ") && person.clipboard.contains("\nPlan\n"), "{}", person.clipboard);
    assert!(person.sees("Why: "), "the page stays open");
}

#[test]
fn a_copied_plan_says_what_it_is_for_and_never_that_nothing_is_missing_before_that_is_so() {
    let mut person = answered();
    person.press("r p + c");
    assert!(person.clipboard.contains("The most for an effort of "), "{}", person.clipboard);
    person.press(&"- ".repeat(80)).press("c");
    let none = person.clipboard.replace('\n', " ");
    assert!(
        none.contains("No step is left within an effort of 0; you stay at ") && none.contains("not ready yet"),
        "{none}"
    );
    assert!(!none.contains("Nothing is missing") && none.contains("The shortest way to ready takes "), "{none}");
}

#[test]
fn who_is_ready_with_gaps_left_is_not_told_that_nothing_is_missing() {
    let mut person = Person::at_first_question(100, 30);
    person.press(&"3 2 3 ".repeat(9)).press("3 r p c");
    assert!(person.sees("You are ready already, at "), "{}", person.screen());
    assert!(person.clipboard.contains("What is left to gain is above the bar."), "{}", person.clipboard);
    person.press("<Esc> c");
    let words = "Gaps, by points lost; you are ready all the same\n";
    assert!(person.clipboard.contains(words), "{}", person.clipboard);
}

#[test]
fn a_report_can_be_text_for_people_and_the_name_of_the_file_says_which_it_is() {
    let mut person = answered();
    person.press("r E");
    assert!(person.sees("me-2026-05-01.html") && person.sees("‹ Web page ›") && person.sees("‹ one page ›"));
    person.press("<Right> <Right> <Enter>");
    let text = &person.written()["me-2026-05-01.txt"];
    assert!(text.starts_with("8 of 28 answered: ") && !text.contains("not for anybody"), "{text}");
    person.press("<Esc> <Right> <Down> E <Right> <Right> <Enter>");
    let other = &person.written()["me-2026-05-01.txt"];
    assert!(other.contains("Band: Established"), "a file that is there stays as it was: {other}");
    person.press("y");
    let other = &person.written()["me-2026-05-01.txt"];
    assert!(other.contains("Band: Lead") && other.contains("What to do next: "), "as on screen: {other}");
    person.press("<Down> <Down> <Right> <C-u>").write("mine.json").press("<Enter> <Enter>");
    assert!(person.written()["mine.json"].starts_with('{'));
    person.press("<Right> <C-u>").write("mine.md").press("<Enter>");
    assert!(person.sees("‹ Markdown ›"), "{}", person.screen());
}

#[test]
fn a_report_for_people_has_the_way_to_the_goals_the_plan_on_screen_and_the_answers() {
    let mut person = answered();
    person.press("e").write("https://example.org/a").press("<Enter> r p w + + =");
    assert!(person.sees("The way to your goals: "), "{}", person.screen());
    person.press("+ E <Right> <Right> <Enter>");
    let text = &person.written()["me-2026-05-01.txt"];
    let places = [
        "ready at the earliest with effort ",
        "The way to your goals: ",
        "The most for an effort of ",
        "\nYour answers\n",
    ];
    let places = places.map(|words| text.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    assert_eq!(text.matches("Skills without an answer are taken as level 0.").count(), 1, "{text}");
    assert!(text.contains("; goal level ") && text.contains("\n    Evidence: https://example.org/a\n"), "{text}");
    assert!(!text.contains("not for anybody"), "{text}");
    person.press("<Down> <Right> c");
    assert!(person.clipboard.contains("\n    Note: not for anybody\n"), "{}", person.clipboard);
}

#[test]
fn the_report_is_copied_as_it_would_be_written_without_notes_unless_they_were_put_in() {
    let mut person = answered();
    person.press("r E <Left> <Left> <Left> c");
    let report: Value = serde_json::from_str(&person.clipboard).expect("it is JSON");
    assert_eq!(report["schema"], "devrel-ready/report/1");
    assert!(!person.clipboard.contains("not for anybody"));
    person.press("<Down> <Right> c");
    assert!(person.clipboard.contains("not for anybody"));
}

#[test]
fn a_report_with_a_very_long_line_is_copied_whole() {
    let mut person = Person::at_first_question(100, 30);
    person.press("n");
    person.tell(Msg::Paste("\" ".repeat(2_000)));
    person.press("<C-s> 3 r E <Left> <Left> <Left> <Down> <Right> c");
    let report: Value = serde_json::from_str(&person.clipboard).expect("it is JSON");
    let note = report["answers"]["software-building"]["note"].as_str().expect("it is in");
    assert_eq!(note.matches('"').count(), 2_000);
}

#[test]
fn a_file_with_an_ending_that_no_report_has_is_not_written() {
    let mut person = Person::at_first_question(100, 30);
    person.press("E <End> <Right> <C-u>").write("me.pdf").press("<Enter>");
    let refused = "Nothing was written: there is no report in the form .pdf: end the name in";
    assert!(person.sees(refused), "{}", person.screen());
    person.press("<Enter>");
    assert!(person.sees(refused) && person.written().is_empty(), "{}", person.screen());
    person.press("<Home> <Right>");
    assert!(person.sees("me.md") && !person.sees(refused), "{}", person.screen());
    person.press("<Enter>");
    assert_eq!(person.written().into_keys().collect::<Vec<_>>(), ["me.md"]);
}

#[test]
fn who_is_ready_at_the_last_band_is_not_sent_to_a_next_one() {
    let mut person = Person::at_first_question(100, 30);
    person.press(&"4 ".repeat(28)).press("r p");
    assert!(person.sees("→ plans for another band"), "{}", person.screen());
    assert!(!person.sees("could gain"), "there is nothing to gain above 100: {}", person.screen());
    person.press("<Right> <Right>");
    assert!(person.sees("you are ready at 100"), "{}", person.screen());
    assert!(!person.sees("→ plans") && !person.sees("could gain"), "{}", person.screen());
}
