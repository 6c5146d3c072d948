//! Finds the known word that is closest to a misspelled one.
//!
//! The result is only a suggestion: no caller uses it without asking.

/// Returns the known word closest to `text`, or `None` if no word is close.
#[must_use]
pub fn nearest<'k, S: AsRef<str>>(text: &str, known: &'k [S]) -> Option<&'k str> {
    // Words of very different length are not close. Skipping them keeps a huge word cheap.
    let comparable = |word: &&S| text.len() <= 4 * word.as_ref().len() + 4;
    known
        .iter()
        .filter(comparable)
        .map(|word| (strsim::damerau_levenshtein(text, word.as_ref()), word.as_ref()))
        .min()
        .filter(|(distance, word)| *distance <= 1 + word.chars().count() / 5)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_word_is_close_by_its_characters_and_not_by_its_bytes() {
        assert_eq!(nearest("advocat", &["advocate", "writer"]), Some("advocate"));
        assert_eq!(nearest("\u{7530}\u{4e2d}\u{592a}\u{5b50}", &["\u{4f50}\u{85e4}\u{82b1}\u{5b50}"]), None);
    }
}
