//! Tests that the real program opens no connection: every call about sockets is recorded and checked.
//!
//! `tests/it/walls.rs` and `.cargo/deny.toml` exclude crates that could connect.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;

use super::terminal::{Terminal, code};
use super::{PROGRAM, Place, has, skip};

/// Returns the calls of a trace that involve more than a socket pair inside the program.
fn outside(trace: &str) -> Vec<&str> {
    let is_call = |line: &&str| line.contains('(') && !line.contains("+++") && !line.contains("---");
    let inside = |line: &str| line.contains("socketpair(AF_UNIX") || on_the_pair(line);
    trace.lines().filter(is_call).filter(|line| !inside(line)).collect()
}

/// Returns whether a call uses the pair, with which the program wakes itself up. Such a call names no address.
fn on_the_pair(line: &str) -> bool {
    let named = line.contains("sa_family") || line.contains("AF_INET");
    !named
        && ["sendto", "recvfrom", "send", "recv"]
            .iter()
            .any(|call| line.contains(&format!(" {call}(")) || line.contains(&format!("<... {call} resumed>")))
}

fn traced(log: &Path, place: &Place) -> Terminal {
    let mut strace = Terminal::command("strace", &place.data());
    strace.args(["-f", "-qq", "-e", "trace=%network", "-o"]).arg(log).args([PROGRAM, "me"]).process_group(0);
    Terminal::run(&mut strace)
}

#[test]
fn nothing_leaves_the_machine() {
    if !has("strace") {
        return skip("network calls", "strace is missing");
    }
    let place = Place::new();
    place.done(["answer", "me", "--new", "editing-review=2"]);
    let log = place.path("network.log");
    let mut terminal = traced(&log, &place);
    terminal.see_saved(1).press("3").see_saved(2);
    terminal.press("ehttps://example.org/demo\r").see("example.org").see("✓ saved").press("r").see("Enter open role");
    assert_eq!(code(terminal.press("q").end()), 0);
    let trace = fs::read_to_string(&log).expect("strace writes it");
    assert_eq!(outside(&trace), Vec::<&str>::new());
    println!("{} calls in the terminal, all between two ends inside the program", trace.lines().count());
    assert!(trace.contains("socketpair(AF_UNIX"), "the signals have a pair, so the trace has seen something:\n{trace}");

    for args in
        [&["list"][..], &["show", "me"], &["export", "me"], &["plan", "me"], &["roles"], &["check", "missing.json"]]
    {
        let mut strace = std::process::Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=%network", "-o"]).arg(&log).arg(PROGRAM).args(args);
        place.finish(&mut strace);
        let trace = fs::read_to_string(&log).expect("strace writes it");
        assert_eq!(outside(&trace), Vec::<&str>::new(), "{args:?}");
    }
}

/// Tests the check itself.
#[test]
fn a_way_to_the_outside_is_noticed() {
    for call in [
        "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3",
        "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3",
        "7 connect(3, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0",
        "7 sendto(3, \"x\", 1, 0, {sa_family=AF_INET6}, 28) = 1",
    ] {
        assert_eq!(outside(call), [call]);
    }
}
