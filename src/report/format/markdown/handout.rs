//! A handout as Markdown.

use std::fmt::Write;

use super::escape::{escaped, linked};
use super::heading;
use crate::report::{Handout, HandoutItem};

/// Writes a handout.
pub(super) fn write(handout: &Handout) -> String {
    let mut page = format!("# {}\n\n", escaped(handout.title.as_str()));
    for words in &handout.about {
        let _ = writeln!(page, "{}\n", escaped(words));
    }
    for section in &handout.sections {
        heading(&mut page, &escaped(&section.heading));
        for words in &section.about {
            let _ = writeln!(page, "{}\n", escaped(words));
        }
        for item in &section.items {
            push(&mut page, item);
        }
    }
    let _ = writeln!(page, "\n*{}*", handout.notice);
    page
}

fn push(page: &mut String, item: &HandoutItem) {
    let HandoutItem { lead, text, link, aside } = item;
    let lead = if lead.is_empty() { String::new() } else { format!("**{}**: ", escaped(lead)) };
    let link = if link.is_empty() { String::new() } else { format!(" {}", linked(link)) };
    let aside = if aside.is_empty() { String::new() } else { format!(" ({})", escaped(aside)) };
    let _ = writeln!(page, "- {lead}{}{link}{aside}", linked(text));
}
