//! How wide text is on screen, cutting it with a mark, and wrapping it at words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of `text` in terminal cells.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` itself if it fits in `cells`, else as much as fits with an ellipsis as the mark of the cut.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
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

/// `text` in exactly `cells`: cut with a mark, or filled up with spaces.
#[must_use]
pub fn fit(text: &str, cells: usize) -> String {
    let mut fitted = cut(text, cells);
    let missing = cells.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// `text` broken at spaces into lines of at most `cells`; a longer word is broken inside. Line feeds are kept.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, cells)).collect()
}

fn wrap_paragraph(paragraph: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > cells {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for grapheme in word.graphemes(true) {
            if line.width() + grapheme.width() > cells {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::{cut, wrap};

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
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }
}
