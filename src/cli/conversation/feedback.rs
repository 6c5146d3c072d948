//! Builds the confirmation printed after each edit. Names the new value.

use std::fmt::Write;

use crate::assessment::{Choice, Entry, Sureness};
use crate::framework::{Framework, SkillId};
use crate::text::{Clean, cut};

/// The longest quotation of a person's text, in characters.
const ECHO: usize = 60;

/// The remark for an answer that is unsure and has evidence.
pub(super) const EVIDENCE_COUNTS_MORE: &str =
    "Evidence counts more than unsure, so with it this answer counts as sure.";

/// Returns a choice in a few words.
pub(super) fn choice(framework: &Framework, choice: Choice) -> String {
    match choice {
        Choice::Unanswered => "open".to_owned(),
        Choice::NotApplicable => "does not apply".to_owned(),
        Choice::Level(level) => format!("level {level}, {}", framework.level_name(level)),
    }
}

/// Quotes a person's own text, cut to a length that a screen reader can read out.
pub(super) fn echo(text: &Clean) -> String {
    cut(&text.as_str().replace('\n', " "), ECHO)
}

/// Confirms an answer: question, new and former value, and progress. The former value comes with whether it waited to be
/// given again.
pub(super) fn answered(skill: SkillId, (before, waited): (Choice, bool), now: &Entry, progress: &str) -> String {
    let short = |choice| match choice {
        Choice::Unanswered => "open".to_owned(),
        Choice::NotApplicable => "does not apply".to_owned(),
        Choice::Level(level) => format!("level {level}"),
    };
    let (what, instead) = match before {
        before if before == now.choice && waited => ("given again", String::new()),
        before if before == now.choice => ("kept", String::new()),
        Choice::Unanswered => ("saved", String::new()),
        before => ("saved", format!(" instead of {}", short(before))),
    };
    let sure = match (now.choice, now.sureness) {
        (Choice::Level(_), Sureness::Sure) => ", sure",
        (Choice::Level(_), Sureness::Unsure) => ", unsure",
        _ => "",
    };
    format!("Question {} {what}: {}{instead}{sure}. {progress}", number(skill), short(now.choice))
}

/// Returns the number of a question, counted from 1.
fn number(skill: SkillId) -> usize {
    skill.index() + 1
}

/// Confirms that an answer was removed.
pub(super) fn reopened(framework: &Framework, before: Choice) -> String {
    format!("Taken back: your answer, {}. The question is open again.", choice(framework, before))
}

pub(super) fn evidence(skill: SkillId, entry: &Entry, text: &Clean) -> String {
    if text.is_empty() {
        return format!("Taken back: the evidence, {}", echo(&entry.evidence));
    }
    let mut words = format!("Evidence noted for question {}: {}", number(skill), echo(text));
    if !entry.evidence.is_empty() {
        let _ = write!(words, "\nIt takes the place of: {}", echo(&entry.evidence));
    }
    if entry.sureness == Sureness::Unsure {
        let _ = write!(words, "\n{EVIDENCE_COUNTS_MORE}");
    }
    words
}

pub(super) fn note(skill: SkillId, line: &Clean) -> String {
    format!("Noted for question {}: {}", number(skill), echo(line))
}

pub(super) fn note_removed(entry: &Entry) -> String {
    format!("Taken back: the note, {}", echo(&entry.note))
}

pub(super) fn sureness(entry: &Entry, sureness: Sureness) -> String {
    let noted = match sureness {
        Sureness::Unsure => "Unsure noted",
        Sureness::Sure => "Sure noted",
        Sureness::Unsaid => return "Taken back: how sure you are.".to_owned(),
    };
    let of = if entry.choice == Choice::Unanswered { " for the answer that you give next" } else { "" };
    let evidence = if sureness == Sureness::Unsure && !entry.evidence.is_empty() {
        format!("\n{EVIDENCE_COUNTS_MORE}")
    } else {
        String::new()
    };
    format!("{noted}{of}.{evidence}")
}

pub(super) fn star(entry: &Entry, skill: &Clean) -> String {
    if entry.star { format!("Taken back: the star on {skill}.") } else { format!("Starred: you want to grow {skill}.") }
}

pub(super) fn flag(entry: &Entry, skill: &Clean) -> String {
    if entry.flag {
        format!("Taken back: the flag on {skill}.")
    } else {
        format!("Flagged: you want to come back to {skill}.")
    }
}

/// Names the current question in one line, without repeating it.
pub(super) fn place(framework: &Framework, skill: SkillId) -> String {
    format!("This is question {}, {}; again repeats it.", number(skill), framework.skill(skill).name)
}

/// A step through the history of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HistoryStep {
    Undo,
    Redo,
}

/// Confirms an undo or redo. The entries are those before and after it.
pub(super) fn turned(framework: &Framework, skill: SkillId, turn: HistoryStep, [before, after]: [&Entry; 2]) -> String {
    let name = &framework.skill(skill).name;
    // The direction of the change that was undone or redone.
    let (lead, [from, to]) = match turn {
        HistoryStep::Undo => ("Taken back", [after, before]),
        HistoryStep::Redo => ("Made again", [before, after]),
    };
    let mark = |is_set: bool, noun: &str| {
        if is_set { format!("{noun} {name}") } else { format!("the end of {noun} {name}") }
    };
    let written = |noun: &str, before: &Clean| {
        if before.is_empty() { format!("{noun} {name}") } else { format!("a change of {noun} {name}") }
    };
    let (what, now) = if from.choice != to.choice {
        let what = match to.choice {
            Choice::Unanswered => format!("the reopening of {name}"),
            made => format!("{} for {name}", choice(framework, made)),
        };
        let now = match turn {
            HistoryStep::Undo => format!(" It is {} now.", choice_now(framework, after.choice)),
            // The first part of the sentence already names the value.
            HistoryStep::Redo => String::new(),
        };
        (what, now)
    } else if from.evidence != to.evidence {
        (written("the evidence for", &from.evidence), text_now(&after.evidence))
    } else if from.note != to.note {
        (written("the note on", &from.note), text_now(&after.note))
    } else if from.sureness != to.sureness {
        let now = match after.sureness {
            Sureness::Sure => " You are sure now.",
            Sureness::Unsaid => " Nothing is said about it now.",
            Sureness::Unsure => " You are unsure now.",
        };
        (format!("how sure you are of {name}"), now.to_owned())
    } else if from.star != to.star {
        (mark(to.star, "the star on"), String::new())
    } else if from.flag != to.flag {
        (mark(to.flag, "the flag on"), String::new())
    } else {
        (format!("the goal for {name}"), String::new())
    };
    format!("{lead}: {what}.{now}")
}

fn choice_now(framework: &Framework, now: Choice) -> String {
    match now {
        Choice::Unanswered => "open".to_owned(),
        Choice::NotApplicable => "marked as not applicable".to_owned(),
        Choice::Level(_) => choice(framework, now),
    }
}

fn text_now(text: &Clean) -> String {
    if text.is_empty() { " There is none now.".to_owned() } else { format!(" It is now: {}", echo(text)) }
}
