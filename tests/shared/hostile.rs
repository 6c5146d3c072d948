//! Hostile text, and a check of what may reach a terminal, for both test programs.
//!
//! The list of forbidden characters comes from the Unicode tables and not from the program, so that it does not share
//! its gaps.

use devrel_ready::text::width;
use ratatui::buffer::Buffer;

/// One text of each kind: escape sequences, other controls, and characters that reorder, hide or break text.
pub(crate) const PAYLOADS: [&str; 32] = [
    // The title, the clipboard, a link; ended by BEL and by ST.
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    // Clearing, coloring, asking, pasting, the other screen; device control.
    "\u{1b}[2J",
    "\u{1b}[31;1mred",
    "\u{1b}[6n",
    "\u{1b}[201~\u{1b}[200~",
    "\u{1b}[?1049l",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}c",
    // The same as single characters.
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{90}q\u{9c}",
    "\u{85}\u{84}",
    "a\rb",
    "\u{8}\u{8}\u{7f}",
    "a\0b",
    "\u{7}\u{e}\u{f}\u{c}\u{b}",
    // Reordering.
    "\u{202e}evil\u{202c}",
    "\u{2066}a\u{2067}b\u{2068}c\u{2069}",
    "\u{61c}a\u{200e}b\u{200f}c",
    // Hiding.
    "\u{200b}\u{feff}\u{ad}\u{2060}",
    "\u{e0041}\u{e0001}\u{e007f}\u{e0fff}",
    "a\u{200d}b\u{200c}c",
    "\u{1f469}\u{200d}\u{200d}\u{1f4bb}\u{200d}",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}\u{34f}\u{17b4}\u{17b5}",
    "\u{180b}\u{180e}\u{180f}\u{1bca0}\u{1d173}\u{fff0}",
    "a\u{fe0f}b\u{fe00}c\u{e0100}d",
    // Breaking lines, and no characters at all.
    "a\u{2028}b\u{2029}c",
    "\u{fff9}a\u{fffa}b\u{fffb}\u{fffe}\u{fdd0}\u{10ffff}",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "../../..\u{2044}\u{1b}%G;$(id)`id`\u{5c}",
];

/// Returns texts that are hostile only by their length.
pub(crate) fn floods() -> Vec<String> {
    vec![
        format!("a{}b", "\u{301}".repeat(1_000)),
        "x".repeat(20_000),
        "語".repeat(5_000),
        format!("{}\u{1b}[2J", "\u{1f469}\u{200d}".repeat(2_000)),
        "\n".repeat(12_000),
    ]
}

/// Returns the first character that may not reach a terminal: a control, one that reorders or hides, a line separator,
/// or a noncharacter.
pub(crate) fn forbidden(text: &str) -> Option<char> {
    // A joiner between two pictures, or between two letters from Arabic to Burmese, is part of the text.
    let bare = |position: usize, joiner: char| {
        let pictorial = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
        let shaped = |c: char| matches!(c, '\u{620}'..='\u{109f}');
        let (before, after) = (text[..position].chars().next_back(), text[position..].chars().nth(1));
        let between = |kind: &dyn Fn(char) -> bool| before.is_some_and(kind) && after.is_some_and(kind);
        !(between(&shaped) || (joiner == '\u{200d}' && between(&pictorial)))
    };
    let hit = |(position, c): &(usize, char)| match c {
        ' '..='~' => false,
        '\u{200c}' | '\u{200d}' => bare(*position, *c),
        c => c.is_control() || is_invisible(*c) || u32::from(*c) & 0xfffe == 0xfffe,
    };
    text.char_indices().find(hit).map(|(_, c)| c)
}

/// Returns whether a character controls direction, may be ignored by a renderer, separates lines, annotates, or is a
/// noncharacter, as in Unicode 16.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns the most marks on one letter.
pub(crate) fn pile(text: &str) -> usize {
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}');
    text.split(|c| !is_mark(c)).map(|marks| marks.chars().count()).max().unwrap_or_default()
}

/// Returns all payloads in a few texts, for tests that would be slow with each.
pub(crate) fn bundles() -> Vec<String> {
    PAYLOADS.chunks(4).map(|some| some.join("x")).collect()
}

/// Returns the text that a terminal gets for a screen, row by row. A wide character covers the cell behind it.
pub(crate) fn sent(buffer: &Buffer) -> String {
    let mut screen = String::with_capacity(buffer.content.len() + 1);
    for row in buffer.content.chunks(buffer.area.width.max(1).into()) {
        let mut covered = 0;
        for cell in row {
            if covered == 0 {
                screen.push_str(cell.symbol());
                covered = width(cell.symbol());
            }
            covered = covered.saturating_sub(1);
        }
        screen.push('\n');
    }
    screen
}
