//! The target of standard output, as values from `main`: a terminal with its width and abilities, or a pipe or file.
//!
//! The command line asks no terminal itself.

use super::drawn::DrawnPage;
use super::traits::TerminalTraits;
use crate::settings::Settings;
use crate::text::{COLUMNS, fold_page};

/// The longest lines of text: longer ones are hard to read.
const LONGEST: usize = 112;

/// The narrowest window that text is folded to.
const NARROWEST: usize = 20;

/// The target of standard output.
#[derive(Debug, Clone, Copy, Default)]
pub enum OutputTarget {
    /// To a pipe or a file, for a program or for later.
    #[default]
    Pipe,
    /// To a terminal, for a person.
    Terminal(TerminalTraits),
}

impl OutputTarget {
    /// Returns the target with the look that a person has chosen. A pipe looks always the same.
    pub(crate) const fn chosen(self, settings: Settings) -> Self {
        match self {
            Self::Pipe => Self::Pipe,
            Self::Terminal(terminal) => Self::Terminal(terminal.chosen(settings)),
        }
    }

    /// Returns an empty page for a terminal that can show one.
    pub(crate) fn page(self) -> Option<DrawnPage> {
        match self {
            Self::Terminal(terminal) if !terminal.dumb => Some(DrawnPage::new(terminal)),
            Self::Terminal(_) | Self::Pipe => None,
        }
    }

    /// Returns the columns of the window; `None` for a pipe, where a row may be of any width.
    pub(crate) fn window(self) -> Option<usize> {
        match self {
            Self::Pipe => None,
            Self::Terminal(terminal) => Some((terminal.columns)().max(NARROWEST)),
        }
    }

    /// Returns text for people as it is printed: folded, and with characters that can be shown.
    pub(crate) fn shown(self, paragraphs: &str) -> String {
        match self {
            Self::Pipe => fold_page(paragraphs, COLUMNS),
            Self::Terminal(terminal) => fold_page(&terminal.glyphs().text(paragraphs), self.columns()),
        }
    }

    /// Returns the columns that text is folded to. In a pipe they are always the same.
    fn columns(self) -> usize {
        match self {
            Self::Pipe => COLUMNS,
            Self::Terminal(terminal) => (terminal.columns)().clamp(NARROWEST, LONGEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OutputTarget, TerminalTraits};
    use crate::look::Background;
    use crate::settings::BigNumber;

    fn of(columns: fn() -> usize, unicode: bool) -> OutputTarget {
        let (color, dumb, background) = (true, false, Background::Dark);
        OutputTarget::Terminal(TerminalTraits { columns, color, unicode, dumb, background, big_number: BigNumber::On })
    }

    #[test]
    fn a_pipe_has_always_the_same_width_and_a_terminal_its_own() {
        assert_eq!(OutputTarget::Pipe.columns(), 80);
        let widths: [fn() -> usize; 4] = [|| 60, || 100, || 300, || 1];
        assert_eq!(widths.map(|columns| of(columns, true).columns()), [60, 100, 112, 20]);
    }

    #[test]
    fn a_terminal_without_unicode_gets_signs_in_ascii_and_a_pipe_gets_all() {
        assert_eq!(of(|| 80, false).shown("29–80 ± 4"), "29-80 +- 4");
        assert_eq!(of(|| 80, true).shown("29–80 ± 4"), "29–80 ± 4");
        assert_eq!(OutputTarget::Pipe.shown("29–80 ± 4"), "29–80 ± 4");
    }
}
