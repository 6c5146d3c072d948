//! The entries of the log: things done, with their day, link and skills.

use maud::{Markup, html};

use super::Part;
use super::piece::{day, evidence, words};
use crate::assessment::LogEntry;
use crate::report::Report;

/// Returns the section; `None` without an entry.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    let entries = report.assessment.log().found(None, None);
    if entries.is_empty() {
        return None;
    }
    let body = list(report, &entries);
    Some(Part { id: "log", title: html! { "Done, by day" }, class: Some("side"), body })
}

/// A list of entries.
fn list(report: &Report<'_>, entries: &[&LogEntry]) -> Markup {
    html! {
        ul.done { @for entry in entries {
            li {
                span.q.nb { (day(entry.on)) } " " (words(entry.text.as_str()))
                @if !entry.link.is_empty() { " " (evidence(entry.link.as_str())) }
                @if !entry.skills.is_empty() {
                    " " span.tag {
                        @for (position, name) in report.skills_of(entry).into_iter().enumerate() {
                            @if position > 0 { ", " }
                            (words(name))
                        }
                    }
                }
            }
        } }
    }
}
