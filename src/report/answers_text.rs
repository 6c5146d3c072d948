//! The answers as plain text: what a person said of each skill, by domain.

use super::{AnswerPart, Report};
use crate::framework::{Framework, Level};
use crate::text::push_wrapped;

/// Writes what was said, in at most 80 columns but for links. Notes are in it if they are in the report.
pub(super) fn answers_as_text(framework: &Framework, report: &Report) -> String {
    let said = |key: &str| report.answers.0.iter().find(|(skill, _)| skill == key).map(|(_, answer)| answer);
    let mut text = String::from("Your answers\n");
    for domain in framework.domains() {
        let skills = framework.skills().map(|skill| framework.skill(skill)).filter(|skill| skill.domain == domain);
        let answered: Vec<_> = skills.filter_map(|skill| Some((&skill.name, said(skill.key.as_str())?))).collect();
        if answered.is_empty() {
            continue;
        }
        text.push('\n');
        push_wrapped(&mut text, 0, framework.domain(domain).name.as_str());
        for (name, answer) in answered {
            push_answer(&mut text, framework, name.as_str(), answer);
        }
    }
    let retired = report.answers.0.iter().filter(|(key, _)| framework.find_skill(key).is_none());
    for (position, (key, answer)) in retired.enumerate() {
        if position == 0 {
            text.push_str("\nFrom another edition of the questions\n");
        }
        push_answer(&mut text, framework, key, answer);
    }
    text
}

fn push_answer(text: &mut String, framework: &Framework, name: &str, answer: &AnswerPart) {
    let AnswerPart { level, na, evidence, note, goal, sure, .. } = answer;
    let named = |level: u32| {
        let name = Level::new(level).map(|level| format!(", {}", framework.level_name(level)));
        format!("level {level}{}", name.unwrap_or_default())
    };
    let choice = match (level, na) {
        (Some(level), _) => named(*level),
        (None, Some(true)) => "not applicable".to_owned(),
        (None, _) => "no answer yet".to_owned(),
    };
    let goal = goal.map(|goal| format!("; goal {}", named(goal))).unwrap_or_default();
    let sure = if *sure == Some("unsure") { ", unsure" } else { "" };
    push_wrapped(text, 2, &format!("{name}: {choice}{sure}{goal}"));
    match evidence {
        // A link stays in one piece, so that it can be followed.
        Some(link) if !link.contains(' ') => text.extend(["    ", link, "\n"]),
        Some(words) => push_wrapped(text, 4, words),
        None => {}
    }
    if let Some(note) = note {
        push_wrapped(text, 4, &format!("Note: {note}"));
    }
}
