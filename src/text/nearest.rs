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
        .filter(|(distance, word)| *distance <= 1 + word.len() / 5)
        .map(|(_, word)| word)
}
