//! Tests of commands in a terminal: their width, their colors and their characters.

use std::os::unix::process::CommandExt;
use std::path::Path;

use super::{Terminal, code};

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// Returns a directory with an assessment, "me", that has answers to all questions.
fn answered() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let framework = devrel_ready::framework::Framework::shipped();
    let levels = framework.skills().map(|skill| format!("{}={}", framework.skill(skill).key, 1 + skill.index() % 3));
    let mut answer = Terminal::command(PROGRAM, dir.path());
    let done = answer.args(["answer", "me", "--new", "--role", "ospo"]).args(levels).output().expect("it was built");
    assert!(done.status.success(), "{done:?}");
    dir
}

/// Runs a command to its end in a terminal of this width, and returns what it wrote.
fn written(dir: &Path, columns: u16, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = Terminal::command(PROGRAM, dir);
    command.args(arguments).envs(variables.iter().copied()).process_group(0);
    let mut terminal = Terminal::run_in(&mut command, (columns, 24));
    assert_eq!(code(terminal.end()), 0, "{}", terminal.screen());
    terminal.settle();
    String::from_utf8(terminal.written.clone()).expect("output is UTF-8").replace('\r', "")
}

/// Returns the width of the widest line that can be broken.
fn widest(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.contains("://") && !line.contains('`'));
    lines.map(|line| line.chars().count()).max().unwrap_or_default()
}

#[test]
fn text_is_folded_to_the_width_of_the_window() {
    let dir = answered();
    for arguments in [&["skills", "public-speaking"][..], &["roles"], &["next", "me"], &["skills"]] {
        for columns in [40, 60, 80, 120] {
            let text = written(dir.path(), columns, arguments, &[]);
            let widest = widest(&text);
            assert!(widest <= usize::from(columns), "{arguments:?} at {columns}: {widest} in {text}");
            let filled = usize::from(columns.min(112)) - 24;
            assert!(widest > filled || arguments[0] == "next", "{arguments:?} at {columns}: {widest} in {text}");
        }
    }
}

#[test]
fn the_questions_as_plain_lines_are_folded_to_the_width_of_the_window() {
    let dir = answered();
    for (columns, broken) in [(60, "You turn ideas into working software, from small scripts to\r\nsystems"), (110, "")]
    {
        let mut command = Terminal::command(PROGRAM, dir.path());
        let mut terminal = Terminal::run_in(command.args(["ask", "me"]).process_group(0), (columns, 30));
        terminal.see("All answered.").press("question 1\r").see("What could show it").press("quit\r");
        assert_eq!(code(terminal.end()), 0);
        let text = String::from_utf8_lossy(&terminal.written).into_owned();
        let whole = "You turn ideas into working software, from small scripts to systems that other people rely on.";
        assert!(text.contains(if broken.is_empty() { whole } else { broken }), "{text}");
        assert!(widest(&text) <= usize::from(columns), "{text}");
    }
}
