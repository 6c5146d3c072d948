//! Settings: one a row with all its choices, what the highlighted one does, and where they are kept.

use ratatui::text::{Line, Span};

use super::parts::page;
use crate::config::{Characters, Item, Look, Motion, Mouse, Setting};
use crate::text::fit;
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, height, indented};
use crate::tui::{App, Keeping, SettingsScreen, Spot};

pub(super) fn draw(app: &App, screen: SettingsScreen, canvas: &mut Canvas<'_, '_>) {
    let area = page(canvas.area);
    let mut blocks = blocks(app, screen, (canvas.theme, area.width));
    if height(&blocks) > area.height {
        // Words are worth more than gaps.
        for (_, lines) in &mut blocks {
            lines.retain(|line| line.width() > 0);
        }
    }
    canvas.blocks(blocks, area);
}

fn blocks(app: &App, screen: SettingsScreen, (theme, width): (&Theme, u16)) -> Vec<Block<'static>> {
    let paragraph = |words: &str, style| indented(Vec::new(), &Span::styled(words.to_owned(), style), width.min(76));
    let heading = vec![Line::styled("Settings", theme.strong), Line::default()];
    let rows = Item::ALL
        .into_iter()
        .enumerate()
        .map(|(row, item)| (Some(Spot::Entry(row)), vec![choices(app, item, (row == screen.cursor, theme))]));
    let mut lines = vec![Line::default()];
    let highlighted = Item::ALL.get(screen.cursor).map(|item| app.settings().get(*item));
    lines.extend(highlighted.into_iter().flat_map(|setting| paragraph(about(setting), theme.text)));
    lines.push(Line::default());
    lines.extend(match app.keeping() {
        Keeping::Untouched => paragraph("A change takes effect at once and is saved.", theme.quiet),
        Keeping::Pending => paragraph(&format!("{} saving", theme.marks.more), theme.quiet),
        Keeping::Saved => paragraph(&format!("{} saved", theme.marks.done), theme.good),
        Keeping::Failed(reason) => {
            paragraph(&format!("Could not be saved, and holds until you leave: {reason}"), theme.bad)
        }
    });
    lines.push(Line::default());
    if !app.settings_file().is_empty() {
        lines.extend(paragraph(
            &format!("You can change the keys in {}, for example:", app.settings_file()),
            theme.quiet,
        ));
        lines.push(Line::styled("  [keys.question]", theme.quiet));
        lines.push(Line::styled("  evidence = [\"e\", \"Ctrl-E\"]", theme.quiet));
    }
    std::iter::once((None, heading)).chain(rows).chain([(None, lines)]).collect()
}

/// One setting: its name, and its choices with the one in force in brackets.
fn choices(app: &App, item: Item, (highlighted, theme): (bool, &Theme)) -> Line<'static> {
    const NAME: usize = 12;
    let (mark, style) = if highlighted { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let mut spans = vec![Span::styled(format!("{mark} {}", fit(item.name(), NAME)), style)];
    for choice in item.choices() {
        spans.push(if *choice == app.settings().get(item) {
            Span::styled(format!("[{}]", choice.word()), theme.chosen)
        } else {
            Span::styled(format!(" {} ", choice.word()), theme.quiet)
        });
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// What a setting does.
const fn about(setting: Setting) -> &'static str {
    match setting {
        Setting::Theme(Look::Auto) => "The colors of your terminal, unless NO_COLOR is set.",
        Setting::Theme(Look::Color) => "The colors of your terminal, always.",
        Setting::Theme(Look::Plain) => "No colors: bold and reverse text only.",
        Setting::Characters(Characters::Auto) => "What your locale says: all characters if it is UTF-8, else ASCII.",
        Setting::Characters(Characters::Unicode) => "Lines and marks beyond ASCII, always.",
        Setting::Characters(Characters::Ascii) => "ASCII only, for fonts and terminals that lack the rest.",
        Setting::Motion(Motion::Full) => "For a moment, the bars show what an answer has changed.",
        Setting::Motion(Motion::Reduced) => "Nothing changes on screen by itself.",
        Setting::Mouse(Mouse::On) => "Clicks and the wheel work; to select text, most terminals want Shift held.",
        Setting::Mouse(Mouse::Off) => "The mouse is left to your terminal, for selecting text.",
    }
}
