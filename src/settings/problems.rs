//! Everything that is wrong with a file of settings, up to a limit that nobody reads beyond.

use crate::diagnostic::{Problem, Source, Span};

/// More than this is no file of settings. Each place is counted from the start of the text, so without a limit a huge
/// file would take its time.
const MOST: usize = 40;

/// Collects what is wrong with one text.
#[derive(Debug)]
pub struct Problems<'s> {
    source: &'s Source,
    found: Vec<Problem>,
    more: usize,
}

impl<'s> Problems<'s> {
    /// None so far.
    #[must_use]
    pub const fn new(source: &'s Source) -> Self {
        Self { source, found: Vec::new(), more: 0 }
    }

    /// Adds one: where, what is wrong, and what to do.
    pub fn add(&mut self, span: &Span, words: [&str; 2]) {
        if self.found.len() < MOST {
            self.found.push(Problem::at(&self.source.name, &self.source.text, span.clone(), words));
        } else {
            self.more += 1;
        }
    }

    /// Adds one about the whole text.
    pub fn add_whole(&mut self, words: [&str; 2]) {
        self.found.push(Problem::with_file(&self.source.name, words));
    }

    /// What was found.
    #[must_use]
    pub fn finish(mut self) -> Vec<Problem> {
        self.found.extend(Problem::unlisted(&self.source.name, [MOST, self.more]));
        self.found
    }
}
