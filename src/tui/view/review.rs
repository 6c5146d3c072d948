//! Draws all answers in one list.

use ratatui::layout::Margin;
use ratatui::text::{Line, Span};

use super::parts::{choice_mark, extra_marks};
use crate::assessment::Choice;
use crate::framework::{Framework, SkillId};
use crate::text::{cut, fit, width};
use crate::tui::widget::{Canvas, LineBuilder, rows, visible};
use crate::tui::{App, CurrentAssessment, Intent, Mode, ReviewFilter, ReviewScreen, Target};

/// Below this height, no empty line stands above the list.
const LOW: u16 = 20;
/// Below this width the filters have short words.
const NARROW: u16 = 76;

pub(super) fn draw(app: &App, review: &ReviewScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let area = canvas.area.inner(Margin::new(1, 0));
    let skills = review.rows(app.framework(), current.assessment());
    let above = if area.height < LOW { 1 } else { 2 };
    let list = area.height.saturating_sub(above + 1).min(u16::try_from(skills.len().max(1)).unwrap_or(u16::MAX));
    let [tabs, list, below] = rows(area, [Some(above), Some(list), Some(1)]);
    let open = ReviewFilter::ALL.iter().position(|filter| *filter == review.filter).unwrap_or(0);
    let words = if area.width < NARROW { ReviewFilter::short_word } else { ReviewFilter::word };
    canvas.tabs(&ReviewFilter::ALL.map(|filter| filter_words(app, current, filter, words(filter))), open, tabs);
    if skills.is_empty() {
        canvas.put(Line::styled(empty(app, review.filter), canvas.theme.text), list);
        return;
    }
    let seen = visible(review.cursor, skills.len(), list.height.into());
    let table = Table { framework: app.framework(), current, cursor: review.cursor, builder: canvas.builder(list) };
    let shown = seen.map(|position| (Some(Target::Entry(position)), vec![table.row(position, skills[position])]));
    canvas.blocks(shown, list);
    canvas.put(canvas.builder(area).rule_at(review.cursor, skills.len()), below);
}

fn filter_words(app: &App, current: &CurrentAssessment, filter: ReviewFilter, word: &str) -> String {
    let count = ReviewScreen { filter, cursor: 0 }.rows(app.framework(), current.assessment()).len();
    format!("{word} {count}")
}

fn empty(app: &App, filter: ReviewFilter) -> String {
    match filter {
        ReviewFilter::All => "There are no skills.".to_owned(),
        ReviewFilter::Open => {
            let results = app.key(Mode::Review, Intent::Results);
            format!("Nothing is open: every question is answered. {results} shows the results.")
        }
        ReviewFilter::Flagged => {
            let flag = app.key(Mode::Question, Intent::Flag);
            format!("Nothing is flagged. {flag} on a question flags it for later.")
        }
        ReviewFilter::WithoutEvidence => "Every level above 0 has evidence.".to_owned(),
        ReviewFilter::LookAgain => "No answer is touched by a new edition of the questions.".to_owned(),
    }
}

/// The answers, one in each line.
struct Table<'a> {
    framework: &'a Framework,
    current: &'a CurrentAssessment,
    cursor: usize,
    builder: LineBuilder<'a>,
}

impl Table<'_> {
    /// Returns the answer at a position of the list.
    fn row(&self, position: usize, skill: SkillId) -> Line<'static> {
        const ANSWER: usize = 22;
        /// Cells of the marks and of the spaces between columns.
        const FIXED: usize = 10;
        let (framework, theme, cells) = (self.framework, self.builder.theme, usize::from(self.builder.width));
        let names = framework.skills().map(|skill| width(framework.skill(skill).name.as_str())).max().unwrap_or(0);
        let names = names.min(cells.saturating_sub(ANSWER + FIXED));
        let entry = self.current.assessment().entry(skill);
        let (mark, style) = theme.entry(position, self.cursor);
        let answer = match entry.choice {
            Choice::Level(level) => format!("{level} {}", framework.level_name(level)),
            Choice::NotApplicable => "does not apply".to_owned(),
            Choice::Unanswered => "open".to_owned(),
        };
        let mut spans = vec![
            Span::styled(format!("{mark} "), style),
            choice_mark(entry.choice, theme),
            Span::styled(format!(" {} ", fit(framework.skill(skill).name.as_str(), names)), style),
            Span::styled(fit(&answer, ANSWER), style),
        ];
        spans.extend(extra_marks(entry, theme));
        let room = cells.saturating_sub(names + ANSWER + FIXED);
        let words = if entry.evidence.is_empty() { entry.note.as_str() } else { entry.evidence.as_str() };
        spans.push(Span::styled(format!(" {}", cut(&words.replace('\n', " "), room)), theme.quiet));
        Line::from(spans)
    }
}
