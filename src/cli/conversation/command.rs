//! Parses the lines typed at a question.

use crate::assessment::{Choice, Pace, Sureness};
use crate::framework::Level;
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT, cut, nearest};

/// A parsed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineCommand {
    Choose(Choice),
    Skip,
    /// An empty line: the answer of last time while it waits to be given again, else like skipping.
    Same,
    Back,
    /// The number of a question, counted from 1.
    GoTo(usize),
    Open,
    Flagged,
    LookAgain,
    Preferences,
    /// A line to add to the note, or `None` to remove the note.
    Note(Option<Clean>),
    /// The evidence; empty to remove it.
    Evidence(Clean),
    Sureness(Sureness),
    Star,
    Flag,
    Undo,
    Redo,
    Results,
    Terms,
    /// The name of a program command, which does not work in a conversation.
    Command(&'static str),
    Pace(Pace),
    Again,
    Help,
    Quit,
}

impl LineCommand {
    /// Returns whether the command is about the current question.
    pub(super) const fn needs_a_question(&self) -> bool {
        matches!(
            self,
            Self::Choose(_)
                | Self::Skip
                | Self::Same
                | Self::Note(_)
                | Self::Evidence(_)
                | Self::Sureness(_)
                | Self::Star
                | Self::Flag
        )
    }
}

/// The commands that say something about the person who answers. In a rating they do not work.
const OWN: [&str; 11] =
    ["na", "same", "sure", "unsure", "star", "look again", "results", "likes", "terms", "quick", "all"];

impl LineCommand {
    /// Returns whether the command is for own answers only, and not for a rating of another person.
    pub(super) const fn is_for_own_answers(&self) -> bool {
        matches!(
            self,
            Self::Choose(Choice::NotApplicable)
                | Self::Sureness(_)
                | Self::Star
                | Self::LookAgain
                | Self::Results
                | Self::Preferences
                | Self::Terms
                | Self::Command(_)
                | Self::Pace(_)
        )
    }
}

/// Returns whether the help lists a command in a rating of another person.
pub(super) fn is_in_a_rating(word: &str) -> bool {
    !OWN.contains(&word)
}

/// The condition under which a command works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Availability {
    Always,
    /// While a question is being asked.
    AtQuestion,
    /// While there are questions without an answer.
    WhileOpen,
    /// While the person is answering again.
    InRound,
    /// While the questions are asked one after the other.
    InTurn,
    /// While the person looks again at answers to an earlier edition.
    Looking,
}

/// The commands with their help text and availability, most useful first.
pub(super) const HELP: [(&str, &str, Availability); 27] = [
    ("0 to 4", "choose the statement with this number", Availability::AtQuestion),
    ("na", "the skill does not apply to you; x does the same", Availability::AtQuestion),
    ("keep", "the answer holds for the new statements, too; an empty line does the same", Availability::Looking),
    ("later", "go on to the next answer and leave this one for later", Availability::Looking),
    ("stop", "go back to the questions; what is left waits", Availability::Looking),
    (
        "skip",
        "go on to the next question: an open one is left open, an answer is kept; next and an empty line do the same",
        Availability::InTurn,
    ),
    (
        "same",
        "give the answer of last time again, while you are answering again; an empty line does the same then",
        Availability::InRound,
    ),
    ("back", "return to the question you saw before this one", Availability::Always),
    ("question 12", "go to question 12, or to any other; goto 12 does the same", Availability::Always),
    ("open", "list the questions that have no answer yet", Availability::WhileOpen),
    ("flagged", "list the questions that you flagged", Availability::Always),
    ("look again", "look again at the answers whose statements have changed", Availability::Always),
    (
        "evidence TEXT",
        "say what could show the answer to the question in the prompt; it takes the place of evidence given before, and \
         evidence - removes it",
        Availability::AtQuestion,
    ),
    ("note TEXT", "add a line to your private note; note - removes the note", Availability::AtQuestion),
    ("sure", "you are sure of this answer", Availability::AtQuestion),
    ("unsure", "this answer could be a level off; evidence counts more than unsure", Availability::AtQuestion),
    ("star", "you want to grow this, or no longer", Availability::AtQuestion),
    ("flag", "you want to come back to this, or no longer", Availability::AtQuestion),
    ("undo", "take the last change back, of those since you came; redo makes it again", Availability::Always),
    ("-", "take the answer to this question back", Availability::AtQuestion),
    ("again", "repeat the question", Availability::AtQuestion),
    ("results", "say where you stand", Availability::Always),
    ("likes", "answer six statements about what you would like to do; none is scored", Availability::Always),
    ("terms", "say what the words of the results mean", Availability::Always),
    ("quick", "ask the most telling question next", Availability::WhileOpen),
    ("all", "ask all questions in order", Availability::WhileOpen),
    ("quit", "leave; the next start goes on here", Availability::Always),
];

/// Parses a line, or returns a message with the closest command.
pub(super) fn parse(line: &str) -> Result<LineCommand, String> {
    let line = line.trim();
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (first, rest) = (first.to_lowercase(), rest.trim());
    match (first.as_str(), rest) {
        ("note", text) => return note(text),
        ("evidence", text) => return evidence(text),
        ("question" | "goto" | "go", number) => return question(number),
        ("look", "again") => return Ok(LineCommand::LookAgain),
        (_, "") => {}
        _ => return Err(unknown(line)),
    }
    Ok(match first.as_str() {
        "" | "same" => LineCommand::Same,
        "skip" | "s" | "next" => LineCommand::Skip,
        "back" | "b" => LineCommand::Back,
        "na" | "n/a" | "x" => LineCommand::Choose(Choice::NotApplicable),
        "-" => LineCommand::Choose(Choice::Unanswered),
        "sure" => LineCommand::Sureness(Sureness::Sure),
        "unsure" => LineCommand::Sureness(Sureness::Unsure),
        "star" => LineCommand::Star,
        "flag" => LineCommand::Flag,
        "undo" | "u" => LineCommand::Undo,
        "redo" => LineCommand::Redo,
        "open" => LineCommand::Open,
        "flagged" => LineCommand::Flagged,
        "likes" | "preferences" => LineCommand::Preferences,
        "results" | "r" => LineCommand::Results,
        "terms" => LineCommand::Terms,
        "plan" => LineCommand::Command("plan"),
        "export" => LineCommand::Command("export"),
        "compare" => LineCommand::Command("compare"),
        "history" => LineCommand::Command("history"),
        "keep" => LineCommand::Command("keep"),
        "quick" => LineCommand::Pace(Pace::Quick),
        "all" => LineCommand::Pace(Pace::Full),
        "again" => LineCommand::Again,
        "help" | "?" | "h" => LineCommand::Help,
        "quit" | "q" | "exit" => LineCommand::Quit,
        number => return level(number).ok_or_else(|| unknown(line)),
    })
}

fn level(number: &str) -> Option<LineCommand> {
    let level = Level::ALL.into_iter().find(|level| level.to_string() == number)?;
    Some(LineCommand::Choose(Choice::Level(level)))
}

fn question(text: &str) -> Result<LineCommand, String> {
    let number = text.strip_prefix("to ").unwrap_or(text).trim();
    let number = number.chars().all(|c| c.is_ascii_digit()).then(|| number.parse().ok()).flatten();
    number.map(LineCommand::GoTo).ok_or_else(|| "Write the number after the word, as in: question 12".to_owned())
}

fn note(text: &str) -> Result<LineCommand, String> {
    let length = text.chars().count();
    match text {
        "" => Err("Write the note after the word, as in: note ask Sam about this".to_owned()),
        "-" => Ok(LineCommand::Note(None)),
        _ if length > NOTE_LIMIT => {
            Err(format!("The note has {length} characters, and {NOTE_LIMIT} is the most, so it was not taken."))
        }
        text => Ok(LineCommand::Note(Some(Clean::note(text)))),
    }
}

fn evidence(text: &str) -> Result<LineCommand, String> {
    let length = text.chars().count();
    match text {
        "" => Err("Write the evidence after the word, as in: evidence https://example.org/talk".to_owned()),
        "-" => Ok(LineCommand::Evidence(Clean::default())),
        _ if length > LINE_LIMIT => Err(format!(
            "The evidence has {length} characters, and {LINE_LIMIT} is the most, so it was not taken. A link often says it best."
        )),
        text => Ok(LineCommand::Evidence(Clean::line(text))),
    }
}

fn unknown(line: &str) -> String {
    let shown = cut(Clean::line(line).as_str(), 40);
    if line.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) {
        let jump = match line.parse::<usize>() {
            Ok(number @ 1..=999) => format!(" For question {number}, type question {number}."),
            _ => String::new(),
        };
        return format!("\"{shown}\" is not a level: levels go from 0 to 4.{jump}");
    }
    let known = HELP.iter().map(|(word, ..)| word.split(' ').next().unwrap_or(word));
    // Suggest no word that answers or removes an answer: people might type it without thinking.
    let known = known.filter(|word| word.chars().count() > 2);
    let known: Vec<&str> = known.chain(["next", "goto", "redo", "exit", "help"]).collect();
    match nearest(&shown.to_lowercase(), &known) {
        Some(near) => format!("\"{shown}\" is not known here. Did you mean {near}?"),
        None => format!("\"{shown}\" is not known here. Type 0 to 4, na, skip or help."),
    }
}

#[cfg(test)]
mod tests {
    use super::{LineCommand, parse};
    use crate::assessment::Choice;
    use crate::framework::Level;
    use crate::text::{Clean, NOTE_LIMIT};

    #[test]
    fn digits_choose_and_only_they_do() {
        for (text, level) in ["0", "1", "2", "3", " 4\r"].into_iter().zip(Level::ALL) {
            assert_eq!(parse(text), Ok(LineCommand::Choose(Choice::Level(level))));
        }
        for text in ["5", "-1", "+1", "03", "3.0", "٣", "33"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_note_that_is_too_long_is_refused_and_not_cut() {
        let note = "b".repeat(NOTE_LIMIT);
        assert_eq!(parse(&format!("note {note}")), Ok(LineCommand::Note(Some(Clean::note(&note)))));
        let refused = parse(&format!("note {note} END")).expect_err("the end would be lost");
        assert!(refused.contains("10004 characters"), "{refused}");
    }

    #[test]
    fn words_are_taken_in_capitals_too() {
        assert_eq!(parse("BACK"), Ok(LineCommand::Back));
        assert_eq!(parse("N/A"), Ok(LineCommand::Choose(Choice::NotApplicable)));
        assert_eq!(parse(" \t"), Ok(LineCommand::Same));
    }

    #[test]
    fn a_question_is_named_by_its_number_behind_a_word() {
        for text in ["question 12", "Goto 12", "go to 12", "QUESTION  12 "] {
            assert_eq!(parse(text), Ok(LineCommand::GoTo(12)), "{text}");
        }
        for text in ["question", "goto twelve", "question -1", "question 1 2", "goto 99999999999999999999999"] {
            assert!(parse(text).is_err_and(|words| words.ends_with("as in: question 12")), "{text}");
        }
    }

    #[test]
    fn what_follows_note_and_evidence_is_text_and_nothing_else_takes_text() {
        assert_eq!(parse("Note  quit the  club "), Ok(LineCommand::Note(Some(Clean::note("quit the  club")))));
        assert_eq!(parse("evidence 4"), Ok(LineCommand::Evidence(Clean::line("4"))));
        for text in ["note", "evidence ", "back please", "3 4", "quit now"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_slip_is_met_with_what_was_meant_or_with_what_there_is() {
        let message = |line: &str| parse(line).expect_err("not understood");
        assert!(message("bakc").ends_with("Did you mean back?"));
        assert!(message("7").contains("levels go from 0 to 4.") && message("7").ends_with("type question 7."));
        assert!(message("what is this").ends_with("Type 0 to 4, na, skip or help."));
        assert!(message("\u{1b}[31mx").starts_with("\"[31mx\""));
        assert!(message(&"y".repeat(9_999)).chars().count() < 120);
        assert!(message(&format!("evidence {}", "e".repeat(1_001))).contains("1001 characters"));
    }
}
