//! The words of a text, and the breaks between them that no pattern crosses.
//!
//! Goes through a line from left to right, in lower case. A word is made of letters, digits, `_`, `-`, `+`, `#`, and a
//! dot between two letters or digits.

use std::borrow::Cow;
use std::ops::Range;

use super::page::{self, TextLine};

/// A word of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PostingWord {
    /// The word in lower case.
    pub(super) text: Box<str>,
    /// The position of its line among the lines of the text.
    pub(super) line: usize,
    /// Its bytes in the line.
    pub(super) place: Range<usize>,
    /// Whether there is a break between the word and the one before.
    pub(super) follows_break: bool,
}

/// The words of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PostingWords {
    pub(super) words: Vec<PostingWord>,
    /// Whether a break follows the last word.
    pub(super) ends_with_break: bool,
}

impl PostingWords {
    /// Returns the words of these lines.
    pub(super) fn of(lines: &[TextLine<'_>]) -> Self {
        let mut words = Self::default();
        for (line, text) in lines.iter().enumerate() {
            words.read(line, &text.text);
        }
        words
    }

    /// Reads a line. A blank line is a break, the end of another line is none.
    fn read(&mut self, line: usize, text: &str) {
        if text.chars().all(char::is_whitespace) {
            self.ends_with_break = true;
            return;
        }
        let lower = lower(text);
        let mut reader = LineReader { words: self, line, text, lower: &lower, word: None, drops: false };
        for position in 0..lower.len() {
            reader.next(position);
        }
        reader.finish(text.len(), lower.len());
    }
}

/// Returns the words of a posting as patterns see them, separated by blanks, with `|` for a break.
#[must_use]
pub fn posting_words(text: &str) -> String {
    let PostingWords { words, ends_with_break } = PostingWords::of(&page::lines(text));
    let shown = words.iter().flat_map(|word| word.follows_break.then_some("|").into_iter().chain([&*word.text]));
    shown.chain(ends_with_break.then_some("|")).collect::<Vec<&str>>().join(" ")
}

/// Returns the characters of a line in lower case, each with the position of the character that it comes from.
fn lower(text: &str) -> Vec<(char, usize)> {
    // The small sigma at the end of a word has a form of its own, and only the whole text tells where a word ends.
    let whole: Option<Cow<'_, str>> = text.contains('Σ').then(|| text.to_lowercase().into());
    let places = text.char_indices().flat_map(|(at, c)| c.to_lowercase().map(move |lower| (lower, at)));
    match whole {
        Some(whole) => whole.chars().zip(places).map(|(c, (_, at))| (c, at)).collect(),
        None => places.collect(),
    }
}

/// A line that is being read.
struct LineReader<'l, 'w> {
    words: &'w mut PostingWords,
    line: usize,
    text: &'l str,
    lower: &'l [(char, usize)],
    /// The place where the present word begins: its byte in the line, and its position among the characters.
    word: Option<(usize, usize)>,
    /// Whether letters and digits are dropped, behind an apostrophe.
    drops: bool,
}

impl LineReader<'_, '_> {
    fn next(&mut self, position: usize) {
        let (c, at) = self.lower[position];
        let is_plain = |c: char| c.is_alphanumeric();
        if self.drops && is_plain(c) {
            return;
        }
        self.drops = false;
        let is_in_word = self.word.is_some();
        let is_inner_dot = || {
            let neighbors = [position.checked_sub(1), Some(position + 1)];
            let is_plain = |at: Option<usize>| at.and_then(|at| self.lower.get(at)).is_some_and(|(c, _)| is_plain(*c));
            c == '.' && is_in_word && neighbors.into_iter().all(is_plain)
        };
        if is_plain(c) || matches!(c, '_' | '-' | '+' | '#') || is_inner_dot() {
            self.word.get_or_insert((at, position));
        } else if matches!(c, '\'' | '\u{2019}') && is_in_word {
            self.finish(at, position);
            self.drops = true;
        } else {
            self.finish(at, position);
            if !c.is_whitespace() && !matches!(c, ',' | '/' | '&') {
                self.words.ends_with_break = true;
            }
        }
    }

    /// Ends the present word. What has no letter or digit is a break.
    fn finish(&mut self, end: usize, last: usize) {
        let Some((start, first)) = self.word.take() else { return };
        let lower: String = self.lower[first..last].iter().map(|(c, _)| *c).collect();
        let is_edge = ['-', '.'];
        let text = lower.trim_matches(is_edge);
        if !text.contains(char::is_alphanumeric) {
            self.words.ends_with_break = true;
            return;
        }
        let raw = &self.text[start..end];
        let begin = start + (raw.len() - raw.trim_start_matches(is_edge).len());
        let place = begin..begin + raw.trim_matches(is_edge).len();
        let follows_break = std::mem::take(&mut self.words.ends_with_break);
        self.words.words.push(PostingWord { text: text.into(), line: self.line, place, follows_break });
    }
}

#[cfg(test)]
mod tests {
    use super::{PostingWords, posting_words};
    use crate::posting::page::lines;

    /// Returns the words of a text, and asserts that each stands in its place.
    fn words(text: &str) -> String {
        let lines = lines(text);
        for word in PostingWords::of(&lines).words {
            assert_eq!(lines[word.line].text[word.place.clone()].to_lowercase(), *word.text);
        }
        posting_words(text)
    }

    #[test]
    fn the_examples_of_the_rules() {
        assert_eq!(words("Node.js, C++ & CI/CD"), "node.js c++ ci cd");
        assert_eq!(words("the team's goals (OKRs)"), "the team goals | okrs |");
        assert_eq!(words("company's"), "company");
    }

    #[test]
    fn a_dot_belongs_to_a_word_between_letters_or_digits_only() {
        assert_eq!(words(".net v2.0. a.-b x..y"), "| net v2.0 | a | b x | y");
        assert_eq!(words("end. Next"), "end | next");
    }

    #[test]
    fn letters_behind_an_apostrophe_are_dropped_once() {
        assert_eq!(words("we\u{2019}ve don't rock'n'roll"), "we don rock | roll");
        assert_eq!(words("'quoted' years' it's-me x''s"), "| quoted years it me x | s");
        assert_eq!(words("it's.net"), "it | net");
    }

    #[test]
    fn hyphens_at_the_ends_go_and_a_bullet_is_a_break() {
        assert_eq!(words("- one --two- -\n* three"), "| one two | three");
        assert_eq!(words("## _ ++ a"), "| a");
    }

    #[test]
    fn a_blank_line_is_a_break_and_the_end_of_a_line_is_none() {
        assert_eq!(words("one\r\ntwo\n \t\n\nthree\n"), "one two | three");
        assert_eq!(words(""), "");
    }

    #[test]
    fn every_script_has_letters_and_lower_case() {
        assert_eq!(words("ÜBER Straße ΟΔΟΣ 日本"), "über straße οδος 日本");
    }
}
