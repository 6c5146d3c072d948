//! `devrel-ready completions`: prints the completion script of a shell.
//!
//! The scripts of bash, zsh and fish call the program with a hidden word instead of a command. The scripts of other
//! shells contain a fixed list.

use clap::{Args, ValueEnum};
use clap_complete::generate;
use clap_complete::shells::{Elvish, PowerShell};

use crate::cli::output::reply::Reply;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct CompletionsArgs {
    /// The shell
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
  devrel-ready completions bash > \\
    ~/.local/share/bash-completion/completions/devrel-ready
  devrel-ready completions fish > ~/.config/fish/completions/devrel-ready.fish
  devrel-ready completions zsh > \"${fpath[1]}/_devrel-ready\"

The folder has to be there; `mkdir -p` makes it. A new shell knows the
completions then. In bash, zsh and fish the names of your assessments, roles,
bands and skills are completed, too.";

impl CompletionsArgs {
    pub(crate) fn run(&self, definition: clap::Command) -> Reply {
        match self.shell {
            Shell::Bash => Reply::exact(include_str!("completions/bash.sh")),
            Shell::Zsh => Reply::exact(include_str!("completions/zsh.sh")),
            Shell::Fish => Reply::exact(include_str!("completions/fish.fish")),
            Shell::Elvish => Reply::exact(fixed(Elvish, definition)),
            Shell::Pwsh => Reply::exact(fixed(PowerShell, definition)),
        }
    }
}

/// Returns a script with a fixed list of commands and options.
fn fixed(shell: impl clap_complete::Generator, definition: clap::Command) -> String {
    // One shell shows hidden arguments, so give this one a description.
    let mut definition = definition.mut_arg("rest", |rest| rest.help("Nothing more"));
    let mut script = Vec::new();
    generate(shell, &mut definition, "devrel-ready", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
