//! Draws the settings: one in each row with all its choices, the effect of the highlighted one, and the file.

use ratatui::text::{Line, Span};

use super::parts::page;
use crate::settings::{Characters, Item, Look, Motion, Mouse, Setting};
use crate::text::fit;
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, LineBuilder, height};
use crate::tui::{App, SettingsScreen, SettingsStatus, Target};

/// Cells of the name of a setting.
const NAME: usize = 12;

pub(super) fn draw(app: &App, screen: SettingsScreen, canvas: &mut Canvas<'_, '_>) {
    let area = page(canvas.area);
    let mut blocks = blocks(app, screen, canvas.builder(area).at_most(76));
    if height(&blocks) > area.height {
        // Without enough room, the empty lines go before the words.
        for (_, lines) in &mut blocks {
            lines.retain(|line| line.width() > 0);
        }
    }
    canvas.blocks(blocks, area);
}

fn blocks(app: &App, screen: SettingsScreen, builder: LineBuilder<'_>) -> Vec<Block<'static>> {
    let theme = builder.theme;
    let heading = vec![Line::styled("Settings", theme.strong), Line::default()];
    let rows = Item::ALL.into_iter().enumerate().map(|(position, item)| {
        let (mark, style) = theme.entry(position, screen.cursor);
        let mut row = vec![Span::styled(format!("{mark} {}", fit(item.name(), NAME)), style)];
        row.extend(choices(app, item, theme));
        (Some(Target::Entry(position)), vec![Line::from(row)])
    });
    let mut lines = vec![Line::default()];
    let highlighted = Item::ALL.get(screen.cursor).map(|item| app.settings().get(*item));
    lines.extend(highlighted.into_iter().flat_map(|setting| builder.paragraph(about(setting), theme.text)));
    lines.push(Line::default());
    lines.extend(match app.keeping() {
        SettingsStatus::Untouched => builder.paragraph("A change takes effect at once and is saved.", theme.quiet),
        SettingsStatus::Pending => builder.paragraph(&format!("{} saving", theme.marks.more), theme.quiet),
        SettingsStatus::Saved => builder.paragraph(&format!("{} saved", theme.marks.done), theme.good),
        SettingsStatus::Failed(reason) => {
            builder.paragraph(&format!("Could not be saved, and holds until you leave: {reason}"), theme.bad)
        }
    });
    lines.push(Line::default());
    if !app.settings_file().is_empty() {
        lines.extend(
            builder
                .paragraph(&format!("You can change the keys in {}, for example:", app.settings_file()), theme.quiet),
        );
        lines.push(Line::styled("  [keys.question]", theme.quiet));
        lines.push(Line::styled("  evidence = [\"e\", \"Ctrl-E\"]", theme.quiet));
    }
    std::iter::once((None, heading)).chain(rows).chain([(None, lines)]).collect()
}

/// Returns the choices of a setting, with the current one in brackets.
fn choices(app: &App, item: Item, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for choice in item.choices() {
        spans.push(if *choice == app.settings().get(item) {
            Span::styled(format!("[{}]", choice.word()), theme.chosen)
        } else {
            Span::styled(format!(" {} ", choice.word()), theme.quiet)
        });
        spans.push(Span::raw(" "));
    }
    spans
}

/// Returns the explanation of a setting.
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
