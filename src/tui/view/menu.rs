//! Draws the menu of everything that can be done here, and the search for a skill.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::foot::foot;
use crate::text::{counted, width};
use crate::tui::theme::CURSOR;
use crate::tui::widget::{Block, Border, Canvas, columns, popup, rows, sides, visible};
use crate::tui::{App, Field, Menu, Search, Target};

/// The widest menu.
const WIDEST: u16 = 76;

/// Draws the menu: the filter, and the rows below their headings.
pub(super) fn draw(app: &App, menu: &Menu, canvas: &mut Canvas<'_, '_>) {
    let (theme, window) = (canvas.theme, canvas.window());
    let found = app.menu_rows(menu);
    let cells = WIDEST.min(window.width);
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut cursor = 0;
    for (position, row) in found.iter().enumerate() {
        let before = position.checked_sub(1).map(|before| found[before].section);
        if before != Some(row.section) {
            blocks.push((None, vec![Line::styled(row.section.word(), theme.strong)]));
        }
        let is_selected = position == menu.cursor;
        if is_selected {
            cursor = blocks.len();
        }
        let mark = if is_selected { format!("{CURSOR} ") } else { "  ".to_owned() };
        let name =
            Line::from(vec![Span::styled(mark, theme.accent), Span::styled(row.words, theme.entry(is_selected))]);
        let keys = Line::styled(row.keys.clone(), theme.key);
        blocks.push((Some(Target::Entry(position)), vec![sides(name, keys, cells.saturating_sub(4))]));
    }
    let tall = window.height.saturating_sub(4).max(8);
    let inside = popup(canvas, "What would you like to do?", Size::new(cells, tall), Border::Plain);
    let [input, list] = rows(inside, [Some(2), None]);
    field(&menu.field, "type to filter", input, canvas);
    if found.is_empty() {
        canvas.put(Line::styled("Nothing here has these words.", theme.text), list);
    }
    // Where not all rows fit, the last row says how many are below.
    let is_long = blocks.len() > usize::from(list.height);
    let shown = Rect { height: list.height.saturating_sub(u16::from(is_long)), ..list };
    let seen = visible(cursor, blocks.len(), shown.height.into());
    let below = blocks.len() - seen.end;
    canvas.blocks(blocks.drain(seen).collect::<Vec<_>>(), shown);
    if below > 0 {
        let words = format!("{} below", counted(below, "more line", "more lines"));
        canvas.put(Line::styled(words, theme.faint), Rect { y: shown.bottom(), height: 1, ..list });
    }
    foot(app, canvas);
}

/// Draws the search for a skill.
pub(super) fn search(app: &App, search: &Search, canvas: &mut Canvas<'_, '_>) {
    let (framework, theme, window) = (app.framework(), canvas.theme, canvas.window());
    let cells = WIDEST.min(window.width);
    let inside = popup(canvas, "Find a skill", Size::new(cells, window.height.saturating_sub(4).max(8)), Border::Plain);
    let [input, list] = rows(inside, [Some(2), None]);
    field(&search.field, "type some letters of it", input, canvas);
    let found = framework.search(search.field.text().as_str());
    if found.is_empty() {
        canvas.put(Line::styled("No skill has these words.", theme.text), list);
    }
    let seen = visible(search.cursor, found.len(), list.height.into());
    let entries: Vec<Block<'_>> = seen
        .map(|position| {
            let is_selected = position == search.cursor;
            let skill = framework.skill(found[position]);
            let mark = if is_selected { format!("{CURSOR} ") } else { "  ".to_owned() };
            let name = Line::from(vec![
                Span::styled(mark, theme.accent),
                Span::styled(skill.name.to_string(), theme.entry(is_selected)),
            ]);
            let domain = Line::styled(framework.domain(skill.domain).name.to_string(), theme.faint);
            (Some(Target::Entry(position)), vec![sides(name, domain, list.width)])
        })
        .collect();
    canvas.blocks(entries, list);
    foot(app, canvas);
}

/// Draws a field behind its mark, with a hint while it is empty.
pub(super) fn field(field: &Field, hint: &'static str, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let [mark, typed] = columns(Rect { height: 1, ..area }, 0, [Some(2), None]);
    canvas.put(Line::styled(">", theme.key), mark);
    canvas.widget(field.widget(), typed);
    if field.text().is_empty() {
        let x = typed.x + 2;
        let wide = u16::try_from(width(hint)).unwrap_or(u16::MAX);
        canvas
            .put(Span::styled(hint, theme.faint), Rect { x, width: wide.min(typed.width.saturating_sub(2)), ..typed });
    }
}
