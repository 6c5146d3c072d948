//! Builds lists, counts, numbers and days in words.

use jiff::civil::Date;

/// Returns words in a row, with `last` as the joining word: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn listed<S: AsRef<str>>(words: &[S], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// Returns a day in words: `1 May 2026`.
#[must_use]
pub fn date_words(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// Returns how many there are as the beginning of a sentence: `Four roles`, `One domain`, or `13 roles` above twelve.
#[must_use]
pub fn number_word(count: usize, one: &str, several: &str) -> String {
    const WORDS: [&str; 13] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    match WORDS.get(count) {
        Some(word) => format!("{word} {}", if count == 1 { one } else { several }),
        None => counted(count, one, several),
    }
}

/// Returns a text with a capital first letter.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns whether a text is the address of a web page and nothing else, with no letter that an address has to write in
/// another way.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| !rest.is_empty() && !text.contains(is_forbidden))
}

/// Returns a number with its noun in singular or plural: `1 role`, `2 roles`, `0 roles`, `10,000 problems`.
#[must_use]
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { several })
}

/// Returns a number with commas between thousands, from 10,000 on.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let groups = std::iter::once(head).filter(|head| !head.is_empty()).map(str::to_owned);
    let thousands = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    groups.chain(thousands).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{counted, listed};

    #[test]
    fn a_counted_noun_has_the_form_that_its_number_asks_for() {
        let cases = [(0, "0 roles"), (1, "1 role"), (2, "2 roles"), (9_999, "9999 roles"), (10_000, "10,000 roles")];
        for (count, words) in cases {
            assert_eq!(counted(count, "role", "roles"), words);
        }
        assert_eq!(counted(1_234_567, "answer differs", "answers differ"), "1,234,567 answers differ");
    }

    #[test]
    fn words_in_a_row_read_as_a_sentence() {
        assert_eq!(listed(&["a"], "or"), "a");
        assert_eq!(listed(&["a", "b"], "and"), "a and b");
        assert_eq!(listed(&["a", "b", "c"], "or"), "a, b or c");
        assert_eq!(listed::<&str>(&[], "or"), "");
    }
}
