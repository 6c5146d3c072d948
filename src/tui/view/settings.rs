//! Settings: one a row with all its choices, what the highlighted one does, and where they are kept.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span, Text};

use crate::config::{Characters, Item, Look, Motion, Mouse, Setting};
use crate::text::fit;
use crate::tui::theme::Theme;
use crate::tui::widget::indented;
use crate::tui::{App, Keeping, SettingsScreen};

pub(super) fn draw(app: &App, screen: SettingsScreen, theme: &Theme, (frame, area): (&mut Frame<'_>, Rect)) {
    let area = area.inner(Margin::new(2, 1));
    let mut lines = lines(app, screen, (theme, area.width));
    if lines.len() > area.height.into() {
        // Words are worth more than gaps.
        lines.retain(|line| line.width() > 0);
    }
    frame.render_widget(Text::from(lines), area);
}

fn lines(app: &App, screen: SettingsScreen, (theme, width): (&Theme, u16)) -> Vec<Line<'static>> {
    let paragraph = |words: &str, style| indented(Vec::new(), &Span::styled(words.to_owned(), style), width.min(76));
    let mut lines = vec![Line::styled("Settings", theme.strong), Line::default()];
    lines
        .extend(Item::ALL.into_iter().enumerate().map(|(row, item)| choices(app, item, (row == screen.cursor, theme))));
    lines.push(Line::default());
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
    lines
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
        Setting::Motion(Motion::Full) => "What helps to follow a change may move.",
        Setting::Motion(Motion::Reduced) => "Nothing moves by itself.",
        Setting::Mouse(Mouse::On) => "Clicks and the wheel work; to select text, most terminals want Shift held.",
        Setting::Mouse(Mouse::Off) => "The mouse is left to your terminal, for selecting text.",
    }
}
