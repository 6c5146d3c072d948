//! The start of an error message: the operation and its path. The error itself holds the cause.

use std::fmt;
use std::path::Path;

use crate::text::Clean;

/// The operation that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Making a path absolute.
    Find,
    /// Looking at or reading a file.
    Read,
    /// Listing a directory.
    List,
    /// Creating a file or directory.
    Create,
    /// Writing a file of the store.
    Write,
    /// Flushing a file or directory to the disk.
    Flush,
    /// Moving a file to its place or out of the way.
    Move,
    /// Removing a file or directory.
    Remove,
    /// Locking a file.
    Lock,
    /// Writing a file to a path that a person chose.
    Export,
}

impl Action {
    pub(super) const fn verb(self) -> &'static str {
        match self {
            Self::Find => "find",
            Self::Read => "read",
            Self::List => "list",
            Self::Create => "create",
            Self::Write | Self::Export => "write",
            Self::Flush => "flush to the disk",
            Self::Move => "move",
            Self::Remove => "remove",
            Self::Lock => "lock",
        }
    }
}

/// A path without characters that control a terminal.
pub(super) struct Shown<'p>(pub(super) &'p Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Clean::file(&self.0.to_string_lossy()).fmt(f)
    }
}
