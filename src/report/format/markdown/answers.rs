//! The answers in words, the wishes and the log.

use std::fmt::Write;

use super::escape::{escaped, linked};
use super::{heading, table};
use crate::assessment::{Choice, Sureness};
use crate::report::{Report, ReportedAnswer, ReportedSkill};

/// Writes what the person would like to do; nothing if no wish is answered.
pub(super) fn write_wishes(page: &mut String, report: &Report<'_>) {
    let framework = report.framework();
    let rows = framework.preferences().filter_map(|it| {
        let wish = report.assessment.wish(it)?;
        Some(vec![escaped(framework.preference(it).statement.as_str()), wish.title().to_owned()])
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        heading(page, "Wishes, asked apart and never scored");
        table(page, &["Statement", "Answer"], rows);
    }
}

/// Writes all answers with their statements, then the notes, if they go in.
pub(super) fn write(page: &mut String, report: &Report<'_>) {
    let answers: Vec<ReportedAnswer<'_>> = report.answers().collect();
    if answers.is_empty() {
        return;
    }
    heading(page, "All answers");
    let rows = answers.iter().map(|answer| row(report, answer));
    table(page, &["Skill", "Level", "Statement", "Evidence", "Given"], rows);
    let with_notes = answers.iter().filter(|answer| !answer.note.is_empty());
    for (position, answer) in with_notes.enumerate() {
        if position == 0 {
            heading(page, "Notes");
        }
        let lines: Vec<String> = answer.note.lines().map(escaped).collect();
        let _ = writeln!(page, "- **{}**: {}", escaped(name(report, answer)), lines.join("\\\n  "));
    }
}

fn name<'r>(report: &'r Report<'_>, answer: &'r ReportedAnswer<'_>) -> &'r str {
    match answer.skill {
        ReportedSkill::Asked(skill) => report.framework().skill(skill).name.as_str(),
        ReportedSkill::Retired(key) => key.as_str(),
    }
}

fn row(report: &Report<'_>, answer: &ReportedAnswer<'_>) -> Vec<String> {
    let framework = report.framework();
    let entry = answer.entry;
    let mut level = match entry.choice {
        Choice::Level(level) => format!("{level}, {}", escaped(framework.level_name(level).as_str())),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    };
    if entry.sureness == Sureness::Unsure {
        level += ", unsure";
    }
    if let Some(goal) = entry.goal {
        let _ = write!(level, "; goal {goal}");
    }
    let statement = answer.statement(framework).map(|chosen| {
        let edition = chosen.edition.map(|edition| format!(" (edition {edition})")).unwrap_or_default();
        format!("{}{edition}", escaped(chosen.words.as_str()))
    });
    let given = entry.given.map(|given| given.day.to_string()).unwrap_or_default();
    vec![escaped(name(report, answer)), level, statement.unwrap_or_default(), linked(entry.evidence.as_str()), given]
}

/// Writes the log, the newest entry first; nothing without an entry.
pub(super) fn write_log(page: &mut String, report: &Report<'_>) {
    let entries = report.assessment.log().found(None, None);
    if entries.is_empty() {
        return;
    }
    heading(page, "Done, by day");
    for entry in entries {
        let names: Vec<String> = report.skills_of(entry).into_iter().map(escaped).collect();
        let skills = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        let link = if entry.link.is_empty() { String::new() } else { format!(" {}", linked(entry.link.as_str())) };
        let day = entry.on.strftime("%-d %B %Y");
        let _ = writeln!(page, "- **{day}**: {}{link}{skills}", escaped(entry.text.as_str()));
    }
}
