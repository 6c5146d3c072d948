//! Reads the arguments, lets the command line or the terminal interface do the work, and returns the exit code.

use std::io::{IsTerminal, stdin, stdout};
use std::process::ExitCode;

use devrel_ready::{cli, store};

fn main() -> ExitCode {
    store::size_limits_are_errors();
    match cli::run(std::env::args_os()) {
        cli::Outcome::Done(code) => code,
        cli::Outcome::Interface(_) if !(stdin().is_terminal() && stdout().is_terminal()) => cli::no_terminal(),
        cli::Outcome::Interface(asked) => interface(&asked),
    }
}

/// Starts the terminal interface.
fn interface(asked: &cli::Interface) -> ExitCode {
    let cli::Interface { name, .. } = asked;
    let message = match name {
        Some(name) => format!("cannot open \"{name}\": the terminal interface is not built yet"),
        None => "cannot start: the terminal interface is not built yet".to_owned(),
    };
    cli::failed(&message, "`devrel-ready --help` lists the commands that work")
}
