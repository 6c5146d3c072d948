//! Finds the cells that differ between two frames and writes them.
//!
//! A row with characters that are not one cell wide is written anew as a whole when anything in it changes. Terminals
//! disagree about the width of such characters, and about what is left of half a character.

use ratatui::buffer::{Buffer, Cell, CellWidth};

use super::pen::{Ink, Pen, has_same_ink, is_blank};
use crate::text::is_one_cell;

/// Appends the bytes that turn the frame `shown`, or a blank screen, into the frame `next`, which has the same area.
pub(super) fn write_changes(shown: Option<&Buffer>, next: &Buffer, bytes: &mut Vec<u8>) {
    let width = usize::from(next.area.width).max(1);
    let blank = vec![Cell::EMPTY; width];
    let mut pen = Pen::new(bytes);
    for (y, new) in next.content.chunks_exact(width).enumerate() {
        let old = shown.map_or(blank.as_slice(), |shown| &shown.content[y * width..][..width]);
        let Some(first) = old.iter().zip(new).position(|(old, new)| !looks_same(old, new)) else {
            continue;
        };
        if [old, new].into_iter().all(has_single_cells) {
            write_row(old, new, first, y, &mut pen);
        } else {
            pen.erase(new, 0, y);
            write_row(&blank, new, 0, y, &mut pen);
        }
    }
    pen.lift();
}

/// Writes the cells of a row that differ, from a column on.
fn write_row(old: &[Cell], new: &[Cell], first: usize, y: usize, pen: &mut Pen<'_>) {
    let is_nothing = |cell: &Cell| is_blank(cell) && Ink::of(cell).is_nothing_on_blanks();
    let mut end = None;
    let mut x = first;
    while x < new.len() {
        if looks_same(&old[x], &new[x]) {
            x += 1;
        } else if is_nothing(&new[x]) && x >= *end.get_or_insert_with(|| end_of(new, is_nothing)) {
            pen.erase(new, x, y);
            return;
        } else {
            pen.put(new, x, y);
            x += cells(&new[x]);
        }
    }
}

/// Returns the column behind the last cell that shows something.
fn end_of(row: &[Cell], is_nothing: impl Fn(&Cell) -> bool) -> usize {
    row.iter().rposition(|cell| !is_nothing(cell)).map_or(0, |last| last + 1)
}

/// Returns whether nobody can see a difference between two cells.
#[expect(clippy::inline_always, reason = "each frame compares thousands of cells, and the program is built for size")]
#[inline(always)]
fn looks_same(one: &Cell, other: &Cell) -> bool {
    let (symbol, other_symbol) = (one.symbol().as_bytes(), other.symbol().as_bytes());
    let has_same_symbol = match (symbol, other_symbol) {
        ([symbol], [other_symbol]) => symbol == other_symbol,
        _ => symbol == other_symbol,
    };
    has_same_symbol && (has_same_ink(one, other) || (symbol == b" " && Ink::of(one).is_same_on_blanks(Ink::of(other))))
}

/// Returns whether each character of a row takes one cell.
fn has_single_cells(row: &[Cell]) -> bool {
    row.iter().all(|cell| cells(cell) == 1)
}

/// Returns the cells that a cell covers: more than one for a wide character.
#[expect(clippy::inline_always, reason = "each frame compares thousands of cells, and the program is built for size")]
#[inline(always)]
fn cells(cell: &Cell) -> usize {
    if cell.symbol().len() == 1 { 1 } else { cells_of_unusual(cell) }
}

#[inline(never)]
fn cells_of_unusual(cell: &Cell) -> usize {
    if is_one_cell(cell.symbol()) { 1 } else { usize::from(cell.cell_width()).max(1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::{Buffer, CellWidth};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::write_changes;

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

    fn written(shown: &Buffer, next: &Buffer) -> String {
        let mut bytes = Vec::new();
        write_changes(Some(shown), next, &mut bytes);
        String::from_utf8(bytes).expect("cells hold text")
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
        let words = prop_oneof!["[ab ]{1,8}", " {1,20}", "[─━┃·é−]{1,5}", "日本", "e\u{301}", "x語y"];
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
            let mut shown = frame(&[]);
            for next in frames {
                parser.process(written(&shown, &next).as_bytes());
                prop_assert_eq!(difference(&parser, &next), None);
                shown = next;
            }
        }
    }

    proptest! {
        #[test]
        fn a_first_frame_is_written_as_one_after_a_blank_frame(frames in frames()) {
            for first in frames {
                let mut bytes = Vec::new();
                write_changes(None, &first, &mut bytes);
                prop_assert_eq!(String::from_utf8(bytes).expect("cells hold text"), written(&frame(&[]), &first));
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
    fn a_row_with_wide_characters_is_written_anew() {
        let plain = Style::new();
        let [one, other] = ["日本 a", "日本 b"].map(|text| frame(&[(0, 0, text, plain)]));
        assert_eq!(written(&one, &other), "\x1b[1H\x1b[K日\x1b[1;3H本\x1b[1;6Hb");
    }
}
