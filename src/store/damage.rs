//! [`Damage`] names what is wrong with a save, for people. The save format detects it.

use std::fmt;

use crate::text::Clean;

/// What is wrong with a damaged save. Shown to people as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// There is no save although there are backups.
    Gone,
    /// A file without a byte.
    Empty,
    /// Nothing but zeros, as some crashes leave behind.
    Zeros,
    /// Not UTF-8.
    NotText,
    /// Larger than anything we write.
    TooLarge,
    /// Text, but no save: broken off, overwritten or something else altogether.
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
