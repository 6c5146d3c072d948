//! Draws the statements to choose from.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pieces::QuestionView;
use crate::assessment::Choice;
use crate::framework::{LEVELS, Level};
use crate::order::Order as _;
use crate::text::{cut, width, wrap};
use crate::tui::theme::{CHOSEN, CURSOR, FORMER};
use crate::tui::widget::{Block, Canvas, Grid};
use crate::tui::{Intent, Mode, Target, rows_to_choose};
use crate::words::{definition_for, statements_for};

/// The text of the last row.
const DOES_NOT_APPLY: &str = "This does not apply to me";
/// The words behind the answer of last time.
const BEHIND: &str = "  last time";
/// Cells before a statement: the marks and the label.
const LEAD: u16 = 8;

/// The longest definition and statement that are usual, in cells. Blank rows are spent as if every text were that long,
/// so that they do not come and go from question to question.
const USUAL: (u16, u16) = (150, 142);

/// Draws the definition and the statements. Names of levels stand where there are panes, blank rows where there is room.
pub(super) fn draw(view: &QuestionView<'_>, area: Rect, with_definition: bool, canvas: &mut Canvas<'_, '_>) {
    // At the edge of the window a definition can be a cell longer than other texts.
    let text = Grid::text(area);
    let text = Rect { width: text.width + u16::from(!view.has_panes()), ..text }.intersection(area);
    let definition = if with_definition {
        let words = definition_for(view.current.assessment(), view.screen.skill);
        view.builder(text.width).paragraph(&words, view.theme.text)
    } else {
        Vec::new()
    };
    let defined = u16::try_from(definition.len()).unwrap_or(u16::MAX).min(area.height);
    canvas.lines(definition, Rect { height: defined, ..text });
    let below = Rect { y: area.y + defined, height: area.height - defined, ..area };
    let list = StatementList { view, width: area.width };
    let form = list.form(area.height, below.height, with_definition);
    let blocks = list.blocks(form, below.height);
    let lead = u16::from(form.has_lead).min(below.height);
    canvas.blocks(blocks, Rect { y: below.y + lead, height: below.height - lead, ..below });
}

/// Returns the rows of a usual question in a column of this width: with the definition, the names of the levels, and
/// blank rows between.
pub(super) const fn usual_rows(width: u16) -> u16 {
    usual(width, true, true) + 1 + ROWS - 1
}

/// Returns the rows of a usual question without any blank row.
const fn usual(width: u16, has_definition: bool, has_names: bool) -> u16 {
    let text = width.saturating_sub(LEAD + 1);
    let rows = (ROWS - 1) * (USUAL.1.div_ceil(if text == 0 { 1 } else { text }) + if has_names { 1 } else { 0 }) + 1;
    rows + if has_definition { USUAL.0.div_ceil(if width > 4 { width - 3 } else { 1 }) } else { 0 }
}

/// The rows to choose from: the levels, and that the skill does not apply.
#[expect(clippy::cast_possible_truncation, reason = "there are six")]
const ROWS: u16 = LEVELS as u16 + 1;

/// The statements in a column of this width, the gutter among it.
struct StatementList<'v, 'a> {
    view: &'v QuestionView<'a>,
    width: u16,
}

/// The form of the statements: how much of them is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    /// Whether the name of each level stands above its statement.
    has_names: bool,
    /// Whether blank rows stand between the statements.
    is_spaced: bool,
    /// Whether a blank row stands above the statements.
    has_lead: bool,
    /// Whether statements are whole.
    texts: Texts,
}

/// The share of each statement that is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    /// All of it.
    Whole,
    /// Of the highlighted one all, of the others as much as there is room for.
    Cut,
}

impl StatementList<'_, '_> {
    /// Returns the form that a usual question of this window has, or a tighter one if this question is longer. `all` are
    /// the rows of the definition and the statements, `room` those of the statements.
    fn form(&self, all: u16, room: u16, has_definition: bool) -> Form {
        let has_names = self.view.has_panes();
        let usual = usual(self.width, has_definition, has_names);
        let has_lead = has_names || usual < all;
        let is_spaced = usual + ROWS <= all;
        let best = Form { has_names, is_spaced, has_lead, texts: Texts::Whole };
        let dense = Form { is_spaced: false, ..best };
        let plain = Form { has_names: false, ..dense };
        let tight = Form { has_lead: false, ..plain };
        let fits = |form: &Form| self.rows(*form) <= usize::from(room);
        let cut = Form { texts: Texts::Cut, has_lead: true, ..plain };
        let cut_tight = Form { has_lead: false, ..cut };
        [best, dense, plain, tight, cut].into_iter().find(fits).unwrap_or(cut_tight)
    }

    /// Returns the rows that a form needs.
    fn rows(&self, form: Form) -> usize {
        let between = if form.is_spaced { LEVELS } else { 0 };
        let names = if form.has_names { LEVELS } else { 0 };
        let texts = self.texts();
        let rows = |(position, lines): (usize, &Vec<String>)| {
            if form.texts == Texts::Cut && self.view.screen.cursor != Some(position) { 1 } else { lines.len() }
        };
        let statements: usize = texts.iter().enumerate().map(rows).sum();
        statements + between + names + usize::from(form.has_lead)
    }

    /// Returns the lines of every statement. Behind the answer of last time stands that it is one, unless the name of
    /// its level says so.
    fn texts(&self) -> Vec<Vec<String>> {
        let lines = |position| {
            let mut lines = wrap(self.words(position), self.text_cells());
            if self.is_former(position) && !(self.view.has_panes() && position < LEVELS) {
                match lines.last_mut().filter(|last| width(last) + width(BEHIND) <= self.text_cells()) {
                    Some(last) => last.push_str(BEHIND),
                    None => lines.push(BEHIND.trim_start().to_owned()),
                }
            }
            lines
        };
        (0..rows_to_choose(self.view.current.assessment())).map(lines).collect()
    }

    /// Says when the answer of last time was given, behind the name of its level.
    fn last_time(&self, name: &str) -> String {
        let day = self.view.entry.given.map(|given| given.day.to_string()).unwrap_or_default();
        let month = day.split_once(' ').map_or("", |(_, month)| month).to_owned();
        let room = self.text_cells().saturating_sub(width(name));
        let long = [day, month].into_iter().filter(|day| !day.is_empty()).map(|day| format!("{BEHIND}, {day}"));
        long.chain([BEHIND.to_owned()]).find(|words| width(words) <= room).unwrap_or_default()
    }

    fn text_cells(&self) -> usize {
        self.width.saturating_sub(LEAD + 1).into()
    }

    fn words(&self, position: usize) -> &str {
        let statements = statements_for(self.view.current.assessment(), self.view.screen.skill);
        statements.get(position).map_or(DOES_NOT_APPLY, crate::text::Clean::as_str)
    }

    fn blocks(&self, form: Form, room: u16) -> Vec<Block<'static>> {
        let mut texts = self.texts();
        if form.texts == Texts::Cut {
            let room = usize::from(room).saturating_sub(form.has_lead.into());
            texts = cut_to(texts, self.view.screen.cursor, room, self.text_cells());
        }
        let mut blocks: Vec<Block<'static>> = Vec::new();
        for (position, lines) in texts.into_iter().enumerate() {
            if position > 0 && form.is_spaced {
                blocks.push((None, vec![Line::default()]));
            }
            blocks.push((Some(Target::Entry(position)), self.row(position, lines, form.has_names)));
        }
        blocks
    }

    /// Returns a statement behind its level, or the last row.
    fn row(&self, position: usize, lines: Vec<String>, has_names: bool) -> Vec<Line<'static>> {
        let theme = self.view.theme;
        let is_selected = self.view.screen.cursor == Some(position);
        let (is_chosen, is_former) = (self.is_chosen(position), self.is_former(position));
        let style = match (is_selected, is_chosen) {
            (true, _) => theme.strong,
            (false, true) => theme.ready,
            _ => theme.text,
        };
        let level = Level::ALL.get(position);
        let label = level.map_or_else(|| self.does_not_apply(), ToString::to_string);
        let mut texts: Vec<(String, Style)> = lines.into_iter().map(|line| (line, style)).collect();
        if let (true, Some(level)) = (has_names, level) {
            let mut name = self.view.app.framework().level_name(*level).to_string();
            if is_former {
                name.push_str(&self.last_time(&name));
            }
            texts.insert(0, (name, if is_selected { theme.selected } else { theme.strong }));
        }
        let cursor = if is_selected { CURSOR } else { " " };
        let (mark, mark_style) = match (is_chosen, is_former) {
            (true, _) => (CHOSEN, theme.good),
            (_, true) => (FORMER, theme.accent),
            _ => (" ", theme.text),
        };
        let lines = texts.into_iter().enumerate().map(|(row, (text, style))| {
            let mark = if row == 0 { mark } else { " " };
            let label = if row == 0 { label.as_str() } else { "" };
            let gap = 3_usize.saturating_sub(width(label));
            let mut spans = vec![
                Span::styled(format!(" {cursor} "), theme.accent),
                Span::styled(format!("{mark} "), mark_style),
                Span::styled(label.to_owned(), theme.key),
                Span::raw(" ".repeat(gap)),
            ];
            // That it is last time's answer is no part of the statement.
            let words = text.rfind(BEHIND.trim_start()).filter(|_| is_former).unwrap_or(text.len());
            let (text, last_time) = text.split_at(words);
            spans.push(Span::styled(text.to_owned(), style));
            spans.push(Span::styled(last_time.to_owned(), theme.accent));
            Line::from(spans)
        });
        lines.collect()
    }

    /// Returns whether a row is the answer, given in this round if the person answers again.
    fn is_chosen(&self, position: usize) -> bool {
        self.is_answer(position) && !self.view.current.assessment().is_still_to_give(self.view.screen.skill)
    }

    /// Returns whether a row is the answer of last time, and in view.
    fn is_former(&self, position: usize) -> bool {
        let assessment = self.view.current.assessment();
        let is_shown = assessment.is_still_to_give(self.view.screen.skill) && !self.view.is_hidden();
        is_shown && self.is_answer(position)
    }

    fn is_answer(&self, position: usize) -> bool {
        match self.view.entry.choice {
            Choice::Level(level) => level.index() == position,
            Choice::NotApplicable => position == LEVELS,
            Choice::Unanswered => false,
        }
    }

    /// Returns the label of the last row: its key, if that is one cell wide.
    fn does_not_apply(&self) -> String {
        let key = self.view.app.key(Mode::Question, Intent::NotApplicable);
        if width(&key) == 1 { key } else { "–".to_owned() }
    }
}

/// Cuts statements so that all take at most `room` rows. The highlighted one stays whole; the rows that are left go to
/// those nearest to it.
fn cut_to(texts: Vec<Vec<String>>, cursor: Option<usize>, room: usize, cells: usize) -> Vec<Vec<String>> {
    let mut given: Vec<usize> = vec![1; texts.len()];
    if let Some((rows, lines)) = cursor.and_then(|cursor| given.get_mut(cursor).zip(texts.get(cursor))) {
        *rows = lines.len();
    }
    let mut spare = room.saturating_sub(given.iter().sum());
    let mut nearest: Vec<usize> = (0..texts.len()).collect();
    nearest.order_by_key(|position| position.abs_diff(cursor.unwrap_or(0)));
    for position in nearest {
        let more = texts[position].len().saturating_sub(given[position]).min(spare);
        given[position] += more;
        spare -= more;
    }
    texts.into_iter().zip(given).map(|(lines, rows)| cut_lines(lines, rows, cells)).collect()
}

/// Keeps so many lines of a text. An ellipsis says that there is more.
fn cut_lines(mut lines: Vec<String>, rows: usize, cells: usize) -> Vec<String> {
    if lines.len() > rows {
        let rest = lines.split_off(rows.saturating_sub(1)).join(" ");
        lines.push(cut(&rest, cells));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::cut_to;

    fn rows(lines: &[usize], cursor: Option<usize>, room: usize) -> Vec<usize> {
        let texts = lines.iter().map(|count| vec!["some words".to_owned(); *count]).collect();
        let cut = cut_to(texts, cursor, room, 12);
        for (lines, whole) in cut.iter().zip(lines) {
            let is_cut = lines.last().is_some_and(|line| line.ends_with('…'));
            assert_eq!(is_cut, lines.len() < *whole, "what is cut says so: {lines:?}");
        }
        cut.iter().map(Vec::len).collect()
    }

    #[test]
    fn the_highlighted_statement_is_whole_whatever_the_room() {
        assert_eq!(rows(&[2, 2, 4, 2, 2, 1], Some(2), 6), [1, 1, 4, 1, 1, 1]);
        assert_eq!(rows(&[2, 2, 2, 2, 3, 1], Some(4), 8), [1, 1, 1, 1, 3, 1]);
    }

    #[test]
    fn rows_that_are_left_go_to_the_nearest_statements() {
        assert_eq!(rows(&[2, 3, 2, 2, 3, 1], Some(3), 9), [1, 1, 2, 2, 2, 1]);
        assert_eq!(rows(&[2, 2, 2, 2, 2, 1], None, 8), [2, 2, 1, 1, 1, 1]);
        assert_eq!(rows(&[2, 2, 2, 2, 2, 1], Some(0), 30), [2, 2, 2, 2, 2, 1], "with room for all nothing is cut");
    }
}
