//! Small pieces of layout: two-sided lines, rows and columns, and the visible part of a list.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::width as width_of;

/// Returns a line with text at both sides. The right side stays whole; the left side is cut with an ellipsis.
pub(in crate::tui) fn sides(left: Line<'static>, right: Line<'static>, width: u16) -> Line<'static> {
    let right_width = spans_width(&right.spans);
    let room = usize::from(width).saturating_sub(right_width + 1);
    let mut spans = cut_spans(styled_spans(left), room);
    let used = spans_width(&spans);
    let gap = usize::from(width).saturating_sub(used + right_width);
    spans.push(Span::raw(" ".repeat(gap)));
    spans.extend(styled_spans(right));
    Line::from(spans)
}

/// Returns the spans of a line, each with the style of the line, so that they can be part of another line.
fn styled_spans(line: Line<'static>) -> Vec<Span<'static>> {
    let style = line.style;
    line.spans.into_iter().map(|span| Span::styled(span.content, style.patch(span.style))).collect()
}

fn cut_spans(spans: Vec<Span<'static>>, room: usize) -> Vec<Span<'static>> {
    let mut left = room;
    let mut kept = Vec::new();
    for span in spans {
        let width = width_of(&span.content);
        if width > left {
            kept.push(Span::styled(crate::text::cut(&span.content, left), span.style));
            break;
        }
        left -= width;
        kept.push(span);
    }
    kept
}

/// Returns the cells that spans take together.
pub(in crate::tui) fn spans_width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width_of(&span.content)).sum()
}

/// Returns the full name if it fits, else the short one, each filled up to the width.
pub(in crate::tui) fn name_within(full: &str, short: &str, cells: usize) -> String {
    let name = if width_of(full) <= cells { full } else { short };
    crate::text::fit(name, cells)
}

/// Splits an area into rows of these heights. Rows without a height share the rest.
///
/// This replaces the solver of ratatui, which took longer than anything else in the first frame.
pub(in crate::tui) fn rows<const N: usize>(area: Rect, heights: [Option<u16>; N]) -> [Rect; N] {
    let mut y = area.y;
    shares(area.height, heights).map(|height| {
        let row = Rect { y, height, ..area };
        y += height;
        row
    })
}

/// Splits an area into columns of these widths, with `gap` cells between them. Columns without a width share the rest.
pub(in crate::tui) fn columns<const N: usize>(area: Rect, gap: u16, widths: [Option<u16>; N]) -> [Rect; N] {
    let gaps = gap.saturating_mul(u16::try_from(N.saturating_sub(1)).unwrap_or(u16::MAX));
    let mut x = area.x;
    shares(area.width.saturating_sub(gaps), widths).map(|width| {
        let column = Rect { x: x.min(area.right()), width, ..area }.intersection(area);
        x = x.saturating_add(width).saturating_add(gap);
        column
    })
}

/// Distributes cells in order until none are left.
fn shares<const N: usize>(cells: u16, wanted: [Option<u16>; N]) -> [u16; N] {
    let fixed = wanted.iter().flatten().fold(0_u16, |sum, cells| sum.saturating_add(*cells));
    let flexible = u16::try_from(wanted.iter().filter(|cells| cells.is_none()).count()).unwrap_or(u16::MAX);
    let share = cells.saturating_sub(fixed).checked_div(flexible).unwrap_or(0);
    let mut left = cells;
    wanted.map(|wanted| {
        let given = wanted.unwrap_or(share).min(left);
        left -= given;
        given
    })
}

/// Returns the visible entries of a list, with the cursor in the middle if possible.
pub(in crate::tui) fn visible(cursor: usize, count: usize, height: usize) -> Range<usize> {
    let height = height.min(count);
    let start = cursor.saturating_sub(height / 2).min(count - height);
    start..start + height
}

#[cfg(test)]
mod tests {
    use ratatui::layout::{Constraint, Layout, Rect};

    use super::{columns, rows, visible};

    #[test]
    fn an_area_with_room_is_cut_as_the_library_cuts_it() {
        let constraint = |cells: Option<u16>| cells.map_or(Constraint::Fill(1), Constraint::Length);
        for area in [Rect::new(0, 0, 120, 40), Rect::new(3, 2, 60, 20), Rect::new(1, 1, 200, 11)] {
            let heights = [Some(1), Some(4), None, Some(3)];
            assert_eq!(rows(area, heights), Layout::vertical(heights.map(constraint)).areas(area));
            let widths = [Some(20), None, Some(12)];
            assert_eq!(columns(area, 2, widths), Layout::horizontal(widths.map(constraint)).spacing(2).areas(area));
        }
    }

    #[test]
    fn an_area_without_room_is_not_left() {
        for (width, height) in [(0, 0), (1, 1), (5, 3), (33, 6)] {
            let area = Rect::new(7, 7, width, height);
            for part in
                rows(area, [Some(2), None, Some(9)]).into_iter().chain(columns(area, 2, [Some(31), None, Some(5)]))
            {
                assert_eq!(part.intersection(area), part);
            }
        }
    }

    #[test]
    fn the_cursor_is_always_visible() {
        for (count, height) in [(0, 5), (3, 5), (5, 5), (28, 5), (28, 1)] {
            for cursor in 0..count {
                let seen = visible(cursor, count, height);
                assert!(seen.contains(&cursor) && seen.end <= count && seen.len() == height.min(count));
            }
        }
    }

    #[test]
    fn the_ends_of_a_list_fill_the_window() {
        assert_eq!(visible(0, 28, 5), 0..5);
        assert_eq!(visible(27, 28, 5), 23..28);
        assert_eq!(visible(10, 28, 5), 8..13);
    }
}
