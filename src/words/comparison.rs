//! Sentences about what changed between two states of answers.

use crate::assessment::Assessment;
use crate::compare::{Comparison, NoiseWord, NotCounted, signed_tenths};
use crate::framework::{Framework, RoleFile, SkillId};
use crate::score::Fraction;
use crate::text::{counted, date_words, listed};

/// A labeled line about a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonLine {
    /// The subject of the line.
    pub label: &'static str,
    /// The words of the line.
    pub words: String,
}

/// Returns the readiness before and after, the change with its error, and how that compares to another day:
/// `70 → 79  +8.6  ± 3.6, real: more than a different day would explain`.
#[must_use]
pub fn comparison_headline(comparison: &Comparison) -> String {
    headline_with(comparison, noise_words(comparison.word))
}

/// Returns the same in fewer words, for a narrow window: `70 → 79  +8.6  ± 3.6, real: more than another day`.
#[must_use]
pub fn short_comparison_headline(comparison: &Comparison) -> String {
    let word = match comparison.word {
        NoiseWord::NotGivenAgain => "nothing was given again",
        NoiseWord::WithinNoise => "within noise: as on another day",
        NoiseWord::ProbablyReal => "probably real: seldom another day",
        NoiseWord::Real => "real: more than another day",
    };
    headline_with(comparison, word)
}

fn headline_with(comparison: &Comparison, word: &str) -> String {
    let [before, after] = comparison.readiness.map(Fraction::percent);
    let change = comparison.change;
    match comparison.word {
        NoiseWord::NotGivenAgain => format!("{before} → {after}  {word}"),
        _ => format!("{before} → {after}  {change}  ± {}, {word}", comparison.error),
    }
}

/// Says how a change compares to answering on another day.
#[must_use]
pub const fn noise_words(word: NoiseWord) -> &'static str {
    match word {
        NoiseWord::NotGivenAgain => "nothing was given again, so nothing changed",
        NoiseWord::WithinNoise => "within noise: a different day alone could explain it",
        NoiseWord::ProbablyReal => "probably real: a different day would seldom explain it",
        NoiseWord::Real => "real: more than a different day would explain",
    }
}

/// Names how a change compares to answering on another day, in one or two words.
#[must_use]
pub const fn noise_term(word: NoiseWord) -> &'static str {
    match word {
        NoiseWord::NotGivenAgain => "not given again",
        NoiseWord::WithinNoise => "within noise",
        NoiseWord::ProbablyReal => "probably real",
        NoiseWord::Real => "real",
    }
}

/// Says how an answer changed beside its cause: only a change by two levels says something by itself.
#[must_use]
pub const fn apart_words(two_or_more: bool) -> &'static str {
    if two_or_more { "two levels or more" } else { "" }
}

/// Names the two states: `1 May 2026 against now, Open Source Program Manager, Established`.
#[must_use]
pub fn compared_words(framework: &Framework, comparison: &Comparison, [before, after]: [&str; 2]) -> String {
    let (role, band) = (&framework.role(comparison.role).name, &framework.band(comparison.band).name);
    format!("{before} against {after}, {role}, {band}")
}

/// Names two states of one assessment by their days. Two of the same day are points, and have their numbers, too.
#[must_use]
pub fn told_apart(days: [String; 2], numbers: [Option<u32>; 2]) -> [String; 2] {
    if days[0] != days[1] {
        return days;
    }
    let [first, second] = days;
    let numbered = |day: String, number: Option<u32>| match number {
        Some(number) => format!("point {number} ({day})"),
        None => day,
    };
    [numbered(first, numbers[0]), numbered(second, numbers[1])]
}

/// Names the two states with the short name of the role.
#[must_use]
pub fn short_compared_words(framework: &Framework, comparison: &Comparison, [before, after]: [&str; 2]) -> String {
    let (role, band) = (&framework.role(comparison.role).short, &framework.band(comparison.band).name);
    format!("{before} against {after}, {role}, {band}")
}

/// Returns the points of a cause, rounded so that all rows add up.
#[must_use]
pub fn cause_points(tenths: i64) -> String {
    signed_tenths(tenths)
}

/// Returns everything beside the causes: the other roles, the basis of the number, and what does not count in it.
#[must_use]
pub fn comparison_lines(framework: &Framework, after: &Assessment, comparison: &Comparison) -> Vec<ComparisonLine> {
    lines_of(framework, comparison, Some(after))
}

/// Returns the lines; `after` for those about how the number is computed.
fn lines_of(framework: &Framework, comparison: &Comparison, after: Option<&Assessment>) -> Vec<ComparisonLine> {
    let mut lines = Vec::new();
    let mut line = |label, words: String| {
        if !words.is_empty() {
            lines.push(ComparisonLine { label, words });
        }
    };
    line("Other roles", other_roles(framework, comparison));
    line("Basis", after.map(|after| basis_words(after, comparison)).unwrap_or_default());
    let NotCounted {
        newly_answered,
        no_longer_answered,
        not_applicable,
        reworded,
        retired,
        targets_since,
        must_haves_met,
        must_haves_lost,
        steps_done,
        evidence_gained,
    } = &comparison.not_counted;
    let names = |skills: &[SkillId]| skill_names(framework, skills);
    line("Must-haves met", names(must_haves_met));
    line("Must-haves lost", names(must_haves_lost));
    let steps = steps_done.iter().map(|step| {
        let skill = &framework.skill(step.skill).short;
        format!("{skill} to {}, {}", step.to, date_words(step.on))
    });
    line("Steps done", steps.collect::<Vec<_>>().join("; "));
    line("New evidence", names(evidence_gained));
    line("Newly answered", not_in_the_number(&names(newly_answered)));
    line("Taken back", not_in_the_number(&names(no_longer_answered)));
    line("Not applicable", changed_in_either(&names(not_applicable)));
    line("Look again", look_again_words(&names(reworded)));
    line("Retired", not_in_the_number(&listed(&retired.iter().map(ToString::to_string).collect::<Vec<_>>(), "and")));
    line("Targets", targets_since.map(targets_words).unwrap_or_default());
    line("Role file", framework.role(comparison.role).file.as_ref().map(role_file_words).unwrap_or_default());
    line("How sure", after.map(|_| how_sure_words(comparison)).unwrap_or_default());
    lines
}

/// Says what changed in sentences that can each be understood alone, for those who hear them.
#[must_use]
pub fn comparison_sentences(after: &Assessment, comparison: &Comparison, days: [&str; 2]) -> Vec<String> {
    let framework = after.framework();
    let mut sentences = vec![format!("{}.", compared_words(framework, comparison, days))];
    sentences.push(format!("{}.", comparison_headline(comparison).replace(" → ", " to ").replace("  ", ", ")));
    for cause in &comparison.causes {
        let (name, points) = (&framework.skill(cause.skill).name, cause_points(cause.tenths));
        let apart = if cause.is_two_or_more() { ", two levels or more" } else { "" };
        sentences.push(format!("{name}: {} then, {} now, {points} points{apart}.", cause.before, cause.after));
    }
    if !comparison.causes.is_empty() {
        sentences.push(format!("Together: {} points.", comparison.change));
    }
    let lines = comparison_lines(framework, after, comparison);
    sentences.extend(lines.into_iter().map(|line| format!("{}: {}.", line.label, line.words.trim_end_matches('.'))));
    sentences
}

/// Returns what changed beside the number, without how the number is computed.
#[must_use]
pub fn aside_lines(framework: &Framework, comparison: &Comparison) -> Vec<ComparisonLine> {
    lines_of(framework, comparison, None)
}

/// Tells which file a role is from that is not the framework's own.
fn role_file_words(file: &RoleFile) -> String {
    format!("not among the framework's own roles; SHA-256 {}", file.sha256())
}

fn other_roles(framework: &Framework, comparison: &Comparison) -> String {
    let roles = comparison.other_roles.iter().map(|change| {
        let (before, after) = (change.before.percent(), change.after.percent());
        format!("{} {before} → {after}", framework.role(change.role).short)
    });
    let roles = roles.collect::<Vec<_>>().join(", ");
    // A history shows the whole scores, which differ from these while answers are open.
    let is_partial = comparison.shared < framework.role(comparison.role).requirements.len();
    if is_partial && !roles.is_empty() { format!("{roles}, over the skills with a level in both") } else { roles }
}

/// Says over which answers the number is computed.
fn basis_words(after: &Assessment, comparison: &Comparison) -> String {
    let (again, shared) = (comparison.given_again, comparison.shared);
    let skills = after.framework().role(comparison.role).requirements.len();
    let carried = shared - again;
    let given = match (again, carried) {
        (0, _) => format!("none of {} given again", counted(shared, "answer", "answers")),
        (2.., 0) => format!("all {again} answers given again"),
        (1, 0) => "1 answer given again".to_owned(),
        _ => format!("{} given again, the rest carried over", counted(again, "answer", "answers")),
    };
    match shared {
        _ if shared == skills => given,
        1 => format!("{given}; only 1 of the role's {skills} skills has a level in both and counts"),
        _ => format!("{given}; only {shared} of the role's {skills} skills have a level in both and count"),
    }
}

/// Says where the error comes from, and how large the change is beside it.
fn how_sure_words(comparison: &Comparison) -> String {
    let error = comparison.error;
    if comparison.given_again == 0 || error.0 == 0 {
        return String::new();
    }
    // In tenths of the error, rounded to the nearest.
    let times = (20 * comparison.change.tenths().unsigned_abs() + error.0) / (2 * error.0);
    format!(
        "an answer can be a level off: two to five times in ten, by how sure you are. Over the {} given again that makes ± {error}. The change is \
         {}.{} times as large. Skills that you did not give again add no doubt and no change.",
        counted(comparison.given_again, "answer", "answers"),
        times / 10,
        times % 10
    )
}

fn not_in_the_number(names: &str) -> String {
    if names.is_empty() { String::new() } else { format!("{names}; not in the number") }
}

fn changed_in_either(names: &str) -> String {
    if names.is_empty() { String::new() } else { format!("{names}, in one of the two; not in the number") }
}

fn look_again_words(names: &str) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("{names}: the meaning changed in a new edition; not in the number until they are looked at again")
    }
}

fn targets_words(edition: u32) -> String {
    format!("the role expects other levels than in edition {edition}; both are counted with those of now")
}

fn skill_names(framework: &Framework, skills: &[SkillId]) -> String {
    let names: Vec<&str> = skills.iter().map(|skill| framework.skill(*skill).short.as_str()).collect();
    listed(&names, "and")
}
