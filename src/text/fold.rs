//! Compares what people type: ignores capitals, accents, hyphens, and how a keyboard composes a letter.
//!
//! These are pure functions over text. The callers decide which names, skills or roles to compare.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the text with composed letters (NFC) and single blanks. New names are kept in this spelling.
#[must_use]
pub fn composed(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a form that is the same for all spellings of one name: composed letters, no capitals, single blanks. Accents
/// still tell names apart.
#[must_use]
pub fn folded(text: &str) -> String {
    // Letters that share a capital, such as both forms of sigma, become equal by way of the capital.
    let lower = text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    composed(&lower.collect::<String>())
}

/// Returns the words of a text in lower case and without accents. Everything but a letter or digit separates words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let plain = if text.is_ascii() {
        // There is no accent and no other spelling, and a filter reads thousands of texts with each key.
        text.to_ascii_lowercase()
    } else {
        folded(&text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>())
    };
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns whether two texts have the same words.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    words(a) == words(b)
}

/// Words to search for. Each matches the beginning of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Splits the text of a search field into words.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(words(typed))
    }

    /// Returns whether every word begins some word of one of the texts. A query without words matches everything.
    #[must_use]
    pub fn matches(&self, texts: &[&str]) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let found: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
        self.0.iter().all(|typed| found.iter().any(|word| word.starts_with(typed)))
    }

    /// Returns whether the words of the query begin the words of a text, one by one, from its first word on.
    #[must_use]
    pub fn starts(&self, text: &str) -> bool {
        let found = words(text);
        found.len() >= self.0.len() && self.0.iter().zip(&found).all(|(typed, word)| word.starts_with(typed))
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, composed, folded, same_words, words};

    #[test]
    fn a_name_is_the_same_however_a_keyboard_composes_and_spaces_it() {
        assert_eq!(composed("Zoe\u{308}  A\u{30a}berg "), "Zoë Åberg");
        for other in ["ZOE\u{308}", "zoë", " Zoë ", "zOË"] {
            assert_eq!(folded("Zoë"), folded(other), "{other}");
        }
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
        assert_eq!(folded("STRASSE"), folded("straße"));
        for (a, b) in [("Zoe", "Zoë"), ("a b", "ab"), ("a-b", "a b"), ("春", "秋")] {
            assert_ne!(folded(a), folded(b), "{a} {b}");
        }
    }

    #[test]
    fn hyphens_accents_and_capitals_do_not_tell_words_apart() {
        assert_eq!(words("Open-Source  Program, Café!"), ["open", "source", "program", "cafe"]);
        assert!(same_words("first-role", "First  Role") && same_words("NAÏVE", "naive"));
        assert!(!same_words("first role", "first"));
        assert!(words("… - ").is_empty());
    }

    #[test]
    fn each_word_of_a_query_is_the_beginning_of_a_word() {
        for typed in ["tech writ", "writ tech", "TECH-writ", "téch", "", "  ", "docs technical"] {
            assert!(Query::new(typed).matches(&["Technical writing", "Writes docs"]), "{typed}");
        }
        for typed in ["riting", "technically", "tech speak"] {
            assert!(!Query::new(typed).matches(&["Technical writing"]), "{typed}");
        }
        assert!(Query::new("supply chain").matches(&["Supply-chain security"]));
    }

    #[test]
    fn a_query_starts_a_text_with_its_words_in_order() {
        for (typed, starts) in [("tech", true), ("tech wri", true), ("writing", false), ("tech x", false), ("", true)] {
            assert_eq!(Query::new(typed).starts("Technical writing"), starts, "{typed}");
        }
    }
}
