//! Beginning: a name, a band, a role.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span, Text};

use crate::tui::theme::Theme;
use crate::tui::widget::indented;
use crate::tui::{App, Intent, Mode, StartScreen, StartStep};

pub(super) fn draw(app: &App, start: &StartScreen, theme: &Theme, (frame, area): (&mut Frame<'_>, Rect)) {
    let area = area.inner(Margin::new(2, 1));
    match &start.step {
        StartStep::Name => name(start, theme, (frame, area)),
        StartStep::Band { cursor, .. } => {
            frame.render_widget(bands(app, *cursor, (theme, area.width)), area);
        }
        StartStep::Pace { cursor, .. } => {
            frame.render_widget(paces(app, *cursor, (theme, area.width)), area);
        }
        StartStep::Role { cursor, .. } => {
            frame.render_widget(roles(app, *cursor, (theme, area)), area);
        }
    }
}

fn name(start: &StartScreen, theme: &Theme, (frame, area): (&mut Frame<'_>, Rect)) {
    let rows = [2, 1, 2, 3].map(Constraint::Length);
    let [question, line, below, hint] = Layout::vertical(rows).areas(area);
    frame.render_widget(Line::styled("1 of 4   What should this assessment be called?", theme.strong), question);
    let [mark, input] = Layout::horizontal([Constraint::Length(2), Constraint::Fill(1)]).areas(line);
    frame.render_widget(Line::styled(theme.marks.cursor, theme.cursor), mark);
    if let Some(field) = start.field() {
        frame.render_widget(field.widget(), input);
    }
    if let Some(problem) = &start.problem {
        frame.render_widget(Line::styled(problem.clone(), theme.bad), below);
    }
    let words =
        "Your name, a date, or the person you are answering about. You can keep several, and nobody else sees it.";
    let lines: Text<'_> = indented(Vec::new(), &Span::styled(words, theme.quiet), area.width.min(76)).into();
    frame.render_widget(lines, hint);
}

fn bands(app: &App, cursor: usize, (theme, width): (&Theme, u16)) -> Text<'static> {
    let mut lines =
        vec![Line::styled("2 of 4   How senior a role do you have in mind?", theme.strong), Line::default()];
    for (position, band) in app.framework().bands().enumerate() {
        let band = app.framework().band(band);
        let words = format!("You count as ready at {} of 100.", band.ready_at);
        lines.extend(option(app, (position, cursor), [band.name.as_str(), &words], (theme, width)));
    }
    lines.push(Line::default());
    let hint = "All bands are scored from the same answers, so you can look at the others at any time.";
    lines.extend(indented(Vec::new(), &Span::styled(hint, theme.quiet), width.min(76)));
    Text::from(lines)
}

fn roles(app: &App, cursor: usize, (theme, area): (&Theme, Rect)) -> Text<'static> {
    let head = Line::styled("3 of 4   Is there a role you are aiming at?", theme.strong);
    let unsure = ["Not sure yet", "The answers will show where you lean."];
    let framework = app.framework();
    let named = framework.roles().map(|role| framework.role(role));
    let options: Vec<[&str; 2]> =
        std::iter::once(unsure).chain(named.map(|role| [role.name.as_str(), role.summary.as_str()])).collect();
    let draw = |position: usize, words: &str| {
        option(app, (position, cursor), [options[position][0], words], (theme, area.width))
    };
    let full: Vec<Line<'_>> = (0..options.len()).flat_map(|position| draw(position, options[position][1])).collect();
    let short = || {
        // Where there is no room for all summaries, the highlighted one is told below the names.
        let rows = (0..options.len()).flat_map(|position| draw(position, ""));
        let words = Span::styled(options[cursor][1].to_owned(), theme.text);
        let told = indented(vec![Span::raw("  ")], &words, area.width.min(78));
        rows.chain([Line::default()]).chain(told).collect()
    };
    let hint = "All roles are scored from the same answers; this only decides which plan you are shown first.";
    let hint = indented(Vec::new(), &Span::styled(hint, theme.quiet), area.width.min(76));
    let fits = full.len() + hint.len() + 3 <= area.height.into();
    let body: Vec<Line<'_>> = if fits { full } else { short() };
    [head, Line::default()].into_iter().chain(body).chain([Line::default()]).chain(hint).collect()
}

fn paces(app: &App, cursor: usize, (theme, width): (&Theme, u16)) -> Text<'static> {
    let mut lines = vec![Line::styled("4 of 4   How would you like to answer?", theme.strong), Line::default()];
    let all =
        format!("{} questions in order, about 15 minutes. You get the full picture.", app.framework().skills().len());
    let quick = "The most telling question next, until it is clear which role leads: usually about half of them. The \
                 rest can follow at any time, and nothing is asked twice.";
    for (position, words) in [["All questions", &all], ["Quick", quick]].into_iter().enumerate() {
        lines.extend(option(app, (position, cursor), words, (theme, width)));
    }
    lines.push(Line::default());
    let hint = format!("{} changes this while you answer.", app.key(Mode::Question, Intent::Pace));
    lines.extend(indented(Vec::new(), &Span::styled(hint, theme.quiet), width.min(76)));
    Text::from(lines)
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
