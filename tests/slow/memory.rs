//! Tests that the worst file costs little memory, little time and few words.

use std::fmt::Write;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use super::{PROGRAM, Place, described};

/// The address space of the program, in KiB. It limits the memory.
const SPACE: u32 = 64 * 1024;

/// Largest file that is read.
const SIZE: usize = 1024 * 1024;

const ANSWERS: &str = r#"{"schema":"devrel-ready/answers/1","framework":"devrel","answers":"#;
const REPORT: &str = r#"{"schema":"devrel-ready/report/1","framework":"devrel","answers":"#;

/// The most values in a file that is read to its end.
const VALUES: usize = 49_000;

/// Returns a text of as many pieces as fit between a beginning and an end, with at most so many values.
fn filled(most: usize, start: &str, piece: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = start.to_owned();
    let mut values = 0;
    for number in 0.. {
        let piece = piece(number);
        values += piece.matches(['[', '{', ',']).count();
        if text.len() + piece.len() + end.len() > SIZE || values > most {
            break;
        }
        text.push_str(&piece);
    }
    // A list has no comma at its end.
    let text = text.trim_end_matches(',');
    format!("{text}{end}")
}

/// Returns files of the largest size, and files with the most values.
fn worst_files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = [
        ("deep lists", "[".repeat(SIZE)),
        ("deep objects", "{\"a\":".repeat(SIZE / 5)),
        ("a long key", format!("{ANSWERS}{{\"{}\":1}}}}", "k".repeat(SIZE - 80))),
        ("a long text", format!("{ANSWERS}{{\"editing-review\":{{\"note\":\"{}\"}}}}}}", "é".repeat(SIZE / 2 - 100))),
        ("escapes", format!("{ANSWERS}{{\"editing-review\":{{\"note\":\"{}\"}}}}}}", "\\u0301".repeat(SIZE / 6 - 100))),
        ("line feeds", format!("{}{}x", "\n".repeat(SIZE - 100), ANSWERS)),
        ("one long line with an error at its end", format!("{}\u{7}", " ".repeat(SIZE - 1))),
    ]
    .map(|(what, text)| (what.to_owned(), text))
    .into();
    for most in [usize::MAX, VALUES] {
        let list = |piece: &str| filled(most, &format!("{ANSWERS}["), |_| piece.to_owned(), "]}");
        let keys =
            |start: &str, value: &str, end: &str| filled(most, start, |number| format!("\"{number:x}\":{value},"), end);
        let (answers, report) = (format!("{ANSWERS}{{"), format!("{REPORT}{{"));
        let many = [
            ("lists in lists", list(&format!("{}{},", "[".repeat(29), "]".repeat(29)))),
            ("objects in objects", list(&format!("{}0{},", "{\"a\":".repeat(29), "}".repeat(29)))),
            ("empty lists", list("[],")),
            ("empty objects", list("{},")),
            ("digits", list("0,")),
            ("empty texts", list("\"\",")),
            ("unknown skills", keys(&answers, "1", "}}")),
            ("retired skills", keys(&report, "1", "}}")),
            ("retired notes", keys(&report, "{\"note\":\"n\"}", "}}")),
            ("one key again and again", filled(most, &answers, |_| "\"a\":1,".to_owned(), "}}")),
            ("unknown fields", keys("{", "1", "}")),
        ];
        files.extend(many.map(|(what, text)| (format!("{what}, {} bytes", text.len()), text)));
    }
    files
}

fn limited(place: &Place, space: u32, args: &[&str]) -> Output {
    let script = format!("ulimit -v {space}; exec \"$0\" \"$@\"");
    place.finish(Command::new("sh").args(["-c", &script, PROGRAM]).args(args))
}

/// Returns the peak memory, if `/usr/bin/time` is installed.
fn peak(place: &Place, args: &[&str]) -> Option<u64> {
    let mut command = Command::new("/usr/bin/time");
    let output = place.prepare(command.args(["-f", "peak %M", PROGRAM]).args(args)).output().ok()?;
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    printed.lines().filter_map(|line| line.strip_prefix("peak ")).next_back()?.trim().parse().ok()
}

#[test]
fn the_worst_file_of_a_stranger_is_answered_in_little_memory_time_and_words() {
    let place = Place::new();
    let mut told_of = String::new();
    let mut highest = None;
    for (what, text) in worst_files() {
        assert!(text.len() <= SIZE, "{what}: {} bytes", text.len());
        std::fs::write(place.path("worst.json"), &text).expect("it can be written");
        for args in [&["show", "worst.json"][..], &["export", "worst.json"], &["check", "worst.json"]] {
            let started = Instant::now();
            let output = limited(&place, SPACE, args);
            let took = started.elapsed();
            let printed = described(&output);
            let context = || format!("{what}, {args:?}: {}", printed.chars().take(2_000).collect::<String>());
            assert!(matches!(output.status.code(), Some(0..=2)), "{}", context());
            assert!(!printed.contains("panicked"), "{}", context());
            assert!(took < Duration::from_secs(30), "{took:?}: {}", context());
            assert!(output.stderr.len() < 256 * 1024, "{} bytes: {}", output.stderr.len(), context());
            let memory = peak(&place, args);
            assert!(memory.is_none_or(|memory| memory < u64::from(SPACE)), "{memory:?} KiB: {}", context());
            highest = highest.max(memory);
            let _ = writeln!(
                told_of,
                "{what}, {}: {memory:?} KiB, {took:?}, {} bytes printed",
                args[0],
                output.stderr.len()
            );
        }
    }
    println!("{told_of}highest: {highest:?} KiB in memory; all within {SPACE} KiB of address space");
}

#[test]
fn a_program_that_needs_more_is_caught() {
    let place = Place::new();
    let output = limited(&place, 2 * 1024, &["skills"]);
    assert!(!output.status.success(), "the limit does nothing: {}", described(&output));
}
