//! The mentions of years in a posting, read back word for word: `5+ years`, `3 to 5 years`, `at least two years`.
//!
//! Years are never converted to levels.

use super::page::TextLine;
use super::word::PostingWord;
use crate::text::Clean;

/// The words for years.
const YEARS: [&str; 4] = ["year", "years", "yrs", "yr"];

/// The words for small numbers.
const NUMBERS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "several", "many",
];

/// The most different pieces that are read back.
const MOST: usize = 8;

/// The most bytes of a piece, and between two of its words.
const PIECE_LIMIT: usize = 60;

/// Returns what a posting says about years, in order and each once.
pub(super) fn said(lines: &[TextLine<'_>], words: &[PostingWord]) -> Vec<Clean> {
    let mut said = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if said.len() == MOST || !YEARS.contains(&&*word.text) {
            continue;
        }
        let Some(first) = first(words, at) else { continue };
        let line = &lines[word.line].text;
        let place = words[first].place.start..word.place.end;
        // A plus behind the number is part of the number, and a sign between two numbers part of the line.
        if place.len() > PIECE_LIMIT {
            continue;
        }
        let piece = Clean::line(&line[place]);
        if !said.contains(&piece) {
            said.push(piece);
        }
    }
    said
}

/// Returns the first word of the number before a word for years, on the same line.
fn first(words: &[PostingWord], years: usize) -> Option<usize> {
    let line = words[years].line;
    let on_line = |at: Option<usize>| at.filter(|at| words[*at].line == line);
    let before = |at: usize, count: usize| on_line(at.checked_sub(count));
    let number = before(years, 1).filter(|at| is_number(&words[*at].text) && !words[years].follows_break)?;
    // Two numbers: `3 to 5` or `3 – 5`, whose sign is a break.
    let joined = before(number, 2)
        .filter(|at| matches!(&*words[*at + 1].text, "to" | "or" | "and") && is_number(&words[*at].text));
    let apart = before(number, 1).filter(|at| words[number].follows_break && is_digits(&words[*at].text));
    Some(joined.or(apart).unwrap_or(number))
}

fn is_digits(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 8 && word.chars().all(is_part)
}

fn is_number(word: &str) -> bool {
    is_digits(word) || NUMBERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::posting::page::lines;
    use crate::posting::word::PostingWords;

    fn years(text: &str) -> Vec<String> {
        let lines = lines(text);
        said(&lines, &PostingWords::of(&lines).words).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn years_are_read_back_as_they_are_written() {
        assert_eq!(
            years("5+ years of Go, 3-5 yrs, and at least Two years' experience"),
            ["5+ years", "3-5 yrs", "Two years"]
        );
        assert_eq!(years("3 to 5 years\n3 – 5 years\n5 or more years"), ["3 to 5 years", "3 – 5 years"]);
        assert_eq!(years("5+ years. 5+ years."), ["5+ years"], "once each");
    }

    #[test]
    fn a_year_without_a_number_is_nothing_to_read_back() {
        assert!(years("this year, over the years, 12\nyears. In 2019. Years").is_empty());
        assert!(years(&format!("{} years", "9".repeat(300))).is_empty());
    }
}
