//! Keeps texts from being Markdown.

use crate::text::is_web_address;

/// Puts a backslash before every ASCII punctuation mark that could mean something, and a space in place of a line break.
/// A mark stays as it is where it can only be read as itself, so that people can read the text without a program, too.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = Before { letter: None, is_number: true };
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' | '\r' | '\t' => escaped.push(' '),
            mark if mark.is_ascii_punctuation() && !is_plain(before, mark, letters.peek().copied()) => {
                escaped.extend(['\\', mark]);
            }
            other => escaped.push(other),
        }
        before = Before { letter: Some(letter), is_number: before.is_number && letter.is_ascii_digit() };
    }
    escaped
}

/// The text before a mark.
#[derive(Clone, Copy)]
struct Before {
    letter: Option<char>,
    /// Whether everything before is a number. With a mark behind it, it could begin a list.
    is_number: bool,
}

/// Returns whether a mark between two letters can only be read as itself. A letter behind it could make an address.
fn is_plain(before: Before, mark: char, after: Option<char>) -> bool {
    let Before { letter: before, is_number } = before;
    let follows_word = before.is_some_and(|before| before.is_alphanumeric() || before == ')') && !is_number;
    let ends_word = after.is_none_or(char::is_whitespace);
    match mark {
        ',' | ';' | '\'' | '"' | '?' | '%' => true,
        '.' | ':' => follows_word && ends_word,
        // Behind a number it could begin a list.
        ')' => !is_number,
        '-' => follows_word && after.is_some_and(char::is_alphabetic),
        '(' => before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Writes evidence: a link if it is an address, else text.
pub(super) fn linked(text: &str) -> String {
    if is_web_address(text) { format!("<{text}>") } else { escaped(text) }
}

#[cfg(test)]
mod tests {
    use super::{escaped, linked};

    #[test]
    fn marks_of_a_person_stay_marks() {
        assert_eq!(escaped("<b>*a* | [x](y)"), "\\<b\\>\\*a\\* \\| \\[x\\]\\(y)");
        assert_eq!(escaped("two\nlines"), "two lines");
        assert_eq!(escaped("± (give or take): so *much*."), "± (give or take): so \\*much\\*\\.");
        assert_eq!(escaped("1. x 2) y a.b c:d [^1]: e - f"), "1\\. x 2) y a\\.b c\\:d \\[\\^1\\]\\: e \\- f");
    }

    #[test]
    fn an_address_is_a_link_and_everything_else_is_text() {
        assert_eq!(linked("https://example.org/a?b=c"), "<https://example.org/a?b=c>");
        assert_eq!(linked("https://example.org/a|b"), "https\\:\\/\\/example\\.org\\/a\\|b");
        assert_eq!(linked("see https://example.org"), "see https\\:\\/\\/example\\.org");
        assert_eq!(linked("javascript:alert(1)"), "javascript\\:alert\\(1)");
        assert_eq!(linked("https://x/><script>"), "https\\:\\/\\/x\\/\\>\\<script\\>");
    }
}
