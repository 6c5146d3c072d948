//! Tests of the real program in a terminal while its disk hangs or another program writes its save.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::terminal::Terminal;
use super::{Place, has, skip};

/// Returns the newest save of the only assessment.
fn save(place: &Place) -> PathBuf {
    let is_save = |path: &PathBuf| path.file_name().is_some_and(|name| name == "current.json");
    place.everything().into_iter().find(is_save).expect("it is saved")
}

/// Opens an assessment with one answer, and waits until it is safe.
fn opened(place: &Place) -> Terminal {
    place.done(["answer", "me", "--new", "software-building=2"]);
    let mut terminal = Terminal::start(&place.data(), &["me"]);
    terminal.see("✓ saved");
    terminal
}

/// Delays every flush of a running process by ten seconds. Returns `None` if that is impossible here.
fn slow_down(process: &Child) -> Option<(Child, BufReader<ChildStderr>)> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=10000000"]);
    strace.args(["-p", &process.id().to_string()]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut strace = strace.spawn().ok()?;
    let mut said = BufReader::new(strace.stderr.take()?);
    let mut line = String::new();
    said.read_line(&mut line).ok()?;
    if line.contains("attached") {
        // The reader of its output has to stay open.
        return Some((strace, said));
    }
    strace.wait().ok()?;
    None
}

#[test]
fn a_disk_that_hangs_is_told_leaving_asks_and_nothing_is_lost_once_it_goes_on() {
    if !has("strace") {
        return skip("a disk that hangs", "strace is missing");
    }
    let place = Place::new();
    let mut terminal = opened(&place);
    let Some((mut strace, _said)) = slow_down(&terminal.child) else {
        terminal.press("q").end();
        return skip("a disk that hangs", "strace may not trace a running program here");
    };
    terminal.press("3").see("Not saved: the disk does not answer");
    terminal.press("q").see("Leave without saving?").settle().press("n").see_no_longer("Leave without saving?");
    kill_process(Pid::from_child(&strace), Signal::TERM).expect("it is there");
    strace.wait().expect("it ends");
    terminal.see("✓ saved").press("q").end();
    assert_eq!(place.level("software-building"), Some(3));
}

/// Replaces the save with one from another place, as a program does that synchronizes folders.
fn replace_from_elsewhere(save: &Path, answers: &[&str]) {
    let elsewhere = Place::new();
    elsewhere.done(["answer", "me", "--new"].iter().chain(answers));
    let beside = save.with_file_name(".current.json.sync");
    fs::copy(self::save(&elsewhere), &beside).expect("it can be copied");
    fs::rename(beside, save).expect("it can be renamed");
}

#[test]
fn another_programs_change_under_an_open_window_is_never_lost_whatever_the_person_decides() {
    for (key, said, level) in [("y", "✓ saved", 3), ("n", "This is their version", 4)] {
        let place = Place::new();
        let mut terminal = opened(&place);
        replace_from_elsewhere(&save(&place), &["software-building=4", "system-learning=0"]);
        terminal.press("3").see("was changed elsewhere").settle().press(key).see(said).see("✓ saved").press("q").end();
        assert_eq!(place.level("software-building"), Some(level));
        let listed = place.done(["backups", "me", "--json"]).stdout;
        let backups: serde_json::Value = serde_json::from_slice(&listed).expect("JSON");
        let aside = backups.as_array().into_iter().flatten().filter(|backup| backup["kept_aside"] == true);
        assert_eq!(aside.count(), 1, "{backups}");
    }
}

#[test]
fn by_lines_the_same_choice_is_offered_and_the_other_version_is_kept() {
    for (word, said, level) in [("mine", "Your version is saved", 3), ("theirs", "This is the other version now", 4)] {
        let place = Place::new();
        place.done(["answer", "me", "--new", "software-building=2"]);
        let mut terminal = Terminal::start(&place.data(), &["ask", "me"]);
        terminal.see("your answer (0 to 4");
        replace_from_elsewhere(&save(&place), &["software-building=4", "system-learning=0"]);
        terminal.press("3\r").see("Type mine to keep what you said here").settle();
        terminal.press("both\r").see("Building software: mine 3, theirs 4.").settle();
        terminal.press(format!("{word}\r")).see(said).settle().press("quit\r").end();
        assert_eq!(place.level("software-building"), Some(level));
        let listed = String::from_utf8(place.done(["backups", "me"]).stdout).expect("text");
        assert_eq!(listed.matches("kept aside").count(), 1, "{listed}");
    }
}

#[test]
fn whoever_leaves_the_lines_undecided_is_told_where_their_version_is() {
    let place = Place::new();
    place.done(["answer", "me", "--new", "software-building=2"]);
    let mut terminal = Terminal::start(&place.data(), &["ask", "me"]);
    terminal.see("your answer (0 to 4");
    replace_from_elsewhere(&save(&place), &["software-building=4"]);
    terminal.press("3\r").see("Type mine").settle().press("quit\r").see("your version is kept").end();
    assert_eq!(place.level("software-building"), Some(4));
    let listed = String::from_utf8(place.done(["backups", "me"]).stdout).expect("text");
    assert!(listed.contains("kept aside"), "{listed}");
}
