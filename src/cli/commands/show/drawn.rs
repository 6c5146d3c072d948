//! The results drawn: the headline, a bar for each role, and the strong and missing skills of one role.

use super::roles::push_roles;
use super::skills::push_skills;
use crate::cli::figures::MEDIUM;
use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::look::{Tone, big_number};
use crate::report::{Report, results_headline};
use crate::words::{Headline, SettledScore};

/// The fewest columns of the number, with the space behind it.
const NUMBER: usize = 10;

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
    let number = headline.shown_score().unwrap_or_default();
    let is_wide = page.columns() >= MEDIUM;
    let tone = if headline.is_ready { Tone::Good } else { Tone::Strong };
    let big = headline.score.filter(|_| is_wide && page.has_big_number());
    let big = big.map(|score| big_score(page, score, headline.is_ready)).unwrap_or_default();
    let widest = big.iter().map(DrawnLine::width).max();
    let margin = widest.map_or(0, |cells| (cells + 3).max(NUMBER));
    let before = if number.is_empty() || !big.is_empty() { String::new() } else { format!("{number}. ") };
    let room = page.columns().saturating_sub(margin);
    let [full, short] = [&headline.sentence.full, &headline.sentence.short].map(|words| format!("{before}{words}"));
    let sentence = if page.line().measure(&full) <= room { full } else { short };
    let mut lines = page.wrapped(page.line(), 0, tone, &sentence, room);
    let widest = headline.rows.iter().map(|row| row.label.len()).max().unwrap_or_default();
    for row in &headline.rows {
        let line = page.line();
        let line = match (row.label, is_wide) {
            ("", _) => line,
            (label, true) => line.text(label_tone(label), label).to(widest + 2),
            (label, false) => line.text(label_tone(label), label).text(Tone::Text, ": "),
        };
        let indent = if is_wide { line.width() } else { 0 };
        let left = room.saturating_sub(line.width());
        let text = if page.line().measure(&row.text.full) <= left { &row.text.full } else { &row.text.short };
        lines.extend(page.wrapped(line, indent, Tone::Text, text, room));
    }
    let (mut big, mut lines) = (big.into_iter(), lines.into_iter());
    loop {
        match (big.next(), lines.next()) {
            (None, None) => return,
            (number, line) => {
                let number = number.unwrap_or_else(|| page.line()).to(margin);
                page.push(number.then(line.unwrap_or_else(|| page.line())));
            }
        }
    }
}

/// Returns the lines of a settled score in digits of three rows, with the bar below them.
fn big_score(page: &DrawnPage, score: SettledScore, is_ready: bool) -> Vec<DrawnLine> {
    let tone = if is_ready { Tone::Good } else { Tone::Text };
    let digits = big_number(score.percent).into_iter().map(|row| page.line().text(tone, &row));
    digits.chain([page.line().text(Tone::Faint, &format!("of {}", score.ready_at))]).collect()
}

/// Returns the tone of a label of the headline.
fn label_tone(label: &str) -> Tone {
    if label == "In the way" { Tone::Missing } else { Tone::Text }
}
