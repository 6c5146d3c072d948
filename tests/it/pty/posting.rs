//! Reading a posting on a terminal: the matched words stand out, and a role is confirmed skill by skill.

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;

use super::{Terminal, code};
use crate::postings::posting;

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// Returns a directory with a posting in it, and the path of the posting.
fn place() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("job.txt");
    fs::write(&file, posting("harborline.txt")).expect("a temporary directory can be written to");
    (dir, file)
}

#[test]
fn the_matched_words_stand_out_in_color_and_without_it() {
    let (dir, file) = place();
    for (variables, mark) in [(&[][..], "\u{1b}[33m"), (&[("NO_COLOR", "1")], "\u{1b}[1m")] {
        let mut command = Terminal::command(PROGRAM, dir.path());
        command.arg("posting").arg(&file).envs(variables.iter().copied());
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut terminal = Terminal::run_in(&mut command, (80, 24));
        assert_eq!(code(terminal.end()), 0);
        terminal.settle();
        let text = String::from_utf8(terminal.written.clone()).expect("output is UTF-8");
        let marked = format!("have {mark}contributed to open source projects\u{1b}[0m, with");
        assert!(text.contains(&marked), "{marked:?} is not in {text:?}");
    }
}

#[test]
fn a_role_is_confirmed_skill_by_skill_and_leaving_writes_nothing() {
    let (dir, file) = place();
    let file = file.to_str().expect("UTF-8");
    let make = ["posting", file, "--as", "Harborline"];
    let mut left = Terminal::start(dir.path(), &make);
    left.see("1 of 18. Open source").press("\r").see("2 of 18.").press("quit\r").see("Nothing was written.");
    assert_eq!(code(left.end()), 0);
    let mut interrupted = Terminal::start(dir.path(), &make);
    assert_eq!(code(interrupted.see("1 of 18.").signal(Signal::INT).end()), 130);
    interrupted.see("Nothing was written.");
    let role = dir.path().join("roles/harborline.json");
    assert!(!role.exists());

    let mut whole = Terminal::start(dir.path(), &make);
    whole.see("Nothing is written before you type save.").see("an empty line to keep it at 2:").press("4\r");
    whole.see("2 of 18.").press("drop\r").see("3 of 18.").press("rest\r").see("17 skills are kept, 1 dropped.");
    whole.press("add sustainable practice\r").see("added by you.").press("1\r").see("18 skills are kept");
    whole.press("save\r").see("with 18 skills");
    assert_eq!(code(whole.end()), 0);
    let text = fs::read_to_string(&role).expect("it was written");
    let role: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(role["skills"][0]["targets"][1], 4, "the level that was typed");
    assert_eq!(role["skills"][17]["skill"], "sustainable-practice");
}
