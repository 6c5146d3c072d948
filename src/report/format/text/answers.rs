//! The answers as plain text: each entry under its domain.

use crate::assessment::{Choice, Entry, Sureness};
use crate::framework::{Framework, Level};
use crate::report::Report;
use crate::report::model::{ReportedAnswer, ReportedSkill};
use crate::text::{date_words, push_paragraph};

/// Writes the log, the newest entry first, with each paragraph on one line; nothing without an entry.
pub(super) fn log_in_paragraphs(report: &Report<'_>) -> String {
    let mut text = String::new();
    for (position, entry) in report.assessment.log().found(None, None).into_iter().enumerate() {
        if position == 0 {
            text.push_str("\nDone, by day\n\n");
        }
        let names = report.skills_of(entry);
        let skills = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        let day = date_words(entry.on);
        push_paragraph(&mut text, 2, &format!("{day}: {}{skills}", entry.text));
        if !entry.link.is_empty() {
            push_paragraph(&mut text, 4, entry.link.as_str());
        }
    }
    text
}

/// Writes the answers, with each paragraph on one line.
pub(super) fn answers_in_paragraphs(report: &Report<'_>) -> String {
    let framework = report.framework();
    let mut text = String::from("Your answers\n");
    let mut heading = None;
    for answer in report.answers() {
        let (next, name) = match answer.skill {
            ReportedSkill::Asked(skill) => {
                let skill = framework.skill(skill);
                (framework.domain(skill.domain).name.as_str(), skill.name.as_str())
            }
            ReportedSkill::Retired(key) => ("From another edition of the questions", key.as_str()),
        };
        if heading != Some(next) {
            heading = Some(next);
            text.push('\n');
            push_paragraph(&mut text, 0, next);
        }
        push_answer(&mut text, framework, name, answer);
    }
    text
}

fn push_answer(text: &mut String, framework: &Framework, name: &str, answer: ReportedAnswer<'_>) {
    let Entry { choice, evidence, goal, sureness, .. } = answer.entry;
    let named = |level: Level| format!("level {level}, {}", framework.level_name(level));
    let choice = match choice {
        Choice::Level(level) => named(*level),
        Choice::NotApplicable => "not applicable".to_owned(),
        Choice::Unanswered => "no answer yet".to_owned(),
    };
    let goal = goal.map(|goal| format!("; goal {}", named(goal))).unwrap_or_default();
    let statement = answer.statement(framework);
    let sure = if *sureness == Sureness::Unsure { ", unsure" } else { "" };
    push_paragraph(text, 2, &format!("{name}: {choice}{sure}{goal}"));
    if let Some(chosen) = statement {
        let edition = chosen.edition.map(|edition| format!(" (edition {edition})")).unwrap_or_default();
        push_paragraph(text, 4, &format!("{}{edition}", chosen.words));
    }
    if !evidence.is_empty() {
        push_paragraph(text, 4, &format!("Evidence: {evidence}"));
    }
    if !answer.note.is_empty() {
        push_paragraph(text, 4, &format!("Note: {}", answer.note));
    }
}
