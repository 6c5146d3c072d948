//! The jobs of colors. Each color stands beside a mark or a word that says the same.

use super::Cell;

/// The job of a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary text.
    Text,
    /// Headings, names and numbers.
    Strong,
    /// Column heads, rules and "and 9 more": never a definition, an action, arithmetic or a legend.
    Faint,
    /// Keys, the present place, the selection, links.
    Accent,
    /// The reached part of a bar.
    Reached,
    /// The open part of a bar.
    Open,
    /// Past the line, ready, saved.
    Good,
    /// Missing, in the way, not yet.
    Missing,
    /// A possible gain.
    Gain,
    /// Trouble.
    Error,
}

/// The background of the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// Dark, or not known.
    #[default]
    Dark,
    /// Light.
    Light,
}

impl Background {
    /// Reads the value of `COLORFGBG`, such as `15;0`. Its last field is the index of the background; 7 and 15 are
    /// light.
    pub fn told(variable: &str) -> Self {
        match variable.rsplit(';').next() {
            Some("7" | "15") => Self::Light,
            _ => Self::Dark,
        }
    }
}

impl Tone {
    /// Returns the index among the 16 colors of the terminal; `None` for its usual color.
    ///
    /// It is never 0, 7 or 8: in some themes these are the background.
    pub const fn color(self, background: Background) -> Option<u8> {
        match (self, background) {
            (Self::Text | Self::Strong | Self::Faint, _) => None,
            (Self::Accent | Self::Reached | Self::Open, Background::Dark) => Some(6),
            (Self::Accent | Self::Reached | Self::Open, Background::Light) => Some(4),
            (Self::Good, _) => Some(2),
            (Self::Missing, Background::Dark) => Some(3),
            (Self::Missing | Self::Error, Background::Light) => Some(1),
            (Self::Gain, Background::Dark) => Some(13),
            (Self::Gain, Background::Light) => Some(5),
            (Self::Error, Background::Dark) => Some(9),
        }
    }

    /// Returns whether the text is dim.
    pub const fn is_dim(self) -> bool {
        matches!(self, Self::Faint | Self::Open)
    }
}

impl Cell {
    /// Returns the tone of the cell.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Reached | Self::HalfReached => Tone::Reached,
            Self::Beyond | Self::AboveTarget | Self::Gained => Tone::Good,
            Self::Missing => Tone::Missing,
            Self::Open => Tone::Open,
            Self::Gain | Self::EarlierGain => Tone::Gain,
            Self::Ready => Tone::Strong,
            Self::Blank => Tone::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Background;

    #[test]
    fn a_background_is_dark_unless_the_terminal_says_that_it_is_light() {
        for light in ["0;15", "0;7", "0;default;15", "7"] {
            assert_eq!(Background::told(light), Background::Light, "{light}");
        }
        for dark in ["15;0", "", "0;8", "15;default", "0;15;", "0;77"] {
            assert_eq!(Background::told(dark), Background::Dark, "{dark}");
        }
    }
}
