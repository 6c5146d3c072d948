//! Parses the arguments, and adds the directories of this computer to the long help.
//!
//! The manual page and the completions must be the same everywhere, so they are built from the definition without
//! directories.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use super::definition::{Arguments, definition};
use super::raw::named_dir;
use crate::cli::context::CommandContext;

/// Parses the arguments.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let read = definition().try_get_matches_from(arguments);
    let read = read.and_then(|mut matches| {
        Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut definition()))
    });
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
    let context = CommandContext::new(named_dir);
    let assessments = context.store().map(|store| format!("  Assessments  {}", store.root().display()));
    let settings = context.config_file().map(|file| format!("  Settings     {}", file.display()));
    let places: Vec<String> = assessments.into_iter().chain(settings).collect();
    format!("On this computer:\n{}", places.join("\n"))
}
