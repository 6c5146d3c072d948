//! Confirms what a posting asks for, skill by skill, as plain lines.
//!
//! [`RoleConfirmation`] holds every decision. This module reads lines and words the questions.

use std::fmt::Write as _;
use std::io::stdin;

use super::interrupt::InterruptMessage;
use super::line::{Line, next as next_line};
use super::render::push_numbered;
use crate::cli::context::{CommandContext, unknown_skill};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::print_now;
use crate::framework::{Importance, Level};
use crate::posting::{Decision, MentionGroup, Posting, RoleConfirmation, RoleItem};
use crate::text::{Clean, counted, cut, push_paragraph};
use crate::words::{READING_HELP, group_words, posting_doubts, posting_headline, posting_levels_words};

/// Asks about every skill. Returns `None` if the person leaves without a role.
pub(crate) fn confirm(
    context: &CommandContext,
    posting: &Posting,
    confirmation: RoleConfirmation,
) -> Result<Option<RoleConfirmation>, Failure> {
    let interrupt = InterruptMessage::prepare(context.target);
    "Nothing was written.\n".clone_into(&mut interrupt.hold());
    let mut dialog = ConfirmDialog { confirmation, posting };
    print_now(context.target, &dialog.opening())?;
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        if let Some(words) = line.end_words() {
            print_now(context.target, &words)?;
            return Ok(None);
        }
        match dialog.take(&line) {
            ConfirmReply::Ask(words) => print_now(context.target, &words)?,
            ConfirmReply::Write => return Ok(Some(dialog.confirmation)),
            ConfirmReply::Leave => return Ok(None),
        }
    }
}

/// The reply to a line.
#[derive(Debug, PartialEq, Eq)]
enum ConfirmReply {
    Ask(String),
    Write,
    Leave,
}

struct ConfirmDialog<'p> {
    confirmation: RoleConfirmation,
    posting: &'p Posting,
}

impl ConfirmDialog<'_> {
    fn opening(&self) -> String {
        let framework = self.confirmation.framework();
        let mut text = String::new();
        push_paragraph(&mut text, 0, &format!("{}.", posting_headline(self.posting)));
        for doubt in posting_doubts(framework, self.posting) {
            push_paragraph(&mut text, 0, &doubt);
        }
        let levels = posting_levels_words(framework, self.posting);
        push_paragraph(&mut text, 0, &format!("{READING_HELP} {levels}"));
        push_paragraph(&mut text, 0, "Nothing is written before you type save.");
        text + &self.question()
    }

    /// Applies a line.
    fn take(&mut self, line: &Line) -> ConfirmReply {
        let Some(typed) = line.text().map(str::trim) else {
            return ConfirmReply::Ask(format!("That line was not taken.\n{}", self.prompt()));
        };
        let (word, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        match (word.to_lowercase().as_str(), rest.trim()) {
            ("add" | "+", rest) => self.add(rest),
            (word, "") => self.take_word(word, typed),
            _ => self.not_understood(typed),
        }
    }

    fn take_word(&mut self, word: &str, typed: &str) -> ConfirmReply {
        let confirmation = &mut self.confirmation;
        let has_current = confirmation.current().is_some();
        match word {
            "help" | "?" | "h" => return ConfirmReply::Ask(help() + &self.question()),
            "quit" | "q" | "exit" => return ConfirmReply::Leave,
            "list" => return ConfirmReply::Ask(self.list() + &self.prompt()),
            "save" | "s" => return self.save(),
            "rest" => confirmation.keep_rest(),
            "back" | "b" if !confirmation.back() => {
                return ConfirmReply::Ask(format!("This is the first skill.\n{}", self.prompt()));
            }
            "again" | "back" | "b" => {}
            "levels" if has_current => return ConfirmReply::Ask(self.levels() + &self.prompt()),
            "" if has_current => confirmation.go_on(),
            "keep" | "k" | "y" | "yes" if has_current => confirmation.keep(None),
            "drop" | "d" | "n" | "no" if has_current => confirmation.drop_current(),
            word => {
                let level = Level::ALL.into_iter().find(|level| level.to_string() == word).filter(|_| has_current);
                let importance = Importance::ALL.into_iter().find(|it| it.word() == word).filter(|_| has_current);
                match (level, importance) {
                    (Some(level), _) => confirmation.keep(Some(level)),
                    (None, Some(importance)) => confirmation.weigh(importance),
                    (None, None) => return self.not_understood(typed),
                }
            }
        }
        ConfirmReply::Ask(self.question())
    }

    fn add(&mut self, typed: &str) -> ConfirmReply {
        let framework = self.confirmation.framework();
        if typed.is_empty() {
            let words = "Write the name of a skill after the word, as in: add public speaking";
            return ConfirmReply::Ask(format!("{words}\n{}", self.prompt()));
        }
        // The words of a search are enough if they mean one skill.
        let found = framework.search(typed);
        let only = (found.len() == 1).then(|| found[0]);
        if let Some(skill) = framework.skill_called(typed).or(only) {
            self.confirmation.add(skill);
            return ConfirmReply::Ask(self.question());
        }
        let failure = unknown_skill(framework, typed, "devrel-ready skills");
        ConfirmReply::Ask(format!("That was not added: {failure}; {}\n{}", failure.hint(), self.prompt()))
    }

    fn save(&self) -> ConfirmReply {
        let open = self.confirmation.count(Decision::Open);
        if open > 0 {
            let open = counted(open, "skill is", "skills are");
            let words = format!("{open} still open: keep or drop them first, or type rest to keep them all.");
            return ConfirmReply::Ask(format!("{words}\n{}", self.prompt()));
        }
        if self.confirmation.count(Decision::Kept) == 0 {
            let words = "No skill is kept, so there is no role to write. Add one by its name.";
            return ConfirmReply::Ask(format!("{words}\n{}", self.prompt()));
        }
        ConfirmReply::Write
    }

    /// Repeats only the prompt, because the question was just printed.
    fn not_understood(&self, typed: &str) -> ConfirmReply {
        let shown = cut(Clean::line(typed).as_str(), 40);
        ConfirmReply::Ask(format!("\"{shown}\" is not known here; help explains the words.\n{}", self.prompt()))
    }

    /// Returns the current question.
    fn question(&self) -> String {
        let mut text = String::from("\n");
        if let Some(item) = self.confirmation.current() {
            self.push_item(&mut text, item);
        } else {
            let [kept, dropped] = [Decision::Kept, Decision::Dropped].map(|it| self.confirmation.count(it));
            let kept = counted(kept, "skill is", "skills are");
            push_paragraph(&mut text, 0, &format!("That was the last one: {kept} kept, {dropped} dropped."));
        }
        text + &self.prompt()
    }

    fn push_item(&self, text: &mut String, item: RoleItem) {
        let framework = self.confirmation.framework();
        let skill = framework.skill(item.skill);
        let (number, count) = (self.confirmation.position() + 1, self.confirmation.items().len());
        let group = match item.group {
            MentionGroup::NotFound => "added by you".to_owned(),
            group => group_words(group).to_lowercase(),
        };
        push_paragraph(text, 0, &format!("{number} of {count}. {}: {group}.", skill.name));
        let mention = self.posting.mentions.iter().find(|mention| mention.skill == item.skill);
        if let Some(quote) = mention.and_then(|mention| mention.quote.as_ref()) {
            push_paragraph(text, 2, &format!("line {}: {}", quote.line, quote.text));
        }
        let band = &framework.band(self.confirmation.band()).name;
        let statement = &skill.statements[item.level.index()];
        push_paragraph(
            text,
            0,
            &format!("Wanted at {band}: level {}, {}. {statement}", item.level, item.importance.word()),
        );
        let decided = match item.decision {
            Decision::Open => return,
            Decision::Kept => "So far it is kept.",
            Decision::Dropped => "So far it is dropped.",
        };
        push_paragraph(text, 0, decided);
    }

    /// Returns the prompt of the current question.
    fn prompt(&self) -> String {
        match self.confirmation.current() {
            Some(RoleItem { decision: Decision::Dropped, .. }) => {
                "Type keep, a level from 1 to 4, back, help or quit, or an empty line to leave it dropped:\n".to_owned()
            }
            Some(RoleItem { level, .. }) => {
                format!("Type drop, a level from 1 to 4, back, help or quit, or an empty line to keep it at {level}:\n")
            }
            None => "Type save to write the role, back, list, add NAME, help or quit:\n".to_owned(),
        }
    }

    /// Lists every skill with its decision.
    fn list(&self) -> String {
        let mut text = String::from("\n");
        for (number, item) in (1..).zip(self.confirmation.items()) {
            let name = &self.confirmation.framework().skill(item.skill).name;
            let decision = match item.decision {
                Decision::Open => "open".to_owned(),
                Decision::Kept => format!("kept at {}, {}", item.level, item.importance.word()),
                Decision::Dropped => "dropped".to_owned(),
            };
            push_numbered(&mut text, &format!("{number}"), &format!("{name}: {decision}"));
        }
        text
    }

    /// Returns the statements of all levels of the current skill.
    fn levels(&self) -> String {
        let mut text = String::from("\n");
        if let Some(item) = self.confirmation.current() {
            let skill = self.confirmation.framework().skill(item.skill);
            for level in Level::ALL {
                push_numbered(&mut text, &level.to_string(), skill.statements[level.index()].as_str());
            }
        }
        text
    }
}

/// Explains the lines that a question takes.
fn help() -> String {
    const WORDS: [(&str, &str); 12] = [
        ("keep", "it is asked for, at the level that is shown; so does an empty line, unless it was dropped"),
        ("1 to 4", "it is asked for at this level"),
        ("drop, or 0", "it is not asked for"),
        ("core, important, helpful", "how much it counts"),
        ("levels", "read the statements of all levels"),
        ("add NAME", "add a skill that was not found, or go to one"),
        ("back", "return to the skill before"),
        ("rest", "keep every skill that is still open"),
        ("list", "see all decisions"),
        ("again", "read the question again"),
        ("save", "write the role, once every skill is decided"),
        ("quit", "leave; nothing is written"),
    ];
    let mut text = String::from("\n");
    for (word, meaning) in WORDS {
        let _ = writeln!(text, "  {word}: {meaning}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{ConfirmDialog, ConfirmReply};
    use crate::cli::conversation::line::Line;
    use crate::framework::{Framework, Importance, Level};
    use crate::posting::{Decision, Posting, RoleConfirmation};

    const TEXT: &str = "Write code, and write blog posts and tutorials. Speak at conferences.\nMeasure metrics.";

    fn posting() -> Posting {
        Posting::read(&Framework::shipped(), TEXT)
    }

    fn dialog(posting: &Posting) -> ConfirmDialog<'_> {
        let framework = Framework::shipped();
        let band = framework.usual_band();
        ConfirmDialog { confirmation: RoleConfirmation::new(framework, posting, band), posting }
    }

    fn typed(dialog: &mut ConfirmDialog<'_>, line: &str) -> String {
        match dialog.take(&Line::Text(line.to_owned())) {
            ConfirmReply::Ask(words) => words,
            reply => format!("{reply:?}"),
        }
    }

    #[test]
    fn an_empty_line_keeps_and_every_other_word_says_what_it_did() {
        let posting = posting();
        let mut dialog = dialog(&posting);
        let count = dialog.confirmation.items().len();
        assert!(count >= 2, "{TEXT}");
        let opening = dialog.opening();
        assert!(opening.contains("line 1: ") && opening.contains(&format!("\n1 of {count}. ")), "{opening}");
        assert!(typed(&mut dialog, "helpful").contains(", helpful. "));
        assert!(typed(&mut dialog, "4").contains(&format!("\n2 of {count}. ")));
        let first = dialog.confirmation.items()[0];
        assert_eq!(
            (first.decision, first.level, first.importance),
            (Decision::Kept, Level::ALL[4], Importance::Helpful)
        );
        assert!(typed(&mut dialog, "BACK").contains("So far it is kept."));
        assert!(typed(&mut dialog, "back").starts_with("This is the first skill."));
        assert!(typed(&mut dialog, "drop").contains(&format!("\n2 of {count}. ")));
        typed(&mut dialog, "back");
        assert!(typed(&mut dialog, "").contains(&format!("\n2 of {count}. ")));
        assert_eq!(dialog.confirmation.items()[0].decision, Decision::Dropped, "an empty line changes no decision");
        assert!(typed(&mut dialog, "save").contains("still open"));
        assert!(typed(&mut dialog, "rest").contains("That was the last one"));
        assert!(typed(&mut dialog, "list").contains(": dropped\n"));
        assert_eq!(typed(&mut dialog, "save"), "Write");
        assert_eq!(typed(&mut dialog, "quit"), "Leave");
    }

    #[test]
    fn a_skill_that_was_not_found_is_added_by_its_name() {
        let posting = posting();
        let mut dialog = dialog(&posting);
        typed(&mut dialog, "rest");
        assert!(typed(&mut dialog, "add licensing").contains("added by you."));
        assert!(typed(&mut dialog, "levels").contains("\n4  "));
        assert!(typed(&mut dialog, "2").contains("That was the last one"));
        assert!(typed(&mut dialog, "add").contains("as in: add public speaking"));
        assert!(typed(&mut dialog, "add juggling").starts_with("That was not added: there is no skill \"juggling\""));
    }

    #[test]
    fn what_is_not_understood_decides_nothing() {
        let posting = posting();
        let mut dialog = dialog(&posting);
        for line in ["5", "keep it", "\u{1b}[A", "delete everything"] {
            assert!(typed(&mut dialog, line).contains("is not known here"), "{line:?}");
        }
        assert!(!typed(&mut dialog, "\u{1b}[31m").contains('\u{1b}'));
        assert_eq!(dialog.confirmation.count(Decision::Open), dialog.confirmation.items().len());
        typed(&mut dialog, "rest");
        for line in ["", "drop", "3", "core"] {
            assert!(typed(&mut dialog, line).contains("is not known here"), "{line:?} after the end");
        }
    }

    #[test]
    fn without_a_kept_skill_nothing_is_written() {
        let framework = Framework::shipped();
        let posting = Posting::read(&framework, "nothing");
        let mut dialog = dialog(&posting);
        assert!(typed(&mut dialog, "save").starts_with("No skill is kept"));
    }
}
