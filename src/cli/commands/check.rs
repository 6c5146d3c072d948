//! `devrel-ready check`: prints all problems of files, frameworks and settings, with their places.
//!
//! The problems are the result, so they go to standard output. An unreadable file is one problem, and the remaining
//! files are still checked.

use std::ffi::OsString;
use std::fmt::Write;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::ValueHint;

use crate::cli::context::CommandContext;
use crate::cli::output::failure::problems_in_words;
use crate::cli::output::reply::Reply;
use crate::cli::output::snippet;
use crate::cli::output::status::ExitStatus;
use crate::cli::subject_reader;
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::{Catalog, Framework, Kind, kind_of, parse_role_with};
use crate::json::Document;
use crate::rating::{read_rating, read_request};
use crate::report::{Reading, Verified, no_known_format, read, verify};
use crate::store::{StoreError, is_save, read_framework_dir, read_save, read_source, typed_path};
use crate::text::{Clean, counted};
use crate::words::coverage_words;

/// Check files of answers, reports, roles, frameworks and settings
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct CheckArgs {
    /// A file, the directory of a framework, or - for standard input
    #[arg(value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<OsString>,

    /// The directory of an earlier edition: every difference needs a line in "changes"
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    since: Option<PathBuf>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready check answers.json
  devrel-ready check my-framework/
  devrel-ready check my-framework/roles/advocate.json
  devrel-ready check reports/*.json
  devrel-ready check my-framework/ --since my-framework-1/
  devrel-ready check ~/.config/devrel-ready/config.toml

The contents of a file tell its kind; a name that ends in .toml means settings.
A directory is checked as a
framework: every file, every reference, and whether its roles make sense
together. A single file of a framework is checked with its directory; a single
role is checked against the skills that ship with the program, unless its
directory is named too. The results of a report are computed again from its
answers and compared. With --since, a framework is compared with an earlier
edition of it: every difference without a line in its \"changes\" is a problem,
and so is every line without a difference. The exit code is 1 if anything is
wrong.";

/// The result for one path.
enum Finding {
    /// No problem; holds a description.
    Fine(String),
    /// Problems, with the sources to draw them from.
    Wrong(Problems, Vec<Source>),
    /// Checked together with a directory that is also named.
    Covered,
}

impl CheckArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Reply {
        let mut result = String::new();
        let (mut checked, mut wrong, mut count) = (0_usize, 0_usize, 0_usize);
        let resolved = |path: &OsString| typed_path(Path::new(path));
        let named: Vec<PathBuf> = self.paths.iter().filter_map(|path| Some(plain(&resolved(path).ok()?))).collect();
        for path in &self.paths {
            let finding = match resolved(path) {
                Ok(_) if path == "-" && self.since.is_none() => check_input(context.catalog(), &named),
                Ok(path) if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml")) => {
                    check_config(context, &path)
                }
                Ok(path) => match &self.since {
                    Some(earlier) => check_since(&path, earlier),
                    None => check_path(context.catalog(), &path, &named),
                },
                Err(error) => unreadable(Path::new(path), &error),
            };
            let shown = Clean::line(&path.to_string_lossy());
            checked += 1;
            match finding {
                Finding::Fine(what) => writeln!(result, "{shown}: {what}, no problems"),
                Finding::Covered => writeln!(result, "{shown}: checked with its directory"),
                Finding::Wrong(problems, sources) => {
                    wrong += 1;
                    count += problems.count();
                    let sources: Vec<&Source> = sources.iter().collect();
                    writeln!(result, "{}", snippet::draw(&problems, &sources))
                }
            }
            .expect("writing to memory does not fail");
        }
        let (summary, status) = if count == 0 {
            ("no problems found".to_owned(), ExitStatus::Done)
        } else {
            (format!("{} in {wrong} of {checked} checked", problems_in_words(count)), ExitStatus::Failed)
        };
        let _ = writeln!(result, "{summary}");
        Reply { status, ..Reply::exact(result) }
    }
}

/// Checks standard input. Unreadable input is one problem among the others.
fn check_input(catalog: &Catalog, named: &[PathBuf]) -> Finding {
    match subject_reader::read_input() {
        Ok(source) => check_source(catalog, source, None, named),
        Err(failure) => {
            let problem = Problem::with_file(&Clean::line("-"), [&failure.to_string(), &failure.hint()]);
            Finding::Wrong(problem.into(), Vec::new())
        }
    }
}

/// Checks a settings file. The file name alone tells settings from JSON.
fn check_config(context: &CommandContext, path: &Path) -> Finding {
    let source = match read_source(path) {
        Ok(source) => source,
        Err(error) => return unreadable(path, &error),
    };
    match (context.check_settings)(&source) {
        problems if problems.is_empty() => Finding::Fine("settings".to_owned()),
        problems => Finding::Wrong(problems, vec![source]),
    }
}

fn check_path(catalog: &Catalog, path: &Path, named: &[PathBuf]) -> Finding {
    match read_source(path) {
        Ok(source) => check_source(catalog, source, Some(path), named),
        Err(StoreError::Io { cause, .. }) if cause.kind() == io::ErrorKind::IsADirectory => check_dir(path),
        Err(error) => unreadable(path, &error),
    }
}

fn check_source(catalog: &Catalog, source: Source, path: Option<&Path>, named: &[PathBuf]) -> Finding {
    if is_save(&source) {
        return check_save(catalog, source);
    }
    let (kind, unknown) = match Document::parse(&source) {
        Ok(document) => (kind_of(&document), no_known_format(&document)),
        Err(problem) => return Finding::Wrong(problem.into(), vec![source]),
    };
    let outcome = match kind {
        Some(kind @ (Kind::Report | Kind::Answers)) => check_answers(catalog.usual(), &source, kind),
        Some(Kind::Request) => read_request(catalog.usual(), &source).map(|request| {
            let skills = counted(request.asked.len(), "skill", "skills");
            format!("a request to rate \"{}\", {skills}", request.about)
        }),
        Some(Kind::Rating) => read_rating(catalog.usual(), &source, CommandContext::today()).map(|rating| {
            let skills = counted(rating.count(), "skill", "skills");
            format!("a rating of \"{}\" by {}, {skills}", rating.about, rating.by)
        }),
        Some(Kind::Role) if !is_in_one_of(path, named) => parse_role_with(catalog.usual(), &source).map(|role| {
            let skills = counted(role.requirements.len(), "skill", "skills");
            format!("a role, {skills} of the framework \"{}\"", catalog.usual().id())
        }),
        Some(kind) => return check_part(kind, &source, path, named),
        None => Err(Problem::with_file(&source.name, unknown).into()),
    };
    match outcome {
        Ok(what) => Finding::Fine(what),
        Err(problems) => Finding::Wrong(problems, vec![source]),
    }
}

/// Checks a save. It must be exactly as the program wrote it.
fn check_save(catalog: &Catalog, source: Source) -> Finding {
    let wrong = |words: [&str; 2]| Problem::with_file(&source.name, words);
    let problem = match read_save(catalog, &source) {
        Ok((opened, health)) => match health.trouble() {
            None => return Finding::Fine(format!("a save, {}", coverage_words(opened.assessment.coverage()))),
            Some(trouble) => wrong([trouble.as_str(), "import it under another name to see what it says"]),
        },
        Err(error) => wrong([error.reason().as_str(), error.hint().as_ref()]),
    };
    Finding::Wrong(problem.into(), vec![source])
}

/// Checks answers. For a report, also checks that its results follow from its answers.
fn check_answers(framework: &Arc<Framework>, source: &Source, kind: Kind) -> Result<String, Problems> {
    let Reading { assessment, newer } = read(framework, source, CommandContext::today())?;
    if let Some(problem) = newer {
        return Err(problem.into());
    }
    let coverage = coverage_words(assessment.coverage());
    if kind == Kind::Answers {
        return Ok(format!("answers, {coverage}"));
    }
    Ok(match verify(source, &assessment)? {
        Verified::Results => format!("a report, {coverage}"),
        Verified::AnswersOnly => {
            format!("a report, {coverage}; made with other questions or role profiles, so its results were not checked")
        }
    })
}

/// Explains that a file has to be checked together with the rest of its framework.
fn check_part(kind: Kind, source: &Source, path: Option<&Path>, named: &[PathBuf]) -> Finding {
    let Some(dir) = path.and_then(|path| framework_dir(kind, path)) else {
        let words = [
            "this is one file of a framework and is checked with the others",
            "name the directory that holds framework.json",
        ];
        return Finding::Wrong(Problem::with_file(&source.name, words).into(), Vec::new());
    };
    if named.contains(&dir) { Finding::Covered } else { check_dir(&dir) }
}

/// Returns the framework directory of a file, according to the kind of the file.
fn framework_dir(kind: Kind, path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    let dir = match kind {
        Kind::Framework | Kind::Resources | Kind::Terms => folder,
        _ => folder.parent()?,
    };
    let dir = plain(dir);
    Some(if dir.as_os_str().is_empty() { PathBuf::from(".") } else { dir })
}

/// Returns whether a role file lies in a framework directory that is also named.
fn is_in_one_of(path: Option<&Path>, named: &[PathBuf]) -> bool {
    let dir = path.and_then(|path| framework_dir(Kind::Role, path));
    dir.is_some_and(|dir| named.contains(&dir))
}

fn check_dir(dir: &Path) -> Finding {
    match read_framework(dir) {
        Ok((framework, kept)) => match framework.soundness_problems() {
            problems if problems.is_empty() => Finding::Fine(framework_words(&framework)),
            problems => Finding::Wrong(problems, kept),
        },
        Err(finding) => finding,
    }
}

/// Checks a framework, and compares it with an earlier edition in another directory.
fn check_since(dir: &Path, earlier: &Path) -> Finding {
    let (framework, kept) = match read_framework(dir) {
        Ok(read) => read,
        Err(finding) => return finding,
    };
    let before = match typed_path(earlier).map(|path| read_framework(&path)) {
        Ok(Ok((before, _))) => before,
        Ok(Err(finding)) => return finding,
        Err(error) => return unreadable(earlier, &error),
    };
    let mut problems = framework.soundness_problems();
    problems.extend(framework.problems_since(&before));
    if problems.is_empty() {
        let words = framework_words(&framework);
        return Finding::Fine(format!("{words}, every change since edition {} is listed", before.edition()));
    }
    Finding::Wrong(problems, kept)
}

fn framework_words(framework: &Framework) -> String {
    format!(
        "the framework \"{}\", edition {}, {}, {}",
        framework.id(),
        framework.edition(),
        counted(framework.skills().len(), "skill", "skills"),
        counted(framework.roles().len(), "role", "roles")
    )
}

/// Reads the framework of a directory. Returns its files, too, to draw problems from.
fn read_framework(dir: &Path) -> Result<(Framework, Vec<Source>), Finding> {
    let sources = match read_framework_dir(dir) {
        Ok(sources) => sources,
        Err(error) => return Err(unreadable(dir, &error)),
    };
    let manifest = plain(&dir.join("framework.json"));
    if !sources.iter().any(|source| plain(Path::new(source.name.as_str())) == manifest) {
        let words = ["there is no framework.json in this directory", "name a directory that holds a framework"];
        let problem = Problem::with_file(&Clean::line(&dir.to_string_lossy()), words);
        return Err(Finding::Wrong(problem.into(), sources));
    }
    let kept = sources.clone();
    match Framework::parse(sources) {
        Ok(framework) => Ok((framework, kept)),
        Err(problems) => Err(Finding::Wrong(problems, kept)),
    }
}

fn unreadable(path: &Path, error: &StoreError) -> Finding {
    let file = Clean::line(&path.to_string_lossy());
    Finding::Wrong(Problem::with_file(&file, [error.reason().as_str(), error.hint().as_ref()]).into(), Vec::new())
}

/// Returns a path without `.` parts, so that `./a/` and `a` are the same.
fn plain(path: &Path) -> PathBuf {
    let plain: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
}
