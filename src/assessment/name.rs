//! The name of a saved assessment.

use std::fmt;

use super::reserved::is_reserved;
use crate::text::{Clean, composed, folded, width};

/// The widest name, in columns.
const LIMIT: usize = 48;

/// The name of an assessment: one to 48 columns of text. It can be a command's argument, and it cannot look like an
/// option or a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Clean);

/// The reason why a text is no name. The program shows its message as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameProblem {
    /// The text has no letter or digit.
    #[error("a name needs at least one letter or digit")]
    Empty,
    /// The text is too wide for a list.
    #[error("a name has at most {LIMIT} characters, and wide ones count twice")]
    TooLong,
    /// The text looks like a path.
    #[error("a name cannot contain / or \\, because it would look like a file")]
    Path,
    /// The text looks like an option, a hidden file or standard input.
    #[error("a name cannot start with a dot or a hyphen")]
    Start,
    /// The text looks like a JSON file.
    #[error("a name cannot end in .json, because it would look like a file")]
    File,
    /// The text is a command.
    #[error("a name cannot be a command of devrel-ready, because typing it would mean that")]
    Command,
}

impl Name {
    /// The widest name, in columns.
    pub const LIMIT: usize = LIMIT;

    /// Checks a name.
    ///
    /// # Errors
    ///
    /// The first reason why the text is no name.
    pub fn new(raw: &str) -> Result<Self, NameProblem> {
        let name = Clean::line(raw);
        let text = name.as_str();
        if !text.chars().any(char::is_alphanumeric) {
            return Err(NameProblem::Empty);
        }
        if width(text) > LIMIT {
            return Err(NameProblem::TooLong);
        }
        if text.contains(['/', '\\']) {
            return Err(NameProblem::Path);
        }
        if text.starts_with(['.', '-']) {
            return Err(NameProblem::Start);
        }
        if text.to_lowercase().ends_with(".json") {
            return Err(NameProblem::File);
        }
        Ok(Self(name))
    }

    /// Checks a name for a new assessment and normalizes its spelling: composed letters and single blanks. It cannot be
    /// a command, unlike the name of an existing assessment.
    ///
    /// # Errors
    ///
    /// The first reason why the text is no such name.
    pub fn for_new(raw: &str) -> Result<Self, NameProblem> {
        let name = Self::new(&composed(Clean::line(raw).as_str()))?;
        if is_reserved(name.as_str()) { Err(NameProblem::Command) } else { Ok(name) }
    }

    /// Returns whether two names are equal, whatever their composition, case and spacing.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        folded(self.as_str()) == folded(other.as_str())
    }

    /// Returns the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the name as text that is safe to show.
    #[must_use]
    pub const fn clean(&self) -> &Clean {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, NameProblem};

    #[test]
    fn people_may_use_their_own_words() {
        for name in ["me", "Ada Lovelace", "2026-11", "春", "naïve.v2"] {
            assert_eq!(Name::new(name).map(|name| name.to_string()).as_deref(), Ok(name));
        }
    }

    #[test]
    fn what_could_be_taken_for_something_else_is_refused() {
        let cases = [
            ("", NameProblem::Empty),
            ("  ", NameProblem::Empty),
            ("-", NameProblem::Empty),
            ("../me", NameProblem::Path),
            ("a\\b", NameProblem::Path),
            ("--yes", NameProblem::Start),
            (".me", NameProblem::Start),
            ("me.JSON", NameProblem::File),
            (&"x".repeat(49), NameProblem::TooLong),
        ];
        for (text, problem) in cases {
            assert_eq!(Name::new(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_new_name_is_kept_in_one_spelling_and_is_no_command() {
        assert_eq!(Name::for_new(" Zoe\u{308}  A ").map(|name| name.to_string()).as_deref(), Ok("Zoë A"));
        for word in ["list", "team", "Restore", "new-role", "help"] {
            assert_eq!(Name::for_new(word), Err(NameProblem::Command), "{word}");
            assert!(Name::new(word).is_ok(), "one that is saved already can be opened");
        }
        for word in ["lists", "team 2", "me"] {
            assert!(Name::for_new(word).is_ok(), "{word}");
        }
    }

    #[test]
    fn names_are_the_same_however_they_are_composed_capitalized_and_spaced() {
        let name = |text: &str| Name::new(text).expect("a name");
        assert!(name("Zoë  A").is_same(&name("ZOE\u{308} a")));
        assert!(!name("Zoe").is_same(&name("Zoë")));
        assert!(!name("a b").is_same(&name("ab")));
    }
}
