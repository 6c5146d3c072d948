//! Draws one answer to an earlier edition: the statements then and now beside each other, or one above the other.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, gutter, read_on};
use crate::assessment::{Choice, Entry};
use crate::framework::{Framework, LEVELS, Level, Skill, SkillId};
use crate::text::{Clean, counted, date_words, differing_words, width};
use crate::tui::theme::{CHOSEN, CURSOR, DONE, FORMER, JOINED, Theme};
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder, name_within, sides, spans_width, visible};
use crate::tui::{App, CurrentAssessment, LookAgainScreen, Target};
use crate::words::{DIFFERENCE_LEGEND, changed_because_words};

/// Columns of the list at the left, and of the line behind it.
const LIST: u16 = 34;
/// Cells before a statement: the marks, the level and a gap.
const LEAD: usize = 8;
/// Rows of the reason.
const REASON: u16 = 3;

pub(super) fn draw(app: &App, screen: &LookAgainScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let skill = screen.walk.skill();
    let framework = app.framework();
    let entry = current.assessment().entry(skill);
    let given_to = screen.walk.given_to();
    let before = if given_to < framework.edition() { framework.earlier_statements(given_to, skill) } else { None };
    let page = Page { app, current, screen, grid, skill, entry, given_to, before, theme: canvas.theme };
    let mut body = canvas.area;
    if grid.is_wide() && grid.is_tall() {
        let left = Rect { width: LIST, ..body };
        page.list(left, canvas);
        canvas.vertical_line(Rect { x: left.right(), width: 1, ..body });
        body = Rect { x: left.right() + 1, width: body.width - LIST - 1, ..body };
    }
    page.answer(body, canvas);
}

/// The answer at hand and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a LookAgainScreen,
    grid: Grid,
    skill: SkillId,
    entry: &'a Entry,
    /// The edition that the answer was given to.
    given_to: u32,
    /// The statements of that edition, if the framework keeps them.
    before: Option<[Clean; LEVELS]>,
    theme: &'a Theme,
}

impl Page<'_> {
    fn framework(&self) -> &Framework {
        self.app.framework()
    }

    fn named(&self) -> &Skill {
        self.framework().skill(self.skill)
    }

    /// Draws the answers of the walk, those already looked at with a mark.
    fn list(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let (walk, theme) = (&self.screen.walk, self.theme);
        let count = walk.skills().len();
        let done = count - walk.left(self.current.assessment());
        let top = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let text = Rect { width: area.width.saturating_sub(4), ..Grid::text(top) };
        let title = Line::styled("To look at again", theme.strong);
        let heading = sides(title, Line::styled(format!("{done} of {count}"), theme.text), text.width);
        canvas.put(heading, text);
        let rows = Rect { y: top.y + 2, height: area.bottom().saturating_sub(top.y + 5), ..area };
        let seen = visible(walk.position(), count, rows.height.into());
        let blocks: Vec<Block<'_>> =
            seen.map(|position| (Some(Target::Entry(position)), vec![self.row(position, text.width)])).collect();
        let height = u16::try_from(blocks.len()).unwrap_or(u16::MAX);
        canvas.blocks(blocks, rows);
        let legend = Rect { y: rows.y + height + 1, height: 2, ..text };
        let words = format!("{DONE} looked at; the others count as not sure until you do");
        canvas.lines(canvas.builder(legend).paragraph(&words, theme.faint), legend);
    }

    fn row(&self, position: usize, cells: u16) -> Line<'static> {
        let (skill, theme) = (self.screen.walk.skills()[position], self.theme);
        let is_selected = position == self.screen.walk.position();
        let named = self.framework().skill(skill);
        let room = usize::from(cells).saturating_sub(5);
        let name = name_within(named.short.as_str(), named.short.as_str(), room);
        let waits = self.current.assessment().is_worth_another_look(skill);
        let level = match self.current.assessment().entry(skill).choice {
            Choice::Level(level) => level.to_string(),
            Choice::NotApplicable => "-".to_owned(),
            Choice::Unanswered => " ".to_owned(),
        };
        let mut spans = gutter(is_selected, false, theme);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat((room + 1).saturating_sub(width(name.trim_end())))));
        spans.push(Span::styled(if waits { "  " } else { DONE }, theme.good));
        spans.push(Span::styled(if waits { level } else { format!(" {level}") }, theme.text));
        Line::from(spans)
    }

    /// Draws the title, the reason, the statements and what belongs to the answer.
    fn answer(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = self.theme;
        let top = area.y + u16::from(self.grid.is_tall());
        let text = Grid::text(Rect { y: top, height: area.bottom().saturating_sub(top), ..area });
        let builder = canvas.builder(text).at_most(112);
        canvas.put(self.title(text.width), Rect { height: 1, ..text });
        let because = changed_because_words(self.framework(), self.skill, self.given_to);
        let reason = builder.labeled(Span::styled("Why", theme.faint), 6, &because, theme.text);
        let is_narrow = self.grid.is_narrow();
        // In a narrow window the reason stands below the statements.
        let shown = if is_narrow || because.is_empty() { 0 } else { reason.len().min(REASON.into()) };
        canvas.lines(reason.iter().take(shown).cloned(), Rect { y: top + 1, height: REASON, ..text });
        let y = top + 2 + u16::try_from(shown).unwrap_or(u16::MAX);
        let mut lines = if is_narrow { self.stacked(builder) } else { self.beside(text.width) };
        if is_narrow && !because.is_empty() {
            lines.push(Line::default());
            lines.extend(builder.labeled(Span::styled("Why", theme.faint), 9, &because, theme.text));
        } else if shown < reason.len() {
            lines.push(Line::default());
            lines.extend(reason);
        }
        lines.push(Line::default());
        lines.extend(self.about(builder));
        let mut below = Rect { y, height: area.bottom().saturating_sub(y + 1), ..text };
        if !is_narrow {
            canvas.put(self.editions(text.width), Rect { height: 1, ..below });
            below = Rect { y: y + 1, height: below.height.saturating_sub(1), ..below };
        }
        // The marks of the selection stand in the gutter.
        let below = Rect { x: area.x, width: area.width, ..below };
        let hidden = canvas.scrolled_lines(lines, self.app.scroll(), below);
        let more = match hidden {
            0 => String::new(),
            hidden => format!("{}: {}", read_on(self.app), counted(hidden, "more line", "more lines")),
        };
        // In a narrow window nothing stands at the left or right, and "then" and "now" say it.
        let legend = if self.before.is_some() && !is_narrow { DIFFERENCE_LEGEND } else { "" };
        let foot = sides(Line::styled(legend, theme.faint), Line::styled(more, theme.text), text.width);
        canvas.put(foot, Rect { y: below.bottom(), height: 1, ..text });
    }

    fn title(&self, cells: u16) -> Line<'static> {
        let walk = &self.screen.walk;
        let left = walk.left(self.current.assessment());
        let place = format!("{} of {}", walk.position() + 1, walk.skills().len());
        let place = if self.grid.is_narrow() { place } else { format!("{place}, {left} left") };
        let lead = "Look again: ";
        let room = usize::from(cells).saturating_sub(width(lead) + width(&place) + 2);
        let name = name_within(self.named().name.as_str(), self.named().short.as_str(), room);
        let title = Line::styled(format!("{lead}{}", name.trim_end()), self.theme.strong);
        sides(title, Line::styled(place, self.theme.text), cells)
    }

    /// Returns the levels in the order of the page: the given one and the next ones, then those below.
    fn levels(&self) -> Vec<Level> {
        let own = self.entry.choice.level().unwrap_or(Level::ALL[0]);
        let first = if self.grid.is_wide() && self.grid.is_tall() { own.down() } else { own };
        let (below, from): (Vec<Level>, Vec<Level>) = Level::ALL.into_iter().partition(|level| *level < first);
        from.into_iter().chain(below).collect()
    }

    fn is_own(&self, level: Level) -> bool {
        self.entry.choice == Choice::Level(level)
    }

    /// Returns the two halves of the page, in cells.
    fn halves(cells: u16) -> [usize; 2] {
        let left = usize::from(cells) / 2;
        [left, usize::from(cells).saturating_sub(left + 1)]
    }

    /// Names both editions above their statements.
    fn editions(&self, cells: u16) -> Line<'static> {
        let [left, _] = Self::halves(cells);
        let now = format!("Edition {}, as it is asked now", self.framework().edition());
        let then =
            if self.before.is_some() { format!("Edition {}, as you answered", self.given_to) } else { String::new() };
        Line::from(vec![
            Span::styled(format!("{then:left$}"), self.theme.faint),
            Span::styled(JOINED, self.theme.faint),
            Span::styled(format!("  {now}"), self.theme.faint),
        ])
    }

    /// Returns a statement with the words marked that only one edition has.
    fn statement(&self, level: Level, is_now: bool, lead: Vec<Span<'static>>, cells: usize) -> Vec<Line<'static>> {
        let theme = self.theme;
        let now = &self.named().statements[level.index()];
        let before = self.before.as_ref().map(|five| &five[level.index()]);
        let [gone, new] = differing_words(before.map_or(now.as_str(), Clean::as_str), now.as_str());
        let bold = |style: Style| style.patch(theme.strong);
        let builder = LineBuilder { theme, width: u16::try_from(cells).unwrap_or(u16::MAX) };
        match (is_now, before) {
            (true, _) => builder.marked(lead, now.as_str(), &new, [theme.text, bold(theme.good)]),
            (false, Some(before)) => builder.marked(lead, before.as_str(), &gone, [theme.text, bold(theme.missing)]),
            (false, None) => builder.after(lead, "This edition's statement is not kept.", theme.faint),
        }
    }

    /// Returns the statements then and now beside each other, with the gutter.
    fn beside(&self, cells: u16) -> Vec<Line<'static>> {
        let theme = self.theme;
        let [left, right] = Self::halves(cells);
        let left = left + 3;
        let mut lines = Vec::new();
        for level in self.levels() {
            let is_own = self.is_own(level);
            let mark = |own: &'static str| if is_own { own } else { " " };
            let name = if self.grid.is_wide() { self.framework().level_name(level).as_str() } else { "" };
            let lead = |mark: &str, cells: usize| {
                // The name of the level stands in a row above, with the mark.
                let text = if name.is_empty() { format!("{mark} {level}  ") } else { " ".repeat(5) };
                vec![Span::raw(" ".repeat(cells - width(&text))), Span::styled(text, theme.strong)]
            };
            let then = self.statement(level, false, lead(mark(FORMER), LEAD), left.saturating_sub(1));
            let now = self.statement(level, true, lead(mark(CHOSEN), LEAD - 3), right.saturating_sub(3));
            let (mut then, mut now) = (then.into_iter(), now.into_iter());
            if !name.is_empty() {
                let style = theme.strong;
                let mut head = vec![Span::styled(format!("   {} {level}  {name}", mark(FORMER)), style)];
                let used = spans_width(&head);
                head.push(Span::raw(" ".repeat(left.saturating_sub(used))));
                head.push(Span::styled(JOINED, theme.faint));
                head.push(Span::styled(if is_own { format!(" {CURSOR}") } else { "  ".to_owned() }, theme.accent));
                head.push(Span::styled(format!("{} {level}  {name}", mark(CHOSEN)), style));
                lines.push(Line::from(head));
            }
            loop {
                let (old, new) = (then.next(), now.next());
                if old.is_none() && new.is_none() {
                    break;
                }
                let mut spans = old.map(|line| line.spans).unwrap_or_default();
                let used = spans_width(&spans);
                spans.push(Span::raw(" ".repeat(left.saturating_sub(used))));
                spans.push(Span::styled(JOINED, theme.faint));
                spans.push(Span::styled(if is_own { format!(" {CURSOR}") } else { "  ".to_owned() }, theme.accent));
                spans.extend(new.map(|line| line.spans).unwrap_or_default());
                lines.push(Line::from(spans));
            }
            lines.push(Line::default());
        }
        lines.pop();
        lines
    }

    /// Returns the statements of a narrow window, those then above those now.
    fn stacked(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = self.theme;
        let cells = usize::from(builder.width) + 3;
        let mut lines = Vec::new();
        for level in self.levels() {
            let is_own = self.is_own(level);
            if is_own && self.before.is_some() {
                let lead = vec![Span::styled(format!("   {level} then   "), theme.strong)];
                lines.extend(self.statement(level, false, lead, cells));
            }
            let mark = if is_own { CURSOR } else { " " };
            let lead = vec![
                Span::styled(format!(" {mark} "), theme.accent),
                Span::styled(format!("{level} now    "), theme.strong),
            ];
            let now = self.statement(level, true, lead, cells);
            lines.extend(now.into_iter().enumerate().map(|(row, mut line)| {
                if row > 0 && is_own {
                    line.spans[0] = Span::styled(format!(" {CURSOR}{}", " ".repeat(10)), theme.accent);
                }
                line
            }));
            lines.push(Line::default());
        }
        lines.pop();
        lines
    }

    /// Returns the evidence, the note and the log of the answer, and what could show it.
    fn about(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = self.theme;
        let or_none =
            |text: &Clean, none: &str| if text.is_empty() { none.to_owned() } else { text.as_str().replace('\n', " ") };
        let key = &self.named().key;
        let logged = self.current.assessment().log().entries().iter().filter(|entry| entry.skills.contains(key));
        let newest = logged.max_by_key(|entry| (entry.on, entry.id));
        let logged = newest.map(|entry| format!("{}, {}", date_words(entry.on), entry.text));
        let rows = [
            ("Your evidence", or_none(&self.entry.evidence, "none yet")),
            ("Your note", or_none(&self.entry.note, "none")),
            ("In the log", logged.unwrap_or_else(|| "nothing".to_owned())),
            ("To show it", self.named().evidence.to_string()),
        ];
        let mut lines = Vec::new();
        for (label, words) in rows {
            let lead = vec![Span::raw("   "), Span::styled(format!("{label:<0$}", LABEL + 1), theme.faint)];
            let wide = LineBuilder { width: builder.width + 3, ..builder };
            lines.extend(wide.after(lead, &words, theme.text));
        }
        lines
    }
}
