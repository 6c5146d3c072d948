//! A document as Markdown.

use std::fmt::Write;

use super::escape::{escaped, linked};
use super::heading;
use crate::report::{Document, DocumentItem};

/// Writes a document.
pub(super) fn write(document: &Document) -> String {
    let mut page = format!("# {}\n\n", escaped(document.title.as_str()));
    for words in &document.about {
        let _ = writeln!(page, "{}\n", escaped(words));
    }
    for section in &document.sections {
        heading(&mut page, &escaped(&section.heading));
        for words in &section.about {
            let _ = writeln!(page, "{}\n", escaped(words));
        }
        for item in &section.items {
            push(&mut page, item);
        }
    }
    let _ = writeln!(page, "\n*{}*", document.notice);
    page
}

fn push(page: &mut String, item: &DocumentItem) {
    let DocumentItem { lead, text, link, aside } = item;
    let lead = if lead.is_empty() { String::new() } else { format!("**{}**: ", escaped(lead)) };
    let link = if link.is_empty() { String::new() } else { format!(" {}", linked(link)) };
    let aside = if aside.is_empty() { String::new() } else { format!(" ({})", escaped(aside)) };
    let _ = writeln!(page, "- {lead}{}{link}{aside}", linked(text));
}
