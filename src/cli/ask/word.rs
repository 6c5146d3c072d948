//! What can be typed at a question, and what it means.

use crate::assessment::{Choice, Pace, Sureness};
use crate::framework::Level;
use crate::json::nearest;
use crate::text::{Clean, LINE_LIMIT, cut};

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    Choose(Choice),
    Skip,
    Back,
    /// A line to be added to the note; none to remove it.
    Note(Option<Clean>),
    /// Empty to remove it.
    Evidence(Clean),
    Sureness(Sureness),
    Star,
    Flag,
    Undo,
    Redo,
    Results,
    Pace(Pace),
    Again,
    Help,
    Quit,
}

/// The words there are, with what `help` says about them. What is tried first comes first.
pub(super) const WORDS: [(&str, &str); 17] = [
    ("0 to 4", "choose the statement with this number"),
    ("na", "the skill does not apply to you; x does the same"),
    ("skip", "leave the question open; an empty line does the same"),
    ("back", "return to the question before"),
    ("evidence TEXT", "say what could show it, a link or a sentence; evidence - removes it"),
    ("note TEXT", "add a line to your private note; note - removes the note"),
    ("sure", "you are sure of this answer"),
    ("unsure", "this answer could be a level off"),
    ("star", "you want to grow this, or no longer"),
    ("flag", "you want to come back to this, or no longer"),
    ("undo", "take the last change back; redo makes it again"),
    ("-", "take the answer to this question back"),
    ("again", "repeat the question"),
    ("results", "show where you stand"),
    ("quick", "ask the most telling question next"),
    ("all", "ask all questions in order"),
    ("quit", "leave; the next start comes back to this question"),
];

/// Understands a line, or says kindly what could have been meant.
pub(super) fn parse(line: &str) -> Result<Word, String> {
    let line = line.trim();
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (first, rest) = (first.to_lowercase(), rest.trim());
    match (first.as_str(), rest) {
        ("note", text) => return note(text),
        ("evidence", text) => return evidence(text),
        (_, "") => {}
        _ => return Err(unknown(line)),
    }
    Ok(match first.as_str() {
        "" | "skip" | "s" => Word::Skip,
        "back" | "b" => Word::Back,
        "na" | "n/a" | "x" => Word::Choose(Choice::NotApplicable),
        "-" => Word::Choose(Choice::Unanswered),
        "sure" => Word::Sureness(Sureness::Sure),
        "unsure" => Word::Sureness(Sureness::Unsure),
        "star" => Word::Star,
        "flag" => Word::Flag,
        "undo" | "u" => Word::Undo,
        "redo" => Word::Redo,
        "results" | "r" => Word::Results,
        "quick" => Word::Pace(Pace::Quick),
        "all" => Word::Pace(Pace::Full),
        "again" => Word::Again,
        "help" | "?" | "h" => Word::Help,
        "quit" | "q" | "exit" => Word::Quit,
        number => return level(number).ok_or_else(|| unknown(line)),
    })
}

fn level(number: &str) -> Option<Word> {
    let level = Level::ALL.into_iter().find(|level| level.to_string() == number)?;
    Some(Word::Choose(Choice::Level(level)))
}

fn note(text: &str) -> Result<Word, String> {
    match text {
        "" => Err("Write the note after the word, as in: note ask Sam about this".to_owned()),
        "-" => Ok(Word::Note(None)),
        text => Ok(Word::Note(Some(Clean::note(text)))),
    }
}

fn evidence(text: &str) -> Result<Word, String> {
    let length = text.chars().count();
    match text {
        "" => Err("Write the evidence after the word, as in: evidence https://example.org/talk".to_owned()),
        "-" => Ok(Word::Evidence(Clean::default())),
        _ if length > LINE_LIMIT => Err(format!(
            "The evidence has {length} characters, and {LINE_LIMIT} is the most, so it was not taken. A link often says it best."
        )),
        text => Ok(Word::Evidence(Clean::line(text))),
    }
}

fn unknown(line: &str) -> String {
    let shown = cut(Clean::line(line).as_str(), 40);
    if line.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) {
        return format!("\"{shown}\" is no level here: levels go from 0 to 4.");
    }
    let known = WORDS.map(|(word, _)| word.split(' ').next().unwrap_or(word));
    match nearest(&shown.to_lowercase(), &known) {
        Some(near) => format!("\"{shown}\" is not known here. Did you mean {near}?"),
        None => format!("\"{shown}\" is not known here. Type 0 to 4, na, skip or help."),
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, parse};
    use crate::assessment::Choice;
    use crate::framework::Level;
    use crate::text::Clean;

    #[test]
    fn digits_choose_and_only_they_do() {
        for (text, level) in ["0", "1", "2", "3", " 4\r"].into_iter().zip(Level::ALL) {
            assert_eq!(parse(text), Ok(Word::Choose(Choice::Level(level))));
        }
        for text in ["5", "-1", "+1", "03", "3.0", "٣", "33"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn words_are_taken_in_capitals_too() {
        assert_eq!(parse("BACK"), Ok(Word::Back));
        assert_eq!(parse("N/A"), Ok(Word::Choose(Choice::NotApplicable)));
        assert_eq!(parse(" \t"), Ok(Word::Skip));
    }

    #[test]
    fn what_follows_note_and_evidence_is_text_and_nothing_else_takes_text() {
        assert_eq!(parse("Note  quit the  club "), Ok(Word::Note(Some(Clean::note("quit the  club")))));
        assert_eq!(parse("evidence 4"), Ok(Word::Evidence(Clean::line("4"))));
        for text in ["note", "evidence ", "back please", "3 4", "quit now"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_slip_is_met_with_what_was_meant_or_with_what_there_is() {
        let told = |line: &str| parse(line).expect_err("not understood");
        assert!(told("bakc").ends_with("Did you mean back?"));
        assert!(told("7").ends_with("levels go from 0 to 4."));
        assert!(told("what is this").ends_with("Type 0 to 4, na, skip or help."));
        assert!(told("\u{1b}[31mx").starts_with("\"[31mx\""));
        assert!(told(&"y".repeat(9_999)).chars().count() < 120);
        assert!(told(&format!("evidence {}", "e".repeat(1_001))).contains("1001 characters"));
    }
}
