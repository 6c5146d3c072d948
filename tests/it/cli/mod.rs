//! Tests of the command line, used as a script uses it: arguments and input, then output, exit code and files.
//!
//! The files beside this one have the tests; this file has the helpers.

mod any_field;
#[cfg(unix)]
mod asking;
mod authoring;
mod checking;
mod commands;
mod editions;
mod extra_roles;
mod frameworks;
mod hostile;
mod importing;
mod joining;
mod languages;
mod log;
mod naming;
mod over_time;
mod packaging;
mod people;
mod planning;
mod posting;
mod rating;
mod reading;
mod reports;
mod restoring;
mod saves;
mod schemas;
mod settings;
mod shells;
mod statements;
#[cfg(unix)]
mod streams;
mod tables;
mod team;
mod usage;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// All commands.
const COMMANDS: [&str; 35] = [
    "posting",
    "team",
    "tables",
    "frameworks",
    "new-framework",
    "new-role",
    "bundle",
    "invite",
    "rate",
    "log",
    "due",
    "again",
    "keep",
    "migrate",
    "history",
    "compare",
    "rename",
    "copy",
    "list",
    "show",
    "export",
    "plan",
    "next",
    "answer",
    "ask",
    "import",
    "backups",
    "restore",
    "roles",
    "skills",
    "check",
    "schema",
    "delete",
    "completions",
    "man",
];

/// Returns the day in the time zone of the program.
fn today() -> String {
    devrel_ready::clock::local_day(devrel_ready::clock::now()).to_string()
}

/// One call of the program.
struct Cli {
    command: Command,
    input: Vec<u8>,
}

impl Cli {
    /// Creates a call with an empty environment.
    fn new() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_devrel-ready"));
        command.env_clear();
        Self { command, input: Vec::new() }
    }

    fn data_dir(mut self, dir: &Path) -> Self {
        self.command.env("DEVREL_READY_DATA_DIR", dir);
        self
    }

    fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    fn current_dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    fn stdin(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    fn stdout(mut self, stdout: impl Into<Stdio>) -> Self {
        self.command.stdout(stdout);
        self
    }

    fn run(mut self) -> Ran {
        let child = self.command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was piped");
        let input = self.input;
        // The program may end before it reads all input, and may write before it reads.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("writing does not panic");
        Ran(output)
    }

    /// Runs the call and captures standard output.
    fn look(self) -> Ran {
        self.stdout(Stdio::piped()).run()
    }
}

/// The result of a call. Each assertion returns it, so that assertions can be chained.
#[derive(Debug)]
struct Ran(Output);

impl Ran {
    fn out(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).expect("output is UTF-8")
    }

    fn err(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).expect("output is UTF-8")
    }

    #[track_caller]
    fn code(&self, code: i32) -> &Self {
        assert_eq!(self.0.status.code(), Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    fn done(&self) -> &Self {
        self.code(0)
    }

    #[track_caller]
    fn says(&self, words: &str) -> &Self {
        assert!(self.out().contains(words), "\"{words}\" is not in:\n{}\n{}", self.out(), self.err());
        self
    }

    #[track_caller]
    fn complains(&self, words: &str) -> &Self {
        assert!(self.err().contains(words), "\"{words}\" is not in:\n{}\n{}", self.err(), self.out());
        self
    }

    #[track_caller]
    fn quiet(&self) -> &Self {
        assert_eq!(self.err(), "");
        self
    }

    /// Asserts a failure: this exit code, no result, and a message with a hint.
    #[track_caller]
    fn fails(&self, code: i32) -> &Self {
        self.code(code);
        assert_eq!(self.out(), "", "a failure prints no result");
        self.complains("error: ");
        let advised = ["hint: ", "For more information", "Usage:"].iter().any(|words| self.err().contains(words));
        assert!(advised, "no way out in:\n{}", self.err());
        self
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.out()).expect("the output is JSON")
    }
}

/// A directory for assessments and files, deleted after the test.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: TempDir::new().expect("a temporary directory can be made") }
    }

    /// Creates a place where "me" has answered three questions.
    fn with_me() -> Self {
        let place = Self::new();
        let answers = ["answer", "me", "--new", "software-building=3", "technical-writing=2", "public-speaking=na"];
        place.run(answers).done();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn cli(&self) -> Cli {
        Cli::new().data_dir(&self.data()).current_dir(self.dir.path())
    }

    fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.cli().args(args).look()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a temporary directory can be written to");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// Returns the newest save of the only assessment.
    fn save(&self) -> PathBuf {
        let saved = fs::read_dir(self.data().join("assessments")).expect("something is saved");
        let dirs: Vec<PathBuf> = saved.map(|entry| entry.expect("readable").path()).collect();
        assert_eq!(dirs.len(), 1, "{dirs:?}");
        dirs[0].join("current.json")
    }

    /// Returns the newest save of one of several assessments.
    fn save_of(&self, name: &str) -> PathBuf {
        let saved = fs::read_dir(self.data().join("assessments")).expect("something is saved");
        let mut dirs = saved.map(|entry| entry.expect("readable").path()).filter(|dir| {
            let text = fs::read_to_string(dir.join("current.json")).unwrap_or_default();
            text.contains(&format!("\"name\":\"{name}\""))
        });
        dirs.next().expect("it is saved").join("current.json")
    }

    /// Returns every file below the data directory with its content.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut dirs = vec![self.data()];
        while let Some(dir) = dirs.pop() {
            for entry in fs::read_dir(dir).into_iter().flatten() {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    dirs.push(path);
                } else {
                    files.insert(path.clone(), fs::read(&path).expect("readable"));
                }
            }
        }
        files
    }
}

/// Returns an answers file with these entries.
fn answers(entries: &str) -> String {
    format!("{{\"schema\": \"devrel-ready/answers/1\", \"framework\": \"devrel\", \"answers\": {{{entries}}}}}")
}

/// Asserts that a document follows the schema that the program prints for its kind.
#[track_caller]
fn assert_follows(kind: &str, value: &serde_json::Value) {
    let schema = Cli::new().args(["schema", kind]).look().json();
    assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    assert!(validator.is_valid(value), "{kind}: {:?}", validator.iter_errors(value).next().map(|it| it.to_string()));
}
