//! One pass over the bytes of a text for what the parser does not check: limits, and characters that JSON forbids.

use std::ops::Range;

/// Deepest nesting that is read. The formats of this program need six levels.
const DEPTH_LIMIT: usize = 32;

/// Most values that are read. The files of this program hold a few thousand. A million small values would take a
/// hundred times the memory of their text.
const VALUE_LIMIT: usize = 50_000;

/// A limit that a text exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Depth,
    Values,
}

/// Returns the first place beyond a limit. This check runs before the parser, so that a hostile file costs one pass
/// over its bytes.
pub(super) fn beyond_limits(text: &str) -> Option<(usize, Limit)> {
    let mut depth = 0_usize;
    let mut values = 0_usize;
    let mut place = 0;
    while let Some(byte) = text.as_bytes().get(place) {
        match byte {
            b'"' => {
                place = behind_string(text, place + 1);
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                if depth > DEPTH_LIMIT {
                    return Some((place, Limit::Depth));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if values > VALUE_LIMIT {
            return Some((place, Limit::Values));
        }
        place += 1;
    }
    None
}

/// Returns the first forbidden character: an unescaped control character within quotes, or a blank between values other
/// than a space, a tab or a line end.
pub(super) fn forbidden(text: &str) -> Option<(Range<usize>, &'static str)> {
    let is_control = |byte: &u8| *byte < b' ';
    let mut place = 0;
    while let Some(byte) = text.as_bytes().get(place) {
        if *byte == b'"' {
            let end = behind_string(text, place + 1);
            if let Some(control) = text.as_bytes()[place..end].iter().position(is_control) {
                let start = place + control;
                return Some((start..start + 1, control_words(text.as_bytes()[start])));
            }
            place = end;
            continue;
        }
        let is_plain = matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
        if !is_plain {
            let length = text.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            return Some((place..place + length, "an unusual blank or control character stands between the values"));
        }
        place += 1;
    }
    None
}

const fn control_words(byte: u8) -> &'static str {
    match byte {
        b'\n' | b'\r' => "a line ends inside of text",
        b'\t' => "a tab stands inside of text",
        _ => "a control character stands inside of text",
    }
}

/// Returns the place behind the closing quote of the string whose first letter is at `start`. Searches with the
/// standard library, which is faster than a loop over bytes: most of a file is inside quotes.
fn behind_string(text: &str, start: usize) -> usize {
    let mut from = start;
    while let Some(quote) = text[from..].find('"') {
        let end = from + quote;
        let slashes = text.as_bytes()[start..end].iter().rev().take_while(|byte| **byte == b'\\').count();
        from = end + 1;
        if slashes % 2 == 0 {
            return from;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::forbidden;

    #[test]
    fn characters_that_json_forbids_are_found_with_their_place() {
        for (text, place) in [
            ("{\"a\": \"x\ty\"}", 8),
            ("{\"a\": \"x\ny\"}", 8),
            ("{\"a\": \"x\u{0}y\"}", 8),
            ("{\"a\u{1f}\": 1}", 3),
            ("{\"\\\"\u{b}\": 1}", 4),
            ("\u{b}{}", 0),
            ("{\u{a0}}", 1),
            ("{}\u{c}", 2),
        ] {
            assert_eq!(forbidden(text).map(|(span, _)| span.start), Some(place), "{text:?}");
        }
        for text in ["{\"a\": \"x\\ty\"}", "{\t\"é\u{a0}\u{7f}\":\r\n 1}", "\"\\\\\" "] {
            assert_eq!(forbidden(text), None, "{text:?}");
        }
    }
}
