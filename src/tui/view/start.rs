//! Beginning: a name, a band, a role.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::parts::page;
use crate::report::band_words;
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, height, indented};
use crate::tui::{App, Intent, Mode, Spot, StartScreen, StartStep};

pub(super) fn draw(app: &App, start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
    let area = page(canvas.area);
    let theme = canvas.theme;
    let blocks = match &start.step {
        StartStep::Name => return name(start, &mut canvas.part(area)),
        StartStep::Band { cursor, .. } => bands(app, *cursor, (theme, area.width)),
        StartStep::Pace { cursor, .. } => paces(app, *cursor, (theme, area.width)),
        StartStep::Role { cursor, .. } => roles(app, *cursor, (theme, area)),
    };
    canvas.blocks(blocks, area);
}

fn name(start: &StartScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, area) = (canvas.theme, canvas.area);
    let rows = [2, 1, 2, 3].map(Constraint::Length);
    let [question, line, below, hint] = Layout::vertical(rows).areas(area);
    canvas.put(Line::styled("1 of 4   What should this assessment be called?", theme.strong), question);
    let [mark, input] = Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(line);
    canvas.put(Line::styled(theme.marks.cursor, theme.cursor), mark);
    if let Some(field) = start.field() {
        canvas.put(field.widget(), input);
    }
    if let Some(problem) = &start.problem {
        canvas.put(Line::styled(problem.clone(), theme.bad), below);
    }
    let words =
        "Your name, a date, or the person you are answering about. You can keep several, and nobody else sees it.";
    canvas.lines(indented(Vec::new(), &Span::styled(words, theme.quiet), area.width.min(76)), hint);
}

fn bands(app: &App, cursor: usize, (theme, width): (&Theme, u16)) -> Vec<Block<'static>> {
    let mut blocks = vec![head("2 of 4   How senior a role do you have in mind?", theme)];
    let framework = app.framework();
    for (position, band) in framework.bands().enumerate() {
        let words = [framework.band(band).name.as_str(), &band_words(framework, band)];
        let lines = option(app, (position, cursor), words, (theme, width));
        blocks.push((Some(Spot::Entry(position)), lines));
    }
    let words = "All of them are scored from the same answers, so you can look at the others at any time.";
    blocks.push(hint(words, (theme, width)));
    blocks
}

fn roles(app: &App, cursor: usize, (theme, area): (&Theme, Rect)) -> Vec<Block<'static>> {
    let unsure = ["Not sure yet", "The answers will show where you lean."];
    let framework = app.framework();
    let named = framework.roles().map(|role| framework.role(role));
    let options: Vec<[&str; 2]> =
        std::iter::once(unsure).chain(named.map(|role| [role.name.as_str(), role.summary.as_str()])).collect();
    let draw = |position: usize, words: &str| {
        let lines = option(app, (position, cursor), [options[position][0], words], (theme, area.width));
        (Some(Spot::Entry(position)), lines)
    };
    let full: Vec<Block<'_>> = (0..options.len()).map(|position| draw(position, options[position][1])).collect();
    let short = || {
        // Where there is no room for all summaries, the highlighted one is told below the names.
        let rows = (0..options.len()).map(|position| draw(position, ""));
        let words = Span::styled(options[cursor][1].to_owned(), theme.text);
        let told = indented(vec![Span::raw("  ")], &words, area.width.min(78));
        rows.chain([(None, vec![Line::default()]), (None, told)]).collect()
    };
    let words = "All roles are scored from the same answers; this only decides which plan you are shown first.";
    let head = head("3 of 4   Is there a role you are aiming at?", theme);
    let hint = hint(words, (theme, area.width));
    let fits = usize::from(height(&full)) + head.1.len() + hint.1.len() <= area.height.into();
    let body: Vec<Block<'_>> = if fits { full } else { short() };
    std::iter::once(head).chain(body).chain([hint]).collect()
}

fn paces(app: &App, cursor: usize, (theme, width): (&Theme, u16)) -> Vec<Block<'static>> {
    let mut blocks = vec![head("4 of 4   How would you like to answer?", theme)];
    let all =
        format!("{} questions in order, about 15 minutes. You get the full picture.", app.framework().skills().len());
    let quick = "The most telling question next, until it is clear which role leads: usually half to two thirds of \
                 them. The rest can follow at any time, and nothing is asked twice.";
    for (position, words) in [["All questions", &all], ["Quick", quick]].into_iter().enumerate() {
        blocks.push((Some(Spot::Entry(position)), option(app, (position, cursor), words, (theme, width))));
    }
    let words = format!("{} changes this while you answer.", app.key(Mode::Question, Intent::Pace));
    blocks.push(hint(&words, (theme, width)));
    blocks
}

/// The question of a step, above its answers.
fn head(words: &'static str, theme: &Theme) -> Block<'static> {
    (None, vec![Line::styled(words, theme.strong), Line::default()])
}

/// What helps to answer, below the answers.
fn hint(words: &str, (theme, width): (&Theme, u16)) -> Block<'static> {
    let words = indented(Vec::new(), &Span::styled(words, theme.quiet), width.min(76));
    (None, std::iter::once(Line::default()).chain(words).collect())
}

/// One entry of a list, at its position, with the key that takes it.
fn option(
    app: &App,
    (position, cursor): (usize, usize),
    [name, words]: [&str; 2],
    (theme, width): (&Theme, u16),
) -> Vec<Line<'static>> {
    let (mark, style) = if position == cursor { (theme.marks.cursor, theme.cursor) } else { (" ", theme.strong) };
    let key = u8::try_from(position + 1).map(|place| app.key(Mode::Pick, Intent::Pick(place))).unwrap_or_default();
    let mut lines = vec![Line::styled(format!("{mark} {key:1}  {name}"), style)];
    if !words.is_empty() {
        lines.extend(indented(vec![Span::raw("     ")], &Span::styled(words.to_owned(), theme.text), width.min(78)));
    }
    lines
}
