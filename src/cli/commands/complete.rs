//! The hidden command that the completion scripts of the shells call.

use std::ffi::OsString;

use crate::cli::args::candidates::{CompletionWord, Lookup, complete_word};
use crate::cli::args::definition::{command_names, definition};
use crate::cli::args::options::SharedOptions;
use crate::cli::args::raw::{named_dir, named_roles};
use crate::cli::context::CommandContext;
use crate::cli::output::reply::Reply;
use crate::framework::Level;

/// The hidden first argument. It is unlikely as the name of an assessment.
pub(crate) const HIDDEN_COMMAND: &str = "__complete";

/// Returns the completions of the last word.
pub(crate) fn complete(words: &[OsString]) -> Reply {
    let words = words.strip_prefix(&[OsString::from("--")]).unwrap_or(words);
    let mut definition = definition();
    definition.build();
    // The scripts leave out the name of the program.
    let arguments: Vec<OsString> = std::iter::once("devrel-ready".into()).chain(words.iter().cloned()).collect();
    let context = CommandContext::new(SharedOptions {
        extra_roles: named_roles(&arguments),
        ..SharedOptions::in_directory(named_dir(&arguments))
    });
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    Reply::exact(complete_word(&definition, &words, |lookup_for| look_up(&context, lookup_for)).lines())
}

fn look_up(context: &CommandContext, lookup_for: Lookup) -> Vec<CompletionWord> {
    let framework = context.catalog().usual();
    let pair = |word: &dyn ToString, about: &dyn ToString| (word.to_string(), about.to_string());
    match lookup_for {
        Lookup::Names => context.names().unwrap_or_default().iter().map(|name| pair(name, &"")).collect(),
        Lookup::Roles => {
            framework.roles().map(|id| framework.role(id)).map(|role| pair(&role.key, &role.name)).collect()
        }
        Lookup::Bands => {
            framework.bands().map(|id| framework.band(id)).map(|band| pair(&band.key, &band.name)).collect()
        }
        Lookup::Skills => {
            framework.skills().map(|id| framework.skill(id)).map(|skill| pair(&skill.key, &skill.name)).collect()
        }
        Lookup::Levels => {
            let levels = Level::ALL.map(|level| pair(&level, framework.level_name(level)));
            let others = [pair(&"na", &"It does not apply to you"), pair(&"-", &"Take the answer back")];
            levels.into_iter().chain(others).collect()
        }
        Lookup::Languages => framework.languages().iter().map(|it| pair(it, &"")).collect(),
        Lookup::Commands => command_names().iter().map(|command| pair(command, &"")).collect(),
    }
}
