//! Tests of the cost of starts and keys in counts, which are the same on every machine.
//!
//! `cargo bench --bench terminal` measures times; these tests use no clock.

use std::fs;
use std::path::Path;

use devrel_ready::framework::Framework;

use super::saves;
use super::terminal::{Terminal, code};

/// Returns a count of the drawing thread: `syscr` counts its reads and `syscw` its writes, of any kind.
fn of_the_drawing_thread(terminal: &Terminal, count: &str) -> u64 {
    let id = terminal.child.id();
    let counts = fs::read_to_string(format!("/proc/{id}/task/{id}/io")).expect("it is running");
    let line = counts.lines().find_map(|line| line.strip_prefix(count)?.strip_prefix(": "));
    line.and_then(|number| number.parse().ok()).expect("the system counts it")
}

fn home(data_dir: &Path) -> Terminal {
    let mut terminal = Terminal::start(data_dir, &[]);
    terminal.see("Your assessments").see("quit");
    terminal
}

#[test]
fn the_first_frame_of_a_thousand_saves_reads_no_more_than_the_first_frame_of_twenty() {
    let framework = Framework::shipped();
    let reads = [20, 1_000].map(|count| {
        let dir = tempfile::tempdir().expect("a directory");
        saves::save(&framework, dir.path(), count);
        let mut terminal = home(dir.path());
        // Once all are listed, the drawing thread has read only those before the first frame.
        terminal.see(&format!("{count} assessments on this computer"));
        let reads = of_the_drawing_thread(&terminal, "syscr");
        assert_eq!(code(terminal.press("q").end()), 0);
        reads
    });
    // Of twenty saves, each is read before the first frame, because the dates in them decide the order. Of a thousand,
    // none is.
    assert!(reads[1] <= reads[0], "{reads:?}");
}

#[test]
fn a_key_that_moves_is_one_short_write_and_one_that_does_not_is_none() {
    let dir = tempfile::tempdir().expect("a directory");
    saves::save(&Framework::shipped(), dir.path(), 1);
    let mut terminal = Terminal::start(dir.path(), &[saves::name(1).as_str()]);
    terminal.see("saved");
    // A level that is tried out changes about 240 cells: the bars and words of all roles, and a sentence about them.
    for (way, keys, most) in [("kkkkk", ["j", "k"], 400), ("rw", ["j", "k"], 150), ("", ["+", "-"], 550)] {
        for key in way.chars() {
            terminal.press(key.to_string()).settle();
        }
        for key in keys {
            let (written, bytes) = (of_the_drawing_thread(&terminal, "syscw"), terminal.written.len());
            terminal.press(key).settle();
            assert_eq!(of_the_drawing_thread(&terminal, "syscw") - written, 1, "{key} after {way}");
            let frame = &terminal.written[bytes..];
            assert!((1..=most).contains(&frame.len()), "{key} after {way}: {} bytes", frame.len());
            assert!(!frame.windows(4).any(|bytes| bytes == b"\x1b[2J"), "nothing is cleared on the way");
        }
        let (written, bytes) = (of_the_drawing_thread(&terminal, "syscw"), terminal.written.len());
        // An unbound key.
        terminal.press("\x1b[15~").settle();
        assert_eq!((of_the_drawing_thread(&terminal, "syscw"), terminal.written.len()), (written, bytes));
    }
}
