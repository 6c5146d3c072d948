//! Cleans the text of one screen cell before it is drawn.
//!
//! Most text on screen is [`Clean`](super::Clean) already. A field that is being edited is not: there, deleting can
//! leave a joiner without a neighbor and pile up marks. So this module checks every cell.

use unicode_width::UnicodeWidthChar;

use super::clean::{MARKS_PER_LETTER, REPLACEMENT, has_work, is_dropped, is_hidden, is_joiner};
use super::width::is_plain;

/// Returns the replacement for `symbol`, or `None` if it is harmless. `next` is the first character of the next cell.
#[must_use]
pub fn cell(symbol: &str, next: impl FnOnce() -> Option<char>) -> Option<String> {
    if is_plain(symbol) || (symbol.len() <= 4 && symbol.chars().all(is_harmless)) {
        return None;
    }
    let next = next();
    let mut shown = String::with_capacity(symbol.len());
    let mut marks = 0;
    let mut chars = symbol.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().or(next);
        let joins = is_joiner(c) && has_work(shown.chars().next_back(), c, after);
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        if marks <= MARKS_PER_LETTER && (joins || is_harmless(c)) {
            shown.push(c);
        }
    }
    if shown.is_empty() {
        shown.push(' ');
    }
    (shown != symbol).then_some(shown)
}

fn is_harmless(c: char) -> bool {
    c != '\n' && !is_dropped(c) && !is_hidden(c)
}

/// Returns what a typed character becomes. A joiner stays, because the character it joins is typed after it.
#[must_use]
pub fn typed(c: char) -> Option<char> {
    match c {
        _ if is_joiner(c) => Some(c),
        _ if c == '\n' || is_dropped(c) => None,
        _ if is_hidden(c) => Some(REPLACEMENT),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, typed};

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for symbol in [" ", "a", "é", "語", "👩\u{200d}💻", "█", "e\u{301}", ""] {
            assert_eq!(cell(symbol, || None), None, "{symbol:?}");
        }
        assert_eq!(cell("ی\u{200c}", || Some('خ')), None);
    }

    #[test]
    fn what_hides_or_floods_does_not_reach_the_screen() {
        let cases =
            [("y\u{e0041}", "y"), ("\u{2028}", " "), ("ی\u{200c}", "ی"), ("a\u{1b}", "a"), ("💻\u{200d}", "💻")];
        for (symbol, shown) in cases {
            assert_eq!(cell(symbol, || None).as_deref(), Some(shown), "{symbol:?}");
        }
        let flood = format!("a{}", "\u{301}".repeat(1_000));
        assert_eq!(cell(&flood, || None).map(|shown| shown.chars().count()), Some(9));
    }

    #[test]
    fn a_typed_character_is_text_or_nothing() {
        assert_eq!(typed('\u{202e}'), Some('\u{fffd}'));
        assert_eq!(typed('\u{9b}'), None);
        assert_eq!(typed('\u{200c}'), Some('\u{200c}'));
    }
}
