//! The characters of the visual language, and what stands for them where only ASCII can be shown.

use std::borrow::Cow;

use super::Cell;

/// The set of characters that can be shown.
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
            (_, Cell::Blank) => " ",
            (Self::Unicode, Cell::Reached | Cell::Beyond) => "━",
            (Self::Unicode, Cell::HalfReached) => "╸",
            (Self::Unicode, Cell::AboveTarget) => "═",
            (Self::Unicode, Cell::Missing) => "·",
            (Self::Unicode, Cell::Open | Cell::EarlierGain) => "─",
            (Self::Unicode, Cell::Gain | Cell::Gained) => "╍",
            (Self::Unicode, Cell::Ready) => "┃",
            (Self::Ascii, Cell::Reached | Cell::HalfReached | Cell::Beyond) => "=",
            (Self::Ascii, Cell::AboveTarget) => "+",
            (Self::Ascii, Cell::Missing) => ".",
            (Self::Ascii, Cell::Open | Cell::EarlierGain) => "-",
            (Self::Ascii, Cell::Gain | Cell::Gained) => "#",
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
                '→' => shown.push_str("->"),
                '±' => shown.push_str("+-"),
                // A letter of a name stays, whatever the terminal makes of it.
                c => match in_ascii(c.encode_utf8(&mut [0; 4])) {
                    "?" => shown.push(c),
                    ascii => shown.push_str(ascii),
                },
            }
        }
        Cow::Owned(shown)
    }
}

/// Returns the ASCII character that stands for another one, such as `=` for a cell of a bar. It takes one cell too.
pub fn in_ascii(symbol: &str) -> &'static str {
    match symbol {
        "━" | "╸" | "▄" => "=",
        // An error beside its number is written with two characters, as in `+-4`.
        "═" | "◆" | "┌" | "┐" | "└" | "┘" | "±" | "▅" => "+",
        "─" | "–" | "—" | "−" | "▃" => "-",
        "╍" | "▇" => "#",
        "┃" | "│" | "╻" | "║" => "|",
        "·" | "…" | "▂" => ".",
        "▁" => "_",
        "▌" | "→" | "›" | "▸" => ">",
        "←" | "‹" => "<",
        "●" | "▆" => "*",
        "★" => "@",
        "○" => "o",
        "⚑" => "F",
        "✗" => "X",
        "≈" => "~",
        "↑" => "^",
        "↓" => "v",
        "✓" => "Y",
        "’" | "‘" => "'",
        "“" | "”" => "\"",
        "×" => "x",
        "²" => "2",
        "\u{a0}" => " ",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, in_ascii};
    use crate::look::Cell;

    #[test]
    fn a_bar_is_the_same_whether_it_is_drawn_in_ascii_or_turned_into_it() {
        let cells = [Cell::Reached, Cell::HalfReached, Cell::Beyond, Cell::AboveTarget, Cell::Missing, Cell::Open];
        for cell in cells.into_iter().chain([Cell::Gain, Cell::Gained, Cell::EarlierGain, Cell::Ready]) {
            assert_eq!(in_ascii(Glyphs::Unicode.of(cell)), Glyphs::Ascii.of(cell), "{cell:?}");
        }
    }

    #[test]
    fn no_ascii_character_stands_for_two_things_on_one_screen() {
        // Bars and joints of lines are alike on purpose, and so are the ends of a range and a minus.
        let marks = ["━", "═", "·", "─", "╍", "┃", "▌", "●", "○", "≈", "★", "⚑", "✗", "✓", "↑", "↓", "‹"];
        let mut ascii: Vec<&str> = marks.iter().map(|mark| in_ascii(mark)).collect();
        ascii.sort_unstable();
        let count = ascii.len();
        ascii.dedup();
        assert_eq!(ascii.len(), count, "{ascii:?}");
        assert!(!ascii.contains(&"?"), "{ascii:?}");
    }

    #[test]
    fn what_has_no_equal_is_a_question_mark() {
        assert_eq!(in_ascii("日"), "?");
    }

    #[test]
    fn signs_become_ascii_and_names_stay() {
        assert_eq!(Glyphs::Unicode.text("✓ 1 → 2, ± 4"), "✓ 1 → 2, ± 4");
        assert_eq!(Glyphs::Ascii.text("✓ 1 → 2, ± 4, −5.2, 29–80, Zoë"), "Y 1 -> 2, +- 4, -5.2, 29-80, Zoë");
    }
}
