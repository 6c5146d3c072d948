//! Builds commands that a person can copy. They repeat `--data-dir` and `--language`, and quote names for a shell.

use std::fmt::Display;

use crate::assessment::is_reserved;
use crate::cli::args::options::SharedOptions;
use crate::cli::args::subject::Subject;
use crate::text::{shell_path, shell_quoted};

/// The way to call the program again: with the data directory, the extra roles and the language that arguments named.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    options: SharedOptions,
}

impl Program {
    /// Returns the way to call the program with the same options. The framework is repeated only where a command works
    /// with it, because an assessment knows its own.
    pub(crate) const fn with(options: SharedOptions) -> Self {
        Self { options }
    }

    /// Returns a command with a name, such as `devrel-ready --data-dir work show 'Ada Lovelace'`.
    pub(crate) fn command(&self, word: &str, name: impl Display) -> String {
        let name = name.to_string();
        // After `--`, a name is never taken for an option.
        let guard = if name.starts_with('-') { "-- " } else { "" };
        format!("{} {word} {guard}{}", self.call(), shell_quoted(&name))
    }

    /// Returns a command without a name, such as `devrel-ready ask`.
    pub(crate) fn without_name(&self, word: &str) -> String {
        format!("{} {word}", self.call())
    }

    /// Returns a command that works with a framework, such as `devrel-ready --framework shop/ roles`.
    pub(crate) fn of_framework(&self, named: &str, words: &str) -> String {
        format!("{} --framework {} {words}", self.call(), shell_path(named))
    }

    /// Returns the command that writes a report for people into the current directory.
    pub(crate) fn export(&self, name: impl Display) -> String {
        let name = name.to_string();
        format!("{} --format text -o {}", self.command("export", &name), shell_quoted(&format!("{name}.txt")))
    }

    /// Returns the command that writes a rating into the current directory.
    pub(crate) fn export_rating(&self, name: impl Display) -> String {
        let name = name.to_string();
        let words = name.to_lowercase();
        let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!("{} -o {}", self.command("export", &name), shell_quoted(&format!("{}.json", words.join("-"))))
    }

    /// Returns the command that opens an assessment: `devrel-ready me`, or `devrel-ready -- team` if the name would be
    /// taken for a command. If a name cannot be typed, returns the command that opens the list.
    pub(crate) fn open(&self, name: impl Display) -> String {
        let name = name.to_string();
        if !matches!(Subject::parse(name.clone().into()), Ok(Subject::Saved(_))) {
            return self.call();
        }
        let guard = if is_reserved(&name) { "-- " } else { "" };
        format!("{} {guard}{}", self.call(), shell_quoted(&name))
    }

    /// Returns the program without a command, which opens the list of assessments.
    pub(crate) fn call(&self) -> String {
        let options = SharedOptions { framework: None, ..self.options.clone() };
        let words = options.words();
        // Each value is a path or a tag.
        let pairs = words.chunks_exact(2).map(|pair| [&pair[0], &pair[1]].map(|word| word.to_string_lossy()));
        let pairs = pairs.map(|[option, value]| format!(" {option} {}", shell_path(&value)));
        format!("devrel-ready{}", pairs.collect::<String>())
    }
}

#[cfg(all(test, unix))]
mod tests {

    use super::Program;
    use crate::cli::args::options::SharedOptions;

    fn command(word: &str, name: &str) -> String {
        Program::default().command(word, name)
    }

    fn open(name: &str) -> String {
        Program::default().open(name)
    }

    #[test]
    fn a_plain_name_stays_plain() {
        assert_eq!(command("ask", "me"), "devrel-ready ask me");
        assert_eq!(open("2026-11.v2"), "devrel-ready 2026-11.v2");
        assert_eq!(open("春"), "devrel-ready 春");
    }

    #[test]
    fn a_name_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(command("show", "My Community Check!"), "devrel-ready show 'My Community Check!'");
        assert_eq!(command("ask", "Ada's $HOME `x`"), r"devrel-ready ask 'Ada'\''s $HOME `x`'");
        for name in ["a;b", "a&b", "~", "#1", "a*", "a\"b", "a(b)", "{a,b}"] {
            assert!(command("show", name).ends_with(&format!("'{name}'")), "{name}");
        }
    }

    #[test]
    fn a_shell_reads_the_name_back() {
        for name in ["My Community Check!", "Ada's", "a\"b $x `y` \\", "naïve"] {
            let line = command("show", name).replacen("devrel-ready show", "printf %s", 1);
            let printed = std::process::Command::new("sh").args(["-c", &line]).output().expect("there is a shell");
            assert_eq!(String::from_utf8_lossy(&printed.stdout), name);
        }
    }

    #[test]
    fn a_report_is_written_to_a_file_called_like_the_assessment() {
        let export = |name: &str| Program::default().export(name);
        assert_eq!(export("me"), "devrel-ready export me --format text -o me.txt");
        assert_eq!(export("a b"), "devrel-ready export 'a b' --format text -o 'a b.txt'");
    }

    #[test]
    fn a_directory_that_was_named_is_named_again() {
        let program = Program::with(SharedOptions::in_directory(Some("my work".into())));
        assert_eq!(program.open("me"), "devrel-ready --data-dir 'my work' me");
        assert_eq!(program.command("delete", "me"), "devrel-ready --data-dir 'my work' delete me");
        let program = Program::with(SharedOptions::in_directory(Some("-x".into())));
        assert_eq!(program.open("me"), "devrel-ready --data-dir ./-x me");
    }

    #[test]
    fn a_name_that_would_be_taken_for_something_else_is_not_told_to_be_typed_where_it_would() {
        for name in ["me", "Ada's own", "lists", "春"] {
            assert_ne!(open(name), "devrel-ready", "{name}");
        }
        for name in ["-x", "--help"] {
            assert_eq!(open(name), "devrel-ready", "{name}");
        }
        for name in ["list", "help", "team"] {
            assert_eq!(open(name), format!("devrel-ready -- {name}"));
        }
        assert_eq!(command("show", "list"), "devrel-ready show list");
        assert_eq!(command("show", "-x"), "devrel-ready show -- -x");
    }
}
