//! Draws the evidence log: its entries, what the highlighted one says, and which core skills have none.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::log_pane;
use super::parts::{LABEL, SHORT_LABEL, gutter, place_of, read_on, short_day};
use super::preview;
use crate::assessment::LogEntry;
use crate::framework::Framework;
use crate::text::{counted, cut, width, wrap};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, Detail, Grid, LineBuilder, sides, visible};
use crate::tui::{App, CurrentAssessment, Intent, LogScreen, Mode, Target};
use crate::words::{LOG_HEADLINE, core_without_evidence_words, log_day, log_note, log_size_words, log_skills};

/// Rows below the list in a window of 24 rows, and in one of 20.
const DETAIL: u16 = 4;
const NARROW_DETAIL: u16 = 6;

/// Cells of the day.
const DAY: usize = 13;
const SHORT_DAY: usize = 9;

pub(super) fn draw(app: &App, screen: &LogScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let theme = canvas.theme;
    let entries = screen.rows(current.assessment());
    let has_pane = grid.is_wide() && grid.is_tall();
    let page = Page { app, current, screen, grid, entries: &entries };
    let mut body = canvas.area;
    if has_pane {
        let [left, right] = preview::beside(body, grid, 44, canvas);
        log_pane::draw(app, current, entries.get(screen.cursor).copied(), page.place(), grid, right, canvas);
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let size = Line::styled(page.size(), theme.faint);
    canvas.put(sides(Line::styled(LOG_HEADLINE, theme.strong), size, text.width), Rect { height: 1, ..text });
    page.second_row(Rect { y: top + 1, height: 1, ..text }, canvas);
    let y = top + if grid.is_narrow() { 2 } else { 3 };
    if entries.is_empty() {
        let area = Rect { y, height: body.bottom().saturating_sub(y), ..text };
        return canvas.lines(page.nothing(canvas.builder(area).at_most(112)), area);
    }
    let detail = match (has_pane, grid.is_narrow()) {
        (true, _) => 0,
        (false, true) => NARROW_DETAIL,
        (false, false) => DETAIL.max(body.height / 5),
    };
    let gap = u16::from(detail > 0);
    let list = Rect { y, height: body.bottom().saturating_sub(y + detail + gap), ..body };
    page.list(list, has_pane, canvas);
    if detail > 0 {
        page.detail(Rect { y: list.bottom() + gap, height: detail, ..body }, canvas);
    }
}

/// The log and everything that its parts need.
struct Page<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a LogScreen,
    grid: Grid,
    entries: &'a [&'a LogEntry],
}

impl Page<'_> {
    fn framework(&self) -> &Framework {
        self.app.framework()
    }

    fn place(&self) -> String {
        place_of(self.screen.cursor, self.entries.len())
    }

    /// Counts the entries.
    fn size(&self) -> String {
        let log = self.current.assessment().log();
        if self.grid.is_narrow() && !log.is_empty() {
            return counted(log.entries().len(), "entry", "entries");
        }
        log_size_words(log, self.app.today())
    }

    /// Draws the row below the headline: the filter, or what becomes of the log.
    fn second_row(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let all = self.current.assessment().log().entries().len();
        let found = Line::styled(format!("{} of {all}", self.entries.len()), theme.faint);
        if let Some(field) = self.screen.field() {
            let cells = u16::try_from(found.width()).unwrap_or(u16::MAX);
            canvas.put(sides(Line::styled("/", theme.key), found, area.width), area);
            let typed = Rect { x: area.x + 2, width: area.width.saturating_sub(cells + 4), ..area };
            return canvas.widget(field.widget(), typed);
        }
        let letters = self.screen.letters();
        if !letters.is_empty() {
            let back = self.app.key(Mode::Log, Intent::Back);
            let words = format!("With \"{letters}\"; {back} shows all.");
            return canvas.put(sides(Line::styled(words, theme.text), found, area.width), area);
        }
        if !self.grid.is_narrow() {
            let note = self.note();
            let note = if width(&note) <= area.width.into() { note } else { log_note("") };
            canvas.put(Line::styled(note, theme.text), area);
        }
    }

    fn note(&self) -> String {
        log_note(&self.app.key(Mode::Question, Intent::Evidence))
    }

    /// Says what the log is for, or that the filter leaves nothing.
    fn nothing(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        if !self.current.assessment().log().is_empty() {
            let back = self.app.key(Mode::LogFilter, Intent::Back);
            return builder.paragraph(&format!("No entry has these words. {back} shows all."), theme.text);
        }
        let add = self.app.key(Mode::Log, Intent::NewEntry);
        let words = match self.current.read_only() {
            Some(_) => "Nothing is logged yet.".to_owned(),
            None => {
                format!("Nothing is logged yet. {add} adds what you did: a few words, a link, the skills it shows.")
            }
        };
        let mut lines = builder.paragraph(&words, theme.text);
        let use_of = "It is the memory for your evidence, for a review, and for a resume.";
        lines.extend(builder.paragraph(use_of, theme.text));
        if self.grid.is_narrow() {
            lines.extend(builder.paragraph(&self.note(), theme.text));
        }
        lines.push(Line::default());
        lines.extend(self.bare(builder));
        lines
    }

    /// Draws as many entries as fit, the highlighted one among them, below the month if there is room for that.
    fn list(&self, area: Rect, by_month: bool, canvas: &mut Canvas<'_, '_>) {
        let each = if self.grid.is_narrow() { 1 } else { 2 };
        let room = usize::from(area.height);
        let seen = visible(self.screen.cursor, self.entries.len(), (room / each).max(1));
        let width = usize::from(Grid::text(area).width);
        let theme = canvas.theme;
        let mut start = seen.start;
        loop {
            let (blocks, last) = self.blocks(start, seen.end, width, by_month, theme);
            let used: usize = blocks.iter().take(last + 1).map(|(_, lines)| lines.len()).sum();
            if used <= room || start >= self.screen.cursor {
                return canvas.blocks(blocks, area);
            }
            start += 1;
        }
    }

    /// Returns the blocks of some entries, and the position of the highlighted one.
    fn blocks(
        &self,
        from: usize,
        to: usize,
        width: usize,
        by_month: bool,
        theme: &Theme,
    ) -> (Vec<Block<'static>>, usize) {
        let mut blocks: Vec<Block<'static>> = Vec::new();
        let mut highlighted = 0;
        for position in from..to {
            let entry = self.entries[position];
            let month = |entry: &LogEntry| (entry.on.year(), entry.on.month());
            let is_first = position == from || month(self.entries[position - 1]) != month(entry);
            if by_month && is_first {
                let count = self.entries.iter().filter(|other| month(other) == month(entry)).count();
                let words = Line::styled(entry.on.strftime("%B %Y").to_string(), theme.strong);
                let count = Line::styled(count.to_string(), theme.faint);
                let cells = u16::try_from(width).unwrap_or(u16::MAX);
                let mut head = sides(words, count, cells);
                head.spans.insert(0, Span::raw("   "));
                let blank = (position > from).then(Line::default);
                blocks.push((None, blank.into_iter().chain([head]).collect()));
            }
            if position == self.screen.cursor {
                highlighted = blocks.len();
            }
            blocks.push((Some(Target::Entry(position)), self.entry(position, width, theme)));
        }
        (blocks, highlighted)
    }

    /// Returns the rows of an entry. In a narrow window only the highlighted one has two.
    fn entry(&self, position: usize, cells: usize, theme: &Theme) -> Vec<Line<'static>> {
        let entry = self.entries[position];
        let is_selected = position == self.screen.cursor;
        let column = if self.grid.is_narrow() { SHORT_DAY } else { DAY };
        let day = if self.grid.is_narrow() { short_day(&log_day(entry), self.app.today()) } else { log_day(entry) };
        let room = cells.saturating_sub(column);
        let row = |lead: &str, words: String, style| {
            let mut spans = gutter(is_selected, false, theme);
            spans.push(Span::styled(format!("{lead:<column$}"), theme.text));
            spans.push(Span::styled(words, style));
            Line::from(spans)
        };
        let style = theme.entry(is_selected);
        if self.grid.is_narrow() {
            let lines = wrap(entry.text.as_str(), room);
            return match (is_selected, lines.as_slice()) {
                (true, [first, rest @ ..]) if !rest.is_empty() => {
                    vec![row(&day, first.clone(), style), row("", cut(&rest.join(" "), room), style)]
                }
                _ => vec![row(&day, cut(entry.text.as_str(), room), style)],
            };
        }
        let (about, _) = about(self.framework(), entry, room);
        vec![row(&day, cut(entry.text.as_str(), room), style), row("", about, theme.text)]
    }

    /// Returns whether the list shows an entry whole.
    fn is_whole(&self, entry: &LogEntry, cells: usize) -> bool {
        let room = cells.saturating_sub(DAY);
        !self.grid.is_narrow() && width(entry.text.as_str()) <= room && about(self.framework(), entry, room).1
    }

    /// Draws the highlighted entry where the list cuts it, and the core skills that have nothing to show.
    fn detail(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let Some(entry) = self.entries.get(self.screen.cursor).copied() else { return };
        let builder = canvas.builder(Grid::text(area)).at_most(112);
        let bare = self.bare(builder);
        let is_whole = self.is_whole(entry, Grid::text(area).width.into());
        let key = read_on(self.app);
        if is_whole && !bare.is_empty() {
            let (title, place) = ("Without an entry or evidence", "");
            return canvas.detail(Detail { title, place, lines: bare, from: self.app.scroll(), key: &key }, area);
        }
        let label = if self.grid.is_narrow() { SHORT_LABEL } else { LABEL };
        let mut lines = Vec::new();
        let text_room = usize::from(Grid::text(area).width).saturating_sub(DAY);
        if width(entry.text.as_str()) > text_room {
            lines.extend(builder.paragraph(entry.text.as_str(), theme.strong));
        }
        let skills = log_skills(self.framework(), entry);
        let skills = if skills.is_empty() { "none".to_owned() } else { skills };
        lines.extend(builder.labeled(Span::styled("Skills", theme.text), label, &skills, theme.text));
        if !entry.link.is_empty() {
            lines.extend(builder.labeled(Span::styled("Link", theme.text), label, entry.link.as_str(), theme.accent));
        }
        if self.grid.is_narrow() {
            lines.extend(builder.paragraph(&self.note(), theme.text));
        }
        if !bare.is_empty() {
            lines.push(Line::default());
            lines.extend(bare);
        }
        let (title, place) = (log_day(entry), self.place());
        canvas.detail(Detail { title: &title, place: &place, lines, from: self.app.scroll(), key: &key }, area);
    }

    /// Names the core skills of the aim without an entry or evidence, and how to change that.
    fn bare(&self, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
        let theme = builder.theme;
        let Some(names) = core_without_evidence_words(self.current.assessment()) else { return Vec::new() };
        let lead = vec![Span::styled("Core for your aim:  ", theme.text)];
        let mut lines = builder.after(lead, &names, theme.strong);
        let [evidence, log] = [Intent::Evidence, Intent::Log].map(|intent| self.app.key(Mode::Question, intent));
        let add = self.app.key(Mode::Log, Intent::NewEntry);
        let words = format!("On a question, {evidence} writes evidence; {log} and {add} log what you did.");
        lines.extend(builder.paragraph(&words, theme.text));
        lines
    }
}

/// Returns the skills and the link of an entry in one row, and whether the row says all of it. Names are short where the
/// full ones do not fit, and an address is never cut.
fn about(framework: &Framework, entry: &LogEntry, cells: usize) -> (String, bool) {
    let full = log_skills(framework, entry);
    let short = |key: &str| {
        framework.find_skill(key).map_or_else(|| key.to_owned(), |skill| framework.skill(skill).short.to_string())
    };
    let short = entry.skills.iter().map(|key| short(key.as_str())).collect::<Vec<_>>().join(", ");
    let joined = |names: &str, link: &str| match (names.is_empty(), link.is_empty()) {
        (false, false) => format!("{names}  {link}"),
        _ => format!("{names}{link}"),
    };
    let word = if entry.link.is_empty() { "" } else { "link" };
    let ways = [
        (joined(&full, entry.link.as_str()), true),
        (joined(&short, entry.link.as_str()), true),
        (joined(&full, word), false),
        (joined(&short, word), false),
    ];
    let fitting = ways.into_iter().find(|(words, _)| width(words) <= cells);
    fitting.unwrap_or_else(|| {
        let others = counted(entry.skills.len(), "skill", "skills");
        (joined(&others, word), false)
    })
}
