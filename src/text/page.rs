//! Line width, paragraphs and list items that all printed pages share.

use std::fmt::Write;

use super::wrap;

/// Columns of the widest page. A link stands on a line of its own and may be longer, so that it can be copied.
pub const COLUMNS: usize = 80;

/// Adds a paragraph with every line indented.
pub fn push_wrapped(text: &mut String, indent: usize, words: &str) {
    for line in wrap(words, COLUMNS - indent) {
        let _ = writeln!(text, "{:indent$}{line}", "");
    }
}

/// Adds an item of a list.
pub fn push_item(text: &mut String, words: &str) {
    for (line, lead) in wrap(words, COLUMNS - 4).iter().zip(std::iter::once("  - ").chain(std::iter::repeat("    "))) {
        let _ = writeln!(text, "{lead}{line}");
    }
}
