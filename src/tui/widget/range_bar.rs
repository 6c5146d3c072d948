//! A range on a scale from 0 to 100: the certain part, the open part, and the start of "ready".

use ratatui::text::{Line, Span};

use crate::score::{Fraction, Scorecard};
use crate::tui::theme::Theme;

/// A range as a row of cells.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct RangeBar {
    lowest: Fraction,
    highest: Fraction,
    /// The start of "ready", in percent; `None` if the range has none.
    bar: Option<u32>,
    /// The range before the last answer, to show the difference.
    before: Option<[Fraction; 2]>,
}

impl RangeBar {
    /// Returns the range of a scorecard, or `None` if there is nothing to score.
    pub(in crate::tui) fn of(card: &Scorecard, bar: u32) -> Option<Self> {
        Some(Self { lowest: card.lowest()?, highest: card.highest()?, bar: Some(bar), before: None })
    }

    /// Creates a bar of a known score.
    pub(in crate::tui) const fn at(score: Fraction, bar: u32) -> Self {
        Self { lowest: score, highest: score, bar: Some(bar), before: None }
    }

    /// Creates an example, in percent.
    pub(in crate::tui) fn example([lowest, highest]: [u64; 2], bar: u32) -> Self {
        let percent = |numerator| Fraction { numerator, denominator: 100 };
        Self { lowest: percent(lowest), highest: percent(highest), bar: Some(bar), before: None }
    }

    /// Creates a range without the start of "ready".
    pub(in crate::tui) const fn between(lowest: Fraction, highest: Fraction) -> Self {
        Self { lowest, highest, bar: None, before: None }
    }

    /// Builds the legend from the words for the certain part, the open part and the start of "ready".
    pub(in crate::tui) fn legend([certain, open, bar]: [&'static str; 3], theme: &Theme) -> Line<'static> {
        let marks = &theme.marks;
        let entries =
            [(marks.certain, theme.certain, certain), (marks.open, theme.open, open), (marks.bar, theme.strong, bar)];
        let mut spans = Vec::new();
        for (position, (mark, style, words)) in entries.into_iter().enumerate() {
            let gap = if position == 0 { "" } else { "  " };
            spans.extend([Span::raw(gap), Span::styled(mark, style), Span::styled(format!(" {words}"), theme.quiet)]);
        }
        Line::from(spans)
    }

    /// Marks what the last answer made certain or ruled out.
    pub(in crate::tui) fn narrowed_from(self, before: Option<&Scorecard>) -> Self {
        let before = before.and_then(|card| Some([card.lowest()?, card.highest()?]));
        Self { before, ..self }
    }

    /// Returns the number of certain cells, and of certain and open cells together.
    fn ends(self, [lowest, highest]: [Fraction; 2], cells: u16) -> [u64; 2] {
        let cells = u64::from(cells);
        // A score below the start of "ready" must not seem to touch it.
        let missed = self.bar.map(u64::from).filter(|bar| lowest.times_floor(100) < *bar);
        let nearest = missed.map_or(u64::MAX, |bar| (bar * cells / 100).saturating_sub(1));
        let certain = lowest.times_floor(cells).min(nearest);
        [certain, if lowest == highest { certain } else { highest.times_ceil(cells) }]
    }

    /// Returns the bar as spans.
    pub(in crate::tui) fn spans(self, cells: u16, theme: &Theme) -> Vec<Span<'static>> {
        let bar = self.bar.map(|bar| u64::from(bar) * u64::from(cells) / 100);
        let [certain, open] = self.ends([self.lowest, self.highest], cells);
        let was = self.before.map(|range| self.ends(range, cells));
        let marks = &theme.marks;
        let cell = |at: u64| match at {
            _ if Some(at) == bar => (marks.bar, theme.strong),
            _ if at < certain && was.is_some_and(|[certain, _]| at >= certain) => (marks.gained, theme.certain),
            _ if at < certain => (marks.certain, theme.certain),
            _ if at < open => (marks.open, theme.open),
            _ if was.is_some_and(|[_, open]| at < open) => (marks.ruled_out, theme.quiet),
            _ => (marks.beyond, theme.quiet),
        };
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut run: Option<(&'static str, ratatui::style::Style, usize)> = None;
        for at in 0..u64::from(cells) {
            let (mark, style) = cell(at);
            run = match run {
                Some((last, style, count)) if last == mark => Some((last, style, count + 1)),
                other => {
                    spans.extend(other.map(|(mark, style, count)| Span::styled(mark.repeat(count), style)));
                    Some((mark, style, 1))
                }
            };
        }
        spans.extend(run.map(|(mark, style, count)| Span::styled(mark.repeat(count), style)));
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::RangeBar;
    use crate::score::Fraction;
    use crate::tui::theme::{Glyphs, Palette, Theme};

    const fn percent(numerator: u64) -> Fraction {
        Fraction { numerator, denominator: 100 }
    }

    fn drawn(lowest: u64, highest: u64, bar: Option<u32>) -> String {
        cells(RangeBar { lowest: percent(lowest), highest: percent(highest), bar, before: None })
    }

    fn cells(range: RangeBar) -> String {
        let theme = Theme::new(Palette::Plain, Glyphs::Ascii);
        range.spans(10, &theme).iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn the_certain_part_is_rounded_down_and_the_open_part_up() {
        assert_eq!(drawn(25, 61, None), "##=====...");
        assert_eq!(drawn(0, 100, None), "==========");
        assert_eq!(drawn(25, 25, None), "##........", "nothing is open any more");
        assert_eq!(drawn(0, 0, None), "..........");
        assert_eq!(drawn(100, 100, None), "##########");
    }

    #[test]
    fn the_bar_stands_where_ready_begins() {
        assert_eq!(drawn(25, 61, Some(85)), "##=====.|.");
        assert_eq!(drawn(95, 100, Some(80)), "########|=");
        assert_eq!(drawn(84, 84, Some(85)), "#######.|.", "one cell of distance, however small");
    }

    #[test]
    fn what_an_answer_made_certain_or_ruled_out_can_be_seen() {
        let before = Some([percent(10), percent(90)]);
        let range = RangeBar { lowest: percent(30), highest: percent(70), bar: None, before };
        assert_eq!(cells(range), "#++====::.");
    }

    #[test]
    fn a_range_that_has_not_moved_leaves_no_trace() {
        for bar in [None, Some(50), Some(60)] {
            for ends in [[25, 61], [55, 55], [59, 59], [0, 0], [100, 100]] {
                let [lowest, highest] = ends.map(percent);
                let range = RangeBar { lowest, highest, bar, before: None };
                let after = RangeBar { before: Some([lowest, highest]), ..range };
                assert_eq!(cells(after), cells(range), "{ends:?} {bar:?}");
            }
        }
    }
}
