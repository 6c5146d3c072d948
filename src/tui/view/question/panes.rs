//! Draws a question in a large window: all skills at the left, the question in the middle, the roles at the right.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pieces::QuestionView;
use super::statements;
use crate::assessment::{About, Choice};
use crate::framework::SkillId;
use crate::look::{Cell, Glyphs, SEGMENTS, SkillBar};
use crate::text::{fit, width};
use crate::tui::theme::{CURSOR, DOT, FORMER};
use crate::tui::view::parts::numbers;
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder, name_within, sides, visible};
use crate::tui::{Intent, Target};
use crate::words::{ENOUGH_TO_GUESS, again_progress_words, rater_words, seen_words};

/// The widest column of the question.
const LONGEST_LINE: u16 = 96;
/// Rows of what could show a level.
const SHOW: u16 = 4;

pub(super) fn draw(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let body = canvas.area;
    let spare = body.width.saturating_sub(120);
    let list = (34 + spare * 3 / 20).min(46);
    let roles = (34 + spare * 2 / 5).min(70);
    let middle = body.width.saturating_sub(list + roles + 2).min(LONGEST_LINE);
    let left = Rect { width: list, ..body };
    let line = Rect { x: left.right(), width: 1, ..body };
    canvas.vertical_line(line);
    let center = Rect { x: line.right(), width: middle, ..body };
    let line = Rect { x: center.right(), width: 1, ..body };
    canvas.vertical_line(line);
    let right = Rect { x: line.right() + 1, width: body.right().saturating_sub(line.right() + 2), ..body };
    canvas.blocks(skills(view, left), left);
    question(view, center, canvas);
    let is_told = has_pages(view, center);
    let right = Rect { y: right.y + 1, height: right.height.saturating_sub(1), ..right };
    match view.current.assessment().about() {
        Some(about) => rater(view, about, is_told, right, canvas),
        None => self::roles(view, is_told, right, canvas),
    }
}

/// Returns all skills with their levels: a profile that grows while answering.
fn skills(view: &QuestionView<'_>, area: Rect) -> Vec<Block<'static>> {
    let (framework, theme) = (view.app.framework(), view.theme);
    let cells = area.width.saturating_sub(1);
    let mut rows: Vec<Block<'_>> = Vec::new();
    let mut cursor = 0;
    let spaced = usize::from(area.height) >= framework.skills().len() + 2 * framework.domains().len();
    let lead = usize::from(area.height) > framework.skills().len() + framework.domains().len();
    if lead {
        rows.push((None, vec![Line::default()]));
    }
    for (position, domain) in framework.domains().enumerate() {
        if spaced && position > 0 {
            rows.push((None, vec![Line::default()]));
        }
        let asked = |skill: &SkillId| view.current.assessment().is_asked(*skill);
        let inside: Vec<_> = framework.skills_of(domain).filter(asked).collect();
        if inside.is_empty() {
            continue;
        }
        let done = inside.iter().filter(|skill| !view.current.assessment().is_to_ask(**skill)).count();
        let count = format!("{done} of {}", inside.len());
        let style = if done == inside.len() { theme.ready } else { theme.faint };
        let name = fit(framework.domain(domain).name.as_str(), usize::from(cells).saturating_sub(12));
        let heading = sides(Line::styled(format!("   {name}"), theme.strong), Line::styled(count, style), cells);
        rows.push((None, vec![heading]));
        for skill in inside {
            if skill == view.screen.skill {
                cursor = rows.len();
            }
            rows.push((Some(Target::Skill(skill)), vec![skill_row(view, skill, cells)]));
        }
    }
    let seen = visible(cursor, rows.len(), area.height.into());
    rows.drain(seen).collect()
}

fn skill_row(view: &QuestionView<'_>, skill: SkillId, cells: u16) -> Line<'static> {
    let theme = view.theme;
    let named = view.app.framework().skill(skill);
    let assessment = view.current.assessment();
    let (is_former, is_hidden) = (assessment.is_still_to_give(skill), assessment.is_hidden(skill));
    let choice = if is_hidden { Choice::Unanswered } else { view.current.sheet().choice(skill) };
    let is_present = skill == view.screen.skill;
    // One cell for each level, and the level as a digit.
    let column = usize::from(cells).saturating_sub(3 + 1 + SEGMENTS + 3);
    let name = name_within(named.name.as_str(), named.short.as_str(), column);
    let reached = SkillBar::of(choice).segments().into_iter().filter(|cell| *cell == Cell::Reached).count();
    let cell = if is_former { Cell::Open } else { Cell::Reached };
    // A goal could pull the answer to its question.
    let is_answered = choice.level().is_some() && !is_present;
    let goal = assessment.entry(skill).goal_ahead().filter(|_| is_answered);
    let ahead = goal.map_or(0, |goal| goal.index().saturating_sub(reached));
    let (digit, style) = match choice {
        _ if is_hidden => (FORMER.to_owned(), theme.faint),
        Choice::Level(level) => (level.to_string(), if is_former { theme.faint } else { theme.text }),
        Choice::NotApplicable => ("–".to_owned(), theme.faint),
        Choice::Unanswered => (DOT.to_owned(), theme.faint),
    };
    Line::from(vec![
        Span::styled(if is_present { format!(" {CURSOR} ") } else { "   ".to_owned() }, theme.accent),
        Span::styled(name.trim_end().to_owned(), theme.entry(is_present)),
        Span::raw(" ".repeat(column + 1 - width(name.trim_end()))),
        Span::styled(Glyphs::Unicode.of(cell).repeat(reached), theme.cell(cell)),
        Span::styled(Glyphs::Unicode.of(Cell::Gain).repeat(ahead), theme.gain),
        Span::raw(" ".repeat(SEGMENTS - reached - ahead)),
        Span::styled(format!("{digit:>3}"), style),
    ])
}

/// Draws the question, and below it in a high window everything that belongs to the answer.
fn question(view: &QuestionView<'_>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let text = Grid::text(area);
    let title = Rect { y: text.y + 1, height: 1, ..text };
    canvas.put(view.title(text.width), title);
    let show = view.to_show(text.width);
    // The usual texts need the same rows, so that the statements stay where they are from question to question.
    let rows = u16::try_from(show.len()).unwrap_or(u16::MAX).max(SHOW);
    let lowest = area.bottom().saturating_sub(rows + 1);
    let y = if has_pages(view, area) { page_at(area) } else { lowest };
    let below = Rect { y, height: area.bottom().saturating_sub(y), ..text };
    let above = Rect { y: title.bottom(), height: below.y.saturating_sub(title.bottom() + 1), ..area };
    statements::draw(view, above, true, canvas);
    let mut lines = show;
    if has_pages(view, area) {
        lines.push(Line::default());
        lines.extend(pages(view, view.builder(text.width)));
    }
    canvas.lines(lines, below);
}

/// Returns the row of what could show a level, below a usual question.
const fn page_at(area: Rect) -> u16 {
    area.y + 2 + statements::usual_rows(area.width) + 1
}

/// Returns whether there is room for evidence, reading and note below the question.
const fn has_pages(view: &QuestionView<'_>, area: Rect) -> bool {
    /// Rows of what could show a level and of the three texts.
    const ROWS: u16 = 20;
    view.grid.has_preview() && page_at(area) + ROWS <= area.bottom()
}

/// Returns the evidence, what to read, and the note, each below its heading.
fn pages(view: &QuestionView<'_>, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let [evidence_key, note_key] =
        [Intent::Evidence, Intent::Note].map(|intent| view.app.key(crate::tui::Mode::Question, intent));
    let or = |text: &str, words: &str| if text.is_empty() { words.to_owned() } else { text.to_owned() };
    let mut lines = Vec::new();
    let mut section = |heading: &str, right: &str, words: Vec<Line<'static>>| {
        let left = Line::styled(heading.to_owned(), theme.strong);
        lines.push(sides(left, Line::styled(right.to_owned(), theme.faint), builder.width));
        lines.extend(words);
        lines.push(Line::default());
    };
    let evidence = or(view.evidence(), "none yet: one link or one sentence is enough");
    let title = if view.is_rating() { "What you saw" } else { "Your evidence" };
    section(title, &format!("{evidence_key} writes it"), builder.paragraph(&evidence, theme.text));
    let reading = view.skill.resources.iter().flat_map(|it| {
        let title = builder.paragraph(it.title.as_str(), theme.text);
        title.into_iter().chain(builder.paragraph(it.url.as_str(), theme.accent))
    });
    let reading: Vec<Line<'static>> = reading.collect();
    if !reading.is_empty() {
        section("To read", "", reading);
    }
    let note = or(view.note(), "none");
    let words = note.split('\n').flat_map(|line| builder.paragraph(line, theme.text)).collect();
    section("Your note", &format!("{note_key} writes it; it stays with you unless you say so"), words);
    lines
}

/// Draws in a rating whom it is about, who will see it, and what the rater wrote.
fn rater(view: &QuestionView<'_>, about: &About, is_told: bool, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = view.theme;
    let builder = LineBuilder { theme, width: area.width };
    let mut lines = vec![Line::styled(seen_words(view.current.assessment()), theme.strong), Line::default()];
    for words in rater_words(about) {
        lines.extend(builder.paragraph(&words, theme.text));
        lines.push(Line::default());
    }
    lines.extend(about_this(view, is_told, builder));
    canvas.lines(lines, area);
}

/// Draws the range of each role, the legend, the likely scores, and what is said about this answer.
/// Evidence and note are left out if they are told below the question.
fn roles(view: &QuestionView<'_>, is_told: bool, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let (framework, theme) = (view.app.framework(), view.theme);
    let builder = LineBuilder { theme, width: area.width };
    let band = &framework.band(view.band()).name;
    let is_complete = view.current.sheet().coverage().unanswered == 0;
    let so_far = if is_complete { "now" } else { "so far" };
    let mut lines = vec![Line::styled(format!("Readiness {so_far}, {band}"), theme.strong), Line::default()];
    let roles = framework.roles().len();
    let is_spaced = roles <= 6;
    for position in 0..roles.min(usize::from(area.height) / 2) {
        let Some(card) = view.card(position) else { break };
        let role = framework.role(card.role);
        let numbers = Line::styled(numbers(card), theme.strong);
        let name = name_within(role.name.as_str(), role.short.as_str(), usize::from(area.width).saturating_sub(9));
        lines.push(sides(Line::raw(name.trim_end().to_owned()), numbers, area.width));
        lines.push(Line::from(view.bar(card, usize::from(area.width).saturating_sub(1))));
        if is_spaced {
            lines.push(Line::default());
        }
    }
    let parts = if is_complete {
        [(Cell::Reached, "reached"), (Cell::Missing, "missing")]
    } else {
        [(Cell::Reached, "sure"), (Cell::Open, "still open")]
    };
    let mut legend = Vec::new();
    for (cell, words) in parts {
        legend.push(Span::styled(Glyphs::Unicode.of(cell), theme.cell(cell)));
        legend.push(Span::styled(format!(" {words}  "), theme.text));
    }
    legend.extend([Span::styled("┃", theme.strong), Span::styled(" ready", theme.text)]);
    lines.push(Line::from(legend));
    lines.push(Line::default());
    if view.current.assessment().again().is_some() {
        lines.extend(builder.paragraph(&again_progress_words(view.current.assessment()), theme.text));
        lines.push(Line::default());
    }
    lines.extend(likely(view, area.width));
    lines.extend(about_this(view, is_told, builder));
    canvas.lines(lines, area);
}

/// Returns the likely scores, once there are enough answers.
fn likely(view: &QuestionView<'_>, cells: u16) -> Vec<Line<'static>> {
    let (framework, theme) = (view.app.framework(), view.theme);
    let coverage = view.current.sheet().coverage();
    if coverage.unanswered == 0 {
        return Vec::new();
    }
    if coverage.answered < ENOUGH_TO_GUESS {
        let words = "Each answer makes the thin part shorter.";
        let mut lines = LineBuilder { theme, width: cells }.paragraph(words, theme.text);
        lines.push(Line::default());
        return lines;
    }
    let mut lines = vec![Line::styled("Likely so far", theme.strong)];
    for role in view.current.ranking(view.band()).order.iter().take(6) {
        let card = view.current.evaluation().card(*role, view.band());
        let score = card.likely().map(|likely| likely.times_nearest(100).to_string()).unwrap_or_default();
        let name = framework.role(*role).short.to_string();
        lines.push(sides(Line::styled(name, theme.text), Line::styled(score, theme.text), cells));
    }
    lines.push(Line::styled("if the rest resembles this", theme.faint));
    lines.push(Line::default());
    lines
}

/// Returns what is said about this answer: why it is asked, marks, evidence and note, in full.
fn about_this(view: &QuestionView<'_>, is_told: bool, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let mut lines = Vec::new();
    let mut section = |heading: &'static str, words: &str| {
        lines.push(Line::styled(heading, theme.strong));
        lines.extend(words.split('\n').flat_map(|line| builder.paragraph(line, theme.text)));
        lines.push(Line::default());
    };
    if let Some(words) = view.why_asked() {
        section("Why this question now", &words);
    }
    let before = view.before();
    if !before.is_empty() {
        section("Before", &before.join("\n"));
    }
    let title = if view.is_rating() { "What you saw" } else { "Your evidence here" };
    let marks = view.marks();
    if !marks.is_empty() {
        section("Marked", &marks);
    }
    if is_told {
        // The middle tells it.
    } else if view.evidence().is_empty() {
        let key = view.app.key(crate::tui::Mode::Question, Intent::Evidence);
        section(title, &format!("none yet; {key} adds a link or one sentence"));
    } else {
        section(title, view.evidence());
    }
    if !is_told && !view.note().is_empty() {
        section("Your note", view.note());
    }
    if view.grid.has_preview() && !view.is_rating() {
        lines.extend(yardstick(view, builder));
    }
    lines
}

/// Returns the person's own answers of the same domain, because the same yardstick helps.
fn yardstick(view: &QuestionView<'_>, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let (framework, theme) = (view.app.framework(), view.theme);
    let domain = framework.domain(view.skill.domain);
    let others = framework.skills_of(view.skill.domain).filter(|skill| *skill != view.screen.skill);
    let mut lines = Vec::new();
    for skill in others {
        let Some(level) = view.current.sheet().choice(skill).level() else { continue };
        if view.current.assessment().is_hidden(skill) {
            continue;
        }
        let named = framework.skill(skill);
        let lead = vec![Span::styled(format!("{level}  "), theme.accent)];
        lines.extend(builder.after(lead, named.name.as_str(), theme.strong));
        lines.extend(builder.after(vec![Span::raw("   ")], named.statements[level.index()].as_str(), theme.text));
    }
    if !lines.is_empty() {
        let heading = Line::styled(format!("Your answers in {}", domain.name), theme.strong);
        let right = Line::styled("the same yardstick helps", theme.faint);
        lines.insert(0, sides(heading, right, builder.width));
    }
    lines
}
