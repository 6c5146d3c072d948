//! Decisions by lines: how to go on with a changed or damaged save, and with which of two versions.
//!
//! The questions are the same as in the terminal interface. This module parses lines and builds texts; it reads and
//! writes nothing.

use super::line::Line;
use crate::assessment::Assessment;
use crate::store::{OtherVersion, PendingDecision, Resolution};
use crate::text::{listed, push_paragraph};

/// The meaning of a line that answers the question about a changed or damaged save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SaveDecision {
    /// Resolve it like this.
    With(Resolution),
    /// Leave everything as it is.
    Leave,
    /// The end of the input.
    End,
    /// Print this and ask again.
    Ask(String),
}

/// Builds the question: the finding, and the choices.
pub(super) fn question(pending: &PendingDecision) -> String {
    let mut text = String::new();
    push_paragraph(&mut text, 0, pending.words().as_str());
    let choices = pending.choices();
    for (way, words) in &choices {
        push_paragraph(&mut text, 0, &format!("{}: {words}.", word(*way)));
    }
    text + &prompt(&choices.iter().map(|(way, _)| *way).collect::<Vec<_>>())
}

fn prompt(ways: &[Resolution]) -> String {
    let words: Vec<&str> = ways.iter().map(|way| word(*way)).chain(["quit"]).collect();
    format!("Type {}; an empty line leaves everything as it is:\n", listed(&words, "or"))
}

/// Returns the word for a choice. It is not a number, so that an answer typed too early cannot decide.
const fn word(way: Resolution) -> &'static str {
    match way {
        Resolution::Accept => "accept",
        Resolution::Restore => "restore",
        Resolution::StartOver => "start over",
    }
}

/// Parses a line, given the possible choices.
pub(super) fn decision(line: &Line, ways: &[Resolution]) -> SaveDecision {
    let typed = match line {
        Line::End | Line::Unfinished(_) => return SaveDecision::End,
        Line::TooLong | Line::NotText => String::from("?"),
        Line::Text(text) => text.trim().to_lowercase(),
    };
    match typed.as_str() {
        "" | "quit" | "q" | "exit" | "no" | "n" => SaveDecision::Leave,
        typed => match ways.iter().find(|way| word(**way) == typed) {
            Some(resolution) => SaveDecision::With(*resolution),
            None => SaveDecision::Ask(format!("That is none of them.\n{}", prompt(ways))),
        },
    }
}

/// The meaning of a line about two versions of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VersionChoice {
    Mine,
    Theirs,
    Both,
}

/// Parses a line about two versions. Returns `None` for any other line.
pub(super) fn choice(line: &Line) -> Option<VersionChoice> {
    match line.text()?.trim().to_lowercase().as_str() {
        "mine" => Some(VersionChoice::Mine),
        "theirs" => Some(VersionChoice::Theirs),
        "both" => Some(VersionChoice::Both),
        _ => None,
    }
}

/// Describes the conflict and lists the words to type.
pub(super) fn about_versions(theirs: &OtherVersion, mine: &Assessment) -> String {
    let mut text = String::new();
    push_paragraph(&mut text, 0, theirs.words(mine).as_str());
    let mut ways = Vec::new();
    if theirs.may_be_replaced() {
        ways.push("mine to keep what you said here");
    }
    if theirs.opened().is_some() {
        ways.push("theirs to go on with the other version");
        ways.push("both to hear what differs");
    }
    if !ways.is_empty() {
        push_paragraph(&mut text, 0, &format!("Type {}.", ways.join(", ")));
    }
    text
}

/// Lists the differences between the two versions, one sentence each.
pub(super) fn both(theirs: &OtherVersion, mine: &Assessment) -> String {
    let mut text = String::new();
    let differences = theirs.differences(mine);
    if differences.is_empty() {
        text.push_str("Nothing differs.\n");
    }
    for [what, mine, theirs] in differences {
        push_paragraph(&mut text, 0, &format!("{what}: mine {mine}, theirs {theirs}."));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{SaveDecision, VersionChoice, choice, decision};
    use crate::cli::conversation::line::Line;
    use crate::store::Resolution;

    fn line(text: &str) -> Line {
        Line::Text(text.to_owned())
    }

    #[test]
    fn a_word_decides_and_no_number_does() {
        let ways = [Resolution::Accept, Resolution::Restore];
        assert_eq!(decision(&line(" Accept "), &ways), SaveDecision::With(Resolution::Accept));
        assert_eq!(decision(&line("restore"), &ways), SaveDecision::With(Resolution::Restore));
        for typed in ["", "quit", "no"] {
            assert_eq!(decision(&line(typed), &ways), SaveDecision::Leave, "{typed}");
        }
        for typed in ["0", "1", "2", "yes", "start over", "x"] {
            assert!(matches!(decision(&line(typed), &ways), SaveDecision::Ask(_)), "{typed}");
        }
        let half = Line::Unfinished("accept".to_owned());
        assert_eq!(decision(&half, &ways), SaveDecision::End, "half a line decides nothing");
    }

    #[test]
    fn three_words_are_about_versions() {
        assert_eq!(choice(&line("Mine ")), Some(VersionChoice::Mine));
        assert_eq!(choice(&line("theirs")), Some(VersionChoice::Theirs));
        assert_eq!(choice(&line("both")), Some(VersionChoice::Both));
        assert_eq!(choice(&line("3")), None);
        assert_eq!(choice(&Line::Unfinished("mine".to_owned())), None);
    }
}
