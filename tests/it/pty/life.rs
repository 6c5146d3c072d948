//! Tests that the terminal is restored, however the program ends.

use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::{Terminal, code};

/// Text that only the help contains.
const HELP: &str = "What marks and words mean";

#[test]
fn quitting_gives_the_terminal_back() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("devrel-ready");
    assert!(terminal.is_raw());
    assert_eq!(code(terminal.press("q").end()), 0);
    terminal.assert_given_back();
}

#[test]
fn a_signal_saves_gives_the_terminal_back_and_is_told_by_the_exit_code() {
    for (signal, expected) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let dir = tempfile::tempdir().expect("a directory");
        let mut terminal = Terminal::at_first_question(dir.path());
        terminal.press("4").see(" 2 of 28").signal(signal);
        assert_eq!(code(terminal.end()), expected);
        terminal.assert_given_back();
        Terminal::start(dir.path(), &["me"]).see_answered(1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn every_signal_that_ends_the_program_and_can_be_caught_gives_the_terminal_back() {
    let usual = [Signal::USR1, Signal::USR2, Signal::ALARM, Signal::ABORT, Signal::SYS, Signal::TRAP];
    let rare = [Signal::XCPU, Signal::VTALARM, Signal::PROF, Signal::IO, Signal::POWER, Signal::STKFLT];
    for signal in usual.into_iter().chain(rare) {
        let dir = tempfile::tempdir().expect("a directory");
        let mut terminal = Terminal::at_first_question(dir.path());
        terminal.press("4").see(" 2 of 28").signal(signal);
        assert_eq!(code(terminal.end()), 128 + signal.as_raw(), "{signal:?}");
        terminal.assert_given_back();
        Terminal::start(dir.path(), &["me"]).see_answered(1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_leaves_no_memory_behind() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", terminal.child.id())).expect("it is running");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("there is a limit");
    // With a limit of one byte, nothing is written and no crash reporter gets a dump.
    let soft = core.split_whitespace().nth(4);
    assert!(matches!(soft, Some("0" | "1")), "{core}");
    assert!(!terminal.signal(Signal::ILL).end().core_dumped());
}

#[test]
fn a_terminal_that_is_gone_ends_the_program_with_everything_saved() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("4").see(" 2 of 28").hang_up();
    assert_eq!(code(terminal.end()), 129);
    Terminal::start(dir.path(), &["me"]).see_answered(1);
}

#[test]
fn a_stopped_program_leaves_the_terminal_to_the_shell_and_comes_back() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("\x1a").stopped().assert_given_back();
    terminal.signal(Signal::CONT).see_saved(1);
    assert!(terminal.is_raw());
    terminal.signal(Signal::TSTP).stopped().assert_given_back();
    terminal.signal(Signal::CONT).see_saved(1);
    terminal.press("1").see_saved(2);
}

#[test]
fn another_size_is_drawn_at_once_and_no_size_is_too_small() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    for size in [(1, 1), (3, 200), (200, 3), (140, 50)] {
        terminal.resize(size);
    }
    terminal.claim((0, 0)).claim((140, 50));
    terminal.see_saved(1).press("1").see_saved(2);
}

#[test]
fn the_mouse_clicks_and_rolls_and_is_given_back() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    let row_of = |terminal: &Terminal, words: &str| {
        let row = terminal.screen().lines().position(|line| line.contains(words)).expect("it is on screen");
        row + 1
    };
    let row = row_of(&terminal, "  2  ");
    // Press and release the button twice: the first click highlights, the second takes.
    let click = format!("\x1b[<0;12;{row}M\x1b[<0;12;{row}m");
    terminal.press(&click).see("▌   2").press(&click).see_saved(2);
    terminal.press("\x1b[<65;12;12M").see("▌   0").press("\x1b[<65;12;12M").see("▌   1");
    assert!(terminal.mouse_is_taken());
    terminal.press("m").see("selects text now");
    assert!(!terminal.mouse_is_taken());
    terminal.press("m").see("clicks now").press("\x1a").stopped().assert_given_back();
    terminal.signal(Signal::CONT).see_saved(2);
    assert!(terminal.mouse_is_taken());
    assert_eq!(code(terminal.press("q").end()), 0);
    terminal.assert_given_back();
}

#[test]
fn an_escape_alone_is_acted_on_and_a_torn_arrow_is_no_escape() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("H").see(HELP);
    let pressed = Instant::now();
    terminal.press("\x1b").see_no_longer(HELP);
    assert!(pressed.elapsed() < Duration::from_secs(1), "an escape waits for a moment only");
    // The two halves form one arrow key, and the help stays.
    terminal.press("H").see(HELP).press("\x1b").press("[B").settle();
    terminal.see(HELP);
}

#[test]
fn the_terminal_is_asked_nothing_and_nothing_is_drawn_at_rest() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("H").see(HELP).press("\x1b").see_no_longer(HELP);
    for question in ["\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b]10;?", "\x1b]11;?"] {
        assert!(!String::from_utf8_lossy(&terminal.written).contains(question), "{question:?}");
    }
    terminal.settle();
    let written = terminal.written.len();
    // An unbound key.
    terminal.press("\x1b[15~").settle();
    assert_eq!(terminal.written.len(), written);
}

#[test]
fn deleting_asks_on_the_terminal() {
    let dir = tempfile::tempdir().expect("a directory");
    Terminal::at_first_question(dir.path()).press("q").end();
    let mut no = Terminal::start(dir.path(), &["delete", "me"]);
    no.see("Delete \"me\"").press("\r").see("Nothing was deleted");
    assert_eq!(code(no.end()), 0);
    let mut garbled = Terminal::start(dir.path(), &["delete", "me"]);
    garbled.see("an empty line means no:").press(b"\xff\r").see("Type yes or no").press("maybe\r");
    garbled.see("Nothing is deleted yet").press("\x04").see("Nothing was deleted");
    assert_eq!(code(garbled.end()), 0);
    let mut endless = Terminal::start(dir.path(), &["delete", "me"]);
    for line in ["maybe\r", "what\r", "export me\r"] {
        endless.see("an empty line means no:").press(line);
    }
    assert_eq!(code(endless.see("Nothing was deleted").end()), 0);
    let mut yes = Terminal::start(dir.path(), &["delete", "me"]);
    yes.see("Delete \"me\"").press("y\r").see("Deleted \"me\"");
    assert_eq!(code(yes.end()), 0);
    assert_eq!(code(Terminal::start(dir.path(), &["show", "me"]).end()), 1);
}

#[test]
fn a_name_that_nobody_has_begins_a_new_assessment_and_shows_the_names_that_are_there() {
    let dir = tempfile::tempdir().expect("a directory");
    Terminal::at_first_question(dir.path()).press("4").see_saved(2).press("q").end();
    let mut terminal = Terminal::start(dir.path(), &["mee"]);
    terminal.see("New assessment").press("\x1b").see("mee").see("Taken").press("\x1b");
    terminal.see("Your assessments").see("1 of 28").press("q").end();
}

#[test]
fn quitting_says_that_everything_is_saved_and_how_to_go_on() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    terminal.press("3q");
    assert_eq!(code(terminal.end()), 0);
    terminal.see("Everything is saved. Go on with: devrel-ready me").assert_given_back();

    // No assessment was open, or it was open for reading only.
    let mut home = Terminal::start(dir.path(), &[]);
    home.see("1 of 28").press("q");
    assert_eq!(code(home.end()), 0);
    assert!(!home.screen().contains("Go on with"), "{}", home.screen());
    let mut first = Terminal::start(dir.path(), &["me"]);
    first.see("✓ saved");
    let mut second = Terminal::start(dir.path(), &["me"]);
    second.see("reading only").press("q").end();
    assert!(!second.screen().contains("Go on with"), "{}", second.screen());
    first.signal(Signal::TERM).end();
    assert!(!first.screen().contains("Go on with"), "{}", first.screen());
}

#[test]
fn how_to_go_on_names_a_directory_that_was_named_and_quotes_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let elsewhere = dir.path().join("my work");
    let mut command = Terminal::command(env!("CARGO_BIN_EXE_devrel-ready"), dir.path());
    command.args(["--data-dir", "my work"]).process_group(0);
    let mut terminal = Terminal::run(&mut command);
    terminal.see("Begin your first").press("\r").see("What shall it be called").press("\x15Ada Lovelace\r");
    for screen in ["Which role", "For which band", "All questions, or"] {
        terminal.see(screen).press("\r");
    }
    terminal.see_saved(1).press("q").end();
    terminal.see("Go on with: devrel-ready --data-dir 'my work' 'Ada Lovelace'");
    assert!(elsewhere.join("assessments").is_dir());
}

#[test]
fn the_export_screen_names_the_folder_that_a_file_will_be_in() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = Terminal::at_first_question(dir.path());
    let folder = dir.path().canonicalize().expect("it is there");
    terminal.press("E").see("me.html ").see(&format!(" in {}", folder.display()));
}

#[test]
fn a_word_that_is_one_slip_away_from_a_command_asks_first_and_begins_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    Terminal::at_first_question(dir.path()).press("4").see_saved(2).press("q").end();
    let mut yes = Terminal::start(dir.path(), &["lst"]);
    yes.see("There is no assessment \"lst\". Did you mean the command \"list\"?").press("yes\r");
    assert_eq!(code(yes.end()), 0);
    yes.see("Closest role");
    for answer in ["\r", "no\r", "\x04"] {
        let mut no = Terminal::start(dir.path(), &["lst"]);
        no.see("Type yes to run it").press(answer);
        assert_eq!(code(no.end()), 2);
        no.see("did you mean `devrel-ready list`?");
    }
    let saved = std::fs::read_dir(dir.path().join("assessments")).expect("it is there").count();
    assert_eq!(saved, 1, "nothing was begun");
}

#[test]
fn three_letters_that_begin_only_one_name_open_it_and_only_without_a_command() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut command = Terminal::command(env!("CARGO_BIN_EXE_devrel-ready"), dir.path());
    let made = command.args(["answer", "Ada Lovelace", "--new", "public-speaking=2"]).output();
    assert!(made.is_ok_and(|made| made.status.success()));
    Terminal::start(dir.path(), &["ADA"]).see("Ada Lovelace").see_answered(1).press("q").end();
    Terminal::start(dir.path(), &["ad"]).see("New assessment").press("q").end();
    let mut shown = Terminal::start(dir.path(), &["show", "Ada"]);
    assert_eq!(code(shown.end()), 1);
    shown.see("there is no assessment of that name");
}
