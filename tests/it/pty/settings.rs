//! Tests of settings and keys in the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::{Terminal, code};

/// Starts the program with this settings file in its data directory.
fn start_with(dir: &Path, config: &str) -> Terminal {
    fs::write(dir.join("config.toml"), config).expect("written");
    Terminal::start(dir, &[])
}

#[test]
fn settings_that_are_wrong_are_told_before_the_terminal_is_taken() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut terminal = start_with(dir.path(), "# mine\ntheme = \"plian\"\n[keys.welcome]\nstart = [\",\"]\n");
    assert_eq!(code(terminal.end()), 2);
    terminal.see("config.toml:2:9").see("did you mean \"plain\"?").see("\",\" already means \"settings\"");
    terminal.see("cannot use the settings in").see("2 problems");
    assert!(!terminal.written.contains(&0x1b), "no escape sequence was written");
    assert!(!dir.path().join("assessments").exists());
}

#[test]
fn settings_that_cannot_be_read_are_told_and_a_file_that_is_not_there_is_none() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::create_dir(dir.path().join("config.toml")).expect("created");
    let mut terminal = Terminal::start(dir.path(), &[]);
    assert_eq!(code(terminal.end()), 1);
    terminal.see("cannot read").see("name a file, not a directory");

    let mut command = Terminal::command(env!("CARGO_BIN_EXE_devrel-ready"), dir.path());
    let named = dir.path().join("elsewhere/my.toml");
    let mut terminal = run(command.env("DEVREL_READY_CONFIG", &named));
    terminal.see("Begin your first").press(",").see("elsewhere/my.toml").press("\x1b[C").see("saved").press("q");
    assert_eq!(code(terminal.end()), 0);
    assert!(fs::read_to_string(named).expect("created").contains("\ntheme = \"color\"\n"));
}

fn run(command: &mut Command) -> Terminal {
    use std::os::unix::process::CommandExt;
    Terminal::run(command.process_group(0))
}

#[test]
fn a_changed_key_and_a_changed_setting_are_there_from_the_first_frame_to_the_next_start() {
    let dir = tempfile::tempdir().expect("a directory");
    let config = "# mine\ncharacters = \"ascii\" # old terminal\n\n[keys.question]\nevidence = [\"Ctrl-E\"]\n";
    fs::write(dir.path().join("config.toml"), config).expect("written");
    let mut terminal = Terminal::start(dir.path(), &[]);
    for screen in ["Begin your first", "What shall it be called", "Which role", "For which band", "All questions, or"] {
        terminal.see(screen).press("\r");
    }
    terminal.see(" 1 of 28").see("Y saved").press("e\x05").see("Evidence:").press("\x1b").see_no_longer("Evidence:");
    terminal.press(",").see("< ASCII only >").press("jh").see("‹ lines and marks ›").see("saved").press("q");
    assert_eq!(code(terminal.end()), 0);
    let kept = fs::read_to_string(dir.path().join("config.toml")).expect("there");
    assert_eq!(kept, config.replace("\"ascii\"", "\"unicode\""));
    Terminal::start(dir.path(), &["me"]).see_saved(1);
}

#[test]
fn a_place_that_cannot_be_written_to_keeps_the_file_and_says_so() {
    let dir = tempfile::tempdir().expect("a directory");
    let config = dir.path().join("config.toml");
    let mut terminal = start_with(dir.path(), "theme = \"auto\"\n");
    fs::set_permissions(&config, fs::Permissions::from_mode(0o400)).expect("ours");
    terminal.see("Begin your first").press(",l").see("Could not be saved").see("read-only");
    assert_eq!(fs::read_to_string(&config).expect("there"), "theme = \"auto\"\n");
    fs::set_permissions(&config, fs::Permissions::from_mode(0o600)).expect("ours");
    fs::write(&config, "theme = \"aut").expect("ours");
    terminal.press("l").see("mistake").press("q");
    assert_eq!(code(terminal.end()), 0);
    assert_eq!(fs::read_to_string(&config).expect("there"), "theme = \"aut");
}
