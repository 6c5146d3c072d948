//! Tests that only typed input counts. Reports of a terminal change nothing on any screen, and input that arrives all
//! at once does nothing that the person has not seen.

use std::os::unix::process::CommandExt;
use std::path::Path;

use super::{Terminal, code};

const PROGRAM: &str = env!("CARGO_BIN_EXE_devrel-ready");

/// The keys to all screens from the first question, with a text of each screen.
const SCREENS: [(&str, &str); 16] = [
    ("", " 1 of 28"),
    ("V", "No evidence 1"),
    ("r", "1 of 28 answered"),
    ("r\r", "importance"),
    ("rp", "To reach"),
    ("rw", "trying out"),
    ("E", "A report to take away"),
    (",", "Settings"),
    ("?", "What would you like to do?"),
    ("H", "lines below"),
    ("y", "Why"),
    ("e", "Enter keep"),
    ("n", "Only for you"),
    ("/", "Find a skill"),
    ("\x1b", "me"),
    ("\x1b\x1b[3~", "Delete"),
];

/// Input that terminals send by themselves: answers, notices, reports, complete and torn.
const REPORTS: [&[u8]; 24] = [
    b"\x1b[>84;0;0c",
    b"\x1b[>41;390;0c",
    b"\x1b[?64;1;2;6;22c",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    b"\x9d11;rgb:1e1e/1e1e/2e2e\x9c",
    b"\x1b]52;c;dy5i\x07",
    b"\x1b]52;c;ZHkzcQ==\x1b\\",
    b"\x1bP>|tmux 3.3a\x1b\\",
    b"\x1bP1+r524742=382f382f38\x1b\\",
    b"\x901+r5463=313233\x9c",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[?997;1n",
    b"\x1b[?997;2n",
    b"\x1b[?24;80R",
    b"\x1b[24;80R",
    b"\x1b[0n",
    b"\x1b[?2026;2$y",
    b"\x1b[?1u",
    b"\x1b[8;30;100t",
    b"\x1b[I\x1b[O",
    b"\x1b[97;1:3u",
    "\x1b]l✳ dyq3\x1b\\".as_bytes(),
    b"\x1b[[A",
];

/// Creates an assessment called "me" with one answer, without a terminal.
fn begun() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let mut answer = Terminal::command(PROGRAM, dir.path());
    let answered = answer.args(["answer", "me", "--new", "software-building=2"]).output().expect("it was built");
    assert!(answered.status.success());
    dir
}

/// Opens "me" at its first question.
fn opened(dir: &Path) -> Terminal {
    let mut terminal = Terminal::start(dir, &["me"]);
    terminal.see("✓ saved").press("\x1b[H").see_saved(1).settle();
    terminal
}

/// Returns the lines of the screen without blanks at their ends.
fn shown(terminal: &Terminal) -> Vec<String> {
    terminal.screen().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// Returns all answers, from an export.
fn answers(dir: &Path) -> serde_json::Value {
    let exported = Terminal::command(PROGRAM, dir).args(["export", "me"]).output().expect("it was built");
    let mut report: serde_json::Value = serde_json::from_slice(&exported.stdout).expect("a report is JSON");
    report["answers"].take()
}

/// Asserts that a key still arrives, by redrawing the screen.
fn assert_listens(terminal: &mut Terminal) {
    let before = terminal.written.len();
    terminal.press("\x0c").wait("everything to be drawn anew", |terminal| {
        terminal.written[before..].windows(4).any(|bytes| bytes == b"\x1b[2J")
    });
}

/// Returns random sequences that no key has, the same on every run.
fn random_reports(count: usize) -> Vec<u8> {
    let mut state: u32 = 11;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).expect("it fits") % below
    };
    let mut bytes = Vec::new();
    for _ in 0..count {
        match next(3) {
            0 => {
                bytes.extend(b"\x1b[?");
                bytes.extend((0..next(12)).map(|_| b"0123456789;:"[next(12)]));
                bytes.push(b"cnpqrstuxyzRS"[next(13)]);
            }
            1 => {
                bytes.extend([b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX"][next(5)]);
                bytes.extend((0..next(40)).map(|_| b"0123456789;dyqexr/=? "[next(21)]));
                bytes.extend([b"\x1b\\".as_slice(), b"\x07", b"\x9c"][next(3)]);
            }
            _ => {
                bytes.push([0x9d, 0x90, 0x9f][next(3)]);
                bytes.extend("0;✳ é dyq ".bytes().take(3 + next(8)).filter(u8::is_ascii));
                bytes.push(0x9c);
            }
        }
    }
    bytes
}

#[test]
fn what_the_terminal_reports_changes_no_answer_and_no_screen_and_the_next_key_arrives() {
    let dir = begun();
    let before = answers(dir.path());
    for (way, seen) in SCREENS {
        let mut terminal = opened(dir.path());
        // Press key by key, as a person does.
        for key in way.chars() {
            terminal.press(key.to_string()).settle();
        }
        terminal.see(seen).settle();
        let screen = shown(&terminal);
        for report in REPORTS {
            terminal.press(report);
        }
        for torn in ["\x1b[", "\x1b[<0;5;", "\x1bO"] {
            terminal.press(torn);
            assert_listens(&mut terminal);
        }
        terminal.press(random_reports(60)).settle();
        assert_listens(&mut terminal);
        terminal.settle();
        assert_eq!(shown(&terminal), screen, "after {way:?}");
        terminal.signal(rustix::process::Signal::TERM);
        assert_eq!(code(terminal.end()), 143);
    }
    assert_eq!(answers(dir.path()), before);
}

#[test]
fn a_report_without_an_end_does_not_make_it_deaf() {
    let dir = begun();
    let before = answers(dir.path());
    let mut terminal = opened(dir.path());
    for torn in ["\x1b]11;rgb:", "\x1bP1+", "\x1b_G", "\x1b^dyq"] {
        let start = terminal.written.len();
        terminal.press(torn).wait("a key to arrive", |terminal| {
            terminal.press("\x0c");
            terminal.written[start..].windows(4).any(|bytes| bytes == b"\x1b[2J")
        });
        terminal.settle();
    }
    assert_eq!(code(terminal.press("\x1bP1+\x03").end()), 0, "Ctrl-C is never dead");
    assert_eq!(answers(dir.path()), before);
}

#[test]
fn input_that_waited_before_the_first_frame_is_not_typed() {
    let dir = begun();
    let before = answers(dir.path());
    let mut command = Terminal::command("sh", dir.path());
    // Raw mode, so that the line discipline does not wait for the end of a line.
    let line = "stty raw -echo; printf ready; read -r _; exec \"$0\" me";
    command.args(["-c", line, PROGRAM]).process_group(0);
    let mut terminal = Terminal::run(&mut command);
    terminal.see("ready").press("\n4444q\x1b[>84;0").see("✓ saved");
    terminal.press(";0c").settle();
    assert_listens(&mut terminal);
    assert_eq!(code(terminal.press("q").end()), 0);
    assert_eq!(answers(dir.path()), before);
}

#[test]
fn text_that_arrives_in_one_go_in_a_field_stays_text() {
    let dir = begun();
    let before = answers(dir.path());
    let mut terminal = opened(dir.path());
    terminal.press("e").see("Enter keep").press("https://example.org/x\r3 more\rq bye").see("q bye");
    terminal.press("\r").see("✓ saved").press("q").end();
    let after = answers(dir.path());
    assert_eq!(after["software-building"]["evidence"], "https://example.org/x 3 more q bye");
    assert_eq!(after["software-building"]["level"], before["software-building"]["level"]);
    assert_eq!(after.as_object().map(serde_json::Map::len), Some(1));
}

#[test]
fn a_confirmation_is_answered_by_nobody_who_has_not_seen_it() {
    let dir = begun();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("me").press("\x1b[3~yyy").see("Delete “me”").settle();
    assert!(terminal.screen().contains("Delete “me”"), "it still asks");
    assert_eq!(answers(dir.path())["software-building"]["level"], 2);
    terminal.press("y").see("Begin your first");
}

#[test]
fn escape_and_a_key_in_one_go_are_both_taken() {
    let dir = begun();
    let mut terminal = opened(dir.path());
    terminal.press("n").see("Only for you").press("\x1br").see("1 of 28 answered");
    terminal.press("\x1b").see("1 of 28").press("n").see("Only for you").press("\x1b\r").see("Technical 2 of 7");
}

#[test]
fn the_ends_of_lines_that_are_pasted_are_kept() {
    let dir = begun();
    let mut terminal = opened(dir.path());
    terminal.press("n").see("Only for you").press("\x1b[200~one\rtwo\r\nthree\x1b[201~").see("three");
    terminal
        .press("\x13")
        .see("✓ saved")
        .press("e")
        .see("Enter keep")
        .press("\x1b[200~four\rfive\x1b[201~")
        .see("four five");
    terminal.press("\r").see("✓ saved").press("q").end();
    let exported = Terminal::command(PROGRAM, dir.path()).args(["export", "me", "--with-notes"]).output();
    let exported = exported.expect("it was built").stdout;
    let report: serde_json::Value = serde_json::from_slice(&exported).expect("a report is JSON");
    assert_eq!(report["answers"]["software-building"]["note"], "one\ntwo\nthree");
}

#[test]
fn a_paste_without_an_end_is_kept_as_text_and_what_follows_is_keys() {
    let dir = begun();
    let mut terminal = opened(dir.path());
    terminal.press("e").see("Enter keep").press("\x1b[200~half of it").see("half of it");
    terminal.press("\r").see_no_longer("Enter keep").press("q").end();
    assert_eq!(answers(dir.path())["software-building"]["evidence"], "half of it");
}

#[test]
fn keys_in_another_form_are_the_same_keys() {
    for (form, shown) in [("\x1bOq", "1"), ("\x1b[49u", "1"), ("\x1b[27;1;52~", "4"), ("\x1b[57402u", "3")] {
        let dir = begun();
        let mut terminal = opened(dir.path());
        terminal.press(form).settle();
        terminal.press("q").end();
        assert_eq!(answers(dir.path())["software-building"]["level"].to_string(), shown, "{form:?}");
    }
    let dir = begun();
    let mut terminal = opened(dir.path());
    assert_eq!(code(terminal.press("\x1b[27;5;99~").end()), 0, "Ctrl-C in the form of modifyOtherKeys");
}

#[test]
fn a_terminal_that_does_not_tell_its_size_is_drawn_in_the_usual_one() {
    let dir = begun();
    let mut terminal = opened(dir.path());
    terminal.resize((59, 19)).see("The least is 60");
    // The emulator keeps a size of its own.
    terminal.resize((80, 24)).claim((0, 0)).see("✓ saved").press("q").end();
    let mut command = Terminal::command(PROGRAM, dir.path());
    command.arg("me").env("COLUMNS", "70").env("LINES", "22").process_group(0);
    let mut terminal = Terminal::run_in(&mut command, (0, 0));
    terminal.see(" of 28");
    let widest = terminal.screen().lines().map(|line| line.trim_end().chars().count()).max();
    assert!(widest.is_some_and(|widest| (65..=70).contains(&widest)), "{widest:?}");
}

#[test]
fn fields_edit_by_what_is_visible_and_take_changes_back() {
    let dir = begun();
    let mut terminal = opened(dir.path());
    terminal.press("n").see("Only for you").press("a👨\u{200d}👩\u{200d}👧").see("a").settle();
    // Delete one character, then everything, undo, delete a word at the beginning, undo, and add a line end.
    for keys in ["\x7f", "b c", "\x15", "\x1f", "\x1b[1;5H", "\x1b[3;5~", "\x1a", "\x1b[13;2u"] {
        terminal.press(keys).settle();
    }
    terminal.press("\x13").see("✓ saved").press("q").end();
    let exported = Terminal::command(PROGRAM, dir.path()).args(["export", "me", "--with-notes"]).output();
    let exported = exported.expect("it was built").stdout;
    let report: serde_json::Value = serde_json::from_slice(&exported).expect("a report is JSON");
    assert_eq!(report["answers"]["software-building"]["note"], "ab\n c");
}

#[test]
fn the_clipboard_is_wrapped_inside_gnu_screen_and_tmux_is_told_of() {
    for (variable, wrapped, told) in [("STY", true, "if your terminal allows it"), ("TMUX", false, "set-clipboard on")]
    {
        let dir = begun();
        let mut command = Terminal::command(PROGRAM, dir.path());
        let mut terminal = Terminal::run(command.arg("me").env(variable, "1.x").process_group(0));
        terminal.see("✓ saved").press("r").see("1 of 28 answered").press("c").see(told);
        let written = String::from_utf8_lossy(&terminal.written).into_owned();
        assert_eq!(written.contains("\x1bP\x1b]52;c;"), wrapped, "{variable}");
        assert!(written.contains("\x1b]52;c;"), "{variable}");
    }
}
