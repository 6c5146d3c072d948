//! A document as plain text.

use crate::report::{Document, DocumentItem};
use crate::text::{COLUMNS, fold_page, push_paragraph};

/// Writes a document in at most 80 columns except for links.
pub(in crate::report::format) fn write(document: &Document) -> String {
    let mut text = String::new();
    push_paragraph(&mut text, 0, document.title.as_str());
    for words in &document.about {
        push_paragraph(&mut text, 0, words);
    }
    for section in &document.sections {
        text.push('\n');
        push_paragraph(&mut text, 0, &section.heading);
        for words in &section.about {
            push_paragraph(&mut text, 2, words);
        }
        for item in &section.items {
            push(&mut text, item);
        }
    }
    text.push('\n');
    push_paragraph(&mut text, 0, document.notice);
    fold_page(&text, COLUMNS)
}

fn push(text: &mut String, item: &DocumentItem) {
    let DocumentItem { lead, text: words, link, aside } = item;
    let lead = if lead.is_empty() { String::new() } else { format!("{lead}: ") };
    push_paragraph(text, 2, &format!("- {lead}{words}"));
    for below in [link, aside] {
        if !below.is_empty() {
            push_paragraph(text, 4, below);
        }
    }
}
