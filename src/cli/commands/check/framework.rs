//! Checks a framework: a folder or a bundle, alone or against an earlier edition.

use std::path::{Component, Path, PathBuf};

use super::finding::{Finding, unreadable};
use crate::diagnostic::Problems;
use crate::framework::Framework;
use crate::store::{holds_framework, typed_path};
use crate::text::counted;
use crate::workspace::{FrameworkFault, NamedFramework};

/// Returns the folder of the framework that a file is part of, by the place of the file.
pub(super) fn folder_of_part(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The folder of a bare name has its own name only in the whole path.
    let whole = std::path::absolute(path).ok()?;
    let within = whole.parent()?.file_name();
    let is_part =
        ["editions", "lang", "roles", "skills"].iter().any(|part| within.is_some_and(|within| within == *part));
    let dir = match () {
        () if ["framework.json", "resources.json", "terms.json"].iter().any(|file| name == *file) => folder.to_owned(),
        () if is_part && folder == Path::new(".") => PathBuf::from(".."),
        () if is_part => folder.parent()?.to_owned(),
        () => return None,
    };
    let dir = plain(&dir);
    holds_framework(&dir).then_some(dir)
}

pub(super) fn check_framework(path: &Path) -> Finding {
    finding(NamedFramework::read(path), path)
}

/// Judges a framework that was read, with whether its roles make sense together.
pub(super) fn finding(read: Result<NamedFramework, FrameworkFault>, path: &Path) -> Finding {
    match read {
        Ok(read) => match own_problems(&read.framework) {
            problems if problems.is_empty() => match read.impostor() {
                Some((problem, manifest)) => {
                    Finding::Weak(framework_words(&read.framework), problem.into(), manifest.clone())
                }
                None => Finding::Fine(framework_words(&read.framework), translation_words(&read.framework)),
            },
            problems => Finding::Wrong(problems, read.sources),
        },
        Err(FrameworkFault::Problems(problems, sources)) => Finding::Wrong(problems, sources),
        Err(FrameworkFault::Unreadable(error)) => unreadable(path, &error),
    }
}

/// Checks a framework, and compares it with an earlier edition in another directory.
pub(super) fn check_since(path: &Path, earlier: &Path) -> Finding {
    let NamedFramework { framework, sources } = match NamedFramework::read(path) {
        Ok(read) => read,
        fault => return finding(fault, path),
    };
    let before = match typed_path(earlier) {
        Ok(earlier) => match NamedFramework::read(&earlier) {
            Ok(read) => read.framework,
            fault => return finding(fault, &earlier),
        },
        Err(error) => return unreadable(earlier, &error),
    };
    let mut problems = own_problems(&framework);
    problems.extend(framework.problems_since(&before));
    if problems.is_empty() {
        let words = framework_words(&framework);
        let words = format!("{words}, every change since edition {} is listed", before.edition());
        return Finding::Fine(words, translation_words(&framework));
    }
    Finding::Wrong(problems, sources)
}

/// Returns the problems of a framework that can be used: its roles and its translations.
fn own_problems(framework: &Framework) -> Problems {
    let mut problems = framework.soundness_problems();
    problems.extend(framework.translation_problems());
    problems
}

/// Returns how much each translation covers. Missing texts are no problem, because the framework's own stand there.
fn translation_words(framework: &Framework) -> Vec<String> {
    let covered = framework.translation_coverage().into_iter().map(|it| {
        let [skills, roles] = [framework.skills().len(), framework.roles().len()];
        format!(
            "{}: {} of {}, {} of {}",
            it.file,
            it.skills,
            counted(skills, "skill", "skills"),
            it.roles,
            counted(roles, "role", "roles")
        )
    });
    covered.collect()
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

/// Returns a path without `.` parts, so that `./a/` and `a` are the same.
pub(super) fn plain(path: &Path) -> PathBuf {
    let plain: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
}
