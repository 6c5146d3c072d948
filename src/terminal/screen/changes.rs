//! Finds the cells that differ between the screen and a frame, and writes them.
//!
//! The screen is remembered in less than half of the room of a frame, because each key compares all of it. A row with
//! characters that are not one cell wide is written anew as a whole when anything in it changes. Terminals disagree
//! about the width of such characters, and about what is left of half a character.

use ratatui::buffer::{Buffer, Cell, CellWidth};

use super::pen::{Ink, Pen};
use crate::text::is_one_cell;

/// The cells that a terminal shows.
#[derive(Debug)]
pub(super) struct ShownCells {
    width: usize,
    looks: Vec<Look>,
    /// The few symbols of several characters, each with the number of its cell.
    clusters: Vec<(usize, Box<str>)>,
}

/// The look of a cell.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// The bytes of the character, or [`CLUSTER`].
    symbol: u32,
    ink: Ink,
    /// Whether the symbol is one character in one cell.
    is_single: bool,
}

/// Stands for a symbol of several characters. No character has such bytes.
const CLUSTER: u32 = u32::MAX;

const BLANK: u32 = ' ' as u32;

impl ShownCells {
    /// Returns a screen that shows nothing.
    pub(super) fn blank(width: u16, height: u16) -> Self {
        let width = usize::from(width);
        let looks = vec![Look::NOTHING; width * usize::from(height)];
        Self { width, looks, clusters: Vec::new() }
    }

    /// Appends the bytes that turn the screen into a frame of the same size.
    pub(super) fn turn_into(&mut self, next: &Buffer, bytes: &mut Vec<u8>) {
        let mut pen = Pen::new(bytes);
        let mut looks = Vec::with_capacity(self.width);
        for (y, cells) in next.content.chunks_exact(self.width.max(1)).enumerate() {
            let place = y * self.width;
            let shown = &self.looks[place..][..self.width];
            let is_same = |(x, look, cell): (usize, &Look, &Cell)| {
                look.is_of(cell) && (look.symbol != CLUSTER || self.has_cluster(place + x, cell))
            };
            let mut row = shown.iter().zip(cells).enumerate().map(|(x, (look, cell))| (x, look, cell));
            let Some(first) = row.position(|it| !is_same(it)) else { continue };
            looks.clear();
            looks.extend_from_slice(&shown[..first]);
            looks.extend(cells[first..].iter().map(Look::of));
            if [shown, &looks].into_iter().flatten().all(|look| look.is_single) {
                write_row(shown, (cells, &looks), first, y, &mut pen);
            } else {
                pen.erase(cells, 0, y);
                write_row(&vec![Look::NOTHING; self.width], (cells, &looks), 0, y, &mut pen);
                self.remember_clusters(place, cells, &looks);
            }
            self.looks[place..][..self.width].copy_from_slice(&looks);
        }
        pen.lift();
    }

    fn has_cluster(&self, place: usize, cell: &Cell) -> bool {
        self.clusters.iter().any(|(at, cluster)| *at == place && **cluster == *cell.symbol())
    }

    /// Remembers the clusters of a row, which begins at the cell of number `place`.
    fn remember_clusters(&mut self, place: usize, cells: &[Cell], looks: &[Look]) {
        self.clusters.retain(|(at, _)| !(place..place + looks.len()).contains(at));
        let clusters = looks.iter().enumerate().filter(|(_, look)| look.symbol == CLUSTER);
        self.clusters.extend(clusters.map(|(x, _)| (place + x, cells[x].symbol().into())));
    }
}

impl Look {
    const NOTHING: Self = Self { symbol: BLANK, ink: Ink::PLAIN, is_single: true };

    fn of(cell: &Cell) -> Self {
        let symbol = symbol_of(cell);
        let is_single = symbol < 0x80 || (symbol != CLUSTER && cells(cell) == 1);
        Self { symbol, ink: Ink::of(cell), is_single }
    }

    /// Returns whether nobody can see a difference from a cell, whatever their clusters are.
    #[expect(
        clippy::inline_always,
        reason = "each frame compares thousands of cells, and the program is built for size"
    )]
    #[inline(always)]
    fn is_of(&self, cell: &Cell) -> bool {
        let ink = Ink::of(cell);
        self.symbol == symbol_of(cell) && (self.ink == ink || (self.symbol == BLANK && self.ink.is_same_on_blanks(ink)))
    }

    /// Returns whether nobody can see a difference between two cells without clusters.
    fn is_same(self, other: Self) -> bool {
        self.symbol == other.symbol
            && (self.ink == other.ink || (self.symbol == BLANK && self.ink.is_same_on_blanks(other.ink)))
    }

    fn is_nothing(self) -> bool {
        self.symbol == BLANK && self.ink.is_nothing_on_blanks()
    }
}

/// Writes the cells of a row that differ, from a column on.
fn write_row(shown: &[Look], (cells, looks): (&[Cell], &[Look]), first: usize, y: usize, pen: &mut Pen<'_>) {
    let mut end = None;
    let mut x = first;
    while x < looks.len() {
        if looks[x].is_same(shown[x]) {
            x += 1;
        } else if looks[x].is_nothing() && x >= *end.get_or_insert_with(|| end_of(looks)) {
            pen.erase(cells, x, y);
            return;
        } else {
            pen.put(cells, x, y);
            x += if looks[x].is_single { 1 } else { self::cells(&cells[x]) };
        }
    }
}

/// Returns the column behind the last cell that shows something.
fn end_of(row: &[Look]) -> usize {
    row.iter().rposition(|look| !look.is_nothing()).map_or(0, |last| last + 1)
}

/// Returns the bytes of the character of a cell, or [`CLUSTER`].
#[expect(clippy::inline_always, reason = "each frame compares thousands of cells, and the program is built for size")]
#[inline(always)]
fn symbol_of(cell: &Cell) -> u32 {
    match *cell.symbol().as_bytes() {
        [byte] => u32::from(byte),
        // The first byte of a character tells how many there are.
        [first @ 0xe0..=0xff, second, third] => u32::from_le_bytes([first, second, third, 0]),
        [first @ 0xc0..=0xff, second] => u32::from_le_bytes([first, second, 0, 0]),
        [first @ 0xf0..=0xff, second, third, fourth] => u32::from_le_bytes([first, second, third, fourth]),
        _ => CLUSTER,
    }
}

/// Returns the cells that a cell covers: more than one for a wide character.
fn cells(cell: &Cell) -> usize {
    if is_one_cell(cell.symbol()) { 1 } else { usize::from(cell.cell_width()).max(1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::{Buffer, CellWidth};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::ShownCells;

    const WIDTH: u16 = 24;
    const HEIGHT: u16 = 3;
    const MODIFIERS: [Modifier; 5] =
        [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];

    fn frame(texts: &[(u16, u16, &str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        for (x, y, text, style) in texts {
            buffer.set_string(*x, *y, text, *style);
        }
        buffer
    }

    fn turn(screen: &mut ShownCells, next: &Buffer) -> String {
        let mut bytes = Vec::new();
        screen.turn_into(next, &mut bytes);
        String::from_utf8(bytes).expect("cells hold text")
    }

    fn written(shown: &Buffer, next: &Buffer) -> String {
        let mut screen = ShownCells::blank(WIDTH, HEIGHT);
        turn(&mut screen, shown);
        turn(&mut screen, next)
    }

    /// Describes what can be seen of a cell: on a blank one no color of letters.
    fn look(text: &str, colors: [vt100::Color; 2], modifiers: [bool; 5]) -> String {
        let [.., underlined, reversed] = modifiers;
        if matches!(text, "" | " ") && !underlined && !reversed {
            return format!("blank on {:?}", colors[1]);
        }
        format!("{:?} in {colors:?} {modifiers:?}", if text.is_empty() { " " } else { text })
    }

    /// Compares a terminal with a frame, cell by cell. Returns the first two that differ.
    fn difference(parser: &vt100::Parser, frame: &Buffer) -> Option<(String, String)> {
        let color = |color| match color {
            Color::Cyan => vt100::Color::Idx(6),
            Color::White => vt100::Color::Idx(15),
            Color::Indexed(index) => vt100::Color::Idx(index),
            _ => vt100::Color::Default,
        };
        let mut covered = 0;
        (0_u16..).zip(&frame.content).find_map(|(at, cell)| {
            if covered > 0 {
                covered -= 1;
                return None;
            }
            covered = cell.cell_width().saturating_sub(1);
            let modifiers = MODIFIERS.map(|modifier| cell.modifier.contains(modifier));
            let wanted = look(cell.symbol(), [color(cell.fg), color(cell.bg)], modifiers);
            let seen = parser.screen().cell(at / WIDTH, at % WIDTH).expect("it is on screen");
            let modifiers = [seen.bold(), seen.dim(), seen.italic(), seen.underline(), seen.inverse()];
            let seen = look(seen.contents(), [seen.fgcolor(), seen.bgcolor()], modifiers);
            (seen != wanted).then_some((seen, wanted))
        })
    }

    fn styles() -> impl Strategy<Value = Style> {
        let colors =
            || prop_oneof![Just(Color::Reset), Just(Color::Cyan), Just(Color::White), Just(Color::Indexed(99))];
        let modifiers = proptest::sample::subsequence(MODIFIERS.to_vec(), 0..3);
        (colors(), colors(), modifiers).prop_map(|(fg, bg, modifiers)| {
            let mut all = modifiers.into_iter().fold(Modifier::empty(), Modifier::union);
            // The terminal of this test knows only one of the two at a time.
            all.set(Modifier::DIM, all.contains(Modifier::DIM) && !all.contains(Modifier::BOLD));
            Style::new().fg(fg).bg(bg).add_modifier(all).remove_modifier(all.complement())
        })
    }

    fn frames() -> impl Strategy<Value = Vec<Buffer>> {
        let words = prop_oneof!["[ab ]{1,8}", " {1,20}", "[─━┃·é−]{1,5}", "日本", "[eo]\u{301}", "x語y"];
        let text = (0..WIDTH, 0..HEIGHT, words, styles());
        let texts = proptest::collection::vec(text, 0..9);
        let frame = texts.prop_map(|texts| {
            let texts: Vec<_> = texts.iter().map(|(x, y, text, style)| (*x, *y, text.as_str(), *style)).collect();
            frame(&texts)
        });
        proptest::collection::vec(frame, 1..5)
    }

    proptest! {
        #[test]
        fn whatever_frames_follow_each_other_the_terminal_shows_the_last_one(frames in frames()) {
            let mut parser = vt100::Parser::new(HEIGHT, WIDTH, 0);
            let mut screen = ShownCells::blank(WIDTH, HEIGHT);
            for next in frames {
                parser.process(turn(&mut screen, &next).as_bytes());
                prop_assert_eq!(difference(&parser, &next), None);
                prop_assert_eq!(turn(&mut screen, &next), "", "it is shown already");
            }
        }
    }

    #[test]
    fn a_frame_that_looks_the_same_writes_nothing() {
        let shown = frame(&[(3, 1, "words", Style::new().bold()), (1, 2, "   ", Style::new().fg(Color::Red))]);
        let next = frame(&[(3, 1, "words", Style::new().bold()), (1, 2, "   ", Style::new())]);
        assert_eq!(written(&shown, &next), "");
    }

    #[test]
    fn what_changes_is_written_in_few_bytes() {
        let plain = Style::new();
        let [bold, dim, cyan] = [plain.bold(), plain.dim(), plain.fg(Color::Cyan)];
        let nothing = frame(&[]);
        // A color is one code, and the end of the last style is one reset.
        assert_eq!(written(&nothing, &frame(&[(0, 0, "a", cyan)])), "\x1b[1H\x1b[36ma\x1b[m");
        // A bold color is named by its index, because many terminals show the first eight brighter when they are bold.
        assert_eq!(written(&nothing, &frame(&[(0, 0, "a", bold.cyan())])), "\x1b[1H\x1b[1;38;5;6ma\x1b[m");
        // The end of a style and the begin of another are one sequence. A blank between them has no style of its own.
        let mixed = frame(&[(2, 1, "one", bold), (5, 1, " ", plain), (6, 1, "two", dim.cyan()), (9, 1, "x", dim)]);
        assert_eq!(written(&nothing, &mixed), "\x1b[2;3H\x1b[1mone \x1b[22;2;36mtwo\x1b[39mx\x1b[m");
        // One code ends bold and dim, so the one that goes on begins again.
        let both = frame(&[(0, 0, "a", bold.dim()), (1, 0, "b", dim)]);
        assert_eq!(written(&nothing, &both), "\x1b[1H\x1b[1;2ma\x1b[22;2mb\x1b[m");
        // A short way to the next change is written again, a longer one is a move to the right.
        let [one, other] =
            ["a-b c                 d", "A-B C                 D"].map(|text| frame(&[(1, 0, text, plain)]));
        assert_eq!(written(&one, &other), "\x1b[1;2HA-B C\x1b[17CD");
        // The rest of a row is erased at once.
        let long = frame(&[(0, 2, "long words", bold)]);
        assert_eq!(written(&long, &frame(&[(0, 2, "lo", bold)])), "\x1b[3;3H\x1b[K");
    }

    #[test]
    fn a_letter_with_another_mark_is_another_letter() {
        let plain = Style::new();
        let [one, other] = ["xe\u{301}y", "xe\u{300}y"].map(|text| frame(&[(0, 0, text, plain)]));
        assert_eq!(written(&one, &other), "\x1b[1H\x1b[Kxe\u{300}\x1b[1;3Hy");
        assert_eq!(written(&one, &one), "");
    }

    #[test]
    fn a_row_with_wide_characters_is_written_anew() {
        let plain = Style::new();
        let [one, other] = ["日本 a", "日本 b"].map(|text| frame(&[(0, 0, text, plain)]));
        assert_eq!(written(&one, &other), "\x1b[1H\x1b[K日\x1b[1;3H本\x1b[1;6Hb");
    }
}
