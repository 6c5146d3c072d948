//! Tests that the answers of a person are still there after a restart.

use rustix::process::Signal;

use super::{Terminal, code};

#[test]
fn a_killed_program_resumes_at_the_same_question_with_every_saved_answer() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("3").see_saved(2).press("2").see_saved(3).press("0");
    terminal.see_saved(4);
    let question = asked(&terminal.screen());
    terminal.signal(Signal::KILL).end();

    let mut again = Terminal::start(dir.path(), &["me"]);
    again.see_saved(4);
    assert_eq!(asked(&again.screen()), question);
    again.see_answered(3);
    assert_eq!(code(again.press("q").end()), 0);
}

#[test]
fn answers_typed_faster_than_the_disk_are_all_there() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("1".repeat(20)).press("q");
    assert_eq!(code(terminal.end()), 0);
    Terminal::start(dir.path(), &["me"]).see_answered(20);
}

#[test]
fn two_thousand_keys_at_once_are_all_taken() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    let first = asked(&terminal.screen());
    // The keys go forward and back, so that a lost key would show.
    terminal.press("lh".repeat(1_000)).press("H").see("lines below").press("\x1b");
    terminal.wait("the same question", |terminal| asked(&terminal.screen()) == first);
}

#[test]
fn a_second_window_can_only_look() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut first = Terminal::at_first_question(dir.path());
    let mut second = Terminal::start(dir.path(), &["me"]);
    second.see("reading only");
    assert_eq!(code(first.press("q").end()), 0);
}

/// Returns the question on screen, from the line with its number.
fn asked(screen: &str) -> String {
    screen.lines().nth(3).unwrap_or_default().trim().to_owned()
}
