//! The answers to the preferences of a framework. They are never scored.

/// An answer to a statement about what a person would like to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// The person would like it.
    Yes,
    /// The person would rather not.
    No,
    /// The person does not know.
    NotSure,
}

impl Wish {
    /// All answers, in the order on screen.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];

    /// Returns the word in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "not-sure",
        }
    }

    /// Returns the words on screen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "not sure",
        }
    }

    /// Returns the same as the beginning of a sentence.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::NotSure => "Not sure",
        }
    }

    /// Returns the answer with this word in files.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.key() == key)
    }
}
