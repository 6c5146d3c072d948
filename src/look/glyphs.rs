//! The characters of bars, in Unicode and in ASCII.

use std::borrow::Cow;

use super::Cell;

/// Which characters can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// All of Unicode.
    Unicode,
    /// ASCII only, for locales that are not UTF-8.
    Ascii,
}

impl Glyphs {
    /// Returns the character of a cell. Each takes one cell.
    pub const fn of(self, cell: Cell) -> &'static str {
        match (self, cell) {
            (Self::Unicode, Cell::Reached | Cell::Beyond) => "━",
            (Self::Unicode, Cell::HalfReached) => "╸",
            (Self::Unicode, Cell::AboveTarget) => "═",
            (Self::Unicode, Cell::Missing) => "·",
            (Self::Unicode, Cell::Open | Cell::EarlierGain) => "─",
            (Self::Unicode, Cell::Gain) => "╍",
            (Self::Unicode, Cell::Ready) => "┃",
            (_, Cell::Blank) => " ",
            (Self::Ascii, Cell::Reached | Cell::HalfReached | Cell::Beyond) => "=",
            (Self::Ascii, Cell::AboveTarget) => "+",
            (Self::Ascii, Cell::Missing) => ".",
            (Self::Ascii, Cell::Open | Cell::EarlierGain) => "-",
            (Self::Ascii, Cell::Gain) => "#",
            (Self::Ascii, Cell::Ready) => "|",
        }
    }

    /// Returns the top of the line where ready begins, above the first bar.
    pub const fn ready_top(self) -> &'static str {
        match self {
            Self::Unicode => "╻",
            Self::Ascii => "|",
        }
    }

    /// Returns the same line between two bars.
    pub const fn ready_between(self) -> &'static str {
        match self {
            Self::Unicode => "│",
            Self::Ascii => "|",
        }
    }

    /// Returns words with the signs that the program itself writes in ASCII, if nothing else can be shown. Letters of
    /// names stay as they are.
    pub fn text(self, words: &str) -> Cow<'_, str> {
        if self == Self::Unicode || words.is_ascii() {
            return Cow::Borrowed(words);
        }
        let mut shown = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '✓' => shown.push('v'),
                '✗' | '×' => shown.push('x'),
                '→' => shown.push_str("->"),
                '±' => shown.push_str("+-"),
                '–' | '—' | '−' => shown.push('-'),
                '≈' | '…' => shown.push('~'),
                '’' | '‘' => shown.push('\''),
                '²' => shown.push('2'),
                other => shown.push(other),
            }
        }
        Cow::Owned(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn signs_become_ascii_and_names_stay() {
        assert_eq!(Glyphs::Unicode.text("✓ 1 → 2, ± 4"), "✓ 1 → 2, ± 4");
        assert_eq!(Glyphs::Ascii.text("✓ 1 → 2, ± 4, −5.2, 29–80, Zoë"), "v 1 -> 2, +- 4, -5.2, 29-80, Zoë");
    }
}
