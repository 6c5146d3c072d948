//! What commands have to know of a terminal, as values from `main`.

use crate::look::{Background, Glyphs};

/// What commands have to know of a terminal.
#[derive(Debug, Clone, Copy)]
pub struct TerminalTraits {
    /// Returns the present number of columns.
    pub columns: fn() -> usize,
    /// Whether color is allowed.
    pub color: bool,
    /// Whether characters beyond ASCII are shown correctly.
    pub unicode: bool,
    /// Whether the terminal understands no escape sequences.
    pub dumb: bool,
    /// The background.
    pub background: Background,
}

impl TerminalTraits {
    /// Returns the characters that the terminal can show.
    pub(crate) const fn glyphs(self) -> Glyphs {
        if self.unicode { Glyphs::Unicode } else { Glyphs::Ascii }
    }
}
