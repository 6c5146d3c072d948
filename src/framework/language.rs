//! Languages of texts: their tags, which one of several a person reads, and the direction of writing.
//!
//! Tags follow BCP 47, without extensions and private parts, and the choice among several follows the lookup of
//! RFC 4647. This module knows no names of languages and reads no environment.

use std::fmt;

/// The longest tag, in letters.
const LONGEST: usize = 35;

/// The scripts that are written from right to left.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 13] =
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Orkh", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/// The languages that are written from right to left unless their tag names another script.
const RIGHT_TO_LEFT: [&str; 36] = [
    "aii", "ar", "arc", "ary", "arz", "azb", "bal", "bcc", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji",
    "ks", "lki", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sam", "sd", "sdh", "skr", "syr", "trw", "ug", "ur",
    "wbl", "yi",
];

/// The medium that sets the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Medium {
    /// A terminal. It does not set text from right to left in order.
    #[default]
    Terminal,
    /// A file, which another program shows.
    File,
}

impl Medium {
    /// Returns whether texts in a language stand in order.
    #[must_use]
    pub fn sets(self, language: &Language) -> bool {
        self == Self::File || !language.is_right_to_left()
    }
}

/// A language, by its tag, such as `de` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// Returns the language of a framework that names none.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Returns the language with this tag. `None` if the text is no tag: two or three letters, then parts of two to
    /// eight letters and digits, each after a hyphen. Capitals do not matter.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let first = parts.next().filter(|first| matches!(first.len(), 2 | 3))?;
        let is_language = first.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric());
        if !is_language || tag.len() > LONGEST || !parts.clone().all(is_part) {
            return None;
        }
        let mut usual = first.to_ascii_lowercase();
        for part in parts {
            usual.push('-');
            usual.push_str(&as_usual(part));
        }
        Some(Self(usual))
    }

    /// Returns the language of a locale such as `de_DE.UTF-8`. `None` for `C` and `POSIX`, which name none.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default();
        Self::new(&name.replace('_', "-"))
    }

    /// Returns the tag, with capitals as they are usual.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the first of some languages that fits: the same tag, or else the tag without its last part, and so on.
    #[must_use]
    pub fn among<'l>(&self, languages: &'l [Self]) -> Option<&'l Self> {
        let mut wanted = self.0.as_str();
        loop {
            if let Some(found) = languages.iter().find(|language| language.0 == wanted) {
                return Some(found);
            }
            wanted = wanted.rsplit_once('-')?.0;
        }
    }

    /// Returns whether the language is written from right to left. The script of the tag counts first.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        let mut parts = self.0.split('-');
        let language = parts.next().unwrap_or_default();
        match parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
            None => RIGHT_TO_LEFT.contains(&language),
        }
    }
}

/// Returns a part of a tag with its usual capitals: `Hant` for a script, `CH` for a region, `1996` for the rest.
fn as_usual(part: &str) -> String {
    let lower = part.to_ascii_lowercase();
    match lower.len() {
        2 => lower.to_ascii_uppercase(),
        4 if lower.bytes().all(|byte| byte.is_ascii_alphabetic()) => lower[..1].to_ascii_uppercase() + &lower[1..],
        _ => lower,
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    fn language(tag: &str) -> Language {
        Language::new(tag).expect("a tag")
    }

    #[test]
    fn a_tag_is_read_in_any_capitals_and_everything_else_is_refused() {
        for (typed, tag) in [
            ("de", "de"),
            ("DE-ch-1996", "de-CH-1996"),
            ("zh-hANT-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("ckb", "ckb"),
        ] {
            assert_eq!(language(typed).tag(), tag);
        }
        let long = format!("de{}", "-abcdefgh".repeat(4));
        for wrong in ["", "d", "german", "de_DE", "de-", "-de", "de-x-a", "de-abcdefghi", "dé", "d1", "../de", &long] {
            assert_eq!(Language::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_locale_names_a_language_unless_it_is_that_of_programs() {
        for (locale, tag) in [("de_DE.UTF-8", "de-DE"), ("sr_RS@latin", "sr-RS"), ("fr", "fr")] {
            assert_eq!(Language::of_locale(locale), Some(language(tag)), "{locale}");
        }
        for none in ["C", "POSIX", "C.UTF-8", "", ".UTF-8", "C.utf8"] {
            assert_eq!(Language::of_locale(none), None, "{none}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag_and_then_by_shorter_ones() {
        let there = ["en", "de", "de-CH", "zh-Hant"].map(language);
        let found = |tag: &str| language(tag).among(&there).map(Language::tag);
        for (wanted, expected) in [
            ("de-CH-1996", Some("de-CH")),
            ("de-AT", Some("de")),
            ("zh-Hant-TW", Some("zh-Hant")),
            ("zh-TW", None),
            ("fr", None),
        ] {
            assert_eq!(found(wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn the_script_of_a_tag_decides_its_direction_before_its_language() {
        for tag in ["ar", "he-IL", "fa", "ur-PK", "yi", "ps", "sd", "ckb", "dv", "az-Arab", "ff-Adlm", "nqo"] {
            assert!(language(tag).is_right_to_left(), "{tag}");
        }
        for tag in ["en", "de", "ja", "sd-Deva", "ku", "az", "yi-Latn"] {
            assert!(!language(tag).is_right_to_left(), "{tag}");
        }
    }
}
