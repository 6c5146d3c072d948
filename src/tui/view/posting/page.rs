//! The shared parts of the screens for a posting: the areas, the names and the list.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::framework::SkillId;
use crate::posting::Quote;
use crate::text::width;
use crate::tui::view::preview;
use crate::tui::widget::{Block, Canvas, Grid, name_within, visible};
use crate::tui::{App, PostingScreen, Target};

/// Cells of the full names of skills, and of the short ones.
const FULL: usize = 33;
const SHORT: usize = 24;

/// Columns of the pane at the right.
const PANE: u16 = 40;

/// A posting and everything that its parts need.
pub(super) struct PostingPage<'a> {
    pub(super) app: &'a App,
    pub(super) screen: &'a PostingScreen,
    pub(super) grid: Grid,
}

impl PostingPage<'_> {
    pub(super) const fn has_pane(&self) -> bool {
        self.grid.is_wide() && self.grid.is_tall()
    }

    /// Splits the body into the list and the pane beside it, if there is room for one.
    pub(super) fn split(&self, canvas: &mut Canvas<'_, '_>) -> (Rect, Option<Rect>) {
        let body = canvas.area;
        if !self.has_pane() {
            return (body, None);
        }
        let [left, right] = preview::beside(body, self.grid, PANE, canvas);
        (left, Some(right))
    }

    /// Draws lines at the top of an area. Returns the area below, after a blank row if there is room.
    pub(super) fn head(&self, lines: Vec<Line<'static>>, most: u16, area: Rect, canvas: &mut Canvas<'_, '_>) -> Rect {
        let top = area.y + u16::from(self.grid.is_tall());
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(most);
        canvas.lines(lines, Grid::text(Rect { y: top, height: count, ..area }));
        let y = (top + count + u16::from(!self.grid.is_narrow())).min(area.bottom());
        Rect { y, height: area.bottom() - y, ..area }
    }

    /// Returns the cells of the names of skills.
    pub(super) const fn names(&self) -> usize {
        if self.grid.is_wide() { FULL } else { SHORT }
    }

    pub(super) fn skill_name(&self, skill: SkillId, cells: usize) -> String {
        let skill = self.screen.framework().skill(skill);
        name_within(skill.name.as_str(), skill.short.as_str(), cells)
    }

    /// Returns the name of a skill for the rule above a detail, which says a place, too, and how much is hidden.
    pub(super) fn title(&self, skill: SkillId, place: &str, area: Rect) -> String {
        /// Cells of the ends of the rule, and of the words about what is hidden.
        const REST: usize = 32;
        let room = usize::from(area.width).saturating_sub(REST + width(place));
        self.skill_name(skill, room).trim_end().to_owned()
    }

    pub(super) fn place(&self, quote: &Quote) -> String {
        let of =
            if self.grid.is_narrow() { String::new() } else { format!(" of {}", self.screen.text().posting.lines) };
        format!("line {}{of}", quote.line)
    }
}

/// Draws rows, as many as fit, the highlighted one among them. The last row says how many are below.
pub(super) fn list(
    rows: Vec<(Option<usize>, Line<'static>)>,
    highlighted: usize,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let theme = canvas.theme;
    let room = usize::from(area.height);
    let is_long = rows.len() > room;
    let shown = room.saturating_sub(usize::from(is_long));
    let seen = visible(highlighted, rows.len(), shown);
    let below = rows[seen.end..].iter().filter(|(target, _)| target.is_some()).count();
    let visible_rows = rows.into_iter().skip(seen.start).take(seen.len());
    let mut blocks: Vec<Block<'_>> =
        visible_rows.map(|(target, line)| (target.map(Target::Entry), vec![line])).collect();
    if below > 0 {
        blocks.push((None, vec![Line::styled(format!("   {below} more below"), theme.faint)]));
    }
    canvas.blocks(blocks, area);
}
