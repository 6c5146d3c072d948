//! A handout as plain text.

use crate::report::{Handout, HandoutItem};
use crate::text::{COLUMNS, fold_page, push_paragraph};

/// Writes a handout in at most 80 columns except for links.
pub(super) fn write(handout: &Handout) -> String {
    fold_page(&paragraphs(handout), COLUMNS)
}

/// Writes the same with each paragraph on one line, for a screen that folds by itself.
pub(in crate::report::format) fn paragraphs(handout: &Handout) -> String {
    let mut text = String::new();
    push_paragraph(&mut text, 0, handout.title.as_str());
    for words in &handout.about {
        push_paragraph(&mut text, 0, words);
    }
    for section in &handout.sections {
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
    push_paragraph(&mut text, 0, handout.notice);
    text
}

fn push(text: &mut String, item: &HandoutItem) {
    let HandoutItem { lead, text: words, link, aside } = item;
    let lead = if lead.is_empty() { String::new() } else { format!("{lead}: ") };
    push_paragraph(text, 2, &format!("- {lead}{words}"));
    for below in [link, aside] {
        if !below.is_empty() {
            push_paragraph(text, 4, below);
        }
    }
}
