//! `devrel-ready completions`: what a shell needs to complete the commands.
//!
//! The scripts of bash, zsh and fish ask the program itself, with a hidden word in the place of a command; the other
//! shells get a fixed list out of the definition of the commands.

mod candidates;

use std::ffi::OsString;

use clap::{Args, ValueEnum};
use clap_complete::generate;
use clap_complete::shells::{Elvish, PowerShell};

use self::candidates::{Candidate, Known, offer};
use super::context::Context;
use crate::cli::args::places;
use crate::cli::output::reply::Reply;
use crate::cli::{command_names, definition};
use crate::framework::Level;

/// The word with which a script asks what can stand at the end of a line. No assessment is called so by chance.
pub(crate) const ASKED: &str = "__complete";

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct Completions {
    /// Which shell
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    #[value(name = "powershell")]
    Pwsh,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready completions bash > ~/.local/share/bash-completion/completions/devrel-ready
  devrel-ready completions fish > ~/.config/fish/completions/devrel-ready.fish
  devrel-ready completions zsh > \"${fpath[1]}/_devrel-ready\"

A new shell knows them then. In bash, zsh and fish the names of your
assessments, roles, bands and skills are completed, too.";

impl Completions {
    pub(crate) fn run(&self) -> Reply {
        match self.shell {
            Shell::Bash => Reply::result(include_str!("completions/bash.sh")),
            Shell::Zsh => Reply::result(include_str!("completions/zsh.sh")),
            Shell::Fish => Reply::result(include_str!("completions/fish.fish")),
            Shell::Elvish => Reply::result(fixed(Elvish)),
            Shell::Pwsh => Reply::result(fixed(PowerShell)),
        }
    }
}

/// A script with a fixed list of commands and options.
fn fixed(shell: impl clap_complete::Generator) -> String {
    // One shell shows what is hidden; there it should at least say what comes next.
    let mut definition = definition().mut_arg("rest", |rest| rest.help("Nothing more"));
    let mut script = Vec::new();
    generate(shell, &mut definition, "devrel-ready", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Answers a script: what the last of these words can become.
pub(crate) fn answer(words: &[OsString]) -> Reply {
    let words = words.strip_prefix(&[OsString::from("--")]).unwrap_or(words);
    let mut definition = definition();
    definition.build();
    // The first word is the program's name, which the scripts leave out.
    let arguments: Vec<OsString> = std::iter::once("devrel-ready".into()).chain(words.iter().cloned()).collect();
    let context = Context::new(places::named_dir(&arguments));
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    Reply::result(offer(&definition, &words, |known| look_up(&context, known)).lines())
}

fn look_up(context: &Context, known: Known) -> Vec<Candidate> {
    let framework = &context.framework;
    let pair = |word: &dyn ToString, about: &dyn ToString| (word.to_string(), about.to_string());
    match known {
        Known::Names => context.names().unwrap_or_default().iter().map(|name| pair(name, &"")).collect(),
        Known::Roles => {
            framework.roles().map(|id| framework.role(id)).map(|role| pair(&role.key, &role.name)).collect()
        }
        Known::Bands => {
            framework.bands().map(|id| framework.band(id)).map(|band| pair(&band.key, &band.name)).collect()
        }
        Known::Skills => {
            framework.skills().map(|id| framework.skill(id)).map(|skill| pair(&skill.key, &skill.name)).collect()
        }
        Known::Levels => {
            let levels = Level::ALL.map(|level| pair(&level, framework.level_name(level)));
            let others = [pair(&"na", &"It does not apply to you"), pair(&"-", &"Take the answer back")];
            levels.into_iter().chain(others).collect()
        }
        Known::Commands => command_names().iter().map(|command| pair(command, &"")).collect(),
    }
}
