//! The finding of a check, before it is printed.

use std::path::Path;

use crate::diagnostic::{Problem, Problems, Source};
use crate::store::StoreError;
use crate::text::Clean;

/// The result for one path.
pub(in crate::cli::commands) enum Finding {
    /// No problem; holds a description, and a line for each translation.
    Fine(String, Vec<String>),
    /// No problem, but something worth knowing, with the source to draw it from.
    Weak(String, Problems, Source),
    /// Problems, with the sources to draw them from.
    Wrong(Problems, Vec<Source>),
    /// Checked together with a directory that is also named.
    Covered,
}

impl Finding {
    /// Returns the finding that there is no problem.
    pub(in crate::cli::commands) fn fine(what: impl Into<String>) -> Self {
        Self::Fine(what.into(), Vec::new())
    }
}

/// Returns the finding that a file cannot be read.
pub(in crate::cli::commands) fn unreadable(path: &Path, error: &StoreError) -> Finding {
    let file = Clean::line(&path.to_string_lossy());
    Finding::Wrong(Problem::with_file(&file, [error.reason().as_str(), error.hint().as_ref()]).into(), Vec::new())
}
