//! The name of an earlier state of an assessment: `me@2` is a point in time, `me@b2` a backup.

use std::fmt;

use crate::assessment::{Name, NameProblem, StateLabel};

/// An earlier state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateRef {
    /// The assessment.
    pub(crate) name: Name,
    /// The point or backup.
    pub(crate) label: StateLabel,
}

/// The reason why a text names no earlier state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StateRefProblem {
    #[error("write the name, @ and what `devrel-ready history NAME` or `backups NAME` lists, as in me@2 or me@b1")]
    Form,
    #[error(transparent)]
    Name(#[from] NameProblem),
}

impl StateRef {
    /// Parses the name of an earlier state. Returns `None` for any other text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::parse_strictly(text).ok()
    }

    /// Parses the name of an earlier state, or returns the problem.
    pub(crate) fn parse_strictly(text: &str) -> Result<Self, StateRefProblem> {
        let (name, label) = text.rsplit_once('@').ok_or(StateRefProblem::Form)?;
        if label.trim().is_empty() {
            return Err(StateRefProblem::Form);
        }
        Ok(Self { name: Name::new(name)?, label: StateLabel::parse(label) })
    }
}

impl fmt::Display for StateRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.label)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::StateRef;
    use crate::assessment::StateLabel;

    #[test]
    fn a_name_an_at_and_a_label_are_an_earlier_state_and_nothing_else_is() {
        let earlier = |text| StateRef::parse(text).map(|it| (it.name.to_string(), it.label));
        assert_eq!(earlier("me@b2"), Some(("me".to_owned(), StateLabel::Backup(2))));
        assert_eq!(earlier("me@home@b12"), Some(("me@home".to_owned(), StateLabel::Backup(12))));
        assert_eq!(earlier("me@3"), Some(("me".to_owned(), StateLabel::Number(3))));
        assert_eq!(earlier("me@2026-05-01"), Some(("me".to_owned(), StateLabel::On(date(2026, 5, 1)))));
        assert_eq!(earlier("me@the talk"), Some(("me".to_owned(), StateLabel::Label("the talk".to_owned()))));
        for text in ["me", "me@", "me@ ", "@b1"] {
            assert_eq!(earlier(text), None, "{text}");
        }
    }
}
