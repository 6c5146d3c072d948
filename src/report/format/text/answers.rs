//! The answers as plain text: each entry under its domain.

use crate::assessment::{Choice, Entry, Sureness};
use crate::framework::{Framework, Level};
use crate::report::Report;
use crate::report::model::{ReportedAnswer, ReportedSkill};
use crate::text::push_paragraph;

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
    let sure = if *sureness == Sureness::Unsure { ", unsure" } else { "" };
    push_paragraph(text, 2, &format!("{name}: {choice}{sure}{goal}"));
    match evidence.as_str() {
        "" => {}
        words => push_paragraph(text, 4, words),
    }
    if !answer.note.is_empty() {
        push_paragraph(text, 4, &format!("Note: {}", answer.note));
    }
}
