//! Beginning an assessment by lines: whether to, how senior, and which role.
//!
//! Nothing is written here; a person who leaves has left nothing behind.

use super::line::Line;
use super::page::push_numbered;
use crate::assessment::{Aim, Name};
use crate::framework::{BandId, Framework};

/// An assessment being set up.
#[derive(Debug)]
pub(super) struct Start<'f> {
    framework: &'f Framework,
    step: Step,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Whether the name is meant; holds what to ask.
    Sure(String),
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
    /// The person does not want to.
    Leave,
}

impl<'f> Start<'f> {
    /// Asks first whether to start it at all, as the name may be misspelled; `near` is what may have been meant.
    pub(super) fn unsure(framework: &'f Framework, name: &Name, near: Option<&str>) -> Self {
        let meant = near.map(|near| format!(" There is \"{near}\".")).unwrap_or_default();
        let question = format!("There is no assessment \"{name}\" yet.{meant} Start it? Type yes or no:\n");
        Self { framework, step: Step::Sure(question) }
    }

    /// Starts with the band.
    pub(super) const fn sure(framework: &'f Framework) -> Self {
        Self { framework, step: Step::Band }
    }

    /// What is asked now.
    pub(super) fn question(&self) -> String {
        let framework = self.framework;
        match &self.step {
            Step::Sure(question) => question.clone(),
            Step::Band => {
                let mut text = "\nHow senior a role do you have in mind?\n".to_owned();
                for (number, band) in (1..).zip(framework.bands()) {
                    push_numbered(&mut text, &format!("{number}"), framework.band(band).name.as_str());
                }
                let usual = &framework.band(framework.usual_band()).name;
                text + &format!("Type a number, or an empty line for {usual}:\n")
            }
            Step::Role(_) => {
                let mut text = "\nWhich role do you aim at?\n".to_owned();
                push_numbered(&mut text, "0", "Not sure yet");
                for (number, role) in (1..).zip(framework.roles()) {
                    let role = framework.role(role);
                    push_numbered(&mut text, &format!("{number}"), &format!("{}: {}", role.name, role.summary));
                }
                text + "Type a number, or an empty line for not sure yet:\n"
            }
        }
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: &Line) -> Move {
        let typed = match line {
            Line::End => return Move::Leave,
            Line::TooLong | Line::NotText => return self.again(),
            Line::Text(text) => text.trim().to_lowercase(),
        };
        match (&self.step, typed.as_str()) {
            (_, "quit" | "q" | "exit") | (Step::Sure(_), "n" | "no" | "") => Move::Leave,
            (Step::Sure(_), "y" | "yes") | (Step::Role(_), "back" | "b") => self.go_on(Step::Band),
            (Step::Sure(_), _) => self.again(),
            (Step::Band, typed) => match self.band(typed) {
                Some(band) => self.go_on(Step::Role(band)),
                None => self.again(),
            },
            (Step::Role(band), "" | "0") => Move::Begin(Aim { role: None, band: *band }),
            (Step::Role(band), typed) => {
                let keys = self.framework.role_keys();
                let role = picked(typed, &keys).and_then(|position| self.framework.roles().nth(position));
                role.map_or_else(|| self.again(), |role| Move::Begin(Aim { role: Some(role), band: *band }))
            }
        }
    }

    fn band(&self, typed: &str) -> Option<BandId> {
        if typed.is_empty() {
            return Some(self.framework.usual_band());
        }
        picked(typed, &self.framework.band_keys()).and_then(|position| self.framework.bands().nth(position))
    }

    fn go_on(&mut self, step: Step) -> Move {
        self.step = step;
        Move::Ask(self.question())
    }

    fn again(&self) -> Move {
        Move::Ask(format!("That is none of them. Once more, please, or quit to leave.\n{}", self.question()))
    }
}

/// The position of a number counted from 1, or of an id.
fn picked(typed: &str, keys: &[&str]) -> Option<usize> {
    (0..keys.len()).find(|position| typed == keys[*position] || typed == (position + 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::{Line, Move, Start};
    use crate::assessment::Name;
    use crate::framework::Framework;

    fn typed(start: &mut Start<'_>, line: &str) -> Move {
        start.take(&Line::Text(line.to_owned()))
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
    fn numbers_and_ids_both_pick() {
        let framework = Framework::shipped();
        for (band, role) in [("3", "2"), ("lead", "Writer")] {
            let mut start = Start::sure(&framework);
            typed(&mut start, band);
            let Move::Begin(aim) = typed(&mut start, role) else { unreachable!("everything is known") };
            assert_eq!((aim.role, Some(aim.band)), (framework.find_role("writer"), framework.find_band("lead")));
        }
    }

    #[test]
    fn a_name_that_is_not_meant_starts_nothing() {
        let framework = Framework::shipped();
        let name = Name::new("mee").expect("a plain name");
        for line in ["", "n", "No", "quit"] {
            let mut start = Start::unsure(&framework, &name, Some("me"));
            assert!(start.question().contains("There is \"me\""));
            assert_eq!(typed(&mut start, line), Move::Leave, "{line}");
        }
        let mut start = Start::unsure(&framework, &name, None);
        assert_eq!(start.take(&Line::End), Move::Leave);
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
