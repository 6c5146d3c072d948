//! What a word means that is typed without a command: an assessment, the beginning of its name, or a slip.
//!
//! Nothing is begun here, and a word that is one slip away from a command opens nothing without asking.

use std::ffi::{OsStr, OsString};
use std::io::stdin;

use super::subject::Subject;
use crate::assessment::{Name, is_reserved};
use crate::cli::commands::context::Context;
use crate::cli::conversation::line::next as next_line;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{can_ask, say};
use crate::cli::{Interface, command_names};
use crate::text::folded;
use crate::text::nearest;

/// Fewest letters of a beginning that opens an assessment. Fewer are too easily a slip.
const BEGINNING: usize = 3;

/// The first word that is neither an option nor its value, with whether `--` stands before it.
pub(crate) fn first_word(arguments: &[OsString]) -> Option<(&OsStr, bool)> {
    let mut arguments = arguments.iter().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            return arguments.next().map(|word| (word.as_os_str(), true));
        }
        if argument == "--data-dir" {
            arguments.next();
        } else if argument == "-" || !argument.to_string_lossy().starts_with('-') {
            return Some((argument, false));
        }
    }
    None
}

/// Refuses a word that will be a command in a later version, so that it never means something else until then.
pub(crate) fn refuse_later_command(context: &Context, word: &str) -> Result<(), Failure> {
    if !is_reserved(word) || command_names().iter().any(|command| command == word) || word == "help" {
        return Ok(());
    }
    let message = format!("this version of devrel-ready has no command \"{word}\" yet");
    let saved = Name::new(word).ok().filter(|name| context.is_saved(name).unwrap_or_default());
    let hint = match saved {
        Some(name) => format!("to open the assessment of that name, type `{}`", context.program.open(name)),
        None => "`devrel-ready --help` lists the commands there are".to_owned(),
    };
    Err(Failure::usage(message, hint))
}

/// What a word without a command turns out to mean.
pub(crate) enum Meant {
    /// The terminal interface is asked for.
    Interface(Interface),
    /// The person wants this command instead.
    Command(String),
}

/// What was typed without a command.
pub(crate) struct Typed<'a> {
    /// The word.
    pub(crate) word: OsString,
    /// What stands behind it.
    pub(crate) rest: &'a [OsString],
    /// Whether it stands behind `--`, so that it can be no command.
    pub(crate) only_name: bool,
}

/// Finds out what a word means.
pub(crate) fn meant(context: &Context, typed: Typed<'_>, interface: &Interface) -> Result<Meant, Failure> {
    let Typed { word, rest, only_name } = typed;
    let open = |name| Ok(Meant::Interface(Interface { name: Some(name), ..interface.clone() }));
    let subject = Subject::parse(word.clone());
    if rest.is_empty()
        && let Ok(Subject::Saved(name)) = &subject
        && let Ok(Some(saved)) = context.known(name)
    {
        // A name that is there needs no looking at what else could have been meant.
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
    let name = named(context, subject, &shown)?;
    if let Some(begun) = begun(&context.names()?, name.as_str()) {
        return open(begun);
    }
    match near {
        Some(near) if can_ask() && wants(&near, &name)? => Ok(Meant::Command(near)),
        Some(near) => {
            let message = format!("there is neither a command nor an assessment \"{name}\"");
            Err(Failure::usage(message, format!("did you mean `devrel-ready {near}`?")))
        }
        None => open(name),
    }
}

/// The name that the word is, or what to type instead if it is none.
fn named<E: std::fmt::Display>(context: &Context, subject: Result<Subject, E>, shown: &str) -> Result<Name, Failure> {
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

/// The only saved name that begins like this.
fn begun(names: &[Name], typed: &str) -> Option<Name> {
    let typed = folded(typed);
    if typed.chars().count() < BEGINNING {
        return None;
    }
    let mut found = names.iter().filter(|name| folded(name.as_str()).starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => None,
    }
}

/// Asks whether the command was meant. Anything but a yes is a no.
fn wants(command: &str, name: &Name) -> Result<bool, Failure> {
    say(&format!(
        "There is no assessment \"{name}\". Did you mean the command \"{command}\"?\n\
         Type yes to run it; an empty line means no:\n"
    ));
    let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
    Ok(matches!(line.text().map(|typed| typed.trim().to_lowercase()).as_deref(), Some("y" | "yes")))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{begun, first_word};
    use crate::assessment::Name;

    #[test]
    fn the_first_word_is_found_behind_options_and_their_values() {
        let first = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            first_word(&arguments).map(|(word, only_name)| (word.to_string_lossy().into_owned(), only_name))
        };
        let word = |word: &str, only_name| Some((word.to_owned(), only_name));
        assert_eq!(first(&["devrel-ready", "team", "x"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--data-dir", "x", "team"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--data-dir=x", "-h", "team"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--", "team"]), word("team", true));
        assert_eq!(first(&["devrel-ready", "-"]), word("-", false));
        assert_eq!((first(&["devrel-ready"]), first(&["devrel-ready", "--"])), (None, None));
    }

    #[test]
    fn a_beginning_opens_the_only_name_that_has_it() {
        let names = ["Ada Lovelace", "Zoë", "Adam"].map(|name| Name::new(name).expect("a name"));
        let found = |typed: &str| begun(&names, typed).map(|name| name.to_string());
        assert_eq!(found("ada l").as_deref(), Some("Ada Lovelace"));
        assert_eq!(found("ZOE\u{308}").as_deref(), Some("Zoë"));
        for typed in ["ada", "zo", "ad", "lovelace", ""] {
            assert_eq!(found(typed), None, "{typed}");
        }
    }
}
