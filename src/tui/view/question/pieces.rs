//! The parts of a question that its three shapes share.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::QuestionView;
use crate::assessment::{Choice, Pace, Sureness};
use crate::framework::{LEVELS, Level};
use crate::text::{cut, fit, width as text_width};
use crate::tui::widget::{Block, Canvas, rows, sides};
use crate::tui::{Intent, Mode, Target};
use crate::words::question_words;

/// The text shown before there is an answer.
const NOT_ANSWERED: &str = "Not answered yet";

/// The hint after it, if there is room.
const HOW: &str = ": choose the highest statement that is fully true";

/// The text of the last row.
const DOES_NOT_APPLY: &str = "This does not apply to me";

impl QuestionView<'_> {
    /// Returns the skill's name and its position in the domain.
    pub(super) fn title(&self, width: u16) -> Line<'static> {
        let framework = self.app.framework();
        let domain = framework.domain(self.skill.domain);
        let mut inside = framework.skills_of(self.skill.domain);
        let position = inside.position(|skill| skill == self.screen.skill).unwrap_or(0) + 1;
        let count = framework.skills_of(self.skill.domain).count();
        let place = format!("{} {} {position} of {count} ", domain.name, self.theme.marks.dot);
        let fits = text_width(self.skill.name.as_str()) + text_width(&place) < usize::from(width);
        // If the line is too short, the domain is left out before the name is cut.
        let place = if fits { place } else { format!("{position} of {count} ") };
        let name = Line::styled(self.skill.name.to_string(), self.theme.strong);
        sides(name, Line::styled(place, self.theme.quiet), width)
    }

    /// Returns the definition in at most `limit` lines, with an ellipsis if it is cut.
    pub(super) fn definition(&self, width: u16, limit: usize) -> Vec<Line<'static>> {
        let words = self.skill.definition.as_str();
        let lines = self.builder(width).paragraph(words, self.theme.quiet);
        if lines.len() <= limit {
            return lines;
        }
        let room = usize::from(width) * limit - limit * 8;
        self.builder(width).paragraph(&cut(words, room), self.theme.quiet).into_iter().take(limit).collect()
    }

    /// Returns all rows in full: the statements and "does not apply".
    pub(super) fn statements(&self, width: u16) -> Vec<Vec<Line<'static>>> {
        let row = |position: usize, words: &str| {
            let (mark, style) = self.row_style(position);
            let label = Level::ALL.get(position).map_or_else(|| self.does_not_apply(), ToString::to_string);
            let lead = vec![Span::styled(format!("{mark}{label} "), style), Span::raw(" ")];
            self.builder(width).after(lead, words, style)
        };
        let statements = self.skill.statements.iter().enumerate();
        let rows = statements.map(|(position, statement)| row(position, statement.as_str()));
        rows.chain([row(LEVELS, DOES_NOT_APPLY)]).collect()
    }

    /// Returns the label of the last row: its key, if that is one cell wide.
    fn does_not_apply(&self) -> String {
        let key = self.app.key(Mode::Question, Intent::NotApplicable);
        if crate::text::width(&key) == 1 { key } else { self.theme.marks.not_applicable.to_owned() }
    }

    /// Returns all rows in full. If there is room, puts empty lines between them and the hint for choosing above.
    pub(super) fn spaced_statements(&self, area: Rect) -> Vec<Block<'static>> {
        let statements = self.statements(area.width);
        let prompt = self.prompt(area.width);
        let tight: usize = statements.iter().map(Vec::len).sum();
        let room = usize::from(area.height);
        let spaced = tight + statements.len() <= room;
        let gap = || (None, vec![Line::default()]);
        let mut blocks = Vec::new();
        if tight + statements.len() + prompt.len() + 1 < room {
            blocks.extend([gap(), (None, prompt), gap()]);
        }
        for (position, statement) in statements.into_iter().enumerate() {
            blocks.push((Some(Target::Entry(position)), statement));
            if spaced {
                blocks.push(gap());
            }
        }
        blocks
    }

    /// Returns all rows, each cut to one line.
    pub(super) fn short_rows(&self, width: u16) -> Vec<Block<'static>> {
        let rows = (0..=LEVELS).map(|position| {
            let (mark, style) = self.row_style(position);
            let (label, words) = match (Level::ALL.get(position), self.skill.statements.get(position)) {
                (Some(level), Some(statement)) => (level.to_string(), statement.as_str()),
                _ => (self.does_not_apply(), DOES_NOT_APPLY),
            };
            let row = Line::styled(fit(&format!("{mark}{label}  {words}"), width.into()), style);
            (Some(Target::Entry(position)), vec![row])
        });
        rows.collect()
    }

    /// Returns the text of the highlighted row, or instructions if no row is highlighted.
    pub(super) fn highlighted(&self) -> String {
        let Some(cursor) = self.screen.cursor else {
            let [up, down] = [Intent::Up, Intent::Down].map(|intent| self.app.key(Mode::Question, intent));
            return format!("{} {up} and {down} show each one in full.", self.app.framework().prompt());
        };
        self.skill.statements.get(cursor).map_or(DOES_NOT_APPLY, crate::text::Clean::as_str).to_owned()
    }

    /// Draws lines at the top, and the answer so far at the bottom, in at least one line.
    pub(super) fn draw_with_answer(&self, lines: Vec<Line<'static>>, canvas: &mut Canvas<'_, '_>) {
        let area = canvas.area;
        let room = usize::from(area.height).saturating_sub(lines.len()).max(1);
        let answer = self.answer_lines(area.width, room);
        let [above, below] = rows(area, [None, u16::try_from(answer.len()).ok()]);
        canvas.lines(lines, above);
        canvas.lines(answer, below);
    }

    /// Returns the marks before a row, and its style: highlighted, chosen, or neither.
    fn row_style(&self, position: usize) -> (String, Style) {
        let theme = self.theme;
        let chosen = match self.entry.choice {
            Choice::Level(level) => level.index() == position,
            Choice::NotApplicable => position == LEVELS,
            Choice::Unanswered => false,
        };
        let (mark, style) = theme.entry(Some(position), self.screen.cursor);
        if chosen { (format!("{mark}{}", theme.marks.answered), theme.chosen) } else { (format!("{mark} "), style) }
    }

    /// Builds the evidence prompt in at most `limit` lines, with an ellipsis if it is cut.
    pub(super) fn evidence_prompt(&self, width: u16, limit: usize) -> Vec<Line<'static>> {
        let lead = || vec![Span::styled("To show it: ", self.theme.quiet)];
        let words = self.skill.evidence.as_str();
        let lines = self.builder(width).after(lead(), words, self.theme.quiet);
        if lines.len() <= limit {
            return lines;
        }
        let room = (usize::from(width) - 12) * limit.max(1) - 8 * limit.saturating_sub(1);
        self.builder(width).after(lead(), &cut(words, room), self.theme.quiet).into_iter().take(limit).collect()
    }

    /// Builds the hint for choosing.
    pub(super) fn prompt(&self, width: u16) -> Vec<Line<'static>> {
        self.builder(width).paragraph(self.app.framework().prompt().as_str(), self.theme.quiet)
    }

    /// Returns the reason for the question in quick mode.
    fn why_asked(&self) -> Option<String> {
        if self.current.assessment().pace() == Pace::Full {
            return None;
        }
        let framework = self.app.framework();
        let question = self.current.quick().question?;
        (question.skill == self.screen.skill).then(|| question_words(framework, question))
    }

    /// Returns the answer so far in at most `limit` lines: the answer, the evidence and the note. Each has lines of its
    /// own if there is room; an ellipsis marks a cut.
    pub(super) fn answer_lines(&self, width: u16, limit: usize) -> Vec<Line<'static>> {
        let style = if self.entry.choice == Choice::Unanswered { self.theme.quiet } else { self.theme.good };
        let separator = format!(" {} ", self.theme.marks.dot);
        let wrapped = |parts: &[String]| -> Vec<Line<'static>> {
            parts.iter().flat_map(|words| self.builder(width).paragraph(words, style)).collect()
        };
        let parts = self.answer_parts(width.into());
        let together = wrapped(&[parts.join(&separator)]);
        for lines in [wrapped(&parts), together] {
            if lines.len() <= limit {
                return lines;
            }
        }
        // The parts that share the last line share its room equally, so that a long one does not hide the others.
        let (first, last) = parts.split_at((limit - 1).min(parts.len() - 1));
        let room = (usize::from(width) + text_width(&separator)) / last.len() - text_width(&separator);
        let last: Vec<String> = last.iter().map(|words| cut(words, room)).collect();
        let lines = first.iter().cloned().chain([last.join(&separator)]);
        lines.map(|words| Line::styled(cut(&words, width.into()), style)).collect()
    }

    /// Returns the answer with its marks, the evidence and the note, without empty ones. A line has `room` cells.
    fn answer_parts(&self, room: usize) -> Vec<String> {
        let theme = self.theme;
        let answer = match self.entry.choice {
            Choice::Level(level) => format!("Your answer: {level}, {}", self.app.framework().level_name(level)),
            Choice::NotApplicable => "Your answer: does not apply".to_owned(),
            Choice::Unanswered => self.why_asked().unwrap_or_else(|| NOT_ANSWERED.to_owned()),
        };
        let mut marks = vec![answer];
        if self.current.assessment().is_worth_another_look(self.screen.skill) {
            marks.push("the statements have changed since: look again".to_owned());
        }
        match self.entry.sureness {
            Sureness::Sure => marks.push("sure".to_owned()),
            Sureness::Unsure => marks.push("unsure".to_owned()),
            Sureness::Unsaid => {}
        }
        if self.entry.star {
            marks.push(format!("{} to grow", theme.marks.star));
        }
        if self.entry.flag {
            marks.push(format!("{} come back", theme.marks.flag));
        }
        if let Some(goal) = self.entry.goal {
            marks.push(format!("goal {goal}"));
        }
        let mut parts = vec![marks.join(&format!(" {} ", theme.marks.dot))];
        if !self.entry.evidence.is_empty() {
            parts.push(format!("{} {}", theme.marks.evidence, self.entry.evidence));
        }
        if !self.entry.note.is_empty() {
            parts.push(format!("{} {}", theme.marks.note, self.entry.note.as_str().replace('\n', " ")));
        }
        if parts == [NOT_ANSWERED] && text_width(NOT_ANSWERED) + text_width(HOW) <= room {
            parts[0].push_str(HOW);
        }
        parts
    }
}
