//! Paints lines and widgets on cells. All text of a frame passes through here, and only what is text gets onto a cell.
//!
//! The library cuts all text into graphemes and measures each. Nearly all text here is plain, and each frame paints
//! thousands of cells, so plain text takes a short way. Everything else takes the library's, and then the gate.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text::{self, has_single_cells, is_plain, width};

/// The characters from the blank to the tilde, each as a text.
static SYMBOLS: [&str; 95] = {
    const PRINTABLE: &str =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let mut symbols = [""; 95];
    let mut rest = PRINTABLE;
    let mut at = 0;
    while at < symbols.len() {
        (symbols[at], rest) = rest.split_at(1);
        at += 1;
    }
    symbols
};

/// Paints a line in the first row of an area. Its style does not reach beyond its text.
#[inline(never)]
pub(super) fn paint(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut x = area.x;
    for span in &line.spans {
        let style = line.style.patch(span.style);
        let rest = Rect { x, width: area.right() - x, height: 1, ..area };
        if rest.width == 0 {
            return;
        }
        let text = span.content.as_ref();
        x = if is_plain(text) {
            paint_plain(text, style, rest, buffer)
        } else if has_single_cells(text) {
            paint_single_cells(text, style, rest, buffer)
        } else {
            let cells = u16::try_from(span.width()).unwrap_or(u16::MAX).min(rest.width);
            paint_widget(Span::styled(text, style), rest, buffer);
            x + cells
        };
    }
}

/// Paints a widget of the library in an area.
pub(super) fn paint_widget(widget: impl Widget, area: Rect, buffer: &mut Buffer) {
    widget.render(area, buffer);
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        let first = buffer.index_of(area.x, y);
        to_text(&mut buffer.content[first..first + usize::from(area.width)]);
    }
}

/// Removes everything that is not text from cells of a row.
#[expect(clippy::disallowed_methods, reason = "the characters written here come from the gate")]
fn to_text(cells: &mut [Cell]) {
    for at in 0..cells.len() {
        let symbol = cells[at].symbol();
        let after = || cells.get(at + width(symbol).max(1)).and_then(|cell| cell.symbol().chars().next());
        if let Some(shown) = text::cell(symbol, after) {
            cells[at].set_symbol(&shown);
        }
    }
}

/// Paints text of printable ASCII characters. Returns the column behind it.
fn paint_plain(text: &str, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut count = 0;
    for (byte, cell) in text.bytes().zip(row_of(area, buffer)) {
        // Most cells are blank, and were before.
        if byte != b' ' || cell.symbol() != " " {
            let Cell { fg, bg, modifier, .. } = *cell;
            *cell = Cell::new(SYMBOLS[usize::from(byte - b' ')]);
            (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
        }
        give_style(cell, style);
        count += 1;
    }
    area.x + count
}

/// Paints text of one cell a character. Returns the column behind it.
#[expect(clippy::disallowed_methods, reason = "the characters are known to be printable and to take one cell")]
fn paint_single_cells(text: &str, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut count = 0;
    for (c, cell) in text.chars().zip(row_of(area, buffer)) {
        cell.set_char(c);
        give_style(cell, style);
        count += 1;
    }
    area.x + count
}

/// Returns the cells of the first row of an area.
fn row_of(area: Rect, buffer: &mut Buffer) -> &mut [Cell] {
    let first = buffer.index_of(area.x, area.y);
    &mut buffer.content[first..first + usize::from(area.width)]
}

#[expect(clippy::inline_always, reason = "each frame paints thousands of cells, and the program is built for size")]
#[inline(always)]
fn give_style(cell: &mut Cell, style: Style) {
    cell.fg = style.fg.unwrap_or(cell.fg);
    cell.bg = style.bg.unwrap_or(cell.bg);
    cell.modifier = (cell.modifier - style.sub_modifier) | style.add_modifier;
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::text::{Line, Span, Text};
    use ratatui::widgets::Widget;

    use super::{paint, paint_widget};

    #[test]
    fn every_line_is_painted_as_the_library_paints_it() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let lines = [
            vec![Span::raw("plain "), Span::styled("━━━╸·┃", bold.fg(Color::Cyan)), Span::raw(" 79")],
            vec![
                Span::styled("日本語", bold),
                Span::raw(" and e\u{301} and 👨\u{200d}👩\u{200d}👧 "),
                Span::raw("end"),
            ],
            vec![Span::raw("much longer than the area that it is painted in"), Span::raw("x")],
            vec![Span::raw(""), Span::raw("a\u{300}b"), Span::styled("日", bold)],
        ];
        for spans in lines {
            for width in [0, 1, 5, 9, 20] {
                let area = Rect::new(2, 1, width, 1);
                let mut painted = Buffer::filled(Rect::new(0, 0, 24, 3), Cell::new("z"));
                let mut expected = painted.clone();
                let line = Line::from(spans.clone());
                paint(&line, area, &mut painted);
                (&line).render(area, &mut expected);
                assert_eq!(painted, expected, "{line:?} in {width}");
            }
        }
    }

    #[test]
    fn what_hides_or_reorders_does_not_get_onto_a_cell() {
        let hostile = "a\u{202e}b\u{200b}c\u{e0041}";
        let area = Rect::new(0, 0, 12, 1);
        let [mut line, mut widget] = [Buffer::empty(area), Buffer::empty(area)];
        paint(&Line::raw(hostile), area, &mut line);
        paint_widget(Text::raw(hostile), area, &mut widget);
        for buffer in [line, widget] {
            let drawn: String = buffer.content.iter().map(Cell::symbol).collect();
            assert_eq!(drawn.trim_end(), "abc");
        }
    }

    #[test]
    fn the_style_of_a_line_ends_with_its_text() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        paint(&Line::styled("ab", Style::new().fg(Color::Green)), Rect::new(0, 0, 6, 1), &mut buffer);
        assert_eq!(buffer.content.iter().filter(|cell| cell.fg == Color::Green).count(), 2);
    }
}
