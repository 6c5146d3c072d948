//! Writes the list of the functions that a start runs, for `cargo small`.
//!
//! The linker puts them beside each other, so that a start maps fewer pages of the program.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::counts::{press_and_quit, under};
use crate::programs::Programs;

/// What valgrind never runs, because its processor has no instructions for SHA-256.
const ELSEWHERE: &str = "_ZN4sha26sha2567x86_sha*";

/// Runs the starts that a person sees in a program with names, and writes the functions up to their first frames.
pub(crate) fn write(programs: &Programs) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cargo = Command::new(env!("CARGO"));
    // The names are what `strip` takes away.
    let built = cargo.args(["--locked", "small", "-C", "strip=none"]).current_dir(root).status();
    assert!(built.is_ok_and(|status| status.success()), "cargo small");
    let nothing = tempfile::tempdir().expect("the disk has room");
    let starts = [
        programs.ours(&programs.ten(), None),
        programs.ours(&programs.ten(), Some(1)),
        programs.ours(&nothing.path().join("data"), None),
    ];
    let aliases = Aliases::of(&programs.ours);
    let mut patterns: Vec<String> = Vec::new();
    let found = starts.iter().flat_map(|start| functions(start, &aliases));
    for pattern in found.chain([ELSEWHERE.to_owned()]) {
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    assert!(patterns.len() > 500, "valgrind names {} functions", patterns.len());
    let mut script = String::from(
        "/* The functions that a start runs up to its first frame, beside each other, so that few pages are read. Written by\n   \
         `cargo bench --bench terminal -- order`. A name that the program does not have any more changes nothing. */\n\
         SECTIONS { .text.first : {\n",
    );
    for pattern in &patterns {
        writeln!(script, "*(.text.*{pattern})").expect("writing to memory does not fail");
    }
    script.push_str("} } INSERT BEFORE .text;\n");
    fs::write(root.join(".cargo/small/first.ld"), script).expect("the checkout can be written");
    println!("{} names", patterns.len());
    // Cargo does not see that the program has to be linked again.
    let cleaned = Command::new(env!("CARGO")).args(["clean", "--release", "--package", "devrel-ready"]).status();
    assert!(cleaned.is_ok_and(|status| status.success()), "cargo clean");
}

/// The names of each function. Functions with the same code are one in the program, and valgrind knows one of their names.
struct Aliases {
    places: HashMap<String, String>,
    names: HashMap<String, Vec<String>>,
}

impl Aliases {
    fn of(program: &Path) -> Self {
        let listed = Command::new("nm").arg(program).output().expect("the program was linked, so there is nm");
        let mut aliases = Self { places: HashMap::new(), names: HashMap::new() };
        for line in String::from_utf8_lossy(&listed.stdout).lines() {
            if let [place, "t" | "T", name] = line.split_whitespace().collect::<Vec<_>>()[..] {
                aliases.places.insert(name.to_owned(), place.to_owned());
                aliases.names.entry(place.to_owned()).or_default().push(name.to_owned());
            }
        }
        aliases
    }

    fn of_function<'a>(&'a self, name: &str) -> &'a [String] {
        self.places.get(name).and_then(|place| self.names.get(place)).map_or(&[], Vec::as_slice)
    }
}

/// Returns patterns for the functions that a start runs up to its first thread, which is started right after the frame.
fn functions(start: &Command, aliases: &Aliases) -> Vec<String> {
    let place = tempfile::tempdir().expect("the disk has room");
    let out = place.path().join("callgrind");
    let file = format!("--callgrind-out-file={}", out.display());
    let options =
        ["--tool=callgrind", "--dump-before=pthread_create*", "--demangle=no", "--compress-strings=no", &file];
    press_and_quit(&mut under(start, "valgrind", &options), "", "");
    let profile = fs::read_to_string(out.with_extension("1")).expect("valgrind is installed");
    // Valgrind counts the calls of a function by itself behind an apostrophe.
    let names = profile.lines().filter_map(|line| line.strip_prefix("fn=")?.split('\'').next());
    names.flat_map(|name| aliases.of_function(name)).filter_map(|name| pattern(name)).collect()
}

/// Returns a pattern that fits the name of a function whatever its version and its compiler are: without the hashes.
fn pattern(name: &str) -> Option<String> {
    if name.starts_with("_ZN") {
        return Some(name.rsplit_once("17h").map_or_else(|| name.to_owned(), |(path, _)| format!("{path}17h*")));
    }
    let mut rest = name.strip_prefix("_R")?;
    let mut pattern = String::from("_R");
    // The hash of a crate stands between `Cs` and a low line.
    while let Some((before, after)) = rest.split_once("Cs") {
        let Some((_, named)) = after.split_once('_') else { break };
        pattern.push_str(before);
        pattern.push_str("Cs*_");
        rest = named;
    }
    // The compiler numbers copies of a function behind a point.
    pattern.push_str(rest.split('.').next().unwrap_or_default());
    if rest.contains('.') {
        pattern.push('*');
    }
    Some(pattern)
}
