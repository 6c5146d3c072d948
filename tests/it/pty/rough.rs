//! Tests with shells, hang-ups of every kind, bugs, noise on the line, and input that is not a terminal.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitOptions, kill_process_group, waitpid};

use super::terminal::{Terminal, code};

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

fn has(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Creates an assessment called "me" without a terminal.
pub(super) fn begun() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let mut answer = Terminal::command(PROGRAM, dir.path());
    let answered = answer.args(["answer", "me", "--new", "editing-review=2"]).output().expect("it was built");
    assert!(answered.status.success());
    dir
}

/// Runs a line of shell in a terminal, with a process namespace of its own, as in a container. Returns `None` if the
/// system refuses.
fn in_container(dir: &tempfile::TempDir, shell: &[&str]) -> Option<Terminal> {
    let unshare = || {
        let mut command = Terminal::command("unshare", dir.path());
        command.args(["--user", "--map-root-user", "--pid", "--fork"]).process_group(0);
        command
    };
    let may = unshare().arg("true").stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    may.then(|| Terminal::run(unshare().args(shell)))
}

/// Runs a line of shell in its controlling terminal. Returns `None` if the tools are missing.
fn in_session(dir: &tempfile::TempDir, shell: &[&str]) -> Option<Terminal> {
    if !has("setsid") || !has("bash") {
        return None;
    }
    let mut command = Terminal::command("setsid", dir.path());
    Some(Terminal::run(command.env("PS1", "ready> ").arg("--ctty").args(shell)))
}

#[test]
fn a_hang_up_ends_it_whether_the_signal_is_ignored_or_not() {
    // The leader of a session gets the signal, a program under `nohup` does not. In both cases the line is dead.
    for line in ["exec \"$0\" me", "trap '' HUP; exec \"$0\" me"] {
        let dir = begun();
        let Some(mut terminal) = in_session(&dir, &["bash", "-c", line, PROGRAM]) else { return };
        terminal.see("✓ saved").press("4").see(" 2 of 28").hang_up();
        assert_eq!(code(terminal.end()), 129, "{line}");
        Terminal::start(dir.path(), &["me"]).see_answered(2);
    }
}

#[test]
fn in_a_shell_it_stops_and_comes_back_and_the_shell_is_as_before() {
    let dir = begun();
    let shell = ["bash", "--norc", "--noprofile", "--noediting", "-i"];
    let Some(mut terminal) = in_session(&dir, &shell) else { return };
    terminal.see("ready>").press(format!("{PROGRAM} me\r"));
    for round in 1..=5 {
        terminal.see_saved(round).press("\x1a");
        terminal.wait("the shell to tell of the stop", |terminal| {
            let screen = terminal.screen();
            screen.matches("Stopped").count() == round && screen.trim_end().ends_with("ready>")
        });
        terminal.assert_given_back();
        terminal.press("fg\r").see_saved(round).press("2");
    }
    terminal.see_saved(6).press("q");
    terminal.wait("the shell to be ready", |terminal| terminal.screen().trim_end().ends_with("ready>"));
    terminal.assert_given_back();
    terminal.press("echo $((6 * 7)) $?\r").see("42 0").press("exit\r");
    assert_eq!(code(terminal.end()), 0);
}

#[test]
fn a_stop_that_comes_as_a_surprise_is_survived() {
    let dir = begun();
    let mut terminal = Terminal::start(dir.path(), &["me"]);
    for round in 1..=5 {
        terminal.see_saved(round).signal(Signal::STOP).stopped();
        let before = terminal.written.len();
        // The program ignores what is typed before it has taken the terminal again.
        terminal.signal(Signal::CONT).wait("everything to be drawn anew", |terminal| {
            terminal.written[before..].windows(4).any(|bytes| bytes == b"\x1b[2J")
        });
        terminal.press("3");
    }
    terminal.see_saved(6);
    assert!(terminal.is_raw());
    assert_eq!(code(terminal.press("q").end()), 0);
    terminal.assert_given_back();
}

#[test]
fn in_a_container_whose_session_began_outside_it_stops_and_comes_back() {
    let dir = begun();
    // The first process of a container cannot be stopped from inside, so that is the shell.
    let Some(mut terminal) = in_container(&dir, &["sh", "-c", "\"$0\" me; exit $?", PROGRAM]) else { return };
    terminal.see_saved(1).press("\x1a").stopped().assert_given_back();
    let group = Pid::from_child(&terminal.child);
    kill_process_group(group, Signal::CONT).expect("it is there");
    terminal.see_saved(1).press("3").see_saved(2).press("q");
    assert_eq!(code(terminal.end()), 0);
}

#[test]
fn half_a_key_holds_nothing_up() {
    for half in ["\x1b[", "\x1b[<0;1", "\x1b[200~half a paste", "\x1bO"] {
        let dir = begun();
        let mut terminal = Terminal::start(dir.path(), &["me"]);
        terminal.see_saved(1).press(half).settle();
        // Drawing continues, and signals work.
        terminal.resize((59, 19)).see("The least is 60").resize((100, 30)).see_saved(1);
        terminal.signal(Signal::TERM);
        assert_eq!(code(terminal.end()), 143, "{half:?}");
        terminal.assert_given_back();
    }
}

#[test]
fn what_is_pasted_is_only_text() {
    let dir = begun();
    let mut terminal = Terminal::start(dir.path(), &["me"]);
    terminal.see_saved(1).press("\x1b[200~3q4\r2\x03\x1a\x1b[201~").settle();
    terminal.see_saved(1).press("n").press("\x1b[200~one\x1b]0;evil\x07\x1b[2Jq\x04\rtwo\x1b[201~");
    terminal.see("two").press("\x13").see("✓ saved").press("3").see("✓ saved");
    assert_eq!(code(terminal.press("q").end()), 0);
    let written = String::from_utf8_lossy(&terminal.written);
    assert!(!written.contains("\x1b]"), "no title, no clipboard, no link");
    assert!(!written.contains('\x07'), "no bell");
}

#[test]
fn storms_of_sizes_and_noise_end_with_a_program_that_answers() {
    let dir = begun();
    let mut terminal = Terminal::start(dir.path(), &["me"]);
    terminal.see_saved(1);
    let mut state: u32 = 7;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    for _ in 0..300 {
        let size = [next(150), next(60)].map(|side| u16::try_from(side).expect("small"));
        terminal.claim((size[0], size[1])).take_in();
        // Leave out keys that quit, and the start of a paste, which would take everything after it.
        let noise: String =
            (0..next(8)).filter_map(|_| char::from_u32(next(0x300))).filter(|c| !"q\x03y".contains(*c)).collect();
        terminal.press(noise.replace('\x1a', ""));
    }
    terminal.claim((0, 0)).claim((100, 30)).press("\x1b\x1b").settle();
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end()), 143);
    terminal.assert_given_back();
    Terminal::start(dir.path(), &["me"]).see("saved");
}

#[test]
fn where_there_is_no_terminal_it_says_so_and_writes_no_sequence() {
    let dir = begun();
    let mut dumb = Terminal::command(PROGRAM, dir.path());
    let mut terminal = Terminal::run(dumb.env("TERM", "dumb").process_group(0));
    terminal.see("TERM is empty or dumb").see("line for \"me\":").press("quit\r");
    assert_eq!(code(terminal.end()), 0);
    assert!(!terminal.written.contains(&0x1b));

    let mut piped = Terminal::command(PROGRAM, dir.path());
    let mut child = piped.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("built");
    // The program may end before it reads this.
    let _ = child.stdin.take().expect("it is piped").write_all(b"q");
    let output = child.wait_with_output().expect("it ends");
    assert_ne!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty() && !output.stderr.contains(&0x1b));
}

#[test]
fn a_locale_that_is_not_utf_8_is_sent_ascii() {
    let dir = begun();
    let mut command = Terminal::command(PROGRAM, dir.path());
    let mut terminal = Terminal::run(command.arg("me").env("LC_ALL", "C").process_group(0));
    terminal
        .see("1 of 28")
        .press("n")
        .see("Only for you")
        .press("\x13")
        .press("r")
        .see("1 of 28 answered")
        .press("\x1b?")
        .settle();
    terminal.signal(Signal::TERM).end();
    assert!(terminal.written.is_ascii());
}

#[test]
fn at_rest_it_uses_no_processor_and_leaves_nobody_behind() {
    let dir = begun();
    let mut terminal = Terminal::start(dir.path(), &["me"]);
    terminal.see_saved(1).settle();
    let Some(before) = ticks(&terminal) else { return };
    // Wait for output that does not come.
    while terminal.take_in_within(Duration::from_secs(2)) {}
    assert_eq!(ticks(&terminal), Some(before), "hundredths of a second of processor time, in two seconds");
    let group = Pid::from_child(&terminal.child);
    assert_eq!(code(terminal.press("q").end()), 0);
    assert!(rustix::process::test_kill_process_group(group).is_err(), "somebody of its group is left");
    assert!(waitpid(Some(group), WaitOptions::NOHANG).is_err(), "it was waited for");
}

/// Returns the used processor time, if the system tells.
fn ticks(terminal: &Terminal) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", terminal.child.id())).ok()?;
    let (_, after_name) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = after_name.split(' ').collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}
