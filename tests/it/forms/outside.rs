//! The forms as tools that nobody here wrote read them. `.ci/run` installs the tools; without one, its test says so and
//! checks nothing.
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use devrel_ready::assessment::Choice;
use devrel_ready::report::{Form, Notes};
use devrel_ready::words::points_words;
use serde_json::Value;
use tempfile::TempDir;

use super::samples::{HOSTILE, Sample, form, samples};
use super::teams;
use crate::node::{node, output, packages, tool};
use crate::python::python;

/// The reports of all people in one form, as files.
struct Files {
    dir: TempDir,
    samples: Vec<Sample>,
}

impl Files {
    fn new() -> Self {
        Self { dir: TempDir::new().expect("a temporary directory can be made"), samples: samples() }
    }

    /// Writes the reports, and returns their paths in the order of the people.
    fn write(&self, form: Form, suffix: &str) -> Vec<PathBuf> {
        let path = |sample: &Sample| {
            let path = self.dir.path().join(format!("{}{suffix}", sample.name));
            fs::write(&path, sample.written(form, Notes::Without)).expect("a temporary directory can be written to");
            path
        };
        self.samples.iter().map(path).collect()
    }

    fn pages(&self) -> Vec<PathBuf> {
        let one_page = Form { is_variant: true, ..form("html") };
        [self.write(form("html"), ".html"), self.write(one_page, "-one-page.html"), self.write_teams()].concat()
    }

    /// Writes the pages about teams.
    fn write_teams(&self) -> Vec<PathBuf> {
        let path = |(name, page)| {
            let path = self.dir.path().join(format!("{name}.html"));
            fs::write(&path, page).expect("a temporary directory can be written to");
            path
        };
        teams::pages().map(path).to_vec()
    }
}

/// The message of a validator about questions in another language: the program does not know their language.
const LANGUAGE: &str = ".*appears to be written in.*";

#[test]
fn two_validators_find_nothing_wrong_with_any_page() {
    let files = Files::new();
    let pages = files.pages();
    let jar = packages().join("vnu-jar/build/dist/vnu.jar");
    if jar.exists()
        && let Some(mut java) = tool("java")
    {
        output(java.arg("-jar").arg(jar).args(["--Werror", "--filterpattern", LANGUAGE]).args(&pages));
    }
    if let Some(mut validate) = node("html-validate", &packages().join("html-validate/bin/html-validate.mjs")) {
        output(validate.args(&pages).current_dir(files.dir.path()));
    }
}

#[test]
fn a_browser_finds_every_page_accessible_within_its_window_and_loads_nothing_else() {
    let (Some(chromium), Some(mut driver)) = (
        tool("chromium"),
        node("playwright-core", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/forms/page.js")),
    ) else {
        return;
    };
    let files = Files::new();
    let pages = files.pages();
    let found = output(driver.env("CHROMIUM", chromium.get_program()).args(&pages));
    let found: Vec<Value> = found.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert!(found.len() >= 2 * pages.len(), "every page is looked at in two windows at least");
    for look in found {
        assert_eq!(look["violations"], Value::Array(Vec::new()), "{look}");
        assert_eq!(look["requests"], 1, "{look}");
        assert!(look["scroll"].as_u64() <= look["width"].as_u64(), "{look}");
    }
    let Some(_) = tool("pdfinfo") else { return };
    for page in &pages {
        let about = output(Command::new("pdfinfo").arg(page.with_extension("pdf")));
        let field =
            |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned();
        assert_eq!(field("Tagged:"), "yes", "{page:?}");
        let is_one_page = page.to_string_lossy().contains("-one-page");
        assert!(!is_one_page || field("Pages:") == "1", "{page:?}: {about}");
    }
}

#[test]
fn a_browser_without_pictures_reads_every_number_of_a_page() {
    let Some(_) = tool("w3m") else { return };
    let files = Files::new();
    for (sample, page) in files.samples.iter().zip(files.write(form("html"), ".html")) {
        let text = output(Command::new("w3m").args(["-dump", "-cols", "400", "-T", "text/html"]).arg(page));
        let framework = sample.assessment.framework();
        let evaluation = devrel_ready::score::Evaluation::of(framework, sample.assessment.sheet());
        let band = sample.assessment.aim().band;
        for role in framework.roles() {
            let points = points_words(evaluation.card(role, band));
            let name = framework.role(role).name.as_str();
            assert!(text.contains(&points) && text.contains(name), "{}: {name}, {points}\n{text}", sample.name);
        }
    }
}

/// Returns the text of a page: no tags, and letters for what stands for them.
fn decoded(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let html = pieces.collect::<String>();
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[test]
fn markdown_becomes_tables_and_lists_and_hostile_text_stays_text() {
    let files = Files::new();
    let written = files.write(form("markdown"), ".md");
    let cmark = tool("cmark-gfm").map(|_| {
        |path: &Path| {
            output(
                Command::new("cmark-gfm")
                    .args(["-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "footnotes"])
                    .arg(path),
            )
        }
    });
    let code = "import sys, markdown_it\nmd = markdown_it.MarkdownIt('commonmark', {'html': True}).enable(['table', 'strikethrough'])\nprint(md.render(open(sys.argv[1], encoding='utf-8').read()))";
    for (sample, path) in files.samples.iter().zip(&written) {
        let by_cmark = cmark.as_ref().map(|read| read(path));
        let by_python = python("markdown_it", code).map(|mut command| output(command.arg(path)));
        let source = fs::read_to_string(path).expect("it was written");
        let tables = source
            .lines()
            .filter(|line| line.starts_with("| --- |") || line.starts_with("|--- |") || line.starts_with("| ---"))
            .count();
        for html in [by_cmark, by_python].into_iter().flatten() {
            assert_eq!(html.matches("<table>").count(), tables, "{}", sample.name);
            for element in [
                "<script",
                "<img",
                "<style",
                "<b>",
                "<pre",
                "<em>bold",
                "<code",
                "<del",
                "href=\"javascript",
                "href=\"http://www",
                "footnote",
            ] {
                assert!(!html.contains(element), "{}: {element} in\n{html}", sample.name);
            }
            if sample.name == "hostile" {
                let text = decoded(&html);
                for words in HOSTILE {
                    assert!(text.contains(words), "{words} is not in\n{text}");
                }
            }
        }
    }
}

#[test]
fn a_sheet_has_one_row_a_skill_for_every_reader_and_no_formula() {
    let files = Files::new();
    for suffix in [".csv", "-excel.csv"] {
        let form = Form { is_variant: suffix != ".csv", ..form("csv") };
        let paths = files.write(form, suffix);
        for (sample, path) in files.samples.iter().zip(&paths) {
            let framework = sample.assessment.framework();
            let answered =
                framework.skills().filter(|it| matches!(sample.assessment.entry(*it).choice, Choice::Level(_))).count();
            let code = "import csv, sys\nrows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))\nassert len({len(row) for row in rows}) == 1, rows\nprint(len(rows) - 1, sum(row[4] != '' for row in rows[1:]), sum(row[3] == 'answered' for row in rows[1:]))";
            if let Some(mut command) = python("csv", code) {
                let expected = format!("{} {answered} {answered}", framework.skills().len());
                assert_eq!(output(command.arg(path)).trim(), expected, "{}", sample.name);
            }
            let code = "import duckdb, sys\nrows = duckdb.sql(f\"SELECT count(*), count(level), coalesce(sum(level), 0) FROM read_csv('{sys.argv[1]}', header = true, types = {{'level': 'INTEGER'}})\").fetchall()\nprint(*rows[0])";
            if let Some(mut command) = python("duckdb", code) {
                let levels = framework.skills().filter_map(|it| sample.assessment.entry(it).choice.level());
                let sum: u32 = levels.map(devrel_ready::framework::Level::number).sum();
                let expected = format!("{} {answered} {sum}", framework.skills().len());
                assert_eq!(output(command.arg(path)).trim(), expected, "{}", sample.name);
            }
        }
    }
    let Some(_) = tool("soffice") else { return };
    let sheet = files.dir.path().join("hostile.csv");
    let profile = format!("-env:UserInstallation=file://{}", files.dir.path().join("office").display());
    output(
        Command::new("soffice")
            .args(["--headless", &profile, "--convert-to", "fods", "--outdir"])
            .arg(files.dir.path())
            .arg(sheet),
    );
    let opened = fs::read_to_string(files.dir.path().join("hostile.fods")).expect("it was converted");
    assert!(opened.contains("HYPERLINK") && !opened.contains("table:formula"), "no cell is a formula");
}

#[test]
fn a_resume_follows_its_schema_and_three_themes_show_its_skills() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/forms");
    let files = Files::new();
    let resumes = files.write(form("json-resume"), ".resume.json");
    if let Some(mut ajv) = node("@jsonresume/schema", &here.join("resume.js")) {
        output(ajv.args(&resumes));
    }
    for theme in ["even", "kendall", "elegant"] {
        let package = format!("jsonresume-theme-{theme}");
        if !packages().join(&package).exists() {
            eprintln!("skipped: {package} is not there");
            continue;
        }
        for (sample, resume) in files.samples.iter().zip(&resumes) {
            let Some(mut render) = node("resumed", &packages().join("resumed/bin/resumed.js")) else { return };
            let page = files.dir.path().join(format!("{}-{theme}.html", sample.name));
            let from = packages().parent().map(Path::to_path_buf).unwrap_or_default();
            output(render.arg("render").arg(resume).args(["--theme", &package, "-o"]).arg(&page).current_dir(from));
            let shown = decoded(&fs::read_to_string(&page).expect("it was written"));
            let framework = sample.assessment.framework();
            for skill in framework.skills() {
                let is_listed = sample.assessment.entry(skill).choice.level().is_some_and(|level| level.number() > 0);
                let name = framework.skill(skill).name.as_str();
                assert!(!is_listed || shown.contains(name), "{}, {theme}: {name}", sample.name);
            }
        }
    }
}
