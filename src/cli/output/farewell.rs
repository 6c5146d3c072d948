//! The last line of the terminal interface: that everything is saved, and how to go on.

use std::path::PathBuf;
use std::process::ExitCode;

use super::hint::Program;
use super::reply::{Reply, print};
use crate::assessment::Name;

/// Says how to go on with an assessment. A directory is named again if it was named by an argument.
pub fn farewell(name: &Name, typed_dir: Option<PathBuf>) -> ExitCode {
    let talk = format!("Everything is saved. Go on with: {}\n", Program::with(typed_dir).open(name));
    print(&Reply { talk, ..Reply::default() })
}
