//! Draws the settings: one in each row, what the highlighted choice means, a sample of the bars, and the file.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::gutter;
use crate::look::{RoleBar, Scale};
use crate::score::Fraction;
use crate::settings::{BeginWith, BigNumber, Characters, Item, Look, Motion, Mouse, Setting};
use crate::tui::theme::{BUSY, DONE};
use crate::tui::widget::{Block, Canvas, Grid, LineBuilder, role_bar};
use crate::tui::{App, SettingsScreen, SettingsStatus, Target};
use crate::words::shown_language_words;

/// Cells of the name of a setting.
const NAME: usize = 14;

pub(super) fn draw(app: &App, screen: SettingsScreen, canvas: &mut Canvas<'_, '_>) {
    let (theme, grid) = (canvas.theme, Grid::of(canvas.window()));
    let body = canvas.area;
    let top = body.y + u16::from(!grid.is_narrow());
    let rows: Vec<Block<'_>> = Item::ALL
        .into_iter()
        .enumerate()
        .map(|(position, item)| {
            let is_selected = position == screen.cursor;
            let mut spans = gutter(is_selected, false, theme);
            spans.push(Span::styled(format!("{:<NAME$}", name(item)), theme.entry(is_selected)));
            spans.push(Span::styled("‹ ", theme.accent));
            spans.push(Span::styled(value(app.settings().get(item)), theme.strong));
            spans.push(Span::styled(" ›", theme.accent));
            (Some(Target::Entry(position)), vec![Line::from(spans)])
        })
        .collect();
    let listed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    canvas.blocks(rows, Rect { y: top, height: listed, ..body });
    let rule_at = top + listed + 1;
    let Some(item) = Item::ALL.get(screen.cursor) else { return };
    canvas.titled_rule(
        name(*item),
        "",
        Rect { x: body.x + 1, y: rule_at, width: body.width.saturating_sub(2), height: 1 },
    );
    let area = Grid::text(Rect { y: rule_at + 1, height: body.bottom().saturating_sub(rule_at + 1), ..body });
    let builder = canvas.builder(area).at_most(100);
    canvas.lines(about(app, *item, builder), area);
}

fn about(app: &App, item: Item, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let mut lines = builder.paragraph(meaning(app.settings().get(item)), theme.text);
    let others: Vec<&str> =
        item.choices().iter().filter(|it| **it != app.settings().get(item)).map(|it| value(*it)).collect();
    lines.extend(builder.paragraph(&format!("Also: {}.", others.join(", ")), theme.text));
    // In a small window every row is needed, so that the end says whether the change is saved.
    let gap = usize::from(builder.width >= 66);
    lines.extend(vec![Line::default(); gap]);
    lines.extend(sample(builder));
    lines.extend(vec![Line::default(); gap]);
    lines.extend(match app.keeping() {
        SettingsStatus::Untouched if app.settings_file().is_empty() => Vec::new(),
        SettingsStatus::Untouched => {
            builder.paragraph(&format!("Saved as you change it, in {}.", app.settings_file()), theme.text)
        }
        SettingsStatus::Pending => builder.paragraph(&format!("{BUSY} saving"), theme.faint),
        SettingsStatus::Saved => builder.paragraph(&format!("{DONE} saved in {}", app.settings_file()), theme.good),
        SettingsStatus::Failed(reason) => {
            builder.paragraph(&format!("Could not be saved, and holds until you leave: {reason}"), theme.error)
        }
    });
    match shown_language_words(app.framework()) {
        _ if app.settings_file().is_empty() => {}
        Some(words) => lines.extend(builder.paragraph(&words, theme.text)),
        None => {
            lines.extend(builder.paragraph("Keys can be changed there, for example:", theme.text));
            lines.push(Line::styled("  keys.question.evidence = [\"e\", \"Ctrl-E\"]", theme.text));
        }
    }
    lines
}

/// Shows every kind of cell in the present colors and characters.
fn sample(builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    const WORDS: usize = NAME;
    let theme = builder.theme;
    let percent = |numerator| Fraction { numerator, denominator: 100 };
    let scale = Scale::even(85, 24.min(usize::from(builder.width) / 3));
    let rows = [
        ("Sample", RoleBar::example(70, 70), "reached ━  missing ·"),
        ("", RoleBar::at(percent(60)).would_reach(percent(60), percent(92)), "would be ╍  ready ┃"),
        ("", RoleBar::example(40, 95), "still open ─"),
    ];
    let row = |(label, bar, words): (&'static str, RoleBar, &'static str)| {
        let mut spans = vec![Span::styled(format!("{label:<WORDS$}"), theme.text)];
        spans.extend(role_bar(bar, scale, theme));
        spans.push(Span::styled(format!("  {words}"), theme.text));
        Line::from(spans)
    };
    rows.into_iter().map(row).collect()
}

/// Returns the words for a setting.
const fn name(item: Item) -> &'static str {
    match item {
        Item::Theme => "Colors",
        Item::Characters => "Characters",
        Item::Motion => "Motion",
        Item::Mouse => "Mouse",
        Item::BigNumber => "Big number",
        Item::BeginWith => "Begin with",
    }
}

/// Returns the words for a choice.
const fn value(setting: Setting) -> &'static str {
    match setting {
        Setting::Theme(Look::Auto) => "from the terminal",
        Setting::Theme(Look::Color) => "always",
        Setting::Theme(Look::Dark) => "for a dark background",
        Setting::Theme(Look::Light) => "for a light background",
        Setting::Theme(Look::Plain) => "none",
        Setting::Characters(Characters::Auto) => "from the locale",
        Setting::Characters(Characters::Unicode) => "lines and marks",
        Setting::Characters(Characters::Ascii) => "ASCII only",
        Setting::Motion(Motion::Full) | Setting::Mouse(Mouse::On) | Setting::BigNumber(BigNumber::On) => "on",
        Setting::Motion(Motion::Reduced) | Setting::Mouse(Mouse::Off) | Setting::BigNumber(BigNumber::Off) => "off",
        Setting::BeginWith(BeginWith::Home) => "all assessments",
        Setting::BeginWith(BeginWith::Last) => "the last one",
    }
}

/// Returns what a choice means.
const fn meaning(setting: Setting) -> &'static str {
    match setting {
        Setting::Theme(Look::Auto) => {
            "The colors of your terminal, unless NO_COLOR is set. Dark unless the terminal says otherwise."
        }
        Setting::Theme(Look::Color) => "The colors of your terminal, even if NO_COLOR is set.",
        Setting::Theme(Look::Dark) => "Colors that are easy to see on a dark background.",
        Setting::Theme(Look::Light) => "Colors that are easy to see on a light background.",
        Setting::Theme(Look::Plain) => "No colors: bold, dim and underlined text only.",
        Setting::Characters(Characters::Auto) => "What your locale says: all characters if it is UTF-8, else ASCII.",
        Setting::Characters(Characters::Unicode) => "Lines and marks beyond ASCII, always.",
        Setting::Characters(Characters::Ascii) => "For fonts and terminals that lack the rest.",
        Setting::Motion(Motion::Full) => "For a moment, the bars show what an answer has fixed.",
        Setting::Motion(Motion::Reduced) => "Nothing changes on screen by itself.",
        Setting::Mouse(Mouse::On) => "Clicks and the wheel work; to select text, most terminals want Shift held.",
        Setting::BigNumber(BigNumber::On) => "A settled score stands at the head of the results, in three rows.",
        Setting::BigNumber(BigNumber::Off) => "The score stands in the first sentence of the results.",
        Setting::BeginWith(BeginWith::Home) => "The program begins with the list of your assessments.",
        Setting::BeginWith(BeginWith::Last) => "The program begins where you answered last; Esc leads to the list.",
        Setting::Mouse(Mouse::Off) => "The mouse is left to your terminal, for selecting text.",
    }
}
