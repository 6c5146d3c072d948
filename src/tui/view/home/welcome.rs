//! Draws the first screen: what the program answers, and how its bars are read.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::look::{Cell, RoleBar, Scale};
use crate::text::{counted, fit};
use crate::tui::theme::{CURSOR, TOP};
use crate::tui::widget::{Canvas, Grid, LineBuilder, role_bar};
use crate::tui::{App, DOORS, HomeScreen, Target};
use crate::words::duration_words;

pub(super) fn draw(app: &App, home: &HomeScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, framework) = (canvas.theme, app.framework());
    let grid = Grid::of(canvas.window());
    let body = canvas.area;
    let area = Grid::text(body);
    let builder = canvas.builder(area).at_most(if grid.is_wide() { 100 } else { 76 });
    let question = framework.question();
    let mut lines = vec![Line::default(); 1 + usize::from(grid.is_tall())];
    lines.extend(builder.paragraph(question.as_str(), theme.strong));
    lines.extend(builder.paragraph("How ready are you? What is the shortest way there?", theme.strong));
    lines.push(Line::default());
    let questions = framework.skills().len();
    lines.extend(builder.paragraph(
        &format!(
            "{}, {}. For each skill choose the highest of five statements that is true of you. Stop at any time: every \
             answer is saved at once. Nothing leaves this computer.",
            counted(questions, "question", "questions"),
            duration_words(questions),
        ),
        theme.text,
    ));
    lines.push(Line::default());
    // In a low window the way to begin goes before the example.
    if area.height >= 18 {
        lines.extend(example(app, builder));
        lines.push(Line::default());
    }
    let first = lines.len();
    lines.extend(
        DOORS
            .iter()
            .enumerate()
            .map(|(position, (_, words))| Line::from(vec![Span::styled(*words, theme.entry(position == home.cursor))])),
    );
    lines.push(Line::default());
    lines.append(&mut builder.paragraph(&format!("Kept in {}", app.data_dir()), theme.text));
    canvas.lines(lines, area);
    for ((position, (door, _)), y) in DOORS.iter().enumerate().zip(area.y + u16::try_from(first).unwrap_or(0)..) {
        let row = Rect { y, height: 1, ..area }.intersection(area);
        if position == home.cursor {
            let mark = Rect { x: body.x + 1, width: 1, ..row };
            canvas.put(Span::styled(CURSOR, theme.accent), mark);
        }
        canvas.clickable(row, Target::Do(*door));
    }
}

/// Shows how the range of a role narrows, up to ready.
fn example(app: &App, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    const WORDS: usize = 21;
    const NUMBERS: usize = 8;
    let (framework, theme) = (app.framework(), builder.theme);
    let ready_at = framework.band(framework.usual_band()).ready_at;
    let cells = usize::from(builder.width).saturating_sub(WORDS + NUMBERS + 1).min(60);
    let scale = Scale::even(ready_at, cells);
    let above = u64::from(ready_at + 3).min(100);
    let rows = [
        ("after 3 questions", 10, 95),
        ("half-way", 36, 88),
        ("at the end", 79, 79),
        ("some months later", above, above),
    ];
    // The rows below are one role, so that the title does not promise a bar for each.
    let roles = match framework.roles().len() {
        1 => "the role narrows down".to_owned(),
        count => format!("each of {count} roles narrows down"),
    };
    let before = (WORDS + scale.before()).saturating_sub(1);
    let title = fit(&format!("While you answer, {roles}:"), before.saturating_sub(5));
    let mut lines = vec![Line::from(vec![
        Span::styled(title, theme.text),
        Span::styled(" ready", theme.text),
        Span::styled(TOP, theme.strong),
    ])];
    for (words, lowest, highest) in rows {
        let mut spans = vec![Span::styled(fit(words, WORDS), theme.text)];
        spans.extend(role_bar(RoleBar::example(lowest, highest), scale, theme));
        let numbers = if lowest == highest { lowest.to_string() } else { format!("{lowest}–{highest}") };
        spans.push(Span::styled(format!("{numbers:>NUMBERS$}"), theme.strong));
        lines.push(Line::from(spans));
    }
    lines.push(Line::from(vec![
        Span::raw(" ".repeat(WORDS)),
        Span::styled("━", theme.reached),
        Span::styled(" sure  ", theme.text),
        Span::styled("─", theme.cell(Cell::Open)),
        Span::styled(" still open  ", theme.text),
        Span::styled("·", theme.cell(Cell::Missing)),
        Span::styled(" missing  ", theme.text),
        Span::styled("━", theme.cell(Cell::Beyond)),
        Span::styled(" beyond", theme.text),
    ]));
    lines
}
