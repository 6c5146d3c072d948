//! The results drawn: the headline, a bar for each role, and the strong and missing skills of one role.

use super::roles::push_roles;
use super::skills::push_skills;
use crate::cli::figures::MEDIUM;
use crate::cli::output::drawn::DrawnPage;
use crate::look::Tone;
use crate::report::{Report, results_headline};
use crate::words::Headline;

/// Draws the results at the band in focus.
pub(super) fn results(page: &mut DrawnPage, report: &Report<'_>) {
    push_headline(page, &results_headline(report));
    page.blank();
    let (focus, band) = report.focus();
    push_roles(page, report, focus, band);
    page.blank();
    if let Some(focus) = focus {
        push_skills(page, report, report.evaluation.card(focus, band));
    }
}

/// Draws the headline: the number at the left if there is room, the sentence, and the lines with their labels.
fn push_headline(page: &mut DrawnPage, headline: &Headline) {
    // When ready, the next line says the score.
    let score = headline.score.filter(|_| !headline.is_ready);
    let number = score.map(|score| format!("{} of {}", score.percent, score.ready_at)).unwrap_or_default();
    let is_wide = page.columns() >= MEDIUM;
    let tone = if headline.is_ready { Tone::Good } else { Tone::Strong };
    let (margin, before) = match (number.as_str(), is_wide) {
        ("", _) => (0, String::new()),
        (number, true) => (number.len() + 3, String::new()),
        (number, false) => (0, format!("{number}. ")),
    };
    let room = page.columns().saturating_sub(margin);
    let [full, short] = [&headline.sentence.full, &headline.sentence.short].map(|words| format!("{before}{words}"));
    let sentence = if page.line().measure(&full) <= room { full } else { short };
    let lead = if margin > 0 { page.line().text(tone, &number).to(margin) } else { page.line() };
    page.push_wrapped(lead, margin, tone, &sentence);
    let widest = headline.rows.iter().map(|row| row.label.len()).max().unwrap_or_default();
    for row in &headline.rows {
        let line = page.line().to(margin);
        let line = match (row.label, is_wide) {
            ("", _) => line,
            (label, true) => line.text(label_tone(label), label).to(margin + widest + 2),
            (label, false) => line.text(label_tone(label), label).text(Tone::Text, ": "),
        };
        let indent = if is_wide { line.width() } else { 0 };
        let room = page.columns().saturating_sub(line.width());
        let text = if page.line().measure(&row.text.full) <= room { &row.text.full } else { &row.text.short };
        page.push_wrapped(line, indent, Tone::Text, text);
    }
}

/// Returns the tone of a label of the headline.
fn label_tone(label: &str) -> Tone {
    if label == "In the way" { Tone::Missing } else { Tone::Text }
}
