//! `devrel-ready check`: prints all problems of files, frameworks and settings, with their places.
//!
//! The problems are the result, so they go to standard output. An unreadable file is one problem, and the remaining
//! files are still checked.

mod finding;
mod framework;

use std::ffi::OsString;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueHint};

use self::finding::{Finding, unreadable};
use self::framework::{check_framework, check_since, finding, folder_of_part, plain};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::problems_in_words;
use crate::cli::output::reply::Reply;
use crate::cli::output::snippet;
use crate::cli::output::status::ExitStatus;
use crate::cli::subject_reader;
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::{Catalog, Framework, Kind, kind_of};
use crate::json::Document;
use crate::rating::{read_rating, read_request};
use crate::report::{
    Reading, UncheckedRole, Verified, as_in_report, framework_named_in, no_known_format, read, verify,
};
use crate::settings::{self, SpannedText};
use crate::store::{StoreError, holds_framework, is_save, read_save, read_source, typed_path};
use crate::text::{Clean, counted, shell_path};
use crate::words::{answers_by_id, coverage_words, languages_words};
use crate::workspace::NamedFramework;

/// Check files of answers, reports, roles, frameworks and settings
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct CheckArgs {
    /// A file, the directory or bundle of a framework, or - for standard input
    #[arg(value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<OsString>,

    /// An earlier edition, a directory or a bundle: every difference needs a line in "changes"
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
A directory or a bundle is checked as a framework: every file, every reference,
and whether its roles make sense together. Texts in other languages
(lang/de.json) are checked with it, and counted: a text that is missing stays in
the framework's own language. A file beside a framework.json is checked with it;
a role elsewhere is checked against the framework that it names, and rules about
the soundness of roles are warnings. Answers are checked against the framework
that they name, if it is named too or known. The results of a report are
computed again from its answers and compared. With --since, a framework is
compared with an earlier edition of it: every difference without a line in its
\"changes\" is a problem, and so is every line without a difference. The exit code
is 1 if anything is wrong.";

impl CheckArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Reply {
        let mut result = String::new();
        let (mut checked, mut wrong, mut count) = (0_usize, 0_usize, 0_usize);
        let resolved = |path: &OsString| typed_path(Path::new(path));
        let named: Vec<PathBuf> = self.paths.iter().filter_map(|path| Some(plain(&resolved(path).ok()?))).collect();
        for path in &self.paths {
            let finding = match resolved(path) {
                Ok(_) if path == "-" && self.since.is_none() => check_input(context, &named),
                Ok(path) if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml")) => {
                    check_config(context, &path)
                }
                Ok(path) => match &self.since {
                    Some(earlier) => check_since(&path, earlier),
                    None => check_path(context, &path, &named),
                },
                Err(error) => unreadable(Path::new(path), &error),
            };
            let shown = Clean::line(&path.to_string_lossy());
            checked += 1;
            match finding {
                Finding::Fine(what, translations) => {
                    let lines = std::iter::once(format!("{shown}: {what}, no problems"));
                    let lines: Vec<String> = lines.chain(translations).collect();
                    writeln!(result, "{}", lines.join("\n  "))
                }
                Finding::Weak(what, warnings, source) => {
                    let count = counted(warnings.count(), "warning", "warnings");
                    let drawn = snippet::draw_warnings(&warnings, &[&source]);
                    writeln!(result, "{drawn}\n{shown}: {what}, {count}, no problems")
                }
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
fn check_input(context: &CommandContext, named: &[PathBuf]) -> Finding {
    match subject_reader::read_input() {
        Ok(source) => check_source(context, source, None, named),
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
        problems if problems.is_empty() => {
            match wrong_framework(context, &source, path).or_else(|| wrong_language(context, &source)) {
                None => Finding::fine("settings"),
                Some(problem) => Finding::Wrong(problem.into(), vec![source]),
            }
        }
        problems => Finding::Wrong(problems, vec![source]),
    }
}

/// Returns the problem of settings that name a framework which cannot be used.
fn wrong_framework(context: &CommandContext, source: &Source, path: &Path) -> Option<Problem> {
    let SpannedText { text, span } = settings::read(source).0.framework?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let failure = context.framework_of_settings(&text, folder).err()?;
    let advice = if failure.drawn().is_empty() {
        failure.hint()
    } else {
        format!("`devrel-ready check {}` shows them", shell_path(&folder.join(&text).to_string_lossy()))
    };
    let words = [failure.to_string(), advice];
    Some(Problem::at(&source.name, &source.text, span, words.each_ref().map(String::as_str)))
}

/// Returns the problem of settings whose language the framework in use does not have.
fn wrong_language(context: &CommandContext, source: &Source) -> Option<Problem> {
    let (language, span) = settings::read(source).0.language?;
    let framework = context.catalog().usual();
    if framework.language_for(&language).is_some() {
        return None;
    }
    let message = format!("the framework \"{}\" is not there in \"{language}\"", framework.id());
    let advice = format!("it is there in {}; others may have more", languages_words(framework));
    Some(Problem::at(&source.name, &source.text, span, [&message, &advice]))
}

fn check_path(context: &CommandContext, path: &Path, named: &[PathBuf]) -> Finding {
    match read_source(path) {
        Ok(source) => check_source(context, source, Some(path), named),
        Err(StoreError::Io { cause, .. }) if cause.kind() == io::ErrorKind::IsADirectory => check_framework(path),
        Err(error) => unreadable(path, &error),
    }
}

fn check_source(context: &CommandContext, source: Source, path: Option<&Path>, named: &[PathBuf]) -> Finding {
    if is_save(&source) {
        return check_save(context.catalog(), source);
    }
    // Where a file lies tells more than its content, which may be wrong.
    if let Some(dir) = path.and_then(folder_of_part) {
        return if named.contains(&dir) { Finding::Covered } else { check_framework(&dir) };
    }
    let (kind, unknown) = match Document::parse(&source) {
        Ok(document) => (kind_of(&document), no_known_format(&document)),
        Err(problem) => return Finding::Wrong(problem.into(), vec![source]),
    };
    let framework = framework_for(context, &source, named);
    let outcome = match kind {
        Some(kind @ (Kind::Report | Kind::Answers)) => check_answers(&framework, &source, kind),
        Some(Kind::Request) => read_request(&framework, &source).map(|request| {
            let skills = counted(request.asked.len(), "skill", "skills");
            format!("a request to rate \"{}\", {skills}", request.about)
        }),
        Some(Kind::Rating) => read_rating(&framework, &source, CommandContext::today()).map(|rating| {
            let skills = counted(rating.count(), "skill", "skills");
            format!("a rating of \"{}\" by {}, {skills}", rating.about, rating.by)
        }),
        Some(Kind::Role) => return check_role(context, &framework, source, path),
        Some(Kind::Bundle) => return finding(NamedFramework::of_bundle(source), path.unwrap_or(Path::new("-"))),
        Some(_) => {
            let words = [
                "this is one file of a framework and is checked with the others",
                "name the directory that holds framework.json",
            ];
            return Finding::Wrong(Problem::with_file(&source.name, words).into(), Vec::new());
        }
        None => Err(Problem::with_file(&source.name, unknown).into()),
    };
    match outcome {
        Ok(what) => Finding::fine(what),
        Err(problems) => Finding::Wrong(problems, vec![source]),
    }
}

/// Checks a role that is no part of a framework's folder. Rules about the soundness of profiles are only warnings.
fn check_role(context: &CommandContext, framework: &Framework, source: Source, path: Option<&Path>) -> Finding {
    let folder = |path: &Path| Some(std::path::absolute(path).ok()?.parent()?.to_owned());
    // There it has to go with the others. Elsewhere it may be meant to replace one of them.
    let is_with_others = path.and_then(folder).is_some_and(|it| context.roles_folder().is_ok_and(|roles| roles == it));
    let checked = framework.with_only_extra_roles(&[]).with_extra_role(&source).and_then(|whole| {
        if is_with_others {
            framework.with_extra_role(&source)?;
        }
        Ok(whole)
    });
    let whole = match checked {
        Ok(whole) => whole,
        Err(problems) => return Finding::Wrong(problems, vec![source]),
    };
    let (id, role, _) = whole.extra_roles().next().expect("a framework without other extra roles takes any sound one");
    let skills = counted(role.requirements.len(), "skill", "skills");
    let what = format!("a role, {skills} of the framework \"{}\"", framework.id());
    match whole.soundness_of(id) {
        warnings if warnings.is_empty() => Finding::Fine(what, Vec::new()),
        warnings => Finding::Weak(what, warnings, source),
    }
}

/// Returns the framework to check a file with: the one that it names, if it stands on the line or is known, or else the
/// one in use.
fn framework_for(context: &CommandContext, source: &Source, named: &[PathBuf]) -> Arc<Framework> {
    let on_the_line = named.iter().filter(|path| holds_framework(path));
    let read = on_the_line.filter_map(|path| NamedFramework::read(path).ok());
    let mut catalogs = read.map(|read| Catalog::of(Arc::new(read.framework)));
    let is_meant = |catalog: &Catalog, framework: &Arc<Framework>| catalog.usual().id() == framework.id();
    catalogs
        .find_map(|catalog| framework_named_in(&catalog, source).filter(|framework| is_meant(&catalog, framework)))
        .or_else(|| framework_named_in(context.catalog(), source))
        .unwrap_or_else(|| Arc::clone(context.catalog().usual()))
}

/// Checks a save. It must be exactly as the program wrote it.
fn check_save(catalog: &Catalog, source: Source) -> Finding {
    let wrong = |words: [&str; 2]| Problem::with_file(&source.name, words);
    let problem = match read_save(catalog, &source) {
        Ok((opened, health)) => match health.trouble() {
            None => {
                // The number of questions is unknown without their framework.
                let coverage = || coverage_words(opened.assessment.coverage());
                let what = answers_by_id(&opened.assessment).unwrap_or_else(coverage);
                return Finding::fine(format!("a save, {}", what.trim_end_matches('.')));
            }
            Some(trouble) => wrong([trouble.as_str(), "import it under another name to see what it says"]),
        },
        Err(error) => wrong([error.reason().as_str(), error.hint().as_ref()]),
    };
    Finding::Wrong(problem.into(), vec![source])
}

/// Checks answers. For a report, also checks that its results follow from its answers.
fn check_answers(framework: &Arc<Framework>, source: &Source, kind: Kind) -> Result<String, Problems> {
    let (framework, unchecked) = as_in_report(framework, source);
    let Reading { assessment, newer, .. } = read(&framework, source, CommandContext::today())?;
    if let Some(problem) = newer {
        return Err(problem.into());
    }
    let coverage = coverage_words(assessment.coverage());
    if kind == Kind::Answers {
        return Ok(format!("answers, {coverage}"));
    }
    Ok(match verify(source, &assessment, &unchecked)? {
        Verified::Results => format!("a report, {coverage}{}", unchecked_words(&unchecked)),
        Verified::AnswersOnly => {
            format!("a report, {coverage}; made with other questions or role profiles, so its results were not checked")
        }
    })
}

/// Says which results of a report were not computed again; empty if all were.
fn unchecked_words(unchecked: &[UncheckedRole]) -> String {
    let words = unchecked.iter().map(|UncheckedRole { name, is_changed, .. }| {
        let why = if *is_changed { "the file here is another one" } else { "its file is not here" };
        format!("; the results of \"{name}\" cannot be checked: {why}")
    });
    words.collect()
}
