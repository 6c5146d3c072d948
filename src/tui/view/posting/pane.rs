//! Draws the text of a posting beside what was found in it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::PostingPage;
use super::quotes::marked_lines;
use crate::posting::{Mention, Quote, ShownLine};
use crate::text::counted;
use crate::tui::view::parts::read_on;
use crate::tui::widget::{Canvas, LineBuilder, sides};

/// Lines of the text that stay in view above the quoted one.
const ABOVE: usize = 4;

impl PostingPage<'_> {
    /// Draws the text around the quoted line, with the matched words marked. In a large window, what was found of the
    /// highlighted skill stands above it.
    pub(super) fn text_pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let builder = canvas.builder(area);
        let mention = self.screen.skill().and_then(|skill| self.screen.mention(skill));
        let mut area = area;
        if self.grid.has_preview()
            && let Some(mention) = mention
        {
            let name = self.screen.framework().skill(mention.skill).name.to_string();
            let mut lines = vec![Line::styled(name, theme.strong)];
            lines.extend(self.about(mention, builder));
            lines.push(Line::default());
            let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
            canvas.lines(lines, Rect { height: used, ..area });
            area = Rect { y: area.y + used, height: area.height - used, ..area };
        }
        let words = Line::styled(counted(self.screen.text().posting.words, "word", "words"), theme.faint);
        canvas.put(sides(Line::styled("The text", theme.strong), words, area.width), area);
        let y = (area.y + 2).min(area.bottom());
        self.text(mention, Rect { y, height: area.bottom() - y, ..area }, canvas);
    }

    /// Draws only as much of the text as there is room for, because it can be very long.
    fn text(&self, mention: Option<&Mention>, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let (theme, builder) = (canvas.theme, canvas.builder(area));
        let all = &self.screen.text().lines;
        let quote = mention.and_then(|mention| mention.quote.as_ref());
        let at = quote.map_or(0, |quote| all.partition_point(|line| line.number < quote.line));
        let room = usize::from(area.height).saturating_sub(1);
        let last = self.last_start(quote, room, builder);
        let first = at.saturating_sub(ABOVE).min(last);
        let from = (first + self.app.scroll()).min(last);
        let mut lines: Vec<Line<'static>> = Vec::new();
        let mut seen = from;
        while let Some(line) = all.get(seen).filter(|_| lines.len() < room) {
            lines.extend(piece(line, quote, builder));
            seen += 1;
        }
        // A piece that is cut off at the bottom goes on below.
        let hidden = all.len() - seen + usize::from(lines.len() > room);
        canvas.scrolled_text(from.saturating_sub(first), hidden);
        canvas.lines(lines, Rect { height: area.height.saturating_sub(1), ..area });
        if hidden > 0 {
            let more = counted(hidden, "more line", "more lines");
            let words = format!("{}: {more}", read_on(self.app));
            canvas.put(Line::styled(words, theme.text), Rect { y: area.bottom().saturating_sub(1), height: 1, ..area });
        }
    }

    /// Returns the last piece from which the text fills a pane with this many rows.
    fn last_start(&self, quote: Option<&Quote>, room: usize, builder: LineBuilder<'_>) -> usize {
        let all = &self.screen.text().lines;
        let (mut start, mut used) = (all.len(), 0);
        while start > 0 {
            used += piece(&all[start - 1], quote, builder).len();
            if used > room {
                break;
            }
            start -= 1;
        }
        start.min(all.len().saturating_sub(1))
    }
}

/// Returns a piece of the text. The quoted line is drawn with its matched words, behind the sign of a list.
fn piece(line: &ShownLine, quote: Option<&Quote>, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let (theme, text) = (builder.theme, line.text.as_str());
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·' | '–' | '+'));
    match quote.filter(|quote| quote.line == line.number && quote.text.as_str() == bare) {
        Some(quote) => {
            let sign = text[..text.len() - bare.len()].to_owned();
            marked_lines(vec![Span::styled(sign, theme.text)], quote, builder)
        }
        None => builder.paragraph(text, theme.text),
    }
}
