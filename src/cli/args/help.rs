//! Parses the arguments, and adds the directories of this computer to the long help.
//!
//! The manual page and the completions must be the same everywhere, so they are built from the definition without
//! directories.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use super::definition::{Arguments, definition};
use super::options::SharedOptions;
use super::raw::{named_dir, named_roles};
use crate::assessment::is_reserved;
use crate::cli::context::CommandContext;

/// Parses the arguments. Most calls have none or only a name, which takes no definition of every command.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    match arguments {
        [_] => Ok(only_name(None)),
        [_, word] if is_plain_name(word) => Ok(only_name(Some(word.clone()))),
        _ => parse_by_definition(arguments),
    }
}

const fn only_name(name: Option<OsString>) -> Arguments {
    Arguments {
        name,
        rest: Vec::new(),
        data_dir: None,
        framework: None,
        extra_role: Vec::new(),
        language: None,
        command: None,
    }
}

/// Returns whether a single argument is neither an option nor a command.
fn is_plain_name(word: &OsStr) -> bool {
    word.to_str().is_some_and(|word| !word.is_empty() && !word.starts_with('-') && !is_reserved(word))
}

fn parse_by_definition(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let read = definition().try_get_matches_from(arguments);
    let read = read.and_then(|mut matches| {
        Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut definition()))
    });
    let read = read.map(|read| Arguments { extra_role: named_roles(arguments), ..read });
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp => with_places(arguments).unwrap_or(error),
        _ => error,
    })
}

/// Returns the same help with the directories of this computer at its end.
fn with_places(arguments: &[OsString]) -> Option<clap::Error> {
    let mut definition = definition();
    let general = definition.get_after_long_help()?.to_string();
    definition = definition.after_long_help(format!("{general}\n\n{}", places(named_dir(arguments))));
    definition.try_get_matches_from(arguments).err()
}

/// Lists the directories in use. Omits a directory that cannot be determined.
fn places(named_dir: Option<PathBuf>) -> String {
    let context = CommandContext::new(SharedOptions::in_directory(named_dir));
    let assessments = context.store().map(|store| format!("  Assessments  {}", store.root().display()));
    let settings = context.config_file().map(|file| format!("  Settings     {}", file.display()));
    let roles = context.roles_folder().map(|folder| format!("  Your roles   {}", folder.display()));
    let places: Vec<String> = assessments.into_iter().chain(settings).chain(roles).collect();
    format!("On this computer:\n{}", places.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{definition, is_plain_name, parse, parse_by_definition};
    use crate::cli::args::definition::command_names;
    use crate::text::width;

    #[test]
    fn none_or_only_a_name_is_read_as_the_definition_says() {
        let words = ["me", "Ada Lovelace", "answers.json", "./me", "a=b", "é", " ", "shows", "sho", "@", "/?"];
        for word in [None].into_iter().chain(words.map(Some)) {
            let arguments: Vec<OsString> = ["devrel-ready"].into_iter().chain(word).map(OsString::from).collect();
            assert!(word.is_none_or(|word| is_plain_name(word.as_ref())), "{word:?}");
            let [quick, full] = [parse(&arguments), parse_by_definition(&arguments)].map(|it| format!("{it:?}"));
            assert_eq!(quick, full);
        }
    }

    #[test]
    fn commands_and_options_are_no_plain_names() {
        let options = ["", "-", "--", "-h", "--help", "--data-dir=x", "help"].map(str::to_owned);
        for word in command_names().into_iter().chain(options) {
            assert!(!is_plain_name(word.as_ref()), "{word}");
        }
    }

    #[test]
    fn the_long_help_of_every_command_fits_in_80_columns() {
        let definition = definition();
        let mut wide = Vec::new();
        for command in definition.get_subcommands().chain([&definition]) {
            let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
            wide.extend(
                help.lines().filter(|line| width(line) > 80).map(|line| format!("{}: {line}", command.get_name())),
            );
        }
        assert!(wide.is_empty(), "{}", wide.join("\n"));
    }
}
