//! Draws a job posting: what it mentions with the lines that say so, and the name of the role that is made of it.

mod confirm;
mod pane;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::pane::{label, quoted, you};
use super::parts::{LABEL, SHORT_LABEL, gutter, read_on};
use super::preview;
use crate::framework::SkillId;
use crate::posting::{Decision, Mention, MentionGroup, Quote};
use crate::text::counted;
use crate::tui::theme::{RULE, Theme};
use crate::tui::widget::{Block, Canvas, Detail, Grid, LineBuilder, name_within, sides, visible};
use crate::tui::{App, Intent, Mode, PostingScreen, PostingStage, Target};
use crate::words::{
    group_words, made_role_meaning, posting_doubts, posting_headline, posting_levels_words, posting_size_words,
    posting_years_words, silence_words,
};

/// Rows of the detail in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 6;
const NARROW_DETAIL: u16 = 6;

/// Cells of the full names of skills, and of the short ones.
const FULL: usize = 33;
const SHORT: usize = 24;

/// Columns of the pane at the right.
const PANE: u16 = 40;

pub(super) fn draw(app: &App, screen: &PostingScreen, canvas: &mut Canvas<'_, '_>) {
    let grid = Grid::of(canvas.window());
    let page = Page { app, screen, grid };
    match screen.stage {
        PostingStage::Found => page.found(canvas),
        PostingStage::Confirm => page.confirm(canvas),
        PostingStage::Name => page.name(canvas),
    }
}

/// A posting and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    screen: &'a PostingScreen,
    grid: Grid,
}

impl Page<'_> {
    const fn has_pane(&self) -> bool {
        self.grid.is_wide() && self.grid.is_tall()
    }

    /// Splits the body into the list and the pane beside it, if there is room for one.
    fn split(&self, canvas: &mut Canvas<'_, '_>) -> (Rect, Option<Rect>) {
        let body = canvas.area;
        if !self.has_pane() {
            return (body, None);
        }
        let [left, right] = preview::beside(body, self.grid, PANE, canvas);
        (left, Some(right))
    }

    /// Draws lines at the top of an area. Returns the area below, after a blank row if there is room.
    fn head(&self, lines: Vec<Line<'static>>, most: u16, area: Rect, canvas: &mut Canvas<'_, '_>) -> Rect {
        let top = area.y + u16::from(self.grid.is_tall());
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(most);
        canvas.lines(lines, Grid::text(Rect { y: top, height: count, ..area }));
        let y = (top + count + u16::from(!self.grid.is_narrow())).min(area.bottom());
        Rect { y, height: area.bottom() - y, ..area }
    }

    /// Draws what was found.
    fn found(&self, canvas: &mut Canvas<'_, '_>) {
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
        let levels = posting.has_terms.then(|| posting_levels_words(framework, posting)).unwrap_or_default();
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
        let column = self.names(cells);
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled(self.skill_name(mention.skill, column), theme.entry(is_selected)));
        if let Some(quote) = &mention.quote {
            spans.push(Span::raw(" "));
            spans.extend(quote_row(quote, cells.saturating_sub(column + 1), theme));
        }
        Line::from(spans)
    }

    /// Returns the cells of the names of skills.
    const fn names(&self, cells: usize) -> usize {
        if cells >= FULL + 40 { FULL } else { SHORT }
    }

    fn skill_name(&self, skill: SkillId, cells: usize) -> String {
        let skill = self.screen.framework().skill(skill);
        name_within(skill.name.as_str(), skill.short.as_str(), cells)
    }

    /// Draws the whole quote of the highlighted skill, and what stands beside it.
    fn mention_detail(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(mention) = self.screen.skill().and_then(|skill| self.screen.mention(skill)) else { return };
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let place = mention.quote.as_ref().map(|quote| self.place(quote)).unwrap_or_default();
        let title = self.screen.framework().skill(mention.skill).name.to_string();
        let (lines, key) = (self.about(mention, builder), read_on(self.app));
        canvas.detail(Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &key }, area);
    }

    fn place(&self, quote: &Quote) -> String {
        format!("line {} of {}", quote.line, self.screen.text().posting.lines)
    }

    /// Returns what the posting says about a skill, and what the person answered.
    fn about(&self, mention: &Mention, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let posting = &self.screen.text().posting;
        let cells = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL };
        let mut lines = Vec::new();
        match &mention.quote {
            Some(quote) => lines.extend(quoted("Quoted", cells, "", quote, builder)),
            None => lines.extend(label("Quoted", cells, "No line says so.", builder)),
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

    /// Draws the name of the role, and what becomes of it.
    fn name(&self, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let area = canvas.area;
        let builder = canvas.builder(Grid::text(area)).at_most(100);
        let confirmation = self.screen.confirmation();
        let kept = counted(confirmation.count(Decision::Kept), "skill", "skills");
        let band = &self.screen.framework().band(confirmation.band()).name;
        let mut lines = builder.paragraph("What shall the role be called?", theme.strong);
        lines.extend(builder.paragraph(&format!("It asks for {kept} at {band}."), theme.text));
        lines.push(Line::default());
        let below = Grid::text(self.head(lines, 4, area, canvas));
        let indent = u16::try_from(LABEL).unwrap_or(0).min(below.width);
        let wide = below.width.saturating_sub(indent).min(44);
        let line = Rect { height: 1, ..below };
        canvas.put(Span::styled("Name", theme.text), line);
        if let Some(field) = self.screen.field() {
            canvas.widget(field.widget(), Rect { x: below.x + indent, width: wide, ..line });
        }
        let under = Rect { y: line.y + 1, x: below.x + indent, width: wide, height: 1 };
        canvas.put(Span::styled(RULE.repeat(wide.into()), theme.faint), under);
        let mut lines = Vec::new();
        if let Some(problem) = &self.screen.problem {
            lines.extend(builder.paragraph(problem, theme.error));
            lines.push(Line::default());
        }
        lines.extend(builder.paragraph(&made_role_meaning(confirmation), theme.text));
        let next = match &self.screen.text().own {
            Some(own) => format!("Then you see how far {} is from it.", own.name()),
            None => "Then it can be the aim of an assessment.".to_owned(),
        };
        lines.extend(builder.paragraph(&next, theme.text));
        canvas.lines(lines, Rect { y: under.y + 2, height: below.bottom().saturating_sub(under.y + 2), ..below });
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

/// Draws rows, as many as fit, the highlighted one among them. The last row says how many are below.
fn list(rows: Vec<(Option<usize>, Line<'static>)>, highlighted: usize, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let room = usize::from(area.height);
    let is_long = rows.len() > room;
    let shown = room.saturating_sub(usize::from(is_long));
    let seen = visible(highlighted, rows.len(), shown);
    let below = rows[seen.end..].iter().filter(|(target, _)| target.is_some()).count();
    let visible_rows = rows.into_iter().skip(seen.start).take(seen.len());
    let mut blocks: Vec<Block<'_>> =
        visible_rows.map(|(target, line)| (target.map(Target::Entry), vec![line])).collect();
    if below > 0 {
        blocks.push((None, vec![Line::styled(format!("   and {below} more"), theme.faint)]));
    }
    canvas.blocks(blocks, area);
}

/// Returns the part of a quote that fits into one row, with its matched words marked.
fn quote_row(quote: &Quote, cells: usize, theme: &Theme) -> Vec<Span<'static>> {
    let pieces = quote.within(cells).into_iter();
    pieces.map(|(words, is_match)| Span::styled(words, pane::mark(is_match, theme))).collect()
}
