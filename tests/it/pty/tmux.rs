//! The same tests in a real tmux, if it is installed: with its own replies, and with pastes without marks.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Terminal;

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// A tmux server with the program, in a terminal.
struct Tmux {
    dir: tempfile::TempDir,
    terminal: Terminal,
}

impl Tmux {
    /// Runs a line of shell in which `$0` is the program. Returns `None` if there is no tmux.
    fn start(line: &str) -> Option<Self> {
        let is_there = Command::new("tmux").arg("-V").output().is_ok_and(|output| output.status.success());
        if !is_there {
            return None;
        }
        let dir = tempfile::tempdir().expect("a directory");
        let mut answer = Terminal::command(PROGRAM, dir.path());
        let answered = answer.args(["answer", "me", "--new", "software-building=2"]).output().expect("it was built");
        assert!(answered.status.success());
        let script = dir.path().join("start.sh");
        fs::write(&script, line.replace("$0", PROGRAM)).expect("a temporary file");
        let mut command = Terminal::command("tmux", dir.path());
        // The server takes its environment from this command.
        command.arg("-S").arg(dir.path().join("socket")).args(["-f", "/dev/null", "-u", "new-session", "sh"]);
        command.arg(script);
        let terminal = Terminal::run(&mut command);
        Some(Self { dir, terminal })
    }

    /// Runs a command of tmux.
    fn run(&self, arguments: &[&str]) {
        let mut command = Terminal::command("tmux", self.dir.path());
        let output =
            command.arg("-S").arg(self.dir.path().join("socket")).args(arguments).output().expect("it is there");
        assert!(output.status.success(), "{output:?}");
    }

    fn answers(&self) -> serde_json::Value {
        answers(self.dir.path())
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let socket = self.dir.path().join("socket");
        let _ = Terminal::command("tmux", self.dir.path()).arg("-S").arg(socket).arg("kill-server").output();
    }
}

fn answers(dir: &Path) -> serde_json::Value {
    let exported = Terminal::command(PROGRAM, dir).args(["export", "me"]).output().expect("it was built");
    let mut report: serde_json::Value = serde_json::from_slice(&exported.stdout).expect("a report is JSON");
    report["answers"].take()
}

#[test]
fn an_answer_of_tmux_that_somebody_else_asked_for_is_not_typed() {
    for asked in ["\\033[>c", "\\033[>q", "\\033[c\\033[6n", "\\033]11;?\\033\\\\"] {
        let Some(mut tmux) = Tmux::start(&format!("printf '{asked}'; exec '$0' me")) else { return };
        let before = tmux.answers();
        tmux.terminal.see_answered(1).settle();
        tmux.terminal.press("q").end();
        assert_eq!(tmux.answers(), before, "{asked}");
    }
}

#[test]
fn a_paste_of_tmux_without_marks_stays_in_the_field_it_began_in() {
    let Some(mut tmux) = Tmux::start("exec '$0' me") else { return };
    tmux.terminal.see("✓ saved").press("\x1b[H").see_saved(1).settle();
    tmux.terminal.press("e").see("Enter keep");
    tmux.run(&["set-buffer", "https://example.org/x\n3 more\nq bye\n"]);
    tmux.run(&["paste-buffer"]);
    tmux.terminal.see("q bye").settle();
    tmux.terminal.press("\r").settle();
    tmux.terminal.press("q").end();
    let answers = tmux.answers();
    assert_eq!(answers["software-building"]["evidence"], "https://example.org/x 3 more q bye");
    assert_eq!(answers["software-building"]["level"], 2);
}
