//! The command line: parses the arguments and runs the command.
//!
//! A command returns a [`Reply`] or a [`Failure`]; this module prints it. Results go to standard output, everything
//! else to standard error, both through the filter in [`text`](crate::text). `main` says where standard output goes
//! ([`OutputTarget`]): on a terminal some results are drawn. The command line does not start the terminal interface:
//! it returns an [`InterfaceRequest`] to `main`.
//!
//! ```text
//! args          the one definition of the commands; what a typed name, role or band means
//! commands      one file a command
//! conversation  the questions as plain lines
//! output        replies, failures, exit codes, tables, drawn pages, error snippets
//! ```

mod args;
mod commands;
mod context;
mod conversation;
mod editing;
mod extra_roles;
mod figures;
mod framework_choice;
mod intake;
mod interface;
mod language_choice;
mod listing;
mod output;
mod subject_reader;

use std::ffi::OsString;
use std::fmt::Write;
use std::process::ExitCode;
use std::rc::Rc;

use self::args::definition::{Arguments, Command, definition};
use self::args::options::SharedOptions;
use self::args::raw::first_word;
use self::args::{help, misuse};
use self::commands::again::{AgainArgs, AgainRun};
use self::commands::complete;
use self::commands::open::{self, BareArguments, BareOutcome};
use self::context::CommandContext;
use self::conversation::choosing;
use self::output::failure::Failure;
use self::output::reply::{self, Reply};
use self::output::status::ExitStatus;

use crate::framework::Medium;
use crate::words::right_to_left_words;

pub use self::context::CheckSettings;
pub use self::interface::{
    InterfaceRequest, InterfaceStart, SettingsText, failed, farewell, no_terminal, wrong_settings,
};
pub use self::output::target::OutputTarget;
pub use self::output::traits::TerminalTraits;

/// The result of the arguments.
#[derive(Debug)]
pub enum Outcome {
    /// A command has run; the program ends with this code.
    Done(ExitCode),
    /// The terminal interface has to be started.
    Interface(Box<InterfaceRequest>),
}

/// Reads the arguments and runs the command. Returns a request if the terminal interface has to be started.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    check_settings: CheckSettings,
    target: OutputTarget,
) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == complete::HIDDEN_COMMAND) {
        return Outcome::Done(reply::print(&complete::complete(&arguments[2..]), target));
    }
    let (_, only_name) = first_word(&arguments).unwrap_or_default();
    match help::parse(&arguments) {
        Ok(arguments) => run_parsed(arguments, only_name, check_settings, target)
            .unwrap_or_else(|failure| Outcome::Done(reply::fail(&failure))),
        Err(error) => Outcome::Done(match misuse::explain(&error, &arguments) {
            Some(failure) => reply::fail(&failure),
            None => reply::print(&parser_reply(&misuse::with_plain_usage(error, &arguments)), target),
        }),
    }
}

/// Asks the questions as plain lines instead of starting the terminal interface, for terminals that cannot move the
/// cursor.
pub fn plain(request: InterfaceRequest, target: OutputTarget) -> ExitCode {
    let InterfaceRequest { start, config_file, options, .. } = request;
    let context = CommandContext::new(options).settled_in(config_file).printing_to(target);
    match choosing::run(&context, start.name()) {
        Ok(reply) => reply::print(&reply, target),
        Err(failure) => reply::fail(&failure),
    }
}

/// Turns a message of clap into a reply. Help and the version are results; everything else is wrong usage.
fn parser_reply(error: &clap::Error) -> Reply {
    let text = error.render().to_string();
    if error.use_stderr() {
        Reply { messages: text, status: ExitStatus::Usage, ..Reply::default() }
    } else {
        Reply::exact(text)
    }
}

fn run_parsed(
    arguments: Arguments,
    only_name: bool,
    check_settings: CheckSettings,
    target: OutputTarget,
) -> Result<Outcome, Failure> {
    let Arguments { name, rest, data_dir, framework, extra_role, language, command } = arguments;
    let language = language.as_deref().map(language_choice::typed).transpose()?;
    let options = SharedOptions { data_dir, framework, extra_roles: extra_role, language };
    let context = CommandContext::new(options).checking_settings_with(check_settings);
    let context = context.writing_for(command.as_ref().map_or(Medium::Terminal, Command::medium));
    let target = target.chosen(context.settings());
    let context = context.printing_to(target);
    context.check_argument()?;
    match (name, command) {
        (None, Some(Command::Again(again))) => answer_again(again, &context, target),
        (None, Some(command)) => {
            // It says itself what is wrong with the files that it checks.
            let is_check = matches!(command, Command::Check(_));
            let reply = run_command(command, &context);
            if !is_check {
                context.tell_unusable_roles();
            }
            reply.map(|reply| Outcome::Done(reply::print(&noting(&context, reply), target)))
        }
        (Some(name), Some(_)) => {
            let message = format!("\"{}\" stands before the command", name.display());
            Err(Failure::usage(message, "write the command first, as in `devrel-ready show NAME`"))
        }
        (name, None) => match without_command(&context, name, &rest, only_name)? {
            BareOutcome::Interface(start) => Ok(Outcome::Interface(Box::new(interface(&context, start)?))),
            BareOutcome::Command(command) => {
                // The settings and the roles beside them stay those of this call.
                let words = [OsString::from("devrel-ready")].into_iter().chain(context.options().words());
                let words = words.chain([command.into()]);
                Ok(run(words, check_settings, target))
            }
        },
    }
}

/// Adds the note about a language that a terminal cannot show.
fn noting(context: &CommandContext, mut reply: Reply) -> Reply {
    if let Some(language) = context.unset_language() {
        let _ = writeln!(reply.messages, "note: {}", right_to_left_words(language));
    }
    reply
}

fn run_command(command: Command, context: &CommandContext) -> Result<Reply, Failure> {
    match command {
        Command::Ask(ask) => ask.run(context),
        Command::Show(show) => show.run(context),
        Command::Plan(plan) => plan.run(context),
        Command::Next(next) => next.run(context),
        Command::Answer(answer) => answer.run(context),
        Command::List(list) => list.run(context),
        Command::Delete(delete) => delete.run(context),
        Command::Export(export) => export.run(context),
        Command::Import(import) => import.run(context),
        Command::Again(again) => Ok(again.run(context)?.into_reply()),
        Command::Keep(keep) => keep.run(context),
        Command::History(history) => history.run(context),
        Command::Compare(compare) => compare.run(context),
        Command::Invite(invite) => invite.run(context),
        Command::Rate(rate) => rate.run(context),
        Command::Log(log) => log.run(context),
        Command::Due(due) => due.run(context),
        Command::Backups(backups) => backups.run(context),
        Command::Restore(restore) => restore.run(context),
        Command::Rename(rename) => rename.run(context),
        Command::Copy(copy) => copy.run(context),
        Command::Migrate(migrate) => migrate.run(context),
        Command::Roles(roles) => roles.run(context),
        Command::Skills(skills) => skills.run(context),
        Command::Check(check) => Ok(check.run(context)),
        Command::Frameworks(frameworks) => frameworks.run(context),
        Command::NewFramework(new) => new.run(context),
        Command::NewRole(new) => new.run(context),
        Command::Posting(posting) => posting.run(context),
        Command::Bundle(bundle) => bundle.run(context),
        Command::Team(team) => team.run(context),
        Command::Tables(tables) => tables.run(context),
        Command::Schema(schema) => Ok(schema.run()),
        Command::Completions(completions) => Ok(completions.run(definition())),
        Command::Man(man) => man.run(definition()),
    }
}

/// Begins to answer again. On a terminal the questions follow at once.
fn answer_again(again: AgainArgs, context: &CommandContext, target: OutputTarget) -> Result<Outcome, Failure> {
    match (again.run(context)?, target) {
        (AgainRun::Ask(name, _), OutputTarget::Terminal(_)) => {
            Ok(Outcome::Interface(Box::new(interface(context, InterfaceStart::Open(name))?)))
        }
        (run, target) => Ok(Outcome::Done(reply::print(&run.into_reply(), target))),
    }
}

/// Returns the request for the terminal interface.
fn interface(context: &CommandContext, start: InterfaceStart) -> Result<InterfaceRequest, Failure> {
    let (data_dir, config_file) = (context.store()?.root().to_owned(), context.config_file()?);
    match &start {
        // New assessments need the framework; a saved one has its own.
        InterfaceStart::Home | InterfaceStart::Begin(_) => context.framework().map(drop)?,
        InterfaceStart::Open(name) => context.refuse_other_framework(name)?,
    }
    let (catalog, options) = (context.catalog().clone(), context.options().clone());
    let settings_text = Rc::clone(context.settings_text());
    Ok(InterfaceRequest { start, data_dir, config_file, settings_text, options, catalog })
}

fn without_command(
    context: &CommandContext,
    name: Option<OsString>,
    rest: &[OsString],
    only_name: bool,
) -> Result<BareOutcome, Failure> {
    match name {
        None => Ok(BareOutcome::Interface(InterfaceStart::Home)),
        Some(word) => open::resolve(context, BareArguments { word, rest, only_name }),
    }
}
