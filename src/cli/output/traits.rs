//! The traits of a terminal that commands have to know, as values from `main`.

use crate::look::{Background, Glyphs};
use crate::settings::{BigNumber, Characters, Look, Settings};

/// The traits of a terminal that commands have to know.
#[derive(Debug, Clone, Copy)]
pub struct TerminalTraits {
    /// Returns the present number of columns.
    pub columns: fn() -> usize,
    /// Whether color is allowed.
    pub color: bool,
    /// Whether characters beyond ASCII are shown correctly.
    pub unicode: bool,
    /// Whether the terminal understands no escape sequences.
    pub dumb: bool,
    /// The background.
    pub background: Background,
    /// Whether results begin with a number of three rows.
    pub big_number: BigNumber,
}

impl TerminalTraits {
    /// Returns what is left of these abilities once a person has chosen the look. `NO_COLOR` wins over any theme.
    #[must_use]
    pub const fn chosen(self, settings: Settings) -> Self {
        let background = match settings.theme {
            Look::Dark => Background::Dark,
            Look::Light => Background::Light,
            Look::Auto | Look::Color | Look::Plain => self.background,
        };
        let unicode = match settings.characters {
            Characters::Auto => self.unicode,
            Characters::Unicode => true,
            Characters::Ascii => false,
        };
        let color = self.color && !matches!(settings.theme, Look::Plain);
        Self { color, unicode, background, big_number: settings.big_number, ..self }
    }

    /// Returns the characters that the terminal can show.
    pub(crate) const fn glyphs(self) -> Glyphs {
        if self.unicode { Glyphs::Unicode } else { Glyphs::Ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::TerminalTraits;
    use crate::look::Background;
    use crate::settings::{BigNumber, Characters, Look, Settings};

    const TERMINAL: TerminalTraits = TerminalTraits {
        columns: || 80,
        color: true,
        unicode: true,
        dumb: false,
        background: Background::Dark,
        big_number: BigNumber::On,
    };

    #[test]
    fn the_settings_choose_colors_and_characters_unless_no_color_is_set() {
        let with = |terminal: TerminalTraits, theme| terminal.chosen(Settings { theme, ..Settings::default() });
        assert!(!with(TERMINAL, Look::Plain).color && with(TERMINAL, Look::Auto).color);
        assert_eq!(with(TERMINAL, Look::Light).background, Background::Light);
        let no_color = TerminalTraits { color: false, ..TERMINAL };
        for theme in [Look::Auto, Look::Color, Look::Dark, Look::Light, Look::Plain] {
            assert!(!with(no_color, theme).color, "{theme:?}");
        }
        let ascii = Settings { characters: Characters::Ascii, ..Settings::default() };
        let unicode = Settings { characters: Characters::Unicode, ..Settings::default() };
        assert!(!TERMINAL.chosen(ascii).unicode);
        assert!(TerminalTraits { unicode: false, ..TERMINAL }.chosen(unicode).unicode);
        let chosen = TERMINAL.chosen(Settings { big_number: BigNumber::Off, ..Settings::default() });
        assert_eq!(chosen.big_number, BigNumber::Off);
    }
}
