//! The mentions in a posting, drawn: each skill with its quoted line, in which the matched words stand out.

use super::page::{conclusion, introduction, not_found};
use crate::cli::output::drawn::DrawnPage;
use crate::framework::Framework;
use crate::look::Tone;
use crate::posting::{MentionGroup, Posting, Quote};
use crate::words::{group_words, posting_headline, silence_words};

/// The column where a quote begins.
const QUOTE: usize = 10;

/// Draws what a posting mentions.
pub(super) fn posting(page: &mut DrawnPage, framework: &Framework, posting: &Posting) {
    page.push_wrapped(page.line(), 0, Tone::Strong, &posting_headline(posting));
    for sentence in introduction(framework, posting) {
        page.push_wrapped(page.line(), 0, Tone::Text, &sentence);
    }
    for group in [MentionGroup::Clearly, MentionGroup::Perhaps] {
        let mentions = posting.group(group);
        if !mentions.is_empty() {
            page.blank();
            page.push(page.line().text(Tone::Strong, group_words(group)));
        }
        for mention in mentions {
            let name = framework.skill(mention.skill).name.as_str();
            page.push_wrapped(page.line().to(2), 2, Tone::Text, name);
            if let Some(quote) = &mention.quote {
                draw(page, quote);
            }
        }
    }
    let missing = not_found(framework, posting);
    if !missing.is_empty() {
        page.blank();
        page.push(page.line().text(Tone::Strong, group_words(MentionGroup::NotFound)));
        page.push_wrapped(page.line().to(2), 2, Tone::Text, &missing);
        page.push_wrapped(page.line().to(2), 2, Tone::Text, silence_words(framework));
    }
    page.blank();
    page.text(&(conclusion().join(" ") + "\n"));
}

/// Draws a quoted line below the name of its skill, behind its number.
fn draw(page: &mut DrawnPage, quote: &Quote) {
    let mut line = page.line().right(QUOTE - 2, Tone::Faint, &quote.line.to_string());
    for pieces in quote.wrapped(page.columns().saturating_sub(QUOTE)) {
        let next = pieces.iter().fold(line.to(QUOTE), |line, (text, is_match)| {
            line.text(if *is_match { Tone::Missing } else { Tone::Text }, text)
        });
        page.push(next);
        line = page.line();
    }
}
