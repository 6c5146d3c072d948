//! Draws all roles at a band, best first, with the line where ready begins, and what is strong and missing for the
//! highlighted one.

mod below;
mod lists;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::below::Below;
use super::parts::{HEADLINE, band_line, gutter, headline, narrowest_outcome, numbers_of, outcome, widest};
use super::preview;
use crate::framework::{Framework, RoleId};
use crate::look::{RoleBar, Scale};
use crate::settings::BigNumber;
use crate::text::{fit, width};
use crate::tui::theme::{JOINED, Theme};
use crate::tui::widget::{Block, Canvas, Grid, role_bar, visible};
use crate::tui::{App, CurrentAssessment, ResultsScreen, Target};

pub(super) fn draw(app: &App, results: &ResultsScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let grid = Grid::of(canvas.window());
    let mut body = canvas.area;
    let order = &current.ranking(results.band).order;
    let highlighted = order.get(results.cursor).copied();
    if grid.has_preview() {
        let [left, line, right] = Grid::split(body);
        canvas.vertical_line(line);
        if let Some(role) = highlighted {
            preview::plan(app, current, (role, results.band), &mut canvas.part(right));
        }
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let headline_rows = if grid.is_narrow() { 3 } else { HEADLINE };
    let text = Grid::text(Rect { y: top, height: headline_rows, ..body });
    let is_wanted = app.settings().big_number == BigNumber::On;
    let with_number = is_wanted && !grid.is_narrow() && canvas.window().height >= 24 && !canvas.is_plain();
    headline(current.headline(results.band), with_number, text, canvas);

    let roles = Roles::of(app, current, results, body.width, grid);
    let mut y = text.bottom() + 1;
    let line_at = body.x + roles.bar_at() + u16::try_from(roles.scale.before()).unwrap_or(0);
    band_line(app.framework(), results.band, line_at, Grid::text(Rect { y, height: 1, ..body }), canvas);
    y += 1;
    let room = body.bottom().saturating_sub(y);
    let most = usize::from((room / 2).max(4));
    let is_airy = grid.is_airy() && 2 * order.len() <= most.max(8);
    let rows = if is_airy { (2 * order.len()).saturating_sub(1) } else { order.len().min(most) };
    let list = Rect { y, height: u16::try_from(rows).unwrap_or(u16::MAX).min(room), ..body };
    let seen = visible(results.cursor, order.len(), if is_airy { order.len() } else { list.height.into() });
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for position in seen {
        if is_airy && !blocks.is_empty() {
            blocks.push((None, vec![roles.joined(canvas.theme)]));
        }
        blocks.push((Some(Target::Entry(position)), vec![roles.row(position, order[position], canvas.theme)]));
    }
    canvas.blocks(blocks, list);
    let gap = 1 + u16::from(is_airy);
    let below = Rect { y: list.bottom() + gap, height: body.bottom().saturating_sub(list.bottom() + gap), ..body };
    // The row above the message stays blank.
    let below = Rect { height: below.height.saturating_sub(u16::from(!grid.is_narrow())), ..below };
    if let Some(role) = highlighted {
        let card = current.evaluation().card(role, results.band);
        Below { app, current, card, grid }.draw(below, canvas);
    }
}

/// The layout of the list of roles.
struct Roles<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    results: &'a ResultsScreen,
    scale: Scale,
    names: usize,
    has_full_names: bool,
    numbers: usize,
    has_errors: bool,
    outcome: usize,
}

impl<'a> Roles<'a> {
    fn of(app: &'a App, current: &'a CurrentAssessment, results: &'a ResultsScreen, cells: u16, grid: Grid) -> Self {
        let framework = app.framework();
        let ready_at = framework.band(results.band).ready_at;
        let (names, has_full_names) = names(framework, grid);
        let has_errors = grid.is_wide();
        let numbers = if has_errors { 10 } else { 7 };
        let gap = if has_errors { 3 } else { 2 };
        let order = &current.ranking(results.band).order;
        let cards = order.iter().map(|role| current.evaluation().card(*role, results.band));
        let outcome = if grid.is_narrow() {
            narrowest_outcome(framework, cards)
        } else if grid.is_wide() {
            34
        } else {
            27
        };
        // Words can need all their cells. Then the last cell of the row stays free.
        let fixed = 3 + names + 1 + numbers + gap + outcome + usize::from(!grid.is_wide());
        let bar = usize::from(cells).saturating_sub(fixed).clamp(8, 60);
        let scale = Scale::even(ready_at, bar);
        Self { app, current, results, scale, names, has_full_names, numbers, has_errors, outcome }
    }

    /// Returns the column of the bars.
    fn bar_at(&self) -> u16 {
        u16::try_from(3 + self.names).unwrap_or(u16::MAX)
    }

    fn row(&self, position: usize, role: RoleId, theme: &Theme) -> Line<'static> {
        let Self { app, current, results, scale, .. } = *self;
        let framework = app.framework();
        let card = current.evaluation().card(role, results.band);
        let is_selected = position == results.cursor;
        let named = framework.role(role);
        let name = if self.has_full_names { &named.name } else { &named.short };
        let mut spans = gutter(is_selected, false, theme);
        let name = fit(name.as_str(), self.names.saturating_sub(1));
        let cells = width(name.trim_end());
        spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
        spans.push(Span::raw(" ".repeat(self.names.saturating_sub(cells))));
        match RoleBar::of(card) {
            Some(bar) => spans.extend(role_bar(bar, scale, theme)),
            None => spans.push(Span::raw(" ".repeat(scale.cells()))),
        }
        let numbers = numbers_of(current, card, self.has_errors);
        let gap = if self.has_errors { 3 } else { 2 };
        let cells = self.numbers;
        spans.push(Span::styled(format!("{numbers:>cells$}{:gap$}", ""), theme.strong));
        spans.extend(outcome(framework, card, self.outcome, theme));
        Line::from(spans)
    }

    /// Returns the line where ready begins through a blank row.
    fn joined(&self, theme: &Theme) -> Line<'static> {
        let before = usize::from(self.bar_at()) + self.scale.before();
        Line::from(vec![Span::raw(" ".repeat(before)), Span::styled(JOINED, theme.faint)])
    }
}

/// Returns the cells of the names with the space behind them, and whether they are full.
fn names(framework: &Framework, grid: Grid) -> (usize, bool) {
    /// The most cells of full names.
    const MOST: usize = 34;
    let full = widest(framework.roles().map(|role| framework.role(role).name.as_str()), 60);
    if grid.is_wide() && full <= MOST {
        return (full + 3, true);
    }
    let short = widest(framework.roles().map(|role| framework.role(role).short.as_str()), 20);
    (short.max(11) + 3, false)
}
