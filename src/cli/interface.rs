//! The request for the terminal interface, and the messages before and after it.
//!
//! `main` starts the interface itself.

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::failure::problems_in_words;
use super::output::hint::Program;
use super::output::reply::{Reply, print};
use super::output::snippet;
use super::output::status::ExitStatus;
use super::output::target::OutputTarget;
use crate::assessment::Name;
use crate::diagnostic::{Problems, Source};

/// The request for the terminal interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterfaceRequest {
    /// The assessment to open; `None` for the list of all.
    pub name: Option<Name>,
    /// The directory of the assessments.
    pub data_dir: PathBuf,
    /// The settings file.
    pub config_file: PathBuf,
    /// The directory of the assessments, if an argument named it.
    pub typed_dir: Option<PathBuf>,
}

/// Prints that the terminal interface needs a terminal, and names the command that works without one.
pub fn no_terminal() -> ExitCode {
    let messages = "error: the terminal interface needs a terminal for its input and its output\n\
                    hint: `devrel-ready ask` asks the same questions as plain lines without one\n";
    print(&Reply { messages: messages.to_owned(), status: ExitStatus::Usage, ..Reply::default() }, OutputTarget::Pipe)
}

/// Prints an error from outside the commands.
pub fn failed(message: &str, hint: &str) -> ExitCode {
    let messages = format!("error: {message}\nhint: {hint}\n");
    print(&Reply { messages, status: ExitStatus::Failed, ..Reply::default() }, OutputTarget::Pipe)
}

/// Prints the problems of the settings file.
pub fn wrong_settings(source: &Source, problems: &Problems) -> ExitCode {
    let drawn = snippet::draw(problems, &[source]);
    let count = problems_in_words(problems.count());
    let messages = format!(
        "{drawn}\nerror: cannot use the settings in {}: {count}\nhint: mend the places above; until then everything else works, such as `devrel-ready list`\n",
        source.name
    );
    print(&Reply { messages, status: ExitStatus::Usage, ..Reply::default() }, OutputTarget::Pipe)
}

/// Prints the command that continues with the assessment. It repeats `--data-dir` if an argument gave it.
pub fn farewell(name: &Name, typed_dir: Option<PathBuf>) -> ExitCode {
    let messages = format!("Everything is saved. Go on with: {}\n", Program::with(typed_dir).open(name));
    print(&Reply { messages, ..Reply::default() }, OutputTarget::Pipe)
}
