//! Tests of the real program on a disk that fails, fills up and is shared, killed at any call, and with random input.
//!
//! ```text
//! cargo test --test slow                              a short form, half a minute; part of `cargo test`
//! cargo test --test slow -- --nocapture               the same, with what was counted and skipped
//! DEVREL_READY_LONG=1 cargo test --test slow          everything, for a night or a release
//! COUNT=100000 SEED=7 cargo test --test slow fuzz     another number of rounds, another start
//! ```
//!
//! `COUNT` sets the number of rounds of random tests. Failing calls and kills have counts of their own. `cargo test
//! --lib store` tries all damage, crashes and single faults; there, `PROPTEST_CASES` sets the number of whole lives. A
//! failure names its seed. Tests that the machine cannot run (no `strace`, not root) are skipped with the reason.
#![cfg(unix)]
#![expect(clippy::print_stdout, reason = "counts and reasons for skipping are what these tests report")]

mod calls;
mod disturbed;
mod events;
mod faults;
mod fuzz;
#[expect(dead_code, reason = "the other tests have more entrances")]
#[path = "../shared/hostile.rs"]
mod hostile;
mod kills;
mod limits;
mod memory;
mod network;
mod over_time;
mod private;
#[path = "../shared/saves.rs"]
mod saves;
mod simulated_points;
#[expect(dead_code, reason = "the other tests ask more of a terminal")]
#[path = "../shared/terminal.rs"]
mod terminal;
mod windows;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// Returns a number from the environment.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn is_long() -> bool {
    number("DEVREL_READY_LONG").is_some_and(|number| number > 0)
}

/// Returns the number of rounds.
fn rounds(short: u64, long: u64) -> u64 {
    number("COUNT").unwrap_or(if is_long() { long } else { short })
}

/// Pseudo-random numbers, the same for the same seed (splitmix64).
struct Random(u64);

impl Random {
    /// Creates a generator with the seed of the environment, or the usual one.
    fn new() -> Self {
        Self(Self::seed())
    }

    fn seed() -> u64 {
        number("SEED").unwrap_or(1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).expect("no machine has more");
        usize::try_from(self.next() % limit).expect("below a usize")
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// Returns whether a tool is installed.
fn has(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Prints the reason why a test was skipped.
fn skip(test: &str, why: &str) {
    println!("skipped: {test}: {why}");
}

/// A directory for assessments, deleted after the test.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: TempDir::new().expect("a temporary directory can be made") }
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs the program here.
    fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Output {
        self.finish(Command::new(PROGRAM).args(args))
    }

    /// Runs a command with the program's environment here.
    fn finish(&self, command: &mut Command) -> Output {
        self.prepare(command).output().expect("it starts")
    }

    fn prepare<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env_clear().env("DEVREL_READY_DATA_DIR", self.data()).env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.current_dir(self.dir.path())
    }

    /// Runs a command that has to succeed.
    #[track_caller]
    fn done<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Output {
        let output = self.run(args);
        assert!(output.status.success(), "{}", described(&output));
        output
    }

    /// Returns the level of a skill, from an export.
    #[track_caller]
    fn level(&self, skill: &str) -> Option<u64> {
        let report: serde_json::Value =
            serde_json::from_slice(&self.done(["export", "me"]).stdout).expect("a report is JSON");
        report["answers"][skill]["level"].as_u64()
    }

    /// Creates a copy of this place.
    fn copy(&self) -> Self {
        let copy = Self::new();
        copy_dir(&self.data(), &copy.data());
        copy
    }

    /// Returns every path below the data directory.
    fn everything(&self) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let mut dirs = vec![self.data()];
        while let Some(dir) = dirs.pop() {
            for entry in fs::read_dir(&dir).into_iter().flatten() {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    dirs.push(path.clone());
                }
                paths.push(path);
            }
        }
        paths
    }
}

fn copy_dir(from: &Path, to: &Path) {
    if !from.exists() {
        return;
    }
    fs::create_dir_all(to).expect("a temporary directory can be written to");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let copy = to.join(path.file_name().expect("it is in a directory"));
        if path.is_dir() {
            copy_dir(&path, &copy);
        } else {
            fs::copy(&path, &copy).expect("it can be copied");
        }
    }
}

/// Returns the output and the exit status of a program, for messages of tests.
fn described(output: &Output) -> String {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}\n{}", output.status, text(&output.stdout), text(&output.stderr))
}
