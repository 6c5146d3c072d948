//! The pages for people lead where they say: every link to a file or to a heading is followed.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the pages in a folder of the project.
fn pages(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).expect("the folder is part of the project");
    let paths = files.map(|file| file.expect("the folder can be read").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// Returns the anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Returns what a link of a page misses; `None` if it leads somewhere.
fn missing(page: &Path, link: &str) -> Option<String> {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { page.to_owned() } else { page.with_file_name(file) };
    if !target.exists() {
        return Some(format!("{}: there is no file {link}", page.display()));
    }
    let text = if heading.is_empty() { String::new() } else { fs::read_to_string(&target).unwrap_or_default() };
    let mut headings =
        text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let leads = heading.is_empty() || headings.any(|line| anchor(line) == heading);
    (!leads).then(|| format!("{}: there is no heading {link}", page.display()))
}

#[test]
fn every_link_of_a_page_leads_to_a_file_or_a_heading() {
    let (mut seen, mut found) = (0, Vec::new());
    for page in ["", "docs", ".github"].into_iter().flat_map(pages) {
        let text = fs::read_to_string(&page).expect("a page is text");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
        for link in links.filter(|link| !link.starts_with("http")) {
            seen += 1;
            found.extend(missing(&page, link));
        }
    }
    assert!(seen > 20, "only {seen} links");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
