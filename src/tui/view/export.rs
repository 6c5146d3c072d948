//! Draws the export screen.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use crate::report::Notes;
use crate::text::{Clean, cut};
use crate::tui::widget::{Canvas, LineBuilder, rows};
use crate::tui::{App, ExportScreen, Exported, Intent, Mode};

pub(super) fn draw(app: &App, export: &ExportScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, area) = (canvas.theme, canvas.area);
    let heights = [1, 1, 1, 1, 2, 1].map(Some);
    let [title, file, format, notes, outcome, line] = rows(area.inner(Margin::new(1, 0)), heights);
    let used = 7;
    let preview = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area }.inner(Margin::new(1, 0));
    canvas.put(Line::styled("Take your report away", theme.strong), title);
    let row = |name: &'static str, value: String| {
        let value = cut(&value, usize::from(file.width).saturating_sub(name.len()));
        Line::from(vec![Span::styled(name, theme.quiet), Span::styled(value, theme.text)])
    };
    canvas.put(row("File    ", format!("{}{}", export.path, place(app, export))), file);
    let format_words = export.format.description();
    let about = export.about.filter(|_| export.format.is_for_people).map(|(role, band)| {
        let framework = app.framework();
        format!(" for {}, {}", framework.role(role).short, framework.band(band).name)
    });
    canvas.put(row("Format  ", format!("{format_words}{}", about.unwrap_or_default())), format);
    let notes_words = match export.notes {
        Notes::Without => format!("left out; {} puts them in", app.key(Mode::Export, Intent::ToggleNotes)),
        Notes::With => format!("included; {} leaves them out", app.key(Mode::Export, Intent::ToggleNotes)),
    };
    canvas.put(row("Notes   ", notes_words), notes);
    canvas.lines(outcome_lines(app, export, canvas.builder(outcome)), outcome);
    canvas.put(canvas.builder(line).rule(), line);
    let Some(lines) = export.preview.as_ref().map(|preview| &preview.lines) else { return };
    let start = export.scroll.min(lines.len().saturating_sub(preview.height.into()));
    canvas.scrolled(start);
    let seen = lines.iter().skip(start).take(preview.height.into());
    let line = |line: &Clean| Line::styled(cut(line.as_str(), preview.width.into()), theme.quiet);
    canvas.lines(seen.map(line).collect(), preview);
}

/// Returns the folder of a relative path, in words.
fn place(app: &App, export: &ExportScreen) -> String {
    match (export.path.starts_with(['/', '~']), app.folder().as_str()) {
        (true, _) => String::new(),
        (false, "") => "  in the folder you started from".to_owned(),
        (false, folder) => format!("  in {folder}"),
    }
}

fn outcome_lines(app: &App, export: &ExportScreen, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let (words, style) = match &export.outcome {
        None => {
            let write = app.key(Mode::Export, Intent::Accept);
            (format!("Below is what will be written. {write} writes it."), theme.quiet)
        }
        Some(written @ Exported::Written(_)) => (written.words(), theme.good),
        Some(exists @ Exported::Exists(_)) => {
            let rename = app.key(Mode::Export, Intent::Rename);
            (format!("{} {rename} changes the name.", exists.words()), theme.caution)
        }
        Some(refused @ Exported::Refused(_)) => (refused.words(), theme.bad),
    };
    builder.paragraph(&words, style)
}
