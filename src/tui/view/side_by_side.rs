//! Draws own answers and a rating beside each other: the counts, the skills, both statements.

use std::fmt::Write as _;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::parts::{COMPARISON_LABEL, gutter, place_of, read_on};
use super::preview;
use crate::framework::{LEVELS, Level, Skill, SkillId};
use crate::rating::{Agreement, PairKind, RatedPair, Rating};
use crate::text::{Clean, cut, width};
use crate::tui::theme::{CHOSEN, RULE, Theme};
use crate::tui::widget::{Block, Canvas, Detail, Grid, LineBuilder, name_within, sides, visible};
use crate::tui::{App, CurrentAssessment, SideBySideScreen, Target};
use crate::words::{
    NEVER_MIXED, TO_ASK, agreement_words, kind_meaning, kind_words, rated_by_both_words, short_agreement_words,
    skills_words, written_by_rater,
};

/// The mark of the rater's level.
const THEIRS: &str = "◆";

/// Rows of the detail in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 6;
const SHORT_DETAIL: u16 = 5;

/// Cells of the own level, and of the target.
const OWN: usize = 6;
const SHORT_OWN: usize = 3;
const TARGET: usize = 9;

/// Cells of the words about a kind, with the space before them.
const KIND: usize = 19;
const SHORT_KIND: usize = 17;

pub(super) fn draw(app: &App, screen: &SideBySideScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let theme = canvas.theme;
    let mut body = canvas.area;
    let Some((rating, agreement)) = screen.agreement(current) else {
        let words = if current.knows_points() {
            "No rating is kept with this assessment."
        } else {
            "The ratings are being read."
        };
        return canvas.put(Line::styled(words, theme.text), Rect { height: 1, ..Grid::text(body) });
    };
    let page = Page { app, current, screen, grid, rating, agreement: &agreement };
    let has_pane = grid.is_wide() && grid.is_tall();
    if has_pane {
        let [left, right] = preview::beside(body, grid, 44, canvas);
        page.pane(right, canvas);
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall() && !grid.is_narrow());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let mut y = page.head(text, theme, canvas) + 1;
    let count = agreement.items.len();
    let columns = Columns::of(&page, text.width);
    if count == 0 {
        let words = format!("No skill has a level from both of you. {} has rated {}.", rating.by, rating.count());
        canvas.lines(canvas.builder(text).paragraph(&words, theme.text), Rect { y, height: 2, ..text });
        y += 2;
    } else if !grid.is_narrow() {
        canvas.put(Line::styled(columns.heading(rating), theme.faint), Rect { y, height: 1, ..text });
        y += 1;
    }
    let detail_rows = if grid.is_narrow() { SHORT_DETAIL } else { DETAIL };
    let legend = u16::from(!grid.is_narrow() && count > 0);
    let room = body.bottom().saturating_sub(y + detail_rows + legend);
    let height = u16::try_from(count).unwrap_or(u16::MAX).min(room);
    let list = Rect { y, height, ..body };
    let seen = visible(screen.cursor, count, height.into());
    let blocks: Vec<Block<'_>> =
        seen.map(|position| (Some(Target::Entry(position)), vec![page.row(position, columns, theme)])).collect();
    canvas.blocks(blocks, list);
    y = list.bottom();
    if legend > 0 {
        canvas.put(page.legend(theme), Rect { y, height: 1, ..text });
        y += 1;
    }
    let gap = u16::from(has_pane);
    let area = Rect { y: y + gap, height: body.bottom().saturating_sub(y + gap), ..body };
    page.detail(area, has_pane, canvas);
}

/// The rating and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a SideBySideScreen,
    grid: Grid,
    rating: &'a Rating,
    agreement: &'a Agreement,
}

/// The cells of the columns.
#[derive(Clone, Copy)]
struct Columns {
    names: usize,
    /// Cells from one level to the next.
    step: usize,
    other: usize,
    has_target: bool,
    is_narrow: bool,
}

impl Columns {
    fn of(page: &Page<'_>, cells: u16) -> Self {
        let is_narrow = page.grid.is_narrow();
        let other = if is_narrow { 3 } else { width(page.rating.by.as_str()).clamp(3, 12) + 2 };
        let room = usize::from(cells);
        let has_target = !is_narrow && page.agreement.aim.is_some() && room >= 80;
        let own = if is_narrow { SHORT_OWN } else { OWN };
        let kind = if is_narrow { SHORT_KIND } else { KIND };
        let behind = own + other + kind + if has_target { TARGET } else { 0 };
        let step = if is_narrow {
            2
        } else if room >= 100 {
            6
        } else {
            3
        };
        let names = room.saturating_sub(behind + step * (LEVELS - 1) + 3).clamp(12, 36);
        Self { names, step, other, has_target, is_narrow }
    }

    const fn line(self) -> usize {
        self.step * (LEVELS - 1) + 1
    }

    fn heading(self, rating: &Rating) -> String {
        let names = self.names + 2;
        let levels: String =
            Level::ALL.map(|level| format!("{:<width$}", level.to_string(), width = self.step)).concat();
        let by = cut(rating.by.as_str(), self.other - 2);
        let other = self.other;
        let line = self.line();
        let target = if self.has_target { format!("{:>TARGET$}", "target") } else { String::new() };
        format!("{:names$}{:line$}{:>OWN$}{by:>other$}{target}    what it is", "Skill", levels.trim_end(), "you")
    }

    /// Draws both levels on a line from 0 to 4; one mark if they are the same.
    fn levels(self, pair: RatedPair, theme: &Theme) -> Vec<Span<'static>> {
        let [own, other] = [pair.own, pair.other].map(|level| level.index() * self.step);
        let (from, to) = (own.min(other), own.max(other));
        let mark =
            |at: usize| if at == own { Span::styled(CHOSEN, theme.good) } else { Span::styled(THEIRS, theme.gain) };
        let mut spans = vec![Span::raw(" ".repeat(from)), mark(from)];
        if to > from {
            spans.push(Span::styled(RULE.repeat(to - from - 1), theme.faint));
            spans.push(mark(to));
        }
        spans.push(Span::raw(" ".repeat(self.line() - to - 1)));
        spans
    }
}

impl Page<'_> {
    /// Draws who is beside whom, and the counts. Returns the row behind them.
    fn head(&self, text: Rect, theme: &Theme, canvas: &mut Canvas<'_, '_>) -> u16 {
        let raters = self.current.ratings().len();
        let which = if raters > 1 { format!(", {}", place_of(self.screen.rater, raters)) } else { String::new() };
        let who = format!("You and {}, side by side{which}", self.rating.by);
        let both = rated_by_both_words(self.agreement);
        let is_cut = width(&who) + 2 + width(&both) > usize::from(text.width);
        let both = if is_cut { both.trim_end_matches(" rated by both").to_owned() } else { both };
        let title = sides(Line::styled(who, theme.strong), Line::styled(both, theme.text), text.width);
        canvas.put(title, Rect { height: 1, ..text });
        let full = agreement_words(self.agreement);
        let fits = width(&full) <= usize::from(text.width);
        let counts = if fits { full } else { short_agreement_words(self.agreement) };
        canvas.put(Line::styled(counts, theme.text), Rect { y: text.y + 1, height: 1, ..text });
        text.y + 2
    }

    fn row(&self, position: usize, columns: Columns, theme: &Theme) -> Line<'static> {
        let pair = self.agreement.items[position];
        let is_selected = position == self.screen.cursor;
        let skill = self.app.framework().skill(pair.skill);
        let mut spans = gutter(is_selected, false, theme);
        let name = name_within(skill.name.as_str(), skill.short.as_str(), columns.names);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(columns.names + 2 - width(name.trim_end()))));
        spans.extend(columns.levels(pair, theme));
        let (own, other) = (if columns.is_narrow { SHORT_OWN } else { OWN }, columns.other);
        let mut numbers = format!("{:>own$}{:>other$}", pair.own.to_string(), pair.other.to_string());
        if columns.has_target {
            let target = pair.target.map_or_else(|| "none".to_owned(), |target| target.to_string());
            let _ = write!(numbers, "{target:>TARGET$}");
        }
        spans.push(Span::styled(numbers, theme.text));
        let gap = if columns.is_narrow { "  " } else { "    " };
        spans.push(Span::styled(format!("{gap}{}", kind_words(pair.kind)), kind_style(pair.kind, theme)));
        Line::from(spans)
    }

    fn legend(&self, theme: &Theme) -> Line<'static> {
        Line::from(vec![
            Span::styled(CHOSEN, theme.good),
            Span::styled(" you  ", theme.text),
            Span::styled(THEIRS, theme.gain),
            Span::styled(format!(" {}; one mark where both say the same", self.rating.by), theme.text),
        ])
    }

    fn pair(&self) -> Option<RatedPair> {
        self.agreement.items.get(self.screen.cursor).copied()
    }

    /// Draws both statements with the evidence of both, and what the words mean. With a pane, only the latter.
    fn detail(&self, area: Rect, has_pane: bool, canvas: &mut Canvas<'_, '_>) {
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let title = self.pair().filter(|_| !has_pane).map(|pair| self.app.framework().skill(pair.skill).name.clone());
        let title = title.map_or_else(|| "What the words mean".to_owned(), |name| name.to_string());
        let mut lines = Vec::new();
        if let Some(pair) = self.pair().filter(|_| !has_pane) {
            lines = self.both(pair, builder);
            lines.push(Line::default());
        }
        lines.extend(self.meanings(builder));
        let count = self.agreement.items.len();
        let place = if has_pane || count == 0 { String::new() } else { place_of(self.screen.cursor, count) };
        let detail = Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &read_on(self.app) };
        canvas.detail(detail, area);
    }

    /// Returns both statements, the evidence of both, and the target.
    fn both(&self, pair: RatedPair, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let label = width(self.rating.by.as_str()).clamp(3, 12) + 6;
        let by = cut(self.rating.by.as_str(), label - 5);
        let skill = self.app.framework().skill(pair.skill);
        let mut lines = Vec::new();
        let mut row = |lead: String, words: &str| {
            lines.extend(builder.labeled(Span::styled(lead, theme.text), label, words, theme.text));
        };
        row(format!("You, {}", pair.own), skill.statements[pair.own.index()].as_str());
        row(format!("{by}, {}", pair.other), about(skill)[pair.other.index()].as_str());
        let mine = &self.current.assessment().entry(pair.skill).evidence;
        let theirs = written_by_rater(self.rating, pair.skill);
        for (words, written) in [("Your evidence", mine), ("They wrote", &theirs)] {
            if !written.is_empty() {
                lines.extend(builder.paragraph(&format!("{words}: {written}"), theme.text));
            }
        }
        if let (Some(target), Some((role, band))) = (pair.target, self.agreement.aim) {
            let framework = self.app.framework();
            let words = format!("{target} for {}, {}", framework.role(role).name, framework.band(band).name);
            lines.extend(builder.labeled(Span::styled("Target", theme.text), label, &words, theme.text));
        }
        lines
    }

    /// Returns what each kind means, what the rater has not seen, and that nothing is mixed.
    fn meanings(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let (theme, framework, by) = (builder.theme, self.app.framework(), &self.rating.by);
        let label = COMPARISON_LABEL;
        let mut lines = Vec::new();
        for kind in PairKind::ALL {
            let lead = Span::styled(kind_words(kind), kind_style(kind, theme));
            lines.extend(builder.labeled(lead, label, &kind_meaning(kind, by), theme.text));
        }
        let rest: [(String, &[SkillId]); 2] = [
            (format!("{by} has not seen"), &self.rating.not_seen),
            (format!("Only {by} gave a level for"), &self.agreement.only_theirs),
        ];
        for (words, skills) in rest {
            if !skills.is_empty() {
                lines.push(Line::default());
                lines.extend(builder.paragraph(&format!("{words} {}", skills_words(framework, skills)), theme.text));
            }
        }
        lines.push(Line::default());
        lines.extend(builder.paragraph(NEVER_MIXED, theme.text));
        lines
    }

    /// Draws the pane at the right: all statements with both marks, the evidence of both, and what to ask.
    fn pane(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let Some(pair) = self.pair() else { return };
        let theme = canvas.theme;
        let builder = canvas.builder(area);
        let skill = self.app.framework().skill(pair.skill);
        let place = place_of(self.screen.cursor, self.agreement.items.len());
        let title = Line::styled(skill.name.to_string(), theme.strong);
        let mut lines = vec![sides(title, Line::styled(place, theme.faint), area.width), Line::default()];
        for level in Level::ALL {
            lines.extend(self.statement(skill, level, pair, builder));
        }
        lines.push(Line::default());
        let mine = &self.current.assessment().entry(pair.skill).evidence;
        let theirs = written_by_rater(self.rating, pair.skill);
        let their_title = format!("{} wrote", self.rating.by);
        for (title, words, none) in [("Your evidence", mine, "none yet"), (their_title.as_str(), &theirs, "nothing")] {
            let words = if words.is_empty() { none } else { words.as_str() };
            lines.push(Line::styled(title.to_owned(), theme.accent));
            lines.extend(builder.paragraph(words, theme.text));
            lines.push(Line::default());
        }
        lines.push(Line::styled("To ask each other", theme.accent));
        for question in TO_ASK {
            lines.extend(builder.paragraph(question, theme.text));
        }
        canvas.lines(lines, area);
    }

    /// Returns a statement with the marks of who chose it.
    fn statement(&self, skill: &Skill, level: Level, pair: RatedPair, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let (mine, theirs) = (pair.own == level, pair.other == level);
        let by = &self.rating.by;
        let who = match (mine, theirs) {
            (true, true) => format!("  you and {by}"),
            (true, false) => "  you".to_owned(),
            (false, true) => format!("  {by}, about you"),
            (false, false) => String::new(),
        };
        let note = format!("{}{who}", self.app.framework().level_name(level));
        let mark = match (mine, theirs) {
            (true, _) => Span::styled(CHOSEN, theme.good),
            (false, true) => Span::styled(THEIRS, theme.gain),
            _ => Span::raw(" "),
        };
        let style = if mine || theirs { theme.strong } else { theme.text };
        let words = if theirs && !mine { &about(skill)[level.index()] } else { &skill.statements[level.index()] };
        let lead = Line::from(vec![mark, Span::styled(format!(" {level}  "), theme.accent), Span::styled(note, style)]);
        let inside = LineBuilder { theme, width: builder.width.saturating_sub(5) };
        let further_in = |mut line: Line<'static>| {
            line.spans.insert(0, Span::raw("     "));
            line
        };
        std::iter::once(lead).chain(inside.paragraph(words.as_str(), style).into_iter().map(further_in)).collect()
    }
}

/// Returns the statements as a rater reads them.
fn about(skill: &Skill) -> &[Clean; LEVELS] {
    skill.statements_about.as_ref().unwrap_or(&skill.statements)
}

const fn kind_style(kind: PairKind, theme: &Theme) -> Style {
    match kind {
        PairKind::HiddenStrength | PairKind::AgreedStrength => theme.good,
        PairKind::BlindSpot | PairKind::AgreedGap => theme.missing,
        PairKind::Talk => theme.text,
    }
}
