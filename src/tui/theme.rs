//! Turns the tones of the visual language into styles of the terminal, and names the marks that screens draw.
//!
//! The colors are the 16 of the terminal's own theme. Every style with a meaning stands beside a word or a mark, so
//! that the plain theme, which has modifiers only, shows everything too. Marks are Unicode; a terminal that cannot show
//! them gets [`in_ascii`](crate::look::in_ascii) of each.

use ratatui::style::{Color, Modifier, Style};

pub use crate::look::Glyphs;
use crate::look::{Background, Cell, Tone};
use crate::settings::{Characters, Look, Settings};

/// Styles by job.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Names, headings and numbers.
    pub strong: Style,
    /// Column heads, rules and what can be skipped.
    pub faint: Style,
    /// The present place, the marks of the selection, links.
    pub accent: Style,
    /// Keys.
    pub key: Style,
    /// The name of the highlighted entry.
    pub selected: Style,
    /// The reached part of a bar.
    pub reached: Style,
    /// Good news: past the line, saved.
    pub good: Style,
    /// The word "ready".
    pub ready: Style,
    /// Missing, in the way, not yet.
    pub missing: Style,
    /// A possible gain.
    pub gain: Style,
    /// Trouble.
    pub error: Style,
    /// The highlighted button.
    pub button: Style,
    /// A screen behind a box.
    pub behind: Style,
    palette: Palette,
    glyphs: Glyphs,
}

/// Whether to use colors, and for which background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// Colors for a dark background.
    Dark,
    /// Colors for a light background.
    Light,
    /// Modifiers only, for `NO_COLOR`.
    Plain,
}

/// Beside what is highlighted, over all its rows.
pub const CURSOR: &str = "▌";
/// A chosen answer.
pub const CHOSEN: &str = "●";
/// The answer of last time.
pub const FORMER: &str = "○";
/// Starred.
pub const STAR: &str = "★";
/// Flagged.
pub const FLAG: &str = "⚑";
/// Done, met, saved.
pub const DONE: &str = "✓";
/// Failed.
pub const FAILED: &str = "✗";
/// A must-have that is missing, before its name.
pub const WARNING: &str = "!";
/// A cell of a rule.
pub const RULE: &str = "─";
/// A cell of the rule under the present place.
const PLACE: &str = "━";
/// Between two columns, and the line where ready begins through blank rows.
pub const JOINED: &str = "│";
/// The top of the line where ready begins.
pub const TOP: &str = "╻";
/// Between two things on one line.
pub const DOT: &str = "·";
/// Before a number that is too close to call.
pub const CLOSE: &str = "≈";
/// Something is going on.
pub const BUSY: &str = "…";

impl Theme {
    /// Creates a theme for the abilities of a terminal.
    pub const fn new(palette: Palette, glyphs: Glyphs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let is_plain = matches!(palette, Palette::Plain);
        let good = colored(plain, Tone::Good, palette);
        let missing = colored(plain, Tone::Missing, palette);
        let accent = colored(plain, Tone::Accent, palette);
        let marked = colored(bold, Tone::Accent, palette);
        Self {
            text: plain,
            strong: bold,
            faint: plain.add_modifier(Modifier::DIM),
            accent: if is_plain { bold } else { accent },
            key: marked,
            selected: if is_plain { bold.add_modifier(Modifier::UNDERLINED) } else { marked },
            reached: colored(plain, Tone::Reached, palette),
            good: if is_plain { bold } else { good },
            ready: colored(bold, Tone::Good, palette),
            missing: if is_plain { bold } else { missing },
            gain: colored(plain, Tone::Gain, palette),
            error: colored(bold, Tone::Error, palette),
            button: plain.add_modifier(Modifier::REVERSED),
            behind: plain.fg(Color::Reset).remove_modifier(Modifier::all()).add_modifier(Modifier::DIM),
            palette,
            glyphs,
        }
    }

    /// Returns this theme with the choices of the person.
    #[must_use]
    pub const fn chosen(&self, settings: Settings) -> Self {
        let palette = match settings.theme {
            Look::Auto => self.palette,
            Look::Color if matches!(self.palette, Palette::Light) => Palette::Light,
            Look::Color | Look::Dark => Palette::Dark,
            Look::Light => Palette::Light,
            Look::Plain => Palette::Plain,
        };
        let glyphs = match settings.characters {
            Characters::Auto => self.glyphs,
            Characters::Unicode => Glyphs::Unicode,
            Characters::Ascii => Glyphs::Ascii,
        };
        Self::new(palette, glyphs)
    }

    /// Returns a cell of the rule under the present place. In ASCII it differs from a bar.
    pub const fn place(&self) -> &'static str {
        match self.glyphs {
            Glyphs::Unicode => PLACE,
            Glyphs::Ascii => "_",
        }
    }

    /// Returns which characters the terminal can show.
    pub const fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    /// Returns the style of a cell of a bar. Without colors, a bar has no style.
    pub const fn cell(&self, cell: Cell) -> Style {
        match cell.tone() {
            Tone::Text | Tone::Accent | Tone::Faint | Tone::Error => self.text,
            Tone::Strong => self.strong,
            Tone::Reached => self.reached,
            Tone::Open => self.reached.add_modifier(Modifier::DIM),
            Tone::Gain => self.gain,
            // A bar without colors has no style: its characters say everything.
            Tone::Good | Tone::Missing if matches!(self.palette, Palette::Plain) => self.text,
            Tone::Good => self.good,
            Tone::Missing => self.missing,
        }
    }

    /// Returns the style of an entry's name: highlighted or ordinary.
    pub const fn entry(&self, is_selected: bool) -> Style {
        if is_selected { self.selected } else { self.text }
    }
}

/// Returns a style in the color of a tone, if the palette has colors.
const fn colored(style: Style, tone: Tone, palette: Palette) -> Style {
    let background = match palette {
        Palette::Plain => return style,
        Palette::Light => Background::Light,
        Palette::Dark => Background::Dark,
    };
    match tone.color(background) {
        Some(index) => style.fg(color(index)),
        None => style,
    }
}

/// Returns one of the 16 colors.
const fn color(index: u8) -> Color {
    match index {
        1 => Color::Red,
        2 => Color::Green,
        3 => Color::Yellow,
        4 => Color::Blue,
        5 => Color::Magenta,
        6 => Color::Cyan,
        9 => Color::LightRed,
        13 => Color::LightMagenta,
        _ => Color::Reset,
    }
}
