//! Claims about finding report files: everything that is named is found once, in a fixed order, and no link is followed.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::store::ReportFiles;

fn dir() -> TempDir {
    TempDir::new().expect("a temporary directory")
}

fn write(dir: &TempDir, files: &[&str]) {
    for file in files {
        let path = dir.path().join(file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("created");
        fs::write(path, *file).expect("written");
    }
}

fn find(dir: &TempDir, paths: &[&str]) -> ReportFiles {
    let paths: Vec<PathBuf> = paths.iter().map(|path| dir.path().join(path)).collect();
    ReportFiles::find(&paths).expect("they are there")
}

fn relative(found: &ReportFiles) -> Vec<String> {
    (0..found.len()).map(|number| found.names(number)[1].clone()).collect()
}

#[test]
fn folders_are_searched_at_any_depth_for_reports_only_and_in_a_fixed_order() {
    let dir = dir();
    write(
        &dir,
        &[
            "r/b.json",
            "r/a.JSON",
            "r/x/y/z/deep.json",
            "r/x/all.ndjson",
            "r/x/lines.jsonl",
            "r/notes.txt",
            "r/.hidden/c.json",
            "r/.d.json",
        ],
    );
    let found = find(&dir, &["r"]);
    assert_eq!(relative(&found), ["a.JSON", "b.json", "x/all.ndjson", "x/lines.jsonl", "x/y/z/deep.json"]);
    assert_eq!((0..5).map(|number| found.has_lines(number)).collect::<Vec<_>>(), [false, false, true, true, false]);
    let mut bytes = Vec::new();
    found.open(4, &mut bytes, |_| true).expect("it can be read");
    assert_eq!(bytes, b"r/x/y/z/deep.json");
}

#[test]
fn paths_are_told_from_the_folder_that_all_named_ones_are_in() {
    let dir = dir();
    write(&dir, &["r/docs/a.json", "r/field/b.json", "r/c.json"]);
    for (paths, expected) in [
        (&["r"][..], &["c.json", "docs/a.json", "field/b.json"][..]),
        (&["r/field", "r/docs"], &["docs/a.json", "field/b.json"]),
        (&["r/docs/a.json", "r/field/b.json"], &["docs/a.json", "field/b.json"]),
        (&["r/docs/a.json"], &["a.json"]),
    ] {
        assert_eq!(relative(&find(&dir, paths)), expected, "{paths:?}");
    }
    assert_eq!(find(&dir, &["r/docs"]).names(0)[0], dir.path().join("r/docs/a.json").to_string_lossy());
}

#[test]
fn what_is_named_twice_counts_once_and_is_told() {
    let dir = dir();
    write(&dir, &["r/docs/a.json", "r/b.json"]);
    let found = find(&dir, &["r/b.json", "r", "r/docs/../docs", "r"]);
    assert_eq!(found.len(), 2);
    assert_eq!(found.doubled().count(), 3);
}

#[test]
fn a_path_that_leads_nowhere_is_an_error_that_names_it() {
    let dir = dir();
    let error = ReportFiles::find(&[dir.path().join("nowhere")]).expect_err("nothing is there");
    assert!(error.reason().as_str().contains("nowhere"), "{}", error.reason());
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_told_and_not_followed_and_nothing_waits_for_a_pipe() {
    use std::os::unix::fs::symlink;

    let dir = dir();
    write(&dir, &["r/a.json", "other/b.json"]);
    symlink("..", dir.path().join("r/loop")).expect("linked");
    symlink("../other/b.json", dir.path().join("r/link.json")).expect("linked");
    rustix::fs::mkfifoat(rustix::fs::CWD, dir.path().join("r/pipe.json"), rustix::fs::Mode::RUSR).expect("a pipe");
    let found = find(&dir, &["r"]);
    assert_eq!(relative(&found), ["a.json"]);
    let mut reasons: Vec<(String, String)> = found.unusable().map(|(path, why)| (path, why.to_owned())).collect();
    reasons.sort();
    let ends = reasons.iter().map(|(path, why)| (Path::new(path).ends_with("pipe.json"), why.contains("link")));
    assert_eq!(ends.collect::<Vec<_>>(), [(false, true), (false, true), (true, false)]);
    // A link that is named itself is meant.
    let named = find(&dir, &["r/link.json"]);
    let mut bytes = Vec::new();
    named.open(0, &mut bytes, |_| true).expect("it can be read");
    assert_eq!(bytes, b"other/b.json");
}

#[test]
fn only_as_much_of_a_file_is_read_as_is_needed_and_no_more_than_the_limit() {
    let dir = dir();
    write(&dir, &["a.json"]);
    let path = dir.path().join("a.json");
    fs::write(&path, vec![b'x'; 100_000]).expect("written");
    let found = find(&dir, &["a.json"]);
    let mut bytes = Vec::new();
    let mut open = found.open(0, &mut bytes, |_| true).expect("it can be read");
    assert_eq!(bytes.len(), 8 * 1024);
    open.read_rest(&mut bytes).expect("it can be read");
    assert_eq!(bytes.len(), 100_000);
    found.open(0, &mut bytes, |bytes| bytes.len() > 20_000).expect("it can be read");
    assert_eq!(bytes.len(), 32 * 1024);
    fs::write(&path, vec![b'x'; 2 * 1024 * 1024]).expect("written");
    let error = found.open(0, &mut bytes, |_| false).expect_err("it is too long");
    assert!(error.reason().as_str().ends_with("larger than 1 MiB"), "{}", error.reason());
}
