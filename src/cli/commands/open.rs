//! `devrel-ready NAME`: resolves a word without a command to an assessment, a prefix of its name, or a misspelled
//! command.
//!
//! It does not create an assessment: a new name is passed on, and the person confirms it on the screens. A word that is one slip away from a command opens nothing without a question.

use std::ffi::OsString;
use std::io::stdin;

use crate::assessment::Name;
use crate::cli::args::definition::command_names;
use crate::cli::args::subject::Subject;
use crate::cli::context::CommandContext;
use crate::cli::conversation::line::next as next_line;
use crate::cli::interface::InterfaceStart;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{can_ask, print_message};
use crate::text::{folded, nearest};

/// Fewest letters of a prefix that opens an assessment. A shorter one may be a slip.
const SHORTEST_PREFIX: usize = 3;

/// The meaning of a word without a command.
pub(crate) enum BareOutcome {
    /// The person wants the terminal interface.
    Interface(InterfaceStart),
    /// The person wants this command instead.
    Command(String),
}

/// The arguments of a call without a command.
pub(crate) struct BareArguments<'a> {
    /// The word.
    pub(crate) word: OsString,
    /// The words after it.
    pub(crate) rest: &'a [OsString],
    /// Whether it stands behind `--`, so that it cannot be a command.
    pub(crate) only_name: bool,
}

/// Resolves a word.
pub(crate) fn resolve(context: &CommandContext, typed: BareArguments<'_>) -> Result<BareOutcome, Failure> {
    let BareArguments { word, rest, only_name } = typed;
    let with = |start| Ok(BareOutcome::Interface(start));
    let open = |name| with(InterfaceStart::Open(name));
    let subject = Subject::parse(word.clone());
    if rest.is_empty()
        && let Ok(Subject::Saved(name)) = &subject
        && let Ok(Some(saved)) = context.known(name)
    {
        // A saved name wins over every other meaning.
        return open(saved);
    }
    let shown = word.to_string_lossy().into_owned();
    let commands = command_names();
    let near = nearest(&shown.to_lowercase(), &commands).filter(|_| !only_name).map(str::to_owned);
    if !rest.is_empty() {
        let message = format!("there is no command \"{shown}\"");
        let hint = near.map_or_else(
            || "`devrel-ready --help` lists the commands".to_owned(),
            |near| format!("did you mean `devrel-ready {near}`?"),
        );
        return Err(Failure::usage(message, hint));
    }
    let name = parse_name(context, subject, &shown)?;
    if let Some(by_prefix) = by_prefix(&context.names()?, name.as_str()) {
        return open(by_prefix);
    }
    match near {
        Some(near) if can_ask() && confirm_command(&near, &name)? => Ok(BareOutcome::Command(near)),
        Some(near) => {
            let message = format!("there is neither a command nor an assessment \"{name}\"");
            Err(Failure::usage(message, format!("did you mean `devrel-ready {near}`?")))
        }
        None => with(InterfaceStart::Begin(context.known_or_new(&name)?)),
    }
}

/// Parses the word as a name, or returns an error with the command to type instead.
fn parse_name<E: std::fmt::Display>(
    context: &CommandContext,
    subject: Result<Subject, E>,
    shown: &str,
) -> Result<Name, Failure> {
    let (message, hint) = match subject {
        Ok(Subject::Saved(name)) => return Ok(name),
        Ok(Subject::File(path)) => (
            format!("\"{}\" is a file and not the name of an assessment", path.display()),
            format!("to score a file use `{}`", context.program.command("show", path.display())),
        ),
        Ok(Subject::Input) => (
            "standard input is not the name of an assessment".to_owned(),
            "to score what comes in use `devrel-ready show -`".to_owned(),
        ),
        Err(problem) => (
            format!("\"{shown}\" cannot be the name of an assessment: {problem}"),
            "choose another name, such as \"me\"".to_owned(),
        ),
    };
    Err(Failure::usage(message, hint))
}

/// Returns the saved name with this prefix, if there is exactly one.
fn by_prefix(names: &[Name], typed: &str) -> Option<Name> {
    let typed = folded(typed);
    if typed.chars().count() < SHORTEST_PREFIX {
        return None;
    }
    let mut found = names.iter().filter(|name| folded(name.as_str()).starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => None,
    }
}

/// Asks whether to run the suggested command. Every answer but yes means no.
fn confirm_command(command: &str, name: &Name) -> Result<bool, Failure> {
    print_message(&format!(
        "There is no assessment \"{name}\". Did you mean the command \"{command}\"?\n\
         Type yes to run it; an empty line means no:\n"
    ));
    let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
    Ok(matches!(line.text().map(|typed| typed.trim().to_lowercase()).as_deref(), Some("y" | "yes")))
}

#[cfg(test)]
mod tests {
    use super::by_prefix;
    use crate::assessment::Name;

    #[test]
    fn a_beginning_opens_the_only_name_that_has_it() {
        let names = ["Ada Lovelace", "Zoë", "Adam"].map(|name| Name::new(name).expect("a name"));
        let found = |typed: &str| by_prefix(&names, typed).map(|name| name.to_string());
        assert_eq!(found("ada l").as_deref(), Some("Ada Lovelace"));
        assert_eq!(found("ZOE\u{308}").as_deref(), Some("Zoë"));
        for typed in ["ada", "zo", "ad", "lovelace", ""] {
            assert_eq!(found(typed), None, "{typed}");
        }
    }
}
