//! Lists of numbers in words.
//!
//! The callers format single numbers themselves.

use crate::text::listed;

/// Lists sorted numbers. Adjacent numbers become a range: `3 to 6`, `3 and 4`, `2, 5 and 7 to 9`.
pub fn number_ranges(sorted: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words: Vec<String> = runs
        .into_iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![first.to_string()],
            1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first} to {last}")],
        })
        .collect();
    listed(&words, "and")
}

#[cfg(test)]
mod tests {
    use super::number_ranges;

    #[test]
    fn numbers_in_a_row_become_a_range() {
        assert_eq!(number_ranges(&[3]), "3");
        assert_eq!(number_ranges(&[3, 4]), "3 and 4");
        assert_eq!(number_ranges(&[3, 4, 5, 6]), "3 to 6");
        assert_eq!(number_ranges(&[2, 5, 7, 8, 9]), "2, 5 and 7 to 9");
    }
}
