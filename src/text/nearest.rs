//! Finds the known word that a misspelled one is closest to.
//!
//! It only suggests: no caller takes the suggestion without asking.

/// The known word closest to `text`, if one is close enough to be meant.
#[must_use]
pub fn nearest<'k, S: AsRef<str>>(text: &str, known: &'k [S]) -> Option<&'k str> {
    // Words of very different length are not near. Not comparing them keeps a huge word from costing anything.
    let comparable = |word: &&S| text.len() <= 4 * word.as_ref().len() + 4;
    known
        .iter()
        .filter(comparable)
        .map(|word| (strsim::damerau_levenshtein(text, word.as_ref()), word.as_ref()))
        .min()
        .filter(|(distance, word)| *distance <= 1 + word.len() / 5)
        .map(|(_, word)| word)
}
