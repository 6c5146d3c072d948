//! Pages that are drawn on a terminal: text with a tone for each part, and bars.
//!
//! A page holds words and tones, never escape sequences. Printing sends each part through the filter and puts the
//! color around it, so that no text can color anything.

use std::io::{self, Write};

use anstyle::{Ansi256Color, Style};

use super::traits::TerminalTraits;
use crate::look::{Cell, Glyphs, Run, Tone};
use crate::settings::BigNumber;
use crate::text::{Filter, fold_page, width, wrap};

/// The widest lists. Wider ones are hard to follow with the eye.
const WIDEST: usize = 118;

/// The narrowest window that a page is laid out for.
const NARROWEST: usize = 20;

/// The longest lines of text.
const LONGEST: usize = 112;

/// A part of a page in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    tone: Tone,
    /// Whether the part is drawn, so that only color tells its tone.
    is_bar: bool,
    text: String,
}

/// A page for a terminal, laid out for its present width.
#[derive(Debug)]
pub(crate) struct DrawnPage {
    terminal: TerminalTraits,
    columns: usize,
    spans: Vec<Span>,
}

/// A line of a page.
#[derive(Debug)]
pub(crate) struct DrawnLine {
    glyphs: Glyphs,
    spans: Vec<Span>,
    width: usize,
}

impl DrawnPage {
    pub(crate) fn new(terminal: TerminalTraits) -> Self {
        Self { terminal, columns: (terminal.columns)().clamp(NARROWEST, WIDEST), spans: Vec::new() }
    }

    /// Returns the columns of the window, for lists with long names.
    pub(crate) fn window(&self) -> usize {
        (self.terminal.columns)().max(NARROWEST)
    }

    /// Returns the columns of the widest line.
    pub(crate) const fn columns(&self) -> usize {
        self.columns
    }

    /// Begins a line.
    pub(crate) const fn line(&self) -> DrawnLine {
        DrawnLine { glyphs: self.terminal.glyphs(), spans: Vec::new(), width: 0 }
    }

    pub(crate) fn push(&mut self, line: DrawnLine) {
        let mut spans = line.spans;
        while let Some(last) = spans.pop() {
            let text = last.text.trim_end();
            if !text.is_empty() {
                spans.push(Span { text: text.to_owned(), ..last });
                break;
            }
        }
        self.spans.extend(spans);
        self.spans.push(Span { tone: Tone::Text, is_bar: false, text: "\n".to_owned() });
    }

    pub(crate) fn blank(&mut self) {
        self.push(self.line());
    }

    /// Adds words that may take several lines, behind what stands in the line already. The further ones are indented.
    pub(crate) fn push_wrapped(&mut self, lead: DrawnLine, indent: usize, tone: Tone, words: &str) {
        for line in self.wrapped(lead, indent, tone, words, self.columns) {
            self.push(line);
        }
    }

    /// Returns these lines in a column of this width.
    pub(crate) fn wrapped(
        &self,
        lead: DrawnLine,
        indent: usize,
        tone: Tone,
        words: &str,
        columns: usize,
    ) -> Vec<DrawnLine> {
        // The wrapped text begins where the further lines begin, and the lead takes the first cells of it.
        let taken = "_".repeat(lead.width.saturating_sub(indent));
        let mut line = lead;
        let words = format!("{taken}{}", line.shown(words));
        let parts = wrap(&words, columns.saturating_sub(indent)).into_iter().enumerate();
        parts
            .map(|(number, part)| {
                let part = if number == 0 { part.strip_prefix(&taken).unwrap_or_default() } else { &part };
                std::mem::replace(&mut line, self.line().to(indent)).text(tone, part)
            })
            .collect()
    }

    /// Returns whether a number of three rows can be drawn: it is wanted, and its lines can be shown.
    pub(crate) const fn has_big_number(&self) -> bool {
        self.terminal.unicode && matches!(self.terminal.big_number, BigNumber::On)
    }

    /// Adds text for people, with each paragraph on one line.
    pub(crate) fn text(&mut self, paragraphs: &str) {
        let shown = self.line().shown(paragraphs);
        let text = fold_page(&shown, self.columns.min(LONGEST));
        self.spans.push(Span { tone: Tone::Text, is_bar: false, text });
    }

    /// Writes the page. Only the tones become escape sequences.
    pub(super) fn write(&self, mut out: impl Write) -> io::Result<()> {
        for span in &self.spans {
            let style = style(span, self.terminal);
            write!(out, "{}", style.render())?;
            Filter::new(&mut out).write_all(span.text.as_bytes())?;
            write!(out, "{}", style.render_reset())?;
        }
        out.flush()
    }
}

impl DrawnLine {
    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    pub(crate) const fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    #[must_use]
    pub(crate) fn text(self, tone: Tone, words: &str) -> Self {
        let text = self.shown(words);
        self.with(tone, false, text)
    }

    /// Adds the cells of a bar.
    #[must_use]
    pub(crate) fn bar(self, runs: &[Run]) -> Self {
        let glyphs = self.glyphs;
        let drawn = |line: Self, run: &Run| line.with(run.cell.tone(), true, glyphs.of(run.cell).repeat(run.count));
        runs.iter().fold(self, drawn)
    }

    /// Adds the segments of a level, with a blank between two.
    #[must_use]
    pub(crate) fn segments(self, segments: &[Cell], cells: usize) -> Self {
        segments.iter().enumerate().fold(self, |line, (number, cell)| {
            let line = if number > 0 { line.text(Tone::Text, " ") } else { line };
            line.bar(&[Run { cell: *cell, count: cells }])
        })
    }

    /// Adds another line.
    #[must_use]
    pub(crate) fn then(self, other: Self) -> Self {
        other.spans.into_iter().fold(self, |line, span| line.with(span.tone, span.is_bar, span.text))
    }

    /// Fills the line with blanks up to a column.
    #[must_use]
    pub(crate) fn to(self, column: usize) -> Self {
        let missing = column.saturating_sub(self.width);
        self.with(Tone::Text, false, " ".repeat(missing))
    }

    /// Adds words that end at a column.
    #[must_use]
    pub(crate) fn right(self, column: usize, tone: Tone, words: &str) -> Self {
        let start = column.saturating_sub(self.measure(words));
        self.to(start).text(tone, words)
    }

    /// Returns the width of words on this terminal.
    pub(crate) fn measure(&self, words: &str) -> usize {
        width(&self.shown(words))
    }

    /// Returns words as this terminal can show them.
    fn shown(&self, words: &str) -> String {
        self.glyphs.text(words).into_owned()
    }

    fn with(mut self, tone: Tone, is_bar: bool, text: String) -> Self {
        self.width += width(&text);
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if (last.tone, last.is_bar) == (tone, is_bar) => last.text += &text,
            _ => self.spans.push(Span { tone, is_bar, text }),
        }
        self
    }
}

/// Returns the style of a part. Without color, words with a meaning are bold; bars tell theirs by their characters.
fn style(span: &Span, terminal: TerminalTraits) -> Style {
    let index = if terminal.color { span.tone.color(terminal.background) } else { None };
    let color = index.and_then(|index| Ansi256Color(index).into_ansi());
    let has_meaning = matches!(span.tone, Tone::Accent | Tone::Missing | Tone::Gain);
    let is_bold = match span.tone {
        Tone::Strong | Tone::Error => true,
        Tone::Good => !span.is_bar,
        _ => has_meaning && color.is_none() && !span.is_bar,
    };
    let style = Style::new().fg_color(color.map(Into::into));
    let style = if is_bold { style.bold() } else { style };
    if span.tone.is_dim() { style.dimmed() } else { style }
}

#[cfg(test)]
mod tests {
    use super::DrawnPage;
    use crate::cli::output::traits::TerminalTraits;
    use crate::look::{Background, Cell, Run, Tone};
    use crate::settings::BigNumber;

    const TERMINAL: TerminalTraits = TerminalTraits {
        columns: || 30,
        color: true,
        unicode: true,
        dumb: false,
        background: Background::Dark,
        big_number: BigNumber::On,
    };

    fn written(page: &DrawnPage) -> String {
        let mut out = Vec::new();
        page.write(&mut out).expect("writing to memory does not fail");
        String::from_utf8(out).expect("a page is UTF-8")
    }

    fn sample(terminal: TerminalTraits) -> String {
        let mut page = DrawnPage::new(terminal);
        let bar = [Run { cell: Cell::Reached, count: 3 }, Run { cell: Cell::Missing, count: 1 }];
        let line = page.line().text(Tone::Strong, "me").to(4).bar(&bar).text(Tone::Missing, " needs");
        page.push(line.right(21, Tone::Good, "−5.2 ✓").to(25));
        written(&page)
    }

    #[test]
    fn a_tone_is_a_color_around_its_text_and_the_line_ends_without_blanks() {
        let colored = "\u{1b}[1mme\u{1b}[0m  \u{1b}[36m━━━\u{1b}[0m\u{1b}[33m·\u{1b}[0m\u{1b}[33m needs\u{1b}[0m";
        let good = "\u{1b}[1m\u{1b}[32m−5.2 ✓\u{1b}[0m\n";
        assert_eq!(sample(TERMINAL), format!("{colored} {good}"));
    }

    #[test]
    fn without_color_words_with_a_meaning_are_bold_and_bars_are_plain() {
        let shown = sample(TerminalTraits { color: false, ..TERMINAL });
        assert!(shown.contains("━━━·\u{1b}[1m needs\u{1b}[0m"), "{shown:?}");
        assert!(!shown.contains("[3"), "{shown:?}");
    }

    #[test]
    fn a_light_background_has_colors_of_its_own_and_a_locale_without_unicode_ascii() {
        let shown = sample(TerminalTraits { background: Background::Light, ..TERMINAL });
        assert!(shown.contains("\u{1b}[34m━━━") && shown.contains("\u{1b}[31m·"), "{shown:?}");
        let shown = sample(TerminalTraits { unicode: false, color: false, ..TERMINAL });
        assert!(shown.is_ascii() && shown.contains("===."), "{shown:?}");
    }

    #[test]
    fn no_text_can_color_or_move_anything() {
        let mut page = DrawnPage::new(TERMINAL);
        let hostile = "a\u{1b}[31mb\u{9b}2Jc\u{202e}d\r\u{7}";
        page.push(page.line().text(Tone::Text, hostile));
        page.text(hostile);
        let shown = written(&page);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    }

    #[test]
    fn words_that_do_not_fit_go_on_below_themselves() {
        let mut page = DrawnPage::new(TERMINAL);
        page.push_wrapped(
            page.line().text(Tone::Text, "In the way").to(14),
            14,
            Tone::Text,
            "Policy and governance is at 1",
        );
        assert_eq!(written(&page), "In the way    Policy and\n              governance is at\n              1\n");
        let mut page = DrawnPage::new(TERMINAL);
        page.push_wrapped(page.line().text(Tone::Text, "In the way: "), 0, Tone::Text, "Policy and governance is at 1");
        assert_eq!(written(&page), "In the way: Policy and\ngovernance is at 1\n");
    }
}
