//! The command line: what can be typed, and what comes of it.
//!
//! Every command returns a [`Reply`] or a [`Failure`] and prints nothing itself; what is printed, where, and
//! with which exit code is decided here and in [`reply`], in one place. Results go to standard output and
//! everything else to standard error, both through the gate in [`text`](crate::text). The terminal interface
//! is only asked for here: `main` starts it.

mod args;
mod commands;
mod conversation;
mod output;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::OsStringValueParser;
use clap::builder::TypedValueParser;
use clap::{CommandFactory, Parser, Subcommand, ValueHint};

use self::args::bare::{self, Meant, Typed};
use self::args::{groups, misuse, places};
use self::commands::context::Context;
use self::commands::{
    answer, backups, check, completions, delete, export, import, list, man, next, plan, restore, roles, schema, show,
    skills,
};
use self::conversation::{choosing, dialog};
use self::output::failure::{Failure, problems_in_words};
use self::output::hint::Program;
use self::output::reply::{self, Reply, Status};
use self::output::snippet;
use crate::assessment::Name;
use crate::diagnostic::{Problem, Source, total};

pub use self::output::farewell::farewell;

/// Find out which Developer Relations role suits you, how ready you are, and what to do next.
#[derive(Debug, Parser)]
#[command(
    name = "devrel-ready",
    version,
    override_usage = "devrel-ready [OPTIONS] [NAME]\n       devrel-ready [OPTIONS] <COMMAND>",
    after_help = "Without a command, the program opens in the terminal.",
    after_long_help = LONG_HELP
)]
struct Arguments {
    /// The assessment to open in the terminal
    name: Option<OsString>,

    /// Whatever else stands there; caught so that a misspelled command is called by its name
    #[arg(hide = true)]
    rest: Vec<OsString>,

    /// The directory of the assessments.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Keep the assessments in this directory instead of the usual one [env: DEVREL_READY_DATA_DIR]",
        value_hint = ValueHint::DirPath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    data_dir: Option<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

const LONG_HELP: &str = "\
Without a command, the program opens in the terminal: at the list of
assessments, or at NAME.

Examples:
  devrel-ready                             Answer the questions, one at a time
  devrel-ready me                          Go on with the assessment \"me\"
  devrel-ready ask me                      The same as plain lines
  devrel-ready show me --role advocate     See where you stand, as text
  devrel-ready plan me                     See the shortest way to ready
  devrel-ready export me -o me.json        Take a report away
  devrel-ready show answers.json           Score a file without saving anything

Wherever an assessment is only read, NAME can be a saved assessment, a file of
answers or a report (a path, or a name that ends in .json), or - for standard
input.

The terminal interface reads its settings and keys from config.toml; the
variable DEVREL_READY_CONFIG names another file. With --data-dir the file is in
that directory.

Everything stays on this computer. Exit codes: 0 done, 1 failed, 2 wrong usage,
130 interrupted.";

#[derive(Debug, Subcommand)]
enum Command {
    Ask(dialog::Ask),
    Show(show::Show),
    Plan(plan::PlanCommand),
    Next(next::Next),
    Answer(answer::Answer),
    List(list::List),
    Delete(delete::Delete),
    Export(export::Export),
    Import(import::Import),
    Backups(backups::Backups),
    Restore(restore::Restore),
    Roles(roles::Roles),
    Skills(skills::Skills),
    Check(check::Check),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Manual),
}

impl Command {
    fn run(self, context: &Context) -> Result<Reply, Failure> {
        match self {
            Self::List(list) => list.run(context),
            Self::Show(show) => show.run(context),
            Self::Export(export) => export.run(context),
            Self::Plan(plan) => plan.run(context),
            Self::Next(next) => next.run(context),
            Self::Answer(answer) => answer.run(context),
            Self::Ask(ask) => ask.run(context),
            Self::Import(import) => import.run(context),
            Self::Backups(backups) => backups.run(context),
            Self::Restore(restore) => restore.run(context),
            Self::Roles(roles) => roles.run(context),
            Self::Skills(skills) => skills.run(context),
            Self::Check(check) => Ok(check.run(context)),
            Self::Schema(schema) => Ok(schema.run()),
            Self::Delete(delete) => delete.run(context),
            Self::Completions(completions) => Ok(completions.run()),
            Self::Man(manual) => manual.run(),
        }
    }
}

/// What is left to do after the arguments have been read.
#[derive(Debug)]
pub enum Outcome {
    /// A command has run; the program ends with this code.
    Done(ExitCode),
    /// The person asked for the terminal interface.
    Interface(Interface),
}

/// What the terminal interface is asked to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// The assessment to open; none for the list of all.
    pub name: Option<Name>,
    /// Where the assessments are.
    pub data_dir: PathBuf,
    /// Where the settings are.
    pub config_file: PathBuf,
    /// The directory of the assessments as an argument named it, if one did.
    pub typed_dir: Option<PathBuf>,
}

/// Tells what is wrong with a file of settings.
pub type CheckSettings = fn(&Source) -> Vec<Problem>;

/// Reads the arguments and does what they ask for, up to starting the terminal interface.
pub fn run(arguments: impl IntoIterator<Item = OsString>, check_settings: CheckSettings) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == completions::ASKED) {
        return Outcome::Done(reply::print(&completions::answer(&arguments[2..])));
    }
    let (word, only_name) = bare::first_word(&arguments).unwrap_or_default();
    if let (Some(word), false) = (word.to_str(), only_name)
        && let Err(failure) = bare::refuse_later_command(&Context::new(places::named_dir(&arguments)), word)
    {
        return Outcome::Done(reply::fail(&failure));
    }
    match places::parse(&arguments) {
        Ok(arguments) => {
            let done = act(arguments, only_name, check_settings);
            done.unwrap_or_else(|failure| Outcome::Done(reply::fail(&failure)))
        }
        Err(error) => Outcome::Done(match misuse::explained(&error, &arguments) {
            Some(failure) => reply::fail(&failure),
            None => reply::print(&about_arguments(&misuse::with_plain_usage(error, &arguments))),
        }),
    }
}

/// Does by plain lines what was asked of the terminal interface, for terminals that cannot be drawn on.
pub fn plain(asked: Interface) -> ExitCode {
    let Interface { name, data_dir, typed_dir, .. } = asked;
    match choosing::run(&Context::new(Some(data_dir)).called_as(Program::with(typed_dir)), name) {
        Ok(reply) => reply::print(&reply),
        Err(failure) => reply::fail(&failure),
    }
}

/// Says that the terminal interface needs a terminal, and what works without one.
pub fn no_terminal() -> ExitCode {
    let help = definition().render_help();
    let talk = format!(
        "error: the terminal interface needs a terminal for its input and its output\nhint: `devrel-ready ask` asks the same questions as plain lines without one\n\n{help}"
    );
    reply::print(&Reply { talk, status: Status::Usage, ..Reply::default() })
}

/// Says that something failed outside the commands.
pub fn failed(message: &str, hint: &str) -> ExitCode {
    let talk = format!("error: {message}\nhint: {hint}\n");
    reply::print(&Reply { talk, status: Status::Failed, ..Reply::default() })
}

/// Says what is wrong with the settings that the terminal interface was to start with.
pub fn wrong_settings(source: &Source, problems: &[Problem]) -> ExitCode {
    let drawn = snippet::draw(problems, &[source]);
    let count = problems_in_words(total(problems));
    let talk = format!(
        "{drawn}\nerror: cannot use the settings in {}: {count}\nhint: mend the places above; until then everything else works, such as `devrel-ready list`\n",
        source.name
    );
    reply::print(&Reply { talk, status: Status::Usage, ..Reply::default() })
}

/// Everything that can be typed, as clap knows it.
fn definition() -> clap::Command {
    groups::grouped(Arguments::command())
}

/// The commands that a person can type.
fn command_names() -> Vec<String> {
    let definition = definition();
    let shown = definition.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| command.get_name().to_owned()).collect()
}

/// Help and the version are results; anything else is wrong usage.
fn about_arguments(error: &clap::Error) -> Reply {
    let text = error.render().to_string();
    if error.use_stderr() {
        Reply { talk: text, status: Status::Usage, ..Reply::default() }
    } else {
        Reply::result(text)
    }
}

fn act(arguments: Arguments, only_name: bool, check_settings: CheckSettings) -> Result<Outcome, Failure> {
    let Arguments { name, rest, data_dir, command } = arguments;
    let context = Context::new(data_dir.clone()).checking_settings_with(check_settings);
    match (name, command) {
        (None, Some(command)) => command.run(&context).map(|reply| Outcome::Done(reply::print(&reply))),
        (Some(name), Some(_)) => {
            let message = format!("\"{}\" stands before the command", name.display());
            Err(Failure::usage(message, "write the command first, as in `devrel-ready show NAME`"))
        }
        (name, None) => match interface(&context, name, &rest, only_name)? {
            Meant::Interface(interface) => Ok(Outcome::Interface(interface)),
            Meant::Command(command) => {
                let program = ["devrel-ready".into(), "--data-dir".into(), context.store()?.root().into()];
                Ok(run(program.into_iter().chain([OsString::from(command)]), check_settings))
            }
        },
    }
}

fn interface(context: &Context, name: Option<OsString>, rest: &[OsString], only_name: bool) -> Result<Meant, Failure> {
    let (data_dir, config_file) = (context.store()?.root().to_owned(), context.config_file()?);
    let interface = Interface { name: None, data_dir, config_file, typed_dir: context.program.data_dir() };
    match name {
        None => Ok(Meant::Interface(interface)),
        Some(word) => bare::meant(context, Typed { word, rest, only_name }, &interface),
    }
}
