//! Draws what a posting mentions: the skills in their groups with the lines that say so, and all about one of them.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::{PostingPage, list};
use super::quotes::{label, quote_row, quoted, you};
use crate::posting::{Mention, MentionGroup};
use crate::tui::theme::Theme;
use crate::tui::view::parts::{LABEL, SHORT_LABEL, gutter, read_on};
use crate::tui::widget::{Canvas, Detail, Grid, LineBuilder, sides};
use crate::tui::{Intent, Mode};
use crate::words::{
    group_words, posting_doubts, posting_headline, posting_levels_words, posting_size_words, posting_years_words,
    silence_words,
};

/// Rows of the detail in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 6;
const NARROW_DETAIL: u16 = 6;

impl PostingPage<'_> {
    /// Draws what was found.
    pub(super) fn found(&self, canvas: &mut Canvas<'_, '_>) {
        let (area, pane) = self.split(canvas);
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let most = if self.grid.is_tall() { 8 } else { 4 };
        let below = self.head(self.introduction(builder), most, area, canvas);
        let detail = match (pane.is_some(), self.grid.is_narrow()) {
            (true, _) => 0,
            (false, true) => NARROW_DETAIL,
            (false, false) => DETAIL.max(area.height / 4),
        };
        let list = Rect { height: below.height.saturating_sub(detail), ..below };
        self.mentions(list, canvas);
        if let Some(pane) = pane {
            self.text_pane(pane, canvas);
        } else {
            self.mention_detail(Rect { y: list.bottom(), height: detail, ..below }, canvas);
        }
    }

    /// Returns the headline, what is wrong with the text, and what the levels begin with.
    fn introduction(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (theme, framework, posting) = (builder.theme, self.screen.framework(), &self.screen.text().posting);
        let mut lines = builder.paragraph(&posting_headline(posting), theme.strong);
        for doubt in posting_doubts(framework, posting) {
            lines.extend(builder.paragraph(&doubt, theme.missing));
        }
        if !posting.has_terms {
            let add = self.app.key(Mode::PostingConfirm, Intent::NewEntry);
            let confirm = self.app.key(Mode::Posting, Intent::Accept);
            let words = format!("{confirm} goes on, and there {add} adds what you read in it.");
            lines.extend(builder.paragraph(&words, theme.text));
        }
        let size = posting_size_words(posting);
        let levels = if posting.has_terms { posting_levels_words(framework, posting) } else { String::new() };
        lines.extend(builder.paragraph(format!("{size} {levels}").trim_end(), theme.text));
        if self.grid.is_tall() {
            lines.extend(posting_years_words(posting).iter().flat_map(|words| builder.paragraph(words, theme.text)));
        }
        lines
    }

    /// Draws the skills in their groups, as many as fit, the highlighted one among them.
    fn mentions(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let cells = usize::from(Grid::text(area).width);
        let mut rows: Vec<(Option<usize>, Line<'static>)> = Vec::new();
        let mut highlighted = 0;
        let mut group = None;
        for (position, mention) in self.screen.mentions().into_iter().enumerate() {
            if group != Some(mention.group) {
                if group.is_some() && self.grid.is_tall() {
                    rows.push((None, Line::default()));
                }
                rows.push((None, heading(mention.group, group.is_none(), cells, theme)));
                group = Some(mention.group);
            }
            if position == self.screen.cursor {
                highlighted = rows.len();
            }
            rows.push((Some(position), self.mention_row(mention, position, cells, theme)));
        }
        list(rows, highlighted, area, canvas);
    }

    fn mention_row(&self, mention: &Mention, position: usize, cells: usize, theme: &Theme) -> Line<'static> {
        let is_selected = position == self.screen.cursor;
        let column = self.names();
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled(self.skill_name(mention.skill, column), theme.entry(is_selected)));
        if let Some(quote) = mention.quote.as_ref().filter(|_| mention.group != MentionGroup::NotFound) {
            spans.push(Span::raw(" "));
            spans.extend(quote_row(quote, cells.saturating_sub(column + 1), theme));
        }
        Line::from(spans)
    }

    /// Draws the whole quote of the highlighted skill, and what stands beside it.
    fn mention_detail(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(mention) = self.screen.skill().and_then(|skill| self.screen.mention(skill)) else { return };
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let place = mention.quote.as_ref().map(|quote| self.place(quote)).unwrap_or_default();
        let title = self.title(mention.skill, &place, area);
        let (lines, key) = (self.about(mention, builder), read_on(self.app));
        canvas.detail(Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &key }, area);
    }

    /// Returns what the posting says about a skill, and what the person answered.
    pub(super) fn about(&self, mention: &Mention, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let posting = &self.screen.text().posting;
        let cells = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL };
        let mut lines = Vec::new();
        let is_found = mention.group != MentionGroup::NotFound;
        match mention.quote.as_ref().filter(|_| is_found) {
            Some(quote) => lines.extend(quoted("Quoted", cells, "", quote, builder)),
            None => lines.extend(label("Quoted", cells, "No line says so clearly enough.", builder)),
        }
        if let Some(hint) = mention.quote.as_ref().filter(|_| !is_found) {
            lines.extend(quoted("A hint", cells, &format!("line {}: ", hint.line), hint, builder));
        }
        if let Some(also) = &mention.also {
            lines.extend(quoted("Also", cells, &format!("line {}: ", also.line), also, builder));
        }
        lines.extend(you(self.screen, mention.skill).iter().flat_map(|words| label("You", cells, words, builder)));
        lines.extend(label("Silence", cells, silence_words(self.screen.framework()), builder));
        if !self.grid.is_tall() {
            lines.extend(posting_years_words(posting).iter().flat_map(|words| label("Years", cells, words, builder)));
        }
        lines
    }
}

/// Returns the heading of a group. The first one says what stands beside the names.
fn heading(group: MentionGroup, is_first: bool, cells: usize, theme: &Theme) -> Line<'static> {
    let right = if is_first && group != MentionGroup::NotFound { "the line that says so" } else { "" };
    let cells = u16::try_from(cells).unwrap_or(u16::MAX);
    let mut line = sides(Line::styled(group_words(group), theme.strong), Line::styled(right, theme.faint), cells);
    line.spans.insert(0, Span::raw("   "));
    line
}
