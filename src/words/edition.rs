//! Sentences about a new edition of the questions and the answers to an earlier one.

use super::{Said, duration_words};
use crate::assessment::Choice;
use crate::edition::{EditionReport, FormerAnswer};
use crate::framework::{Framework, Level, SkillId};
use crate::text::{counted, listed};

/// Says what an answer counts as until the person looks at it again.
pub const UNTIL_LOOKED_AT: &str = "Until you say so, it counts as not sure: the error grows a little.";

/// Says the same in a narrow window.
pub const SHORT_UNTIL_LOOKED_AT: &str = "Until you say so, it counts as not sure.";

/// Says what a new edition keeps.
pub const NOTHING_IS_LOST: &str = "Nothing is lost: evidence, notes and log are carried over.";

/// Says what the two styles of words beside each other mean.
pub const DIFFERENCE_LEGEND: &str = "gone left, new right; all else is as before";

/// Returns the headline of the report about a new edition, and what it asks for.
#[must_use]
pub fn edition_headline(report: &EditionReport) -> [Said; 2] {
    let (from, to, look, all) = (report.from, report.to, report.look_again.len(), report.answers());
    let became = format!("Edition {from} became edition {to}.");
    if look == 0 {
        let carried = Said::new(
            "The questions have a new edition: your answers carry over".to_owned(),
            "New questions: your answers carry over".to_owned(),
        );
        return [carried, format!("{became} None of them has to be looked at again.").into()];
    }
    let need = match (look, all) {
        (1, 1) => "your answer needs a look".to_owned(),
        (1, _) => format!("1 of your {all} answers needs a look"),
        _ => format!("{look} of your {all} answers need a look"),
    };
    let headline = Said::new(format!("The questions have a new edition: {need}"), format!("New questions: {need}"));
    // Looking again takes three quarters of the time of a new question.
    let time = duration_words(look * 3 / 4);
    let about = Said::new(format!("{became} It takes {time} and may wait."), format!("{became} It takes {time}."));
    [headline, about]
}

/// A group of answers or skills in the report: how many, what became of them, and what that means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionGroup {
    /// The number.
    pub count: usize,
    /// The outcome for them, in a few words.
    pub word: &'static str,
    /// The meaning of that outcome.
    pub meaning: String,
}

/// Returns the groups of the report, all five.
#[must_use]
pub fn edition_groups(framework: &Framework, report: &EditionReport) -> [EditionGroup; 5] {
    let new: Vec<&str> = report.new.iter().map(|skill| framework.skill(*skill).short.as_str()).collect();
    let new = if new.is_empty() { "none".to_owned() } else { listed(&new, "and") };
    let retired = if report.retired.is_empty() { "none" } else { "no longer asked; kept in the file as they are" };
    let group = |count, word, meaning: &str| EditionGroup { count, word, meaning: meaning.to_owned() };
    [
        group(report.as_before.len(), "as before", "the statements that concern you are the same"),
        group(report.in_other_words.len(), "in other words", "a true answer cannot change; carried over"),
        group(report.look_again.len(), "please look again", "your level or the next one changed its meaning"),
        group(report.new.len(), "new", &new),
        group(report.retired.len(), "retired", retired),
    ]
}

/// Returns the groups in one sentence: `22 as before, 3 in other words, 2 please look again, 1 new, 1 retired`.
#[must_use]
pub fn edition_summary(framework: &Framework, report: &EditionReport) -> String {
    edition_groups(framework, report).map(|group| format!("{} {}", group.count, group.word)).join(", ")
}

/// Names the roles that expect other levels. `None` if no role does.
#[must_use]
pub fn changed_roles_words(framework: &Framework, report: &EditionReport) -> Option<String> {
    let names: Vec<&str> = report.roles.iter().map(|role| framework.role(*role).name.as_str()).collect();
    let expect = if names.len() == 1 { "expects" } else { "expect" };
    (!names.is_empty()).then(|| format!("{} {expect} other levels than before.", listed(&names, "and")))
}

/// Names the levels that changed: `changed at 3, 4`.
#[must_use]
pub fn changed_levels_words(levels: &[Level]) -> String {
    if levels.len() == Level::ALL.len() {
        return "changed at every level".to_owned();
    }
    let numbers: Vec<String> = levels.iter().map(ToString::to_string).collect();
    format!("changed at {}", numbers.join(", "))
}

/// Returns the reasons for the changes of a skill since an edition, as sentences.
#[must_use]
pub fn changed_because_words(framework: &Framework, skill: SkillId, since: u32) -> String {
    let reasons: Vec<&str> =
        framework.changes_since(skill, since).into_iter().map(|change| change.why.as_str()).collect();
    reasons.join(" ")
}

/// Says how many answers of a walk still need another look.
#[must_use]
pub fn left_to_look_at_words(left: usize) -> String {
    match left {
        0 => "Everything is looked at again.".to_owned(),
        left => {
            let wait = if left == 1 { "waits" } else { "wait" };
            format!("{} {wait} under Look again in the list of answers.", counted(left, "answer", "answers"))
        }
    }
}

/// Says what a person answered to the skill that a new one comes from. It is a hint only.
#[must_use]
pub fn former_answer_words(former: &FormerAnswer) -> String {
    let FormerAnswer { key, choice, statement } = former;
    let before = match choice {
        Choice::Level(level) => format!("you were at {level}"),
        Choice::NotApplicable => "it did not apply to you".to_owned(),
        Choice::Unanswered => "it was open".to_owned(),
    };
    let statement = statement.as_ref().map(|statement| format!(": \u{201c}{statement}\u{201d}")).unwrap_or_default();
    format!("as \u{201c}{key}\u{201d} {before}{statement}")
}
