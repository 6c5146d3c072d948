//! All answers in one list.

use ratatui::layout::Margin;
use ratatui::text::{Line, Span};

use super::parts::{choice_mark, extra_marks};
use crate::assessment::Choice;
use crate::framework::SkillId;
use crate::text::{cut, fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, rows, rule_at, visible};
use crate::tui::{App, Filter, Intent, Mode, ReviewScreen, Sitting, Spot};

/// On a body lower than this no line is left free above the list.
const LOW: u16 = 20;

pub(super) fn draw(app: &App, review: &ReviewScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(sitting) = app.sitting() else { return };
    let theme = canvas.theme;
    let area = canvas.area.inner(Margin::new(1, 0));
    let skills = review.rows(app.framework(), sitting.assessment());
    let above = if area.height < LOW { 1 } else { 2 };
    let list = area.height.saturating_sub(above + 1).min(u16::try_from(skills.len().max(1)).unwrap_or(u16::MAX));
    let [tabs, list, below] = rows(area, [Some(above), Some(list), Some(1)]);
    let filters = Filter::ALL.map(|filter| filter_tab(app, sitting, review, filter));
    canvas.tabs(&filters, tabs);
    if skills.is_empty() {
        canvas.put(Line::styled(empty(app, review.filter), theme.text), list);
        return;
    }
    let seen = visible(review.cursor, skills.len(), list.height.into());
    let shown = seen.map(|position| {
        let row = row(app, sitting, skills[position], (position == review.cursor, theme, list.width));
        (Some(Spot::Entry(position)), vec![row])
    });
    canvas.blocks(shown, list);
    canvas.put(rule_at(theme, area.width, (review.cursor, skills.len())), below);
}

fn filter_tab(app: &App, sitting: &Sitting, review: &ReviewScreen, filter: Filter) -> (String, bool) {
    let count = ReviewScreen { filter, cursor: 0 }.rows(app.framework(), sitting.assessment()).len();
    (format!("{} {count}", filter.word()), filter == review.filter)
}

fn empty(app: &App, filter: Filter) -> String {
    match filter {
        Filter::All => "There are no skills.".to_owned(),
        Filter::Open => {
            let results = app.key(Mode::Review, Intent::Results);
            format!("Nothing is open: every question is answered. {results} shows the results.")
        }
        Filter::Flagged => {
            let flag = app.key(Mode::Question, Intent::Flag);
            format!("Nothing is flagged. {flag} on a question flags it for later.")
        }
        Filter::WithoutEvidence => "Every level above 0 has evidence.".to_owned(),
    }
}

fn row(app: &App, sitting: &Sitting, skill: SkillId, (here, theme, cells): (bool, &Theme, u16)) -> Line<'static> {
    const ANSWER: usize = 22;
    /// Marks and the spaces between columns.
    const FIXED: usize = 10;
    let framework = app.framework();
    let names = framework.skills().map(|skill| width(framework.skill(skill).name.as_str())).max().unwrap_or(0);
    let names = names.min(usize::from(cells).saturating_sub(ANSWER + FIXED));
    let entry = sitting.assessment().entry(skill);
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
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
    let room = usize::from(cells).saturating_sub(names + ANSWER + FIXED);
    let words = if entry.evidence.is_empty() { entry.note.as_str() } else { entry.evidence.as_str() };
    spans.push(Span::styled(format!(" {}", cut(&words.replace('\n', " "), room)), theme.quiet));
    Line::from(spans)
}
