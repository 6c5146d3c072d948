//! Draws what is known of the highlighted entry of home, and the way to a new one.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::{counted, width};
use crate::tui::view::parts::LABEL;
use crate::tui::widget::{Canvas, Grid, sides};
use crate::tui::{App, HomeRow, Intent, Mode, Target};
use crate::words::duration_words;

/// Draws it below the list.
pub(super) fn draw(app: &App, row: &HomeRow, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let rule = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    canvas.titled_rule(row.which.as_str(), "", rule);
    let text = Grid::text(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area });
    let builder = canvas.builder(text).at_most(112);
    let mut lines = Vec::new();
    let mut add = |label: &str, words: &str, style| {
        lines.extend(builder.labeled(Span::styled(label.to_owned(), theme.text), LABEL, words, style));
    };
    if let Some(reason) = app.unsaved_of(&row.which) {
        add("Not saved", reason.as_str(), theme.error);
    }
    match &row.trouble {
        Some(trouble) if row.aim.is_empty() => {
            add("Trouble", &format!("It cannot be read: {trouble}."), theme.missing);
        }
        Some(trouble) => add("Trouble", trouble.as_str(), theme.missing),
        None => {}
    }
    if !row.aim.is_empty() {
        add(if row.rating.is_some() { "About" } else { "Aim" }, row.aim.as_str(), theme.text);
    }
    if let Some(rating) = &row.rating {
        add("So far", rating.as_str(), theme.text);
    }
    for (label, words) in row.standing.iter().flat_map(|it| &it.lines) {
        add(label, words.as_str(), theme.text);
    }
    let questions = app.framework().skills().len();
    let key = app.key(Mode::Home, Intent::Start);
    lines.push(Line::default());
    let new = vec![Span::styled(format!("{key} "), theme.key), Span::styled("New assessment", theme.strong)];
    let words = format!("{}, {}", counted(questions, "question", "questions"), duration_words(questions));
    let words = Line::styled(words, theme.text);
    let line =
        if usize::from(text.width) > 60 { sides(Line::from(new), words, text.width.min(60)) } else { Line::from(new) };
    let room = usize::from(text.height);
    let doors = [
        (Intent::Results, "Results: where it stands"),
        (
            Intent::Export,
            if row.rating.is_some() { "The file to hand over" } else { "Report for a mentor, a manager or yourself" },
        ),
        (Intent::OpenFile, "A job posting, or a report that somebody gave you"),
        (Intent::Delete, "Delete it; asks first"),
    ];
    let is_there = |door: &(Intent, &str)| door.0 != Intent::Results || row.rating.is_none();
    let mut doors: Vec<(Intent, &str)> = doors.into_iter().filter(is_there).collect();
    lines.truncate(room.saturating_sub(1).max(1));
    lines.push(line);
    let at = u16::try_from(lines.len()).unwrap_or(1) - 1;
    // The door that is not about the highlighted entry gives way first.
    if lines.len() + 2 * doors.len() >= room {
        doors.retain(|(intent, _)| *intent != Intent::OpenFile);
    }
    if lines.len() + 2 * doors.len() < room {
        let keys: Vec<String> = doors.iter().map(|(intent, _)| app.key(Mode::Home, *intent)).collect();
        let column = keys.iter().map(|key| width(key)).max().unwrap_or(0);
        for (key, (_, words)) in keys.iter().zip(doors) {
            let lead = vec![Span::styled(format!("{key:<column$}  "), theme.key)];
            lines.push(Line::default());
            lines.extend(builder.after(lead, words, theme.text));
        }
    }
    canvas.lines(lines, text);
    canvas.clickable(Rect { y: text.y + at, height: 1, ..text }, Target::Do(Intent::Start));
}
