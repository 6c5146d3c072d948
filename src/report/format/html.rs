//! The report as one web page: one file, no script, nothing loaded from outside.
//!
//! A page never addresses the person: a mentor or a manager reads it. Every chart stands beside its numbers in text, or
//! is described by a sentence. `page.css` is for both pages, `one_page.css` for the short one on top of it.

mod answers;
mod changes;
mod chart;
mod handout;
mod log;
mod meaning;
mod one_page;
mod piece;
mod plan;
mod profile;
mod roles;
mod shell;
mod team;
mod views;

pub(crate) use self::team::team_page;

use maud::{Markup, html};

use self::shell::{Page, document};
use super::{ExportFormat, Variant};
use crate::report::Report;
use crate::words::{NOTICE, coverage_sentence};

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "html",
    endings: &["html", "htm"],
    title: "a web page for people",
    short: "Web page",
    readers: "for a mentor or a manager; prints well",
    contents: "results, plan, answers and evidence",
    is_for_people: true,
    may_have_notes: true,
    variant: Some(Variant {
        flag: "one-page",
        label: "Length",
        choices: ["complete", "one page"],
        contents: "verdict, strengths, gaps, 3 steps",
        render: one_page::page,
        seen: Some(super::text::one_page),
    }),
    render: complete,
    seen: Some(super::text::paragraphs),
    handout: Some(handout::page),
};

/// The style of both pages.
const STYLE: &str = include_str!("html/page.css");

/// A part of the page with a heading.
struct Part {
    /// The id that the contents lead to.
    id: &'static str,
    /// The heading.
    title: Markup,
    /// The class for its layout.
    class: Option<&'static str>,
    /// The content below the heading.
    body: Markup,
}

/// Writes the complete page.
fn complete(report: &Report<'_>) -> String {
    let parts = [
        Some(roles::part(report)),
        changes::part(report),
        views::part(report),
        profile::part(report),
        profile::balance(report),
        plan::part(report),
        answers::wishes(report),
        answers::part(report),
        log::part(report),
        Some(meaning::part(report)),
    ];
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let account = piece::sentences(report);
    let main = html! {
        (account)
        p.notes { (NOTICE) }
        nav aria-label="On this page" {
            ul { @for part in &parts { li { a href={"#" (part.id)} { (part.title) } } } }
        }
        @for part in &parts {
            section id=(part.id) class=[part.class] aria-labelledby={"h-" (part.id)} {
                h2 id={"h-" (part.id)} { (part.title) }
                (part.body)
            }
        }
    };
    let header = html! {
        p.q { (piece::aim(report)) " " (coverage_sentence(report.assessment.coverage())) }
    };
    document(&Page {
        report,
        kind: "skills report",
        styles: &[STYLE],
        symbols: profile::symbols(report),
        header,
        main,
        footer: meaning::footer(report),
    })
}
