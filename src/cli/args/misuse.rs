//! Explains wrong usage where the program knows more than clap.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::definition::definition;
use super::options::SharedOptions;
use super::raw::first_word;
use crate::assessment::Name;
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::text::nearest;
use crate::text::{Clean, listed};

/// The commands that only read, so that a wrong one does no harm.
const READING: [&str; 5] = ["show", "plan", "next", "export", "backups"];

/// Most names that are listed.
const FEW: usize = 5;

/// Builds a better error than clap's. Returns `None` if there is no better one, or if the saves cannot be listed.
pub(crate) fn explain(error: &clap::Error, arguments: &[OsString]) -> Option<Failure> {
    match error.kind() {
        ErrorKind::MissingRequiredArgument => without_name(error, arguments),
        ErrorKind::UnknownArgument => unknown_option(error, arguments),
        _ => None,
    }
}

/// Shortens the usage line of a parser error to the required arguments.
pub(crate) fn with_plain_usage(mut error: clap::Error, arguments: &[OsString]) -> clap::Error {
    if error.get(ContextKind::Usage).is_some()
        && let Some(mut command) = command(arguments)
    {
        error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
    }
    error
}

/// Returns the definition of the typed command.
fn command(arguments: &[OsString]) -> Option<clap::Command> {
    let (word, only_name) = first_word(arguments)?;
    let mut definition = definition();
    // `build` fills in the full names of the subcommands.
    definition.build();
    definition.find_subcommand(word).filter(|_| !only_name).cloned()
}

/// Builds the error for a command without its name.
fn without_name(error: &clap::Error, arguments: &[OsString]) -> Option<Failure> {
    let is_name_missing = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(missing)) => missing.iter().any(|argument| argument == "<NAME>"),
        _ => false,
    };
    if !is_name_missing {
        return None;
    }
    // clap keeps the valid arguments in spite of the error.
    let matches = definition().ignore_errors(true).try_get_matches_from(arguments).ok()?;
    let (command, _) = matches.subcommand()?;
    if !READING.contains(&command) {
        return None;
    }
    let context = CommandContext::new(SharedOptions::in_directory(data_dir(&matches)));
    let names = names(&context)?;
    Some(failure(&context, command, &names))
}

/// Builds the error for an option that the command does not have.
fn unknown_option(error: &clap::Error, arguments: &[OsString]) -> Option<Failure> {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return None };
    let long = option.strip_prefix("--")?;
    let command = command(arguments)?;
    let name = command.get_name();
    let options: Vec<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
    let hint = match nearest(long, &options) {
        _ if (name, long) == ("show", "json") => "`devrel-ready export NAME` prints the results as JSON".to_owned(),
        Some(near) => format!("did you mean --{near}?"),
        None => {
            let others = commands_with(long);
            let others: Vec<String> = others.iter().filter(|other| *other != name).cloned().collect();
            let help = format!("`devrel-ready {name} --help` lists the options of {name}");
            if others.is_empty() { help } else { format!("{} can do that; {help}", listed(&others, "and")) }
        }
    };
    Some(Failure::usage(format!("\"{name}\" has no option {option}"), hint))
}

/// Returns the commands that have an option.
fn commands_with(long: &str) -> Vec<String> {
    let definition = definition();
    let shown = definition.get_subcommands().filter(|command| !command.is_hide_set());
    let with_it = shown.filter(|command| command.get_arguments().any(|argument| argument.get_long() == Some(long)));
    with_it.map(|command| command.get_name().to_owned()).collect()
}

fn data_dir(matches: &ArgMatches) -> Option<PathBuf> {
    let inner = matches.subcommand().and_then(|(_, inner)| inner.try_get_one::<PathBuf>("data_dir").ok().flatten());
    inner.or_else(|| matches.try_get_one("data_dir").ok().flatten()).cloned()
}

/// Returns the saved names, the one answered last first.
fn names(context: &CommandContext) -> Option<Vec<Name>> {
    let listed = context.store().ok()?.list().ok()?;
    Some(listed.into_iter().filter_map(|it| Some(it.summary.ok()?.name)).collect())
}

fn failure(context: &CommandContext, command: &str, names: &[Name]) -> Failure {
    let message = Clean::line(&format!("\"{command}\" needs a name: which assessment is meant?"));
    let (details, hint) = match names {
        [] => (
            Vec::new(),
            format!("nothing is saved yet; `{}` starts an assessment", context.program.without_name("ask")),
        ),
        [only] => (Vec::new(), format!("type `{}`", context.program.command(command, only))),
        [newest, ..] => {
            let few = names.iter().take(FEW).map(|name| Clean::line(name.as_str()));
            let more = names.len().saturating_sub(FEW);
            let more = (more > 0).then(|| Clean::line(&format!("and {more} more")));
            let hint = format!("name one of them, as in `{}`", context.program.command(command, newest));
            (few.chain(more).collect(), hint)
        }
    };
    Failure::Usage { message, details, hint: Clean::line(&hint) }
}
