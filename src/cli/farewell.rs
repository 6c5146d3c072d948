//! The last line of the terminal interface: that everything is saved, and how to go on.

use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;

use super::output::{Reply, print};
use super::subject::Subject;
use super::{Arguments, hint};
use crate::assessment::Name;

/// Says how to go on with an assessment. A directory is named again if it was named by an argument.
pub fn farewell(name: &Name, typed_dir: Option<&Path>) -> ExitCode {
    let name = Some(name).filter(|name| can_be_typed(name.as_str()));
    let talk = format!("Everything is saved. Go on with: {}\n", hint::go_on(typed_dir, name));
    print(&Reply { talk, ..Reply::default() })
}

/// Whether the name opens the assessment where a command could stand. If not, the list of assessments does.
fn can_be_typed(name: &str) -> bool {
    let is_command = Arguments::command().get_subcommands().any(|command| command.get_name() == name);
    let is_name = matches!(Subject::parse(name.into()), Ok(Subject::Saved(_)));
    is_name && !is_command && name != "help" && !name.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::can_be_typed;

    #[test]
    fn a_name_that_would_be_taken_for_something_else_is_not_told_to_be_typed() {
        for name in ["me", "Ada's own", "lists", "春"] {
            assert!(can_be_typed(name), "{name}");
        }
        for name in ["list", "help", "-x", "--help", "a/b"] {
            assert!(!can_be_typed(name), "{name}");
        }
    }
}
