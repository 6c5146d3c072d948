//! Tests of terminals that cannot be drawn on: the questions come as plain lines.

use std::os::unix::process::CommandExt;
use std::path::Path;

use rustix::process::Signal;

use super::{Terminal, code};

/// Starts the program in a terminal of this kind.
fn start_as(kind: &str, data_dir: &Path, arguments: &[&str]) -> Terminal {
    let mut command = Terminal::command(env!("CARGO_BIN_EXE_devrel-ready"), data_dir);
    Terminal::run(command.env("TERM", kind).args(arguments).process_group(0))
}

#[test]
fn a_dumb_terminal_goes_into_plain_mode_by_itself() {
    for kind in ["dumb", ""] {
        let dir = tempfile::tempdir().expect("a directory");
        let mut terminal = start_as(kind, dir.path(), &[]);
        terminal
            .see("cannot move its cursor")
            .see("28 questions, in about 15 minutes")
            .see("Your answers stay on this");
        terminal.see("first assessment");
        for screen in ["line for \"me\":", "empty line for Established:", "empty line for not sure yet:"] {
            terminal.see(screen).press("\r");
        }
        terminal
            .see("Question 1 of 28")
            .press("3\r")
            .see("Question 1 saved: level 3. 1 of 28 done.")
            .see("Question 2 of 28")
            .press("quit\r");
        assert_eq!(code(terminal.end()), 0);
        terminal.see("1 of 28 answered; all saved.").assert_given_back();
        assert!(!terminal.written.contains(&0x1b), "no escape sequence was written");

        let mut again = start_as(kind, dir.path(), &["me"]);
        // Ctrl-D ends the input.
        again.see("Question 2 of 28").press("\x04");
        assert_eq!(code(again.end()), 0);

        let mut home = start_as(kind, dir.path(), &[]);
        home.see("1: me, 1 of 28 answered, the newest on").see("Which assessment?");
        home.press("a/b\r").see("cannot contain /").press("quit\r");
        assert_eq!(code(home.end()), 0);
    }
}

#[test]
fn a_saved_assessment_is_taken_by_enter_by_its_number_and_by_how_its_name_sounds() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut first = start_as("dumb", dir.path(), &["ask", "My Community Check!", "--new"]);
    first.see("How senior").press("\r").see("Which role").press("\r").see("Question 1, your").press("quit\r");
    assert_eq!(code(first.end()), 0);
    for typed in ["\r", "1\r", "my community-check\r"] {
        let mut home = start_as("dumb", dir.path(), &[]);
        home.see("1: My Community Check!, 0 of 28 answered").see("line for \"My Community Check!\":");
        home.press(typed).see("Question 1, your answer").press("quit\r");
        assert_eq!(code(home.end()), 0);
    }
}

#[test]
fn two_windows_on_one_assessment_do_not_write_at_once() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut first = Terminal::at_first_question(dir.path());
    let mut second = start_as("dumb", dir.path(), &["me"]);
    second.see("open in another window");
    assert_eq!(code(second.end()), 1);
    first.press("4").see_saved(2).press("q");
    assert_eq!(code(first.end()), 0);

    let mut second = start_as("dumb", dir.path(), &["ask", "me"]);
    second.see("Question 2 of 28");
    Terminal::start(dir.path(), &["me"]).see("reading only");
    assert_eq!(code(second.press("quit\r").end()), 0);
}

#[test]
fn a_killed_conversation_comes_back_to_the_question_that_was_on_screen() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = start_as("dumb", dir.path(), &["ask", "me", "--new"]);
    terminal.see("How senior").press("\r").see("Which role").press("\r").see("Question 1 of 28").press("3\r");
    terminal.see("Question 2 of 28").press("\r").see("Question 3 of 28").signal(Signal::KILL).end();

    let mut again = start_as("dumb", dir.path(), &["me"]);
    again.see("me: 1 of 28 answered.").see("Question 3 of 28");
    assert_eq!(code(again.signal(Signal::INT).end()), 130);
    again.see("1 of 28 answered; all saved.");

    let mut new = start_as("dumb", dir.path(), &["ask", "you", "--new"]);
    assert_eq!(code(new.see("How senior").signal(Signal::INT).end()), 130);
    new.see("Nothing was started.");
}

#[test]
fn the_end_of_the_input_in_the_middle_of_a_line_is_said_on_a_line_of_its_own() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = start_as("dumb", dir.path(), &["ask", "me", "--new"]);
    // Ctrl-D sends what was typed, and the second one ends the input.
    terminal.see("How senior").press("ab\x04\x04").see("The input ended in the middle of a line");
    assert_eq!(code(terminal.end()), 0);
    let written = String::from_utf8_lossy(&terminal.written).replace('\r', "");
    assert!(written.contains("ab\nThe input ended"), "{written:?}");
}
