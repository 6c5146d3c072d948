//! The words in which two texts differ.

/// Returns for each word of two texts whether only that text has it at that place. Punctuation behind a word makes no
/// difference. The words are those between spaces, in order.
#[must_use]
pub fn differing_words(before: &str, after: &str) -> [Vec<bool>; 2] {
    let [old, new] = [before, after].map(|text| text.split_whitespace().map(bare).collect::<Vec<&str>>());
    // The length of the longest common sequence of what follows each pair of places.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let [mut only_old, mut only_new] = [vec![true; old.len()], vec![true; new.len()]];
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            (only_old[i], only_new[j]) = (false, false);
            (i, j) = (i + 1, j + 1);
        } else if common[i + 1][j] >= common[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    [only_old, only_new]
}

/// Returns a word without the punctuation behind it.
fn bare(word: &str) -> &str {
    let bare = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    if bare.is_empty() { word } else { bare }
}

#[cfg(test)]
mod tests {
    use super::differing_words;

    fn marked(before: &str, after: &str) -> [String; 2] {
        let [old, new] = differing_words(before, after);
        let mark = |text: &str, only: Vec<bool>| {
            let words = text.split_whitespace().zip(only);
            words
                .map(|(word, only)| if only { format!("[{word}]") } else { word.to_owned() })
                .collect::<Vec<_>>()
                .join(" ")
        };
        [mark(before, old), mark(after, new)]
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let pair = ["You have led a strategy behind it, with a stop.", "You have led a plan behind it."];
        let expected = ["You have led a [strategy] behind it, [with] [a] [stop.]", "You have led a [plan] behind it."];
        assert_eq!(marked(pair[0], pair[1]), expected);
        assert_eq!(marked("a b", "a b"), ["a b", "a b"]);
        assert_eq!(marked("", "a , b"), ["", "[a] [,] [b]"]);
    }
}
