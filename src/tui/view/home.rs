//! Draws home: an introduction on the first start, later the saved assessments with where each stands.

mod detail;
mod welcome;

use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, gutter, short_day};
use super::preview::inset;
use crate::assessment::Name;
use crate::look::{RoleBar, Scale};
use crate::text::{Clean, cut, fit, width};
use crate::tui::theme::{BUSY, CLOSE, TOP, Theme};
use crate::tui::widget::{Block, Canvas, Grid, role_bar, sides, visible};
use crate::tui::{App, HomeRow, HomeScreen, HomeStanding, ListStatus, RoleStanding, Target};
use crate::words::{ClosestWords, OutcomeKind};

/// Rows of what stands below the list: a rule, the highlighted entry, and the way to a new one.
const BELOW: u16 = 8;

pub(super) fn draw(app: &App, home: &HomeScreen, canvas: &mut Canvas<'_, '_>) {
    if app.is_first_start() {
        welcome::draw(app, home, canvas);
        return;
    }
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let mut body = canvas.area;
    let shown = home.rows(app.home());
    if grid.has_preview() {
        let [left, line, right] = Grid::split(body);
        canvas.vertical_line(line);
        if let Some(row) = shown.get(home.cursor) {
            preview(row, &mut canvas.part(inset(right)));
        }
        body = left;
    }
    let text = Grid::text(body);
    let top = body.y + u16::from(!grid.is_narrow());
    heading(app, home, shown.len(), Rect { y: top, height: 1, ..text }, canvas);
    let columns = Columns::of(body.width, grid, &shown, app.today());
    let heads = Rect { y: top + 2 - u16::from(grid.is_narrow()), height: 1, ..body };
    canvas.put(columns.heading(theme), heads);
    let room = body.bottom().saturating_sub(heads.bottom() + BELOW);
    let items = items(&shown);
    let is_airy = grid.is_airy() && 2 * items.len() <= usize::from(room);
    let rows = if is_airy { 2 * items.len() } else { items.len() };
    let list = Rect { y: heads.bottom(), height: u16::try_from(rows).unwrap_or(u16::MAX).min(room), ..body };
    let cursor = items.iter().position(|item| *item == HomeItem::Entry(home.cursor)).unwrap_or(0);
    let seen = &items[visible(cursor, items.len(), if is_airy { items.len() } else { list.height.into() })];
    let more = shown.len() - seen.iter().filter(|item| matches!(item, HomeItem::Entry(_))).count();
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for item in seen {
        match *item {
            HomeItem::Framework(name) => {
                let name = cut(name, usize::from(text.width).saturating_sub(2));
                blocks.push((None, vec![Line::styled(format!(" ── {name}"), theme.strong)]));
            }
            HomeItem::Entry(position) => {
                let row = shown[position];
                let unsaved = app.unsaved_of(&row.which).is_some();
                let line = columns.row(row, position == home.cursor, unsaved, theme);
                blocks.push((Some(Target::Entry(position)), vec![line]));
            }
        }
        if is_airy {
            blocks.push((None, vec![columns.joined(theme)]));
        }
    }
    canvas.blocks(blocks, list);
    let hint = hint(app, shown.len(), more);
    let below = Rect { y: list.bottom() + 1, height: body.bottom().saturating_sub(list.bottom() + 1), ..body };
    if let Some(hint) = hint {
        let at = Rect { y: list.bottom(), height: 1, ..text };
        canvas.put(Line::styled(cut(&hint, text.width.into()), theme.faint), at);
    }
    if let Some(row) = shown.get(home.cursor) {
        detail::draw(app, row, below, canvas);
    }
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HomeItem<'h> {
    /// The name of a framework, above its assessments.
    Framework(&'h str),
    /// An assessment, by its position.
    Entry(usize),
}

/// Returns the rows of the list. Frameworks are named once there are several.
fn items<'h>(shown: &[&'h HomeRow]) -> Vec<HomeItem<'h>> {
    let framework = |row: &'h HomeRow| row.framework.as_ref().map(Clean::as_str);
    let names: Vec<&str> = shown.iter().filter_map(|row| framework(row)).collect();
    let are_several = names.windows(2).any(|two| two[0] != two[1]);
    let mut items = Vec::with_capacity(shown.len());
    let mut above = None;
    for (position, row) in shown.iter().enumerate() {
        if let Some(name) = framework(row).filter(|name| are_several && above != Some(*name)) {
            items.push(HomeItem::Framework(name));
            above = Some(name);
        }
        items.push(HomeItem::Entry(position));
    }
    items
}

/// Draws the heading, with the letters of the filter and how many entries they leave.
fn heading(app: &App, home: &HomeScreen, shown: usize, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let title = "Your assessments   ";
    let Some(field) = home.field() else {
        return canvas.put(Line::styled(title, theme.strong), area);
    };
    let left = Line::from(vec![Span::styled(title, theme.strong), Span::styled("/ ", theme.key)]);
    let at = area.x + u16::try_from(left.width()).unwrap_or(0);
    canvas.put(sides(left, Line::raw(format!("{shown} of {}", app.home().len())), area.width), area);
    let wide = area.right().saturating_sub(at + 12).min(30);
    canvas.widget(field.widget(), Rect { x: at, width: wide, ..area });
}

/// Says what is not on screen.
fn hint(app: &App, shown: usize, more: usize) -> Option<String> {
    match app.known() {
        ListStatus::Unreadable(reason) => Some(format!("Those not shown here cannot be listed: {reason}")),
        // The number is unknown at first: the first list holds only what fits the screen.
        ListStatus::SoFar if shown == 0 => Some(format!("Reading your assessments {BUSY}")),
        ListStatus::SoFar if more > 0 => Some(BUSY.to_owned()),
        _ if more > 0 => Some(format!("and {more} more")),
        _ => None,
    }
}

/// The columns of the list.
struct Columns {
    names: usize,
    roles: usize,
    has_full_names: bool,
    bar: Option<[usize; 2]>,
    outcome: usize,
    days: usize,
    /// Whether days of this year have their year, too.
    has_years: bool,
    today: Date,
}

/// The cells of an assessment's name that count for more than the full names of roles.
const USUAL_NAME: usize = 15;

/// Cells of the numbers and the space around them.
const NUMBERS: usize = 9;

impl Columns {
    fn of(cells: u16, grid: Grid, rows: &[&HomeRow], today: Date) -> Self {
        let names = rows.iter().map(|row| width(row.which.as_str())).max().unwrap_or(0);
        let standing = || rows.iter().filter_map(|row| row.standing.as_ref()?.leader());
        let full = standing().map(|it| width(it.role.as_str())).max().unwrap_or(0);
        let short = standing().map(|it| width(it.short.as_str())).max().unwrap_or(0).clamp(11, 16);
        let (outcome, days) = match () {
            () if grid.is_narrow() => (12, 9),
            () if grid.is_wide() => (27, 14),
            () => (18, 9),
        };
        let bar = match () {
            () if grid.is_narrow() => None,
            () if grid.is_wide() => Some([17, 3]),
            () => Some([13, 2]),
        };
        let bar_cells = bar.map_or(0, |[before, after]| before + 1 + after);
        let besides = 3 + 2 + bar_cells + NUMBERS + outcome + days + 1;
        // The names of assessments tell more than the long names of roles.
        let room = usize::from(cells).saturating_sub(besides + names.min(USUAL_NAME));
        let has_full_names = grid.is_wide() && full <= 30 && full < room;
        let roles = if has_full_names { full.max(11) + 1 } else { short + 1 };
        let fixed = besides + roles;
        let names = names.clamp(11, Name::LIMIT).min(usize::from(cells).saturating_sub(fixed).max(8));
        Self { names, roles, has_full_names, bar, outcome, days, has_years: grid.is_wide(), today }
    }

    fn heading(&self, theme: &Theme) -> Line<'static> {
        let (names, days) = (self.names + 2, self.days + self.outcome);
        let mut spans = vec![Span::styled(format!("   {:names$}", "Name"), theme.faint)];
        if let Some([before, after]) = self.bar {
            let closest = self.roles + before;
            let ready = closest - 12.min(closest);
            spans.push(Span::styled(format!("{:<12}{:>ready$}", "Closest role", "ready"), theme.faint));
            spans.push(Span::styled(TOP, theme.faint));
            let gap = after + NUMBERS;
            spans.push(Span::styled(format!("{:gap$}{:>days$}", "", "answered"), theme.faint));
        } else {
            let rest = self.roles - 12.min(self.roles) + NUMBERS;
            spans.push(Span::styled(format!("{:<12}{:rest$}{:>days$}", "Closest role", "", "answered"), theme.faint));
        }
        Line::from(spans)
    }

    /// Returns the line where ready begins through a blank row.
    fn joined(&self, theme: &Theme) -> Line<'static> {
        match self.bar {
            Some([before, _]) => {
                let at = 3 + self.names + 2 + self.roles + before;
                Line::from(vec![Span::raw(" ".repeat(at)), Span::styled(crate::tui::theme::JOINED, theme.faint)])
            }
            None => Line::default(),
        }
    }

    /// Returns the day of the newest answer, short if room is short.
    fn day(&self, row: &HomeRow) -> String {
        match row.answered.as_str() {
            "no answer yet" => String::new(),
            words if width(words) <= self.days && self.has_years => words.to_owned(),
            words => match short_day(words, self.today) {
                short if width(&short) <= self.days => short,
                _ => "undated".to_owned(),
            },
        }
    }

    fn row(&self, row: &HomeRow, is_selected: bool, is_unsaved: bool, theme: &Theme) -> Line<'static> {
        // A rating has neither role nor bar nor numbers, so its name has their room.
        let before = self.roles + self.bar.map_or(0, |[before, after]| before + 1 + after) + NUMBERS;
        let is_rating = row.rating.is_some() && !is_unsaved && row.trouble.is_none();
        let names = if is_rating { self.names + before } else { self.names };
        let mut spans = gutter(is_selected, false, theme);
        let name = fit(row.which.as_str(), names);
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(names + 2 - width(name.trim_end()))));
        let days = self.days;
        if is_unsaved || row.trouble.is_some() {
            let words = if is_unsaved { "NOT SAVED" } else { "needs a look; open it" };
            let room = before + self.outcome;
            spans.push(Span::styled(fit(words, room), if is_unsaved { theme.error } else { theme.missing }));
            spans.push(Span::styled(format!("{:>days$}", self.day(row)), theme.text));
            return Line::from(spans);
        }
        if let Some(rating) = &row.rating {
            let room = self.outcome;
            let words = if width(rating.as_str()) <= room { rating.as_str() } else { "a rating" };
            spans.push(Span::styled(fit(words, room), theme.text));
            spans.push(Span::styled(format!("{:>days$}", cut(&self.day(row), days)), theme.text));
            return Line::from(spans);
        }
        let closest = row.standing.as_ref().map(|it| it.closest);
        let is_early = closest.is_some_and(|it| it.role().is_none());
        // While no role can be named, no bar stands for one.
        let leader = row.standing.as_ref().and_then(HomeStanding::leader).filter(|_| !is_early);
        let is_close = row.standing.as_ref().is_some_and(|it| it.is_close);
        let none = if is_early { ClosestWords::TooEarly.lead() } else { "none yet" };
        let role = leader.map_or(none, |it| if self.has_full_names { it.role.as_str() } else { it.short.as_str() });
        spans.push(Span::styled(fit(role, self.roles - 1), theme.text));
        spans.push(Span::raw(" "));
        if let Some([before, after]) = self.bar {
            let nothing = RoleBar::example(0, 100);
            let (bar, ready_at) = leader.map_or((nothing, USUAL), |it| (it.bar, it.ready_at));
            spans.extend(role_bar(bar, Scale::sides(ready_at, before, after), theme));
        }
        let numbers = leader.map(|it| numbers(it, is_close)).unwrap_or_default();
        let cells = NUMBERS - 2;
        let numbers = if self.bar.is_some() { format!(" {numbers:<cells$} ") } else { format!("{numbers:>cells$}  ") };
        spans.push(Span::styled(numbers, theme.strong));
        let (done, all) = row.progress;
        let room = self.outcome;
        let decided = leader.filter(|it| done >= all || it.outcome.kind != OutcomeKind::Open);
        let (words, style) = match decided {
            Some(it) => (it.outcome.within(room), style_of(it.outcome.kind, theme)),
            None => (progress(closest, (done, all), room), theme.text),
        };
        spans.push(Span::styled(fit(&words, room), style));
        spans.push(Span::styled(format!("{:>days$}", cut(&self.day(row), days)), theme.text));
        Line::from(spans)
    }
}

/// Returns how many questions are answered, behind the word that the role is only likely. Where both have no room, the
/// word stands, because the text below the list has the number.
fn progress(closest: Option<ClosestWords>, (done, all): (usize, usize), room: usize) -> String {
    let answered = format!("{done} of {all}");
    let likely = closest.filter(|it| it.role().is_some()).map(ClosestWords::lead).unwrap_or_default();
    let both = format!("{likely}, {answered}");
    match () {
        () if likely.is_empty() => answered,
        () if width(&both) <= room => both,
        () => likely.to_owned(),
    }
}

/// The place of the line for an assessment without any answer, whose band does not matter yet.
const USUAL: u32 = 85;

const fn style_of(kind: OutcomeKind, theme: &Theme) -> ratatui::style::Style {
    match kind {
        OutcomeKind::Good => theme.ready,
        OutcomeKind::Missing => theme.missing,
        OutcomeKind::Open => theme.text,
    }
}

/// Returns the score of a role as numbers.
fn numbers(role: &RoleStanding, is_close: bool) -> String {
    if is_close && role.is_settled { format!("{CLOSE} {}", role.score) } else { role.score.clone() }
}

/// Draws all roles of the highlighted entry in the preview of a wide window.
fn preview(row: &HomeRow, canvas: &mut Canvas<'_, '_>) {
    let (area, theme) = (canvas.area, canvas.theme);
    let builder = canvas.builder(area);
    let (name, door) = (row.which.as_str(), "Enter opens it");
    let mut lines = if width(name) + 1 + width(door) <= usize::from(area.width) {
        let [name, door] = [Line::styled(name.to_owned(), theme.strong), Line::styled(door, theme.faint)];
        vec![sides(name, door, area.width)]
    } else {
        builder.paragraph(name, theme.strong)
    };
    lines.extend(builder.paragraph(row.aim.as_str(), theme.text));
    lines.push(Line::default());
    let Some(standing) = &row.standing else {
        let words = row.rating.as_ref().map_or("Nothing is answered yet.", Clean::as_str);
        lines.push(Line::styled(words.to_owned(), theme.text));
        return canvas.lines(lines, area);
    };
    // In a narrow preview, short names leave room for the bars.
    let name = |it: &RoleStanding| if area.width < 50 { it.short.clone() } else { it.role.clone() };
    let names = standing.roles.iter().map(|it| width(name(it).as_str())).max().unwrap_or(0).min(30);
    let cells = usize::from(area.width).saturating_sub(names + 2 + 1 + 10);
    for (position, role) in standing.roles.iter().enumerate() {
        let scale = Scale::even(role.ready_at, cells);
        if position == 0 {
            let before = names + 2 + scale.before();
            let top = Line::from(vec![Span::raw(format!("{:>before$}", "ready")), Span::styled(TOP, theme.strong)]);
            lines.push(top);
        }
        let mut spans = vec![Span::styled(format!("{}  ", fit(name(role).as_str(), names)), theme.text)];
        spans.extend(role_bar(role.bar, scale, theme));
        spans.push(Span::styled(format!("{:>8}", numbers(role, false)), theme.strong));
        lines.push(Line::from(spans));
        let words = role.outcome.within(usize::from(area.width).saturating_sub(names + 2));
        let indent = names + 2;
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(indent)),
            Span::styled(words, style_of(role.outcome.kind, theme)),
        ]));
    }
    lines.push(Line::default());
    for (label, words) in &standing.lines {
        lines.extend(builder.labeled(Span::styled(*label, theme.text), LABEL, words.as_str(), theme.text));
    }
    canvas.lines(lines, area);
}
