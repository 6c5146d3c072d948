//! The name of an earlier state of an assessment: `me@b2` is the one that `backups me` lists as b2.

use std::fmt;

use crate::assessment::{Name, NameProblem};

/// An earlier state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BackupRef {
    pub(crate) name: Name,
    pub(crate) number: usize,
}

/// The reason why a text names no earlier state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BackupRefProblem {
    #[error("write the name, @ and the label that `devrel-ready backups NAME` lists, as in me@b1")]
    Form,
    #[error(transparent)]
    Name(#[from] NameProblem),
}

impl BackupRef {
    /// Parses the name of an earlier state. Returns `None` for any other text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::parse_strictly(text).ok()
    }

    /// Parses the name of an earlier state, or returns the problem.
    pub(crate) fn parse_strictly(text: &str) -> Result<Self, BackupRefProblem> {
        let (name, label) = text.rsplit_once('@').ok_or(BackupRefProblem::Form)?;
        let digits = label.strip_prefix('b').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        let number = digits.and_then(|digits| digits.parse().ok()).ok_or(BackupRefProblem::Form)?;
        Ok(Self { name: Name::new(name)?, number })
    }
}

impl fmt::Display for BackupRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@b{}", self.name, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::BackupRef;

    #[test]
    fn a_name_an_at_and_a_label_are_an_earlier_state_and_nothing_else_is() {
        let earlier = |text| BackupRef::parse(text).map(|it| (it.name.to_string(), it.number));
        assert_eq!(earlier("me@b2"), Some(("me".to_owned(), 2)));
        assert_eq!(earlier("me@home@b12"), Some(("me@home".to_owned(), 12)));
        for text in ["me", "me@", "me@2", "me@b", "me@b+1", "me@bb1", "@b1", "me@b1 "] {
            assert_eq!(earlier(text), None, "{text}");
        }
    }
}
