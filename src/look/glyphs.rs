//! The characters of bars, in Unicode and in ASCII.

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
}
