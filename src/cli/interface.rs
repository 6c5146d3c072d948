//! The request for the terminal interface, and the messages before and after it.
//!
//! `main` starts the interface itself.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use super::args::options::SharedOptions;
use super::output::failure::problems_in_words;
use super::output::hint::Program;
use super::output::reply::{Reply, print};
use super::output::snippet;
use super::output::status::ExitStatus;
use super::output::target::OutputTarget;
use crate::assessment::Name;
use crate::diagnostic::{Problems, Source};
use crate::framework::Catalog;
use crate::store::{Store, StoreError};
use crate::words::{Headline, finished_headline};
use crate::workspace::Workspace;

/// The text of the settings file, if there is one, or the error of reading it.
pub type SettingsText = Result<Option<Source>, StoreError>;

/// The request for the terminal interface.
#[derive(Debug, Clone)]
pub struct InterfaceRequest {
    /// The screen and the assessment that the interface starts with.
    pub start: InterfaceStart,
    /// The directory of the assessments.
    pub data_dir: PathBuf,
    /// The settings file.
    pub config_file: PathBuf,
    /// The text of the settings file.
    pub settings_text: Rc<SettingsText>,
    /// The options that were typed.
    pub options: SharedOptions,
    /// The frameworks at hand.
    pub catalog: Catalog,
}

/// The state that the terminal interface starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InterfaceStart {
    /// The list of all assessments.
    Home,
    /// A saved assessment.
    Open(Name),
    /// A new assessment of this name, which nobody has used yet. Nothing is begun before the person confirms it.
    Begin(Name),
}

impl InterfaceStart {
    /// Returns the name that was typed, if one was.
    #[must_use]
    pub fn name(self) -> Option<Name> {
        match self {
            Self::Home => None,
            Self::Open(name) | Self::Begin(name) => Some(name),
        }
    }
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

/// Prints the command that continues with the assessment, which repeats `--data-dir` if an argument gave it. After the
/// last answer, the headline of the results comes first.
pub fn farewell(name: &Name, request: &InterfaceRequest, target: OutputTarget) -> ExitCode {
    let headline = saved_headline(name, request).map(|headline| headline.lines().join("\n") + "\n");
    let headline = target.shown(&headline.unwrap_or_default());
    let command = Program::with(request.options.clone()).open(name);
    let messages = format!("{headline}Everything is saved. Go on with: {command}\n");
    print(&Reply { messages, ..Reply::default() }, target)
}

/// Returns the headline of a saved assessment, if it is finished. A failing disk costs the headline and nothing more.
fn saved_headline(name: &Name, request: &InterfaceRequest) -> Option<Headline> {
    let store = Store::open(request.data_dir.clone());
    finished_headline(&Workspace::new(&store, &request.catalog).inspect(name).ok()?.into_assessment()?)
}
