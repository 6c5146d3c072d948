//! `devrel-ready completions`: what a shell needs to complete the commands, out of their one definition.

use clap::Args;
use clap_complete::{Shell, generate};

use super::output::Reply;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready completions bash > ~/.local/share/bash-completion/completions/devrel-ready
  devrel-ready completions fish > ~/.config/fish/completions/devrel-ready.fish
  devrel-ready completions zsh > \"${fpath[1]}/_devrel-ready\"

A new shell knows them then.";

impl Completions {
    pub(super) fn run(&self) -> Reply {
        // One shell shows what is hidden; there it should at least say what comes next.
        let mut definition = super::definition().mut_arg("rest", |rest| rest.help("Nothing more"));
        let mut script = Vec::new();
        generate(self.shell, &mut definition, "devrel-ready", &mut script);
        Reply::result(String::from_utf8_lossy(&script))
    }
}
