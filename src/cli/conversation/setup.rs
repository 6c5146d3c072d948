//! Sets up a new assessment by lines: confirmation, band and role.
//!
//! This module writes nothing.

#[cfg(test)]
mod tests;

use super::line::Line;
use super::name_warning::name_warning;
use super::render::push_numbered;
use crate::assessment::{Aim, Name};
use crate::cli::args::resolve;
use crate::framework::{BandId, Framework, RoleId};
use crate::text::{counted, push_paragraph};
use crate::words::{SHORT_OWN_ROLE, band_words, duration_words};

/// An assessment being set up.
#[derive(Debug)]
pub(crate) struct Setup<'f> {
    framework: &'f Framework,
    name: Name,
    named: NameSource,
    first: FirstStep,
    step: SetupStep,
}

/// The origin of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum NameSource {
    /// An argument of the command. For another name, the person has to run another command.
    Argument,
    /// A line. The program can ask for another name.
    Line,
}

/// The first question.
#[derive(Debug, Clone, PartialEq, Eq)]
enum FirstStep {
    /// Confirms the name. Holds a similar saved name.
    Sure(Option<Name>),
    Band,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SetupStep {
    Sure,
    Band,
    Role(BandId),
}

/// The result of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SetupReply {
    /// Print this and read another line.
    Ask(String),
    /// Start with this aim.
    Start(Aim),
    /// Open this saved assessment instead.
    Open(Name),
    /// Ask for another name.
    Rename,
    /// Leave.
    Leave,
}

/// Introduces the program: purpose, duration, and where the answers stay.
pub(in crate::cli) fn introduction(framework: &Framework) -> String {
    let mut text = String::new();
    let words = format!(
        "devrel-ready asks {}, in {}, and tells which role in {} is closest to your skills, \
         how ready you are, and what to do next. You can leave at any time and go on later. Your answers stay on this \
         computer.",
        counted(framework.skills().len(), "question", "questions"),
        duration_words(framework.skills().len()),
        framework.noun()
    );
    push_paragraph(&mut text, 0, &words);
    text
}

impl<'f> Setup<'f> {
    /// Creates a setup that starts with the band.
    pub(crate) const fn sure(framework: &'f Framework, name: Name, named: NameSource) -> Self {
        Self { framework, name, named, first: FirstStep::Band, step: SetupStep::Band }
    }

    /// Asks for confirmation first, because the name may be misspelled. `near` is the most similar saved name.
    pub(crate) fn unsure(self, near: Option<Name>) -> Self {
        Self { first: FirstStep::Sure(near), step: SetupStep::Sure, ..self }
    }

    /// Returns the first question.
    pub(crate) fn opening(&self) -> String {
        match self.step {
            SetupStep::Sure => self.question(),
            SetupStep::Band | SetupStep::Role(_) => self.called() + &self.question(),
        }
    }

    /// Confirms the chosen band and role.
    pub(crate) fn chosen(&self, aim: Aim) -> String {
        let role = aim.role.map_or("not sure yet", |role| self.framework.role(role).name.as_str());
        format!("Band: {}. Role: {role}.\n", self.framework.band(aim.band).name)
    }

    /// Confirms the name.
    fn called(&self) -> String {
        let mut text = String::new();
        push_paragraph(&mut text, 0, &format!("Called \"{}\".", self.name));
        text
    }

    /// Returns the current question.
    pub(crate) fn question(&self) -> String {
        let (framework, name) = (self.framework, &self.name);
        let mut text = String::new();
        match self.step {
            SetupStep::Sure => {
                let near = self.near().map(|near| format!(" There is \"{near}\".")).unwrap_or_default();
                push_paragraph(&mut text, 0, &format!("There is no assessment \"{name}\" yet.{near}"));
                if let Some(name_warning) = name_warning(name) {
                    push_paragraph(&mut text, 0, &format!("\"{name}\" {name_warning}. Is that the name?"));
                }
                push_paragraph(&mut text, 0, &format!("Start a new one called \"{name}\"?"));
            }
            SetupStep::Band => {
                text.push_str("\nHow senior a role do you have in mind?\n");
                for (number, band) in (1..).zip(framework.bands()) {
                    let words = format!("{}. {}", framework.band(band).name, band_words(framework, band));
                    push_numbered(&mut text, &format!("{number}"), &words);
                }
            }
            SetupStep::Role(_) => {
                text.push_str("\nWhich role do you aim at?\n");
                push_numbered(&mut text, "0", "Not sure yet");
                for (number, role) in (1..).zip(framework.roles()) {
                    let role = framework.role(role);
                    let own = if role.file.is_some() { SHORT_OWN_ROLE } else { "" };
                    push_numbered(&mut text, &format!("{number}"), &format!("{}{own}: {}", role.name, role.summary));
                }
            }
        }
        text + &self.prompt()
    }

    /// Returns the prompt of the current step.
    fn prompt(&self) -> String {
        let back = if self.leads_back() { "back, " } else { "" };
        match self.step {
            SetupStep::Sure => {
                let open = self.near().map_or("", |_| "open, ");
                format!("Type yes, no, {open}{back}help or quit; an empty line means no:\n")
            }
            SetupStep::Band => {
                let usual = &self.framework.band(self.framework.usual_band()).name;
                format!("Type a number or a name, {back}help or quit, or an empty line for {usual}:\n")
            }
            SetupStep::Role(_) => {
                format!("Type a number or a name, {back}help or quit, or an empty line for not sure yet:\n")
            }
        }
    }

    const fn near(&self) -> Option<&Name> {
        match &self.first {
            FirstStep::Sure(near) => near.as_ref(),
            FirstStep::Band => None,
        }
    }

    /// Returns whether `back` works at this step.
    fn leads_back(&self) -> bool {
        self.named == NameSource::Line
            || match self.step {
                SetupStep::Sure => false,
                SetupStep::Band => self.first != FirstStep::Band,
                SetupStep::Role(_) => true,
            }
    }

    /// Applies a line.
    pub(crate) fn take(&mut self, line: &Line) -> SetupReply {
        let typed = match line {
            Line::End | Line::Unfinished(_) => return SetupReply::Leave,
            Line::TooLong | Line::NotText => return self.not_understood(),
            Line::Text(text) => text.trim().to_lowercase(),
        };
        match (self.step, typed.as_str()) {
            (_, "help" | "?" | "h") => SetupReply::Ask(self.help() + &self.question()),
            (_, "quit" | "q" | "exit") => SetupReply::Leave,
            (_, "back" | "b") => self.back(),
            (_, "again") => SetupReply::Ask(self.question()),
            (SetupStep::Sure, "n" | "no" | "") => match self.named {
                NameSource::Argument => SetupReply::Leave,
                NameSource::Line => SetupReply::Rename,
            },
            (SetupStep::Sure, "y" | "yes") => {
                self.step = SetupStep::Band;
                SetupReply::Ask(self.called() + &self.question())
            }
            (SetupStep::Sure, "o" | "open") => {
                let near = self.near().cloned();
                near.map_or_else(|| self.not_understood(), SetupReply::Open)
            }
            (SetupStep::Sure, _) => self.not_understood(),
            (SetupStep::Band, typed) => match self.band(typed) {
                Some(band) => self.go_on(SetupStep::Role(band)),
                None => self.not_understood(),
            },
            (SetupStep::Role(band), "" | "0" | "not sure" | "not sure yet" | "unsure") => {
                SetupReply::Start(Aim { role: None, band })
            }
            (SetupStep::Role(band), typed) => match self.role(typed) {
                Some(role) => SetupReply::Start(Aim { role: Some(role), band }),
                None => self.not_understood(),
            },
        }
    }

    fn band(&self, typed: &str) -> Option<BandId> {
        if typed.is_empty() {
            return Some(self.framework.usual_band());
        }
        let numbered = self.framework.bands().zip(1..).find(|(_, number)| is_number(typed, *number));
        numbered.map(|(band, _)| band).or_else(|| resolve::band_by_prefix(self.framework, typed))
    }

    fn role(&self, typed: &str) -> Option<RoleId> {
        let numbered = self.framework.roles().zip(1..).find(|(_, number)| is_number(typed, *number));
        numbered.map(|(role, _)| role).or_else(|| resolve::role_by_prefix(self.framework, typed))
    }

    fn back(&mut self) -> SetupReply {
        match (self.step, &self.first, self.named) {
            (SetupStep::Role(_), ..) => self.go_on(SetupStep::Band),
            (SetupStep::Band, FirstStep::Sure(_), _) => self.go_on(SetupStep::Sure),
            (SetupStep::Band | SetupStep::Sure, _, NameSource::Line) => SetupReply::Rename,
            (SetupStep::Band | SetupStep::Sure, _, NameSource::Argument) => {
                SetupReply::Ask(format!("This is the first step.\n{}", self.prompt()))
            }
        }
    }

    fn go_on(&mut self, step: SetupStep) -> SetupReply {
        self.step = step;
        SetupReply::Ask(self.question())
    }

    /// Repeats only the prompt, because the question was just printed.
    fn not_understood(&self) -> SetupReply {
        let words = match self.step {
            SetupStep::Sure => "That is none of them.",
            SetupStep::Band => "That is none of them. The question is how senior a role; again repeats it.",
            SetupStep::Role(_) => "That is none of them. The question is which role; again repeats it.",
        };
        SetupReply::Ask(format!("{words}\n{}", self.prompt()))
    }

    /// Explains the current question and the lines it takes.
    fn help(&self) -> String {
        let name = &self.name;
        let words = match self.step {
            SetupStep::Sure => {
                let open = self.near().map(|near| format!(" open goes on with \"{near}\".")).unwrap_or_default();
                let no = match self.named {
                    NameSource::Argument => "no, quit or an empty line leaves, and nothing is started.",
                    NameSource::Line => {
                        "no, back or an empty line asks for another name; quit leaves, and nothing is started."
                    }
                };
                format!("yes starts a new assessment called \"{name}\".{open} {no}")
            }
            SetupStep::Band => {
                let back = if self.leads_back() { "back returns to the step before; " } else { "" };
                format!(
                    "The more senior, the more is expected. All of them are told from the same answers, so none is \
                     lost. {back}quit leaves, and nothing is started."
                )
            }
            SetupStep::Role(_) => {
                "The role you aim at is told in detail and planned for. All roles are scored from the same answers, \
                 so not sure yet loses nothing. The beginning of a name is enough. back returns to how senior; quit \
                 leaves, and nothing is started."
                    .to_owned()
            }
        };
        let mut text = String::new();
        push_paragraph(&mut text, 0, &words);
        text
    }
}

fn is_number(typed: &str, number: usize) -> bool {
    typed == number.to_string()
}
