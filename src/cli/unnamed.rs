//! A command that needs a name and was given none: which one could have stood there.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, CommandFactory};

use super::Arguments;
use super::context::Context;
use super::failure::Failure;
use crate::assessment::Name;
use crate::text::Clean;

/// The commands that only read, so that naming the wrong one does no harm.
const READING: [&str; 5] = ["show", "plan", "next", "export", "backups"];

/// How many names are listed.
const FEW: usize = 5;

/// What to say instead of what the parser says; none if that is something else, or the saves cannot be listed.
pub(super) fn explained(error: &clap::Error, arguments: &[OsString]) -> Option<Failure> {
    let is_name_missing = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(missing)) => missing.iter().any(|argument| argument == "<NAME>"),
        _ => false,
    };
    if error.kind() != ErrorKind::MissingRequiredArgument || !is_name_missing {
        return None;
    }
    // What was understood in spite of the error.
    let matches = Arguments::command().ignore_errors(true).try_get_matches_from(arguments).ok()?;
    let (command, _) = matches.subcommand()?;
    if !READING.contains(&command) {
        return None;
    }
    let context = Context::new(data_dir(&matches));
    let names = names(&context)?;
    Some(failure(&context, command, &names))
}

fn data_dir(matches: &ArgMatches) -> Option<PathBuf> {
    let inner = matches.subcommand().and_then(|(_, inner)| inner.try_get_one::<PathBuf>("data_dir").ok().flatten());
    inner.or_else(|| matches.try_get_one("data_dir").ok().flatten()).cloned()
}

/// The saved names, the one changed last first.
fn names(context: &Context) -> Option<Vec<Name>> {
    let listed = context.store().ok()?.list().ok()?;
    let mut summaries: Vec<_> = listed.into_iter().filter_map(|it| it.summary.ok()).collect();
    summaries.sort_by_key(|summary| std::cmp::Reverse(summary.saved_at));
    Some(summaries.into_iter().map(|summary| summary.name).collect())
}

fn failure(context: &Context, command: &str, names: &[Name]) -> Failure {
    let message = Clean::line(&format!("\"{command}\" needs a name: which assessment is meant?"));
    let (details, hint) = match names {
        [] => (Vec::new(), format!("nothing is saved yet; `{}` starts an assessment", context.program.bare("ask"))),
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
