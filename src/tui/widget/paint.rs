//! Paints lines on cells.
//!
//! The library cuts all text into graphemes and measures each. Nearly all text here is plain, and each frame paints
//! thousands of cells, so plain text takes a short way. Everything else takes the library's.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text::is_one_cell;

/// Paints a line in the first row of an area. Its style does not reach beyond its text.
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
        x = if span.content.chars().all(is_one_cell) {
            paint_plain(&span.content, style, rest, buffer)
        } else {
            Span::styled(span.content.as_ref(), style).render(rest, buffer);
            let cells = u16::try_from(span.width()).unwrap_or(u16::MAX);
            x.saturating_add(cells).min(area.right())
        };
    }
}

/// Paints text of one cell a character. Returns the column behind it.
#[expect(clippy::disallowed_methods, reason = "the characters are known to be printable and to take one cell")]
fn paint_plain(text: &str, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let first = buffer.index_of(area.x, area.y);
    let cells = &mut buffer.content[first..first + usize::from(area.width)];
    let mut count = 0;
    for (c, cell) in text.chars().zip(cells) {
        cell.set_char(c).set_style(style);
        count += 1;
    }
    area.x + count
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::text::{Line, Span};
    use ratatui::widgets::Widget;

    use super::paint;

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
                let mut painted = Buffer::filled(Rect::new(0, 0, 24, 3), ratatui::buffer::Cell::new("z"));
                let mut expected = painted.clone();
                let line = Line::from(spans.clone());
                paint(&line, area, &mut painted);
                (&line).render(area, &mut expected);
                assert_eq!(painted, expected, "{line:?} in {width}");
            }
        }
    }

    #[test]
    fn the_style_of_a_line_ends_with_its_text() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        paint(&Line::styled("ab", Style::new().fg(Color::Green)), Rect::new(0, 0, 6, 1), &mut buffer);
        assert_eq!(buffer.content.iter().filter(|cell| cell.fg == Color::Green).count(), 2);
    }
}
