//! The report as Markdown, in the form that GitHub reads: for notes, wikis and repositories.
//!
//! Every text that a person or an author wrote is escaped, so that it stays text. Evidence that is an address becomes a
//! link.

mod answers;
mod escape;
mod handout;
mod plan;
mod roles;

use std::fmt::Write;

pub(in crate::report) use self::escape::escaped;
use super::ExportFormat;
use crate::report::Report;
use crate::text::capitalized;
use crate::words::{
    NOTICE, READINESS, Term, aim_words, coverage_sentence, extra_roles_words, looked_at_words, points_words,
    report_terms,
};

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "markdown",
    endings: &["md", "markdown"],
    title: "Markdown for notes and repositories",
    short: "Markdown",
    readers: "for notes, wikis and repositories",
    contents: "results, plan, answers and evidence, with tables",
    is_for_people: true,
    may_have_notes: true,
    variant: None,
    render,
    seen: None,
    handout: Some(handout::write),
};

fn render(report: &Report<'_>) -> String {
    let mut page = String::new();
    front_matter(&mut page, report);
    head(&mut page, report);
    roles::write(&mut page, report);
    roles::write_change(&mut page, report);
    roles::write_views(&mut page, report);
    roles::write_skills(&mut page, report);
    plan::write(&mut page, report);
    answers::write_wishes(&mut page, report);
    answers::write(&mut page, report);
    answers::write_log(&mut page, report);
    meanings(&mut page, report);
    page
}

/// Writes what programs read: plain fields between two lines of dashes.
fn front_matter(page: &mut String, report: &Report<'_>) {
    let framework = report.framework();
    let (role, band) = report.focus();
    let quoted = |text: &str| format!("\"{}\"", scalar(text));
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(page, "{name}: {value}");
    };
    field("---\ntitle", &quoted(&format!("Skills report: {}", report.assessment.name())));
    if let Some(day) = report.assessment.answered_on().and_then(crate::assessment::Day::known) {
        field("date", &day.to_string());
    }
    field("framework", &quoted(framework.id().as_str()));
    field("edition", &framework.edition().to_string());
    field("band", &quoted(framework.band(band).key.as_str()));
    if let Some(role) = role {
        field("role", &quoted(framework.role(role).key.as_str()));
        let card = report.evaluation.card(role, band);
        match card.readiness() {
            Some(readiness) => field("readiness", &readiness.percent().to_string()),
            None => field("readiness", &quoted(&points_words(card))),
        }
    }
    page.push_str("---\n");
}

/// Writes a text between quotes of YAML. A reader that takes the front matter for Markdown must find no mark in it.
fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " .,:;()'-".contains(c) || !c.is_ascii();
    let written = |c: char| if is_plain(c) { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    text.chars().map(written).collect()
}

fn head(page: &mut String, report: &Report<'_>) {
    let framework = report.framework();
    let _ = writeln!(page, "\n# Skills report: {}\n", escaped(report.assessment.name().as_str()));
    let _ = writeln!(
        page,
        "{}. {}",
        escaped(&aim_words(framework, report.assessment.aim())),
        coverage_sentence(report.assessment.coverage())
    );
    if let Some(looked_at) = report.looked_at {
        let _ = writeln!(page, "{}.", escaped(&looked_at_words(framework, looked_at)));
    }
    let _ = writeln!(page, "Answered: {}.\n", escaped(&report.assessment.answered_words()));
    let sentences = report.account();
    if sentences.is_empty() {
        page.push_str("No answers yet.\n\n");
    }
    for sentence in sentences {
        let _ = writeln!(page, "{}\n", escaped(&sentence));
    }
    for words in extra_roles_words(framework) {
        let _ = writeln!(page, "{}\n", escaped(&words));
    }
    let _ = writeln!(page, "*{NOTICE}*");
}

fn meanings(page: &mut String, report: &Report<'_>) {
    let terms = report_terms(report.cards().into_iter());
    heading(page, "What the words mean");
    let _ = writeln!(page, "- {}", escaped(READINESS));
    for (term, meaning) in terms.into_iter().map(Term::parts) {
        let _ = writeln!(page, "- **{}**: {}", escaped(term), escaped(&capitalized(meaning)));
    }
}

/// Writes the heading of a section.
fn heading(page: &mut String, title: &str) {
    let _ = writeln!(page, "\n## {title}\n");
}

/// Writes a table. Every cell is Markdown already.
fn table(page: &mut String, header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let _ = writeln!(page, "| {} |", header.join(" | "));
    let _ = writeln!(page, "|{}", " --- |".repeat(header.len()));
    for row in rows {
        let _ = writeln!(page, "| {} |", row.join(" | "));
    }
}
