//! Prints to standard output and standard error, both through the filter, and returns the exit code.
//!
//! A command finishes before anything is printed, so an error never follows half a result. Only a conversation prints
//! while it runs.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use super::failure::Failure;
use super::status::ExitStatus;
use crate::text::Filter;

/// The output of a command.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    /// The result, for standard output.
    pub(crate) result: String,
    /// Warnings, notes and confirmations, for standard error.
    pub(crate) messages: String,
    /// How it ended.
    pub(crate) status: ExitStatus,
}

impl Reply {
    /// Creates a reply with a result only.
    pub(crate) fn result(result: impl Into<String>) -> Self {
        Self { result: result.into(), ..Self::default() }
    }
}

/// Prints a reply and returns the exit code.
pub(crate) fn print(reply: &Reply) -> ExitCode {
    print_message(&reply.messages);
    match deliver(&reply.result) {
        Ok(()) => reply.status.into(),
        // The reader closed the pipe, as in `devrel-ready skills | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => reply.status.into(),
        Err(error) => {
            print_message(&format!(
                "error: cannot write to standard output\ncaused by: {error}\nhint: check where the output goes\n"
            ));
            ExitCode::FAILURE
        }
    }
}

/// Prints why a command failed and returns the exit code.
pub(crate) fn fail(failure: &Failure) -> ExitCode {
    let mut messages = String::new();
    if !failure.drawn().is_empty() {
        messages = format!("{}\n", failure.drawn());
    }
    let _ = writeln!(messages, "error: {failure}");
    for detail in failure.details() {
        let _ = writeln!(messages, "  {detail}");
    }
    let mut cause = failure.source();
    while let Some(error) = cause {
        let _ = writeln!(messages, "caused by: {error}");
        cause = error.source();
    }
    let _ = writeln!(messages, "hint: {}", failure.hint());
    print_message(&messages);
    failure.status().into()
}

/// Returns whether the program can ask a question and read the answer.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Returns whether standard input is a terminal.
pub(crate) fn is_typed() -> bool {
    io::stdin().is_terminal()
}

/// Prints text of a conversation at once.
pub(crate) fn print_now(text: &str) -> Result<(), Failure> {
    deliver(text).map_err(Failure::Output)
}

fn deliver(text: &str) -> io::Result<()> {
    let mut out = Filter::new(io::stdout().lock());
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints to standard error. Errors are ignored, because there is no other place to report them.
pub(crate) fn print_message(text: &str) {
    let mut err = Filter::new(io::stderr().lock());
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
