//! Measures text in terminal cells, splits it into visible characters, cuts it with an ellipsis, and wraps it at words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the width of `text` in terminal cells.
#[must_use]
pub fn width(text: &str) -> usize {
    // Nearly all text is plain, and each frame asks for hundreds of widths.
    if is_plain(text) { text.len() } else { width_of_any(text) }
}

#[inline(never)]
fn width_of_any(text: &str) -> usize {
    if has_single_cells(text) { text.chars().count() } else { text.width() }
}

/// Returns whether a character is known to take one cell and to join no other: printable ASCII,
/// lines and arrows, quotation marks, and the marks that screens draw.
fn is_known_cell(c: char) -> bool {
    matches!(c, ' '..='~' | '─'..='╿' | '←'..='↓' | '▌' | '·' | '–' | '…')
        || matches!(c, '−' | '×' | '±' | '≈' | '✓' | '✗' | '●' | '★' | '⚑' | '‹' | '›' | '“' | '”' | '’')
}

/// Returns whether `symbol` is one character that is known to take one cell and to join no other.
#[must_use]
pub fn is_one_cell(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    chars.next().is_some_and(is_known_cell) && chars.next().is_none()
}

/// Returns whether each character is known to take one cell and to join no other.
#[must_use]
pub fn has_single_cells(text: &str) -> bool {
    is_plain(text) || text.chars().all(is_known_cell)
}

/// Returns whether every byte is a printable ASCII character: one cell wide, and never joined to another.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Returns the first visible character of `text` with its marks, or an empty text if there is none.
#[must_use]
pub fn first_grapheme(text: &str) -> &str {
    text.graphemes(true).next().unwrap_or_default()
}

/// Returns the last visible character of `text` with its marks, or an empty text if there is none.
#[must_use]
pub fn last_grapheme(text: &str) -> &str {
    text.graphemes(true).next_back().unwrap_or_default()
}

/// Returns `text` itself if it fits in `cells`, else as much as fits, with an ellipsis at the end.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else {
        return String::new();
    };
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Returns `text` in exactly `cells`: cut with an ellipsis, or filled up with spaces.
#[must_use]
pub fn fit(text: &str, cells: usize) -> String {
    let mut fitted = cut(text, cells);
    let missing = cells.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// Breaks `text` at spaces into lines of at most `cells`. Breaks longer words inside. Keeps line feeds.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, cells)).collect()
}

fn wrap_paragraph(paragraph: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let empty = || String::with_capacity(cells.min(paragraph.len()));
    let mut line = empty();
    // The width of the line so far. Measuring the line again for each word would be slow.
    let mut used = 0;
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && used + 1 + width(word) > cells {
            lines.push(std::mem::replace(&mut line, empty()));
            used = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += 1;
        }
        if is_plain(word) {
            // A long address is cut by bytes.
            let mut rest = word;
            while used + rest.len() > cells {
                let (head, tail) = rest.split_at(cells - used);
                line.push_str(head);
                lines.push(std::mem::replace(&mut line, empty()));
                (rest, used) = (tail, 0);
            }
            line.push_str(rest);
            used += rest.len();
            continue;
        }
        for grapheme in word.graphemes(true) {
            if used + grapheme.width() > cells {
                lines.push(std::mem::replace(&mut line, empty()));
            }
            line.push_str(grapheme);
            // Graphemes can be narrower together than one by one.
            used = line.width();
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::{cut, width, wrap};

    #[test]
    fn what_is_known_to_take_one_cell_does() {
        use unicode_segmentation::UnicodeSegmentation;
        use unicode_width::UnicodeWidthChar;
        for c in ('\u{0}'..='\u{ffff}').filter(|c| super::is_known_cell(*c)) {
            assert_eq!(c.width(), Some(1), "{c:?}");
            assert_eq!(format!("a{c}a").graphemes(true).count(), 3, "{c:?}");
        }
    }

    #[test]
    fn cut_text_carries_a_mark_and_fits() {
        assert_eq!(cut("software", 8), "software");
        assert_eq!(cut("software", 7), "softwa…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("software", 0), "");
    }

    #[test]
    fn wrapping_keeps_words_and_breaks_only_long_ones() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a abcdef b", 3), ["a", "abc", "def", "b"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("no longword", 4), ["no", "long", "word"]);
        assert_eq!(wrap("naïve 日本語 x", 6), ["naïve", "日本語", "x"]);
    }

    #[test]
    fn a_plain_text_is_as_wide_as_the_library_says() {
        for text in ["", " ", "plain ~ text", "naïve", "日本語", "tab\t", "👩\u{200d}💻"] {
            assert_eq!(width(text), UnicodeWidthStr::width(text), "{text:?}");
        }
    }
}
