//! Tests with standard output that is closed, full or missing.

use std::fs::File;
use std::io::{Read, pipe};
use std::process::{Command, Stdio};

use super::Place;

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::with_me();
    for args in
        [&["skills"][..], &["roles"], &["list"], &["show", "me"], &["export", "me"], &["--help"], &["schema", "report"]]
    {
        let (reader, writer) = pipe().expect("a pipe can be made");
        drop(reader);
        place.cli().args(args).stdout(writer).run().done().quiet();
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let place = Place::with_me();
    for args in [&["skills"][..], &["export", "me"], &["--version"]] {
        let full = File::options().write(true).open("/dev/full").expect("Linux has it");
        place.cli().args(args).stdout(full).run().code(1).complains("cannot write to standard output");
    }
}

#[test]
fn a_missing_standard_output_or_error_does_not_crash_the_program() {
    let place = Place::with_me();
    let shell = |script: &str| {
        let status = Command::new("sh")
            .args(["-c", script, "sh", env!("CARGO_BIN_EXE_devrel-ready")])
            .env("DEVREL_READY_DATA_DIR", place.data())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.expect("there is a shell").code()
    };
    assert_eq!(shell("exec \"$1\" skills >&-"), Some(0));
    assert_eq!(shell("exec \"$1\" show nobody 2>&-"), Some(1));
    assert_eq!(shell("exec \"$1\" show nobody 2>/dev/full"), Some(1));
    assert_eq!(shell("exec \"$1\" nonsense and more >&- 2>&- <&-"), Some(2));
}

#[test]
fn only_the_first_line_can_be_taken() {
    let place = Place::new();
    let (mut reader, writer) = pipe().expect("a pipe can be made");
    let cli = place.cli().args(["skills", "--json"]).stdout(writer);
    let taker = std::thread::spawn(move || {
        let mut first = [0; 2];
        reader.read_exact(&mut first).expect("something comes");
        first
    });
    cli.run().done().quiet();
    assert_eq!(&taker.join().expect("reading does not panic"), b"{\n");
}
