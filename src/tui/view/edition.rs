//! Draws what a new edition of the questions does to the answers: five counts, and the answers to look at again.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::gutter;
use crate::assessment::Choice;
use crate::edition::LookAgain;
use crate::framework::Framework;
use crate::look::SkillBar;
use crate::text::{cut, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, Grid, name_within, skill_bar, visible};
use crate::tui::{App, EditionScreen, Target};
use crate::words::{changed_levels_words, changed_roles_words, edition_groups, edition_headline};

/// Cells of a count, and of the words behind it.
const COUNT: usize = 4;
const WORD: usize = 20;
/// Cells of the names in a list, and in one of a wide window.
const NAME: usize = 24;
const WIDE_NAME: usize = 44;

pub(super) fn draw(app: &App, screen: &EditionScreen, canvas: &mut Canvas<'_, '_>) {
    let (framework, theme, grid) = (app.framework(), canvas.theme, Grid::of(canvas.window()));
    let body = canvas.area;
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(Rect { y: top, height: body.bottom().saturating_sub(top), ..body });
    let room = usize::from(text.width);
    let [headline, about] = edition_headline(&screen.report);
    let mut lines = vec![
        Line::styled(headline.within(room).to_owned(), theme.strong),
        Line::styled(about.within(room).to_owned(), theme.text),
        Line::default(),
    ];
    for group in edition_groups(framework, &screen.report) {
        let meaning = if grid.is_narrow() && group.word != "new" { "" } else { group.meaning.as_str() };
        let meaning = cut(meaning, room.saturating_sub(COUNT + 2 + WORD));
        lines.push(Line::from(vec![
            Span::styled(format!("{:>COUNT$}  ", group.count), theme.strong),
            Span::styled(format!("{:WORD$}", group.word), theme.strong),
            Span::styled(meaning, theme.text),
        ]));
    }
    let groups = Rect { height: u16::try_from(lines.len()).unwrap_or(u16::MAX).min(text.height), ..text };
    canvas.lines(lines, groups);
    let roles = changed_roles_words(framework, &screen.report);
    let roles = roles.map(|words| canvas.builder(text).at_most(112).paragraph(&words, theme.text)).unwrap_or_default();
    let look_again = &screen.report.look_again;
    let below = Rect { y: groups.bottom(), height: text.bottom().saturating_sub(groups.bottom()), ..body };
    if look_again.is_empty() {
        return canvas
            .lines(roles, Grid::text(Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below }));
    }
    canvas.put(Line::styled("To look at again", theme.strong), Grid::text(Rect { y: below.y + 1, height: 1, ..below }));
    let list = Rect { y: below.y + 2, height: below.height.saturating_sub(2), ..below };
    let after = u16::try_from(roles.len()).unwrap_or(u16::MAX).saturating_add(1);
    // The roles stand below the list if that leaves six rows of it.
    let with_roles = list.height >= after + 6;
    let rows = if with_roles { list.height - after } else { list.height };
    let seen = visible(screen.cursor, look_again.len(), rows.into());
    let cut_off = look_again.len() - seen.len();
    let seen =
        if cut_off > 0 { visible(screen.cursor, look_again.len(), usize::from(rows).saturating_sub(1)) } else { seen };
    let hidden = look_again.len() - seen.len();
    let mut blocks: Vec<Block<'_>> = seen
        .map(|position| {
            let line = row(framework, &look_again[position], position == screen.cursor, grid, theme);
            (Some(Target::Entry(position)), vec![line])
        })
        .collect();
    if hidden > 0 {
        blocks.push((None, vec![Line::styled(format!("   and {hidden} more"), theme.faint)]));
    }
    let used = u16::try_from(blocks.len()).unwrap_or(u16::MAX);
    canvas.blocks(blocks, list);
    if with_roles {
        let y = list.y + used + 1;
        canvas.lines(roles, Grid::text(Rect { y, height: body.bottom().saturating_sub(y), ..body }));
    }
}

fn row(framework: &Framework, look: &LookAgain, is_selected: bool, grid: Grid, theme: &Theme) -> Line<'static> {
    let skill = framework.skill(look.skill);
    let cells = if grid.is_wide() { WIDE_NAME } else { NAME };
    let name = name_within(skill.name.as_str(), skill.short.as_str(), cells);
    let mut spans = gutter(is_selected, false, theme);
    spans.push(Span::styled(name.trim_end().to_owned(), theme.entry(is_selected)));
    spans.push(Span::raw(" ".repeat((cells + 1).saturating_sub(width(name.trim_end())))));
    if !grid.is_narrow() {
        spans.extend(skill_bar(SkillBar::of(Choice::Level(look.level)), 2, theme));
        spans.push(Span::raw("  "));
    }
    spans.push(Span::styled(format!("{}   ", look.level), theme.text));
    spans.push(Span::styled(changed_levels_words(&look.changed), theme.text));
    Line::from(spans)
}
