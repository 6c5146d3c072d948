//! The mentions in a posting, as plain text.

use crate::framework::Framework;
use crate::posting::{Mention, MentionGroup, Posting};
use crate::text::push_paragraph;
use crate::words::{
    NO_VERDICT, READING_HELP, group_words, posting_doubts, posting_headline, posting_levels_words, posting_size_words,
    posting_years_words, silence_words,
};

/// Returns the sentences above the groups.
pub(super) fn introduction(framework: &Framework, posting: &Posting) -> Vec<String> {
    let size = posting_size_words(posting);
    let levels = posting.has_terms.then(|| posting_levels_words(framework, posting));
    let first = [Some(size), levels].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let doubts = posting_doubts(framework, posting);
    doubts.into_iter().chain([first]).chain(posting_years_words(posting)).collect()
}

/// Returns the sentences below the groups.
pub(super) fn conclusion() -> [&'static str; 3] {
    [READING_HELP, NO_VERDICT, "To make a role of it, skill by skill, run the same command with --as and a name."]
}

/// Returns the names of the skills of which nothing was found.
pub(super) fn not_found(framework: &Framework, posting: &Posting) -> String {
    let name = |mention: &&Mention| framework.skill(mention.skill).name.as_str();
    let names: Vec<&str> = posting.group(MentionGroup::NotFound).iter().map(name).collect();
    names.join(", ")
}

pub(super) fn text(framework: &Framework, posting: &Posting) -> String {
    let mut text = posting_headline(posting) + "\n";
    for sentence in introduction(framework, posting) {
        push_paragraph(&mut text, 0, &sentence);
    }
    for group in [MentionGroup::Clearly, MentionGroup::Perhaps] {
        let mentions = posting.group(group);
        if !mentions.is_empty() {
            push_paragraph(&mut text, 0, &format!("\n{}", group_words(group)));
        }
        for mention in mentions {
            push_paragraph(&mut text, 2, framework.skill(mention.skill).name.as_str());
            if let Some(quote) = &mention.quote {
                push_paragraph(&mut text, 4, &format!("line {}: {}", quote.line, quote.text));
            }
        }
    }
    let missing = not_found(framework, posting);
    if !missing.is_empty() {
        push_paragraph(&mut text, 0, &format!("\n{}", group_words(MentionGroup::NotFound)));
        push_paragraph(&mut text, 2, &format!("{missing}\n{}", silence_words(framework)));
    }
    push_paragraph(&mut text, 0, &format!("\n{}", conclusion().join(" ")));
    text
}
