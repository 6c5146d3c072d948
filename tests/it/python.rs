//! Programs of Python that read what this program writes.
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::path::Path;
use std::process::Command;

/// Returns a command that runs Python code which imports a package. Packages of the system are found, and those in
/// `target/python`, where `.ci/run` installs them. `None`, after saying so, if the package is not there.
pub(crate) fn python(package: &str, code: &str) -> Option<Command> {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python");
    let run = |code: &str| {
        let mut command = Command::new("python3");
        command.env("PYTHONPATH", &packages).args(["-c", code]);
        command
    };
    if !run(&format!("import {package}")).output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: the Python package {package} is not there");
        return None;
    }
    Some(run(code))
}
