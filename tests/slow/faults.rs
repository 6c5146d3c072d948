//! Tests with system calls of the real program that fail, or at which it is killed: it reports success only if the
//! answer is saved, and what it leaves behind causes no problem.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};

use super::{PROGRAM, Place, Random, described, has, is_long, skip};

/// Groups of system calls that saving needs, by their names on different machines.
pub(super) const CALLS: [&str; 10] = [
    "?open,?openat",
    "write",
    "fsync",
    "?rename,?renameat,?renameat2",
    "?unlink,?unlinkat",
    "?mkdir,?mkdirat",
    "?stat,?lstat,?statx,?newfstatat",
    "flock",
    "getdents64",
    "?read,?pread64",
];

pub(super) const ERRORS: [&str; 8] = ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR", "EFBIG"];

/// A fault of a system call.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) calls: &'static str,
    /// The option for strace: an error or a deadly signal.
    pub(super) what: String,
    /// The first call of the group that fails.
    pub(super) first: u32,
    /// "+" if all later calls fail too.
    pub(super) later: &'static str,
}

/// Runs the program with a fault. Returns whether the fault was reached.
pub(super) fn run(place: &Place, fault: &Fault, args: &[&str]) -> (Output, bool) {
    let log = place.path("strace.log");
    let Fault { calls, what, first, later } = fault;
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e"]).arg(format!("trace={calls}"));
    strace.arg("-e").arg(format!("inject={calls}:{what}:when={first}{later}"));
    strace.arg("-o").arg(&log).arg(PROGRAM).args(args);
    let output = place.finish(&mut strace);
    let log = std::fs::read_to_string(&log).unwrap_or_default();
    let reached = log.contains("(INJECTED)") || log.contains("killed by SIGKILL");
    (output, reached)
}

pub(super) fn works() -> bool {
    let place = Place::new();
    let probe = Fault { calls: "write", what: "error=EIO".to_owned(), first: 1, later: "+" };
    has("strace") && run(&place, &probe, &["--version"]).1
}

/// A command in a place, and the level before it.
struct Deed {
    args: &'static [&'static str],
    before: Option<u64>,
    place: Place,
}

fn deeds() -> [Deed; 2] {
    let with_me = Place::new();
    with_me.done(["answer", "me", "--new", "editing-review=2"]);
    with_me.done(["answer", "me", "editing-review=1"]);
    [
        Deed { args: &["answer", "me", "--new", "editing-review=3"], before: None, place: Place::new() },
        Deed { args: &["answer", "me", "editing-review=3"], before: Some(1), place: with_me },
    ]
}

/// Asserts that a run with a fault tells the truth and does no harm. Returns whether the fault was reached.
fn play(deed: &Deed, fault: &Fault) -> bool {
    let place = deed.place.copy();
    let (output, reached) = run(&place, fault, deed.args);
    let context = || format!("{fault:?} of {:?}: {}", deed.args, described(&output));
    let killed = output.status.signal().is_some() || output.status.code() == Some(128 + 9);
    assert!(!killed || fault.what.contains("KILL"), "{}", context());
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{}", context());
    let there = place.run(["export", "me"]).status.success().then(|| place.level("editing-review")).flatten();
    if output.status.success() {
        assert_eq!(there, Some(3), "a false \"done\": {}", context());
    }
    assert!(there == deed.before || there == Some(3), "{there:?}: {}", context());
    let next = place.run(["answer", "me", "--new", "public-speaking=2"]);
    assert!(next.status.success(), "{}\nand then {}", context(), described(&next));
    assert_eq!(place.level("editing-review"), there, "{}", context());
    assert_eq!(place.level("public-speaking"), Some(2), "{}", context());
    let litter: Vec<_> =
        place.everything().into_iter().filter(|path| path.to_string_lossy().ends_with("tmp")).collect();
    let in_backups = |path: &std::path::PathBuf| path.to_string_lossy().contains("backups");
    assert!(litter.iter().all(in_backups), "{litter:?}: {}", context());
    reached
}

fn play_all(kinds: &[String], later: &[&'static str]) -> u32 {
    let mut random = Random::new();
    let mut faults = 0;
    for deed in deeds() {
        for calls in CALLS {
            for first in 1.. {
                let all: Vec<(&String, &'static str)> =
                    kinds.iter().flat_map(|kind| later.iter().map(move |later| (kind, *later))).collect();
                // Interrupted calls are repeated, by the standard library too, so an endless series of them never ends.
                let all: Vec<_> =
                    all.into_iter().filter(|(kind, later)| later.is_empty() || !kind.contains("EINTR")).collect();
                // The long form tries every fault at each call, the short one a single fault at every third.
                if !is_long() && random.below(3) > 0 {
                    continue;
                }
                let some = if is_long() { all.clone() } else { vec![*random.pick(&all)] };
                let mut reached = false;
                for (what, later) in some {
                    let hit = play(&deed, &Fault { calls, what: what.clone(), first, later });
                    faults += u32::from(hit);
                    reached |= hit;
                }
                if !reached {
                    break;
                }
            }
        }
    }
    faults
}

#[test]
fn whichever_system_call_fails_done_is_said_only_when_it_is_done() {
    if !works() {
        return skip("failing system calls", "strace is missing or may not trace here");
    }
    let kinds: Vec<String> = ERRORS.iter().map(|error| format!("error={error}")).collect();
    let faults = play_all(&kinds, &["", "+"]);
    println!("{faults} faults, 0 false \"done\" (seed {})", Random::seed());
    assert!(faults > 20, "{faults} faults tell nothing");
}

#[test]
fn killed_at_any_system_call_the_old_or_the_new_answer_is_there() {
    if !works() {
        return skip("kills at system calls", "strace is missing or may not trace here");
    }
    let kills = play_all(&["signal=KILL".to_owned()], &[""]);
    println!("{kills} kills, 0 lost");
    assert!(kills > 20, "{kills} kills tell nothing");
}

/// Tests the check itself with calls that report success without effect.
#[test]
fn a_save_that_did_not_happen_would_be_noticed() {
    if !works() {
        return skip("calls that lie", "strace is missing or may not trace here");
    }
    for (calls, what) in [("?rename,?renameat,?renameat2", "retval=0"), ("?unlink,?unlinkat", "error=ENOENT")] {
        let fault = Fault { calls, what: what.to_owned(), first: 1, later: "+" };
        let caught = std::panic::catch_unwind(|| play(&deeds()[1], &fault)).is_err();
        // The control: failing to remove a file that does not exist is harmless.
        assert_eq!(caught, what.starts_with("retval"), "{fault:?}");
    }
}
