//! Where standard output goes, as values from `main`: a terminal with its width and abilities, or a pipe or file.
//!
//! The command line asks no terminal itself.

use crate::look::Background;
use crate::text::COLUMNS;

/// The longest lines of text: longer ones are hard to read.
const LONGEST: usize = 112;

/// The narrowest window that text is folded to.
const NARROWEST: usize = 20;

/// Where standard output goes.
#[derive(Debug, Clone, Copy, Default)]
pub enum OutputTarget {
    /// To a pipe or a file, for a program or for later.
    #[default]
    Pipe,
    /// To a terminal, for a person.
    Terminal(TerminalTraits),
}

/// What commands have to know of a terminal.
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
}

impl OutputTarget {
    /// Returns the columns that text is folded to. In a pipe they are always the same.
    pub(crate) fn columns(self) -> usize {
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

    #[test]
    fn a_pipe_has_always_the_same_width_and_a_terminal_its_own() {
        let of = |columns| {
            let (color, unicode, dumb, background) = (true, true, false, Background::Dark);
            OutputTarget::Terminal(TerminalTraits { columns, color, unicode, dumb, background }).columns()
        };
        assert_eq!(OutputTarget::Pipe.columns(), 80);
        assert_eq!([of(|| 60), of(|| 100), of(|| 300), of(|| 1)], [60, 100, 112, 20]);
    }
}
