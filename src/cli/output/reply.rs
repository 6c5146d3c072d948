//! Prints to standard output and standard error, both through the filter, and returns the exit code.
//!
//! A command finishes before anything is printed, so an error never follows half a result. Only a conversation prints
//! while it runs.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use super::drawn::DrawnPage;
use super::failure::Failure;
use super::status::ExitStatus;
use super::target::OutputTarget;
use crate::text::Filter;

/// The output of a command.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    /// The result, for standard output.
    pub(crate) result: Printed,
    /// Warnings, notes and confirmations, for standard error.
    pub(crate) messages: String,
    /// The way in which the command ended.
    pub(crate) status: ExitStatus,
}

/// The content for standard output.
#[derive(Debug)]
pub(crate) enum Printed {
    /// Text that stays as it is: JSON, a report, a script, a drawing.
    Exact(String),
    /// Text for people, with each paragraph on one line. It is folded to the width of the output.
    Page(String),
    /// A page that was laid out for the terminal.
    Drawn(DrawnPage),
}

impl Default for Printed {
    fn default() -> Self {
        Self::Exact(String::new())
    }
}

impl Reply {
    /// Creates a reply with a result that is printed as it is.
    pub(crate) fn exact(result: impl Into<String>) -> Self {
        Self { result: Printed::Exact(result.into()), ..Self::default() }
    }

    /// Creates a reply with text for people.
    pub(crate) fn page(result: impl Into<String>) -> Self {
        Self { result: Printed::Page(result.into()), ..Self::default() }
    }
}

/// Prints a reply and returns the exit code.
pub(crate) fn print(reply: &Reply, target: OutputTarget) -> ExitCode {
    print_message(&reply.messages);
    let delivered = match &reply.result {
        Printed::Exact(text) => deliver(text),
        Printed::Page(text) => deliver(&target.shown(text)),
        Printed::Drawn(page) => page.write(BufWriter::new(io::stdout().lock())),
    };
    match delivered {
        Ok(()) => reply.status.into(),
        // The reader closed the pipe, as in `devrel-ready skills | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => reply.status.into(),
        Err(error) => fail(&Failure::Output(error)),
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

/// Returns whether a person can watch standard error.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Writes a line over the one before, for a person who waits. The next call replaces it.
pub(crate) fn print_over(line: &str) {
    let mut err = io::stderr().lock();
    let _ = write!(err, "\r{line:<60}\r").and_then(|()| err.flush());
}

/// Returns whether standard input is a terminal.
pub(crate) fn is_typed() -> bool {
    io::stdin().is_terminal()
}

/// Prints text of a conversation at once.
pub(crate) fn print_now(target: OutputTarget, text: &str) -> Result<(), Failure> {
    deliver(&target.shown(text)).map_err(Failure::Output)
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
