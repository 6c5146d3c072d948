//! Draws the report to take away: what can be chosen, and below it what will be written.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{gutter, read_on};
use super::preview;
use crate::report::{Content, Form, Notes};
use crate::text::{Clean, cut, fit, width};
use crate::tui::theme::{JOINED, Theme};
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder};
use crate::tui::{App, ExportRow, ExportScreen, Exported, Intent, Mode, Target};

/// Cells of the names of the lines.
const NAME: usize = 9;
/// Cells of the values.
const VALUE: usize = 26;

pub(super) fn draw(app: &App, export: &ExportScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let mut body = canvas.area;
    let mut shown = None;
    if grid.has_preview() {
        let left = Rect { width: 81.min(body.width / 2), ..body };
        canvas.vertical_line(Rect { x: left.right(), width: 1, ..body });
        let right = Rect { x: left.right() + 2, width: body.right().saturating_sub(left.right() + 3), ..body };
        shown = Some(preview::inset(right));
        body = left;
    }
    let top = body.y + u16::from(grid.is_tall());
    let text = Grid::text(body);
    canvas.put(Line::styled("A report to take away", theme.strong), Rect { y: top, height: 1, ..text });
    let rows: Vec<Block<'_>> = export
        .rows()
        .into_iter()
        .enumerate()
        .map(|(position, row)| {
            (Some(Target::Entry(position)), line(app, export, (position, row), usize::from(body.width), theme))
        })
        .collect();
    let height = u16::try_from(rows.iter().map(|(_, lines)| lines.len()).sum::<usize>()).unwrap_or(u16::MAX);
    let list = Rect { y: top + 2, height, ..body };
    canvas.blocks(rows, list);
    let outcome = outcome_lines(app, export, canvas.builder(text).at_most(112));
    let said = u16::try_from(outcome.len()).unwrap_or(u16::MAX);
    canvas.lines(outcome, Rect { y: list.bottom() + 1, height: said, ..text });
    let rule_at = list.bottom() + 1 + said + u16::from(said > 0);
    let below = Rect {
        x: body.x + 1,
        y: rule_at,
        width: body.width.saturating_sub(2),
        height: body.bottom().saturating_sub(rule_at),
    };
    draw_preview(app, export, shown.unwrap_or(below), canvas);
}

/// Returns a line of the choices, with what it means.
fn line(
    app: &App,
    export: &ExportScreen,
    (position, row): (usize, ExportRow),
    cells: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let is_selected = position == export.row;
    let (name, value, about) = match row {
        ExportRow::Content => {
            let about = match export.content {
                Content::Report => "where you stand, and what leads on",
                Content::Log(_) => "what you did, for a review",
            };
            ("What", export.content.title().to_owned(), about.to_owned())
        }
        ExportRow::Form => {
            let format = export.form.format;
            let about = export.about.filter(|_| format.is_for_people && export.content == Content::Report).map(
                |(role, band)| {
                    let framework = app.framework();
                    format!("for {}, {}", framework.role(role).short, framework.band(band).name)
                },
            );
            let about = about.unwrap_or_else(|| format.readers.to_owned());
            ("Form", format.short.to_owned(), about)
        }
        ExportRow::Shape => {
            let Form { format, is_variant } = export.form;
            let variant = format.variant.as_ref();
            let choice = variant.map_or("", |variant| variant.choices[usize::from(is_variant)]);
            (variant.map_or("", |variant| variant.label), choice.to_owned(), export.form.contents().to_owned())
        }
        ExportRow::Notes if !export.form.format.may_have_notes => {
            ("Notes", "left out".to_owned(), "this form never holds private notes".to_owned())
        }
        ExportRow::Notes => match export.notes {
            Notes::Without => ("Notes", "left out".to_owned(), "your private notes".to_owned()),
            Notes::With => ("Notes", "included".to_owned(), "your private notes are in it".to_owned()),
        },
        ExportRow::File => ("File", export.path.clone(), place(app, export)),
    };
    let mut spans = gutter(is_selected, false, theme);
    spans.push(Span::styled(name, theme.entry(is_selected)));
    spans.push(Span::raw(" ".repeat(NAME - name.len())));
    let room = cells.saturating_sub(3 + NAME + 1);
    let is_file = row == ExportRow::File;
    let shown = if is_file { cut(&value, room) } else { format!("‹ {} ›", cut(&value, room.saturating_sub(4))) };
    let used = width(&shown);
    spans.push(Span::styled(shown, theme.strong));
    let beside = used + 2 + width(&about) <= room;
    if beside && !about.is_empty() {
        let gap = VALUE.saturating_sub(used).max(2).min(room - used - width(&about));
        spans.push(Span::styled(format!("{}{about}", " ".repeat(gap)), theme.text));
        return vec![Line::from(spans)];
    }
    let mut lines = vec![Line::from(spans)];
    if !about.is_empty() {
        let lead = vec![Span::raw(" ".repeat(3 + NAME))];
        let width = u16::try_from(cells.saturating_sub(1)).unwrap_or(u16::MAX);
        lines.extend(LineBuilder { theme, width }.after(lead, &about, theme.text));
    }
    lines
}

/// Draws what will be written, with a line at its left.
fn draw_preview(app: &App, export: &ExportScreen, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let lines: &[Clean] = export.preview.as_ref().map_or(&[], |preview| &preview.lines);
    let inside = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let room = usize::from(inside.width).saturating_sub(2);
    let folded: Vec<Line<'_>> = lines.iter().flat_map(|line| folded(line, room, theme)).collect();
    let count = folded.len();
    let first = app.scroll().min(count.saturating_sub(inside.height.into()));
    let last = (first + usize::from(inside.height)).min(count);
    canvas.scrolled_lines(folded, app.scroll(), inside);
    let reads = if last < count { format!(" · {} reads on", read_on(app)) } else { String::new() };
    let place = if count == 0 { String::new() } else { format!("{}–{last} of {count}{reads}", first + 1) };
    canvas.titled_rule("Preview", &place, Rect { height: 1, ..area });
}

/// Folds a line of the preview. What has no blanks, such as an address, goes on in the next row.
fn folded(line: &Clean, room: usize, theme: &Theme) -> Vec<Line<'static>> {
    let words = line.as_str();
    let indent = words.len() - words.trim_start().len();
    let lead = Span::styled(format!("{JOINED} "), theme.faint);
    if width(words) <= room {
        return vec![Line::from(vec![lead, Span::styled(fit(words, width(words)), theme.text)])];
    }
    let indent = indent.min(room / 2);
    let rows = crate::text::wrap(words.trim_start(), room.saturating_sub(indent).max(1)).into_iter();
    rows.map(|row| Line::from(vec![lead.clone(), Span::styled(format!("{}{row}", " ".repeat(indent)), theme.text)]))
        .collect()
}

/// Returns the folder of a relative path, in words.
fn place(app: &App, export: &ExportScreen) -> String {
    match (export.path.starts_with(['/', '~']), app.folder().as_str()) {
        (true, _) => String::new(),
        (false, "") => "in the folder you started from".to_owned(),
        (false, folder) => format!("in {folder}"),
    }
}

fn outcome_lines(app: &App, export: &ExportScreen, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let (words, style) = match &export.outcome {
        None => return Vec::new(),
        Some(written @ Exported::Written(_)) => (written.words(), theme.ready),
        Some(exists @ Exported::Exists(_)) => {
            let change = app.key(Mode::Export, Intent::Next);
            (format!("{} {change} on the line of the file changes the name.", exists.words()), theme.missing)
        }
        Some(refused @ Exported::Refused(_)) => (refused.words(), theme.error),
    };
    builder.paragraph(&words, style)
}
