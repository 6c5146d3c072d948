//! Draws the confirming of what a posting asks for, skill by skill.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::{PostingPage, list};
use super::quotes::{quoted, you};
use crate::assessment::Choice;
use crate::framework::{Level, Skill};
use crate::look::SkillBar;
use crate::posting::{Decision, MentionGroup, RoleItem};
use crate::text::{Clean, fit, width};
use crate::tui::theme::{CURSOR, DONE, Theme};
use crate::tui::view::parts::{LABEL, SHORT_LABEL, choice_word, gutter, place_of, read_on, statement};
use crate::tui::widget::{Canvas, Detail, Grid, LineBuilder, sides, skill_bar, skill_cells, spans_width};
use crate::tui::{Intent, Mode};
use crate::words::{confirming_headline, made_role_meaning, still_to_confirm_words, wanted_levels_words};

/// Rows of the detail in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 6;

/// Cells of a segment of the bar, of the importance, and of the own level.
const SEGMENT: usize = 2;
const COUNTS: usize = 11;
const OWN: usize = 5;

impl PostingPage<'_> {
    pub(super) fn confirm(&self, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let (area, pane) = self.split(canvas);
        let confirmation = self.screen.confirmation();
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let mut lines = builder.paragraph(&confirming_headline(confirmation), theme.strong);
        lines.extend(builder.paragraph(&wanted_levels_words(confirmation), theme.text));
        let below = self.head(lines, 4, area, canvas);
        let cells = usize::from(Grid::text(area).width);
        canvas.put(self.columns(theme), Rect { height: 1, ..Grid::text(below) });
        let meaning =
            if pane.is_some() { builder.paragraph(&made_role_meaning(confirmation), theme.text) } else { Vec::new() };
        let meaning_rows = u16::try_from(meaning.len()).unwrap_or(u16::MAX);
        let detail = match pane {
            Some(_) => meaning_rows + 2,
            None => DETAIL.max(area.height / 4),
        };
        let height = below.height.saturating_sub(1 + detail);
        let rows_area = Rect { y: below.y + 1, height, ..below };
        let mut rows: Vec<(Option<usize>, Line<'static>)> = Vec::new();
        for (position, item) in confirmation.items().iter().enumerate() {
            rows.push((Some(position), self.item_row(*item, position, cells, theme)));
        }
        let end = rows.len();
        if self.grid.is_tall() {
            rows.push((None, Line::default()));
        }
        rows.push((Some(end), self.end_row(theme)));
        let is_end = confirmation.current().is_none();
        let highlighted = if is_end { rows.len() - 1 } else { confirmation.position() };
        list(rows, highlighted, rows_area, canvas);
        let rest = Rect { y: rows_area.bottom(), height: below.bottom().saturating_sub(rows_area.bottom()), ..below };
        if let Some(pane) = pane {
            let y = rest.bottom().saturating_sub(meaning_rows + 1);
            let text = Grid::text(Rect { y, height: meaning_rows + 1, ..rest });
            canvas.put(Line::styled("How it counts", theme.strong), Rect { height: 1, ..text });
            canvas.lines(meaning, Rect { y: text.y + 1, height: meaning_rows, ..text });
            self.item_pane(pane, canvas);
        } else {
            self.item_detail(rest, canvas);
        }
    }

    /// Returns the heads of the columns.
    fn columns(&self, theme: &Theme) -> Line<'static> {
        let wanted = fit("wanted", self.wanted_cells());
        let own = if self.screen.text().own.is_some() { "you" } else { "" };
        let names = self.names();
        Line::styled(
            format!("{}{wanted}{}{}", fit("Skill", names), fit("counts as", COUNTS), fit(own, OWN)),
            theme.faint,
        )
    }

    /// Returns the cells of the wanted level with its bar. A narrow window has no room for bars.
    const fn wanted_cells(&self) -> usize {
        if self.grid.is_narrow() { 8 } else { skill_cells(SEGMENT) + 4 }
    }

    fn item_row(&self, item: RoleItem, position: usize, cells: usize, theme: &Theme) -> Line<'static> {
        let is_selected = position == self.screen.confirmation().position();
        let mut spans = gutter(is_selected, false, theme);
        let names = self.names();
        spans.push(Span::styled(self.skill_name(item.skill, names), theme.entry(is_selected)));
        let is_dropped = item.decision == Decision::Dropped;
        if is_dropped {
            spans.push(Span::raw(" ".repeat(self.wanted_cells() + COUNTS)));
        } else {
            if !self.grid.is_narrow() {
                spans.extend(skill_bar(SkillBar::of(Choice::Level(item.level)), SEGMENT, theme));
                spans.push(Span::raw(" "));
            }
            let digit = fit(&item.level.to_string(), if self.grid.is_narrow() { self.wanted_cells() } else { 3 });
            spans.push(Span::styled(digit, theme.strong));
            spans.push(Span::styled(fit(item.importance.word(), COUNTS), theme.text));
        }
        let own = self.screen.text().own.as_ref().filter(|own| !own.is_hidden(item.skill));
        let own = own.map(|own| choice_word(own.entry(item.skill).choice)).filter(|_| !is_dropped).unwrap_or_default();
        spans.push(Span::styled(fit(&own, OWN), theme.text));
        let keep = self.app.key(Mode::PostingConfirm, Intent::Accept);
        let (mark, words, style) = match item.decision {
            Decision::Kept => (DONE, " kept".to_owned(), theme.good),
            Decision::Dropped => ("−", " dropped".to_owned(), theme.text),
            Decision::Open if is_selected => ("", format!("{keep} keeps"), theme.accent),
            Decision::Open => ("", String::new(), theme.text),
        };
        let used = spans_width(&spans);
        if used + width(mark) + width(&words) <= cells + 3 {
            spans.push(Span::styled(mark, style));
            spans.push(Span::styled(words, if item.decision == Decision::Open { style } else { theme.text }));
        } else {
            spans.push(Span::styled(mark, style));
        }
        Line::from(spans)
    }

    /// Returns the row after the last skill: making the role.
    fn end_row(&self, theme: &Theme) -> Line<'static> {
        let confirmation = self.screen.confirmation();
        let is_selected = confirmation.current().is_none();
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled("Make the role", theme.entry(is_selected)));
        Line::from(spans)
    }

    /// Says what the row after the last skill does, or why it cannot do it yet.
    fn end_words(&self) -> String {
        let key = |intent| self.app.key(Mode::PostingConfirm, intent);
        let missing = still_to_confirm_words(self.screen.confirmation(), &key(Intent::Yes));
        let add = format!("{} adds a skill that was not found.", key(Intent::NewEntry));
        match missing {
            Some(words) => format!("{words} {add}"),
            None => format!("{} gives it a name and makes it. {add}", key(Intent::Accept)),
        }
    }

    /// Draws the quote of the current skill and the statement of the wanted level.
    fn item_detail(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let cells = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL };
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let Some(item) = self.screen.confirmation().current() else {
            let lines = builder.paragraph(&self.end_words(), theme.text);
            let (place, key) = ("", "");
            return canvas.detail(Detail { title: "The end of the list", place, lines, from: 0, key }, area);
        };
        let skill = self.screen.framework().skill(item.skill);
        let quote = self.screen.mention(item.skill).and_then(|mention| mention.quote.as_ref());
        let mut lines = self.quote_of(item, ("Quoted", cells), builder);
        lines.extend(statement("Wanted", skill, item.level, cells, builder));
        lines.extend(
            you(self.screen, item.skill)
                .iter()
                .flat_map(|words| builder.labeled(Span::styled("You", theme.text), cells, words, theme.text)),
        );
        let place = quote.map(|quote| self.place(quote)).unwrap_or_default();
        let (title, key) = (self.title(item.skill, &place, area), read_on(self.app));
        canvas.detail(Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &key }, area);
    }

    /// Returns the quote of a skill, or that the person added it.
    fn quote_of(
        &self,
        item: RoleItem,
        (word, cells): (&'static str, usize),
        builder: LineBuilder<'_>,
    ) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let quote = self.screen.mention(item.skill).and_then(|mention| mention.quote.as_ref());
        match quote {
            Some(quote) => quoted(word, cells, "", quote, builder),
            None if item.group == MentionGroup::NotFound => {
                builder.labeled(Span::styled(word, theme.text), cells, "Added by you.", theme.text)
            }
            None => Vec::new(),
        }
    }

    /// Draws the pane: the quote and the statements of all levels, the wanted one marked.
    fn item_pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let builder = canvas.builder(area);
        let confirmation = self.screen.confirmation();
        let mut lines = Vec::new();
        if let Some(item) = confirmation.current() {
            let skill = self.screen.framework().skill(item.skill);
            let place = place_of(confirmation.position(), confirmation.items().len());
            lines.extend(builder.paragraph(skill.name.as_str(), theme.strong));
            lines.push(Line::default());
            let quote = self.screen.mention(item.skill).and_then(|mention| mention.quote.as_ref());
            let line = quote.map_or(place, |quote| self.place(quote));
            lines.push(sides(Line::styled("Quoted", theme.accent), Line::styled(line, theme.faint), area.width));
            lines.extend(self.quote_of(item, ("", 0), builder));
            lines.push(Line::default());
            lines.push(Line::styled("Which level do they want?", theme.accent));
            let own = self.screen.text().own.as_ref().filter(|own| !own.is_hidden(item.skill));
            let own = own.and_then(|own| own.entry(item.skill).choice.level());
            lines.extend(levels(skill, item.level, builder));
            if let Some(own) = own {
                lines.push(Line::default());
                lines.push(Line::styled(format!("You today  {own}"), theme.text));
                lines.push(Line::styled("scored only at the end", theme.faint));
            }
        } else {
            lines.extend(builder.paragraph("The end of the list", theme.strong));
            lines.push(Line::default());
            lines.extend(builder.paragraph(&self.end_words(), theme.text));
        }
        let inside = Rect { height: area.height.saturating_sub(1), ..area };
        let hidden = canvas.scrolled_lines(lines, self.app.scroll(), inside);
        if hidden > 0 {
            let words = format!("{}: {hidden} more lines", read_on(self.app));
            canvas.put(Line::styled(words, theme.text), Rect { y: inside.bottom(), height: 1, ..area });
        }
    }
}

/// Returns the statements of all levels, the wanted one marked.
fn levels(skill: &Skill, wanted: Level, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let statement = |(level, statement): (Level, &Clean)| {
        let is_wanted = level == wanted;
        let style = if is_wanted { theme.strong } else { theme.text };
        let mark = if is_wanted { CURSOR } else { " " };
        let lines = LineBuilder { theme, width: builder.width.saturating_sub(5) }.paragraph(statement.as_str(), style);
        let lines = (0..).zip(lines).map(move |(row, mut line)| {
            let number = if row == 0 { format!(" {level}  ") } else { "    ".to_owned() };
            line.spans.splice(0..0, [Span::styled(mark, theme.accent), Span::styled(number, theme.accent)]);
            line
        });
        lines.collect::<Vec<_>>()
    };
    Level::ALL.into_iter().zip(&skill.statements).flat_map(statement).collect()
}
