//! The saved assessments as a numbered list of sentences, and choosing from it.

use std::fmt::Write;

use crate::assessment::Name;
use crate::cli::args::resolve;
use crate::cli::listing::ListRow;
use crate::text::{counted, push_paragraph};
use crate::words::coverage_words;

/// The name of the first assessment if the line is empty.
const USUAL_NAME: &str = "me";

/// The assessments to choose from, the one answered last first.
#[derive(Debug, Default)]
pub(super) struct AssessmentMenu {
    /// Assessments with a name.
    named: Vec<(Name, ListRow)>,
    /// Assessments that can only be deleted.
    nameless: Vec<ListRow>,
}

/// The meaning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MenuChoice {
    /// Open or start this one.
    Name(Name),
    /// Ask again, after this message.
    Ask(String),
    Leave,
}

impl AssessmentMenu {
    pub(super) fn of(rows: Vec<ListRow>) -> Self {
        let mut menu = Self::default();
        for row in rows {
            match row.name.as_deref().and_then(|name| Name::new(name).ok()) {
                Some(name) => menu.named.push((name, row)),
                None => menu.nameless.push(row),
            }
        }
        menu
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.named.is_empty() && self.nameless.is_empty()
    }

    /// Returns a sentence for each assessment.
    pub(super) fn sentences(&self) -> String {
        let mut text = match self.named.len() {
            0 => String::new(),
            1 => "There is 1 saved assessment:\n".to_owned(),
            several => {
                let saved = counted(several, "saved assessment", "saved assessments");
                format!("There are {saved}, the one answered last first:\n")
            }
        };
        for (number, (name, row)) in (1..).zip(&self.named) {
            push_paragraph(&mut text, 0, &format!("{number}: {name}, {}.", state(row)));
        }
        for row in &self.nameless {
            let problem = row.problem.as_deref().unwrap_or("it has no name");
            push_paragraph(&mut text, 0, &format!("Not offered: {}, {problem}.", row.directory));
        }
        text
    }

    /// Returns the question. Its last line can be understood alone.
    pub(super) fn question(&self) -> String {
        let conversation = if self.named.is_empty() {
            "What should your first assessment be called?\nType a name"
        } else {
            "Which assessment? A name that is not in the list starts another one.\nType a number or a name"
        };
        format!("{conversation}, help or quit, or an empty line for \"{}\":\n", self.usual())
    }

    /// Parses a line.
    pub(super) fn pick(&self, line: &str) -> MenuChoice {
        let typed = line.trim();
        let names: Vec<&Name> = self.named.iter().map(|(name, _)| name).collect();
        match typed.to_lowercase().as_str() {
            "" => return MenuChoice::Name(self.usual()),
            "quit" | "q" | "exit" => return MenuChoice::Leave,
            "help" | "?" | "h" => return MenuChoice::Ask(self.help() + &self.question()),
            "back" | "b" => return MenuChoice::Ask(format!("This is the first step.\n{}", self.question())),
            _ => {}
        }
        if let Some(name) = resolve::name(&names, typed) {
            return MenuChoice::Name(name.clone());
        }
        let numbered = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(name) = numbered.and_then(|position| names.get(position)) {
            return MenuChoice::Name((*name).clone());
        }
        match Name::for_new(typed) {
            Ok(name) => MenuChoice::Name(name),
            Err(problem) => {
                let mut words = String::new();
                push_paragraph(&mut words, 0, &format!("Please choose another one: {problem}."));
                MenuChoice::Ask(words + &self.question())
            }
        }
    }

    fn usual(&self) -> Name {
        let newest = self.named.first().map(|(name, _)| name.clone());
        newest.unwrap_or_else(|| Name::new(USUAL_NAME).expect("two letters are a name"))
    }

    fn help(&self) -> String {
        let mut text = String::new();
        let words = if self.named.is_empty() {
            "The name is for you: your own, a date, or the person you answer about. You can keep several assessments, \
             and nobody else sees them. quit leaves, and nothing is started."
        } else {
            "A number or a name goes on with that assessment at the question where you left. Capitals and punctuation \
             do not matter. A name that is not in the list starts another one. quit leaves, and nothing is started."
        };
        push_paragraph(&mut text, 0, words);
        text
    }
}

/// Describes the progress, the day of the newest answer, and the problem of the save.
fn state(row: &ListRow) -> String {
    let mut words = row.coverage().map_or_else(|| "cannot be read".to_owned(), coverage_words);
    if let Some(day) = row.answered_on {
        let _ = write!(words, ", the newest {}", day.when());
    }
    if let Some(problem) = &row.problem {
        let _ = write!(words, "; {problem}");
    }
    words
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{AssessmentMenu, MenuChoice};
    use crate::assessment::{Day, Name};
    use crate::cli::listing::ListRow;

    fn saved(name: &str, answered: usize) -> ListRow {
        let (name, directory) = (Some(name.to_owned()), name.to_lowercase());
        let answered_on = Some(Day::On(date(2026, 5, 1)));
        ListRow { name, directory, answered: Some(answered), skills: 28, answered_on, ..ListRow::default() }
    }

    fn two() -> AssessmentMenu {
        AssessmentMenu::of(vec![saved("My Community Check!", 5), saved("me", 28)])
    }

    fn name(text: &str) -> MenuChoice {
        MenuChoice::Name(Name::new(text).expect("a name"))
    }

    #[test]
    fn each_saved_assessment_is_a_numbered_sentence() {
        let lost = ListRow { directory: "zz-1".to_owned(), problem: Some("damaged".to_owned()), ..ListRow::default() };
        let old = ListRow { answered_on: Some(Day::By(date(2026, 4, 30))), ..saved("me", 28) };
        let menu = AssessmentMenu::of(vec![saved("My Community Check!", 5), lost, old]);
        let sentences = menu.sentences();
        assert!(
            sentences.contains("\n1: My Community Check!, 5 of 28 answered, the newest on 1 May 2026.\n"),
            "{sentences}"
        );
        assert!(sentences.contains("\n2: me, 28 of 28 answered, the newest by 30 Apr 2026.\n"), "{sentences}");
        assert!(sentences.ends_with("Not offered: zz-1, damaged.\n"), "{sentences}");
    }

    #[test]
    fn an_empty_line_is_the_one_answered_last_and_a_number_is_one_of_the_list() {
        assert_eq!(two().pick(""), name("My Community Check!"));
        assert_eq!(two().pick(" 2 "), name("me"));
        assert_eq!(AssessmentMenu::default().pick(""), name("me"));
        assert!(two().question().ends_with("or an empty line for \"My Community Check!\":\n"));
    }

    #[test]
    fn a_name_is_known_by_its_sound_and_an_unknown_one_is_new() {
        assert_eq!(two().pick("my community check"), name("My Community Check!"));
        assert_eq!(two().pick("ME"), name("me"));
        assert_eq!(two().pick("Ada"), name("Ada"));
        assert_eq!(
            AssessmentMenu::of(vec![saved("2", 1), saved("me", 1)]).pick("2"),
            name("2"),
            "a name comes before a number"
        );
    }

    #[test]
    fn help_asks_again_and_quit_leaves() {
        for menu in [two(), AssessmentMenu::default()] {
            for line in ["help", "?", "a/b"] {
                let MenuChoice::Ask(reply) = menu.pick(line) else { unreachable!("{line} is no name") };
                assert!(reply.ends_with(&menu.question()) && reply.len() > menu.question().len(), "{reply}");
            }
            assert_eq!(menu.pick("Quit"), MenuChoice::Leave);
            assert!(
                matches!(menu.pick("back"), MenuChoice::Ask(reply) if reply.starts_with("This is the first step.\n"))
            );
        }
    }
}
