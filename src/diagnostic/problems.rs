//! All problems of one or several texts, as one error.
//!
//! The readers find and word each [`Problem`]. This list only holds and counts them, and stops growing at a limit.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use super::{Problem, Source, Span};

/// A list of problems. As an error it has at least one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Returns the number of problems that the list stands for. One entry can sum up many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|problem| problem.count).sum()
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Returns the value if the list is empty.
    ///
    /// # Errors
    ///
    /// The problems, if there are any or if there is no value.
    pub fn or_value<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl Deref for Problems {
    type Target = [Problem];

    fn deref(&self) -> &[Problem] {
        &self.0
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self(problems.into_iter().collect())
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl From<Box<Problem>> for Problems {
    fn from(problem: Box<Problem>) -> Self {
        Self(vec![*problem])
    }
}

/// Prints one problem in each line.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.0.iter().enumerate() {
            let feed = if position == 0 { "" } else { "\n" };
            write!(f, "{feed}{problem}")?;
        }
        Ok(())
    }
}

impl Error for Problems {}

/// Collects the problems of one text: keeps the first ones and counts the rest. Finding the line of each takes a pass
/// over the text, so a huge file would be slow without a limit.
#[derive(Debug)]
pub struct ProblemCollector<'s> {
    source: &'s Source,
    limit: usize,
    found: Problems,
    more: usize,
}

impl<'s> ProblemCollector<'s> {
    /// Creates a collector that keeps at most `limit` problems with a place.
    #[must_use]
    pub const fn new(source: &'s Source, limit: usize) -> Self {
        Self { source, limit, found: Problems(Vec::new()), more: 0 }
    }

    /// Adds a problem at a place: what is wrong, and what to do.
    pub fn add(&mut self, span: &Span, words: [&str; 2]) {
        if self.is_full() {
            self.more += 1;
        } else {
            self.found.push(Problem::at(&self.source.name, &self.source.text, span.clone(), words));
        }
    }

    /// Adds a problem with the whole text.
    pub fn add_whole(&mut self, words: [&str; 2]) {
        self.found.push(Problem::with_file(&self.source.name, words));
    }

    /// Returns whether further problems are only counted, so that their words are not needed.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Counts a problem beyond the limit.
    pub const fn count_unlisted(&mut self) {
        self.more += 1;
    }

    /// Returns the problems. The last one sums up those beyond the limit.
    #[must_use]
    pub fn finish(mut self) -> Problems {
        self.found.extend(Problem::unlisted(&self.source.name, [self.limit, self.more]));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::{ProblemCollector, Problems};
    use crate::diagnostic::Source;

    #[test]
    fn problems_beyond_the_limit_are_counted_and_summed_up() {
        let source = Source::new("f.json", "[1, 2, 3]");
        let mut collector = ProblemCollector::new(&source, 2);
        for place in [1, 4, 7] {
            collector.add(&(place..place + 1), ["odd", "even it out"]);
        }
        let problems = collector.finish();
        assert_eq!((problems.len(), problems.count()), (3, 3));
        let last = problems.last().map(ToString::to_string);
        let summary = "f.json: there is 1 more problem than the 2 listed (fix these first; then the others are listed)";
        assert_eq!(last.as_deref(), Some(summary));
    }

    #[test]
    fn problems_are_an_error_with_one_problem_a_line() {
        let source = Source::new("f.json", "12");
        let mut collector = ProblemCollector::new(&source, 9);
        collector.add(&(0..1), ["odd", "even it out"]);
        collector.add_whole(["short", "write more"]);
        let error: Box<dyn std::error::Error> = Box::new(collector.finish());
        assert_eq!(error.to_string(), "f.json:1:1: odd (even it out)\nf.json: short (write more)");
        assert_eq!(Problems::default().or_value(Some(7)), Ok(7));
    }
}
