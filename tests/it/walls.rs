//! Tests of the rules between the modules, on the source itself.
//!
//! Each rule lists words that a folder may not contain. Comments do not count, so that they can explain the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A line of source that is not a comment.
struct Line {
    file: String,
    number: usize,
    code: String,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the source is beside the tests");
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        // The build output of the fuzzer is not part of the source.
        .filter(|path| !path.ends_with("target"))
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    found.sort();
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn name(path: &Path) -> String {
    let relative = path.strip_prefix(root()).expect("below the package");
    relative.to_string_lossy().replace('\\', "/")
}

/// Returns the lines of the program below a path such as `src/score`, without tests.
fn lines(below: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for path in files(&root().join("src")) {
        let file = name(&path);
        let inside = file.starts_with(&format!("{below}/")) || file == format!("{below}.rs") || below == "src";
        if !inside || file.contains("/tests/") || file.ends_with("/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is text");
        let program = text.split("\nmod tests {").next().unwrap_or_default();
        let code = program.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(code.map(|(number, code)| Line { file: file.clone(), number: number + 1, code: code.to_owned() }));
    }
    assert!(!lines.is_empty(), "there is source below {below}");
    lines
}

/// Returns the lines below a path that contain one of the words.
fn mentions(below: &str, words: &[&str]) -> Vec<String> {
    let hit = |line: &Line| words.iter().any(|word| line.code.contains(word));
    let place = |line: Line| format!("{}:{}: {}", line.file, line.number, line.code.trim());
    lines(below).into_iter().filter(hit).map(place).collect()
}

fn mentions_outside(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let elsewhere = |hit: &String| !allowed.iter().any(|owner| hit.starts_with(owner));
    mentions("src", words).into_iter().filter(elsewhere).collect()
}

const CORE: [&str; 15] = [
    "src/diagnostic",
    "src/framework",
    "src/posting",
    "src/assessment",
    "src/edition",
    "src/score",
    "src/interview",
    "src/plan",
    "src/rating",
    "src/words",
    "src/look",
    "src/report",
    "src/schema",
    "src/settings",
    "src/keymap",
];

const DISK: [&str; 4] = ["std::fs", "fs::", "File::", "std::path"];

#[test]
fn the_core_knows_no_terminal_no_file_no_environment_and_no_clock() {
    for part in CORE {
        let outside =
            ["ratatui", "crossterm", "std::env", "std::process", "std::io", "Timestamp::now", "SystemTime", "Instant"];
        assert_eq!(mentions(part, &outside), Vec::<String>::new(), "{part}");
        assert_eq!(mentions(part, &DISK), Vec::<String>::new(), "{part}");
    }
}

#[test]
fn the_core_knows_no_shell() {
    for part in CORE.into_iter().chain(["src/text", "src/json"]) {
        let shells = ["crate::cli", "crate::tui", "crate::terminal", "crate::store"];
        assert_eq!(mentions(part, &shells), Vec::<String>::new(), "{part}");
    }
}

#[test]
fn types_of_the_core_are_not_types_of_a_file() {
    // The JSON report, the JSON of a team, the built-in framework, a bundle and a role are files, and checking a report
    // compares JSON. Indenting takes any of them.
    let allowed = [
        "src/json/indented.rs",
        "src/rating/file",
        "src/report/format/json",
        "src/report/team/json.rs",
        "src/report/verify.rs",
        "src/framework/shipped",
        "src/framework/bundle.rs",
        "src/framework/role_file.rs",
        "src/store",
        "src/cli",
    ];
    assert_eq!(mentions_outside(&["serde"], &allowed), Vec::<String>::new());
}

#[test]
fn only_the_store_touches_the_disk() {
    let modules = ["std::fs", "{fs", "fs::", "OpenOptions"];
    let calls = ["canonicalize(", ".exists()", ".try_exists()", ".is_file()", ".is_dir()", ".metadata(", ".read_dir("];
    let disk: Vec<&str> = modules.into_iter().chain(calls).collect();
    // The clock reads the file of its time zone.
    assert_eq!(mentions_outside(&disk, &["src/store", "src/clock.rs"]), Vec::<String>::new());
}

#[test]
fn only_the_settings_are_toml() {
    assert_eq!(mentions_outside(&["toml::"], &["src/settings"]), Vec::<String>::new());
}

#[test]
fn only_the_edge_touches_the_terminal() {
    assert_eq!(
        mentions_outside(&["crossterm", "rustix::termios", "rustix::tty"], &["src/terminal"]),
        Vec::<String>::new()
    );
    // Commands may also ask whether there is a terminal.
    let allowed = ["src/terminal", "src/main.rs", "src/cli/output/reply.rs"];
    assert_eq!(mentions_outside(&["is_terminal"], &allowed), Vec::<String>::new());
}

#[test]
fn the_terminal_library_reads_no_input() {
    // The parser of crossterm takes parts of a terminal's replies for keys. `terminal::input` replaces it.
    assert_eq!(
        mentions("src", &["crossterm::event", "crossterm::{event", "event::read", "event::poll("]),
        Vec::<String>::new()
    );
    let lock = fs::read_to_string(root().join("Cargo.toml")).expect("it is committed");
    assert!(!lock.contains("use-dev-tty"));
}

/// The library's sort is compiled again for each type.
#[test]
fn sorting_is_compiled_once() {
    let sorts = [".sort(", ".sort_by(", ".sort_by_key(", ".sort_by_cached_key(", ".sort_unstable"];
    assert_eq!(mentions_outside(&sorts, &["src/order.rs", "src/plan/", "src/team/"]), Vec::<String>::new());
}

#[test]
fn screens_are_laid_out_in_one_way() {
    assert_eq!(mentions("src/tui", &["Layout::", "Constraint::", "layout::Flex"]), Vec::<String>::new());
}

#[test]
fn the_program_knows_no_field_but_the_one_in_its_data() {
    assert_eq!(mentions("src", &["Developer Relations", "DevRel"]), Vec::<String>::new());
}

#[test]
fn the_shipped_framework_is_named_only_by_the_catalog() {
    assert_eq!(mentions_outside(&["Framework::shipped"], &["src/framework/catalog.rs"]), Vec::<String>::new());
}

#[test]
fn only_the_text_module_decides_what_is_printable() {
    let decisions = ["unicode_width", "unicode_segmentation", "is_control(", "is_ascii_control(", "is_ascii_graphic("];
    assert_eq!(mentions_outside(&decisions, &["src/text"]), Vec::<String>::new());
}

#[test]
fn only_the_theme_names_a_color() {
    let colors = ["Color::", "style::Color", "Stylize"];
    // The pen turns each color into the code of the terminal, and chooses none.
    assert_eq!(mentions_outside(&colors, &["src/tui/theme.rs", "src/terminal/screen/pen.rs"]), Vec::<String>::new());
}

#[test]
fn the_state_of_the_interface_knows_no_terminal_library_and_no_file() {
    assert_eq!(mentions("src/tui/app", &["ratatui", "crossterm"]), Vec::<String>::new());
    assert_eq!(mentions("src/tui", &["crate::store", "std::io"]), Vec::<String>::new());
    assert_eq!(mentions("src/tui", &DISK), Vec::<String>::new());
}

#[test]
fn views_change_nothing_and_widgets_do_not_know_the_state() {
    assert_eq!(
        mentions("src/tui/view", &["&mut App", "&mut CurrentAssessment", "RefCell", "Cell<", ".update("]),
        Vec::<String>::new()
    );
    let state = ["App,", "App}", "&App", "CurrentAssessment"];
    assert_eq!(mentions("src/tui/widget", &state), Vec::<String>::new());
}

#[test]
fn the_two_shells_do_not_know_each_other() {
    assert_eq!(mentions("src/cli", &["tui", "crate::terminal"]), Vec::<String>::new());
    assert_eq!(mentions("src/tui", &["crate::cli"]), Vec::<String>::new());
}

/// Returns the name of the type that a line defines for other modules.
fn public_type(code: &str) -> Option<&str> {
    let code = code.trim_start().strip_prefix("pub")?;
    let code = code.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(code, |(_, rest)| rest);
    let (kind, rest) = code.trim_start().split_once(' ')?;
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    name.filter(|_| ["struct", "enum", "trait", "type"].contains(&kind))
}

#[test]
fn no_two_modules_define_the_same_public_type_name() {
    let lines = lines("src");
    let mut modules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in &lines {
        if let Some(name) = public_type(&line.code) {
            modules.entry(name).or_default().insert(&line.file);
        }
    }
    assert!(["Store", "Fs", "FormatError", "Verdict"].iter().all(|name| modules.contains_key(name)));
    modules.retain(|_, files| files.len() > 1);
    assert_eq!(modules, BTreeMap::new());
}

#[test]
fn nothing_is_unsafe_unwrapped_silenced_or_imported_by_the_handful() {
    let forbidden = ["unsafe ", ".unwrap()", "#[allow(", "#![allow(", "::*;", "::*}", "todo!(", "dbg!("];
    assert_eq!(mentions("src", &forbidden), Vec::<String>::new());
}

#[test]
fn an_expectation_says_what_makes_it_true() {
    let bare = |line: &Line| {
        let said = line.code.split(".expect(\"").nth(1).and_then(|rest| rest.split('"').next());
        said.is_some_and(|reason| reason.split(' ').count() < 2)
    };
    let place = |line: Line| format!("{}:{}: {}", line.file, line.number, line.code.trim());
    let found: Vec<String> = lines("src").into_iter().filter(bare).map(place).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    for path in ["src", "tests"].iter().flat_map(|folder| files(&root().join(folder))) {
        let text = fs::read_to_string(&path).expect("source is text");
        assert!(text.starts_with("//!"), "{} starts without a word on what it is for", name(&path));
        let most = if path.starts_with(root().join("src")) { 400 } else { 450 };
        assert!(text.lines().count() <= most, "{} is {} lines long", name(&path), text.lines().count());
    }
}

#[test]
fn there_is_one_crossterm_and_no_network() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file is committed");
    let count = |package: &str| lock.matches(&format!("\nname = \"{package}\"\n")).count();
    assert_eq!(count("crossterm"), 1, "two versions split the queue of key presses");
    let deny = fs::read_to_string(root().join(".cargo/deny.toml")).expect("it is committed");
    let (_, after) = deny.split_once("\ndeny = [").expect("it bans crates");
    let (bans, _) = after.split_once("\n]").expect("the list ends");
    let banned: Vec<&str> = bans.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert!(banned.len() > 20 && banned.contains(&"tokio"), "{banned:?}");
    for network in banned {
        assert_eq!(count(network), 0, "{network} talks to the network");
    }
    let elsewhere =
        |line: &&str| line.starts_with("source = ") && !line.contains("github.com/rust-lang/crates.io-index");
    assert_eq!(lock.lines().find(elsewhere), None, "everything comes from crates.io");
}

/// The most packages in the lock file, including those for tests and benches. Raise it deliberately.
const MOST_PACKAGES: usize = 300;

#[test]
fn the_lock_file_stays_small() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file is committed");
    let count = lock.matches("\n[[package]]\n").count();
    assert!((1..=MOST_PACKAGES).contains(&count), "Cargo.lock lists {count} packages");
}

#[test]
fn clippy_checks_the_rust_version_that_the_package_promises() {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect("it is committed");
    let value = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("{key} = "))).map(str::to_owned);
        line.and_then(|line| line.split('"').nth(1).map(str::to_owned))
    };
    let promised = value(&read("Cargo.toml"), "rust-version");
    assert!(promised.is_some());
    assert_eq!(value(&read(".clippy.toml"), "msrv"), promised);
}
