//! The subject of a command: a saved assessment, a file, or standard input.
//!
//! The argument alone decides among the three. The contents of the current directory do not matter, so that a script
//! does the same everywhere.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueHint;
use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::assessment::{Name, NameProblem};

/// The thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Standard input, written `-`.
    Input,
    /// A file: any argument with a path separator, or that ends in `.json`.
    File(PathBuf),
    /// A saved assessment: any other argument.
    Saved(Name),
}

/// The reason why an argument cannot name a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SubjectProblem {
    #[error(transparent)]
    Name(#[from] NameProblem),
    #[error("a name has to be UTF-8 text")]
    NotText,
}

impl Subject {
    pub(crate) fn parse(written: OsString) -> Result<Self, SubjectProblem> {
        let text = written.to_string_lossy();
        if text == "-" {
            return Ok(Self::Input);
        }
        if text.contains(std::path::is_separator) || text.to_lowercase().ends_with(".json") {
            return Ok(Self::File(written.into()));
        }
        let text = written.to_str().ok_or(SubjectProblem::NotText)?;
        Ok(Self::Saved(Name::new(text)?))
    }

    /// Returns the parser for arguments that can be all three.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        OsStringValueParser::new().try_map(Self::parse)
    }
}

/// Returns the parser for arguments that name a saved assessment.
pub(crate) fn name_parser() -> impl TypedValueParser<Value = Name> {
    clap::builder::StringValueParser::new().try_map(|written| Name::new(&written))
}

/// Shells complete files only; saved names are missing.
pub(crate) const HINT: ValueHint = ValueHint::FilePath;

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::Subject;

    fn parsed(text: &str) -> Option<Subject> {
        Subject::parse(OsString::from(text)).ok()
    }

    #[test]
    fn a_hyphen_is_standard_input() {
        assert_eq!(parsed("-"), Some(Subject::Input));
    }

    #[test]
    fn a_separator_or_the_ending_makes_a_file() {
        for text in ["answers.json", "A.JSON", "./me", "../me", "a/b", "/tmp/x"] {
            assert_eq!(parsed(text), Some(Subject::File(text.into())), "{text}");
        }
    }

    #[test]
    fn anything_else_is_a_name_or_nothing() {
        assert!(matches!(parsed("Ada Lovelace"), Some(Subject::Saved(_))));
        assert_eq!(parsed(""), None);
        assert_eq!(parsed(".."), None);
    }
}
