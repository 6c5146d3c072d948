//! The label of a point in time, and the ways to name one.

use std::fmt;

use jiff::civil::Date;

use super::name::{Name, NameProblem};
use super::point::PointInTime;
use crate::text::{Clean, folded};

/// The label that a person gives to a point in time: one to 48 columns of text that stands for nothing else after an @.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointLabel(Clean);

/// The reason why a text is no label. The program shows its message as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelProblem {
    /// A name could not be this text either.
    #[error("{}", label_words(*.0))]
    Name(NameProblem),
    /// The text has an @, which separates the label from the name.
    #[error("a label cannot contain @, because it stands after one")]
    At,
    /// The text looks like the number of a point, a date, or the label of a backup.
    #[error("a label cannot be a number, a date, or b and digits, because those stand for a point or a backup already")]
    Taken,
}

fn label_words(problem: NameProblem) -> String {
    problem.to_string().replacen("a name", "a label", 1)
}

impl PointLabel {
    /// Checks a label.
    ///
    /// # Errors
    ///
    /// The first reason why the text is no label.
    pub fn new(raw: &str) -> Result<Self, LabelProblem> {
        let name = Name::new(raw).map_err(LabelProblem::Name)?;
        let text = name.as_str();
        if text.contains('@') {
            return Err(LabelProblem::At);
        }
        match StateLabel::parse(text) {
            StateLabel::Label(_) => Ok(Self(name.clean().clone())),
            _ => Err(LabelProblem::Taken),
        }
    }

    /// Returns the label as text that is safe to show.
    #[must_use]
    pub const fn clean(&self) -> &Clean {
        &self.0
    }
}

/// The text after the @ in `NAME@2`: the way to name an earlier state of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateLabel {
    /// A backup, by the number in its label: `b2`.
    Backup(usize),
    /// A point in time, by its number: `2`.
    Number(u32),
    /// The newest point on or before a day: `2026-05-01`.
    On(Date),
    /// The newest point with a label.
    Label(String),
}

impl StateLabel {
    /// Reads the text after the @. Every text names something, if only a label that no point has.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(number) = text.strip_prefix('b').filter(|digits| all_digits(digits)) {
            // A number that no backup can have is one that no backup has.
            return Self::Backup(number.parse().unwrap_or(usize::MAX));
        }
        if all_digits(text) {
            return Self::Number(text.parse().unwrap_or(u32::MAX));
        }
        text.parse().map_or_else(|_| Self::Label(text.to_owned()), Self::On)
    }

    /// Returns the point that is meant, of points in the order of their numbers.
    #[must_use]
    pub fn point<'p>(&self, points: &'p [PointInTime]) -> Option<&'p PointInTime> {
        match self {
            Self::Backup(_) => None,
            Self::Number(number) => points.iter().find(|point| point.number == *number),
            Self::On(date) => {
                let until = points.iter().filter(|point| point.day().latest() <= *date);
                until.max_by_key(|point| (point.day().latest(), point.number))
            }
            Self::Label(label) => {
                let is_same = |point: &&PointInTime| folded(point.label.as_str()) == folded(label);
                points.iter().filter(is_same).max_by_key(|point| point.number)
            }
        }
    }
}

/// Writes the label as it is typed after the @.
impl fmt::Display for StateLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backup(number) => write!(f, "b{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::On(date) => write!(f, "{date}"),
            Self::Label(label) => f.write_str(label),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{LabelProblem, PointLabel, StateLabel};
    use crate::assessment::NameProblem;

    #[test]
    fn a_label_is_what_nothing_else_could_be_after_an_at() {
        assert!(PointLabel::new("after the talk").is_ok());
        assert!(PointLabel::new("2026").is_err_and(|problem| problem == LabelProblem::Taken));
        for taken in ["b2", "b007", "12", "2026-05-01"] {
            assert_eq!(PointLabel::new(taken), Err(LabelProblem::Taken), "{taken}");
        }
        assert_eq!(PointLabel::new("me@home"), Err(LabelProblem::At));
        assert_eq!(PointLabel::new(" "), Err(LabelProblem::Name(NameProblem::Empty)));
        assert_eq!(LabelProblem::Name(NameProblem::Empty).to_string(), "a label needs at least one letter or digit");
    }

    #[test]
    fn a_state_is_named_by_backup_number_day_or_label() {
        assert_eq!(StateLabel::parse("b2"), StateLabel::Backup(2));
        assert_eq!(StateLabel::parse("2"), StateLabel::Number(2));
        assert_eq!(StateLabel::parse("2026-05-01"), StateLabel::On(date(2026, 5, 1)));
        assert_eq!(StateLabel::parse("b"), StateLabel::Label("b".to_owned()));
        assert_eq!(StateLabel::parse("2026-13-01"), StateLabel::Label("2026-13-01".to_owned()));
        for text in ["b2", "2", "2026-05-01", "after the talk"] {
            assert_eq!(StateLabel::parse(text).to_string(), text);
        }
    }
}
