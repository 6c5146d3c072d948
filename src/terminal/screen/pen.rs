//! Writes cells as bytes of a terminal: moves, styles and text, each as short as it can be.
//!
//! The position of the cursor and the style are remembered, so only what changes is sent. It does not know which cells
//! have to be written.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text::has_single_cells;

/// Modifiers that can be seen on a blank cell.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Each modifier with the codes that begin and end it. Bold and dim end with the same code.
const MODIFIERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The style of a cell.
#[derive(Debug, Clone, Copy, Eq)]
pub(super) struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl PartialEq for Ink {
    #[expect(
        clippy::inline_always,
        reason = "each frame compares thousands of cells, and the program is built for size"
    )]
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.modifier == other.modifier && is_color(self.fg, other.fg) && is_color(self.bg, other.bg)
    }
}

impl Ink {
    /// No style.
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Returns the index of the color of a bold cell, if it is one of the first eight. Many terminals show those brighter
    /// when they are bold, which in some themes is a gray; an index names the color itself.
    fn bold_index(self) -> Option<u16> {
        let eight = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
        ];
        let is_bold = self.modifier.contains(Modifier::BOLD);
        let index = eight.iter().position(|color| *color == self.fg).filter(|_| is_bold)?;
        u16::try_from(index).ok()
    }

    /// Returns whether a blank cell looks the same in both styles.
    pub(super) fn is_same_on_blanks(self, other: Self) -> bool {
        let is_seen = |ink: Self| ink.modifier.intersects(SEEN_ON_BLANKS);
        if is_seen(self) || is_seen(other) { self == other } else { self.bg == other.bg }
    }

    /// Returns whether a blank cell shows nothing but the background of the terminal.
    pub(super) fn is_nothing_on_blanks(self) -> bool {
        self.is_same_on_blanks(Self::PLAIN)
    }
}

/// The end of the output, with the state of the terminal behind it.
pub(super) struct Pen<'b> {
    bytes: &'b mut Vec<u8>,
    /// Column and row of the cursor, if terminals agree about them.
    at: Option<(usize, usize)>,
    ink: Ink,
}

impl<'b> Pen<'b> {
    /// Starts on a terminal without a style, as [`Pen::lift`] leaves it.
    pub(super) const fn new(bytes: &'b mut Vec<u8>) -> Self {
        Self { bytes, at: None, ink: Ink::PLAIN }
    }

    /// Writes a cell at a column and a row. `row` holds all cells of the row, as they will be on screen.
    pub(super) fn put(&mut self, row: &[Cell], x: usize, y: usize) {
        self.go(row, x, y);
        let cell = &row[x];
        self.dip(cell);
        self.print(cell);
    }

    /// Erases a row from a column on.
    pub(super) fn erase(&mut self, row: &[Cell], x: usize, y: usize) {
        self.go(row, x, y);
        if !self.ink.is_nothing_on_blanks() {
            self.change(Ink::PLAIN);
        }
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    /// Ends the style.
    pub(super) fn lift(mut self) {
        self.change(Ink::PLAIN);
    }

    fn print(&mut self, cell: &Cell) {
        let symbol = cell.symbol();
        self.bytes.extend_from_slice(symbol.as_bytes());
        // Terminals differ in the width of unusual characters.
        self.at = self.at.filter(|_| symbol.len() == 1 || has_single_cells(symbol)).map(|(x, y)| (x + 1, y));
    }

    /// Moves the cursor.
    fn go(&mut self, row: &[Cell], x: usize, y: usize) {
        match self.at {
            Some(at) if at == (x, y) => return,
            Some((from, same)) if same == y && from < x => self.skip(&row[from..x]),
            _ => {
                self.bytes.extend_from_slice(b"\x1b[");
                self.number(y + 1);
                if x > 0 {
                    self.bytes.push(b';');
                    self.number(x + 1);
                }
                self.bytes.push(b'H');
            }
        }
        self.at = Some((x, y));
    }

    /// Moves over cells that are on screen already. Writing a few of them again can be shorter than a move.
    fn skip(&mut self, cells: &[Cell]) {
        let shorter = if cells.len() == 1 { 3 } else { 4 };
        let length: usize = cells.iter().map(|cell| cell.symbol().len()).sum();
        let is_written = |cell: &Cell| self.has_ink_for(cell) && has_single_cells(cell.symbol());
        if length <= shorter && cells.iter().all(is_written) {
            for cell in cells {
                self.bytes.extend_from_slice(cell.symbol().as_bytes());
            }
            return;
        }
        self.bytes.extend_from_slice(b"\x1b[");
        if cells.len() > 1 {
            self.number(cells.len());
        }
        self.bytes.push(b'C');
    }

    fn has_ink_for(&self, cell: &Cell) -> bool {
        let ink = Ink::of(cell);
        ink == self.ink || (is_blank(cell) && ink.is_same_on_blanks(self.ink))
    }

    /// Changes the style to that of a cell, as far as it can be seen.
    fn dip(&mut self, cell: &Cell) {
        if !self.has_ink_for(cell) {
            self.change(Ink::of(cell));
        }
    }

    fn change(&mut self, ink: Ink) {
        let from = std::mem::replace(&mut self.ink, ink);
        if ink == from {
            return;
        }
        self.bytes.extend_from_slice(b"\x1b[");
        if ink != Ink::PLAIN {
            let kept = self.remove_modifiers(from.modifier, ink.modifier);
            for (modifier, begin, _) in MODIFIERS {
                if ink.modifier.contains(modifier) && !kept.contains(modifier) {
                    self.code(begin);
                }
            }
            if (ink.fg, ink.bold_index()) != (from.fg, from.bold_index()) {
                match ink.bold_index() {
                    Some(index) => self.codes(&[38, 5, index]),
                    None => self.color(ink.fg, 30),
                }
            }
            if ink.bg != from.bg {
                self.color(ink.bg, 40);
            }
            // The last code has a separator behind it.
            self.bytes.pop();
        }
        self.bytes.push(b'm');
    }

    /// Ends the modifiers that are not wanted. Returns those that are still on.
    fn remove_modifiers(&mut self, from: Modifier, wanted: Modifier) -> Modifier {
        let mut kept = from;
        for (modifier, _, end) in MODIFIERS {
            if kept.contains(modifier) && !wanted.contains(modifier) {
                self.code(end);
                for (same, _, _) in MODIFIERS.iter().filter(|(_, _, other)| *other == end) {
                    kept.remove(*same);
                }
            }
        }
        kept
    }

    /// Writes the codes of a color. `base` is 30 for the foreground and 40 for the background.
    fn color(&mut self, color: Color, base: u16) {
        let code = match color {
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(index) => {
                return self.codes(&[base + 8, 5, index.into()]);
            }
            Color::Rgb(red, green, blue) => {
                return self.codes(&[base + 8, 2, red.into(), green.into(), blue.into()]);
            }
        };
        self.code(base + code);
    }

    fn codes(&mut self, codes: &[u16]) {
        for code in codes {
            self.code(*code);
        }
    }

    fn code(&mut self, code: u16) {
        self.number(code.into());
        self.bytes.push(b';');
    }

    fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.bytes.push(b"0123456789"[number % 10]);
    }
}

/// Returns whether two colors are equal. Most cells have the color of the terminal.
#[expect(clippy::inline_always, reason = "each frame compares thousands of cells, and the program is built for size")]
#[inline(always)]
fn is_color(one: Color, other: Color) -> bool {
    matches!((one, other), (Color::Reset, Color::Reset)) || one == other
}

/// Returns whether a cell shows no character.
#[expect(
    clippy::inline_always,
    reason = "each frame asks this of thousands of cells, and the program is built for size"
)]
#[inline(always)]
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}
