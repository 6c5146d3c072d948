//! The only module that names colors and drawing characters: each job on screen has one style or one mark.
//!
//! The colors are the 16 of the terminal's own theme. Every style with a meaning stands beside a word or a mark, so
//! that the plain theme, which has modifiers only, shows everything too.

use ratatui::style::{Color, Modifier, Style};

use crate::settings::{Characters, Look, Settings};

/// Styles and marks by job.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Helpful text that can be skipped.
    pub quiet: Style,
    /// Names and headings.
    pub strong: Style,
    /// The highlighted entry.
    pub cursor: Style,
    /// A chosen entry.
    pub chosen: Style,
    /// Good news.
    pub good: Style,
    /// Worth a look.
    pub caution: Style,
    /// Trouble.
    pub bad: Style,
    /// Keys in the footer and help.
    pub key: Style,
    /// The certain part of a range.
    pub certain: Style,
    /// The open part of a range.
    pub open: Style,
    /// A screen behind a box.
    pub behind: Style,
    /// Drawing characters.
    pub marks: Marks,
    palette: Palette,
    glyphs: Glyphs,
}

/// Whether to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The terminal's 16 colors.
    Colors,
    /// Modifiers only, for `NO_COLOR`.
    Plain,
}

/// Which characters a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// All of Unicode.
    Unicode,
    /// ASCII only, for locales that are not UTF-8.
    Ascii,
}

impl Glyphs {
    const fn marks(self) -> Marks {
        match self {
            Self::Unicode => UNICODE,
            Self::Ascii => ASCII,
        }
    }
}

/// Drawing characters by job.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Beside what is highlighted.
    pub cursor: &'static str,
    /// A skill with a level.
    pub answered: &'static str,
    /// A skill that does not apply.
    pub not_applicable: &'static str,
    /// A skill without an answer.
    pub unanswered: &'static str,
    /// Starred.
    pub star: &'static str,
    /// Flagged.
    pub flag: &'static str,
    /// Has evidence.
    pub evidence: &'static str,
    /// Has a note.
    pub note: &'static str,
    /// Done, met, saved.
    pub done: &'static str,
    /// Missed.
    pub missed: &'static str,
    /// A cell of the certain part of a range.
    pub certain: &'static str,
    /// A cell of the open part of a range.
    pub open: &'static str,
    /// A cell of the part out of reach.
    pub beyond: &'static str,
    /// A cell that the last answer made certain.
    pub gained: &'static str,
    /// A cell that the last answer put out of reach.
    pub ruled_out: &'static str,
    /// The start of "ready".
    pub bar: &'static str,
    /// A cell of a thin line.
    pub rule: &'static str,
    /// A cell of the done part of a thin line.
    pub progress: &'static str,
    /// Separates two things on one line.
    pub dot: &'static str,
    /// Separates the ends of a range.
    pub dash: &'static str,
    /// Stands before an error.
    pub plus_minus: &'static str,
    /// More entries above or below.
    pub more: &'static str,
    /// A role that leads, or is too close to the leader to call.
    pub leading: &'static str,
}

const UNICODE: Marks = Marks {
    cursor: "▸",
    answered: "●",
    not_applicable: "–",
    unanswered: "○",
    star: "★",
    flag: "⚑",
    evidence: "◆",
    note: "✎",
    done: "✓",
    missed: "✗",
    certain: "█",
    open: "▒",
    beyond: "·",
    gained: "▓",
    ruled_out: "░",
    bar: "┃",
    rule: "─",
    progress: "━",
    dot: "·",
    dash: "–",
    plus_minus: "±",
    more: "⋯",
    leading: "◂",
};

const ASCII: Marks = Marks {
    cursor: ">",
    answered: "*",
    not_applicable: "-",
    unanswered: "o",
    star: "+",
    flag: "!",
    evidence: "e",
    note: "n",
    done: "ok",
    missed: "x",
    certain: "#",
    open: "=",
    beyond: ".",
    gained: "+",
    ruled_out: ":",
    bar: "|",
    rule: "-",
    progress: "#",
    dot: "-",
    dash: "-",
    plus_minus: "+-",
    more: "...",
    leading: "<",
};

impl Theme {
    /// Creates a theme for the abilities of a terminal.
    pub const fn new(palette: Palette, glyphs: Glyphs) -> Self {
        match palette {
            Palette::Colors => Self::colors(glyphs),
            Palette::Plain => Self::plain(glyphs),
        }
    }

    /// Returns this theme with the choices of the person.
    #[must_use]
    pub const fn chosen(&self, settings: Settings) -> Self {
        let palette = match settings.theme {
            Look::Auto => self.palette,
            Look::Color => Palette::Colors,
            Look::Plain => Palette::Plain,
        };
        let glyphs = match settings.characters {
            Characters::Auto => self.glyphs,
            Characters::Unicode => Glyphs::Unicode,
            Characters::Ascii => Glyphs::Ascii,
        };
        Self::new(palette, glyphs)
    }

    /// Returns which characters the terminal can show.
    pub const fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    /// Returns the mark before an entry of a list, and its style: highlighted at the cursor.
    pub fn entry<P: PartialEq + Copy>(&self, position: P, cursor: P) -> (&'static str, Style) {
        self.entry_in(self.text, position, cursor)
    }

    /// Returns the same, with this style for all other entries.
    pub fn entry_in<P: PartialEq + Copy>(&self, others: Style, position: P, cursor: P) -> (&'static str, Style) {
        if position == cursor { (self.marks.cursor, self.cursor) } else { (" ", others) }
    }

    const fn colors(glyphs: Glyphs) -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            text: Style::new(),
            quiet: Style::new().add_modifier(Modifier::DIM),
            strong: bold,
            cursor: bold.fg(Color::Cyan),
            chosen: bold.fg(Color::Green),
            good: Style::new().fg(Color::Green),
            caution: Style::new().fg(Color::Yellow),
            bad: bold.fg(Color::Red),
            key: Style::new().fg(Color::Cyan),
            certain: Style::new().fg(Color::Cyan),
            // A shade of the certain part. Blue would be hard to see on many dark backgrounds.
            open: Style::new().fg(Color::Cyan).add_modifier(Modifier::DIM),
            behind: Style::new().fg(Color::Reset).remove_modifier(Modifier::all()).add_modifier(Modifier::DIM),
            marks: glyphs.marks(),
            palette: Palette::Colors,
            glyphs,
        }
    }

    const fn plain(glyphs: Glyphs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            quiet: plain,
            strong: bold,
            cursor: bold.add_modifier(Modifier::REVERSED),
            chosen: bold.add_modifier(Modifier::UNDERLINED),
            good: plain,
            caution: plain,
            bad: bold,
            key: bold,
            certain: plain,
            open: plain,
            behind: plain.remove_modifier(Modifier::all()),
            marks: glyphs.marks(),
            palette: Palette::Plain,
            glyphs,
        }
    }
}
