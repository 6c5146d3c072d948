//! Counts instructions with valgrind and system calls with strace. Other work on the machine does not change them.
//!
//! Each program runs in the same terminal as for the times. Where a tool is not installed, its lines are left out.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::process::page_faults;
use crate::programs::{Programs, SCREENS_WITH_A_HIGHLIGHT};
use crate::pty::Terminal;
use crate::table::{Table, decimal};

/// The silence after which a program that valgrind slows down has drawn its frame.
const SILENCE: Duration = Duration::from_millis(600);

/// The fewest bytes of a frame.
const FRAME: u64 = 1_000;

/// The keys of the shorter and of the longer run. The instructions of a key are the difference, divided by the others.
const KEYS: [u32; 2] = [4, 24];

pub(crate) fn measure(programs: &Programs, table: &mut Table) {
    faults(programs, table);
    if is_there("valgrind") {
        instructions(programs, table);
    }
    if is_there("strace") {
        calls(programs, table);
    }
}

fn is_there(tool: &str) -> bool {
    let is_there = Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
    if !is_there {
        println!("{tool} is not installed, so its counts are left out");
    }
    is_there
}

fn instructions(programs: &Programs, table: &mut Table) {
    let ours = |name| programs.ours(&programs.ten(), name);
    let bare = instructions_of(&programs.bare(), "", "");
    for (what, name, most) in [("a question by name", Some(3), 150), ("home, 10 saved", None, 100)] {
        let start = start_of(&ours(name));
        ratio(table, &format!("instructions up to the first frame: {what}"), [start, bare], most);
    }
    let each = |command: &Command, way: &str, keys: &str| {
        let [fewer, more] = KEYS.map(|count| instructions_of(command, way, &pressed(keys, count)));
        more.saturating_sub(fewer) / u64::from(KEYS[1] - KEYS[0])
    };
    let bare = each(&programs.bare(), "", "jk");
    for (screen, way, keys) in SCREENS_WITH_A_HIGHLIGHT {
        let key = each(&ours(Some(1)), way, &keys.concat());
        ratio(table, &format!("instructions of a key: {screen}"), [key, bare], 60);
    }
}

/// Returns so many keys, which are pressed in turn.
fn pressed(keys: &str, count: u32) -> String {
    (0..count).zip(keys.chars().cycle()).map(|(_, key)| key).collect()
}

/// Adds a line for instructions with a limit in hundredths of those of the bare program.
fn ratio(table: &mut Table, what: &str, [ours, bare]: [u64; 2], hundredths: u64) {
    let millions = |count: u64| format!("{} M", decimal(u128::from(count / 10_000)));
    let ratio = ours * 100 / bare.max(1);
    let budget = format!("{}x", decimal(hundredths.into()));
    table.row([what, &millions(ours), &millions(bare), &decimal(ratio.into()), &budget], ratio <= hundredths);
}

/// Returns the instructions of a run: the way to a screen, some keys, and the end.
fn instructions_of(command: &Command, way: &str, keys: &str) -> u64 {
    let place = tempfile::tempdir().expect("the disk has room");
    let out = place.path().join("callgrind");
    let mut valgrind =
        under(command, "valgrind", &["--tool=callgrind", &format!("--callgrind-out-file={}", out.display())]);
    press_and_quit(&mut valgrind, way, keys);
    summary(&out)
}

/// Returns the instructions up to the first thread, which is started right after the first frame.
fn start_of(command: &Command) -> u64 {
    let place = tempfile::tempdir().expect("the disk has room");
    let out = place.path().join("callgrind");
    let file = format!("--callgrind-out-file={}", out.display());
    press_and_quit(
        &mut under(command, "valgrind", &["--tool=callgrind", "--dump-before=pthread_create*", &file]),
        "",
        "",
    );
    summary(&out.with_extension("1"))
}

pub(crate) fn press_and_quit(command: &mut Command, way: &str, keys: &str) {
    let mut terminal = Terminal::start(command);
    let wait = |terminal: &mut Terminal| drop(terminal.pieces(20 * SILENCE, SILENCE));
    wait(&mut terminal);
    for key in way.chars().chain(keys.chars()) {
        terminal.press(&key.to_string());
        wait(&mut terminal);
    }
    terminal.press("q");
    let _ = terminal.end();
}

/// Returns the sum of all instructions in a file of callgrind.
fn summary(file: &Path) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let sums = ["summary: ", "totals: "].map(|name| text.lines().find_map(|line| line.strip_prefix(name)));
    sums.into_iter().flatten().next().and_then(|sum| sum.trim().parse().ok()).unwrap_or_default()
}

/// Adds lines for the pages that the system maps until a program waits for its first key. The end of a thread of its own
/// makes a difference of two or three.
fn faults(programs: &Programs, table: &mut Table) {
    let faults_of = |mut command: Command| {
        let mut terminal = Terminal::start(&mut command);
        terminal.settle();
        page_faults(&terminal.child)
    };
    let bare = faults_of(programs.bare());
    for (what, name) in [("a question by name", Some(3)), ("home, 10 saved", None)] {
        let ours = faults_of(programs.ours(&programs.ten(), name));
        let words = [&format!("page faults of a start: {what}"), &ours.to_string(), &bare.to_string()];
        let ratio = ours * 100 / bare.max(1);
        table.row([words[0], words[1], words[2], &decimal(ratio.into()), "1.50x"], ratio <= 150);
    }
}

fn calls(programs: &Programs, table: &mut Table) {
    let ours = |name| programs.ours(&programs.ten(), name);
    let bare = calls_of(&programs.bare());
    for (what, name) in [("a question by name", Some(3)), ("home, 10 saved", None)] {
        let calls = calls_of(&ours(name));
        table.most(&format!("system calls up to the first frame: {what}"), [calls, bare], (180, "calls"));
    }
}

/// Returns the number of system calls up to the write of the first frame.
fn calls_of(command: &Command) -> u64 {
    let place = tempfile::tempdir().expect("the disk has room");
    let log = place.path().join("calls");
    press_and_quit(&mut under(command, "strace", &["-f", "-qq", "-o", &log.to_string_lossy()]), "", "");
    let trace = fs::read_to_string(&log).unwrap_or_default();
    let mut calls = 0;
    for line in trace.lines() {
        calls += 1;
        let written = line.rsplit_once(" = ").and_then(|(_, count)| count.trim().parse::<u64>().ok());
        if line.contains(" write(") && written.is_some_and(|count| count > FRAME) {
            return calls;
        }
    }
    calls
}

/// Returns a command that runs another one under a tool.
pub(crate) fn under(command: &Command, tool: &str, options: &[&str]) -> Command {
    let mut under = Command::new(tool);
    under.env_clear();
    under.args(options).arg(command.get_program()).args(command.get_args());
    under.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    under
}
