//! Beginning an assessment by lines: whether to, how senior, and which role.
//!
//! Nothing is written here; a person who leaves has left nothing behind.

use super::line::Line;
use super::page::push_numbered;
use crate::assessment::{Aim, Name};
use crate::cli::meant;
use crate::framework::{BandId, Framework};
use crate::report::band_words;
use crate::text::push_wrapped;

/// An assessment being set up.
#[derive(Debug)]
pub(super) struct Start<'f> {
    framework: &'f Framework,
    step: Step,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Whether the name is meant.
    Sure {
        name: Name,
        /// A saved one that may have been meant.
        near: Option<Name>,
    },
    Band,
    Role(BandId),
}

/// What comes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Move {
    /// Ask on.
    Ask(String),
    /// Everything is known.
    Begin(Aim),
    /// Go on with this one, which is saved, instead.
    Open(Name),
    /// The person does not want to.
    Leave,
}

/// What this is, how long it takes, and where the answers stay.
pub(in crate::cli) fn introduction(framework: &Framework) -> String {
    let mut text = String::new();
    let words = format!(
        "devrel-ready asks {} questions, in about 15 minutes, and tells which role in Developer Relations suits you, \
         how ready you are, and what to do next. You can leave at any time and go on later. Your answers stay on this \
         computer.",
        framework.skills().len()
    );
    push_wrapped(&mut text, 0, &words);
    text
}

impl<'f> Start<'f> {
    /// Asks first whether to start it at all, as the name may be misspelled; `near` is what may have been meant.
    pub(super) const fn unsure(framework: &'f Framework, name: Name, near: Option<Name>) -> Self {
        Self { framework, step: Step::Sure { name, near } }
    }

    /// Starts with the band.
    pub(super) const fn sure(framework: &'f Framework) -> Self {
        Self { framework, step: Step::Band }
    }

    /// What is asked now.
    pub(super) fn question(&self) -> String {
        let framework = self.framework;
        match &self.step {
            Step::Sure { name, near: None } => format!(
                "There is no assessment \"{name}\" yet.\nStart a new one called \"{name}\"? Type yes, no, help or quit:\n"
            ),
            Step::Sure { name, near: Some(near) } => format!(
                "There is no assessment \"{name}\" yet. There is \"{near}\".\n\
                 Start a new one called \"{name}\"? Type yes, no, open for \"{near}\", help or quit:\n"
            ),
            Step::Band => {
                let mut text = "\nHow senior a role do you have in mind?\n".to_owned();
                for (number, band) in (1..).zip(framework.bands()) {
                    let words = format!("{}. {}", framework.band(band).name, band_words(framework, band));
                    push_numbered(&mut text, &format!("{number}"), &words);
                }
                let usual = &framework.band(framework.usual_band()).name;
                text + &format!("Type a number or a name, help or quit, or an empty line for {usual}:\n")
            }
            Step::Role(_) => {
                let mut text = "\nWhich role do you aim at?\n".to_owned();
                push_numbered(&mut text, "0", "Not sure yet");
                for (number, role) in (1..).zip(framework.roles()) {
                    let role = framework.role(role);
                    push_numbered(&mut text, &format!("{number}"), &format!("{}: {}", role.name, role.summary));
                }
                text + "Type a number or a name, help or quit, or an empty line for not sure yet:\n"
            }
        }
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: &Line) -> Move {
        let typed = match line {
            Line::End | Line::Unfinished(_) => return Move::Leave,
            Line::TooLong | Line::NotText => return self.again(),
            Line::Text(text) => text.trim().to_lowercase(),
        };
        match (&self.step, typed.as_str()) {
            (_, "help" | "?" | "h") => Move::Ask(self.help() + &self.question()),
            (_, "quit" | "q" | "exit") | (Step::Sure { .. }, "n" | "no" | "") => Move::Leave,
            (Step::Sure { near: Some(near), .. }, "o" | "open") => Move::Open(near.clone()),
            (Step::Sure { .. }, "y" | "yes") | (Step::Role(_), "back" | "b") => self.go_on(Step::Band),
            (Step::Sure { .. }, _) => self.again(),
            (Step::Band, typed) => match self.band(typed) {
                Some(band) => self.go_on(Step::Role(band)),
                None => self.again(),
            },
            (Step::Role(band), "" | "0" | "not sure" | "not sure yet" | "unsure") => {
                Move::Begin(Aim { role: None, band: *band })
            }
            (Step::Role(band), typed) => {
                let numbered = self.framework.roles().zip(1..).find(|(_, number)| is_number(typed, *number));
                let role = numbered.map(|(role, _)| role).or_else(|| meant::role(self.framework, typed));
                role.map_or_else(|| self.again(), |role| Move::Begin(Aim { role: Some(role), band: *band }))
            }
        }
    }

    fn band(&self, typed: &str) -> Option<BandId> {
        if typed.is_empty() {
            return Some(self.framework.usual_band());
        }
        let numbered = self.framework.bands().zip(1..).find(|(_, number)| is_number(typed, *number));
        numbered.map(|(band, _)| band).or_else(|| meant::band(self.framework, typed))
    }

    fn go_on(&mut self, step: Step) -> Move {
        self.step = step;
        Move::Ask(self.question())
    }

    fn again(&self) -> Move {
        Move::Ask(format!("That is none of them. Once more, please, or quit to leave.\n{}", self.question()))
    }

    /// What the question at hand is about, and what can be typed.
    fn help(&self) -> String {
        let words = match &self.step {
            Step::Sure { name, near } => {
                let open = near.as_ref().map(|near| format!(" open goes on with \"{near}\"."));
                format!(
                    "yes starts a new assessment called \"{name}\".{} no, quit or an empty line leaves, and nothing is \
                     started.",
                    open.unwrap_or_default()
                )
            }
            Step::Band => "The more senior, the more is expected. All of them are told from the same answers, so none \
                           is lost. quit leaves, and nothing is started."
                .to_owned(),
            Step::Role(_) => {
                "The role you aim at is told in detail and planned for. All roles are scored from the same \
                              answers, so not sure yet loses nothing. back returns to how senior; quit leaves, and \
                              nothing is started."
                    .to_owned()
            }
        };
        let mut text = String::new();
        push_wrapped(&mut text, 0, &words);
        text
    }
}

fn is_number(typed: &str, number: usize) -> bool {
    typed == number.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Line, Move, Start, introduction};
    use crate::assessment::Name;
    use crate::framework::Framework;

    fn typed(start: &mut Start<'_>, line: &str) -> Move {
        start.take(&Line::Text(line.to_owned()))
    }

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain name")
    }

    #[test]
    fn the_first_words_say_what_this_is_how_long_it_takes_and_where_answers_stay() {
        let said = introduction(&Framework::shipped());
        for words in ["28 questions", "about 15 minutes", "stay on this"] {
            assert!(said.contains(words), "{said}");
        }
        assert!(said.lines().count() <= 4, "{said}");
    }

    #[test]
    fn empty_lines_mean_the_usual_band_and_no_role() {
        let framework = Framework::shipped();
        let mut start = Start::sure(&framework);
        assert!(matches!(typed(&mut start, ""), Move::Ask(_)));
        let Move::Begin(aim) = typed(&mut start, "") else { unreachable!("everything is known") };
        assert_eq!((aim.role, aim.band), (None, framework.usual_band()));
    }

    #[test]
    fn numbers_ids_and_names_all_pick() {
        let framework = Framework::shipped();
        let cases = [("3", "2"), ("lead", "Writer"), ("LEAD", "technical writer"), ("Lead", "WRITER")];
        for (band, role) in cases {
            let mut start = Start::sure(&framework);
            typed(&mut start, band);
            let Move::Begin(aim) = typed(&mut start, role) else { unreachable!("everything is known") };
            assert_eq!((aim.role, Some(aim.band)), (framework.find_role("writer"), framework.find_band("lead")));
        }
    }

    #[test]
    fn help_and_quit_work_at_every_question() {
        let framework = Framework::shipped();
        let unsure = || Start::unsure(&framework, name("mee"), Some(name("me")));
        for answers in [&[][..], &["yes"], &["yes", "1"]] {
            for help in ["help", "?"] {
                let mut start = unsure();
                for answer in answers {
                    typed(&mut start, answer);
                }
                let question = start.question();
                let Move::Ask(said) = typed(&mut start, help) else { unreachable!("help leads nowhere") };
                assert!(said.ends_with(&question) && said.len() > question.len() + 60, "{said}");
                assert!(said.contains("nothing is started") && said.replace('\n', " ").contains("quit"), "{said}");
                assert_eq!(typed(&mut start, "quit"), Move::Leave);
            }
        }
    }

    #[test]
    fn a_name_that_is_not_meant_starts_nothing() {
        let framework = Framework::shipped();
        for line in ["", "n", "No", "quit"] {
            let mut start = Start::unsure(&framework, name("mee"), Some(name("me")));
            assert!(start.question().contains("There is \"me\""));
            assert!(start.question().contains("Start a new one called \"mee\"?"));
            assert_eq!(typed(&mut start, line), Move::Leave, "{line}");
        }
        let mut start = Start::unsure(&framework, name("mee"), None);
        assert_eq!(start.take(&Line::End), Move::Leave);
        assert_eq!(start.take(&Line::Unfinished("yes".to_owned())), Move::Leave);
    }

    #[test]
    fn the_one_that_was_meant_can_be_opened_instead() {
        let framework = Framework::shipped();
        let mut start = Start::unsure(&framework, name("mee"), Some(name("me")));
        assert_eq!(typed(&mut start, "open"), Move::Open(name("me")));
        let mut start = Start::unsure(&framework, name("mee"), None);
        assert!(matches!(typed(&mut start, "open"), Move::Ask(_)), "there is nothing to open");
    }

    #[test]
    fn what_is_not_on_the_list_is_asked_again() {
        let framework = Framework::shipped();
        let mut start = Start::sure(&framework);
        let question = start.question();
        for line in [Line::Text("4".to_owned()), Line::Text("0".to_owned()), Line::TooLong, Line::NotText] {
            let Move::Ask(again) = start.take(&line) else { unreachable!("{line:?} is no band") };
            assert!(again.starts_with("That is none of them") && again.ends_with(&question));
        }
    }
}
