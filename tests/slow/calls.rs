//! The system calls of the program itself up to the first frame, counted by strace. The budget is in docs/performance.md.
//!
//! The dynamic loader takes others, and their number depends on the build. `cargo bench --bench terminal -- counts`
//! counts all calls of a release build.

use std::fs;
use std::os::unix::process::CommandExt;

use devrel_ready::framework::Framework;

use super::terminal::{Terminal, code};
use super::{PROGRAM, Place, has, saves, skip};

/// The most calls up to the first frame: 180 for a release build, less the 46 that its loader takes.
const MOST: usize = 134;

/// The fewest bytes of a frame. What is written before it, such as the switch to the other screen, is shorter.
const FRAME: usize = 1_000;

/// Returns the number of calls up to the first frame in a trace.
fn calls_to_the_frame(trace: &str) -> Option<usize> {
    // The first thing that the runtime of Rust does is to look whether standard input and output are open.
    let own: Vec<&str> = trace.lines().skip_while(|line| !line.contains(" poll(")).collect();
    let is_frame = |line: &&str| {
        let written = line.rsplit_once(" = ").and_then(|(_, count)| count.trim().parse().ok());
        line.contains(" write(") && written.is_some_and(|count: usize| count > FRAME)
    };
    let end = own.iter().position(is_frame)?;
    // The library looks whether a file is open before it closes it, but only in a debug build.
    Some(own[..=end].iter().filter(|line| !line.contains("F_GETFD")).count())
}

#[test]
fn the_first_frame_takes_no_more_system_calls_than_the_budget() {
    if !has("strace") {
        return skip("system calls of a start", "strace is missing");
    }
    let place = Place::new();
    saves::save(&Framework::shipped(), &place.data(), 10);
    let log = place.path("calls.log");
    let third = saves::name(3);
    for (screen, name, last_words) in [("home", None, "q quit"), ("a question by name", Some(third.as_str()), "? menu")]
    {
        let mut strace = Terminal::command("strace", &place.data());
        strace.args(["-f", "-qq", "-o"]).arg(&log).arg(PROGRAM).args(name).process_group(0);
        let mut terminal = Terminal::run(&mut strace);
        terminal.see(last_words);
        assert_eq!(code(terminal.press("q").end()), 0);
        let trace = fs::read_to_string(&log).expect("strace writes it");
        let calls = calls_to_the_frame(&trace).expect("a frame was written");
        println!("{calls} system calls up to the first frame: {screen}");
        assert!(calls <= MOST, "{screen}: {calls}");
    }
}
