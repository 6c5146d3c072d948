//! Failures of commands: message, cause, hint and exit code.

use std::io;

use super::status::ExitStatus;
use crate::assessment::Name;
use crate::store::StoreError;
use crate::text::{Clean, counted};

/// The reason why a command failed. The message names verb and object.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The command was called in a way that cannot work.
    #[error("{message}")]
    Usage {
        /// The mistake.
        message: Clean,
        /// One line for each of several mistakes.
        details: Vec<Clean>,
        /// The correct way.
        hint: Clean,
    },
    /// There is no saved assessment of that name.
    #[error("cannot find \"{name}\": there is no assessment of that name")]
    NoAssessment {
        /// The requested name.
        name: Name,
        /// A similar saved name.
        near: Option<String>,
        /// The command that lists all names.
        list: String,
    },
    /// A file has problems.
    #[error("cannot use {file}: {}", problems_in_words(*.count))]
    Problems {
        /// The file.
        file: Clean,
        /// The drawn problems.
        drawn: String,
        /// The number of problems.
        count: usize,
    },
    /// A file is a report as text.
    #[error("cannot use {file}: this is a report for people; only JSON can be imported or read back")]
    ForPeople {
        /// The file.
        file: Clean,
    },
    /// The chosen framework cannot be used.
    #[error("{message}")]
    Framework {
        /// The reason.
        message: Clean,
        /// The drawn problems.
        drawn: String,
        /// The way out.
        hint: Clean,
    },
    /// There is no picture of a team.
    #[error("{message}")]
    Team {
        /// The reason.
        message: Clean,
        /// One line for each file that matters.
        details: Vec<Clean>,
        /// The way out.
        hint: Clean,
    },
    /// The state of the save or of its contents does not allow the command.
    #[error("cannot {verb} \"{name}\": {why}")]
    Refused {
        /// The verb of the command.
        verb: &'static str,
        /// The assessment.
        name: Name,
        /// The reason.
        why: String,
        /// The way out.
        hint: String,
    },
    /// An assessment is deleted, but part of it is still there.
    #[error("not everything of \"{name}\" is deleted: {left}")]
    LeftBehind {
        /// The assessment.
        name: Name,
        /// The remaining files, with their place and owner.
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
    /// The answer to a confirmation cannot be read.
    #[error("cannot read what was typed")]
    Confirmation(#[source] io::Error),
    /// Standard output cannot be written.
    #[error("cannot write to standard output")]
    Output(#[source] io::Error),
    /// Standard input is too large or not text.
    #[error("cannot read standard input: it is {0}")]
    UnusableInput(String),
    /// No skill of a posting was kept.
    #[error("no skill of {file} was kept, so there is no role to write")]
    NothingKept {
        /// The file.
        file: Clean,
    },
    /// A file is no job posting.
    #[error("cannot read {file}: {why}")]
    Posting {
        /// The file.
        file: Clean,
        /// The reason.
        why: String,
        /// The way out.
        hint: &'static str,
    },
    /// The disk refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure {
    /// Builds a usage error. Both texts may quote arguments, so both are cleaned and kept to one line.
    pub(crate) fn usage(message: impl AsRef<str>, hint: impl AsRef<str>) -> Self {
        Self::Usage { message: Clean::line(message.as_ref()), details: Vec::new(), hint: Clean::line(hint.as_ref()) }
    }

    pub(crate) const fn status(&self) -> ExitStatus {
        match self {
            Self::Usage { .. } => ExitStatus::Usage,
            _ => ExitStatus::Failed,
        }
    }

    /// Returns the drawn problems, which are printed before the message. Empty for other failures.
    pub(crate) fn drawn(&self) -> &str {
        match self {
            Self::Problems { drawn, .. } | Self::Framework { drawn, .. } => drawn,
            _ => "",
        }
    }

    /// Returns one line for each of several mistakes.
    pub(crate) fn details(&self) -> &[Clean] {
        match self {
            Self::Usage { details, .. } | Self::Team { details, .. } => details,
            _ => &[],
        }
    }

    /// Returns the hint: the next thing to try.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Usage { hint, .. } | Self::Framework { hint, .. } | Self::Team { hint, .. } => hint.to_string(),
            Self::Refused { hint, .. } => hint.clone(),
            Self::Posting { hint, .. } => (*hint).to_owned(),
            Self::NothingKept { .. } => {
                "run it on a terminal without --yes, and add the skills by their names".to_owned()
            }
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
            Self::Output(_) => "check where the output goes; whatever the command changed is saved".to_owned(),
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

/// Returns the number of problems in words.
pub(crate) fn problems_in_words(count: usize) -> String {
    counted(count, "problem", "problems")
}
