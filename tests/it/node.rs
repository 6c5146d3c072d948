//! Programs and packages of Node that read what this program writes.
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns the folder of packages of Node.
pub(crate) fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/node/node_modules")
}

/// Returns a program, or `None`, after saying so, if it is not there.
pub(crate) fn tool(name: &str) -> Option<Command> {
    let dirs = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::split_paths(&dirs).map(|dir| dir.join(name)).find(|path| path.is_file());
    if path.is_none() {
        eprintln!("skipped: the program {name} is not there");
    }
    path.map(Command::new)
}

/// Returns a command that runs a file of a package of Node, or `None`, after saying so.
pub(crate) fn node(package: &str, file: &Path) -> Option<Command> {
    if !packages().join(package).exists() {
        eprintln!("skipped: the package {package} of Node is not there");
        return None;
    }
    let mut command = tool("node")?;
    command.env("NODE_PATH", packages()).arg(file);
    Some(command)
}

/// Runs a command to its end and returns what it printed.
#[track_caller]
pub(crate) fn output(command: &mut Command) -> String {
    let output = command.output().expect("it just started");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}\n{printed}{}", String::from_utf8_lossy(&output.stderr));
    printed
}
