//! The conversation sheet: the largest differences between two people, with the evidence of both, as Markdown.

use std::fmt::Write as _;

use crate::assessment::Assessment;
use crate::framework::{LEVELS, Level};
use crate::rating::{Agreement, RatedPair, Rating};
use crate::text::Clean;
use crate::words::{
    NOTICE, TO_ASK, agreement_words, kind_words, rated_by_both_words, rater_and_day_words, written_by_rater,
};

/// Most skills on a sheet. More would be no conversation.
const MOST: usize = 8;

/// Writes the sheet for a talk about one rating: first what is two levels or more apart, then what is one apart.
#[must_use]
pub fn conversation_sheet(own: &Assessment, rating: &Rating, agreement: &Agreement) -> String {
    let (name, by) = (escaped(own.name().clean()), escaped(rating.by.clean()));
    let mut text = format!("# {name} and {by}: what to talk about\n\n");
    let who = escaped(&Clean::line(&rater_and_day_words(rating)));
    let _ = writeln!(text, "Rated by {who}. {}. {}", rated_by_both_words(agreement), agreement_words(agreement));
    let differing: Vec<RatedPair> =
        agreement.items.iter().copied().filter(|pair| pair.difference() != 0).take(MOST).collect();
    if differing.is_empty() {
        text += "\nYou agree on every skill that both of you rated.\n";
    }
    for pair in differing {
        push_pair(&mut text, own, rating, pair);
    }
    let _ = write!(text, "\n---\n\n{NOTICE}\n");
    text
}

fn push_pair(text: &mut String, own: &Assessment, rating: &Rating, pair: RatedPair) {
    let skill = own.framework().skill(pair.skill);
    let by = escaped(rating.by.clean());
    let _ = writeln!(text, "\n## {}: {}\n", escaped(&skill.name), kind_words(pair.kind));
    let about = skill.statements_about.as_ref().unwrap_or(&skill.statements);
    let _ = writeln!(text, "- You, {}: {}", pair.own, statement(&skill.statements, pair.own));
    let _ = writeln!(text, "- {by}, {}: {}", pair.other, statement(about, pair.other));
    let written = |words: &Clean| if words.is_empty() { "none yet".to_owned() } else { escaped(words) };
    let _ = writeln!(text, "- Your evidence: {}", written(&own.entry(pair.skill).evidence));
    let theirs = written_by_rater(rating, pair.skill);
    let theirs = if theirs.is_empty() { "nothing".to_owned() } else { escaped(&theirs) };
    let _ = writeln!(text, "- {by} wrote: {theirs}");
    let [first, second] = TO_ASK;
    let _ = write!(text, "\nTo ask each other:\n\n- {first}\n- {second}\n");
}

fn statement(statements: &[Clean; LEVELS], level: Level) -> String {
    escaped(&statements[level.index()])
}

/// Returns a text as one line in which nothing means anything to Markdown.
fn escaped(text: &Clean) -> String {
    let mut escaped = String::new();
    for c in text.as_str().chars() {
        match c {
            '\n' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::text::Clean;

    #[test]
    fn what_people_wrote_is_text_and_no_markdown() {
        let hostile = Clean::note("[x](https://evil.example) <b>*a*\n# b");
        assert_eq!(escaped(&hostile), r"\[x\](https://evil.example) \<b\>\*a\* \# b");
    }
}
