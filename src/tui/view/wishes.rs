//! Draws the preferences: each statement with its choices.

use ratatui::text::{Line, Span};

use super::parts::page;
use crate::assessment::Wish;
use crate::framework::PreferenceId;
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, LineBuilder, height};
use crate::tui::{App, CurrentAssessment, Target, WishesScreen};
use crate::words::PREFERENCES;

pub(super) fn draw(app: &App, screen: WishesScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let area = page(canvas.area);
    let mut blocks = blocks(app, current, screen, canvas.builder(area).at_most(76));
    if height(&blocks) > area.height {
        // Without enough room, the empty lines go before the words.
        for (_, lines) in &mut blocks {
            lines.retain(|line| line.width() > 0);
        }
    }
    if height(&blocks) > area.height {
        // Then the introduction, and the statements around the highlighted one end with their first line.
        if let Some((_, heading)) = blocks.first_mut() {
            heading.truncate(1);
        }
        for (target, lines) in &mut blocks {
            if matches!(target, Some(Target::Entry(position)) if *position != screen.cursor) && lines.len() > 2 {
                lines.drain(1..lines.len() - 1);
                lines[0].push_span(Span::styled(canvas.theme.marks.more.to_string(), canvas.theme.quiet));
            }
        }
    }
    canvas.blocks(blocks, area);
}

fn blocks(
    app: &App,
    current: &CurrentAssessment,
    screen: WishesScreen,
    builder: LineBuilder<'_>,
) -> Vec<Block<'static>> {
    let theme = builder.theme;
    let mut heading = vec![Line::styled("What you would like to do", theme.strong)];
    heading.extend(builder.paragraph(PREFERENCES, theme.text));
    heading.push(Line::default());
    let framework = app.framework();
    let rows = framework.preferences().enumerate().map(|(position, preference)| {
        let (mark, style) = theme.entry(position, screen.cursor);
        let statement = framework.preference(preference).statement.as_str();
        let mut lines = builder.after(vec![Span::styled(format!("{mark} "), style)], statement, style);
        lines.push(choices(current, preference, theme));
        lines.push(Line::default());
        (Some(Target::Entry(position)), lines)
    });
    std::iter::once((None, heading)).chain(rows).collect()
}

/// Returns the choices, with what the person says in brackets.
fn choices(current: &CurrentAssessment, preference: PreferenceId, theme: &Theme) -> Line<'static> {
    let said = current.assessment().wish(preference);
    let mut spans = vec![Span::raw("   ")];
    for choice in Wish::ALL.map(Some).into_iter().chain([None]) {
        let words = choice.map_or("no answer", Wish::words);
        spans.push(if choice == said {
            Span::styled(format!("[{words}]"), theme.chosen)
        } else {
            Span::styled(format!(" {words} "), theme.quiet)
        });
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}
