//! One problem of a file: which file, where, what is wrong, and what to do about it.

use std::fmt;
use std::ops::Range;

use crate::text::{Clean, grouped};

/// Byte positions in a source text.
pub type Span = Range<usize>;

/// A problem in a file that a person wrote, with advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the person named it.
    pub file: Clean,
    /// The place in bytes; `None` if the problem concerns the whole file.
    pub span: Option<Span>,
    /// The line of the place, counted from 1; 0 if the problem concerns the whole file.
    pub line: usize,
    /// The column of the place in characters, counted from 1; 0 if the problem concerns the whole file.
    pub column: usize,
    /// The description of the problem.
    pub message: Clean,
    /// The way to solve it.
    pub advice: Clean,
    /// The number of problems that this one stands for: 1, or more if it sums up problems that are not listed.
    pub count: usize,
}

impl Problem {
    /// Creates a problem at a place in a text.
    #[must_use]
    pub fn at(file: &Clean, text: &str, span: Span, [message, advice]: [&str; 2]) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |feed| feed + 1);
        Self {
            file: file.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            span: Some(span),
            message: Clean::line(message),
            advice: Clean::line(advice),
            count: 1,
        }
    }

    /// Creates a problem with a whole file.
    #[must_use]
    pub fn with_file(file: &Clean, [message, advice]: [&str; 2]) -> Self {
        Self {
            file: file.clone(),
            span: None,
            line: 0,
            column: 0,
            message: Clean::line(message),
            advice: Clean::line(advice),
            count: 1,
        }
    }
}

impl Problem {
    /// Sums up the problems that are not listed, for the end of the list. Returns `None` if there are none.
    #[must_use]
    pub fn unlisted(file: &Clean, [listed, more]: [usize; 2]) -> Option<Self> {
        let (are, problems) = if more == 1 { ("is", "problem") } else { ("are", "problems") };
        let message = format!("there {are} {} more {problems} than the {} listed", grouped(more), grouped(listed));
        let problem = Self::with_file(file, [&message, "fix these first; then the others are listed"]);
        (more > 0).then_some(Self { count: more, ..problem })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {} ({})", self.message, self.advice)
    }
}

#[cfg(test)]
mod tests {
    use super::Problem;
    use crate::text::Clean;

    #[test]
    fn a_place_is_counted_in_lines_and_characters_from_one() {
        let problem = Problem::at(&Clean::line("f.json"), "{\n \"é\": 7}", 9..10, ["odd level", "use 0 to 4"]);
        assert_eq!((problem.line, problem.column), (2, 7));
        assert_eq!(problem.to_string(), "f.json:2:7: odd level (use 0 to 4)");
    }
}
