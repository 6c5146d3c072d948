//! Sentences about a job posting: what it mentions, and how far that can be believed.

use crate::framework::Framework;
use crate::posting::{MentionGroup, NearestRole, Posting};
use crate::text::{counted, listed};

/// How far a posting is understood.
pub const READING_HELP: &str = "Reading help: three of ten are wrong or missed. You decide what counts.";

/// What reading a posting does not do.
pub const NO_VERDICT: &str = "A wish is not told from a requirement. Nothing is scored yet, and this is no verdict.";

/// Returns the heading of a group.
#[must_use]
pub const fn group_words(group: MentionGroup) -> &'static str {
    match group {
        MentionGroup::Clearly => "Clearly asked",
        MentionGroup::Perhaps => "Perhaps",
        MentionGroup::NotFound => "Not found",
    }
}

/// Counts the groups: `10 skills clearly asked, 8 perhaps, 10 not found`.
#[must_use]
pub fn posting_headline(posting: &Posting) -> String {
    let count = |group| posting.mentions.iter().filter(|mention| mention.group == group).count();
    let [clearly, perhaps, not] = [MentionGroup::Clearly, MentionGroup::Perhaps, MentionGroup::NotFound].map(count);
    format!("{} clearly asked, {perhaps} perhaps, {not} not found", counted(clearly, "skill", "skills"))
}

/// Returns the size of a posting.
#[must_use]
pub fn posting_size_words(posting: &Posting) -> String {
    let [words, lines] = [counted(posting.words, "word", "words"), counted(posting.lines, "line", "lines")];
    format!("{words} in {lines}.")
}

/// Says what is wrong with the text as a posting, if anything.
#[must_use]
pub fn posting_doubts(framework: &Framework, posting: &Posting) -> Vec<String> {
    let Some(terms) = framework.posting_terms() else {
        let name = framework.name();
        return vec![format!("The framework \"{name}\" has no terms for postings, so no skill can be found.")];
    };
    let too_little = || {
        let [words, skills] = [terms.fewest_words, terms.fewest_skills];
        format!("Too little text to tell: it takes {words} words, and {skills} skills that are mentioned.")
    };
    let not_english =
        || "This does not read like English, and only English terms are known. Do not rely on it.".to_owned();
    let doubts =
        [(!posting.is_english).then(not_english), (posting.is_too_little && posting.is_english).then(too_little)];
    doubts.into_iter().flatten().collect()
}

/// Says where the wanted levels begin. The title of a posting knows its role better than any count of words, so a
/// nearest role is not named as such beside another title.
#[must_use]
pub fn posting_levels_words(framework: &Framework, posting: &Posting) -> String {
    let name = |role| framework.role(role).name.as_str();
    let speaks_against = |role| !posting.titled.is_empty() && !posting.titled.contains(&role);
    match posting.nearest {
        NearestRole::One(role) | NearestRole::Between(role, _) if speaks_against(role) => {
            format!("Wanted levels begin as those of {}.", name(role))
        }
        NearestRole::One(role) => format!("Wanted levels begin as those of the nearest role, {}.", name(role)),
        NearestRole::Between(role, next) => {
            let [role, next] = [name(role), name(next)];
            format!("Between {role} and {next}. Wanted levels begin as those of {role}.")
        }
        NearestRole::Unclear => "Wanted levels begin at 2, because no role is near enough.".to_owned(),
    }
}

/// Reads back what a posting says about years.
#[must_use]
pub fn posting_years_words(posting: &Posting) -> Option<String> {
    let years: Vec<String> = posting.years.iter().map(|said| format!("\"{said}\"")).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let verb = if years.len() == 1 { "is" } else { "are" };
    let words = || format!("{} {verb} only read back; years are not turned into levels.", listed(&years, "and"));
    (!years.is_empty()).then(words)
}

/// Says what it means that a skill was not found.
#[must_use]
pub fn silence_words(framework: &Framework) -> &'static str {
    if framework.has_shipped_id() {
        "Postings seldom name listening, moderation or limits. Silence does not mean that they do not matter."
    } else {
        "Silence does not mean that a skill does not matter."
    }
}
