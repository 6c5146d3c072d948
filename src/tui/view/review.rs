//! Draws all answers in one list, and what the highlighted one says.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, SHORT_LABEL, choice_word, gutter, place_of, read_on, short_day, statement};
use super::preview;
use crate::assessment::{Choice, Entry, Sureness};
use crate::framework::{Framework, SkillId};
use crate::look::SkillBar;
use crate::text::{counted, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{
    Block, Canvas, Detail, Grid, LineBuilder, name_within, sides, skill_bar, skill_cells, visible,
};
use crate::tui::{App, CurrentAssessment, Intent, Mode, ReviewFilter, ReviewScreen, Target};

/// Rows of the detail in a window of 24 rows.
const DETAIL: u16 = 7;

pub(super) fn draw(app: &App, review: &ReviewScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let framework = app.framework();
    let skills = review.rows(framework, current.assessment(), app.today());
    let page = Page { app, current, framework, review, skills: &skills, grid };
    let mut body = canvas.area;
    let has_pane = grid.is_wide() && grid.is_tall();
    if has_pane {
        let [left, right] = preview::beside(body, grid, 38, canvas);
        page.pane(right, canvas);
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(body);
    canvas.put(Line::styled(page.headline(), canvas.theme.strong), Rect { y: top, height: 1, ..text });
    let filters_at = if has_pane { top + 2 } else { top + 1 };
    page.filters(Rect { y: filters_at, height: 2, ..text }, canvas);
    let heads = Rect { y: filters_at + 2, height: 1, ..text };
    if skills.is_empty() {
        canvas.lines(
            canvas.builder(text).paragraph(&empty(app, review.filter), canvas.theme.text),
            Rect { height: 3, ..heads },
        );
        return;
    }
    canvas.put(Line::styled(page.heading(text.width), canvas.theme.faint), heads);
    let detail = if has_pane { 0 } else { DETAIL.max(body.height / 3) };
    let list = Rect { y: heads.bottom(), height: body.bottom().saturating_sub(heads.bottom() + detail), ..body };
    let seen = visible(review.cursor, skills.len(), list.height.into());
    let blocks: Vec<Block<'_>> = seen
        .map(|position| (Some(Target::Entry(position)), vec![page.row(position, text.width, canvas.theme)]))
        .collect();
    canvas.blocks(blocks, list);
    if has_pane {
        return;
    }
    let area = Rect { y: list.bottom(), height: detail, ..body };
    let Some(skill) = skills.get(review.cursor) else { return };
    let label = if grid.is_narrow() { SHORT_LABEL } else { LABEL - 2 };
    let lines = page.meaning(*skill, true, label, canvas.builder(Grid::text(area)).at_most(112));
    let place = place_of(review.cursor, skills.len());
    let name = framework.skill(*skill).name.as_str();
    canvas.detail(Detail { title: name, place: &place, lines, from: app.scroll(), key: &read_on(app) }, area);
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
        ReviewFilter::OldEvidence => "No evidence is older than a year.".to_owned(),
        ReviewFilter::LookAgain => "No answer is touched by a new edition of the questions.".to_owned(),
    }
}

/// The answers and everything that their parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    framework: &'a Framework,
    review: &'a ReviewScreen,
    skills: &'a [SkillId],
    grid: Grid,
}

impl Page<'_> {
    fn count(&self, filter: ReviewFilter) -> usize {
        ReviewScreen { filter, cursor: 0 }.rows(self.framework, self.current.assessment(), self.app.today()).len()
    }

    /// Says how many answers the filter leaves.
    fn headline(&self) -> String {
        let coverage = self.current.assessment().coverage();
        let listed = self.skills.len();
        match self.review.filter {
            ReviewFilter::All => {
                let done = format!("{} of {} answered", coverage.done(), coverage.skills());
                let with =
                    self.framework.skills().filter(|it| !self.current.assessment().entry(*it).evidence.is_empty());
                match with.count() {
                    0 => done,
                    count => format!("{done}, {count} with evidence"),
                }
            }
            ReviewFilter::Open => {
                format!("{} of {} answered, {listed} still open", coverage.done(), coverage.skills())
            }
            ReviewFilter::Flagged => format!("{} flagged for another look", counted(listed, "answer", "answers")),
            ReviewFilter::WithoutEvidence => {
                format!("{} above 0 without evidence", counted(listed, "answer", "answers"))
            }
            ReviewFilter::OldEvidence => {
                format!("{} with evidence older than a year", counted(listed, "answer", "answers"))
            }
            ReviewFilter::LookAgain => format!("{} to look at again", counted(listed, "answer", "answers")),
        }
    }

    /// Draws the filters like the places: a thick rule under the present one. A narrow window shows only that one.
    fn filters(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let word = |filter: ReviewFilter| format!("{} {}", filter.word(), self.count(filter));
        let all: usize = ReviewFilter::ALL.iter().map(|filter| width(&word(*filter)) + 2).sum();
        if all > usize::from(area.width) + 2 {
            let words = Line::from(vec![
                Span::styled("‹ ", theme.accent),
                Span::styled(word(self.review.filter), theme.strong),
                Span::styled(" ›", theme.accent),
            ]);
            canvas.put(words, Rect { height: 1, ..area });
            return;
        }
        let mut x = area.x;
        for (position, filter) in ReviewFilter::ALL.into_iter().enumerate() {
            let words = word(filter);
            let cells = u16::try_from(width(&words)).unwrap_or(u16::MAX);
            let place = Rect { x, width: cells, height: 1, ..area };
            let is_present = filter == self.review.filter;
            canvas.put(Span::styled(words, if is_present { theme.selected } else { theme.text }), place);
            canvas.clickable(place, Target::Tab(position));
            if is_present {
                let under = Rect { y: area.y + 1, ..place };
                canvas.put(Span::styled(theme.place().repeat(cells.into()), theme.accent), under);
            }
            x += cells + 2;
        }
    }

    /// Returns the cells of the names.
    fn names(&self, cells: u16) -> usize {
        let rest = if self.grid.is_narrow() { 24 } else { 52 };
        usize::from(cells).saturating_sub(rest).clamp(12, 42)
    }

    fn heading(&self, cells: u16) -> String {
        let (names, bar) = (self.names(cells) + 2, skill_cells(2) + 4);
        if self.grid.is_narrow() {
            return String::new();
        }
        format!("{:names$}{:bar$}{:<11}{:<12}{:>9}", "Skill", "0 to 4", "evidence", "", "given")
    }

    fn row(&self, position: usize, cells: u16, theme: &Theme) -> Line<'static> {
        let skill = self.skills[position];
        let is_selected = position == self.review.cursor;
        let entry = self.current.assessment().entry(skill);
        let named = self.framework.skill(skill);
        let column = self.names(cells);
        let name = name_within(named.name.as_str(), named.short.as_str(), column);
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(column + 2 - width(name.trim_end()))));
        spans.extend(skill_bar(SkillBar::of(entry.choice), 2, theme));
        let level = match entry.choice {
            Choice::Unanswered => String::new(),
            choice => choice_word(choice),
        };
        spans.push(Span::styled(format!("{level:>4}"), theme.text));
        if self.grid.is_narrow() {
            let words = if entry.evidence.is_empty() { self.word(skill, entry) } else { evidence_word(entry) };
            spans.push(Span::styled(format!("  {words}"), theme.text));
            return Line::from(spans);
        }
        spans.push(Span::styled(format!("   {:<11}", evidence_word(entry)), theme.text));
        spans.push(Span::styled(format!("{:<12}", self.word(skill, entry)), theme.missing));
        let given = match (entry.choice, entry.given) {
            (Choice::Unanswered, _) => "open".to_owned(),
            (_, Some(given)) => short_day(&given.day.to_string(), self.app.today()),
            (_, None) => String::new(),
        };
        spans.push(Span::styled(format!("{given:>9}"), theme.text));
        Line::from(spans)
    }

    /// Returns the one word about an answer that matters most.
    fn word(&self, skill: SkillId, entry: &Entry) -> &'static str {
        match entry {
            _ if self.current.assessment().is_worth_another_look(skill) => "look again",
            Entry { flag: true, .. } => "flagged",
            Entry { sureness: Sureness::Unsure, .. } => "not sure",
            Entry { star: true, .. } => "to grow",
            Entry { note, .. } if !note.is_empty() => "note",
            _ => "",
        }
    }

    /// Returns what the highlighted answer says, with its statement or without.
    fn meaning(&self, skill: SkillId, with_own: bool, label: usize, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let named = self.framework.skill(skill);
        let entry = self.current.assessment().entry(skill);
        let mut lines = Vec::new();
        let mut add = |lead: &str, words: &str, style| {
            lines.extend(builder.labeled(Span::styled(lead.to_owned(), theme.text), label, words, style));
        };
        match entry.choice {
            Choice::Level(_) => {}
            Choice::NotApplicable => add("You", "This does not apply to you.", theme.text),
            Choice::Unanswered => add("Open", named.definition.as_str(), theme.text),
        }
        if entry.evidence.is_empty() {
            if entry.choice != Choice::Unanswered {
                let key = self.app.key(Mode::Review, Intent::Evidence);
                add("Evidence", &format!("none yet; {key} writes it"), theme.text);
            }
            add("To show it", named.evidence.as_str(), theme.text);
        } else {
            add("Evidence", entry.evidence.as_str(), theme.accent);
        }
        if !entry.note.is_empty() {
            add("Your note", &entry.note.as_str().replace('\n', " "), theme.text);
        }
        if self.current.assessment().is_worth_another_look(skill) {
            add("Look again", "The statements have changed since you answered.", theme.missing);
        }
        if let Some(level) = entry.choice.level().filter(|_| with_own) {
            let own = statement("You", named, level, label, builder);
            lines = own.into_iter().chain(lines).collect();
        }
        lines
    }

    /// Draws the pane at the right.
    fn pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(skill) = self.skills.get(self.review.cursor).copied() else { return };
        let theme = canvas.theme;
        let named = self.framework.skill(skill);
        let builder = canvas.builder(area);
        let place = place_of(self.review.cursor, self.skills.len());
        let name = name_within(named.name.as_str(), named.short.as_str(), usize::from(area.width).saturating_sub(9));
        let title =
            sides(Line::styled(name.trim_end().to_owned(), theme.strong), Line::styled(place, theme.faint), area.width);
        let mut lines = vec![title];
        lines.extend(builder.paragraph(named.definition.as_str(), theme.text));
        lines.push(Line::default());
        let own = self.current.sheet().choice(skill).level();
        lines.extend(preview::statements(self.app, named, own, None, builder));
        lines.push(Line::default());
        lines.extend(self.meaning(skill, false, LABEL - 2, builder));
        let inside = Rect { height: area.height.saturating_sub(1), ..area };
        let hidden = canvas.scrolled_lines(lines, self.app.scroll(), inside);
        if hidden > 0 {
            let words = format!("{}: {hidden} more lines", read_on(self.app));
            canvas.put(Line::styled(words, theme.text), Rect { y: inside.bottom(), height: 1, ..area });
        }
    }
}

/// Returns what kind of evidence an answer has.
fn evidence_word(entry: &Entry) -> &'static str {
    match entry.evidence.as_str() {
        _ if entry.choice == Choice::Unanswered => "",
        "" => "none yet",
        link if link.starts_with("https://") || link.starts_with("http://") => "link",
        _ => "sentence",
    }
}
