//! The patterns of terms, and where they match in the words of a text.
//!
//! A pattern is made of words: `word`, which as the last word of its pattern also matches what begins with it and a
//! hyphen; `stem*`, which matches every word that begins so; and `..` before a word for up to four words between.
//!
//! All patterns are compiled into one table. Every different word of a text is compared with it once. After that a
//! match compares numbers only, and at each position only the patterns are tried that begin with the word there. So the
//! cost grows with the text and not faster.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::word::PostingWord;
use crate::order::Order as _;

/// The most words that `..` skips.
const MOST_BETWEEN: usize = 4;

/// The words that a word of a pattern matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Test {
    /// The same word.
    Same,
    /// The same word, also before a hyphen.
    Last,
    /// Every word that begins so.
    Stem,
}

/// The number of a test in the table.
type TestId = usize;

/// A word of a pattern.
#[derive(Debug, Clone, Copy)]
struct Part {
    test: TestId,
    /// The most words that may stand before it.
    between: usize,
}

/// A match: the pattern and its first and last words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) pattern: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Compiled patterns.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    compiled: Vec<Vec<Part>>,
    /// The tests for the same word, for the same word before a hyphen, and for stems.
    tests: [HashMap<Box<str>, TestId>; 3],
    /// The lengths of the words that may stand before a hyphen, and of the stems.
    lengths: BTreeSet<usize>,
    /// The patterns that begin with a test, for every test.
    begin: Vec<Vec<usize>>,
}

impl Patterns {
    pub(super) fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let mut table = Self::default();
        for pattern in patterns {
            let number = table.compiled.len();
            let mut words = pattern.split(' ').peekable();
            let mut parts: Vec<Part> = Vec::new();
            while let Some(word) = words.next() {
                parts.push(table.part(word, words.peek().is_none()));
            }
            table.begin[parts[0].test].push(number);
            table.compiled.push(parts);
        }
        table
    }

    fn part(&mut self, word: &str, is_last: bool) -> Part {
        let (word, between) = word.strip_prefix("..").map_or((word, 0), |word| (word, MOST_BETWEEN));
        let (test, word) = match word.strip_suffix('*') {
            Some(stem) => (Test::Stem, stem),
            None if is_last => (Test::Last, word),
            None => (Test::Same, word),
        };
        if test != Test::Same {
            self.lengths.insert(word.len());
        }
        let next = self.begin.len();
        let test = *self.tests[test as usize].entry(word.into()).or_insert(next);
        if test == next {
            self.begin.push(Vec::new());
        }
        Part { test, between }
    }

    /// Returns the tests that a word passes. Reads no more of a long word than the longest stem has.
    fn passed(&self, word: &str) -> Vec<TestId> {
        let found = |test: Test, text: &str| self.tests[test as usize].get(text).copied();
        let is_whole = [Test::Same, Test::Last].into_iter().filter_map(|test| found(test, word));
        let starts = self.lengths.iter().filter_map(|length| Some((*length, word.get(..*length)?)));
        let begins = starts.flat_map(|(length, start)| {
            let is_before_hyphen = word.as_bytes().get(length) == Some(&b'-');
            [is_before_hyphen.then(|| found(Test::Last, start)).flatten(), found(Test::Stem, start)]
        });
        is_whole.chain(begins.flatten()).collect()
    }

    /// Compares the words of a text with the table.
    pub(super) fn text(&self, words: &[PostingWord]) -> ComparedText<'_> {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut passed = Vec::new();
        let mut kinds = Vec::with_capacity(words.len());
        for word in words {
            kinds.push(*known.entry(&word.text).or_insert_with(|| {
                passed.push(self.passed(&word.text));
                passed.len() - 1
            }));
        }
        let breaks = words.iter().map(|word| word.follows_break).collect();
        let begin = |passed: &Vec<TestId>| {
            let mut patterns: Vec<usize> = passed.iter().flat_map(|test| self.begin[*test].iter().copied()).collect();
            patterns.order();
            patterns
        };
        let begin = passed.iter().map(begin).collect();
        let free = vec![0; self.compiled.len()];
        ComparedText { patterns: self, kinds, passed, breaks, gone: vec![false; words.len()], begin, free, steps: 0 }
    }
}

/// The words of a text, compared with the table of patterns.
#[derive(Debug, Clone)]
pub(super) struct ComparedText<'p> {
    patterns: &'p Patterns,
    /// The kind of every word. Equal words have the same kind.
    kinds: Vec<usize>,
    /// The tests that the words of a kind pass.
    passed: Vec<Vec<TestId>>,
    /// Whether there is a break before a word.
    breaks: Vec<bool>,
    /// The words in whose place there is a break.
    gone: Vec<bool>,
    /// The patterns that begin with a word of a kind, in order.
    begin: Vec<Vec<usize>>,
    /// The first word for the next match of every pattern, while matches are looked for.
    free: Vec<usize>,
    /// The number of comparisons so far, for tests of the cost.
    pub(super) steps: u64,
}

impl ComparedText<'_> {
    /// Puts a break in place of some words.
    pub(super) fn remove(&mut self, words: Range<usize>) {
        self.gone[words].fill(true);
    }

    /// Returns the matches of some patterns in some of the words, in the order of their first words. Matches of one
    /// pattern do not overlap.
    pub(super) fn matches(&mut self, among: Range<usize>, words: Range<usize>) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        for first in words.clone() {
            for at in self.beginning(&among, first) {
                let pattern = self.begin[self.kinds[first]][at];
                if self.free[pattern] <= first
                    && let Some(last) = self.last(pattern, first, words.end)
                {
                    self.free[pattern] = last + 1;
                    found.push(Match { pattern, first, last });
                }
            }
        }
        for it in &found {
            self.free[it.pattern] = 0;
        }
        found
    }

    /// Goes through some patterns in order, and puts a break in place of every match of each.
    pub(super) fn remove_matches(&mut self, among: Range<usize>) {
        let mut places = vec![Vec::new(); among.len()];
        for first in 0..self.kinds.len() {
            for at in self.beginning(&among, first) {
                let pattern = self.begin[self.kinds[first]][at];
                // A pattern that does not match before any removal does not match after it.
                if self.last(pattern, first, self.kinds.len()).is_some() {
                    places[pattern - among.start].push(first);
                }
            }
        }
        for (pattern, places) in among.zip(places) {
            for first in places {
                if let Some(last) = self.last(pattern, first, self.kinds.len()) {
                    self.remove(first..last + 1);
                }
            }
        }
    }

    /// Returns where those of some patterns stand among the patterns that begin with the word at a position.
    fn beginning(&self, among: &Range<usize>, first: usize) -> Range<usize> {
        let patterns = &self.begin[self.kinds[first]];
        let place = |end: usize| patterns.partition_point(|it| *it < end);
        place(among.start)..place(among.end)
    }

    /// Returns the last word of the match of a pattern whose first word matches at a position.
    fn last(&mut self, pattern: usize, first: usize, end: usize) -> Option<usize> {
        self.steps += 1;
        let parts = &self.patterns.compiled[pattern];
        let gaps = parts.iter().filter(|part| part.between > 0).count();
        let mut attempt = Attempt { parts, end, failed: (gaps > GAPS_TRIED).then(HashSet::new) };
        if self.gone[first] { None } else { self.rest(&mut attempt, 1, first) }
    }

    /// Returns the last word of a match whose parts before this one match up to a word.
    fn rest(&mut self, attempt: &mut Attempt<'_>, part: usize, before: usize) -> Option<usize> {
        let Some(next) = attempt.parts.get(part) else { return Some(before) };
        if attempt.failed.as_ref().is_some_and(|failed| failed.contains(&(part, before))) {
            return None;
        }
        for word in before + 1..attempt.end.min(before + 2 + next.between) {
            if self.gone[word] || self.breaks[word] {
                break;
            }
            self.steps += 1;
            if self.passed[self.kinds[word]].contains(&next.test)
                && let Some(last) = self.rest(attempt, part + 1, word)
            {
                return Some(last);
            }
        }
        if let Some(failed) = &mut attempt.failed {
            failed.insert((part, before));
        }
        None
    }
}

/// The most `..` in a pattern for which every way is simply tried.
const GAPS_TRIED: usize = 2;

/// The attempt to match a pattern.
struct Attempt<'p> {
    parts: &'p [Part],
    end: usize,
    /// The parts that did not match behind a word. Without this, each `..` would multiply the ways to try.
    failed: Option<HashSet<(usize, usize)>>,
}

#[cfg(test)]
mod tests {
    use super::Patterns;
    use crate::posting::page::lines;
    use crate::posting::word::PostingWords;

    /// Returns the words of every match of a pattern, and the number of steps.
    fn counted(pattern: &str, text: &str) -> (Vec<String>, u64) {
        let words = PostingWords::of(&lines(text)).words;
        let patterns = Patterns::new([pattern]);
        let mut text = patterns.text(&words);
        let found = text.matches(0..1, 0..words.len());
        let shown = |first, last| words[first..=last].iter().map(|word| &*word.text).collect::<Vec<&str>>().join(" ");
        (found.into_iter().map(|it| shown(it.first, it.last)).collect(), text.steps)
    }

    fn found(pattern: &str, text: &str) -> Vec<String> {
        counted(pattern, text).0
    }

    #[test]
    fn the_examples_of_the_rules() {
        let long = "answering all of their technical questions";
        assert_eq!(found("answer* ..questions", long), [long]);
        assert!(found("answer* ..questions", "answer each of the many hard questions").is_empty());
        assert_eq!(found("metric*", "metrics, metric-driven"), ["metrics", "metric-driven"]);
    }

    #[test]
    fn the_last_word_also_matches_before_a_hyphen() {
        assert_eq!(found("metric", "metric metric-driven metrics a-metric"), ["metric", "metric-driven"]);
        assert_eq!(found("open source", "open-minded source, open source-first"), ["open source-first"]);
        assert_eq!(found("open-source", "open-source-first"), ["open-source-first"]);
    }

    #[test]
    fn no_match_runs_across_a_break_but_it_may_run_over_a_line_end() {
        assert_eq!(found("blog posts", "blog\nposts"), ["blog posts"]);
        for text in ["blog\n\nposts", "blog. Posts", "blog - posts", "blog (posts"] {
            assert!(found("blog posts", text).is_empty(), "{text}");
        }
        assert!(found("a ..b", "a x. b").is_empty());
    }

    #[test]
    fn the_fewest_words_are_skipped_and_one_more_if_the_rest_fails() {
        assert_eq!(found("a ..b", "a b b"), ["a b"]);
        assert_eq!(found("a ..b c", "a b x b c"), ["a b x b c"]);
        assert_eq!(found("a ..b ..c", "a b x x x x b c"), Vec::<String>::new());
        assert_eq!(found("a ..b ..b c", "a b x b b c"), ["a b x b b c"]);
    }

    #[test]
    fn matches_of_one_pattern_do_not_overlap() {
        assert_eq!(found("a a", "a a a a a"), ["a a", "a a"]);
        assert_eq!(found("a ..b", "a a b b"), ["a a b"]);
    }

    #[test]
    fn the_cost_grows_with_the_text_even_if_nearly_everything_matches() {
        for pattern in ["a ..b", "a ..a ..a ..b", "a ..a ..a ..a ..a ..a ..a ..a ..a ..a ..b"] {
            let steps = |count: usize| counted(pattern, &"a ".repeat(count)).1;
            let (short, long) = (steps(1_000), steps(8_000));
            assert!(long <= 9 * short, "{pattern}: {short} and {long}");
            assert!(long <= 8_000 * 2_500, "{pattern}: {long}");
        }
    }

    #[test]
    fn a_break_stands_in_place_of_removed_words() {
        let words = PostingWords::of(&lines("a developer advocate b c")).words;
        let patterns = Patterns::new(["developer advocate", "advocate b", "a ..b", "b c"]);
        let mut text = patterns.text(&words);
        text.remove_matches(0..2);
        let found: Vec<usize> = text.matches(2..4, 0..words.len()).iter().map(|it| it.pattern).collect();
        assert_eq!(found, [3], "the longer name was removed first, and nothing crosses the break");
    }
}
