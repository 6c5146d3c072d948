//! The changes since the newest point in time, and all points, as plain text.

use crate::report::{Report, Since};
use crate::text::{capitalized, push_paragraph};
use crate::words::{apart_words, aside_lines, cause_points, comparison_headline, points_words};

/// Writes the change and the points in time, with each paragraph on one line; nothing without a point.
pub(super) fn change_in_paragraphs(report: &Report<'_>) -> String {
    let mut text = String::new();
    if let Some(since) = &report.since {
        change(&mut text, report, since);
    }
    let Some(history) = &report.history else { return text };
    text.push('\n');
    let role = history.role.map(|role| report.framework().role(role).name.as_str());
    let about = role.map(|role| format!(", readiness for {role}")).unwrap_or_default();
    push_paragraph(&mut text, 0, &format!("Points in time{about}"));
    for row in &history.rows {
        let day = row.day.map_or_else(|| "no day known".to_owned(), |day| day.to_string());
        let label = match row.number {
            None => " (now)".to_owned(),
            Some(_) if row.label.is_empty() => String::new(),
            Some(_) => format!(" ({})", row.label),
        };
        let readiness = history.role.map(|role| points_words(row.evaluation.card(role, history.band)));
        let readiness = readiness.map(|points| format!(", {points}")).unwrap_or_default();
        push_paragraph(
            &mut text,
            2,
            &format!("{day}{label}: {} of {} done{readiness}", row.coverage.done(), row.coverage.skills()),
        );
    }
    text
}

fn change(text: &mut String, report: &Report<'_>, since: &Since) {
    let framework = report.framework();
    let Since { comparison, day, .. } = since;
    text.push('\n');
    push_paragraph(text, 0, &capitalized(&day.since()));
    push_paragraph(text, 2, &comparison_headline(comparison));
    for cause in &comparison.causes {
        let name = &framework.skill(cause.skill).name;
        let apart = match apart_words(cause.is_two_or_more()) {
            "" => String::new(),
            words => format!(" ({words})"),
        };
        let (points, before, after) = (cause_points(cause.tenths), cause.before, cause.after);
        push_paragraph(text, 2, &format!("{name}: {before} to {after}, {points} points{apart}"));
    }
    for line in aside_lines(framework, comparison) {
        push_paragraph(text, 2, &format!("{}: {}", line.label, line.words));
    }
}
