//! Sentences about a job posting: what it mentions, and how far that can be believed.

use crate::framework::{Framework, Role};
use crate::posting::{Decision, MentionGroup, NearestRole, Posting, RoleConfirmation};
use crate::text::{counted, listed};

/// Says that a file is a report that nothing can be read back from, behind its name.
pub const REPORT_FOR_PEOPLE: &str =
    "is a report for people: read it as it is, or ask for the same report as JSON, which can be read here.";

/// The quality of reading a posting.
pub const READING_HELP: &str = "Reading help: three of ten are wrong or missed. You decide what counts.";

/// The limits of reading a posting.
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

/// The quality of reading a posting, where there is little room.
pub const SHORT_READING_HELP: &str = "Three of ten are wrong or missed; you decide.";

/// The result of confirming.
pub const CONFIRMING_NOTE: &str = "Nothing is scored before the end of the list. It makes a role of your own.";

/// The same where there is little room.
pub const SHORT_CONFIRMING_NOTE: &str = "Nothing is scored before the end of the list.";

/// Counts the decisions: `Is it asked? 6 of 18 confirmed: 5 kept, 1 dropped`.
#[must_use]
pub fn confirming_headline(confirmation: &RoleConfirmation) -> String {
    let all = confirmation.items().len();
    let [kept, dropped] = [Decision::Kept, Decision::Dropped].map(|decision| confirmation.count(decision));
    match (all, kept + dropped) {
        (0, _) => "Which skills are asked for?".to_owned(),
        (_, 0) => format!("Is it asked? None of {all} confirmed yet"),
        (_, decided) => format!("Is it asked? {decided} of {all} confirmed: {kept} kept, {dropped} dropped"),
    }
}

/// Says which levels are wanted until the person changes them.
#[must_use]
pub fn wanted_levels_words(confirmation: &RoleConfirmation) -> String {
    let framework = confirmation.framework();
    let band = &framework.band(confirmation.band()).name;
    match confirmation.nearest() {
        Some(role) => format!("Wanted: the target of {}, {band}, until you change it.", framework.role(role).name),
        None => format!("Wanted: 2 of each skill at {band}, until you change it."),
    }
}

/// Says why a role cannot be made of the decisions yet. `None` if it can.
#[must_use]
pub fn still_to_confirm_words(confirmation: &RoleConfirmation, keep_rest: &str) -> Option<String> {
    match (confirmation.count(Decision::Open), confirmation.count(Decision::Kept)) {
        (0, 0) => Some("No skill is kept, so there is no role to make.".to_owned()),
        (0, _) => None,
        (open, _) => {
            let open = counted(open, "skill is", "skills are");
            Some(format!("{open} still open: keep or drop them first, or {keep_rest} keeps them all."))
        }
    }
}

/// Says how the importances and the targets of the role come about.
#[must_use]
pub fn made_role_meaning(confirmation: &RoleConfirmation) -> String {
    let counts = "Clearly asked counts as core, perhaps as important. There are no must-haves.";
    let edit = "The role is a file that only you can read and that you can edit";
    match confirmation.nearest() {
        Some(role) => {
            let name = &confirmation.framework().role(role).name;
            format!("{counts} {edit}; the targets of the other bands come from {name}.")
        }
        None => format!("{counts} {edit}; the targets of the other bands are 2 or what you chose."),
    }
}

/// Says that a role was made, and where its file is.
#[must_use]
pub fn made_role_words(role: &Role) -> String {
    let file = role.file.as_ref().map(|file| format!(" Its file is {}.", file.name())).unwrap_or_default();
    format!("\"{}\" is scored beside the other roles from now on.{file}", role.name)
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
