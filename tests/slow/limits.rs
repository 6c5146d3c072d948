//! Tests of disks and files that may not grow: the program reports it, continues, and keeps the old answers.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use super::{PROGRAM, Place, described, skip};

/// Set for the copy of this test that runs on the small disk.
const INSIDE: &str = "DEVREL_READY_SMALL_DISK";

/// Size of the small disk.
const KIBIBYTES: usize = 256;

/// Creates an assessment of about ten thousand bytes.
fn with_much_evidence(place: &Place) {
    let evidence = "e".repeat(900);
    for skill in ["editing-review", "public-speaking", "software-building", "technical-writing"] {
        let pair = format!("{skill}=2");
        place.done(["answer", "me", "--new", &pair, "--evidence", &evidence]);
    }
}

#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_no_death() {
    let place = Place::new();
    with_much_evidence(&place);
    for blocks in 0..8 {
        let place = place.copy();
        let script = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let args = ["-c", &script, PROGRAM, "answer", "me", "editing-review=4"];
        let output = place.finish(Command::new("sh").args(args));
        assert_eq!(output.status.signal(), None, "killed at {blocks} blocks");
        if output.status.success() {
            assert!(blocks > 6, "a save of more than 3600 bytes cannot have fitted in {blocks} blocks");
            assert_eq!(place.level("editing-review"), Some(4));
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{}", described(&output));
        assert!(described(&output).contains("ulimit -f"), "{}", described(&output));
        assert_eq!(place.level("editing-review"), Some(2), "{blocks} blocks");
        place.done(["answer", "me", "editing-review=3"]);
        assert_eq!(place.level("editing-review"), Some(3), "{blocks} blocks");
    }
}

#[test]
fn an_export_that_may_not_grow_is_an_error_and_leaves_the_old_one() {
    let place = Place::new();
    with_much_evidence(&place);
    for (name, force) in [("new.json", &[][..]), ("old.json", &["--force"])] {
        fs::write(place.path("old.json"), "the old one").expect("it can be written");
        let args = ["-c", "ulimit -f 2; exec \"$0\" \"$@\"", PROGRAM, "export", "me", "-o", name];
        let output = place.finish(Command::new("sh").args(args).args(force));
        assert_eq!(output.status.code(), Some(1), "{}", described(&output));
        assert!(!place.path("new.json").exists());
        assert_eq!(fs::read(place.path("old.json")).expect("it is there"), b"the old one");
    }
    let files = fs::read_dir(place.dir.path()).expect("readable").count();
    assert_eq!(files, 2, "data and the old export, and nothing beside");
}

#[test]
fn a_full_disk_is_an_error_and_keeps_the_old_answers() {
    if let Some(dir) = std::env::var_os(INSIDE) {
        return on_a_small_disk(Path::new(&dir));
    }
    let dir = tempfile::TempDir::new().expect("a temporary directory can be made");
    // A mount in a separate namespace disappears with its process.
    let script = "mount -t tmpfs -o size=\"$2\"k tmpfs \"$1\" || exit 77; \
                  exec \"$0\" --exact limits::a_full_disk_is_an_error_and_keeps_the_old_answers --nocapture";
    let itself = std::env::current_exe().expect("a running program has a path");
    let mut unshare = Command::new("unshare");
    unshare.args(["-m", "sh", "-c", script]).arg(itself).arg(dir.path()).arg(KIBIBYTES.to_string());
    match unshare.env(INSIDE, dir.path()).output() {
        Ok(output) if output.status.success() => println!("{}", String::from_utf8_lossy(&output.stdout)),
        Ok(output) if described(&output).contains("panicked") => {
            assert!(output.status.success(), "{}", described(&output));
        }
        Ok(output) => {
            skip("a full disk", &format!("a small disk cannot be mounted here: {}", described(&output).trim()));
        }
        Err(error) => skip("a full disk", &format!("unshare does not work here: {error}")),
    }
}

/// Leaves more and more room on the disk until a save fits.
fn on_a_small_disk(dir: &Path) {
    let mut refused = 0;
    for room in 0.. {
        let place = Place { dir: tempfile::TempDir::new_in(dir).expect("the disk is empty") };
        with_much_evidence(&place);
        let filling = fs::File::create(place.path("filling")).expect("there is room");
        let mut free = 0;
        // Write whole pages until the disk is full.
        while std::io::Write::write_all(&mut &filling, &[1; 4096]).is_ok() {
            free += 1;
        }
        assert!(free > room, "the disk is too small for the test");
        filling.set_len((free - room) * 4096).expect("shrinking needs no room");
        drop(filling);
        let output = place.run(["answer", "me", "editing-review=4"]);
        assert!(!described(&output).contains("panicked"), "{}", described(&output));
        if output.status.success() {
            assert_eq!(place.level("editing-review"), Some(4));
            break;
        }
        refused += 1;
        assert_eq!(output.status.code(), Some(1), "{}", described(&output));
        assert!(described(&output).contains("the disk is full"), "{}", described(&output));
        assert_eq!(place.level("editing-review"), Some(2), "with {room} pages of room");
        fs::remove_file(place.path("filling")).expect("it is there");
        place.done(["answer", "me", "editing-review=3"]);
        assert_eq!(place.level("editing-review"), Some(3), "with {room} pages of room");
    }
    assert!(refused > 0, "the disk was never full");
    println!("a full disk refused {refused} saves, 0 torn");
}
