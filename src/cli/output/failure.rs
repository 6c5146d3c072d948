//! Why a command could not do what it was asked, with its cause, what to do about it, and the exit code.

use std::io;

use super::status::ExitStatus;
use crate::assessment::Name;
use crate::store::StoreError;
use crate::text::{Clean, counted};

/// Why a command failed. The message names verb and object.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The command was called in a way that cannot work.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: Clean,
        /// One line for each thing, where there are several.
        details: Vec<Clean>,
        /// What to write instead.
        hint: Clean,
    },
    /// There is no saved assessment of that name.
    #[error("cannot find \"{name}\": there is no assessment of that name")]
    NoAssessment {
        /// The name that was asked for.
        name: Name,
        /// A saved one that may have been meant.
        near: Option<String>,
        /// The command that lists those there are.
        list: String,
    },
    /// A file was read and is wrong.
    #[error("cannot use {file}: {}", problems_in_words(*.count))]
    Problems {
        /// Which file.
        file: Clean,
        /// The problems with their places, drawn.
        drawn: String,
        /// How many.
        count: usize,
    },
    /// A file is a report as text.
    #[error("cannot use {file}: this is a report for people; only JSON can be imported or read back")]
    ForPeople {
        /// Which file.
        file: Clean,
    },
    /// A save is there, but not fit for what was asked.
    #[error("cannot {verb} \"{name}\": {why}")]
    Refused {
        /// What was asked.
        verb: &'static str,
        /// Of which assessment.
        name: Name,
        /// Why not.
        why: String,
        /// What to do.
        hint: String,
    },
    /// An assessment is deleted, but something of it is still there.
    #[error("deleted the answers of \"{name}\", but not everything: {left}")]
    LeftBehind {
        /// Which assessment.
        name: Name,
        /// What is left, where, and whose it is.
        left: Clean,
        /// The command that removes it.
        command: Clean,
    },
    /// Standard input cannot be read.
    #[error("cannot read standard input")]
    Input(#[source] io::Error),
    /// The next line of a conversation cannot be read.
    #[error("cannot read the next line from standard input")]
    Line(#[source] io::Error),
    /// What was typed to a question before deleting cannot be read.
    #[error("cannot read what was typed")]
    Confirmation(#[source] io::Error),
    /// Nothing can be said any more.
    #[error("cannot write to standard output")]
    Output(#[source] io::Error),
    /// Standard input is not what we read.
    #[error("cannot read standard input: it is {0}")]
    UnusableInput(String),
    /// The disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure {
    /// Wrong usage, with what to write instead. Both quote arguments, so both are kept to one clean line.
    pub(crate) fn usage(message: impl AsRef<str>, hint: impl AsRef<str>) -> Self {
        Self::Usage { message: Clean::line(message.as_ref()), details: Vec::new(), hint: Clean::line(hint.as_ref()) }
    }

    pub(crate) const fn status(&self) -> ExitStatus {
        match self {
            Self::Usage { .. } => ExitStatus::Usage,
            _ => ExitStatus::Failed,
        }
    }

    /// What is shown before the message, for failures that have more to show than a sentence.
    pub(crate) fn drawn(&self) -> &str {
        match self {
            Self::Problems { drawn, .. } => drawn,
            _ => "",
        }
    }

    /// One line for each thing that is wrong, where there are several.
    pub(crate) fn details(&self) -> &[Clean] {
        match self {
            Self::Usage { details, .. } => details,
            _ => &[],
        }
    }

    /// What a person can do about it.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Usage { hint, .. } => hint.to_string(),
            Self::Refused { hint, .. } => hint.clone(),
            Self::NoAssessment { near: Some(near), list, .. } => {
                format!("did you mean \"{near}\"? `{list}` shows all")
            }
            Self::NoAssessment { near: None, list, .. } => {
                format!("`{list}` shows the names there are; a file needs its path, as in ./answers")
            }
            Self::Problems { .. } => "fix the places above; `devrel-ready check FILE` shows them again".to_owned(),
            Self::ForPeople { .. } => {
                "write it as JSON where it came from, as in `devrel-ready export NAME -o NAME.json`".to_owned()
            }
            Self::LeftBehind { command, .. } => format!("to remove it type `{command}`"),
            Self::Input(_) => "name a file instead of -".to_owned(),
            Self::Confirmation(_) => "nothing was deleted; pass --yes to delete without being asked".to_owned(),
            Self::Line(_) => "every answer that was told to be saved is safe".to_owned(),
            Self::Output(_) => "check where the output goes".to_owned(),
            Self::UnusableInput(_) => {
                "send UTF-8 text, of at most 1 MiB unless it is a report of this program".to_owned()
            }
            Self::Store(StoreError::Io { cause, .. }) if cause.kind() == io::ErrorKind::InvalidInput => {
                "name an ordinary file, or use - to read standard input".to_owned()
            }
            Self::Store(error) => error.hint().into_owned(),
        }
    }
}

/// `1 problem`, `2 problems`.
pub(crate) fn problems_in_words(count: usize) -> String {
    counted(count, "problem", "problems")
}
