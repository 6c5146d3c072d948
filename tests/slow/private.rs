//! Tests that the real program creates nothing that others can read, not even for a moment, with a umask of zero.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};

use super::{PROGRAM, Place, described, has, skip};

/// Runs the program with a umask of zero, below another command if there is one.
fn open_handed(place: &Place, before: &str, args: &[&str]) -> Output {
    let script = format!("umask 000; exec {before} \"$0\" \"$@\"");
    let output = place.finish(Command::new("sh").args(["-c", &script, PROGRAM]).args(args));
    assert!(output.status.success(), "{}", described(&output));
    output
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).expect("it is there").mode() & 0o777
}

/// Everything that the program writes: a first save, a backup, and exports to new and existing files.
const DEEDS: [&[&str]; 5] = [
    &["answer", "me", "--new", "editing-review=2"],
    &["answer", "me", "editing-review=3"],
    &["export", "me", "-o", "report.json"],
    &["export", "me", "-o", "report.json", "--force"],
    &["export", "me", "-o", "forced.json", "--force"],
];

#[test]
fn everything_the_program_makes_is_private_whatever_the_umask() {
    let place = Place::new();
    for args in DEEDS {
        open_handed(&place, "", args);
    }
    let mut paths = place.everything();
    assert!(paths.iter().any(|path| path.ends_with("backups")), "{paths:?}");
    paths.extend([place.data(), place.path("report.json"), place.path("forced.json")]);
    for path in &paths {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{}", path.display());
    }
    println!("{} files and directories, all private", paths.len());
}

#[test]
fn nothing_is_open_to_others_even_for_a_moment() {
    if !has("strace") {
        return skip("modes at creation", "strace is missing");
    }
    let place = Place::new();
    let mut made = 0;
    for args in DEEDS {
        let log = place.path("strace.log");
        let calls = "?open,?openat,?creat,?mkdir,?mkdirat,?chmod,?fchmod,?fchmodat,?fchmodat2";
        open_handed(&place, &format!("strace -f -qq -e trace={calls} -o strace.log"), args);
        for line in fs::read_to_string(log).expect("strace writes it").lines() {
            let private = [", 0600)", ", 0700)"].iter().any(|mode| line.contains(mode));
            if line.contains("O_CREAT") || line.contains("mkdir") {
                assert!(private, "{line}");
                made += 1;
            }
            assert!(!line.contains("chmod") || private, "{line}");
        }
    }
    println!("{made} creations, all private from the first moment");
    assert!(made > 8, "{made}");
}

#[test]
fn directories_that_others_opened_are_closed_again() {
    let place = Place::new();
    open_handed(&place, "", DEEDS[0]);
    let dir = place.data().join("assessments");
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o777)).expect("it is ours");
    open_handed(&place, "", DEEDS[1]);
    assert_eq!(mode(&dir), 0o700);
}
