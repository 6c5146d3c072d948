//! [`Damage`] names what is wrong with a save, for people. The save format detects it.

use std::fmt;

use crate::text::Clean;

/// A fault of a damaged save. The program shows it to people as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// There are backups but no save.
    Gone,
    /// The file has no bytes.
    Empty,
    /// The file holds only zeros, as after some crashes.
    Zeros,
    /// The file is not UTF-8.
    NotText,
    /// The file is larger than any save.
    TooLarge,
    /// The file is text but not a save: broken off, overwritten, or something else.
    Garbled(Clean),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone => f.write_str("the file is gone"),
            Self::Empty => f.write_str("the file is empty"),
            Self::Zeros => f.write_str("the file holds nothing but zeros"),
            Self::NotText => f.write_str("the file is not text"),
            Self::TooLarge => f.write_str("the file is too large to be a save"),
            Self::Garbled(why) => why.fmt(f),
        }
    }
}
