//! Draws the statements to choose from.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pieces::QuestionView;
use crate::assessment::Choice;
use crate::framework::{LEVELS, Level};
use crate::text::{cut, width};
use crate::tui::theme::{CHOSEN, CURSOR};
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder};
use crate::tui::{Intent, Mode, Target};

/// The text of the last row.
const DOES_NOT_APPLY: &str = "This does not apply to me";
/// Cells before a statement: the marks and the label.
const LEAD: u16 = 8;

/// Draws the definition and the statements. Blank rows are spent as there is room.
pub(super) fn draw(view: &QuestionView<'_>, area: Rect, with_definition: bool, canvas: &mut Canvas<'_, '_>) {
    let text = Grid::text(area);
    let definition = if with_definition {
        view.builder(text.width).paragraph(view.skill.definition.as_str(), view.theme.text)
    } else {
        Vec::new()
    };
    let defined = u16::try_from(definition.len()).unwrap_or(u16::MAX).min(area.height);
    canvas.lines(definition, Rect { height: defined, ..text });
    let room = area.height - defined;
    let statements = StatementList { view, width: area.width };
    let lead = u16::from(room > 0);
    let below = Rect { y: area.y + defined + lead, height: room - lead, ..area };
    statements.draw(below, canvas);
}

/// The statements in a column of this width, the gutter among it.
struct StatementList<'v, 'a> {
    view: &'v QuestionView<'a>,
    width: u16,
}

/// How much of the statements is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// With the name of each level, and blank rows between.
    Named,
    /// In full with blank rows between.
    Spaced,
    /// In full.
    Full,
    /// Cut to a row each, but the highlighted one.
    Cut,
}

impl StatementList<'_, '_> {
    /// Draws as much as there is room for.
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let room = usize::from(area.height);
        let forms = [Form::Named, Form::Spaced, Form::Full, Form::Cut];
        let tall = |form: &Form| self.blocks(*form).iter().map(|(_, lines)| lines.len()).sum::<usize>() <= room;
        let is_wide = self.view.grid.is_wide();
        let form = forms.into_iter().filter(|form| is_wide || *form != Form::Named).find(tall).unwrap_or(Form::Cut);
        canvas.blocks(self.blocks(form), area);
    }

    fn blocks(&self, form: Form) -> Vec<Block<'static>> {
        let mut blocks: Vec<Block<'static>> = Vec::new();
        for position in 0..=LEVELS {
            if position > 0 && matches!(form, Form::Named | Form::Spaced) {
                blocks.push((None, vec![Line::default()]));
            }
            blocks.push((Some(Target::Entry(position)), self.row(position, form)));
        }
        blocks
    }

    /// Returns a statement behind its level, or the last row.
    fn row(&self, position: usize, form: Form) -> Vec<Line<'static>> {
        let theme = self.view.theme;
        let is_selected = self.view.screen.cursor == Some(position);
        let is_chosen = self.is_chosen(position);
        let style = match (is_selected, is_chosen) {
            (true, _) => theme.strong,
            (false, true) => theme.ready,
            _ => theme.text,
        };
        let level = Level::ALL.get(position);
        let label = level.map_or_else(|| self.does_not_apply(), ToString::to_string);
        let words = self.view.skill.statements.get(position).map_or(DOES_NOT_APPLY, crate::text::Clean::as_str);
        let builder = LineBuilder { theme, width: self.width.saturating_sub(LEAD + 1) };
        let is_cut = form == Form::Cut && !is_selected;
        let mut texts: Vec<(String, Style)> = if is_cut {
            vec![(cut(words, builder.width.into()), style)]
        } else {
            crate::text::wrap(words, builder.width.into()).into_iter().map(|line| (line, style)).collect()
        };
        if let (Form::Named, Some(level)) = (form, level) {
            let name = self.view.app.framework().level_name(*level).to_string();
            texts.insert(0, (name, if is_selected { theme.selected } else { theme.strong }));
        }
        let cursor = if is_selected { CURSOR } else { " " };
        let lines = texts.into_iter().enumerate().map(|(row, (text, style))| {
            let chosen = if is_chosen && row == 0 { CHOSEN } else { " " };
            let label = if row == 0 { label.as_str() } else { "" };
            let gap = 3_usize.saturating_sub(width(label));
            Line::from(vec![
                Span::styled(format!(" {cursor} "), theme.accent),
                Span::styled(format!("{chosen} "), theme.good),
                Span::styled(label.to_owned(), theme.key),
                Span::raw(" ".repeat(gap)),
                Span::styled(text, style),
            ])
        });
        lines.collect()
    }

    fn is_chosen(&self, position: usize) -> bool {
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
